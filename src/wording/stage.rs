//! Stages in words: the counts first, then how far most have come, then what that rests on.

use std::rc::Rc;

use super::label;
use crate::answers::Answers;
use crate::assessment::{Assessment, Condition, LevelIndex, Phrase, StageName, filled};
use crate::profile::{Basis, ConditionProfile, Profile, Stage};

/// A stage by itself, or the range in which it lies and how many open answers that rests on.
fn stage(assessment: &Assessment, stage: Stage, open: usize) -> Rc<str> {
    let named = |level| stage_name(assessment, level);
    if stage.is_certain() {
        let name = named(stage.low);
        return name.map_or_else(
            || label(assessment, stage.low),
            |name| Rc::clone(&name.label),
        );
    }
    let [low, high] = [stage.low, stage.high].map(|level| {
        let name = named(level);
        name.map_or_else(|| label(assessment, level), |name| Rc::clone(&name.within))
    });
    let range = assessment.count(Phrase::Range, &[("count", open)]);
    filled(&range, &[("low", &low), ("high", &high)])
}

pub(super) fn stage_name(assessment: &Assessment, level: LevelIndex) -> Option<&StageName> {
    assessment.stages()?.list.get(level.index())
}

/// A phrase with numbers in it, and a name.
fn told(assessment: &Assessment, phrase: &str, [count, total]: [usize; 2], stage: &str) -> Rc<str> {
    let [count, total] = [count, total].map(|number| assessment.locale().number(number));
    let values = [("count", &*count), ("total", &*total), ("stage", stage)];
    filled(phrase, &values)
}

/// The counts that bear a stage out before the stage itself; only that where there are none.
fn counts_first(assessment: &Assessment, counts: Option<Rc<str>>, stage: &str) -> Rc<str> {
    match counts {
        Some(counts) => {
            assessment.fill(Phrase::Separated, &[("first", &counts), ("second", stage)])
        }
        None => stage.into(),
    }
}

/// The level whose counts bear a stage out: its own, or, of a range from the lowest, the one above
/// that, for all are at least at the lowest.
pub(super) fn counted_level(stage: Stage) -> LevelIndex {
    if stage.is_certain() {
        stage.low
    } else {
        LevelIndex::from_index(stage.low.index().max(1))
    }
}

/// The overall stage, or that there is none yet.
#[must_use]
pub fn overall(assessment: &Assessment, profile: &Profile) -> Rc<str> {
    let Some(overall) = profile.overall else {
        return assessment.say(Phrase::NoStage);
    };
    let open = profile.conditions.iter().map(ConditionProfile::open).sum();
    let name = stage(assessment, overall, open);
    let level = counted_level(overall);
    let Some((names, counted)) = assessment.stages().zip(stage_name(assessment, level)) else {
        return name;
    };
    let conditions = profile.conditions.iter();
    let conditions = conditions.filter(|condition| condition.basis != Basis::NotApplicable);
    let stages = conditions.clone().filter_map(|condition| condition.stage);
    let reached = stages.filter(|found| match level.index() {
        0 => found.high == level,
        _ => found.low >= level,
    });
    let numbers = [reached.count(), conditions.count()];
    let counts = told(assessment, &names.overall, numbers, &counted.within);
    if overall.is_certain() {
        return counts;
    }
    counts_first(assessment, Some(counts), &name)
}

/// The number of a condition's elements that bear a level out: at it or above, or at the lowest.
pub(super) fn reached_of(profile: &ConditionProfile, level: LevelIndex) -> usize {
    let levels = profile.counts.levels.iter();
    match level.index() {
        0 => levels.take(1).sum(),
        from => levels.skip(from).sum(),
    }
}

/// A condition's stage, or why it has none.
pub(super) fn stage_of(assessment: &Assessment, profile: &ConditionProfile) -> Rc<str> {
    match (profile.stage, profile.basis) {
        (Some(found), _) => stage(assessment, found, profile.open()),
        (None, Basis::NotApplicable) => assessment.say(Phrase::StageNotApplicable),
        (None, _) => assessment.say(Phrase::NoStage),
    }
}

/// The counts of a condition's elements that bear out a level, where its stage rests on elements.
pub(super) fn counts_at(
    assessment: &Assessment,
    profile: &ConditionProfile,
    level: LevelIndex,
) -> Option<Rc<str>> {
    let name = stage_name(assessment, level).filter(|_| profile.basis == Basis::Elements)?;
    let numbers = [reached_of(profile, level), profile.counts.applicable()];
    Some(told(assessment, &name.counted, numbers, ""))
}

/// A condition's stage behind the counts that bear it out.
#[must_use]
pub fn standing(assessment: &Assessment, profile: &ConditionProfile) -> Rc<str> {
    let counts = profile.stage.map(counted_level);
    let counts = counts.and_then(|level| counts_at(assessment, profile, level));
    counts_first(assessment, counts, &stage_of(assessment, profile))
}

/// What a condition's stage rests on; nothing of one that is just a question, or of which only elements
/// are asked and too few are known.
#[must_use]
pub fn basis(
    assessment: &Assessment,
    condition: &Condition,
    profile: &ConditionProfile,
    answers: &Answers,
) -> Rc<str> {
    match profile.basis {
        _ if condition.is_plain() => Rc::default(),
        Basis::None if condition.slot.is_none() => Rc::default(),
        Basis::Elements => assessment.count(
            Phrase::BasisElements,
            &[
                ("rated", profile.counts.rated()),
                ("applicable", profile.counts.applicable()),
            ],
        ),
        Basis::Estimate => assessment.say(Phrase::BasisEstimate),
        Basis::None if answers.overview(condition).is_some() => {
            assessment.say(Phrase::BasisNotSure)
        }
        Basis::None => assessment.say(Phrase::BasisNone),
        Basis::NotApplicable => assessment.say(Phrase::BasisNotApplicable),
    }
}
