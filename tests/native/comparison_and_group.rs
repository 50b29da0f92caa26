//! Several results at once: what moved between two, and how far a group agrees.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::Answer;
use readiness_check::assessment::{Assessment, LevelIndex, Slot};
use readiness_check::code::{Decoded, decode, encode};
use readiness_check::comparison::{Movement, compare, profiles};
use readiness_check::group::{Agenda, Distribution, FIRST, agreed, distributions};
use readiness_check::profile::Profile;

use crate::util;

fn given(assessment: &Assessment, ids: &[(&str, &str)]) -> Decoded {
    Decoded {
        edition: assessment.edition(),
        answers: util::answers(assessment, ids),
    }
}

#[test]
fn every_pair_of_answers_has_its_movement() {
    let assessment = util::assessment(4, &[1]);
    let cases = [
        (None, None, Movement::Same),
        (Some("partial"), Some("partial"), Movement::Same),
        (Some("not-sure"), Some("not-sure"), Movement::Same),
        (Some("none"), Some("exploring"), Movement::Up),
        (Some("statewide"), Some("none"), Movement::Down),
        (None, Some("none"), Movement::Known),
        (Some("not-sure"), Some("statewide"), Movement::Known),
        (Some("partial"), None, Movement::Unknown),
        (Some("partial"), Some("not-sure"), Movement::Unknown),
        (None, Some("not-sure"), Movement::Other),
        (Some("not-sure"), None, Movement::Other),
        (Some("not-applicable"), Some("partial"), Movement::Other),
        (Some("none"), Some("not-applicable"), Movement::Other),
        (None, Some("not-applicable"), Movement::Other),
    ];
    for (before, after, expected) in cases {
        let [from, to] = [before, after].map(|level| {
            given(
                &assessment,
                &level
                    .map(|level| ("c0-e0", level))
                    .into_iter()
                    .collect::<Vec<_>>(),
            )
        });
        let changes = compare(&assessment, &from, &to);
        let slot = util::slot(&assessment, "c0-e0");
        let change = changes.iter().find(|change| change.slot == slot).unwrap();
        assert_eq!(change.movement, expected, "{before:?} to {after:?}");
    }
}

#[test]
fn reworded_and_new_questions_never_move() {
    let second = Rc::new(util::valid(
        &serde_json::from_str(include_str!("../cases/editions/second.json")).unwrap(),
    ));
    let then = decode(&second, "13iq1TKVX5D").unwrap();
    let now = given(
        &second,
        &[
            ("books-new", "done"),
            ("books-digital", "done"),
            ("rooms", "done"),
            ("books-old", "done"),
        ],
    );
    let changes = compare(&second, &then, &now);
    let movement = |id| {
        let slot = util::slot(&second, id);
        changes
            .iter()
            .find(|change| change.slot == slot)
            .unwrap()
            .movement
    };
    assert_eq!(movement("books-new"), Movement::NotComparable);
    assert_eq!(movement("books-digital"), Movement::NotComparable);
    assert_eq!(movement("people"), Movement::Same);
    assert_eq!(movement("rooms"), Movement::Up);
    assert_eq!(movement("books-old"), Movement::Same);
    assert_eq!(changes.len(), second.total(), "what is retired is left out");
    let again = compare(&second, &then, &then);
    assert!(again.iter().all(|change| change.movement == Movement::Same));
}

