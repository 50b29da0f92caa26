//! The meaning of answers at a glance, beside the next steps.

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Condition, KindIndex, LevelIndex, Slot};
use crate::profile::Counts;

/// One condition's extremes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Elements answered with the highest level.
    pub strengths: Vec<Slot>,
    /// Elements answered with the lowest level.
    pub gaps: Vec<Slot>,
}

/// The elements of a condition that stand at the highest and at the lowest level, by their
/// own answers and in their order.
#[must_use]
pub fn summary(assessment: &Assessment, condition: &Condition, answers: &Answers) -> Summary {
    let at = |level: LevelIndex| {
        let slots = condition.elements.iter().map(|element| element.slot);
        slots
            .filter(|&slot| answers.get(slot) == Some(Answer::Level(level)))
            .collect()
    };
    Summary {
        strengths: at(assessment.top_level()),
        gaps: at(LevelIndex(0)),
    }
}

/// The kind of a condition's elements that is further than another, as positions in
/// [`Assessment::kinds`]: the stage rule of [`crate::profile`] applied to each kind's
/// elements by themselves. Of several kinds the furthest and the one furthest behind, the
/// earlier where two are equal. `None` unless there are two whose stages are certain and
/// differ; the overview question says nothing about kinds.
#[must_use]
pub fn ahead(
    assessment: &Assessment,
    condition: &Condition,
    answers: &Answers,
) -> Option<(KindIndex, KindIndex)> {
    let mut ahead: Option<(LevelIndex, KindIndex)> = None;
    let mut behind: Option<(LevelIndex, KindIndex)> = None;
    for kind in (0..assessment.kinds().len()).map(KindIndex) {
        let elements = condition.elements.iter();
        let elements = elements.filter(|element| element.kind == Some(kind));
        let stage = Counts::of(elements, answers, assessment.levels().len()).stage();
        let Some(stage) = stage.filter(|stage| stage.is_certain()) else {
            continue;
        };
        if ahead.is_none_or(|(level, _)| level < stage.low) {
            ahead = Some((stage.low, kind));
        }
        if behind.is_none_or(|(level, _)| level > stage.low) {
            behind = Some((stage.low, kind));
        }
    }
    let ((high, ahead), (low, behind)) = ahead.zip(behind)?;
    (high != low).then_some((ahead, behind))
}

/// The same answers with one more or another, to see what would follow. A slot or level
/// that the assessment doesn't have changes nothing.
#[must_use]
pub fn suppose(
    assessment: &Assessment,
    answers: &Answers,
    slot: Slot,
    level: LevelIndex,
) -> Answers {
    let mut supposed = answers.clone();
    supposed.set(assessment, slot, Some(Answer::Level(level)));
    supposed
}
