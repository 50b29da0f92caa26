//! The next steps that follow from one visitor's own answers, and the reason for each.
//!
//! The same answers always give the same plan. It rests on what elements are known to
//! have reached and on what the [`Guide`] says rests on what; nothing is averaged or
//! weighted.
//!
//! **Where an element stands.** At the level it was answered with. If it wasn't answered,
//! at the level of its condition's overview question, as an estimate. Otherwise, and
//! wherever the answer is *not sure*, that is unknown. What was answered *does not apply*
//! plays no part: nothing waits for it and it waits for nothing.
//!
//! **What can be a step.** An element known to stand below the highest level; its step
//! leads one level up. Something it rests on is *ready* if it has reached the level the
//! step leads to, *better first* if it is known to stand lower, and otherwise *unknown*. It
//! *holds the step back* only where a source says that the one comes before the other and
//! nothing of it is in place; then it has a step of its own which comes first. Everything
//! else is advice: what is better first is named, what is unknown is to be found out first.
//!
//! **Who waits for a step.** The elements that it holds back. If there are none: those that
//! rest on it and aren't known to have reached the level the step leads to.
//!
//! **The order.** First what the visitor marked, and what marked elements can't move
//! without; then steps with nothing unknown below them; then those that were answered
//! rather than estimated; then those for which more elements wait; then those that stand
//! lower, or gaps in a late condition would come last; then the order of the assessment.
//! The foundation of a step is moved up before it if it has a step as well.
//!
//! **What is shown first.** At most seven steps, three of one condition, in that order;
//! one that rests on another step only together with it. In a situation with a rule
//! fewer, and only steps of the rule's kind or towards what the visitor marked, if there
//! are any such. The rest follows in the same order.
//!
//! **The situation.** The first of the guide's whose rule holds: everything known of the
//! rule's kind stands below its level. Where nothing of that kind is known, or there is
//! no step at all, there is no situation.
//!
//! **What to find out.** Every element answered *not sure*, and each condition whose
//! overview is *not sure* while none of its elements is answered. First what the visitor
//! marked, then that on which more elements rest that apply and aren't at the highest
//! level, then the order of the assessment; with the same limits.
//!
//! **Larger moves** are for those whose overall stage is at least the second highest even
//! at worst: the actions all of whose elements that apply are known to stand at least
//! there but not all at the highest level, and the issues that touch a condition not yet
//! certain to be at the highest.

mod highlights;
mod known_state;
mod shortlist;
mod steps;

pub use highlights::{Summary, ahead, summary, suppose};

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, ConditionIndex, LevelIndex, Slot};
use crate::guide::{Foundation, Guide};
use crate::profile::{Basis, Profile};
use known_state::KnownState;

/// The next steps.
///
/// ```
/// use readiness_check::answers::Answers;
/// use readiness_check::guide::Guide;
/// use readiness_check::plan::Plan;
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
/// let answers = Answers::from_ids(&assessment, [("purpose-vision", "exploring")])?;
/// let plan = Plan::of(&assessment, &guide, &answers, &[]);
/// let [step] = &*plan.steps.first else {
///     return Err("one answer leads to one step".into());
/// };
/// assert_eq!(assessment.slot_id(step.slot), "purpose-vision");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Position in [`Guide::situations`].
    pub situation: Option<usize>,
    /// The changes to make.
    pub steps: Shortlist<Step>,
    /// The answers to find out.
    pub find_out: Shortlist<Inquiry>,
    /// The larger moves: positions in [`Guide::actions`].
    pub larger_actions: Vec<usize>,
    /// The larger questions: positions in [`Guide::issues`].
    pub larger_issues: Vec<usize>,
}

/// A list too long to be shown at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortlist<T> {
    /// The entries that are shown first, best first.
    pub first: Vec<T>,
    /// The entries that are shown on demand, best first.
    pub more: Vec<T>,
}

/// One element, one level further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The element.
    pub slot: Slot,
    /// The level at which it stands.
    pub from: LevelIndex,
    /// The level to which the step leads: the next.
    pub to: LevelIndex,
    /// True if `from` is the overview's answer, for want of the element's own.
    pub estimated: bool,
    /// The reasons for the step.
    pub because: Because,
    /// The actions for it: positions in [`Guide::actions`].
    pub actions: Vec<usize>,
    /// The questions to talk about: positions in [`Guide::questions`].
    pub questions: Vec<usize>,
    /// The examples of others: positions in [`Guide::examples`].
    pub examples: Vec<usize>,
    /// Those who usually act: positions in [`Guide::actors`]. Where the guide names none, those
    /// who know where the element stands.
    pub lead: Vec<usize>,
    /// Those who usually help, besides those in `lead`: positions in [`Guide::actors`].
    pub support: Vec<usize>,
}

/// The reasons why a step is possible and comes before others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Because {
    /// True if the visitor marked it.
    pub priority: bool,
    /// Marked elements that can't move before this step, directly or through others.
    pub toward: Vec<Slot>,
    /// The foundations that have reached the level it leads to.
    pub ready: Vec<Foundation>,
    /// The foundations that stand lower, but don't hold it back.
    pub better_after: Vec<Foundation>,
    /// The foundations that aren't known.
    pub unknown: Vec<Foundation>,
    /// Elements that wait for it.
    pub waiting: Vec<Slot>,
    /// True if those can't take their own next step before it.
    pub holds_up: bool,
}

