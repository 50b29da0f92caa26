//! What of a session outlives the page, as plain data.

use std::rc::Rc;

use serde::Serialize;

use super::{Notes, Pace, Place, Session};
use crate::answers::{Answer, Answers, Entries};
use crate::assessment::Definition;

/// A session by ids, so that it can be read again after slots were reordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saved<'a> {
    answers: Entries<'a, &'a str>,
    notes: Entries<'a, &'a str>,
    pace: &'a str,
    place: &'a str,
}

/// The `place` of the result; no condition is called so, or it would be reached instead.
const RESULT: &str = "result";

impl<'a> Saved<'a> {
    /// What is worth keeping of a session.
    #[must_use]
    pub fn of(session: &'a Session) -> Self {
        let assessment = &session.assessment;
        let notes = session
            .notes
            .iter()
            .map(|(slot, text)| (assessment.slot_id(slot), &**text));
        Self {
            answers: session.answers.to_ids(assessment),
            notes: Entries(notes.collect()),
            pace: session.pace.id(),
            place: match session.own_place {
                Place::Condition(condition) => assessment
                    .conditions
                    .get(condition)
                    .map_or("", |condition| &condition.id),
                Place::Result => RESULT,
                Place::Shared => "",
            },
        }
    }
}

/// Takes up what was saved. Whatever can't be understood is left out: storage may
/// hold anything, and what can be saved of a visitor's answers should be.
pub(super) fn restore(session: &mut Session, saved: &Definition) {
    let texts = |key| {
        saved
            .get(key)
            .map(Definition::entries)
            .unwrap_or_default()
            .iter()
    };
    let assessment = Rc::clone(&session.assessment);
    session.answers = Answers::default();
    session.notes = Notes::default();
    session.forgotten = None;
    for (id, level) in texts("answers") {
        if let (Some(slot), Some(level)) = (assessment.slot(id), level.as_text()) {
            session
                .answers
                .set(&assessment, slot, Answer::from_id(&assessment, slot, level));
        }
    }
    for (id, note) in texts("notes") {
        if let (Some(slot), Some(note)) = (assessment.slot(id), note.as_text()) {
            session.notes.set(slot, Rc::clone(note));
        }
    }
    if let Some(pace) = saved
        .get("pace")
        .and_then(Definition::as_text)
        .and_then(|id| Pace::from_id(id))
    {
        session.pace = pace;
    }
    let place = saved.get("place").and_then(Definition::as_text);
    if let Some(condition) = assessment
        .conditions
        .iter()
        .position(|found| Some(&found.id) == place)
    {
        session.go(Place::Condition(condition));
    } else if place.is_some_and(|place| &**place == RESULT) && !session.answers.is_empty() {
        session.go(Place::Result);
    }
}

impl Pace {
    /// The word for this pace in the `pace` attribute.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Quick => "quick",
            Self::Full => "full",
        }
    }

    /// The pace with this word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Quick, Self::Full]
            .into_iter()
            .find(|pace| pace.id() == id)
    }
}
