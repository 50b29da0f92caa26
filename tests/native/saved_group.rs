//! What a group has settled on outlives the page, and belongs to that group alone.

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{LevelIndex, Slot};
use readiness_check::code::encode;
use readiness_check::group::GROUP;
use readiness_check::import;
use readiness_check::session::{Action, Pace, Place, Saved, Session, SharedAction};
use serde_json::json;

use crate::util;
use crate::util::tries;
use crate::util::visit::{after, begun, new, open, result, results, saved};

const LEVEL: fn(u8) -> Option<Answer> = |level| Some(Answer::Level(LevelIndex(level)));

fn group(numbers: &[u8]) -> Session {
    begun().reduce(open(&results(numbers)))
}

fn restored(session: &Session) -> Session {
    new().reduce(Action::Restore(saved(session)))
}

/// The group that was open opens again, as its page asks for.
fn resumed(session: &Session) -> Session {
    let restored = restored(session);
    let opened = import::from_text(restored.assessment(), restored.awaited_group());
    restored.reduce(Action::from(SharedAction::Open(opened)))
}

#[test]
fn a_group_and_what_it_settled_outlive_the_page() {
    let session = after(
        &group(&[0, 1, 2, 1]),
        &[
            Action::from(SharedAction::Settle(Slot(0), LEVEL(3))),
            Action::from(SharedAction::Settle(Slot(1), None)),
        ],
    );
    let text = serde_json::to_value(Saved::of(&session)).unwrap();
    let codes: Vec<_> = session
        .shared()
        .iter()
        .map(|member| encode(session.assessment(), &member.result.answers))
        .collect();
    assert_eq!(text["shared"], codes.join("-"));
    assert_eq!(text["settled"], json!({"c0": "statewide"}));
    assert_eq!(restored(&session).settled(), session.settled());
    assert_eq!(
        restored(&session).place(),
        begun().place(),
        "until it can be shown"
    );
    assert_eq!(resumed(&session), session);
    let adding = session.reduce(Action::Go(Place::Open));
    assert_eq!(resumed(&adding), session, "also from where more are added");
}

/// Its page may be left again before the group could be shown.
#[test]
fn a_group_waits_until_it_can_be_shown() {
    let session = group(&[0, 1, 2]).reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(3))));
    let twice = restored(&restored(&session));
    assert_eq!(twice, restored(&session));
    let moved = after(&twice, &[Action::Next, Action::Pace(Pace::Full)]);
    assert_eq!(moved.settled(), session.settled());
    assert_eq!(restored(&moved).awaited_group(), twice.awaited_group());
    assert_eq!(resumed(&moved).settled(), session.settled());
}

#[test]
fn what_one_group_settled_is_never_anothers() {
    let session = group(&[0, 1, 2]).reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(3))));
    for others in [&[3, 1, 2][..], &[0], &[0, 1], &[0, 1, 2, 3]] {
        let other = restored(&session).reduce(open(&results(others)));
        assert_eq!(other, group(others));
    }
    let without = util::data(&json!({"answers": {"c0": "partial"}, "settled": {"c0": "none"}}));
    assert!(new().reduce(Action::Restore(without)).settled().is_empty());
}

#[test]
fn one_result_two_and_a_very_large_group_are_not_kept() {
    for count in [0, 1, 2, 1001] {
        let session = begun().reduce(open(&vec![result(&[1]); count]));
        assert_eq!(saved(&session), saved(&begun()), "{count}");
    }
    let largest = begun().reduce(open(&vec![result(&[1]); 1000]));
    assert_eq!(resumed(&largest), largest);
}

#[test]
fn rubbish_from_storage_is_no_group() {
    for rubbish in [
        json!(7),
        json!([]),
        json!("rubbish"),
        json!("-"),
        json!(null),
    ] {
        let data = util::data(&json!({"shared": rubbish, "settled": {"c0": 1, "x": "none"}}));
        let session = new().reduce(Action::Restore(data));
        assert!(session.settled().is_empty());
        assert_eq!(
            session.reduce(open(&results(&[0, 1, 2]))).answers(),
            new().answers()
        );
    }
}

proptest! {
    #![proptest_config(tries(200))]

    #[test]
    fn a_group_that_is_added_to_is_the_group_that_came_at_once(
        numbers in prop::collection::vec(0..5_u8, 1..9), cut in 0..9_usize, level in 0..4_u8,
    ) {
        let cut = cut.min(numbers.len());
        let all = results(&numbers);
        let mut session = begun().reduce(open(&all[..cut]));
        session = after(&session, &[Action::from(SharedAction::Settle(Slot(2), LEVEL(level))), Action::Go(Place::Open), open(&all[cut..])]);
        if cut == all.len() {
            session = session.reduce(Action::Go(Place::Shared));
        }
        prop_assert_eq!(&**session.shared(), &*all);
        let expected = if cut >= GROUP { LEVEL(level) } else { None };
        prop_assert_eq!(session.settled().get(Slot(2)), expected);
        let kept = restored(&session);
        prop_assert_eq!(kept.settled().clone(), if all.len() >= GROUP { session.settled().clone() } else { Answers::default() });
    }
}
