//! The steps that can be taken, each with its reasons, best first.

use super::known_state::{ElementState, KnownState};
use super::shortlist::sorted;
use super::{Because, Step};
use crate::assessment::{LevelIndex, Slot};
use crate::guide::Foundation;

/// Everything that can be a step.
pub(super) fn steps(state: &KnownState<'_>, priorities: &[Slot]) -> Vec<Step> {
    let toward = toward(state, priorities);
    let steps = state.elements.iter().filter_map(|element| {
        let mut step = step(state, element)?;
        let because = &mut step.because;
        because.priority = priorities.contains(&step.slot);
        for (slot, marked) in &toward {
            if *slot == step.slot && *marked != step.slot {
                because.toward.push(*marked);
            }
        }
        Some(step)
    });
    let steps = sorted(steps.collect(), |step| {
        let because = &step.because;
        let marked = because.priority || !because.toward.is_empty();
        [
            usize::from(!marked),
            usize::from(!because.unknown.is_empty()),
            usize::from(step.estimated),
            usize::MAX - because.waiting.len(),
            step.from.index(),
            state.place(step.slot),
        ]
    });
    foundations_first(state, steps)
}

/// The step of one element, without what the visitor marked.
fn step(state: &KnownState<'_>, element: &ElementState) -> Option<Step> {
    let from = element.level.filter(|&level| level < state.top)?;
    let to = from.next();
    let mut because = Because::default();
    for foundation in state.guide.rests_on(element.slot) {
        let Some(standing) = state.element(foundation.slot) else {
            continue;
        };
        let foundations = match standing.level {
            Some(level) if holds_back(foundation, level) => return None,
            Some(level) if level < to => &mut because.better_after,
            Some(_) => &mut because.ready,
            None => &mut because.unknown,
        };
        foundations.push(foundation.clone());
    }
    let slots = |waits: &dyn Fn(&ElementState) -> bool| -> Vec<Slot> {
        let resting = state.resting_on(element.slot);
        resting.filter(|it| waits(it)).map(|it| it.slot).collect()
    };
    because.waiting = slots(&|it| {
        let foundation = state.guide.foundation(it.slot, element.slot);
        next(state, it).is_some() && foundation.is_some_and(|it| holds_back(it, from))
    });
    because.holds_up = !because.waiting.is_empty();
    if !because.holds_up {
        because.waiting = slots(&|it| it.level.is_none_or(|level| level < to));
    }
    let actions = listing(state.guide.actions(), element.slot, |it| &it.elements);
    let (lead, support) = actors(state, element.slot, &actions);
    Some(Step {
        slot: element.slot,
        from,
        to,
        estimated: element.estimated,
        because,
        actions,
        questions: listing(state.guide.questions(), element.slot, |it| &it.elements),
        examples: listing(state.guide.examples(), element.slot, |it| &it.elements),
        lead,
        support,
    })
}

/// A foundation holds back whatever rests on it where a source says so and nothing of it is in
/// place; everything else is advice on the order.
fn holds_back(foundation: &Foundation, level: LevelIndex) -> bool {
    foundation.stated && level == LevelIndex(0)
}

/// Those who lead a step, and those who help: as the guide says of the element, else as it says of
/// the actions that move it; where it says neither, those who know where it stands.
fn actors(state: &KnownState<'_>, slot: Slot, actions: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let advice = state.guide.advice(slot);
    let (mut lead, mut support) = (Vec::new(), Vec::new());
    if let Some(advice) = advice {
        add(&mut lead, &advice.lead);
        add(&mut support, &advice.support);
    }
    if lead.is_empty() {
        for action in actions
            .iter()
            .filter_map(|&it| state.guide.actions().get(it))
        {
            add(&mut lead, &action.lead);
            add(&mut support, &action.support);
        }
    }
    if let Some(advice) = advice.filter(|_| lead.is_empty()) {
        add(&mut lead, &advice.ask);
    }
    support.retain(|actor| !lead.contains(actor));
    (lead, support)
}

/// The level to which an element's next step leads.
fn next(state: &KnownState<'_>, element: &ElementState) -> Option<LevelIndex> {
    let level = element.level?;
    (level < state.top).then(|| level.next())
}

/// The positions of what lists an element.
fn listing<T>(all: &[T], slot: Slot, elements: impl Fn(&T) -> &Vec<Slot>) -> Vec<usize> {
    all.iter()
        .enumerate()
        .filter(|(_, it)| elements(it).contains(&slot))
        .map(|(position, _)| position)
        .collect()
}

fn add(actors: &mut Vec<usize>, more: &[usize]) {
    for actor in more {
        if !actors.contains(actor) {
            actors.push(*actor);
        }
    }
}

/// Every element with each marked one that can't move without it: the marked one itself,
/// what is missing for it, what is missing for that, and so on.
fn toward(state: &KnownState<'_>, priorities: &[Slot]) -> Vec<(Slot, Slot)> {
    let mut toward: Vec<(Slot, Slot)> = Vec::new();
    // Whatever rests on an element has been seen before it.
    for &slot in state.guide.order().iter().rev() {
        let Some(element) = state.element(slot) else {
            continue;
        };
        if priorities.contains(&slot) {
            toward.push((slot, slot));
        }
        if next(state, element).is_none() {
            continue;
        }
        let marked = toward.iter().filter(|(from, _)| *from == slot);
        let marked: Vec<Slot> = marked.map(|&(_, marked)| marked).collect();
        for foundation in state.guide.rests_on(slot) {
            let standing = state.element(foundation.slot);
            let level = standing.and_then(|it| it.level);
            if level.is_some_and(|level| holds_back(foundation, level)) {
                for &marked in &marked {
                    if !toward.contains(&(foundation.slot, marked)) {
                        toward.push((foundation.slot, marked));
                    }
                }
            }
        }
    }
    toward
}

/// Moves each step that another rests on up before it, and leaves the rest in its order.
fn foundations_first(state: &KnownState<'_>, steps: Vec<Step>) -> Vec<Step> {
    let mut ranks: Vec<Option<usize>> = vec![None; state.assessment.slots().len()];
    for (rank, step) in steps.iter().enumerate() {
        if let Some(entry) = ranks.get_mut(step.slot.0) {
            *entry = Some(rank);
        }
    }
    for &slot in state.guide.order().iter().rev() {
        let Some(rank) = ranks.get(slot.0).copied().flatten() else {
            continue;
        };
        for foundation in state.guide.rests_on(slot) {
            if let Some(Some(before)) = ranks.get_mut(foundation.slot.0) {
                *before = rank.min(*before);
            }
        }
    }
    sorted(steps, |step| {
        let rank = ranks.get(step.slot.0).copied().flatten();
        let mut order = state.guide.order().iter();
        let depth = order.position(|&slot| slot == step.slot);
        [
            rank.unwrap_or_default(),
            depth.unwrap_or_default(),
            0,
            0,
            0,
            0,
        ]
    })
}
