//! Numbers by id.

use std::rc::Rc;

/// A sorted list, for the few thousand ids there may be: a hash table would be 2 KB of WebAssembly.
#[derive(Debug, Default)]
pub(crate) struct IdMap(Vec<(Rc<str>, usize)>);

impl IdMap {
    /// Gives an id its number, unless it has one; whether it had none.
    pub(crate) fn insert(&mut self, id: &Rc<str>, number: usize) -> bool {
        match self.find(id) {
            Ok(_) => false,
            Err(place) => {
                self.0.insert(place, (Rc::clone(id), number));
                true
            }
        }
    }

    /// The number of an id.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        let place = self.find(id).ok()?;
        self.0.get(place).map(|&(_, number)| number)
    }

    /// The same, and the id has none any more.
    pub(crate) fn remove(&mut self, id: &str) -> Option<usize> {
        let place = self.find(id).ok()?;
        Some(self.0.remove(place).1)
    }

    /// The number of ids.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    fn find(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(id))
    }
}
