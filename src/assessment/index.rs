//! Positions in an assessment's lists. Each is a type of its own, so that none can be taken for
//! another; compiled, they are plain numbers.

/// Position of a slot in the definition's append-only list, from 0.
///
/// A slot holds the answer to one question: the overview question of a condition, or an element. Behind
/// those are the slots of details, into which nothing but notes goes; they move when questions come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub usize);

/// Position of a level in [`Assessment::levels`](super::Assessment::levels), the lowest at 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelIndex(pub u8);

/// Position of a condition in [`Assessment::conditions`](super::Assessment::conditions), from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ConditionIndex(pub usize);

/// Position of a kind in [`Assessment::kinds`](super::Assessment::kinds), from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindIndex(pub usize);

impl LevelIndex {
    /// The level at an index of such a list.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        // There are six levels at most.
        Self(u8::try_from(index).unwrap_or(u8::MAX))
    }

    /// The position as an index into a list that has one entry for each level.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.into()
    }

    /// The level above this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}
