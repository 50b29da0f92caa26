//! The number of steps and inquiries that are shown first, and the order in which one comes before what
//! rests on it; `steps.rs` says by what they are sorted.

use super::known_state::KnownState;
use super::{Inquiry, Shortlist, Step};
use crate::assessment::Slot;
use crate::guide::Rule;

/// More than these can't be begun at once.
const FIRST: usize = 7;
/// And not all in one place.
const FIRST_OF_CONDITION: usize = 3;

/// Shows fewer steps, and of one kind, where the situation has a rule and there are such.
pub(super) fn split_steps(
    state: &KnownState<'_>,
    steps: Vec<Step>,
    rule: Option<Rule>,
) -> Shortlist<Step> {
    let most = rule.map_or(FIRST, |rule| rule.most);
    let any = pick(state, &steps, most, |_| true);
    let fitting = rule.map(|rule| {
        pick(state, &steps, most, |step| {
            let element = state.element(step.slot);
            let because = &step.because;
            because.priority
                || !because.toward.is_empty()
                || element.is_some_and(|element| element.kind == Some(rule.kind))
        })
    });
    let picked = fitting.filter(|picked| !picked.is_empty()).unwrap_or(any);
    split(steps, |step| picked.contains(&step.slot))
}

/// The steps to show first: as many as the limits allow, none of them without a step
/// that it rests on.
fn pick(
    state: &KnownState<'_>,
    steps: &[Step],
    most: usize,
    fits: impl Fn(&Step) -> bool,
) -> Vec<Slot> {
    let mut picked: Vec<Slot> = Vec::new();
    let mut left: Vec<Slot> = Vec::new();
    for step in steps {
        let mut foundations = state.guide.rests_on(step.slot).iter();
        let alone = foundations.any(|it| left.contains(&it.slot));
        let room = room(state, &picked, step.slot, most);
        let list = if room && !alone && fits(step) {
            &mut picked
        } else {
            &mut left
        };
        list.push(step.slot);
    }
    picked
}

pub(super) fn split_tasks(state: &KnownState<'_>, tasks: Vec<Inquiry>) -> Shortlist<Inquiry> {
    let mut picked: Vec<Slot> = Vec::new();
    for task in &tasks {
        if room(state, &picked, task.slot, FIRST) {
            picked.push(task.slot);
        }
    }
    split(tasks, |task| picked.contains(&task.slot))
}

/// True if one more may be shown first besides those picked.
fn room(state: &KnownState<'_>, picked: &[Slot], slot: Slot, most: usize) -> bool {
    let condition = state.condition(slot);
    let same = picked
        .iter()
        .filter(|&&it| state.condition(it) == condition);
    picked.len() < most && same.count() < FIRST_OF_CONDITION
}

fn split<T>(all: Vec<T>, first: impl FnMut(&T) -> bool) -> Shortlist<T> {
    let (first, more) = all.into_iter().partition(first);
    Shortlist { first, more }
}

/// The lowest key first, and what has the same in the order it was in. Keys are of one
/// type for everything, or each sort would be another copy of the same code.
pub(super) fn sorted<T>(items: Vec<T>, key: impl Fn(&T) -> [usize; 6]) -> Vec<T> {
    let mut keys: Vec<([usize; 6], usize)> = items.iter().map(key).zip(0..).collect();
    keys.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    let next = |(_, position): ([usize; 6], usize)| items.get_mut(position)?.take();
    keys.into_iter().filter_map(next).collect()
}
