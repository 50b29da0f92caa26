//! A result in a sentence, and the facts below it: what is furthest, what is least far, how much of
//! it is known.
//!
//! A sentence about conditions says of each what holds however the open answers turn out: of those
//! furthest along the stage that they have at worst, of those least far the one that they have at
//! best.

use std::cmp::{Ordering, Reverse};
use std::rc::Rc;

use super::stage::{counted_level, counts_at, reached_of, stage_name, stage_of};
use super::{how_to_tell, label, labelled, leads, opening, overall, title};
use crate::assessment::{Assessment, Condition, LevelIndex, Phrase, filled};
use crate::guide::{Guide, GuidePhrase};
use crate::plan::{Inquiry, Plan, Step};
use crate::profile::{Basis, ConditionProfile, Profile, Stage};

/// Conditions are named in a sentence as long as there are no more of them; else counted.
const NAMED: usize = 3;

type Found<'a> = (&'a Condition, &'a ConditionProfile);

/// The conditions that apply.
fn applicable<'a>(assessment: &'a Assessment, profile: &'a Profile) -> Vec<Found<'a>> {
    let conditions = assessment.conditions().iter().zip(&profile.conditions);
    conditions
        .filter(|(_, found)| found.basis != Basis::NotApplicable)
        .collect()
}

/// Those of them that have a stage, with it.
fn staged<'a>(applicable: &[Found<'a>]) -> Vec<(&'a Condition, Stage)> {
    let staged = applicable.iter();
    staged
        .filter_map(|&(condition, found)| Some((condition, found.stage?)))
        .collect()
}

/// The result in one sentence.
#[must_use]
pub fn headline(assessment: &Assessment, profile: &Profile) -> Rc<str> {
    let applicable = applicable(assessment, profile);
    let staged = staged(&applicable);
    let sentence = sentence(assessment, profile, &applicable, &staged);
    assessment.fill(Phrase::Sentence, &[("text", &sentence)])
}

/// The stage that the furthest conditions have at worst, and the one that the least far have at best.
fn ends(staged: &[(&Condition, Stage)]) -> Option<(LevelIndex, LevelIndex)> {
    let low = staged.iter().map(|(_, stage)| stage.low).max();
    low.zip(staged.iter().map(|(_, stage)| stage.high).min())
}

/// True if conditions can be told apart, or are known to be equal.
fn is_told(staged: &[(&Condition, Stage)]) -> bool {
    let certain = staged.iter().all(|(_, stage)| stage.is_certain());
    ends(staged).is_some_and(|(low, high)| low > high || (low == high && certain))
}

fn sentence(
    assessment: &Assessment,
    profile: &Profile,
    applicable: &[Found],
    staged: &[(&Condition, Stage)],
) -> Rc<str> {
    let Some((low, high)) = ends(staged) else {
        return assessment.say(Phrase::NoStage);
    };
    let within = |level| {
        stage_name(assessment, level)
            .map_or_else(|| label(assessment, level), |name| Rc::clone(&name.within))
    };
    if !is_told(staged) {
        return match profile.overall {
            Some(found) if !found.is_certain() => {
                let ends = [("low", &*within(found.low)), ("high", &*within(found.high))];
                assessment.fill(Phrase::HeadlineEarly, &ends)
            }
            _ => overall(assessment, profile),
        };
    }
    let at = |of: &dyn Fn(Stage) -> bool| -> Vec<&Condition> {
        let staged = staged.iter().filter(|(_, stage)| of(*stage));
        staged.map(|(condition, _)| *condition).collect()
    };
    let furthest = at(&|stage| stage.low == low);
    if low == high {
        if staged.len() == applicable.len() && staged.len() > 1 {
            let pattern = assessment.count(Phrase::HeadlineEven, &[("count", staged.len())]);
            return filled(&pattern, &[("stage", &within(low))]);
        }
        let stand = told(assessment, Phrase::HeadlineStand, &furthest, &within(low));
        if staged.len() == applicable.len() {
            return stand;
        }
        return assessment.fill(Phrase::HeadlineEvenOf, &[("stand", &stand)]);
    }
    let furthest = told(assessment, Phrase::HeadlineStand, &furthest, &within(low));
    let certain = at(&|stage| stage.high == high && stage.is_certain());
    let least = if certain.is_empty() {
        let least = at(&|stage| stage.high == high);
        told(assessment, Phrase::HeadlineAtMost, &least, &within(high))
    } else {
        told(assessment, Phrase::HeadlineStand, &certain, &within(high))
    };
    let estimated = applicable
        .iter()
        .all(|(_, found)| found.counts.rated() == 0);
    let phrase = if estimated {
        Phrase::HeadlineEstimate
    } else if low > high.next() {
        Phrase::HeadlineUneven
    } else {
        Phrase::HeadlineApart
    };
    assessment.fill(phrase, &[("furthest", &furthest), ("least", &least)])
}

