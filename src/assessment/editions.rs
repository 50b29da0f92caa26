//! Questions between two editions: kept, reworded, new or retired.

use super::{Asked, Assessment, Slot};

/// The status of a slot of an earlier edition in this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotStatus {
    /// Asked then and now in words that mean the same.
    Kept,
    /// Asked then and now, but the question has changed: old and new answers can't be compared.
    Reworded,
    /// Asked then, no longer now.
    Retired,
    /// Asked now, not yet then.
    New,
    /// Asked in neither: it came after then and has gone before now.
    Never,
}

impl Assessment {
    /// The status of a slot of `edition` in this edition.
    #[must_use]
    pub fn slot_status(&self, slot: Slot, edition: u32) -> SlotStatus {
        let (since, reworded) = self.history(slot);
        match self.slots.get(slot.0) {
            None => SlotStatus::Never,
            Some(Asked::Retired(_)) if since > edition => SlotStatus::Never,
            Some(&Asked::Retired(position)) => {
                // A code made after the question was retired can't hold an answer to it.
                let gone = self
                    .retired
                    .get(position)
                    .map_or(0, |retired| retired.edition);
                if edition >= gone {
                    SlotStatus::Never
                } else {
                    SlotStatus::Retired
                }
            }
            Some(_) if since > edition => SlotStatus::New,
            Some(_) if reworded > edition => SlotStatus::Reworded,
            Some(_) => SlotStatus::Kept,
        }
    }

    /// True if an answer can have been given in a slot in `edition`.
    #[must_use]
    pub fn asked_in(&self, slot: Slot, edition: u32) -> bool {
        matches!(
            self.slot_status(slot, edition),
            SlotStatus::Kept | SlotStatus::Reworded | SlotStatus::Retired
        )
    }

    /// The editions in which a slot was first asked and last reworded.
    fn history(&self, slot: Slot) -> (u32, u32) {
        match self.slots.get(slot.0) {
            Some(&Asked::Overview(condition)) => self
                .condition(condition)
                .map(|found| (found.since, found.reworded)),
            Some(Asked::Element(..)) => self
                .element(slot)
                .map(|found| (found.since, found.reworded)),
            Some(&Asked::Retired(position)) => self
                .retired
                .get(position)
                .map(|found| (found.since, found.since)),
            None => None,
        }
        .unwrap_or((1, 1))
    }
}
