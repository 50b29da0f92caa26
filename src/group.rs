//! Several people's answers to the same questions: how far they agree, and where a
//! meeting does best to begin.

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, LevelIndex, Slot, SlotStatus};
use crate::code::Decoded;

/// From this many results on they are a group; two are compared.
pub const GROUP: usize = 3;

/// The answers of a group to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    /// The question.
    pub slot: Slot,
    /// The number who chose each level, lowest first.
    pub levels: Vec<usize>,
    /// The number who are not sure: they are shown apart and lower no agreement.
    pub not_sure: usize,
    /// The number who say that it does not apply.
    pub not_applicable: usize,
    /// The number who gave no answer, or one to a question that has been reworded since.
    pub unanswered: usize,
}

impl Distribution {
    fn empty(assessment: &Assessment, slot: Slot) -> Self {
        Self {
            slot,
            levels: vec![0; assessment.levels().len()],
            not_sure: 0,
            not_applicable: 0,
            unanswered: 0,
        }
    }

    fn add(&mut self, answer: Option<Answer>) {
        let count = match answer {
            Some(Answer::Level(level)) => self.levels.get_mut(level.index()),
            Some(Answer::NotSure) => Some(&mut self.not_sure),
            Some(Answer::NotApplicable) => Some(&mut self.not_applicable),
            None => Some(&mut self.unanswered),
        };
        if let Some(count) = count {
            *count += 1;
        }
    }

    /// The number who chose a level.
    #[must_use]
    pub fn rated(&self) -> usize {
        self.levels.iter().sum()
    }

    /// The number of members.
    #[must_use]
    pub fn members(&self) -> usize {
        self.rated() + self.not_sure + self.not_applicable + self.unanswered
    }

    /// The agreement of those who chose a level, in thousandths: 1000 when all chose the
    /// same, 0 when one half chose the lowest and the other the highest. `None` for
    /// fewer than two.
    ///
    /// This is the consensus of W. J. Tastle and M. J. Wierman, "Consensus and
    /// dissention: A measure of ordinal dispersion", International Journal of
    /// Approximate Reasoning 45 (2007): 1 + Σ pᵢ log₂(1 − |Xᵢ − μ| ÷ d), with μ the mean
    /// position and d the distance between the lowest and the highest level. The mean
    /// serves to measure dispersion only; it is never shown.
    #[must_use]
    pub fn consensus(&self) -> Option<u16> {
        let rated = self.rated();
        if rated < 2 {
            return None;
        }
        let total = real(rated);
        let positions = || {
            self.levels
                .iter()
                .enumerate()
                .map(|(level, &count)| (real(level), real(count)))
        };
        let mean = positions().map(|(level, count)| level * count).sum::<f32>() / total;
        let width = real(self.levels.len().max(2) - 1);
        let consensus = positions()
            .filter(|(_, count)| *count > 0.0)
            .map(|(level, count)| count / total * (1.0 - (level - mean).abs() / width).log2())
            .sum::<f32>()
            + 1.0;
        Some(thousandths(consensus))
    }

    /// The same rule across people as [`crate::profile`] has across elements.
    fn majority(&self) -> Option<Answer> {
        let applicable = self.members() - self.not_applicable;
        if self.rated() + self.not_sure + self.not_applicable == 0 {
            return None;
        }
        if applicable == 0 {
            return Some(Answer::NotApplicable);
        }
        let low = self.reached(0, applicable);
        let high = self.reached(applicable - self.rated(), applicable);
        Some(if low == high {
            Answer::Level(low)
        } else {
            Answer::NotSure
        })
    }

    /// The highest level that more than half of `applicable` have reached, when `more` of
    /// them besides those who chose it count as having reached every level.
    fn reached(&self, more: usize, applicable: usize) -> LevelIndex {
        let mut count = more;
        for (level, chose) in self.levels.iter().enumerate().rev() {
            count += chose;
            if count * 2 > applicable {
                return LevelIndex::from_index(level);
            }
        }
        LevelIndex(0)
    }

    /// The answer that stands for the group without a discussion: a level that more
    /// than half of its members chose while nobody chose another, or *does not apply*
    /// if all say so.
    #[must_use]
    pub fn agreed(&self) -> Option<Answer> {
        if self.not_applicable > 0 && self.not_applicable == self.members() {
            return Some(Answer::NotApplicable);
        }
        let level = self.levels.iter().position(|&count| count > 0)?;
        let alone = self.levels.get(level) == Some(&self.rated());
        (alone && self.not_applicable == 0 && self.rated() * 2 > self.members())
            .then(|| Answer::Level(LevelIndex::from_index(level)))
    }
}

/// The answers of a group without members to each question that is asked, in the order of the
/// slots.
#[must_use]
pub fn empty(assessment: &Assessment) -> Vec<Distribution> {
    assessment
        .slots()
        .filter(|&slot| is_asked(assessment, slot, assessment.edition()))
        .map(|slot| Distribution::empty(assessment, slot))
        .collect()
}

/// Adds a member to a group, whose size then costs no memory.
pub fn add(assessment: &Assessment, distributions: &mut [Distribution], member: &Decoded) {
    for spread in distributions {
        let answer = member.answers.get(spread.slot);
        spread.add(answer.filter(|_| is_asked(assessment, spread.slot, member.edition)));
    }
}

/// The group's answers to each question that is asked, in the order of the slots.
#[must_use]
pub fn distributions<'a>(
    assessment: &Assessment,
    members: impl IntoIterator<Item = &'a Decoded>,
) -> Vec<Distribution> {
    let mut distributions = empty(assessment);
    for member in members {
        add(assessment, &mut distributions, member);
    }
    distributions
}

/// True if an answer of `edition` answers what is asked today.
fn is_asked(assessment: &Assessment, slot: Slot, edition: u32) -> bool {
    assessment.slot_status(slot, edition) == SlotStatus::Kept
}

/// The answers in the group's picture: for each question the highest level that more than half
/// of those to whom it applies have reached. Where it depends on members who are not sure or
/// didn't answer, it is *not sure*; where all say so, *does not apply*.
#[must_use]
pub fn majority(assessment: &Assessment, distributions: &[Distribution]) -> Answers {
    let mut answers = Answers::default();
    for spread in distributions {
        answers.set(assessment, spread.slot, spread.majority());
    }
    answers
}

/// Puts the questions a meeting should talk about first: the least agreement, then the
/// most who are not sure, then the order of the slots. Where fewer than two chose a
/// level there is nothing to agree on yet, so that comes last.
pub fn sort_by_disagreement(distributions: &mut [Distribution]) {
    distributions.sort_unstable_by_key(|spread| {
        let consensus = spread.consensus().unwrap_or(u16::MAX);
        (consensus, usize::MAX - spread.not_sure, spread.slot)
    });
}

/// The answers that the group's own result begins with: every answer that needs no discussion.
#[must_use]
pub fn agreed(assessment: &Assessment, distributions: &[Distribution]) -> Answers {
    let mut answers = Answers::default();
    for spread in distributions {
        answers.set(assessment, spread.slot, spread.agreed());
    }
    answers
}

#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 2²⁴ members a count is rounded, by far less than a thousandth"
)]
fn real(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 1000"
)]
fn thousandths(consensus: f32) -> u16 {
    (consensus * 1000.0).round().clamp(0.0, 1000.0) as u16
}