/// A phrase about some conditions, by name or by number.
pub(super) fn told(
    assessment: &Assessment,
    phrase: Phrase,
    conditions: &[&Condition],
    stage: &str,
) -> Rc<str> {
    let count = conditions.len();
    let titles: Rc<str> = if count > NAMED {
        assessment.count(Phrase::Conditions, &[("count", count)])
    } else {
        titles(assessment, conditions.iter().copied()).into()
    };
    let pattern = assessment.count(phrase, &[("count", count)]);
    filled(&pattern, &[("titles", &titles), ("stage", stage)])
}

fn titles<'a>(assessment: &Assessment, conditions: impl Iterator<Item = &'a Condition>) -> String {
    let titles: Vec<&str> = conditions.map(|condition| &*condition.short).collect();
    assessment.locale().list(&titles)
}

/// The conditions furthest along, or those least far, and what bears that out; that none stands
/// out where more than three are equal, or all, and that it is too early to say where the open answers
/// could turn it around, or where none has a stage. Nothing where only one has a stage, or applies.
///
/// Stages come first. Of conditions with the same one, those with the largest share of elements that are
/// known to have reached it are furthest, and those with the smallest that may have are least far.
#[must_use]
pub fn extreme(
    assessment: &Assessment,
    profile: &Profile,
    furthest: bool,
) -> Option<(Rc<str>, Option<Rc<str>>)> {
    let applicable = applicable(assessment, profile);
    if !is_told(&staged(&applicable)) {
        let several = applicable.len() > 1;
        return several.then(|| (assessment.say(Phrase::TooEarly), None));
    }
    let mut ranked = applicable;
    ranked.retain(|(_, found)| found.stage.is_some());
    ranked.sort_by(|(_, one), (_, other)| {
        let order = compare(one, other, furthest);
        if furthest { order.reverse() } else { order }
    });
    let (_, first) = *ranked.first().filter(|_| ranked.len() > 1)?;
    let equal = ranked
        .iter()
        .take_while(|(_, it)| compare(it, first, furthest) == Ordering::Equal);
    let equal: Vec<_> = equal.collect();
    if equal.len() > NAMED || equal.len() == ranked.len() {
        return Some((assessment.say(Phrase::NoExtreme), None));
    }
    let titles: Vec<&str> = equal
        .iter()
        .map(|(condition, _)| &*condition.title)
        .collect();
    let titles = assessment.locale().list(&titles);
    // The counts say the stage as well. Of several only the share is equal: their counts may differ.
    let level = first.stage.map_or(LevelIndex(0), counted_level);
    let level = if furthest || level == LevelIndex(0) {
        level
    } else {
        // How many have gone further says more of the last than how many have come so far.
        level.next().min(assessment.top_level())
    };
    let counts = counts_at(assessment, first, level).filter(|_| equal.len() == 1);
    let standing = counts.unwrap_or_else(|| stage_of(assessment, first));
    Some((titles.into(), Some(standing)))
}

/// A fact of a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub label: Rc<str>,
    /// The fact itself.
    pub text: Rc<str>,
    /// What bears it out, or goes with it: a sentence or two.
    pub more: Vec<Rc<str>>,
}

/// The facts of a result that stand below its headline: the extremes, how much is known and, where there is a
/// plan, the first of the next steps, or of what to find out where no condition has a stage.
#[must_use]
pub fn facts(
    assessment: &Assessment,
    profile: &Profile,
    plan: Option<(&Guide, &Plan)>,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    let ends = [(Phrase::Furthest, true), (Phrase::LeastFar, false)].map(|(phrase, furthest)| {
        let (text, more) = extreme(assessment, profile, furthest)?;
        Some(Fact {
            label: assessment.say(phrase),
            text,
            more: more.into_iter().collect(),
        })
    });
    match ends {
        // That neither can be told is said once.
        [Some(first), Some(second)] if first.text == second.text => facts.push(Fact {
            label: assessment.fill(
                Phrase::Separated,
                &[("first", &first.label), ("second", &second.label)],
            ),
            ..first
        }),
        ends => facts.extend(ends.into_iter().flatten()),
    }
    facts.push(Fact {
        label: assessment.say(Phrase::Known),
        text: certainty(assessment, profile),
        more: Vec::new(),
    });
    let staged = profile.conditions.iter().any(|found| found.stage.is_some());
    facts.extend(plan.and_then(|(guide, plan)| {
        // As long as nothing can be said of conditions, a step would be one of many.
        if staged {
            Some(step_fact(assessment, guide, plan.steps.first.first()?))
        } else {
            Some(task_fact(assessment, guide, plan.find_out.first.first()?))
        }
    }));
    facts
}

