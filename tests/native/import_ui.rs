//! Results of others in a session: how they are added, compared, settled and taken over.

use std::rc::Rc;

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, ConditionIndex, LevelIndex, Slot};
use readiness_check::code::Decoded;
use readiness_check::group::{agreed, distributions};
use readiness_check::import::{self, ImportError, Imported};
use readiness_check::results::SharedResult;
use readiness_check::session::{Action, Pace, Place, Session, SharedAction};
use serde_json::json;

use crate::util;
use crate::util::visit::{after, begun, new, open, result, results};

const LEVEL: fn(u8) -> Option<Answer> = |level| Some(Answer::Level(LevelIndex(level)));

fn refused() -> Rc<[ImportError]> {
    let refused = import::from_text(new().assessment(), "rubbish").errors;
    assert_eq!(refused.len(), 1);
    refused
}

fn group(numbers: &[u8]) -> Session {
    begun().reduce(open(&results(numbers)))
}

/// What needs no discussion among these results.
fn undisputed(assessment: &Assessment, results: &[SharedResult]) -> Answers {
    let members = results.iter().map(|member| &member.result);
    agreed(assessment, &distributions(assessment, members))
}

#[test]
fn what_comes_takes_the_place_of_what_was_open() {
    let one = begun().reduce(open(&results(&[0])));
    for place in [
        Place::Shared,
        Place::Condition(ConditionIndex(2)),
        Place::Result,
    ] {
        let other = after(&one, &[Action::Go(place), open(&results(&[1, 2]))]);
        assert_eq!(**other.shared(), *results(&[1, 2]), "{place:?}");
        assert_eq!(other.place(), Place::Shared);
    }
}

#[test]
fn where_results_are_handed_in_they_are_added() {
    let mut session = begun().reduce(Action::Go(Place::Open));
    for count in 1..=4_u8 {
        session = after(
            &session,
            &[Action::Go(Place::Open), open(&results(&[count]))],
        );
        let so_far: Vec<u8> = (1..=count).collect();
        assert_eq!(**session.shared(), *results(&so_far));
        assert_eq!(session.place(), Place::Shared);
    }
    let looked = session.reduce(Action::Go(Place::Open));
    assert_eq!(looked.shared(), session.shared(), "looking adds nothing");
    assert_eq!(looked.reduce(Action::Go(Place::Shared)), session);
}

#[test]
fn what_only_brings_refusals_opens_nothing_and_loses_nothing() {
    let refusals = || {
        Action::from(SharedAction::Open(Imported {
            results: Rc::default(),
            errors: refused(),
        }))
    };
    // Tells nothing any more, and changes nothing else.
    let nothing = || Action::from(SharedAction::Open(Imported::default()));
    let shared = begun().reduce(open(&results(&[0])));
    for before in [
        begun(),
        begun().reduce(Action::Go(Place::Open)),
        shared.clone(),
        shared.reduce(Action::Go(Place::Open)),
    ] {
        let told = before.reduce(refusals());
        assert_eq!(told.import_errors(), &*refused());
        assert_eq!(
            told.reduce(nothing()),
            before.reduce(nothing()),
            "all else is as before"
        );
    }
}

#[test]
fn refusals_are_told_beside_what_was_opened_until_the_next_time() {
    let some = Imported {
        results: results(&[0]).into(),
        errors: refused(),
    };
    let told = begun().reduce(Action::from(SharedAction::Open(some)));
    assert_eq!((told.place(), told.shared().len()), (Place::Shared, 1));
    assert_eq!(told.import_errors(), &*refused());
    assert!(told.reduce(open(&results(&[1]))).import_errors().is_empty());
}

#[test]
fn leaving_puts_everything_away() {
    let opened = Imported {
        results: results(&[0, 1, 2]).into(),
        errors: refused(),
    };
    let open = after(
        &begun(),
        &[
            Action::from(SharedAction::Open(opened)),
            Action::from(SharedAction::Settle(Slot(5), LEVEL(1))),
        ],
    );
    assert!(!open.settled().is_empty() && !open.import_errors().is_empty());
    let own = begun().place();
    for leave in [Action::Close, Action::Back, Action::Go(own), Action::Undo] {
        let undo = matches!(leave, Action::Undo);
        let left = open.reduce(leave);
        if undo {
            assert_eq!(left, open, "there is nothing to undo");
        } else {
            assert_eq!(left, begun());
        }
    }
    let waiting = open.reduce(Action::Go(Place::Open));
    assert_eq!(
        (&waiting.shared(), &waiting.settled()),
        (&open.shared(), &open.settled())
    );
    assert_eq!(waiting.reduce(Action::Close), begun());
}

