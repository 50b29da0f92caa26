//! One visitor's way through the quiz: plain state, and a pure function from one
//! state and an [`Action`] to the next.
//!
//! No clock, no chance, no storage: the same actions always lead to the same state.

mod notes;
mod saved;

use std::rc::Rc;

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Definition, Slot};
use crate::code::Decoded;
use crate::profile::Profile;

pub use notes::Notes;
pub use saved::Saved;

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
    pub opened: Vec<usize>,
    /// Results of others, while [`Place::Shared`] shows them.
    pub shared: Rc<[Decoded]>,
    /// What *Start over* forgot, until the next answer.
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
    Condition(usize),
    /// The visitor's own result.
    Result,
    /// Results that came by code, read-only.
    Shared,
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
    Elements(usize, bool),
    /// Results came by code.
    Open(Rc<[Decoded]>),
    /// Back from a shared result to where the visitor was.
    Close,
    /// The host page brought other answers.
    Replace(Answers),
    /// A saved session was found: what [`Saved`] once wrote, or anything else.
    Restore(Definition),
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
            place: Place::Condition(0),
            own_place: Place::Condition(0),
            opened: Vec::new(),
            shared: Rc::default(),
            forgotten: None,
        }
    }

    /// The profile of the visitor's own answers.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile::of(&self.assessment, &self.answers)
    }

    /// Whether a condition's page shows its elements.
    #[must_use]
    pub fn shows_elements(&self, condition: usize) -> bool {
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
            Action::Note(slot, text) if slot < self.assessment.slots().len() => {
                next.notes.set(slot, text);
            }
            Action::Note(..) => {}
            Action::Go(place) => next.go(place),
            Action::Next => next.go(self.after()),
            Action::Back => next.go(self.before()),
            Action::Pace(pace) => next.pace = pace,
            Action::Elements(condition, show) => {
                next.opened.retain(|&opened| opened != condition);
                if show && condition < self.assessment.conditions.len() {
                    next.opened.push(condition);
                }
            }
            Action::Open(shared) => {
                if !shared.is_empty() {
                    next.shared = shared;
                    next.place = Place::Shared;
                }
            }
            Action::Close => next.go(self.own_place),
            Action::Replace(answers) => {
                next.answers = answers;
                next.forgotten = None;
            }
            Action::Restore(saved) => saved::restore(&mut next, &saved),
            Action::Translate(assessment) => {
                if assessment.asks_the_same(&self.assessment) {
                    next.assessment = assessment;
                }
            }
            Action::StartOver => {
                next = Self::new(Rc::clone(&self.assessment), self.pace);
                next.forgotten = if self.answers.is_empty() && self.notes.is_empty() {
                    self.forgotten.clone()
                } else {
                    Some(Rc::new(Self {
                        forgotten: None,
                        ..self.clone()
                    }))
                };
            }
            Action::Undo => {
                if let Some(forgotten) = &self.forgotten {
                    next = Self {
                        assessment: Rc::clone(&self.assessment),
                        ..Self::clone(forgotten)
                    };
                }
            }
            Action::Reset => next = Self::new(Rc::clone(&self.assessment), self.pace),
        }
        next
    }

    fn go(&mut self, place: Place) {
        let exists = match place {
            Place::Condition(condition) => condition < self.assessment.conditions.len(),
            Place::Result => true,
            Place::Shared => !self.shared.is_empty(),
        };
        if !exists {
            return;
        }
        if place != Place::Shared {
            self.shared = Rc::default();
            self.own_place = place;
        }
        self.place = place;
    }

    fn after(&self) -> Place {
        match self.place {
            Place::Condition(condition) if condition + 1 < self.assessment.conditions.len() => {
                Place::Condition(condition + 1)
            }
            Place::Condition(_) => Place::Result,
            place => place,
        }
    }

    fn before(&self) -> Place {
        match self.place {
            Place::Condition(condition) => Place::Condition(condition.saturating_sub(1)),
            Place::Result => Place::Condition(self.assessment.conditions.len().saturating_sub(1)),
            Place::Shared => self.own_place,
        }
    }
}
