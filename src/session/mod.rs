//! One visitor's way through the quiz: plain state, and a pure function from one
//! state and an [`Action`] to the next.
//!
//! No clock, no chance, no storage: the same actions always lead to the same state.

mod saved;
mod shared;

use std::rc::Rc;

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, ConditionIndex, Slot, joined};
use crate::code::{Decoded, encode_edition};
#[cfg(doc)]
use crate::group::GROUP;
use crate::import::ImportError;
use crate::json::Json;
use crate::notes::Notes;
use crate::profile::Profile;
use crate::results::SharedResult;

pub use saved::Saved;
pub use shared::{SharedAction, SharedStep, shared_answers};

/// Everything the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// What is asked.
    pub assessment: Rc<Assessment>,
    /// The visitor's own answers.
    pub answers: Answers,
    /// The visitor's own notes.
    pub notes: Notes,
    /// How much is asked by itself.
    pub pace: Pace,
    /// What is on the screen.
    pub place: Place,
    /// Where the visitor was among their own answers, to return to from a shared result.
    pub own_place: Place,
    /// Conditions whose elements were asked for at [`Pace::Quick`].
    pub opened: Vec<ConditionIndex>,
    /// Results of others, while [`Place::Shared`] shows them or [`Place::Open`] adds to them.
    pub shared: Rc<[SharedResult]>,
    /// What of the text or the files that brought them could not be read.
    pub import_errors: Rc<[ImportError]>,
    /// What a group ([`GROUP`] results or more) has settled on.
    pub settled: Answers,
    /// The slots the visitor marked as priorities, in the order of marking.
    pub priorities: Vec<Slot>,
    /// The slot that is looked at as if it were at the highest level; never saved.
    pub supposed: Option<Slot>,
    /// The codes of the group that was open when this was saved; what is settled is its,
    /// until it opens again.
    pub left: Rc<str>,
    /// What *Start over* or a shared result took the place of, until the visitor enters something
    /// that bringing it back would take away: an answer, a note or a mark.
    pub forgotten: Option<Rc<Session>>,
}

/// How much is asked by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pace {
    /// The overview question of each condition; its elements on demand.
    #[default]
    Quick,
    /// Every element.
    Full,
}

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A condition's page, by its position.
    Condition(ConditionIndex),
    /// The visitor's own result.
    Result,
    /// Results of others, read-only: one, two side by side, or a group.
    Shared,
    /// Where links, codes and files of others are handed in.
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
    /// Back from a shared result to where the visitor was.
    Close,
    /// The host page brought other answers.
    Replace(Answers),
    /// A saved session was found: what [`Saved`] once wrote, or anything else.
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
            opened: Vec::new(),
            shared: Rc::default(),
            import_errors: Rc::default(),
            settled: Answers::default(),
            priorities: Vec::new(),
            supposed: None,
            left: Rc::default(),
            forgotten: None,
        }
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
        let codes = self.shared.iter().map(|received| {
            let Decoded { answers, edition } = &received.result;
            encode_edition(&self.assessment, answers, *edition)
        });
        joined(codes.filter(|code| !code.is_empty()), "-")
    }

    /// Whether a condition's page shows its elements.
    #[must_use]
    pub fn shows_elements(&self, condition: ConditionIndex) -> bool {
        self.pace == Pace::Full || self.opened.contains(&condition)
    }

    /// The state after `action`.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Answer(slot, answer) => {
                next.answers.set(&self.assessment, slot, answer);
                next.forgotten = None;
            }
            Action::Note(slot, text) if self.assessment.has(slot) => {
                next.notes.set(slot, text);
                if next.notes != self.notes {
                    next.forgotten = None;
                }
            }
            Action::Note(..) => {}
            Action::Go(place) => next.go(place),
            Action::Next => next.go(self.after()),
            Action::Back => next.go(self.before()),
            Action::Pace(pace) => next.pace = pace,
            Action::Elements(condition, show) => {
                next.opened.retain(|&opened| opened != condition);
                if show && condition.0 < self.assessment.conditions().len() {
                    next.opened.push(condition);
                }
            }
            Action::Prioritize(slot, marked) => {
                next.priorities.retain(|&other| other != slot);
                if marked && self.assessment.has(slot) {
                    next.priorities.push(slot);
                }
                if next.priorities != self.priorities {
                    next.forgotten = None;
                }
            }
            Action::Suppose(supposed) => next.supposed = supposed,
            Action::Shared(step) => next = step.take(self),
            Action::Close => next.go(self.own_place),
            Action::Replace(answers) => {
                next.answers = answers;
                next.forgotten = None;
            }
            Action::Restore(saved) => saved::restore(&mut next, &saved),
            Action::Follow(saved) => saved::follow(&mut next, &saved),
            Action::Translate(assessment) => {
                if assessment.asks_the_same(&self.assessment) {
                    next.assessment = assessment;
                }
            }
            Action::StartOver => {
                next = Self::new(Rc::clone(&self.assessment), self.pace);
                next.forgotten = self.remembered();
            }
            Action::Undo => next.undo(),
            Action::Reset => next = Self::new(Rc::clone(&self.assessment), self.pace),
        }
        next
    }

    /// This session, for *Undo*; what it remembers itself while it holds nothing.
    fn remembered(&self) -> Option<Rc<Self>> {
        if self.answers.is_empty() && self.notes.is_empty() {
            return self.forgotten.clone();
        }
        Some(Rc::new(Self {
            forgotten: None,
            ..self.clone()
        }))
    }

    /// Brings the forgotten session back. Results of others that were opened since stay open.
    fn undo(&mut self) {
        let Some(forgotten) = self.forgotten.take() else {
            return;
        };
        let since = self.clone();
        *self = Self {
            assessment: Rc::clone(&since.assessment),
            ..Self::clone(&forgotten)
        };
        if !since.shared.is_empty() {
            self.place = since.place;
            self.shared = since.shared;
            self.import_errors = since.import_errors;
            self.settled = since.settled;
            self.left = since.left;
        }
    }

    fn go(&mut self, place: Place) {
        let exists = match place {
            Place::Condition(condition) => condition.0 < self.assessment.conditions().len(),
            Place::Result | Place::Open => true,
            Place::Shared => !self.shared.is_empty(),
        };
        if !exists {
            return;
        }
        self.supposed = None;
        if matches!(place, Place::Condition(_) | Place::Result) {
            self.own_place = place;
            self.put_away();
        }
        self.place = place;
    }

    /// Puts the results of others away. A group that is still to open again stays.
    fn put_away(&mut self) {
        self.import_errors = Rc::default();
        if !self.shared.is_empty() {
            self.shared = Rc::default();
            self.settled = Answers::default();
        }
    }

    fn after(&self) -> Place {
        match self.place {
            Place::Condition(ConditionIndex(condition))
                if condition + 1 < self.assessment.conditions().len() =>
            {
                Place::Condition(ConditionIndex(condition + 1))
            }
            Place::Condition(_) => Place::Result,
            place => place,
        }
    }

    fn before(&self) -> Place {
        match self.place {
            Place::Condition(condition) => {
                Place::Condition(ConditionIndex(condition.0.saturating_sub(1)))
            }
            Place::Result => {
                let last = self.assessment.conditions().len().saturating_sub(1);
                Place::Condition(ConditionIndex(last))
            }
            Place::Shared | Place::Open => self.own_place,
        }
    }
}
