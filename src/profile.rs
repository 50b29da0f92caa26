//! The meaning of answers: a stage, or a range of stages, for each condition and overall.
//!
//! Answers are ordinal, so nothing is averaged: a stage is the highest level that
//! *more than half* of what counts has reached. Whatever isn't known is taken once
//! as the lowest and once as the highest level, which gives the two ends of a range.

use serde::Serialize;

use crate::answers::{Answer, Answers, Entries};
use crate::assessment::{Assessment, Condition, Element, LevelIndex};

/// The result of one set of answers.
///
/// ```
/// use readiness_check::answers::Answers;
/// use readiness_check::profile::{Basis, Profile};
/// # use readiness_check::assessment::Assessment;
/// # use readiness_check::words;
///
/// # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/state-policy/");
/// # let read = |file: &str| std::fs::read_to_string([folder, file].concat());
/// # let english = serde_json::from_str(words::ENGLISH)?;
/// # let definition = serde_json::from_str(&read("en.json")?)?;
/// # let assessment = Assessment::read(&words::complete(&definition, &english))?;
/// let answers = Answers::from_ids(&assessment, [("purpose", "exploring")])?;
/// let profile = Profile::of(&assessment, &answers);
/// assert_eq!(profile.conditions.len(), 8);
/// assert!(profile.conditions.iter().any(|one| one.basis == Basis::Estimate));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The stage of the whole; `None` while no condition has one.
    pub overall: Option<Stage>,
    /// One entry for each condition, in order.
    pub conditions: Vec<ConditionProfile>,
}

/// The result of one condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionProfile {
    /// The level chosen in the overview question; `None` when unanswered or not sure.
    pub estimate: Option<LevelIndex>,
    /// The basis of the stage.
    pub basis: Basis,
    /// The stage; `None` unless the basis is elements or the estimate.
    pub stage: Option<Stage>,
    /// The answers to the condition's elements, counted.
    pub counts: Counts,
}

/// A stage, or the range in which it must lie, as positions in [`Assessment::levels`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// The stage if everything unknown were at the lowest level.
    pub low: LevelIndex,
    /// The stage if everything unknown were at the highest level; never below `low`.
    pub high: LevelIndex,
}

/// The basis of a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// More than half of the applicable elements have a level.
    Elements,
    /// The overview question alone.
    Estimate,
    /// Neither: there is no stage.
    None,
    /// Every element was answered *does not apply*.
    NotApplicable,
}

/// The number of elements for each answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By level, lowest first.
    pub levels: Vec<usize>,
    /// Answered *not sure*.
    pub not_sure: usize,
    /// Answered *does not apply*.
    pub not_applicable: usize,
    /// Not answered.
    pub unanswered: usize,
}

impl Counts {
    /// The counts for some elements, of an assessment with so many levels.
    pub(crate) fn of<'a>(
        elements: impl Iterator<Item = &'a Element>,
        answers: &Answers,
        levels: usize,
    ) -> Self {
        let mut counts = Self {
            levels: vec![0; levels],
            ..Self::default()
        };
        for element in elements {
            let count = match answers.get(element.slot) {
                Some(Answer::Level(level)) => counts.levels.get_mut(level.index()),
                Some(Answer::NotSure) => Some(&mut counts.not_sure),
                Some(Answer::NotApplicable) => Some(&mut counts.not_applicable),
                None => Some(&mut counts.unanswered),
            };
            if let Some(count) = count {
                *count += 1;
            }
        }
        counts
    }

    /// Elements that have one of the ordered levels.
    #[must_use]
    pub fn rated(&self) -> usize {
        self.levels.iter().sum()
    }

    /// Elements that were not answered *does not apply*.
    #[must_use]
    pub fn applicable(&self) -> usize {
        self.rated() + self.unknown()
    }

    /// Elements that could still be at any level.
    #[must_use]
    pub fn unknown(&self) -> usize {
        self.not_sure + self.unanswered
    }

    /// The stage of these elements by themselves; `None` unless more than half of those
    /// that apply have a level.
    pub(crate) fn stage(&self) -> Option<Stage> {
        (self.rated() * 2 > self.applicable())
            .then(|| Stage::reached(&self.levels, &self.levels, self.unknown()))
    }
}

impl Profile {
    /// Applies the stage rule.
    #[must_use]
    pub fn of(assessment: &Assessment, answers: &Answers) -> Self {
        let levels = assessment.levels().len();
        let conditions: Vec<_> = assessment
            .conditions()
            .iter()
            .map(|condition| ConditionProfile::of(condition, answers, levels))
            .collect();
        Self {
            overall: overall(&conditions, levels),
            conditions,
        }
    }
}

