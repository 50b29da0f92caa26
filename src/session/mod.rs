//! The session: one visitor's way through the quiz, as plain state and a pure function from one
//! state and an [`Action`] to the next.
//!
//! No clock, no chance, no storage: the same actions always lead to the same state.

mod action;
mod reduce;
mod saved;
mod shared;

use std::rc::Rc;

use crate::answers::Answers;
use crate::assessment::{Assessment, ConditionIndex, Slot, joined};
use crate::code::{Decoded, encode_edition};
#[cfg(doc)]
use crate::group::GROUP;
use crate::import::ImportError;
use crate::notes::Notes;
use crate::profile::Profile;
use crate::results::SharedResult;

pub use action::{Action, Pace, Place, SharedAction, SharedStep};
pub use saved::Saved;
pub use shared::shared_answers;

/// Everything the view shows.
///
/// ```
/// use std::rc::Rc;
///
/// use readiness_check::answers::{Answer, Answers};
/// use readiness_check::assessment::{Assessment, LevelIndex};
/// use readiness_check::session::{Action, Pace, Session};
///
/// # use readiness_check::words;
/// # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/state-policy/en.json");
/// # let definition = serde_json::from_str(&std::fs::read_to_string(file)?)?;
/// # let definition = words::complete(&definition, &serde_json::from_str(words::ENGLISH)?);
/// # let assessment = Rc::new(Assessment::read(&definition)?);
/// # let slot = assessment.slot("purpose").ok_or("no such question")?;
/// let begun = Session::new(Rc::clone(&assessment), Pace::Quick);
/// let answered = begun.reduce(Action::Answer(slot, Some(Answer::Level(LevelIndex(1)))));
/// assert_eq!(answered.answers().count(), 1);
///
/// let over = answered.reduce(Action::StartOver);
/// assert!(over.answers().is_empty());
/// assert_eq!(over.reduce(Action::Undo), answered);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    assessment: Rc<Assessment>,
    answers: Answers,
    notes: Notes,
    pace: Pace,
    place: Place,
    own_place: Place,
    expanded: Vec<ConditionIndex>,
    shared: Rc<[SharedResult]>,
    import_errors: Rc<[ImportError]>,
    settled: Answers,
    priorities: Vec<Slot>,
    supposed: Option<Slot>,
    awaited_group: Rc<str>,
    undo: Option<Rc<Session>>,
}

impl Session {
    /// A session in which nothing has happened.
    #[must_use]
    pub fn new(assessment: Rc<Assessment>, pace: Pace) -> Self {
        Self {
            assessment,
            answers: Answers::default(),
            notes: Notes::default(),
            pace,
            place: Place::Condition(ConditionIndex(0)),
            own_place: Place::Condition(ConditionIndex(0)),
            expanded: Vec::new(),
            shared: Rc::default(),
            import_errors: Rc::default(),
            settled: Answers::default(),
            priorities: Vec::new(),
            supposed: None,
            awaited_group: Rc::default(),
            undo: None,
        }
    }

    /// The assessment that asks the questions.
    #[must_use]
    pub fn assessment(&self) -> &Rc<Assessment> {
        &self.assessment
    }

    /// The visitor's own answers.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The visitor's own notes.
    #[must_use]
    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The number of questions that are asked without being asked for.
    #[must_use]
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// The page on the screen.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The last page among the visitor's own answers, to return to from a shared result.
    #[must_use]
    pub fn own_place(&self) -> Place {
        self.own_place
    }

    /// The conditions whose elements were asked for at [`Pace::Quick`].
    #[must_use]
    pub fn expanded(&self) -> &[ConditionIndex] {
        &self.expanded
    }

    /// The results of others, while [`Place::Shared`] shows them or [`Place::Open`] adds to them.
    #[must_use]
    pub fn shared(&self) -> &Rc<[SharedResult]> {
        &self.shared
    }

    /// The errors of the text or the files that brought them.
    #[must_use]
    pub fn import_errors(&self) -> &[ImportError] {
        &self.import_errors
    }

    /// The answers that a group ([`GROUP`] results or more) has settled on.
    #[must_use]
    pub fn settled(&self) -> &Answers {
        &self.settled
    }

    /// The slots the visitor marked as priorities, in the order of marking.
    #[must_use]
    pub fn priorities(&self) -> &[Slot] {
        &self.priorities
    }

    /// The slot that is looked at as if it were at the highest level; never saved.
    #[must_use]
    pub fn supposed(&self) -> Option<Slot> {
        self.supposed
    }

    /// The codes of the group that was open when this was saved. Until it opens again, the settled
    /// answers are that group's.
    #[must_use]
    pub fn awaited_group(&self) -> &str {
        &self.awaited_group
    }

    /// The session that [`Action::Undo`] brings back. *Start over* and adopting a shared result leave
    /// one, until the visitor enters something that would be lost by it.
    #[must_use]
    pub fn undo(&self) -> Option<&Self> {
        self.undo.as_deref()
    }

    /// The profile of the visitor's own answers.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile::of(&self.assessment, &self.answers)
    }

    /// The codes of the results of others that are open, joined by `-`; one without answers
    /// has none.
    #[must_use]
    pub fn shared_codes(&self) -> String {
        let codes = self.shared.iter().map(|shared| {
            let Decoded { answers, edition } = &shared.result;
            encode_edition(&self.assessment, answers, *edition)
        });
        joined(codes.filter(|code| !code.is_empty()), "-")
    }

    /// A condition's page shows its elements.
    #[must_use]
    pub fn shows_elements(&self, condition: ConditionIndex) -> bool {
        let found = self.assessment.condition(condition);
        self.pace == Pace::Full
            || self.expanded.contains(&condition)
            || found.is_some_and(|found| found.slot.is_none())
    }
}