/// A definition says when a question was last reworded; before that it may have been at any time.
#[test]
fn answers_to_earlier_words_are_compared_within_one_edition_only() {
    let mut json: serde_json::Value =
        serde_json::from_str(include_str!("../cases/editions/second.json")).unwrap();
    json["edition"] = 3.into();
    let books = json["conditions"].as_array_mut().unwrap();
    let elements = books
        .iter_mut()
        .flat_map(|condition| condition["elements"].as_array_mut().unwrap());
    for element in elements.filter(|element| element["id"] == "books-new") {
        element["reworded"] = 3.into();
    }
    let third = Rc::new(util::valid(&json));
    let slot = util::slot(&third, "books-new");
    let set = |edition, level| Decoded {
        edition,
        answers: util::answers(&third, &[("books-new", level), ("books-old", level)]),
    };
    let movement = |before: &Decoded, after: &Decoded| {
        let changes = compare(&third, before, after);
        let change = changes.iter().find(|change| change.slot == slot).unwrap();
        change.movement
    };
    for then in [1, 2] {
        for now in [1, 2, 3] {
            let (before, after) = (set(then, "none"), set(now, "done"));
            let alike = then == now;
            let expected = if alike {
                Movement::Up
            } else {
                Movement::NotComparable
            };
            assert_eq!(movement(&before, &after), expected, "{then} and {now}");
            // Nor do stages side by side rest on them.
            let answered = |profile: &Profile| {
                let books = third
                    .conditions()
                    .iter()
                    .position(|found| &*found.id == "books");
                profile.conditions[books.unwrap()].counts.rated()
            };
            let [first, second] = profiles(&third, [&before, &after]);
            let all = if alike {
                [2, 2]
            } else {
                [1, 1 + usize::from(now == 3)]
            };
            assert_eq!(
                [answered(&first), answered(&second)],
                all,
                "{then} and {now}"
            );
        }
    }
    assert_eq!(movement(&set(3, "none"), &set(3, "done")), Movement::Up);
}

fn spread(levels: &[usize], not_sure: usize) -> Distribution {
    Distribution {
        slot: Slot(0),
        levels: levels.to_vec(),
        not_sure,
        not_applicable: 0,
        unanswered: 0,
    }
}

#[test]
fn steps_apart_are_the_fewest_that_bring_all_together() {
    for (levels, expected) in [
        (&[0, 5, 0, 0][..], Some(0)),
        (&[4, 0, 0, 4], Some(12)),
        (&[1, 1, 0, 0], Some(1)),
        // One from the lowest and one from the highest to either level between.
        (&[1, 1, 1, 1], Some(4)),
        (&[1, 2, 1], Some(2)),
        (&[11, 0, 0, 1], Some(3)),
        (&[1, 0, 0, 0], None),
        (&[0, 0, 0, 0], None),
    ] {
        assert_eq!(spread(levels, 3).steps_apart(), expected, "{levels:?}");
    }
}

fn at(slot: usize, levels: &[usize], not_sure: usize) -> Distribution {
    Distribution {
        slot: Slot(slot),
        ..spread(levels, not_sure)
    }
}

fn slots(list: &[Distribution]) -> Vec<usize> {
    list.iter().map(|spread| spread.slot.0).collect()
}

#[test]
fn a_meeting_begins_where_it_is_furthest_apart() {
    let agenda = Agenda::of(vec![
        at(0, &[0, 4, 0, 0], 0),
        at(1, &[2, 0, 0, 2], 0),
        at(2, &[1, 0, 0, 0], 3),
        at(3, &[1, 1, 0, 0], 2),
        at(4, &[1, 1, 0, 0], 2),
        at(5, &[0, 1, 2, 0], 1),
        at(6, &[0, 1, 1, 0], 3),
        Distribution {
            unanswered: 4,
            ..at(7, &[0, 0, 0, 0], 0)
        },
    ]);
    assert_eq!(slots(&agenda.first), [1, 6, 3, 4, 5, 2]);
    assert_eq!(slots(&agenda.rest), [0; 0]);
    assert_eq!(slots(&agenda.agreed), [0]);
    assert_eq!(agenda.nobody, 1);
}

#[test]
fn a_meeting_has_so_many_questions_and_the_rest_follows() {
    let many = (0..25).map(|slot| at(slot, &[slot / 5, 5, 0, 0], 2 + slot % 5));
    let agenda = Agenda::of(many.collect());
    assert_eq!(agenda.first.len(), FIRST);
    assert_eq!(
        slots(&agenda.first),
        [24, 23, 22, 21, 20, 19, 18, 17, 16, 15]
    );
    assert_eq!(
        agenda.first.len() + agenda.rest.len() + agenda.agreed.len(),
        25
    );
}

