//! The knowledge about getting further: who can do what, what rests on what, and where
//! others have begun.
//!
//! A [`Guide`] belongs to one edition of an assessment and can only be made by
//! [`Guide::read`], so whoever holds one may rely on every rule that `docs/guide.md`
//! lists: whatever refers to something has found it, and no element rests on itself,
//! however long the way round.

mod dependency_order;
mod phrase;
mod read;
mod references;

use std::rc::Rc;

pub use phrase::GuidePhrase;

use crate::assessment::{ConditionIndex, KindIndex, LevelIndex, Phrasebook, Slot};

/// The guidance to one assessment in one language.
///
/// Actors and sources are referred to by their position in this guide's lists, elements by
/// their slot, conditions, kinds and levels by their position in the assessment's.
///
/// ```
/// use readiness_check::guide::Guide;
/// # use readiness_check::assessment::Assessment;
/// # use readiness_check::words;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/state-policy/");
/// # let read = |file: &str| std::fs::read_to_string([folder, file].concat());
/// # let english = serde_json::from_str(words::ENGLISH)?;
/// # let definition = serde_json::from_str(&read("en.json")?)?;
/// # let assessment = Assessment::read(&words::complete(&definition, &english))?;
/// # let guide = words::complete_guide(&serde_json::from_str(&read("guide/en.json")?)?, &english);
/// let guide = Guide::read(&assessment, &guide)?;
/// let vision = assessment.slot("purpose-vision").ok_or("no such question")?;
/// assert!(guide.advice(vision).is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
pub struct Guide {
    language: Rc<str>,
    sources: Vec<Source>,
    actors: Vec<Actor>,
    vehicles: Vec<Vehicle>,
    points: Vec<Point>,
    actions: Vec<GuideAction>,
    questions: Vec<Question>,
    examples: Vec<Example>,
    issues: Vec<Issue>,
    situations: Vec<Situation>,
    advice: Vec<Option<Advice>>,
    order: Vec<Slot>,
    phrasebook: Phrasebook,
}

/// A publication.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The id that the guide's parts refer to.
    pub id: Rc<str>,
    /// The name.
    pub title: Rc<str>,
    /// Who published it.
    pub publisher: Rc<str>,
}

/// A person or body, or a group of them.
#[derive(Debug, PartialEq, Eq)]
pub struct Actor {
    /// The id that the guide's parts refer to.
    pub id: Rc<str>,
    /// The name of the actor.
    pub label: Rc<str>,
}

/// A means by which something is put in place, such as a law or a budget.
#[derive(Debug, PartialEq, Eq)]
pub struct Vehicle {
    /// The id that the guide's parts refer to.
    pub id: Rc<str>,
    /// Its name within a sentence.
    pub label: Rc<str>,
}

/// A point at which one can begin.
#[derive(Debug, PartialEq, Eq)]
pub struct Point {
    /// Names it in every language.
    pub id: Rc<str>,
    /// The name.
    pub title: Rc<str>,
    /// The subject.
    pub idea: Rc<str>,
    /// Position in [`Guide::sources`].
    pub source: usize,
    /// Pages to read on.
    pub references: Vec<Reference>,
}

/// Something to read elsewhere.
#[derive(Debug, PartialEq, Eq)]
pub struct Reference {
    /// The title of the page.
    pub title: Rc<str>,
    /// An `https:` address.
    pub address: Rc<str>,
}

/// Something that can be done.
#[derive(Debug, PartialEq, Eq)]
pub struct GuideAction {
    /// Names it in every language.
    pub id: Rc<str>,
    /// Position in [`Guide::points`].
    pub point: usize,
    /// The name.
    pub title: Rc<str>,
    /// The work to be done.
    pub what: Rc<str>,
    /// Who takes the lead: positions in [`Guide::actors`], at least one.
    pub lead: Vec<usize>,
    /// Who helps: positions in [`Guide::actors`].
    pub support: Vec<usize>,
    /// A remark on who does it.
    pub note: Option<Rc<str>>,
    /// The elements that it moves, at least one.
    pub elements: Vec<Slot>,
}

/// Something to talk about.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    /// Names it in every language.
    pub id: Rc<str>,
    /// Position in [`Guide::points`].
    pub point: usize,
    /// The question.
    pub text: Rc<str>,
    /// The elements that it is about, at least one.
    pub elements: Vec<Slot>,
}

/// Something that somebody did.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Names it in every language.
    pub id: Rc<str>,
    /// Position in [`Guide::points`].
    pub point: usize,
    /// The place where it was done.
    pub state: Rc<str>,
    /// The work that was done.
    pub what: Rc<str>,
    /// An `https:` address that says more.
    pub address: Option<Rc<str>>,
    /// The elements that it shows, at least one.
    pub elements: Vec<Slot>,
}

