//! Two results in a sentence: which conditions stand higher in the second, which lower, and which
//! can't be compared.
//!
//! A condition stands higher only where its stage does however the open answers of both results
//! turn out, and where both stages rest on the same kind of answers.

use std::rc::Rc;

use super::headline::told;
use crate::assessment::{Assessment, Condition, Phrase};
use crate::code::Decoded;
use crate::comparison::{Change, Movement, of_condition, profiles};
use crate::profile::{Basis, ConditionProfile};

/// What became of a condition's stage, in the order in which it is told.
#[derive(Clone, Copy)]
enum Shift {
    Higher,
    Lower,
    Open,
}

const PHRASES: [Phrase; 3] = [Phrase::PairHigher, Phrase::PairLower, Phrase::PairOpen];

/// `None` where the stage is known to be the same.
fn shift(before: &ConditionProfile, after: &ConditionProfile) -> Option<Shift> {
    if before.basis != after.basis {
        return Some(Shift::Open);
    }
    match (before.stage, after.stage) {
        (Some(before), Some(after)) if after.low > before.high => Some(Shift::Higher),
        (Some(before), Some(after)) if after.high < before.low => Some(Shift::Lower),
        (Some(before), Some(after)) if before == after && before.is_certain() => None,
        (None, None) if before.basis == Basis::NotApplicable => None,
        _ => Some(Shift::Open),
    }
}

/// The second of two results beside the first, in one sentence; `names` are theirs, `changes` what
/// [`compare`](crate::comparison::compare) found.
#[must_use]
pub fn pair_headline(
    assessment: &Assessment,
    results: [&Decoded; 2],
    names: [&str; 2],
    changes: &[Change],
) -> Rc<str> {
    let same = |change: &Change| change.movement == Movement::Same;
    if changes.iter().all(same) {
        return assessment.say(Phrase::PairSame);
    }
    let [first, second] = profiles(assessment, results);
    let mut shifted: [Vec<&Condition>; 3] = Default::default();
    let profiles = first.conditions.iter().zip(&second.conditions);
    for (condition, (before, after)) in assessment.conditions().iter().zip(profiles) {
        if !of_condition(condition, changes).all(same)
            && let Some(shift) = shift(before, after)
            && let Some(list) = shifted.get_mut(shift as usize)
        {
            list.push(condition);
        }
    }
    let [higher, lower, _] = &shifted;
    let level = higher.is_empty() && lower.is_empty();
    let mut text = level.then(|| assessment.say(Phrase::PairLevel));
    for (conditions, phrase) in shifted.iter().zip(PHRASES) {
        if conditions.is_empty() {
            continue;
        }
        let told = told(assessment, phrase, conditions, "");
        text = Some(match text {
            Some(text) => {
                let both = [("furthest", &*text), ("least", &*told)];
                assessment.fill(Phrase::HeadlineApart, &both)
            }
            None => told,
        });
    }
    let [before, after] = names;
    let values = [
        ("before", before),
        ("after", after),
        ("text", &text.unwrap_or_default()),
    ];
    assessment.fill(Phrase::PairHeadline, &values)
}