#[test]
fn a_group_begins_with_what_needs_no_discussion() {
    let members = results(&[0, 1, 2]);
    let session = group(&[0, 1, 2]);
    let expected = undisputed(session.assessment(), &members);
    assert_eq!(expected.get(Slot(1)), LEVEL(1));
    assert_eq!(*session.settled(), expected);
    for few in [&members[..1], &members[..2]] {
        let few = begun().reduce(open(few));
        assert!(few.settled().is_empty());
        let tried = few.reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(1))));
        assert_eq!(tried, few, "two have nothing to settle");
    }
}

#[test]
fn a_question_is_settled_changed_and_left_open() {
    let session = group(&[0, 1, 2]);
    let settled = session.reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(2))));
    assert_eq!(settled.settled().get(Slot(0)), LEVEL(2));
    assert_eq!(settled.shared(), session.shared());
    assert_eq!(settled.answers(), begun().answers());
    assert_eq!(
        settled.reduce(Action::from(SharedAction::Settle(Slot(0), None))),
        session
    );
    let nowhere = Action::from(SharedAction::Settle(Slot(99), LEVEL(0)));
    assert_eq!(session.reduce(nowhere), session);
    let never = Action::from(SharedAction::Settle(Slot(0), Some(Answer::NotApplicable)));
    assert_eq!(session.reduce(never), session);
}

#[test]
fn what_is_settled_stays_while_the_group_is_the_same_or_grows() {
    let settled = group(&[0, 1, 2]).reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(3))));
    let again = settled.reduce(open(&results(&[0, 1, 2])));
    assert_eq!(again, settled);
    let grown = settled.reduce(open(&results(&[0, 1, 2, 3])));
    assert_eq!(grown.settled(), settled.settled());
    let added = after(&settled, &[Action::Go(Place::Open), open(&results(&[3]))]);
    assert_eq!(added.shared(), grown.shared());
    assert_eq!(added.settled(), settled.settled());
}

#[test]
fn another_group_begins_anew_and_fewer_have_nothing_settled() {
    let settled = group(&[0, 1, 2]).reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(3))));
    for others in [&[0, 1, 3][..], &[2, 1, 0], &[0, 2, 1, 2]] {
        let other = settled.reduce(open(&results(others)));
        assert_eq!(other, group(others));
        assert_eq!(other.settled().get(Slot(0)), None);
    }
    let fewer = settled.reduce(open(&results(&[0, 1])));
    assert!(fewer.settled().is_empty());
    let left = after(&settled, &[Action::Close, open(&results(&[0, 1, 2]))]);
    assert_eq!(left, group(&[0, 1, 2]), "leaving is final");
}

#[test]
fn equal_results_count_once_in_the_order_in_which_they_came() {
    let session =
        group(&[2, 0, 2, 1, 0]).reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(3))));
    let once = session.reduce(Action::from(SharedAction::CountOnce));
    assert_eq!(**once.shared(), *results(&[2, 0, 1]));
    assert_eq!(once.settled(), session.settled(), "the group is the same");
    assert_eq!(once.reduce(Action::from(SharedAction::CountOnce)), once);
    let pair = group(&[1, 1, 0]).reduce(Action::from(SharedAction::CountOnce));
    assert_eq!(**pair.shared(), *results(&[1, 0]));
    assert!(pair.settled().is_empty());
    let then = SharedResult {
        result: Decoded {
            edition: 2,
            ..results(&[1])[0].result.clone()
        },
        ..results(&[1])[0].clone()
    };
    let editions = [results(&[1]), vec![then], results(&[0])].concat();
    let session = begun().reduce(open(&editions));
    assert_eq!(
        session.reduce(Action::from(SharedAction::CountOnce)),
        session,
        "then is not now"
    );
}