#[test]
fn only_what_needs_no_discussion_is_agreed() {
    let level = |level| Some(Answer::Level(LevelIndex(level)));
    for (spread, expected) in [
        (spread(&[0, 3, 0, 0], 0), level(1)),
        (spread(&[0, 3, 0, 0], 2), level(1)),
        (spread(&[0, 3, 0, 0], 3), None),
        (spread(&[1, 3, 0, 0], 0), None),
        (spread(&[0, 0, 0, 0], 4), None),
        (
            Distribution {
                not_applicable: 2,
                ..spread(&[0, 0, 0, 0], 0)
            },
            Some(Answer::NotApplicable),
        ),
        (
            Distribution {
                not_applicable: 1,
                ..spread(&[0, 0, 0, 5], 0)
            },
            None,
        ),
        (
            Distribution {
                unanswered: 2,
                ..spread(&[0, 0, 0, 2], 0)
            },
            None,
        ),
    ] {
        assert_eq!(spread.agreed(), expected, "{spread:?}");
    }
}

#[test]
fn a_group_settles_on_a_code_of_its_own() {
    let assessment = util::assessment(4, &[2, 1]);
    let members = [
        given(
            &assessment,
            &[("c0", "partial"), ("c0-e0", "none"), ("c1", "exploring")],
        ),
        given(
            &assessment,
            &[
                ("c0", "partial"),
                ("c0-e0", "statewide"),
                ("c1", "exploring"),
            ],
        ),
        given(
            &assessment,
            &[("c0", "not-sure"), ("c0-e0", "none"), ("c1", "exploring")],
        ),
    ];
    let distributions = distributions(&assessment, &members);
    assert_eq!(distributions.len(), 5);
    assert!(distributions.iter().all(|spread| spread.members() == 3));
    let agreed = agreed(&assessment, &distributions);
    assert_eq!(
        agreed,
        util::answers(&assessment, &[("c0", "partial"), ("c1", "exploring")])
    );
    let code = encode(&assessment, &agreed);
    assert_eq!(decode(&assessment, &code).unwrap().answers, agreed);
}

#[test]
fn an_answer_to_the_old_words_counts_as_none() {
    let second = Rc::new(util::valid(
        &serde_json::from_str(include_str!("../cases/editions/second.json")).unwrap(),
    ));
    let then = decode(&second, "13iq1TKVX5D").unwrap();
    let distributions = distributions(&second, &[then.clone(), then]);
    let slot = util::slot(&second, "books-new");
    let reworded = distributions
        .iter()
        .find(|spread| spread.slot == slot)
        .unwrap();
    assert_eq!((reworded.rated(), reworded.unanswered), (0, 2));
}

proptest! {
    #![proptest_config(util::tries(200))]

    #[test]
    fn no_level_takes_fewer_steps_to_meet_at(levels in prop::collection::vec(0_usize..40, 2..7)) {
        let steps_to = |target: usize| -> usize {
            levels.iter().enumerate().map(|(level, count)| level.abs_diff(target) * count).sum()
        };
        let fewest = (0..levels.len()).map(steps_to).min();
        let rated: usize = levels.iter().sum();
        prop_assert_eq!(spread(&levels, 0).steps_apart(), fewest.filter(|_| rated > 1));
    }

    #[test]
    fn turning_a_comparison_round_turns_every_movement_round(
        (assessment, before, after) in util::any_answered(6).prop_flat_map(|(assessment, before)| {
            let after = util::any_answers(&assessment);
            (Just(assessment), Just(before), after)
        })
    ) {
        let set = |answers| Decoded { edition: assessment.edition(), answers };
        let (before, after) = (set(before), set(after));
        let forth = compare(&assessment, &before, &after);
        let back = compare(&assessment, &after, &before);
        for (forth, back) in forth.iter().zip(&back) {
            let turned = match forth.movement {
                Movement::Up => Movement::Down,
                Movement::Down => Movement::Up,
                Movement::Known => Movement::Unknown,
                Movement::Unknown => Movement::Known,
                same => same,
            };
            prop_assert_eq!(turned, back.movement);
        }
    }
}