impl ConditionProfile {
    fn of(condition: &Condition, answers: &Answers, levels: usize) -> Self {
        let counts = Counts::of(condition.elements.iter(), answers, levels);
        let estimate = match answers.overview(condition) {
            Some(Answer::Level(level)) => Some(level),
            _ => None,
        };
        let (basis, stage) = if counts.applicable() == 0 {
            (Basis::NotApplicable, None)
        } else if let Some(stage) = counts.stage() {
            (Basis::Elements, Some(stage))
        } else if let Some(level) = estimate {
            (
                Basis::Estimate,
                Some(Stage {
                    low: level,
                    high: level,
                }),
            )
        } else {
            (Basis::None, None)
        };
        Self {
            estimate,
            basis,
            stage,
            counts,
        }
    }
}

impl ConditionProfile {
    /// How many answers are open on which the stage rests: of its elements, or, where there is no
    /// stage at all, that of its overview question.
    #[must_use]
    pub fn open(&self) -> usize {
        match (self.basis, self.stage) {
            (Basis::None, _) => 1,
            (Basis::Elements, Some(stage)) if !stage.is_certain() => self.counts.unknown(),
            _ => 0,
        }
    }
}

impl Stage {
    /// `low` and `high` say how many are known to stand at each level at worst and
    /// at best; `unknown` more could stand anywhere.
    fn reached(low: &[usize], high: &[usize], unknown: usize) -> Self {
        let total = low.iter().sum::<usize>() + unknown;
        Self {
            low: highest(low, 0, total),
            high: highest(high, unknown, total),
        }
    }

    /// True if both ends are the same.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.low == self.high
    }
}

/// The highest level that more than half of `total` have reached, where `top` of
/// them stand at the highest level besides those in `levels`.
fn highest(levels: &[usize], top: usize, total: usize) -> LevelIndex {
    let mut reached = top;
    for (level, count) in levels.iter().enumerate().rev() {
        reached += count;
        if reached * 2 > total {
            return LevelIndex::from_index(level);
        }
    }
    LevelIndex(0)
}

fn overall(conditions: &[ConditionProfile], levels: usize) -> Option<Stage> {
    let counted = conditions
        .iter()
        .filter(|condition| condition.basis != Basis::NotApplicable);
    let (mut low, mut high, mut unknown) = (vec![0; levels], vec![0; levels], 0);
    for condition in counted {
        let Some(stage) = condition.stage else {
            unknown += 1;
            continue;
        };
        for (counts, level) in [(&mut low, stage.low), (&mut high, stage.high)] {
            if let Some(count) = counts.get_mut(level.index()) {
                *count += 1;
            }
        }
    }
    let staged: usize = low.iter().sum();
    (staged > 0).then(|| Stage::reached(&low, &high, unknown))
}

/// The profile as the host page sees it: ids instead of positions.
#[derive(Debug, Serialize)]
pub struct PublicProfile<'a> {
    assessment: &'a str,
    edition: u32,
    overall: Overall<'a>,
    conditions: Vec<ReportedCondition<'a>>,
}

#[derive(Debug, Serialize)]
struct Overall<'a> {
    stage: Option<ReportedStage<'a>>,
}

#[derive(Debug, Serialize)]
struct ReportedStage<'a> {
    low: &'a str,
    high: &'a str,
}

#[derive(Debug, Serialize)]
struct ReportedCondition<'a> {
    id: &'a str,
    estimate: Option<&'a str>,
    basis: Basis,
    stage: Option<ReportedStage<'a>>,
    counts: Entries<'a, usize>,
}

impl Profile {
    /// The shape that `profile` and `readiness-result` give to the host page.
    #[must_use]
    pub fn public<'a>(&self, assessment: &'a Assessment) -> PublicProfile<'a> {
        let id = |level: LevelIndex| Answer::Level(level).id(assessment);
        let stage = |stage: Option<Stage>| {
            stage.map(|stage| ReportedStage {
                low: id(stage.low),
                high: id(stage.high),
            })
        };
        let condition = |(condition, profile): (&'a Condition, &ConditionProfile)| {
            let counts = &profile.counts;
            ReportedCondition {
                id: &condition.id,
                estimate: profile.estimate.map(id),
                basis: profile.basis,
                stage: stage(profile.stage),
                counts: Entries(
                    assessment
                        .levels()
                        .iter()
                        .map(|level| &*level.id)
                        .zip(counts.levels.iter().copied())
                        .chain([
                            ("not-sure", counts.not_sure),
                            ("not-applicable", counts.not_applicable),
                            ("unanswered", counts.unanswered),
                        ])
                        .collect(),
                ),
            }
        };
        PublicProfile {
            assessment: assessment.id(),
            edition: assessment.edition(),
            overall: Overall {
                stage: stage(self.overall),
            },
            conditions: assessment
                .conditions()
                .iter()
                .zip(&self.conditions)
                .map(condition)
                .collect(),
        }
    }
}
