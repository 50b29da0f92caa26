//! What is asked: a definition, read and checked once, then shared unchanged.
//!
//! An [`Assessment`] can only be made by [`Assessment::read`], so whoever holds
//! one may rely on every rule that `docs/definition.md` lists: ids are unique,
//! every slot is asked exactly once, every kind describes every level.

mod editions;
mod id_map;
mod node;
mod phrase;
mod phrase_macro;
mod phrasebook;
mod problem;
mod read;
mod shorten;
mod slots;

use std::ptr;
use std::rc::Rc;

pub use editions::SlotStatus;
pub(crate) use id_map::IdMap;
pub(crate) use node::Node;
pub use phrase::Phrase;
pub(crate) use phrase_macro::phrases;
#[cfg(feature = "view")]
pub(crate) use phrasebook::filled;
pub use phrasebook::{FORMS, LocaleFormat, PlainFormat};
pub(crate) use phrasebook::{Phrasebook, joined};
pub use problem::{Problem, Problems};
pub(crate) use shorten::{beginning, cut};

/// Position of a slot in the definition's append-only list, from 0.
pub type Slot = usize;

/// A whole assessment in one language.
#[derive(Debug)]
pub struct Assessment {
    /// Names the assessment across editions and languages; part of every result code.
    pub id: Rc<str>,
    /// Which edition of the content this is, 1 to 61; part of every result code.
    pub edition: u32,
    /// BCP 47 tag of the language the texts are written in; empty where the definition names none.
    pub language: Rc<str>,
    /// What the quiz is called.
    pub title: Rc<str>,
    /// One or two sentences under the title, where the quiz begins.
    pub about: Rc<str>,
    /// Whose framework is asked about.
    pub credit: Credit,
    /// The ordered levels, lowest first; two to six of them.
    pub levels: Vec<Level>,
    /// The answer that says "I don't know", outside the order.
    pub not_sure: Level,
    /// The answer that takes an element out of the count, outside the order.
    pub not_applicable: Level,
    /// What an element can be; each says what the levels mean for it.
    pub kinds: Vec<Kind>,
    /// The pages of the quiz, in order.
    pub conditions: Vec<Condition>,
    /// Questions that earlier editions asked; their slots stay, for old codes hold answers to them.
    pub retired: Vec<Retired>,
    slots: Vec<Asked>,
    by_id: IdMap,
    pub(crate) phrasebook: Phrasebook,
}

/// An assessment is never changed, so it is only equal to itself: comparing its texts would be
/// 2 KB of WebAssembly.
impl PartialEq for Assessment {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Assessment {}

/// The source of the content and its address.
#[derive(Debug)]
pub struct Credit {
    /// A sentence that names the source and says how this project relates to it.
    pub text: Rc<str>,
    /// The words that link to `address`.
    pub label: Rc<str>,
    /// An `https:` address.
    pub address: Rc<str>,
}

/// One possible answer.
#[derive(Debug)]
pub struct Level {
    /// The id used in answers and profiles.
    pub id: Rc<str>,
    /// The words beside the radio, and the name of the stage.
    pub label: Rc<str>,
    /// What the answer means for a whole condition.
    pub about: Rc<str>,
}

/// A group of elements that are judged by the same signs.
#[derive(Debug)]
pub struct Kind {
    /// The id used by elements.
    pub id: Rc<str>,
    /// Its name for one element.
    pub title: Rc<str>,
    /// Its name for several.
    pub plural: Rc<str>,
    /// One sentence on what belongs to it.
    pub about: Rc<str>,
    /// What can be observed at each level, in the order of [`Assessment::levels`].
    pub levels: Vec<Rc<str>>,
}

/// One page of the quiz: an overview question and its elements.
#[derive(Debug)]
pub struct Condition {
    /// Id of the condition and of its overview question's slot.
    pub id: Rc<str>,
    /// Full name.
    pub title: Rc<str>,
    /// A word or two, for charts.
    pub short: Rc<str>,
    /// What it is about.
    pub about: Rc<str>,
    /// What it looks like when fully in place.
    pub goal: Rc<str>,
    /// Why it matters.
    pub why: Rc<str>,
    /// The overview question.
    pub question: Rc<str>,
    /// The edition that first asked this.
    pub since: u32,
    /// The edition that last changed what this asks; answers from before aren't comparable.
    pub reworded: u32,
    /// Where the overview answer is kept.
    pub slot: Slot,
    /// What it consists of; at least one.
    pub elements: Vec<Element>,
}

/// One question below the overview.
#[derive(Debug)]
pub struct Element {
    /// Id of the element and of its slot.
    pub id: Rc<str>,
    /// Name.
    pub title: Rc<str>,
    /// Position in [`Assessment::kinds`].
    pub kind: usize,
    /// The question.
    pub question: Rc<str>,
    /// What the highest level looks like.
    pub goal: Rc<str>,
    /// The edition that first asked this.
    pub since: u32,
    /// The edition that last changed what this asks; answers from before aren't comparable.
    pub reworded: u32,
    /// Where the answer is kept.
    pub slot: Slot,
}

/// A question that is no longer asked.
#[derive(Debug)]
pub struct Retired {
    /// Its id, never used again.
    pub id: Rc<str>,
    /// What it was called.
    pub title: Rc<str>,
    /// The edition that first asked it.
    pub since: u32,
    /// The first edition without it.
    pub edition: u32,
    /// Whether it was the overview question of a condition.
    pub overview: bool,
}

/// What a slot asks about: positions in [`Assessment::conditions`] and
/// [`Condition::elements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The overview question of a condition.
    Overview(usize),
    /// An element: its condition, then itself.
    Element(usize, usize),
    /// Nothing any more: a position in [`Assessment::retired`].
    Retired(usize),
}