#[test]
fn two_results_are_swapped_and_back() {
    let pair = begun().reduce(open(&results(&[0, 1])));
    let swapped = pair.reduce(Action::from(SharedAction::Swap));
    assert_eq!(**swapped.shared(), *results(&[1, 0]));
    assert_eq!(swapped.reduce(Action::from(SharedAction::Swap)), pair);
    for numbers in [&[0][..], &[0, 1, 2]] {
        let others = begun().reduce(open(&results(numbers)));
        assert_eq!(others.reduce(Action::from(SharedAction::Swap)), others);
    }
}

#[test]
fn ones_own_answers_stand_before_the_one_that_is_shown() {
    let begun = begun();
    let one = begun.reduce(open(&results(&[1])));
    let pair = one.reduce(Action::from(SharedAction::CompareWithMine));
    let [mine, theirs] = &**pair.shared() else {
        panic!("two are compared");
    };
    assert_eq!(
        mine,
        &SharedResult::own(begun.assessment(), begun.answers(), begun.notes())
    );
    assert!(mine.own && !theirs.own);
    assert_eq!(*theirs, results(&[1])[0]);
    assert_eq!(
        pair.reduce(Action::from(SharedAction::CompareWithMine)),
        pair,
        "two are enough"
    );
    assert_eq!(pair.reduce(Action::Close), begun);
    assert_eq!(
        begun.reduce(Action::from(SharedAction::CompareWithMine)),
        begun,
        "with what?"
    );
}

/// The second edition of an example: `rooms-heat` (3) is retired, `books-new` (5) reworded.
fn second() -> Session {
    let json = include_str!("../cases/editions/second.json");
    let second = util::valid(&serde_json::from_str(json).unwrap());
    Session::new(Rc::new(second), Pace::Quick)
}

#[test]
fn of_an_earlier_result_only_what_is_still_asked_alike_is_adopted() {
    let session = second();
    let file = json!({
        "format": "readiness-check-result", "version": 1, "assessment": "library", "edition": 1,
        "answers": {"rooms": "done", "rooms-heat": "done", "books-new": "done", "books-old": "none"},
        "notes": {"rooms-heat": "gone", "books-new": "other words", "books-old": "kept"},
    });
    let theirs = readiness_check::file::read(session.assessment(), &util::data(&file)).unwrap();
    let adopted = session.reduce(Action::from(SharedAction::Adopt(theirs)));
    let kept = [("rooms", "done"), ("books-old", "none")];
    assert_eq!(
        *adopted.answers(),
        util::answers(session.assessment(), &kept)
    );
    let notes: Vec<_> = adopted
        .notes()
        .iter()
        .map(|(slot, note)| (slot, &**note))
        .collect();
    assert_eq!(
        notes,
        [(Slot(5), "other words"), (Slot(6), "kept")],
        "what is asked can be noted"
    );
    assert_eq!(adopted.place(), Place::Result);
    assert_eq!(adopted.undo(), None, "nothing was lost");
}

#[test]
fn what_is_adopted_takes_the_place_of_answers_but_not_of_notes() {
    let begun = begun();
    let mut theirs = result(&[1, 1, 1]);
    theirs.notes.set(Slot(3), "theirs".into());
    theirs.notes.set(Slot(4), "theirs too".into());
    let shown = begun.reduce(open(&[theirs.clone()]));
    let adopted = shown.reduce(Action::from(SharedAction::Adopt(theirs.clone())));
    assert_eq!(*adopted.answers(), theirs.result.answers);
    let notes: Vec<_> = adopted.notes().iter().map(|(_, note)| &**note).collect();
    assert_eq!(notes, ["statute 12", "theirs too"]);
    assert!(
        adopted.shared().is_empty(),
        "they are the visitor's own now"
    );
    assert_eq!(adopted.reduce(Action::Undo), shown, "all of it comes back");
    let answered = adopted.reduce(Action::Answer(Slot(0), LEVEL(0)));
    assert_eq!(answered.reduce(Action::Undo), answered, "then it is final");
}

#[test]
fn what_a_group_settled_is_adopted_from_its_page() {
    let session = group(&[0, 1, 2]).reduce(Action::from(SharedAction::Settle(Slot(0), LEVEL(3))));
    let settled = Decoded {
        edition: 3,
        answers: session.settled().clone(),
    };
    let adopted = session.reduce(Action::from(SharedAction::Adopt(settled.into())));
    assert_eq!(adopted.answers(), session.settled());
    assert!(adopted.settled().is_empty() && adopted.shared().is_empty());
    assert_eq!(adopted.reduce(Action::Undo), session);
}
