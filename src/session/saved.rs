//! The part of a session that outlives the page, as plain data.

use std::rc::Rc;

use serde::Serialize;

use super::{Pace, Place, Session};
use crate::answers::{Answer, Answers, Entries};
use crate::assessment::{Assessment, ConditionIndex};
use crate::group::GROUP;
use crate::json::Json;
use crate::notes::Notes;

/// A session by ids, so that it can be read again after slots were reordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saved<'a> {
    answers: Entries<'a, &'a str>,
    notes: Entries<'a, &'a str>,
    pace: &'a str,
    place: &'a str,
    /// The slots that were marked as priorities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    priorities: Vec<&'a str>,
    /// The codes of a group that is open, joined by `-`; else empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    shared: String,
    /// The answers that this group settled on.
    #[serde(skip_serializing_if = "Entries::is_empty")]
    settled: Entries<'a, &'a str>,
}

/// A larger group is not kept: storage holds a few megabytes, and is written at every step.
const LARGEST_GROUP: usize = 1000;

/// The `place` of the result; no condition is called so, or it would be reached instead.
const RESULT: &str = "result";

impl<'a> Saved<'a> {
    /// The part of a session that is worth keeping.
    #[must_use]
    pub fn of(session: &'a Session) -> Self {
        let assessment = &session.assessment;
        let notes = session
            .notes
            .iter()
            .map(|(slot, text)| (assessment.slot_id(slot), &**text));
        let shared = group(session);
        let settled = if shared.is_empty() {
            Entries::default()
        } else {
            session.settled.to_ids(assessment)
        };
        Self {
            answers: session.answers.to_ids(assessment),
            notes: Entries(notes.collect()),
            pace: session.pace.id(),
            place: match session.own_place {
                Place::Condition(condition) => assessment
                    .condition(condition)
                    .map_or("", |condition| &condition.id),
                Place::Result => RESULT,
                Place::Shared | Place::Open => "",
            },
            priorities: session
                .priorities
                .iter()
                .map(|&slot| assessment.slot_id(slot))
                .collect(),
            shared,
            settled,
        }
    }

    /// True if there is nothing in it that a visitor would miss.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.notes.is_empty() && self.shared.is_empty()
    }
}

fn group(session: &Session) -> String {
    match session.shared.len() {
        0 => session.awaited_group.to_string(),
        GROUP..=LARGEST_GROUP => session.shared_codes(),
        _ => String::new(),
    }
}

/// Takes up what was saved. Whatever can't be understood is left out: storage may
/// hold anything, and what can be saved of a visitor's answers should be.
pub(super) fn restore(session: &mut Session, saved: &Json) {
    let text = |key| saved.get(key).and_then(Json::as_text);
    follow(session, saved);
    if let Some(pace) = text("pace").and_then(|id| Pace::from_id(id)) {
        session.pace = pace;
    }
    let place = text("place");
    let conditions = session.assessment.conditions();
    if let Some(condition) = conditions.iter().position(|found| Some(&found.id) == place) {
        session.go(Place::Condition(ConditionIndex(condition)));
    } else if place.is_some_and(|place| &**place == RESULT) && !session.answers.is_empty() {
        session.go(Place::Result);
    }
    session.awaited_group = text("shared").cloned().unwrap_or_default();
    session.settled = if session.awaited_group.is_empty() {
        Answers::default()
    } else {
        answers(&session.assessment, saved, "settled")
    };
}

/// Takes up the answers, notes and priorities of what was saved.
pub(super) fn follow(session: &mut Session, saved: &Json) {
    let assessment = Rc::clone(&session.assessment);
    session.priorities = Vec::new();
    if let Some(Json::Array(ids)) = saved.get("priorities") {
        for slot in ids.iter().filter_map(|id| assessment.slot(id.as_text()?)) {
            if !session.priorities.contains(&slot) {
                session.priorities.push(slot);
            }
        }
    }
    session.answers = answers(&assessment, saved, "answers");
    session.notes = Notes::default();
    session.undo = None;
    for (id, note) in texts(saved, "notes") {
        if let (Some(slot), Some(note)) = (assessment.note_slot(id), note.as_text()) {
            session.notes.set(slot, Rc::clone(note));
        }
    }
}

fn texts<'a>(saved: &'a Json, key: &str) -> impl Iterator<Item = &'a (Rc<str>, Json)> {
    saved.get(key).map(Json::entries).unwrap_or_default().iter()
}

fn answers(assessment: &Assessment, saved: &Json, key: &str) -> Answers {
    let mut answers = Answers::default();
    for (id, level) in texts(saved, key) {
        if let (Some(slot), Some(level)) = (assessment.slot(id), level.as_text()) {
            answers.set(assessment, slot, Answer::from_id(assessment, slot, level));
        }
    }
    answers
}