/// The first answer to find out, and how.
fn task_fact(assessment: &Assessment, guide: &Guide, inquiry: &Inquiry) -> Fact {
    let how = how_to_tell(assessment, inquiry.slot);
    let how = if how.is_empty() {
        guide.say(GuidePhrase::FindCondition)
    } else {
        how.into()
    };
    Fact {
        label: guide.say(GuidePhrase::FindOut),
        text: title(assessment, inquiry.slot),
        more: vec![how],
    }
}

/// The first of the next steps, how it begins and who could lead it.
fn step_fact(assessment: &Assessment, guide: &Guide, step: &Step) -> Fact {
    let (label, lead) = leads(guide, step);
    let lead = labelled(assessment, &label, &lead);
    Fact {
        label: assessment.say(Phrase::FirstStep),
        text: assessment.slot_title(step.slot).into(),
        more: opening(guide, step).into_iter().chain([lead]).collect(),
    }
}

/// Which of two conditions is further along: by stage at worst, at best, then by the share of its
/// elements that has reached the stage. Among the furthest that is the share that is known, among the
/// least far the one that is possible: doubt puts nobody ahead, and nobody behind.
fn compare(one: &ConditionProfile, other: &ConditionProfile, furthest: bool) -> Ordering {
    let ends = |found: &ConditionProfile| found.stage.map(|stage| (stage.low, stage.high));
    let share = |found: &ConditionProfile| {
        let level = found.stage.map_or(LevelIndex(0), counted_level);
        let reached = reached_of(found, LevelIndex::from_index(level.index().max(1)));
        let possible = if furthest { 0 } else { found.counts.unknown() };
        (reached + possible, found.counts.applicable())
    };
    let by_share = || {
        let ((some, of), (others, of_others)) = (share(one), share(other));
        (some * of_others).cmp(&(others * of))
    };
    ends(one).cmp(&ends(other)).then_with(by_share)
}

/// The positions of all conditions, those furthest along first, those least far first, or those
/// with the most to find out first; equal ones, and those without a stage behind, in their order.
#[must_use]
pub fn sorted(profile: &Profile, by: SortBy) -> Vec<usize> {
    let mut order: Vec<usize> = (0..profile.conditions.len()).collect();
    let of = |position: &usize| profile.conditions.get(*position);
    match by {
        SortBy::Order => {}
        SortBy::Furthest | SortBy::Least => order.sort_by(|one, other| {
            let (Some(one), Some(other)) = (of(one), of(other)) else {
                return Ordering::Equal;
            };
            let staged = other.stage.is_some().cmp(&one.stage.is_some());
            let order = compare(one, other, by == SortBy::Furthest);
            staged.then(if by == SortBy::Furthest {
                order.reverse()
            } else {
                order
            })
        }),
        SortBy::Open => order.sort_by_key(|position| {
            let unknown = of(position).filter(|it| it.basis != Basis::NotApplicable);
            Reverse(unknown.map_or(0, |found| found.counts.unknown()))
        }),
    }
    order
}

/// The order of a list of conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The assessment's.
    #[default]
    Order,
    /// Those furthest along first.
    Furthest,
    /// Those least far along first.
    Least,
    /// Those with the most to find out first.
    Open,
}

/// How much of a result is known, and how much is to be found out.
#[must_use]
pub fn certainty(assessment: &Assessment, profile: &Profile) -> Rc<str> {
    let applicable = applicable(assessment, profile);
    let sum = |of: &dyn Fn(&ConditionProfile) -> usize| -> usize {
        applicable.iter().map(|(_, found)| of(found)).sum()
    };
    let [rated, unknown] = [sum(&|it| it.counts.rated()), sum(&|it| it.counts.unknown())];
    let asked = |of: &dyn Fn(&Condition) -> bool| applicable.iter().any(|(it, _)| of(it));
    if !asked(&|it| !it.is_plain()) {
        let answered = rated + sum(&|it| it.counts.not_sure);
        let total = rated + unknown;
        let numbers = [("answered", answered), ("total", total)];
        return assessment.count(Phrase::Answered, &numbers);
    }
    if rated == 0 && asked(&|it| it.slot.is_some()) {
        let estimates = sum(&|it| usize::from(it.estimate.is_some()));
        return assessment.count(
            Phrase::CertaintyEstimate,
            &[("count", estimates), ("total", applicable.len())],
        );
    }
    let known = assessment.count(
        Phrase::Certainty,
        &[
            ("unknown", unknown),
            ("count", rated),
            ("total", rated + unknown),
        ],
    );
    // Those of conditions whose stage they decide, unless these are all there are.
    let decisive = sum(&|it| match it.stage {
        Some(stage) if stage.is_certain() => 0,
        _ => it.counts.unknown(),
    });
    match decisive {
        0 => known,
        open if open == unknown => known,
        open => {
            let turning = assessment.count(Phrase::CertaintyOpen, &[("count", open)]);
            assessment.fill(Phrase::Listed, &[("first", &known), ("second", &turning)])
        }
    }
}
