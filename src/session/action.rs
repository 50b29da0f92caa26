//! The things that can happen in a session, and the places and paces they lead to.

use std::rc::Rc;

use super::Session;
use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, ConditionIndex, Slot};
use crate::import::Imported;
use crate::json::Json;
use crate::results::SharedResult;

/// The number of questions that are asked without being asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// The overview question of each condition; its elements on demand.
    #[default]
    Quick,
    /// Every element.
    Full,
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

/// The page on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A condition's page.
    Condition(ConditionIndex),
    /// The visitor's own result.
    Result,
    /// Results of others, read-only: one, two side by side, or a group.
    Shared,
    /// The page where links, codes and files of others are handed in.
    Open,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Action {
    /// An answer was given, changed or (`None`) taken back.
    Answer(Slot, Option<Answer>),
    /// A note was written; an empty one is forgotten.
    Note(Slot, Rc<str>),
    /// Another place was asked for.
    Go(Place),
    /// On to the next condition, and from the last to the result.
    Next,
    /// Back to the condition before.
    Back,
    /// The pace was changed.
    Pace(Pace),
    /// A condition's elements were asked for, or put away again.
    Elements(ConditionIndex, bool),
    /// A slot was marked as a priority, or no longer.
    Prioritize(Slot, bool),
    /// A result is to be looked at as if a slot were at the highest level, or (`None`) as it is.
    Suppose(Option<Slot>),
    /// Something was done with the results of others.
    Shared(SharedStep),
    /// Back from a shared result to the visitor's own place.
    Close,
    /// The host page brought other answers. Answers that the assessment does not have are left out.
    Replace(Answers),
    /// A saved session was found: one that [`Saved`](super::Saved) once wrote, or any other JSON.
    Restore(Json),
    /// Another tab, or another page of the browser's history, changed the saved session: its
    /// answers, notes and priorities are taken over, and the visitor stays where they are.
    Follow(Json),
    /// The same assessment in another language.
    Translate(Rc<Assessment>),
    /// *Start over*: forgets answers and notes, and can be undone.
    StartOver,
    /// Takes *Start over* back.
    Undo,
    /// Forgets answers and notes for good.
    Reset,
}

/// Something done with the results of others.
#[derive(Clone, Debug)]
pub enum SharedAction {
    /// Results came: they are shown, beside those that are open already if [`Place::Open`]
    /// adds to them. Without any, what could not be read is told where they were handed in.
    Open(Imported),
    /// The visitor's own answers beside the one result that is shown.
    CompareWithMine,
    /// The two results that are compared, the other way round.
    Swap,
    /// Equal results of a group are to count once.
    CountOnce,
    /// A group settled on an answer, or left the question open.
    Settle(Slot, Option<Answer>),
    /// Another's answers become the visitor's own, and can be put back.
    Adopt(SharedResult),
}

/// A [`SharedAction`] together with what takes it, which only those who make one need: a
/// visitor who never opens a result doesn't load it.
#[derive(Clone, Debug)]
pub struct SharedStep {
    action: SharedAction,
    reduce: fn(&Session, &SharedAction) -> Session,
}

impl SharedStep {
    pub(super) fn new(
        action: SharedAction,
        reduce: fn(&Session, &SharedAction) -> Session,
    ) -> Self {
        Self { action, reduce }
    }

    pub(super) fn take(&self, session: &Session) -> Session {
        (self.reduce)(session, &self.action)
    }
}