impl Assessment {
    /// How many questions are asked.
    #[must_use]
    pub fn total(&self) -> usize {
        self.by_id.len()
    }

    /// What each slot asks about, in slot order, retired ones included.
    #[must_use]
    pub fn slots(&self) -> &[Asked] {
        &self.slots
    }

    /// The slot of the question with this id.
    #[must_use]
    pub fn slot(&self, id: &str) -> Option<Slot> {
        self.by_id.get(id)
    }

    /// The same, also for a question that is no longer asked.
    #[must_use]
    pub fn slot_ever(&self, id: &str) -> Option<Slot> {
        let ever = || (0..self.slots.len()).find(|&slot| self.slot_id(slot) == id);
        self.slot(id).or_else(ever)
    }

    /// The id of a slot; empty for a slot that does not exist.
    #[must_use]
    pub fn slot_id(&self, slot: Slot) -> &str {
        match self.slots.get(slot) {
            Some(&Asked::Overview(condition)) => {
                self.conditions.get(condition).map_or("", |found| &found.id)
            }
            Some(&Asked::Element(condition, element)) => self
                .conditions
                .get(condition)
                .and_then(|found| found.elements.get(element))
                .map_or("", |found| &found.id),
            Some(&Asked::Retired(position)) => {
                self.retired.get(position).map_or("", |found| &found.id)
            }
            None => "",
        }
    }

    /// Whether a slot is an overview question, which always applies.
    #[must_use]
    pub fn is_overview(&self, slot: Slot) -> bool {
        match self.slots.get(slot) {
            Some(Asked::Overview(_)) => true,
            Some(&Asked::Retired(position)) => self
                .retired
                .get(position)
                .is_some_and(|found| found.overview),
            _ => false,
        }
    }

    /// Whether answers to `other` are answers to this one as they stand: it may
    /// differ in its words, as a translation does, but not in what a slot or an
    /// answer means.
    #[must_use]
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let mut levels = self.levels.iter().zip(&other.levels);
        let mut slots = 0..self.slots.len();
        self.id == other.id
            && self.slots == other.slots
            && self.levels.len() == other.levels.len()
            && levels.all(|(level, other)| level.id == other.id)
            && slots.all(|slot| self.slot_id(slot) == other.slot_id(slot))
    }

    /// The words of the interface for one purpose.
    #[must_use]
    pub fn say(&self, phrase: Phrase) -> Rc<str> {
        self.phrasebook.say(phrase as usize)
    }

    /// The same with each `{name}` replaced; a name without a value stays as it is.
    #[must_use]
    pub fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> Rc<str> {
        self.phrasebook.fill(phrase as usize, values)
    }

    /// The same with numbers, in the form that goes with the last of them.
    #[must_use]
    pub fn count(&self, phrase: Phrase, numbers: &[(&str, usize)]) -> Rc<str> {
        self.phrasebook.count(phrase as usize, numbers)
    }

    /// How the language writes what isn't a phrase.
    #[must_use]
    pub fn locale(&self) -> &dyn LocaleFormat {
        &*self.phrasebook.locale
    }

    /// The same assessment, written by someone who knows the language.
    #[must_use]
    pub fn with_locale(mut self, locale: Rc<dyn LocaleFormat>) -> Self {
        self.phrasebook.locale = locale;
        self
    }
}
