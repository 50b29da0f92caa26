//! A visitor's way through the quiz: what each action does to the session.

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{ConditionIndex, LevelIndex, Slot};
use readiness_check::code::Decoded;
use readiness_check::group::GROUP;
use readiness_check::import::Imported;
use readiness_check::json::Json;
use readiness_check::notes::LONGEST_NOTE;
use readiness_check::session::{Action, Pace, Place, Session, SharedAction};

use crate::util;
use crate::util::visit::{after, begun, new, open, results, saved, shared, translation};
use crate::util::{assessment, tries};

#[test]
fn nothing_is_answered_at_first() {
    let session = new();
    assert!(session.answers().is_empty() && session.notes().is_empty());
    assert_eq!(session.place(), Place::Condition(ConditionIndex(0)));
    assert_eq!(session.profile().overall, None);
}

#[test]
fn an_answer_is_given_changed_and_taken_back() {
    let given = new().reduce(Action::Answer(Slot(4), Some(Answer::Level(LevelIndex(1)))));
    assert_eq!(
        given.answers().get(Slot(4)),
        Some(Answer::Level(LevelIndex(1)))
    );
    assert_eq!(given.answers().count(), 1);
    let changed = given.reduce(Action::Answer(Slot(4), Some(Answer::NotApplicable)));
    assert_eq!(changed.answers().get(Slot(4)), Some(Answer::NotApplicable));
    assert_eq!(changed.reduce(Action::Answer(Slot(4), None)), new());
}

#[test]
fn an_answer_that_a_slot_cannot_take_changes_nothing() {
    for (slot, answer) in [
        (9, Answer::Level(LevelIndex(0))),
        (usize::MAX, Answer::NotSure),
        (3, Answer::Level(LevelIndex(4))),
        (0, Answer::NotApplicable),
    ] {
        assert_eq!(
            begun().reduce(Action::Answer(Slot(slot), Some(answer))),
            begun()
        );
    }
}

#[test]
fn a_note_is_written_changed_and_forgotten_when_empty() {
    let note = |text: &str| Action::Note(Slot(5), text.into());
    let written = new().reduce(note("a link"));
    assert_eq!(
        written.notes().get(Slot(5)).map(|note| &**note),
        Some("a link")
    );
    let changed = written.reduce(note("two links"));
    assert_eq!(
        changed.notes().get(Slot(5)).map(|note| &**note),
        Some("two links")
    );
    assert_eq!(changed.reduce(note(" \n")), new());
    assert_eq!(new().reduce(Action::Note(Slot(9), "nowhere".into())), new());
}

#[test]
fn of_a_note_that_is_too_long_the_beginning_stays() {
    let long = "é".repeat(LONGEST_NOTE + 1);
    let written = new().reduce(Action::Note(Slot(5), long.clone().into()));
    let restored = new().reduce(Action::Restore(util::data(
        &serde_json::json!({"notes": {"c1-e0": long}}),
    )));
    for session in [written, restored] {
        let kept = session.notes().get(Slot(5)).unwrap();
        assert_eq!(**kept, "é".repeat(LONGEST_NOTE));
    }
}

#[test]
fn next_leads_from_page_to_page_and_then_to_the_result() {
    let mut session = new();
    for place in [
        Place::Condition(ConditionIndex(1)),
        Place::Condition(ConditionIndex(2)),
        Place::Result,
        Place::Result,
    ] {
        session = session.reduce(Action::Next);
        assert_eq!(session.place(), place);
    }
    for position in [2, 1, 0, 0] {
        session = session.reduce(Action::Back);
        assert_eq!(session.place(), Place::Condition(ConditionIndex(position)));
    }
}

#[test]
fn pages_are_visited_in_any_order() {
    for place in [
        Place::Condition(ConditionIndex(2)),
        Place::Condition(ConditionIndex(0)),
        Place::Result,
    ] {
        assert_eq!(begun().reduce(Action::Go(place)).place(), place);
    }
}

#[test]
fn places_that_do_not_exist_are_ignored() {
    for place in [
        Place::Condition(ConditionIndex(3)),
        Place::Condition(ConditionIndex(usize::MAX)),
        Place::Shared,
    ] {
        assert_eq!(begun().reduce(Action::Go(place)), begun());
    }
    let open = SharedAction::Open(Imported::default()).into();
    assert_eq!(begun().reduce(open), begun(), "no result to show");
    for position in [3, usize::MAX] {
        assert_eq!(
            begun().reduce(Action::Elements(ConditionIndex(position), true)),
            begun()
        );
    }
}

