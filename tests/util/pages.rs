//! Sessions that the view tests show, and what they ask of a page.

use std::rc::Rc;

use readiness_check::code::Decoded;
use readiness_check::session::{Action, Pace, Place, Session, SharedAction};

use super::html::Node;
use super::{answers, definition, state_policy};

pub(crate) fn new() -> Session {
    Session::new(state_policy(), Pace::Quick)
}

/// Every sign of the wheel: levels, not sure, does not apply, an estimate, nothing.
pub(crate) fn mixed() -> Session {
    let mut session = new();
    let elements = [
        ("purpose", "partial"),
        ("purpose-vision", "none"),
        ("purpose-content", "exploring"),
        ("purpose-frameworks", "partial"),
        ("purpose-definitions", "statewide"),
        ("purpose-leadership", "not-sure"),
        ("purpose-greatest-need", "not-applicable"),
        ("purpose-quality", "partial"),
        ("flexibility", "exploring"),
        ("pathways", "not-sure"),
    ];
    session.answers = answers(&session.assessment, &elements);
    session
}

pub(crate) fn result() -> Session {
    mixed().reduce(Action::Go(Place::Result))
}

pub(crate) fn shared(editions: &[u32]) -> Session {
    let opened = editions.iter().map(|&edition| Decoded {
        edition,
        answers: mixed().answers,
    });
    new().reduce(SharedAction::Open(opened.collect()).into())
}

pub(crate) fn every_place() -> [Session; 6] {
    let full = new().reduce(Action::Pace(Pace::Full));
    let empty = new().reduce(Action::Go(Place::Result));
    [new(), full, empty, result(), shared(&[3]), shared(&[3, 2])]
}

pub(crate) fn small(change: impl FnOnce(&mut serde_json::Value)) -> Session {
    let mut json = definition(4, &[2, 1]);
    change(&mut json);
    Session::new(Rc::new(super::valid(&json)), Pace::Full)
}

#[track_caller]
pub(crate) fn has_button(page: &Node, name: &str) {
    let buttons = page.buttons();
    assert!(
        buttons.iter().any(|found| found == name),
        "{name}: {buttons:?}"
    );
}

#[track_caller]
pub(crate) fn lacks_button(page: &Node, name: &str) {
    assert!(!page.buttons().iter().any(|found| found == name), "{name}");
}
