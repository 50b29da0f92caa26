//! One session that the session tests begin with.

use std::rc::Rc;

use readiness_check::answers::Answer;
use readiness_check::assessment::{Assessment, LevelIndex, Slot};
use readiness_check::code::Decoded;
use readiness_check::json::Json;
use readiness_check::results::SharedResult;
use readiness_check::session::{Action, Pace, Saved, Session, SharedAction};
use serde_json::{Value, json};

use super::{assessment, data, definition};

/// Three conditions: slots 0 to 2 are their overview questions, 3 and 4 the elements
/// of the first, 5 that of the second, 6 to 8 those of the third.
pub(crate) fn new() -> Session {
    thread_local! {
        /// The same for all sessions of a test, for an assessment is equal to itself alone.
        static ASSESSMENT: Rc<Assessment> = assessment(4, &[2, 1, 3]);
    }
    Session::new(ASSESSMENT.with(Rc::clone), Pace::Quick)
}

pub(crate) fn after(session: &Session, actions: &[Action]) -> Session {
    actions.iter().fold(session.clone(), |session, action| {
        session.reduce(action.clone())
    })
}

/// Answers given and a note written, on the second page.
pub(crate) fn begun() -> Session {
    after(
        &new(),
        &[
            Action::Answer(Slot(0), Some(Answer::Level(LevelIndex(2)))),
            Action::Answer(Slot(3), Some(Answer::NotSure)),
            Action::Note(Slot(3), "statute 12".into()),
            Action::Next,
        ],
    )
}

pub(crate) fn shared(session: &Session) -> Action {
    let answers = super::chosen(session.assessment(), &[0, 1, 2, 3]);
    SharedAction::Open(
        [Decoded {
            edition: 3,
            answers,
        }]
        .into_iter()
        .collect(),
    )
    .into()
}

pub(crate) fn saved(session: &Session) -> Json {
    data(&serde_json::to_value(Saved::of(session)).unwrap())
}

pub(crate) fn translation(change: impl FnOnce(&mut Value)) -> Action {
    let mut translated = definition(4, &[2, 1, 3]);
    translated["language"] = json!("es");
    change(&mut translated);
    Action::Translate(Rc::new(super::valid(&translated)))
}

/// A result of the same edition: what `super::chosen` makes of a number for each slot.
pub(crate) fn result(numbers: &[u8]) -> SharedResult {
    let decoded = Decoded {
        edition: 3,
        answers: super::chosen(new().assessment(), numbers),
    };
    decoded.into()
}

/// Results that differ in slot 0; in slot 1 all are alike.
pub(crate) fn results(numbers: &[u8]) -> Vec<SharedResult> {
    let each = numbers.iter().map(|&number| result(&[number, 1]));
    each.collect()
}

pub(crate) fn open(results: &[SharedResult]) -> Action {
    Action::from(SharedAction::Open(results.iter().cloned().collect()))
}
