//! An assessment: a definition that was read and checked once, then shared unchanged.
//!
//! An [`Assessment`] can only be made by [`Assessment::read`], and none of it can be changed
//! afterwards. So whoever holds one may rely on every rule that `docs/definition.md` lists: ids are
//! unique, every slot is asked exactly once, every kind describes every level.

mod editions;
mod id_map;
mod index;
mod node;
mod parts;
mod phrase;
mod phrase_macro;
mod phrase_of_results;
mod phrasebook;
mod problem;
mod read;
mod shorten;
mod slot_lookup;
mod slots;
mod succession;
mod terms;

use std::ptr;
use std::rc::Rc;

pub use editions::SlotStatus;
pub(crate) use id_map::IdMap;
pub use index::{ConditionIndex, KindIndex, LevelIndex, Slot};
pub(crate) use node::Node;
pub use parts::{
    AnsweringRules, Asked, Condition, Credit, Detail, Element, Kind, Level, Retired, StageName,
    StageNames, Term,
};
pub use phrase::Phrase;
pub(crate) use phrase_macro::phrases;
pub(crate) use phrasebook::filled;
pub use phrasebook::{FORMS, LocaleFormat, PlainFormat};
pub(crate) use phrasebook::{Phrasebook, joined};
pub use problem::{Problem, Problems};
pub(crate) use shorten::{beginning, cut};
pub use succession::Succession;

/// A whole assessment in one language.
///
/// ```
/// use readiness_check::assessment::Assessment;
/// use readiness_check::json::Json;
/// use readiness_check::words;
///
/// let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/state-policy/en.json");
/// let definition = std::fs::read_to_string(file)?;
/// let definition: Json = serde_json::from_str(&definition)?;
/// let definition = words::complete(&definition, &serde_json::from_str(words::ENGLISH)?);
/// let assessment = Assessment::read(&definition)?;
///
/// let slot = assessment.slot("purpose").ok_or("no such question")?;
/// assert!(assessment.is_overview(slot));
/// assert_eq!(assessment.slot_title(slot), "System Purpose");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Assessment {
    id: Rc<str>,
    edition: u32,
    whole: bool,
    language: Rc<str>,
    title: Rc<str>,
    about: Rc<str>,
    credit: Option<Credit>,
    rules: Option<AnsweringRules>,
    terms: Vec<Term>,
    how_to_tell: Rc<str>,
    levels: Vec<Level>,
    stages: Option<StageNames>,
    not_sure: Level,
    not_applicable: Level,
    offers_not_applicable: bool,
    kinds: Vec<Kind>,
    conditions: Vec<Condition>,
    retired: Vec<Retired>,
    details: Vec<Detail>,
    slots: Vec<Asked>,
    by_id: IdMap,
    phrasebook: Phrasebook,
}

/// An assessment is never changed, so it is only equal to itself: comparing its texts would be
/// 2 KB of WebAssembly.
impl PartialEq for Assessment {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Assessment {}

impl Phrase {
    /// The names of those that questions need.
    pub const OF_QUESTIONS: &'static [&'static str] =
        Self::NAMES.split_at(Self::OpenTitle as usize + 1).0;
}

/// The parts of the definition.
impl Assessment {
    /// The name of the assessment across editions and languages; part of every result code.
    #[must_use]
    pub fn id(&self) -> &Rc<str> {
        &self.id
    }

    /// The edition of the content, 1 to 61; part of every result code.
    #[must_use]
    pub fn edition(&self) -> u32 {
        self.edition
    }

    /// False if the rest of it is in another file, named in `rest`: the questions of elements with all that
    /// explains them, and the phrases of results. Only the package's own are divided so.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The language of the texts, a BCP 47 tag; empty where the definition names none.
    #[must_use]
    pub fn language(&self) -> &Rc<str> {
        &self.language
    }

    /// The name of the quiz.
    #[must_use]
    pub fn title(&self) -> &Rc<str> {
        &self.title
    }

