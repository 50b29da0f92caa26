//! Slots by their ids, and the questions behind them.

use super::{Asked, Assessment, Element, Slot};

/// The slots.
impl Assessment {
    /// The number of questions that are asked.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_id.len()
    }

    /// The number of those that are asked at the quick pace: of a condition its overview question, or else
    /// all of its elements.
    #[must_use]
    pub fn quick_total(&self) -> usize {
        let conditions = self.conditions.iter();
        conditions.map(|found| found.first_slots().len()).sum()
    }

    /// Every slot in order, those of retired questions included.
    pub fn slots(&self) -> impl ExactSizeIterator<Item = Slot> + use<> {
        (0..self.slots.len()).map(Slot)
    }

    /// The slot exists.
    #[must_use]
    pub fn has(&self, slot: Slot) -> bool {
        slot.0 < self.slots.len()
    }

    /// A note can be written into the slot: it exists, or is that of a detail.
    #[must_use]
    pub fn takes_note(&self, slot: Slot) -> bool {
        slot.0 < self.slots.len() + self.details.len()
    }

    /// The slot of the question, or of the detail, with this id.
    #[must_use]
    pub fn note_slot(&self, id: &str) -> Option<Slot> {
        let detail = || self.details().find(|(_, detail)| &*detail.id == id);
        self.slot(id).or_else(|| Some(detail()?.0))
    }

    /// The question that a slot belongs to; `None` for a slot that does not exist.
    #[must_use]
    pub fn asked(&self, slot: Slot) -> Option<Asked> {
        self.slots.get(slot.0).copied()
    }

    /// The element that a slot belongs to, if it belongs to one.
    #[must_use]
    pub fn element(&self, slot: Slot) -> Option<&Element> {
        match self.slots.get(slot.0) {
            Some(&Asked::Element(condition, element)) => {
                self.condition(condition)?.elements.get(element)
            }
            _ => None,
        }
    }

    /// The slot of the question with this id.
    #[must_use]
    pub fn slot(&self, id: &str) -> Option<Slot> {
        self.by_id.get(id).map(Slot)
    }

    /// The slot of the question that has or once had this id.
    #[must_use]
    pub fn slot_ever(&self, id: &str) -> Option<Slot> {
        let ever = || self.slots().find(|&slot| self.slot_id(slot) == id);
        self.slot(id).or_else(ever)
    }

    /// The id of a slot, or of the detail whose slot it is; empty for a slot that does not exist.
    #[must_use]
    pub fn slot_id(&self, slot: Slot) -> &str {
        match self.slots.get(slot.0) {
            Some(&Asked::Overview(condition)) => {
                self.condition(condition).map_or("", |found| &found.id)
            }
            Some(&Asked::Element(condition, element)) => self
                .condition(condition)
                .and_then(|found| found.elements.get(element))
                .map_or("", |found| &found.id),
            Some(&Asked::Retired(position)) => {
                self.retired.get(position).map_or("", |found| &found.id)
            }
            None => {
                let detail = self.details.get(slot.0.wrapping_sub(self.slots.len()));
                detail.map_or("", |found| &found.id)
            }
        }
    }

    /// The present or last title of a slot's question; empty for a slot that does not exist.
    #[must_use]
    pub fn slot_title(&self, slot: Slot) -> &str {
        match self.slots.get(slot.0) {
            Some(&Asked::Overview(condition)) => {
                self.condition(condition).map(|found| &*found.title)
            }
            Some(Asked::Element(..)) => self.element(slot).map(|found| &*found.title),
            Some(&Asked::Retired(position)) => {
                self.retired.get(position).map(|found| &*found.title)
            }
            None => None,
        }
        .unwrap_or_default()
    }

    /// A slot is an overview question, which always applies.
    #[must_use]
    pub fn is_overview(&self, slot: Slot) -> bool {
        match self.slots.get(slot.0) {
            Some(Asked::Overview(_)) => true,
            Some(&Asked::Retired(position)) => self
                .retired
                .get(position)
                .is_some_and(|found| found.overview),
            _ => false,
        }
    }

    /// Answers to `other` are answers to this one as they stand: it may differ in its words, as a
    /// translation does, but not in what a slot or an answer means.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let mut levels = self.levels.iter().zip(&other.levels);
        self.id == other.id
            && self.slots == other.slots
            && self.levels.len() == other.levels.len()
            && levels.all(|(level, other)| level.id == other.id)
            && self
                .slots()
                .all(|slot| self.slot_id(slot) == other.slot_id(slot))
    }
}
