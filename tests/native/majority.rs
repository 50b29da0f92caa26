//! What a group's picture shows: where more than half of its members stand, question by
//! question.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex, Slot};
use readiness_check::code::{Decoded, decode};
use readiness_check::group::{distributions, majority};
use readiness_check::profile::{Basis, Profile};

use crate::util;
use crate::util::{slot, tries};

/// One person for each answer to the question in `slot`.
fn members(assessment: &Assessment, slot: Slot, given: &[Option<Answer>]) -> Vec<Decoded> {
    let member = |answer: &Option<Answer>| {
        let mut answers = Answers::default();
        answers.set(assessment, slot, *answer);
        let edition = assessment.edition();
        Decoded { edition, answers }
    };
    given.iter().map(member).collect()
}

/// What the group shows for the element of an assessment with so many levels.
fn shown(levels: usize, given: &[Option<Answer>]) -> Option<Answer> {
    let assessment = util::assessment(levels, &[1]);
    let slot = slot(&assessment, "c0-e0");
    let members = members(&assessment, slot, given);
    let shown = majority(&assessment, &distributions(&assessment, &members));
    shown.get(slot)
}

/// Each letter is one member, as in `util::answer`: `n e p s` are levels, `?` not sure,
/// `-` does not apply, `.` no answer.
#[test]
fn a_group_stands_where_more_than_half_of_it_stands() {
    for (given, expected) in [
        ("sss", 's'),
        ("nss", 's'),
        ("nns", 'n'),
        ("nes", 'e'),
        ("npps", 'p'),
        // Half is not more than half.
        ("nnss", 'n'),
        ("eess", 'e'),
        ("nessss", 's'),
        ("nneess", 'e'),
        // One who is not sure, or silent, may stand anywhere.
        ("ss?", 's'),
        ("ns?", '?'),
        ("ns.", '?'),
        ("sss??", 's'),
        ("sss?.", 's'),
        ("ss??", '?'),
        ("nnn?s", 'n'),
        ("npp??", '?'),
        // Half of all may not be enough to have reached more than the lowest level.
        ("nn??", 'n'),
        ("ee??", '?'),
        // Those to whom it does not apply are not counted.
        ("ss-", 's'),
        ("ns-", 'n'),
        ("s--", 's'),
        ("?--", '?'),
        (".--", '?'),
        ("---", '-'),
        // Nobody said anything, or all that they don't know.
        ("...", '.'),
        ("..?", '?'),
        ("???", '?'),
        ("n..", '?'),
    ] {
        let answers: Vec<_> = given.chars().map(util::answer).collect();
        assert_eq!(shown(4, &answers), util::answer(expected), "{given}");
    }
}

#[test]
fn nobody_is_no_group() {
    let assessment = util::assessment(4, &[2]);
    let none: [&Decoded; 0] = [];
    assert!(majority(&assessment, &distributions(&assessment, none)).is_empty());
}

/// Whoever answered the old words has not answered the new ones.
#[test]
fn answers_to_the_old_words_may_stand_anywhere() {
    let json = include_str!("../cases/editions/second.json");
    let second = util::valid(&serde_json::from_str(json).unwrap());
    let then = decode(&second, "13iq1TKVX5D").unwrap();
    let slot = slot(&second, "books-new");
    let now = members(&second, slot, &[Some(Answer::Level(LevelIndex(2)))]);
    let shown = |members: &[Decoded]| majority(&second, &distributions(&second, members)).get(slot);
    let [then, now] = [then, now[0].clone()];
    assert_eq!(shown(&[then.clone(), then.clone(), then.clone()]), None);
    let one = [now.clone(), then.clone(), then.clone()];
    assert_eq!(shown(&one), Some(Answer::NotSure));
    assert_eq!(
        shown(&[now.clone(), now, then]),
        Some(Answer::Level(LevelIndex(2)))
    );
}

