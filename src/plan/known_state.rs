//! The state of everything, before anything is concluded from it.

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, ConditionIndex, KindIndex, LevelIndex, Slot};
use crate::guide::Guide;

/// The state of all elements that apply, as far as known.
pub(super) struct KnownState<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) guide: &'a Guide,
    /// The highest level.
    pub(super) top: LevelIndex,
    /// In the order of the assessment.
    pub(super) elements: Vec<ElementState>,
    /// By slot: the position of its question in the assessment, and of its condition.
    places: Vec<(usize, ConditionIndex)>,
}

/// The state of one element that applies.
#[derive(Clone, Copy)]
pub(super) struct ElementState {
    pub(super) slot: Slot,
    pub(super) kind: Option<KindIndex>,
    /// `None` when unknown.
    pub(super) level: Option<LevelIndex>,
    /// True if the level is the overview's.
    pub(super) estimated: bool,
}

impl<'a> KnownState<'a> {
    pub(super) fn of(assessment: &'a Assessment, guide: &'a Guide, answers: &Answers) -> Self {
        let mut elements = Vec::new();
        let mut places = vec![(0, ConditionIndex(0)); assessment.slots().len()];
        let mut count = 0;
        let mut take_place = |slot: Slot, condition: usize| {
            if let Some(place) = places.get_mut(slot.0) {
                *place = (count, ConditionIndex(condition));
            }
            count += 1;
        };
        for (position, condition) in assessment.conditions().iter().enumerate() {
            if let Some(slot) = condition.slot {
                take_place(slot, position);
            }
            let overview = answers.overview(condition);
            for element in &condition.elements {
                take_place(element.slot, position);
                let own = answers.get(element.slot);
                if own == Some(Answer::NotApplicable) {
                    continue;
                }
                elements.push(ElementState {
                    slot: element.slot,
                    kind: element.kind,
                    level: match own.or(overview) {
                        Some(Answer::Level(level)) => Some(level),
                        _ => None,
                    },
                    estimated: own.is_none(),
                });
            }
        }
        Self {
            assessment,
            guide,
            top: assessment.top_level(),
            elements,
            places,
        }
    }

    /// The position of a question in the assessment.
    pub(super) fn place(&self, slot: Slot) -> usize {
        self.places.get(slot.0).map_or(0, |&(place, _)| place)
    }

    /// The position of a question's condition.
    pub(super) fn condition(&self, slot: Slot) -> ConditionIndex {
        let place = self.places.get(slot.0);
        place.map_or(ConditionIndex(0), |&(_, condition)| condition)
    }

    /// The state of an element; `None` when it doesn't apply.
    pub(super) fn element(&self, slot: Slot) -> Option<&ElementState> {
        let place = self.place(slot);
        let found = self
            .elements
            .binary_search_by_key(&place, |element| self.place(element.slot));
        self.elements.get(found.ok()?)
    }

    /// The elements that rest on one directly, in the order of the assessment.
    pub(super) fn resting_on(&self, slot: Slot) -> impl Iterator<Item = &ElementState> {
        self.elements.iter().filter(move |element| {
            let foundations = self.guide.rests_on(element.slot);
            foundations.iter().any(|foundation| foundation.slot == slot)
        })
    }

    /// The first situation whose rule holds; `None` where that can't be known.
    pub(super) fn situation(&self) -> Option<usize> {
        for (position, situation) in self.guide.situations().iter().enumerate() {
            let Some(rule) = situation.rule else {
                return Some(position);
            };
            let levels = || {
                let elements = self.elements.iter();
                elements
                    .filter(|element| element.kind == Some(rule.kind))
                    .filter_map(|element| element.level)
            };
            levels().next()?;
            if levels().all(|level| level < rule.below) {
                return Some(position);
            }
        }
        None
    }
}
