//! Notes that the visitor wrote beside the answers. Notes never become part of a code.

use std::rc::Rc;

use crate::assessment::{Slot, beginning};

/// The longest note, in characters: for whoever writes one here, in files and in storage.
pub const LONGEST_NOTE: usize = 10_000;

/// At most one note for each slot; none of them empty, none longer than [`LONGEST_NOTE`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// By slot; shorter than the assessment's slots when the rest has none.
    written: Vec<Option<Rc<str>>>,
}

impl Notes {
    /// The note in a slot.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&Rc<str>> {
        self.written.get(slot.0)?.as_ref()
    }

    /// Writes or changes a note; one without a word is forgotten, and of one that is too long
    /// only the beginning is kept.
    pub fn set(&mut self, Slot(slot): Slot, text: Rc<str>) {
        let text = match beginning(&text, LONGEST_NOTE) {
            Some(beginning) => beginning.into(),
            None => text,
        };
        let text = Some(text).filter(|text| !text.trim().is_empty());
        if slot >= self.written.len() {
            if text.is_none() {
                return;
            }
            self.written.resize(slot + 1, None);
        }
        if let Some(written) = self.written.get_mut(slot) {
            *written = text;
        }
        while self.written.last() == Some(&None) {
            self.written.pop();
        }
    }

    /// True if nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// The notes with their slots, in slot order.
    pub fn iter(&self) -> impl Iterator<Item = (Slot, &Rc<str>)> {
        self.written
            .iter()
            .enumerate()
            .filter_map(|(slot, text)| Some((Slot(slot), text.as_ref()?)))
    }
}