    /// One or two sentences under the title, where the quiz begins.
    #[must_use]
    pub fn about(&self) -> &Rc<str> {
        &self.about
    }

    /// The source of the content, if it is named.
    #[must_use]
    pub fn credit(&self) -> Option<&Credit> {
        self.credit.as_ref()
    }

    /// The rules for choosing a level that hold for all questions, if there are any.
    #[must_use]
    pub fn rules(&self) -> Option<&AnsweringRules> {
        self.rules.as_ref()
    }

    /// The words that a visitor may not know.
    #[must_use]
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The words over what settles an answer; empty where no element says that.
    #[must_use]
    pub fn how_to_tell(&self) -> &Rc<str> {
        &self.how_to_tell
    }

    /// The signs of each level of an element: its own anchors, else those of its kind.
    #[must_use]
    pub fn anchors<'a>(&'a self, element: &'a Element) -> &'a [Rc<str>] {
        if !element.levels.is_empty() {
            return &element.levels;
        }
        self.kind_of(element).map_or(&[], |kind| &kind.levels)
    }

    /// The condition that a slot belongs to.
    #[must_use]
    pub fn condition_of(&self, slot: Slot) -> Option<&Condition> {
        match self.slots.get(slot.0) {
            Some(&(Asked::Element(condition, _) | Asked::Overview(condition))) => {
                self.conditions.get(condition.0)
            }
            _ => None,
        }
    }

    /// The ordered levels, lowest first; two to six of them.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The words of stages; without any, the labels of levels stand for them.
    #[must_use]
    pub fn stages(&self) -> Option<&StageNames> {
        self.stages.as_ref()
    }

    /// The highest level.
    #[must_use]
    pub fn top_level(&self) -> LevelIndex {
        LevelIndex::from_index(self.levels.len().saturating_sub(1))
    }

    /// The answer that says "I don't know", outside the order.
    #[must_use]
    pub fn not_sure(&self) -> &Level {
        &self.not_sure
    }

    /// The answer that takes an element out of the count, outside the order.
    #[must_use]
    pub fn not_applicable(&self) -> &Level {
        &self.not_applicable
    }

    /// True if elements can be answered so; overview questions always apply.
    #[must_use]
    pub fn offers_not_applicable(&self) -> bool {
        self.offers_not_applicable
    }

    /// The kinds of elements; each says what the levels mean for it.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// One kind.
    #[must_use]
    pub fn kind(&self, index: KindIndex) -> Option<&Kind> {
        self.kinds.get(index.0)
    }

    /// The kind of an element, if it is of one.
    #[must_use]
    pub fn kind_of(&self, element: &Element) -> Option<&Kind> {
        self.kind(element.kind?)
    }

    /// The pages of the quiz, in order.
    #[must_use]
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// One condition.
    #[must_use]
    pub fn condition(&self, index: ConditionIndex) -> Option<&Condition> {
        self.conditions.get(index.0)
    }

    /// The questions that earlier editions asked; their slots stay, for old codes hold answers to
    /// them.
    #[must_use]
    pub fn retired(&self) -> &[Retired] {
        &self.retired
    }

    /// What a visitor may say of the result, each with the slot of its note; the first is what the
    /// result is about.
    pub fn details(&self) -> impl Iterator<Item = (Slot, &Detail)> {
        let slots = (self.slots.len()..).map(Slot);
        slots.zip(&self.details)
    }
}

/// The texts of the interface.
impl Assessment {
    /// The text for one purpose.
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

    /// The format of numbers and lists in the language.
    #[must_use]
    pub fn locale(&self) -> &Rc<dyn LocaleFormat> {
        &self.phrasebook.locale
    }

    /// The same assessment with another format of numbers and lists.
    #[must_use]
    pub fn with_locale(mut self, locale: Rc<dyn LocaleFormat>) -> Self {
        self.phrasebook.locale = locale;
        self
    }
}