#[test]
fn elements_show_on_demand_or_at_full_pace() {
    let shown = |session: &Session| {
        [0, 1, 2].map(|position| session.shows_elements(ConditionIndex(position)))
    };
    assert_eq!(shown(&new()), [false, false, false]);
    let opened = after(
        &new(),
        &[
            Action::Elements(ConditionIndex(1), true),
            Action::Elements(ConditionIndex(1), true),
        ],
    );
    assert_eq!(shown(&opened), [false, true, false]);
    let full = opened.reduce(Action::Pace(Pace::Full));
    assert_eq!(shown(&full), [true, true, true]);
    assert_eq!(
        shown(&full.reduce(Action::Pace(Pace::Quick))),
        [false, true, false]
    );
    let closed = opened.reduce(Action::Elements(ConditionIndex(1), false));
    assert_eq!(shown(&closed), [false, false, false]);
}

#[test]
fn the_pace_changes_no_answer() {
    let full = begun().reduce(Action::Pace(Pace::Full));
    assert_eq!(
        (&full.answers(), &full.notes()),
        (&begun().answers(), &begun().notes())
    );
    assert_eq!(full.place(), begun().place());
}

#[test]
fn a_shared_result_leaves_ones_own_answers_alone() {
    let begun = begun();
    let open = begun.reduce(shared(&begun));
    assert_eq!(open.place(), Place::Shared);
    assert_eq!(open.shared().len(), 1);
    for session in [&open, &open.reduce(Action::Go(Place::Result))] {
        assert_eq!(session.answers(), begun.answers());
        assert_eq!(session.notes(), begun.notes());
    }
    assert_eq!(open.reduce(Action::Next), open, "there is nothing after it");
}

#[test]
fn leaving_a_shared_result_leads_back_to_where_one_was() {
    for before in [begun(), begun().reduce(Action::Go(Place::Result))] {
        let open = after(&before, &[shared(&before), shared(&before)]);
        assert_eq!(open.reduce(Action::Close), before);
        assert_eq!(open.reduce(Action::Back), before);
        assert_eq!(before.reduce(Action::Close), before, "nothing is open");
        let elsewhere = open.reduce(Action::Go(Place::Condition(ConditionIndex(2))));
        assert_eq!(elsewhere.place(), Place::Condition(ConditionIndex(2)));
        assert!(elsewhere.shared().is_empty());
    }
}

#[test]
fn starting_over_can_be_undone() {
    let over = begun().reduce(Action::StartOver);
    assert!(over.answers().is_empty() && over.notes().is_empty());
    assert_eq!(over.place(), Place::Condition(ConditionIndex(0)));
    assert!(over.undo().is_some());
    assert_eq!(over.reduce(Action::Undo), begun());
    let browsed = after(
        &over,
        &[Action::Next, Action::Pace(Pace::Full), Action::StartOver],
    );
    assert_eq!(
        browsed.reduce(Action::Undo),
        begun(),
        "nothing was lost in between"
    );
}

#[test]
fn the_next_answer_makes_starting_over_final() {
    let over = begun().reduce(Action::StartOver);
    let answered = over.reduce(Action::Answer(Slot(1), Some(Answer::Level(LevelIndex(0)))));
    assert_eq!(answered.undo(), None);
    assert_eq!(answered.reduce(Action::Undo), answered);
}

#[test]
fn what_was_written_since_starting_over_is_never_undone() {
    let over = begun().reduce(Action::StartOver);
    let noted = over.reduce(Action::Note(Slot(3), "statute 14".into()));
    assert_eq!(noted.undo(), None);
    assert_eq!(noted.reduce(Action::Undo), noted);
    let marked = over.reduce(Action::Prioritize(Slot(3), true));
    assert_eq!(marked.reduce(Action::Undo), marked);
    for nothing in [
        Action::Note(Slot(3), " ".into()),
        Action::Note(Slot(99), "nowhere".into()),
        Action::Prioritize(Slot(3), false),
        Action::Prioritize(Slot(99), true),
    ] {
        let still = over.reduce(nothing);
        assert_eq!(still.reduce(Action::Undo), begun(), "nothing was entered");
    }
}

#[test]
fn results_that_were_opened_since_starting_over_stay_open() {
    let group = results(&[0, 1, 2]);
    let settle = SharedAction::Settle(Slot(0), Some(Answer::Level(LevelIndex(1)))).into();
    let over = begun().reduce(Action::StartOver);
    let opened = after(&over, &[open(&group), settle]);
    let undone = opened.reduce(Action::Undo);
    assert_eq!(undone.answers(), begun().answers());
    assert_eq!(undone.notes(), begun().notes());
    assert_eq!(undone.place(), Place::Shared);
    assert_eq!(undone.shared(), opened.shared());
    assert_eq!(undone.settled(), opened.settled());
    assert_eq!(undone.reduce(Action::Close), begun());
}

#[test]
fn starting_over_with_nothing_leaves_nothing_to_undo() {
    assert_eq!(new().reduce(Action::StartOver), new());
    assert_eq!(new().reduce(Action::Undo), new());
}

