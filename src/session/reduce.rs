//! The transitions of a session from one state to the next.

use std::rc::Rc;

use super::{Action, Place, Session, saved};
use crate::answers::Answers;
use crate::assessment::ConditionIndex;

impl Session {
    /// The state after `action`.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Answer(slot, answer) => {
                next.answers.set(&self.assessment, slot, answer);
                next.undo = None;
            }
            Action::Note(slot, text) if self.assessment.takes_note(slot) => {
                next.notes.set(slot, text);
                if next.notes != self.notes {
                    next.undo = None;
                }
            }
            Action::Note(..) => {}
            Action::Go(place) => next.go(place),
            Action::Next => next.go(self.after()),
            Action::Back => next.go(self.before()),
            Action::Pace(pace) => next.pace = pace,
            Action::Elements(condition, show) => {
                next.expanded.retain(|&expanded| expanded != condition);
                if show && condition.0 < self.assessment.conditions().len() {
                    next.expanded.push(condition);
                }
            }
            Action::Prioritize(slot, marked) => {
                next.priorities.retain(|&other| other != slot);
                if marked && self.assessment.has(slot) {
                    next.priorities.push(slot);
                }
                if next.priorities != self.priorities {
                    next.undo = None;
                }
            }
            Action::Suppose(supposed) => next.supposed = supposed,
            Action::Shared(step) => next = step.take(self),
            Action::Close => next.go(self.own_place),
            Action::Replace(answers) => {
                next.answers = answers.fitting(&self.assessment);
                next.undo = None;
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
                next.undo = self.remembered();
            }
            Action::Undo => next.bring_back(),
            Action::Reset => next = Self::new(Rc::clone(&self.assessment), self.pace),
        }
        next
    }

    /// The session that *Undo* is to bring back: this one, or the one it would bring back itself while
    /// this one is empty.
    pub(super) fn remembered(&self) -> Option<Rc<Self>> {
        if self.answers.is_empty() && self.notes.is_empty() {
            return self.undo.clone();
        }
        Some(Rc::new(Self {
            undo: None,
            ..self.clone()
        }))
    }

    /// Brings the forgotten session back. Results of others that were opened since stay open.
    fn bring_back(&mut self) {
        let Some(forgotten) = self.undo.take() else {
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
            self.awaited_group = since.awaited_group;
        }
    }

    pub(super) fn go(&mut self, place: Place) {
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
