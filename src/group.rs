//! Several people's answers to the same questions: how far apart they are, and where a
//! meeting does best to begin.

use std::cmp::Reverse;

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

    /// The fewest steps, each from one level to the next, that would bring everyone who chose a
    /// level to the same one: 0 when all chose the same. `None` for fewer than two.
    ///
    /// At every boundary between two levels the smaller of the two sides has to cross it, so
    /// this is the sum of the smaller sides: it takes counts and the order of levels, and no
    /// average.
    #[must_use]
    pub fn steps_apart(&self) -> Option<usize> {
        let rated = self.rated();
        let mut below = 0;
        let steps = self.levels.iter().map(|count| {
            below += count;
            below.min(rated - below)
        });
        let steps = steps.sum();
        (rated > 1).then_some(steps)
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

/// The most questions that [`Agenda::first`] holds: as many as a meeting gets through.
pub const FIRST: usize = 10;

/// Sorts a group's questions by how much they need discussion: the most [steps
/// apart](Distribution::steps_apart) first, then the most who are not sure, then the order of the slots.
/// Where fewer than two chose a level, nobody is apart.
pub fn sort_by_need(distributions: &mut [Distribution]) {
    distributions.sort_unstable_by_key(|spread| {
        let apart = spread.steps_apart().unwrap_or(0);
        (Reverse((apart, spread.not_sure)), spread.slot)
    });
}

/// A group's questions, in the order in which a meeting takes them up; see [`sort_by_need`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// The first [`FIRST`] of those that need discussion.
    pub first: Vec<Distribution>,
    /// The rest of them.
    pub rest: Vec<Distribution>,
    /// Those that [need none](Distribution::agreed).
    pub agreed: Vec<Distribution>,
    /// The number of questions that nobody answered, which are in none of the lists.
    pub nobody: usize,
}

impl Agenda {
    /// The agenda of a group with these answers.
    #[must_use]
    pub fn of(mut distributions: Vec<Distribution>) -> Self {
        sort_by_need(&mut distributions);
        let mut agenda = Self::default();
        for spread in distributions {
            let list = if spread.unanswered == spread.members() {
                agenda.nobody += 1;
                continue;
            } else if spread.agreed().is_some() {
                &mut agenda.agreed
            } else if agenda.first.len() < FIRST {
                &mut agenda.first
            } else {
                &mut agenda.rest
            };
            list.push(spread);
        }
        agenda
    }
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
