//! The effects of actions on the results of others.

use std::rc::Rc;

use super::Session;
use super::action::{Action, Place, SharedAction, SharedStep};
use crate::answers::Answers;
use crate::assessment::SlotStatus;
use crate::code::{Decoded, encode_edition};
use crate::group::{GROUP, agreed, distributions, majority};
use crate::import::Imported;
use crate::results::SharedResult;

impl From<SharedAction> for Action {
    fn from(action: SharedAction) -> Self {
        Self::Shared(SharedStep::new(action, reduce))
    }
}

fn reduce(session: &Session, action: &SharedAction) -> Session {
    let mut next = session.clone();
    match action {
        SharedAction::Open(opened) => next.open(opened),
        SharedAction::CompareWithMine => {
            if let [theirs] = &*session.shared {
                let mine = SharedResult::own(&session.assessment, &session.answers, &session.notes);
                next.shared = [mine, theirs.clone()].into();
            }
        }
        SharedAction::Swap => {
            if let [first, second] = &*session.shared {
                next.shared = [second.clone(), first.clone()].into();
            }
        }
        SharedAction::CountOnce => {
            next.shared = distinct(&session.shared).into();
            if next.shared.len() < GROUP {
                next.settled = Answers::default();
            }
        }
        SharedAction::Settle(slot, answer) => {
            if session.shared.len() >= GROUP {
                next.settled.set(&session.assessment, *slot, *answer);
            }
        }
        SharedAction::Adopt(received) => next.adopt(received),
    }
    next
}

impl Session {
    fn open(&mut self, opened: &Imported) {
        let before = Rc::clone(&self.shared);
        let adding = self.place == Place::Open;
        self.import_errors = Rc::clone(&opened.errors);
        if opened.results.is_empty() {
            return;
        }
        self.shared = if adding && !before.is_empty() {
            before.iter().chain(&*opened.results).cloned().collect()
        } else {
            Rc::clone(&opened.results)
        };
        self.place = Place::Shared;
        // Answers that were settled already stay so when the same group comes again, or grows.
        let same = if before.is_empty() {
            !self.awaited_group.is_empty() && *self.shared_codes() == *self.awaited_group
        } else {
            self.shared.starts_with(&before)
        };
        self.awaited_group = Rc::default();
        if self.shared.len() < GROUP || !same {
            self.settled = Answers::default();
        }
        if self.shared.len() >= GROUP && self.settled.is_empty() {
            let members = self.shared.iter().map(|member| &member.result);
            self.settled = agreed(&self.assessment, &distributions(&self.assessment, members));
        }
    }

    /// Takes another's answers over, as far as their questions are still asked alike. Notes
    /// the visitor has written stay.
    fn adopt(&mut self, received: &SharedResult) {
        let remembered = self.remembered();
        let result = &received.result;
        self.answers = Answers::default();
        for slot in self.assessment.slots() {
            if self.assessment.slot_status(slot, result.edition) == SlotStatus::Kept {
                self.answers
                    .set(&self.assessment, slot, result.answers.get(slot));
            }
        }
        for (slot, note) in received.notes.iter() {
            let asked = self.assessment.asked_in(slot, self.assessment.edition());
            if asked && self.notes.get(slot).is_none() {
                self.notes.set(slot, Rc::clone(note));
            }
        }
        self.go(Place::Result);
        self.undo = remembered;
    }
}

/// The results of others as the host page is told of them: each with its code, and a group as
/// one, with all its codes and what more than half of it has reached.
#[must_use]
pub fn shared_answers(session: &Session) -> Vec<(String, Answers)> {
    let assessment = &session.assessment;
    if session.shared.len() < GROUP {
        let each = session.shared.iter().map(|received| {
            let Decoded { answers, edition } = &received.result;
            (
                encode_edition(assessment, answers, *edition),
                answers.clone(),
            )
        });
        return each.collect();
    }
    let members = session.shared.iter().map(|received| &received.result);
    let answers = majority(assessment, &distributions(assessment, members));
    vec![(session.shared_codes(), answers)]
}

/// Each result once, in the order in which they came.
fn distinct(results: &[SharedResult]) -> Vec<SharedResult> {
    let mut order: Vec<(usize, &SharedResult)> = results.iter().enumerate().collect();
    order.sort_unstable_by_key(|&(position, received)| (&received.result, position));
    order.dedup_by_key(|(_, received)| &received.result);
    order.sort_unstable_by_key(|&(position, _)| position);
    order
        .into_iter()
        .map(|(_, received)| received.clone())
        .collect()
}