/// A larger question.
#[derive(Debug, PartialEq, Eq)]
pub struct Issue {
    /// Names it in every language.
    pub id: Rc<str>,
    /// The name.
    pub title: Rc<str>,
    /// The subject.
    pub gist: Rc<str>,
    /// The questions to ask.
    pub questions: Vec<Rc<str>>,
    /// The steps to take.
    pub steps: Vec<Rc<str>>,
    /// The conditions it touches, at least one.
    pub conditions: Vec<ConditionIndex>,
    /// Position in [`Guide::sources`].
    pub source: usize,
}

/// A level of progress, and the advice for it.
#[derive(Debug, PartialEq, Eq)]
pub struct Situation {
    /// Names it in every language.
    pub id: Rc<str>,
    /// Says where one stands.
    pub when: Rc<str>,
    /// Says what to do.
    pub then: Rc<str>,
    /// When it holds; `None` for the last one, which holds where no other does.
    pub rule: Option<Rule>,
}

/// A situation's rule: every known element of one kind stands below a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kind.
    pub kind: KindIndex,
    /// The level; not the lowest.
    pub below: LevelIndex,
    /// The number of steps that are advised then, of this kind.
    pub most: usize,
}

/// The knowledge about getting one element further.
#[derive(Debug, PartialEq, Eq)]
pub struct Advice {
    /// First moves: the one that leads on from each level, the lowest first.
    pub moves: Vec<Rc<str>>,
    /// Those who usually act, each alone: positions in [`Guide::actors`]. Empty where that follows
    /// from the actions.
    pub lead: Vec<usize>,
    /// Those who usually help: positions in [`Guide::actors`].
    pub support: Vec<usize>,
    /// The means by which it usually happens: positions in [`Guide::vehicles`].
    pub vehicles: Vec<usize>,
    /// Those who know where the element stands: positions in [`Guide::actors`], at least one.
    pub ask: Vec<usize>,
    /// The elements that it rests on.
    pub rests_on: Vec<Foundation>,
}

/// An element that another rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foundation {
    /// The element that comes first.
    pub slot: Slot,
    /// The reason.
    pub why: Rc<str>,
    /// True if a source says so; else the guide's author concludes it.
    pub stated: bool,
}

impl Guide {
    /// The language of the texts, a BCP 47 tag; empty where the guide names none.
    #[must_use]
    pub fn language(&self) -> &Rc<str> {
        &self.language
    }

    /// The publications that everything here comes from.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// People and bodies who can act, or who know.
    #[must_use]
    pub fn actors(&self) -> &[Actor] {
        &self.actors
    }

    /// The means by which something is put in place.
    #[must_use]
    pub fn vehicles(&self) -> &[Vehicle] {
        &self.vehicles
    }

    /// Points at which to begin; each action, question and example belongs to one.
    #[must_use]
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Actions, in the order of the points.
    #[must_use]
    pub fn actions(&self) -> &[GuideAction] {
        &self.actions
    }

    /// Questions to talk about, in the order of the points.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Examples of others, in the order of the points.
    #[must_use]
    pub fn examples(&self) -> &[Example] {
        &self.examples
    }

    /// Larger questions, for whoever is far along.
    #[must_use]
    pub fn issues(&self) -> &[Issue] {
        &self.issues
    }

    /// Advice for how far along one is; the last one holds where no other does.
    #[must_use]
    pub fn situations(&self) -> &[Situation] {
        &self.situations
    }

    /// The knowledge about an element; `None` when the guide has no entry for it.
    #[must_use]
    pub fn advice(&self, slot: Slot) -> Option<&Advice> {
        self.advice.get(slot.0)?.as_ref()
    }

    /// The direct foundations of an element.
    #[must_use]
    pub fn rests_on(&self, slot: Slot) -> &[Foundation] {
        self.advice(slot).map_or(&[], |advice| &advice.rests_on)
    }

    /// The foundation on which one element rests, if it rests on that directly.
    #[must_use]
    pub fn foundation(&self, slot: Slot, on: Slot) -> Option<&Foundation> {
        let mut foundations = self.rests_on(slot).iter();
        foundations.find(|foundation| foundation.slot == on)
    }

    /// Every element of the assessment, each after all that it rests on.
    #[must_use]
    pub fn order(&self) -> &[Slot] {
        &self.order
    }

    /// The words for one purpose.
    #[must_use]
    pub fn say(&self, phrase: GuidePhrase) -> Rc<str> {
        self.phrasebook.say(phrase as usize)
    }

    /// The same with each `{name}` replaced; a name without a value stays as it is.
    #[must_use]
    pub fn fill(&self, phrase: GuidePhrase, values: &[(&str, &str)]) -> Rc<str> {
        self.phrasebook.fill(phrase as usize, values)
    }

    /// The same with numbers, in the form that goes with the last of them.
    #[must_use]
    pub fn count(&self, phrase: GuidePhrase, numbers: &[(&str, usize)]) -> Rc<str> {
        self.phrasebook.count(phrase as usize, numbers)
    }

    /// Several things in one sentence.
    #[must_use]
    pub fn list(&self, items: &[&str]) -> String {
        self.phrasebook.locale.list(items)
    }
}
