//! What of a session outlives the page, as plain data.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::Serialize;
use serde_json::Value;

use super::{Pace, Place, Session};
use crate::answers::{Answer, Answers};
use crate::assessment::Assessment;

/// A session by ids, so that it can be read again after slots were reordered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Saved {
    answers: BTreeMap<String, String>,
    notes: BTreeMap<String, String>,
    pace: Option<&'static str>,
    place: Option<String>,
}

const RESULT: &str = "result";

impl Saved {
    /// What is worth keeping of a session.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let assessment = &session.assessment;
        Self {
            answers: session.answers.to_ids(assessment),
            notes: session
                .notes
                .iter()
                .map(|(&slot, text)| (assessment.slot_id(slot).to_owned(), text.to_string()))
                .collect(),
            pace: Some(session.pace.id()),
            place: match session.place {
                Place::Condition(condition) => {
                    assessment.conditions.get(condition).map(|condition| condition.id.to_string())
                }
                Place::Result => Some(RESULT.into()),
                Place::Shared => None,
            },
        }
    }

    /// Reads what was kept. Whatever can't be understood is left out, for storage
    /// may hold anything, and what can be saved of an answer set should be.
    #[must_use]
    pub fn read(kept: &Value) -> Self {
        let texts = |key| -> BTreeMap<String, String> {
            let entries = kept.get(key).and_then(Value::as_object);
            entries
                .into_iter()
                .flatten()
                .filter_map(|(id, text)| Some((id.clone(), text.as_str()?.to_owned())))
                .collect()
        };
        Self {
            answers: texts("answers"),
            notes: texts("notes"),
            pace: kept.get("pace").and_then(Value::as_str).and_then(Pace::from_id).map(Pace::id),
            place: kept.get("place").and_then(Value::as_str).map(str::to_owned),
        }
    }

    pub(super) fn restore(self, session: &mut Session) {
        let assessment = Rc::clone(&session.assessment);
        session.answers = self.known_answers(&assessment);
        for (id, text) in self.notes {
            if let Some(slot) = assessment.slot(&id) {
                session.note(slot, text.into());
            }
        }
        if let Some(pace) = self.pace.and_then(Pace::from_id) {
            session.pace = pace;
        }
        let condition =
            assessment.conditions.iter().position(|found| Some(&*found.id) == self.place.as_deref());
        if let Some(condition) = condition {
            session.go(Place::Condition(condition));
        } else if self.place.as_deref() == Some(RESULT) && !session.answers.is_empty() {
            session.go(Place::Result);
        }
    }

    fn known_answers(&self, assessment: &Assessment) -> Answers {
        let mut answers = Answers::default();
        for (id, level) in &self.answers {
            if let Some(slot) = assessment.slot(id) {
                answers.set(assessment, slot, Answer::from_id(assessment, slot, level));
            }
        }
        answers
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
        [Self::Quick, Self::Full].into_iter().find(|pace| pace.id() == id)
    }
}
