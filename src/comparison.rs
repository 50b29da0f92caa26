//! Two sets of answers side by side: then and now, or mine and yours. What moved, in
//! which direction, and what became known.

use std::cmp::Ordering;

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Condition, Slot, SlotStatus};
use crate::code::Decoded;
use crate::profile::Profile;

/// One question in both sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The question.
    pub slot: Slot,
    /// Its answer in the first set.
    pub before: Option<Answer>,
    /// Its answer in the second set.
    pub after: Option<Answer>,
    /// The movement between the two.
    pub movement: Movement,
}

/// The movement between two answers to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Movement {
    /// The same answer, or none in either.
    Same,
    /// To a higher level.
    Up,
    /// To a lower level.
    Down,
    /// A level where before there was none, or *not sure*.
    Known,
    /// None, or *not sure*, where before there was a level.
    Unknown,
    /// Between *does not apply* and anything else, or between none and *not sure*.
    Other,
    /// The two sets answer different questions: it was added or reworded between their
    /// editions, or may have been. Never to be shown as movement.
    NotComparable,
}

/// Compares two sets, question by question, in the order of the slots; what is no
/// longer asked is left out.
#[must_use]
pub fn compare(assessment: &Assessment, before: &Decoded, after: &Decoded) -> Vec<Change> {
    assessment
        .slots()
        .filter(|&slot| assessment.slot_status(slot, assessment.edition()) == SlotStatus::Kept)
        .map(|slot| {
            let (from, to) = (before.answers.get(slot), after.answers.get(slot));
            let alike = [(before, after), (after, before)]
                .iter()
                .all(|(set, other)| comparable(assessment, slot, set, other));
            let movement = if from == to && from.is_none() {
                Movement::Same
            } else if alike {
                movement(from, to)
            } else {
                Movement::NotComparable
            };
            Change {
                slot,
                before: from,
                after: to,
                movement,
            }
        })
        .collect()
}

/// The changes of a condition's questions.
pub fn of_condition<'a>(
    condition: &'a Condition,
    changes: &'a [Change],
) -> impl Iterator<Item = &'a Change> {
    changes
        .iter()
        .filter(|change| condition.slots().contains(&change.slot))
}

/// The profiles of two sets that are shown side by side: what can't be compared with the other
/// set counts as unanswered.
#[must_use]
pub fn profiles(assessment: &Assessment, sets: [&Decoded; 2]) -> [Profile; 2] {
    let [first, second] = sets;
    [(first, second), (second, first)].map(|(set, other)| {
        let mut answers = Answers::default();
        for slot in assessment.slots() {
            if comparable(assessment, slot, set, other) {
                answers.set(assessment, slot, set.answers.get(slot));
            }
        }
        Profile::of(assessment, &answers)
    })
}

/// True if an answer of one set may stand beside those of another. A definition says when a
/// question was last reworded, not how often: of answers to earlier words it is only known that
/// those of one edition are to the same.
fn comparable(assessment: &Assessment, slot: Slot, set: &Decoded, other: &Decoded) -> bool {
    set.edition == other.edition || assessment.slot_status(slot, set.edition) == SlotStatus::Kept
}

fn movement(before: Option<Answer>, after: Option<Answer>) -> Movement {
    let is_open = |answer| matches!(answer, None | Some(Answer::NotSure));
    match (before, after) {
        _ if before == after => Movement::Same,
        (Some(Answer::Level(before)), Some(Answer::Level(after))) => match before.cmp(&after) {
            Ordering::Less => Movement::Up,
            Ordering::Equal => Movement::Same,
            Ordering::Greater => Movement::Down,
        },
        (_, Some(Answer::Level(_))) if is_open(before) => Movement::Known,
        (Some(Answer::Level(_)), _) if is_open(after) => Movement::Unknown,
        _ => Movement::Other,
    }
}
