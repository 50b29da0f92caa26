//! What answers say at a glance, beside the next steps.

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Condition, Slot};
use crate::profile::Counts;

/// One condition's extremes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Elements answered with the highest level.
    pub strengths: Vec<Slot>,
    /// Elements answered with the lowest level.
    pub gaps: Vec<Slot>,
}

/// What of a condition stands at the highest and at the lowest level, by the elements'
/// own answers and in their order.
#[must_use]
pub fn summary(assessment: &Assessment, condition: &Condition, answers: &Answers) -> Summary {
    let at = |level: usize| {
        let level = u8::try_from(level).ok().map(Answer::Level);
        let slots = condition.elements.iter().map(|element| element.slot);
        slots.filter(|&slot| answers.get(slot) == level).collect()
    };
    Summary {
        strengths: at(assessment.levels.len() - 1),
        gaps: at(0),
    }
}

/// Which kind of a condition's elements is further than which other, as positions in
/// [`Assessment::kinds`]: the stage rule of [`crate::profile`] applied to each kind's
/// elements by themselves. Of several kinds the furthest and the one furthest behind, the
/// earlier where two are equal. `None` unless there are two whose stages are certain and
/// differ; the overview question says nothing about kinds.
#[must_use]
pub fn ahead(
    assessment: &Assessment,
    condition: &Condition,
    answers: &Answers,
) -> Option<(usize, usize)> {
    let mut ahead: Option<(u8, usize)> = None;
    let mut behind: Option<(u8, usize)> = None;
    for kind in 0..assessment.kinds.len() {
        let elements = condition.elements.iter();
        let elements = elements.filter(|element| element.kind == kind);
        let stage = Counts::of(elements, answers, assessment.levels.len()).stage();
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
pub fn suppose(assessment: &Assessment, answers: &Answers, slot: Slot, level: u8) -> Answers {
    let mut supposed = answers.clone();
    supposed.set(assessment, slot, Some(Answer::Level(level)));
    supposed
}