/// The rule as it is worded: each end of the range from a list of everybody's level.
fn worded(levels: u8, given: &[Option<Answer>]) -> Option<Answer> {
    if given.iter().all(Option::is_none) {
        return None;
    }
    let applies = given
        .iter()
        .filter(|answer| **answer != Some(Answer::NotApplicable));
    let applies: Vec<_> = applies.collect();
    if applies.is_empty() {
        return Some(Answer::NotApplicable);
    }
    let [low, high] = [0, levels - 1].map(|unknown| {
        let stands = |answer: &&Option<Answer>| match **answer {
            Some(Answer::Level(level)) => level.0,
            _ => unknown,
        };
        let mut all: Vec<u8> = applies.iter().map(stands).collect();
        all.sort_unstable();
        // The highest level that more than half have reached is that of the one who stands
        // just past the middle, counted from the top.
        all[all.len() - 1 - all.len() / 2]
    });
    Some(if low == high {
        Answer::Level(LevelIndex(low))
    } else {
        Answer::NotSure
    })
}

fn any_given() -> impl Strategy<Value = (u8, Vec<Option<Answer>>)> {
    (2..=6_u8).prop_flat_map(|levels| {
        let answer = prop_oneof![
            4 => (0..levels).prop_map(|level| Some(Answer::Level(LevelIndex(level)))),
            1 => Just(Some(Answer::NotSure)),
            1 => Just(Some(Answer::NotApplicable)),
            1 => Just(None),
        ];
        (Just(levels), prop::collection::vec(answer, 1..=9))
    })
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn the_rule_is_what_its_words_say((levels, given) in any_given()) {
        prop_assert_eq!(shown(levels.into(), &given), worded(levels, &given));
    }

    /// Members take the part of elements.
    #[test]
    fn the_rule_across_members_is_that_across_elements((levels, given) in any_given()) {
        let assessment = util::assessment(levels.into(), &[given.len()]);
        let mut answers = Answers::default();
        for (member, answer) in given.iter().enumerate() {
            let slot = slot(&assessment, &format!("c0-e{member}"));
            answers.set(&assessment, slot, *answer);
        }
        let profile = Profile::of(&assessment, &answers);
        let condition = &profile.conditions[0];
        let shown = shown(levels.into(), &given);
        match (condition.basis, condition.stage) {
            (Basis::Elements, Some(stage)) if stage.is_certain() => {
                prop_assert_eq!(shown, Some(Answer::Level(stage.low)));
            }
            (Basis::Elements, _) => prop_assert_eq!(shown, Some(Answer::NotSure)),
            (Basis::NotApplicable, _) => prop_assert_eq!(shown, Some(Answer::NotApplicable)),
            // Too few for a stage: nothing above the lowest level is certain either.
            (Basis::None | Basis::Estimate, _) => {
                let low = [None, Some(Answer::NotSure), Some(Answer::Level(LevelIndex(0)))];
                prop_assert!(low.contains(&shown));
            }
        }
    }

    #[test]
    fn the_order_of_members_is_nothing((levels, given) in any_given(), turn in 0..9_usize) {
        let mut turned = given.clone();
        turned.rotate_left(turn % given.len());
        prop_assert_eq!(shown(levels.into(), &turned), shown(levels.into(), &given));
    }

    /// Each question by itself: what others were answered changes nothing.
    #[test]
    fn questions_are_counted_apart(
        (assessment, members) in util::any_answered(4).prop_flat_map(|(assessment, _)| {
            let member = util::any_answers(&assessment);
            (Just(Rc::clone(&assessment)), prop::collection::vec(member, 3..7))
        })
    ) {
        let decoded: Vec<_> = members
            .into_iter()
            .map(|answers| Decoded { edition: assessment.edition(), answers })
            .collect();
        let shown = majority(&assessment, &distributions(&assessment, &decoded));
        let levels = u8::try_from(assessment.levels().len()).unwrap();
        for slot in assessment.slots() {
            let given: Vec<_> = decoded.iter().map(|member| member.answers.get(slot)).collect();
            prop_assert_eq!(shown.get(slot), worded(levels, &given));
        }
    }
}
