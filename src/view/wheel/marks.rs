//! The marks of a wheel's sector, and the words for them.

use std::rc::Rc;

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Condition};
use crate::notes::Notes;
use crate::wording;

/// The marks of a sector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) overview: Option<Answer>,
    pub(super) elements: Vec<Option<Answer>>,
}

impl Marks {
    pub(super) fn of(assessment: &Assessment, answers: &Answers, position: usize) -> Self {
        let condition = assessment.conditions().get(position);
        let elements = condition
            .into_iter()
            .flat_map(|condition| &condition.elements);
        Self {
            overview: condition.and_then(|condition| answers.overview(condition)),
            elements: elements.map(|element| answers.get(element.slot)).collect(),
        }
    }

    pub(super) fn words(
        &self,
        condition: &Condition,
        notes: &Notes,
        assessment: &Assessment,
        element: usize,
    ) -> Rc<str> {
        let found = condition
            .elements
            .get(element)
            .filter(|_| !self.is_coarse());
        let (title, slot, answer) =
            found.map_or((&condition.title, condition.slot, self.overview), |found| {
                (
                    &found.title,
                    Some(found.slot),
                    self.elements.get(element).copied().flatten(),
                )
            });
        let level = wording::answer(assessment, answer);
        let note = slot.and_then(|slot| notes.get(slot));
        let note = note.map_or("", |note| note);
        let mark = wording::labelled(assessment, title, &level);
        wording::followed(assessment, &mark, note)
    }

    /// The number of elements that are answered in a way.
    fn count(&self, counts: fn(Answer) -> bool) -> usize {
        let answers = self.elements.iter().flatten();
        answers.filter(|&&answer| counts(answer)).count()
    }

    /// The overview's answer while it counts: as in the stage rule, until most elements
    /// speak for themselves.
    pub(super) fn estimate(&self) -> Option<Answer> {
        let rated = self.count(|answer| matches!(answer, Answer::Level(_)));
        let apart = self.count(|answer| answer == Answer::NotApplicable);
        self.overview
            .filter(|_| rated * 2 <= self.elements.len() - apart)
    }

    /// True if the overview's answer is all there is.
    pub(super) fn is_coarse(&self) -> bool {
        self.estimate().is_some() && self.elements.iter().all(Option::is_none)
    }
}