impl Because {
    /// True if the step neither rests on anything that counts nor does anything on it.
    #[must_use]
    pub fn stands_alone(&self) -> bool {
        self.ready.is_empty()
            && self.better_after.is_empty()
            && self.unknown.is_empty()
            && self.waiting.is_empty()
    }
}

/// Something to find out. Whom to ask and how is [`Guide::advice`]; there is none for a
/// condition, whose elements are to be answered one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    /// An element, or the overview of a condition.
    pub slot: Slot,
    /// True if the visitor marked it.
    pub priority: bool,
    /// Elements that rest on it, apply and aren't known to be at the highest level.
    pub waiting: Vec<Slot>,
}

impl<T> Shortlist<T> {
    /// Everything, what is shown first at the front.
    pub fn all(&self) -> impl Iterator<Item = &T> {
        self.first.iter().chain(&self.more)
    }

    /// True if there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.more.is_empty()
    }
}

impl<T> Default for Shortlist<T> {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            more: Vec::new(),
        }
    }
}

impl Plan {
    /// The plan of one visitor, who marked some slots as priorities. The guide must have
    /// been read with an assessment that asks the same.
    #[must_use]
    pub fn of(
        assessment: &Assessment,
        guide: &Guide,
        answers: &Answers,
        priorities: &[Slot],
    ) -> Self {
        let state = KnownState::of(assessment, guide, answers);
        let steps = steps::steps(&state, priorities);
        let situation = if steps.is_empty() {
            None
        } else {
            state.situation()
        };
        let rule = situation
            .and_then(|position| guide.situations().get(position))
            .and_then(|situation| situation.rule);
        let mut plan = Self {
            situation,
            steps: shortlist::split_steps(&state, steps, rule),
            find_out: shortlist::split_tasks(&state, tasks(&state, answers, priorities)),
            ..Self::default()
        };
        let profile = Profile::of(assessment, answers);
        if profile
            .overall
            .is_some_and(|stage| stage.low.next() >= state.top)
        {
            plan.larger_actions = larger_actions(&state);
            plan.larger_issues = larger_issues(&state, &profile);
        }
        plan
    }

    /// True if there is nothing to say: nothing is known and nothing asked for, or all is
    /// done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The answers to find out, best first.
fn tasks(state: &KnownState<'_>, answers: &Answers, priorities: &[Slot]) -> Vec<Inquiry> {
    let mut tasks = Vec::new();
    for condition in state.assessment.conditions() {
        let mut elements = condition.elements.iter();
        let unsure = |slot| answers.get(slot) == Some(Answer::NotSure);
        let untouched = elements.all(|element| answers.get(element.slot).is_none());
        if let Some(slot) = condition.slot.filter(|&slot| untouched && unsure(slot)) {
            tasks.push(Inquiry {
                slot,
                priority: priorities.contains(&slot),
                waiting: Vec::new(),
            });
        }
        for element in condition.elements.iter().filter(|it| unsure(it.slot)) {
            let waiting = state.resting_on(element.slot);
            tasks.push(Inquiry {
                slot: element.slot,
                priority: priorities.contains(&element.slot),
                waiting: waiting
                    .filter(|dependent| dependent.level != Some(state.top))
                    .map(|dependent| dependent.slot)
                    .collect(),
            });
        }
    }
    shortlist::sorted(tasks, |task| {
        let waiting = usize::MAX - task.waiting.len();
        let place = state.place(task.slot);
        [usize::from(!task.priority), waiting, place, 0, 0, 0]
    })
}

fn larger_actions(state: &KnownState<'_>) -> Vec<usize> {
    let fits = |elements: &[Slot]| {
        let mut known = elements
            .iter()
            .filter_map(|&slot| state.element(slot))
            .peekable();
        let level = |level: Option<LevelIndex>, least: LevelIndex| {
            level.is_some_and(|level| level >= least)
        };
        let (mut high, mut done) = (known.peek().is_some(), true);
        for element in known {
            high &= level(element.level, LevelIndex(state.top.0.saturating_sub(1)));
            done &= level(element.level, state.top);
        }
        high && !done
    };
    let actions = state.guide.actions().iter().enumerate();
    actions
        .filter(|(_, action)| fits(&action.elements))
        .map(|(position, _)| position)
        .collect()
}

fn larger_issues(state: &KnownState<'_>, profile: &Profile) -> Vec<usize> {
    let open = |&condition: &ConditionIndex| {
        profile.conditions.get(condition.0).is_some_and(|found| {
            found.basis != Basis::NotApplicable
                && found.stage.is_none_or(|stage| stage.low < state.top)
        })
    };
    let issues = state.guide.issues().iter().enumerate();
    issues
        .filter(|(_, issue)| issue.conditions.iter().any(open))
        .map(|(position, _)| position)
        .collect()
}