#[test]
fn a_reset_is_final() {
    let reset = begun().reduce(Action::Reset);
    assert_eq!(reset, new());
    let after_over = after(&begun(), &[Action::StartOver, Action::Reset, Action::Undo]);
    assert_eq!(after_over, new());
}

#[test]
fn other_answers_replace_all() {
    let answers = util::chosen(new().assessment(), &[3, 3]);
    let replaced = begun().reduce(Action::Replace(answers.clone()));
    assert_eq!(*replaced.answers(), answers);
    assert_eq!(replaced.place(), begun().place());
}

/// Any action, also with positions that do not exist.
fn any_action() -> impl Strategy<Value = Action> {
    let session = new();
    let position = 0..12_usize;
    let answer = prop_oneof![
        Just(None),
        Just(Some(Answer::NotSure)),
        Just(Some(Answer::NotApplicable)),
        (0..6_u8).prop_map(|level| Some(Answer::Level(LevelIndex(level)))),
    ];
    let place = prop_oneof![
        (0..5_usize).prop_map(|position| Place::Condition(ConditionIndex(position))),
        Just(Place::Result),
        Just(Place::Shared),
        Just(Place::Open),
    ];
    let speed = prop_oneof![Just(Pace::Quick), Just(Pace::Full)];
    prop_oneof![
        (position.clone(), answer).prop_map(|(slot, answer)| Action::Answer(Slot(slot), answer)),
        (position.clone(), "[a ]{0,2}")
            .prop_map(|(slot, text)| Action::Note(Slot(slot), text.into())),
        place.prop_map(Action::Go),
        Just(Action::Next),
        Just(Action::Back),
        speed.prop_map(Action::Pace),
        (position.clone(), any::<bool>())
            .prop_map(|(position, show)| Action::Elements(ConditionIndex(position), show)),
        (position, any::<bool>()).prop_map(|(slot, marked)| Action::Prioritize(Slot(slot), marked)),
        Just(shared(&session)),
        prop::collection::vec(0..3_u8, 0..5).prop_map(|numbers| open(&results(&numbers))),
        Just(Action::from(SharedAction::CompareWithMine)),
        Just(Action::from(SharedAction::Swap)),
        Just(Action::from(SharedAction::CountOnce)),
        (0..9_usize, 0..3_u8).prop_map(|(slot, level)| SharedAction::Settle(
            Slot(slot),
            Some(Answer::Level(LevelIndex(level)))
        )
        .into()),
        Just(
            SharedAction::Adopt(
                Decoded {
                    edition: 3,
                    answers: Answers::default()
                }
                .into()
            )
            .into()
        ),
        Just(SharedAction::Open(Imported::default()).into()),
        Just(Action::Close),
        Just(Action::Replace(Answers::default())),
        Just(Action::Restore(saved(&begun()))),
        Just(Action::Restore(Json::Null)),
        Just(translation(|_| {})),
        Just(Action::Translate(assessment(2, &[1]))),
        Just(Action::StartOver),
        Just(Action::Undo),
        Just(Action::Reset),
    ]
}

proptest! {
    #![proptest_config(tries(512))]

    #[test]
    fn no_way_leads_nowhere(actions in prop::collection::vec(any_action(), 0..40)) {
        let mut session = new();
        for action in actions {
            session = session.reduce(action);
            match session.place() {
                Place::Condition(position) => prop_assert!(position.0 < 3),
                Place::Result | Place::Open => {}
                Place::Shared => prop_assert!(!session.shared().is_empty()),
            }
            prop_assert!(matches!(session.own_place(), Place::Condition(_) | Place::Result));
            prop_assert!(session.expanded().iter().all(|position| position.0 < 3));
            for slot in session.assessment().slots() {
                let holdings = util::holdings(session.assessment(), slot);
                prop_assert!(holdings.contains(&session.answers().get(slot)));
            }
            if let Some(forgotten) = session.undo() {
                prop_assert!(!forgotten.answers().is_empty() || !forgotten.notes().is_empty());
            }
            let waits = session.shared().is_empty() && !session.awaited_group().is_empty();
            prop_assert!(waits || session.shared().len() >= GROUP || session.settled().is_empty());
        }
        // Undo takes nothing away that was entered since.
        if let Some(forgotten) = session.undo() {
            let undone = session.reduce(Action::Undo);
            prop_assert_eq!(undone.answers(), forgotten.answers());
            for (slot, note) in session.notes().iter() {
                prop_assert_eq!(undone.notes().get(slot), Some(note));
            }
            if !session.shared().is_empty() {
                prop_assert_eq!(undone.shared(), session.shared());
                prop_assert_eq!(undone.settled(), session.settled());
            }
        }
        let restored = new().reduce(Action::Restore(saved(&session)));
        prop_assert_eq!(restored.answers(), session.answers());
        prop_assert_eq!(restored.notes(), session.notes());
        if session.shared().len() >= GROUP {
            prop_assert_eq!(restored.settled(), session.settled());
        }
    }
}
