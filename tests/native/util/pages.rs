//! Sessions that the view tests show, and what they ask of a page.

use std::rc::Rc;

use readiness_check::answers::Answer;
use readiness_check::assessment::LevelIndex;
use readiness_check::code::Decoded;
use readiness_check::file::FileError;
use readiness_check::import::{File, from_files, from_text};
use readiness_check::session::{Action, Pace, Place, Session, SharedAction};

use super::html::Node;
use super::{answers, definition, slot, state_policy};

pub(crate) fn new() -> Session {
    Session::new(state_policy(), Pace::Quick)
}

/// Every sign of the wheel: levels, not sure, does not apply, an estimate, nothing.
pub(crate) fn mixed() -> Session {
    let session = new();
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
    session.reduce(Action::Replace(answers(session.assessment(), &elements)))
}

pub(crate) fn result() -> Session {
    mixed().reduce(Action::Go(Place::Result))
}

/// Results of these editions, on a page that asks the third.
pub(crate) fn shared(editions: &[u32]) -> Session {
    let mut third = super::state_policy_json();
    third["edition"] = 3.into();
    let session = Session::new(Rc::new(super::valid(&third)), Pace::Quick);
    let opened = editions.iter().map(|&edition| Decoded {
        edition,
        answers: mixed().answers().clone(),
    });
    session.reduce(SharedAction::Open(opened.collect()).into())
}

/// Three people of whom two answered alike, and what they settled on.
pub(crate) fn group() -> Session {
    let assessment = state_policy();
    let members = [
        mixed().answers().clone(),
        mixed().answers().clone(),
        answers(
            &assessment,
            &[("purpose", "none"), ("funding", "exploring")],
        ),
    ];
    let members = members.map(|answers| Decoded {
        edition: assessment.edition(),
        answers,
    });
    let open = new().reduce(Action::from(SharedAction::Open(
        members.into_iter().collect(),
    )));
    let funding = slot(&assessment, "funding");
    open.reduce(Action::from(SharedAction::Settle(
        funding,
        Some(Answer::Level(LevelIndex(1))),
    )))
}

/// The same group with every question open again.
pub(crate) fn unsettled(session: &Session) -> Session {
    let settled = session.settled().iter();
    settled.fold(session.clone(), |session, (slot, _)| {
        session.reduce(Action::from(SharedAction::Settle(slot, None)))
    })
}

/// A text and files of which nothing could be opened, where they were handed in.
pub(crate) fn refused(session: &Session) -> Session {
    let assessment = session.assessment();
    let mut opened = from_text(assessment, "#readiness-11d131 and #readiness-rubbish1");
    let files = [
        ("<img src=x>.json", FileError::NotJson),
        ("b.json", FileError::Repeated { name: "<b>".into() }),
    ];
    let files = files.map(|(name, error)| File {
        name: name.into(),
        content: Err(error),
    });
    let refused = from_files(assessment, files.into()).errors;
    opened.errors = opened.errors.iter().chain(&*refused).cloned().collect();
    session
        .reduce(Action::Go(Place::Open))
        .reduce(Action::from(SharedAction::Open(opened)))
}

pub(crate) fn every_place() -> [Session; 10] {
    let full = new().reduce(Action::Pace(Pace::Full));
    let empty = new().reduce(Action::Go(Place::Result));
    let mine = mixed().reduce(Action::from(SharedAction::Open(
        shared(&[3]).shared().iter().cloned().collect(),
    )));
    [
        new(),
        full,
        empty,
        result(),
        shared(&[3]),
        shared(&[3, 2]),
        mine.reduce(Action::from(SharedAction::CompareWithMine)),
        group(),
        refused(&new()),
        refused(&group()),
    ]
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
