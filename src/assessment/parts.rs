//! The parts of an assessment: levels, kinds, conditions, elements.

use std::rc::Rc;

use super::{ConditionIndex, KindIndex, Slot};

/// The source of the content and its address.
#[derive(Debug)]
#[non_exhaustive]
pub struct Credit {
    /// A sentence that names the source and says how this project relates to it.
    pub text: Rc<str>,
    /// The words that link to `address`.
    pub label: Rc<str>,
    /// An `https:` address.
    pub address: Rc<str>,
}

/// The rules for choosing a level that hold for all questions.
#[derive(Debug)]
#[non_exhaustive]
pub struct AnsweringRules {
    /// The words over them.
    pub title: Rc<str>,
    /// The rules, in order.
    pub list: Vec<Rc<str>>,
}

/// A word and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// The word.
    pub term: Rc<str>,
    /// The names that others have for the same.
    pub also: Vec<Rc<str>>,
    /// Other forms of these words, by which they are found in texts.
    pub forms: Vec<Rc<str>>,
    /// The meaning.
    pub meaning: Rc<str>,
}

/// The words of stages, which say how far most have come; a level says how far one has.
#[derive(Debug)]
#[non_exhaustive]
pub struct StageNames {
    /// How many conditions have reached a stage: `{count}`, `{total}`, `{stage}`.
    pub overall: Rc<str>,
    /// One for each level, in the order of [`Assessment::levels`](super::Assessment::levels).
    pub list: Vec<StageName>,
}

/// The words of one stage.
#[derive(Debug)]
#[non_exhaustive]
pub struct StageName {
    /// The stage by itself.
    pub label: Rc<str>,
    /// The same within a sentence.
    pub within: Rc<str>,
    /// How many elements bear it out: `{count}`, `{total}`.
    pub counted: Rc<str>,
}

/// One possible answer.
#[derive(Debug)]
#[non_exhaustive]
pub struct Level {
    /// The id used in answers and profiles.
    pub id: Rc<str>,
    /// The words beside the radio.
    pub label: Rc<str>,
    /// The meaning of the answer for a whole condition; empty where the label says all.
    pub about: Rc<str>,
}

/// A group of elements that are judged by the same signs.
#[derive(Debug)]
#[non_exhaustive]
pub struct Kind {
    /// The id used by elements.
    pub id: Rc<str>,
    /// Its name for one element.
    pub title: Rc<str>,
    /// Its name for several.
    pub plural: Rc<str>,
    /// One sentence on what belongs to it.
    pub about: Rc<str>,
    /// The signs of each level, in the order of [`Assessment::levels`](super::Assessment::levels); none
    /// where its elements have their own, or the levels say all.
    pub levels: Vec<Rc<str>>,
}

/// One page of the quiz: an overview question and its elements, or either. A plain question is a condition
/// that is its own only element. What a definition leaves out is empty.
#[derive(Debug)]
#[non_exhaustive]
pub struct Condition {
    /// Id of the condition and of its own question's slot.
    pub id: Rc<str>,
    /// Full name.
    pub title: Rc<str>,
    /// A word or two, for charts.
    pub short: Rc<str>,
    /// A description of the condition.
    pub about: Rc<str>,
    /// A description of the condition when it is fully in place.
    pub goal: Rc<str>,
    /// The reason why it matters.
    pub why: Rc<str>,
    /// The overview question, if it has one.
    pub question: Rc<str>,
    /// The edition that first asked this.
    pub since: u32,
    /// The edition that last changed what this asks; answers from before aren't comparable.
    pub reworded: u32,
    /// The slot of the overview answer, if that is asked for.
    pub slot: Option<Slot>,
    /// Its elements, at least one.
    pub elements: Vec<Element>,
}

impl Condition {
    /// The question is all there is of the condition.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        // The very id, for an equal one would be a mistake of the definition.
        let first = self.elements.first();
        first.is_some_and(|first| Rc::ptr_eq(&first.id, &self.id))
    }

    /// The slots of all its questions, that of the overview first.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        let mut slots = Vec::new();
        slots.extend(self.slot);
        slots.extend(self.elements.iter().map(|element| element.slot));
        slots
    }

    /// The slots of the questions that are asked at least: the overview's, or those of all elements.
    #[must_use]
    pub fn first_slots(&self) -> Vec<Slot> {
        match self.slot {
            Some(slot) => vec![slot],
            None => self.slots(),
        }
    }
}

/// One question below the overview. (The custom element, by contrast, is `src/element`.)
#[derive(Debug)]
#[non_exhaustive]
pub struct Element {
    /// Id of the element and of its slot.
    pub id: Rc<str>,
    /// Name.
    pub title: Rc<str>,
    /// Its kind, if it is of one.
    pub kind: Option<KindIndex>,
    /// The question.
    pub question: Rc<str>,
    /// A description of the highest level.
    pub goal: Rc<str>,
    /// Its anchors: the signs of each level for this element, in the order of
    /// [`Assessment::levels`](super::Assessment::levels). Empty where those of its kind hold.
    pub levels: Vec<Rc<str>>,
    /// The documents and offices that settle the answer; empty where nothing is known of them.
    pub how_to_tell: Rc<str>,
    /// The words in these texts that are explained: positions in [`Assessment::terms`](super::Assessment::terms).
    pub terms: Vec<usize>,
    /// The edition that first asked this.
    pub since: u32,
    /// The edition that last changed what this asks; answers from before aren't comparable.
    pub reworded: u32,
    /// The slot of the answer.
    pub slot: Slot,
}

/// A question that is no longer asked.
#[derive(Debug)]
#[non_exhaustive]
pub struct Retired {
    /// Its id, never used again.
    pub id: Rc<str>,
    /// Its last title.
    pub title: Rc<str>,
    /// The edition that first asked it.
    pub since: u32,
    /// The first edition without it.
    pub edition: u32,
    /// It was the overview question of a condition.
    pub overview: bool,
}

/// Something that a visitor may say of the result, such as whose it is. It stands on the brief and in
/// files, and is in no code.
#[derive(Debug)]
#[non_exhaustive]
pub struct Detail {
    /// Its id, which no question has.
    pub id: Rc<str>,
    /// The words of its field, and before it on the brief.
    pub label: Rc<str>,
}

/// The question that a slot belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The overview question of a condition.
    Overview(ConditionIndex),
    /// An element: its condition, then its position in [`Condition::elements`].
    Element(ConditionIndex, usize),
    /// A question that is no longer asked: its position in [`Assessment::retired`](super::Assessment::retired).
    Retired(usize),
}
