//! The order of dependencies: one in which every element follows its foundations, or the
//! circles that make one impossible.

use super::Advice;
use crate::assessment::{Assessment, Node, Slot, cut};

/// Every element after all that it rests on, otherwise in the order of the assessment.
/// Each circle is reported at the entry that closes it.
pub(super) fn order(
    root: &Node<'_>,
    assessment: &Assessment,
    advice: &[Option<Advice>],
    listed: &[Option<Slot>],
) -> Vec<Slot> {
    let elements = assessment
        .conditions()
        .iter()
        .flat_map(|condition| &condition.elements);
    let mut waiting: Vec<Slot> = elements.map(|element| element.slot).collect();
    let mut placed = vec![false; assessment.slots().len()];
    let mut order = Vec::new();
    while !waiting.is_empty() {
        let before = waiting.len();
        waiting.retain(|&slot| {
            let free = open(advice, &placed, slot).is_none();
            if free {
                place(&mut placed, slot);
                order.push(slot);
            }
            !free
        });
        if waiting.len() == before {
            let circle = circle(advice, &placed, &waiting);
            report(root, assessment, listed, &circle);
            // Whatever else is wrong is to be reported, too.
            waiting.retain(|slot| !circle.contains(slot));
            for slot in circle {
                place(&mut placed, slot);
            }
        }
    }
    order
}

fn place(placed: &mut [bool], slot: Slot) {
    if let Some(placed) = placed.get_mut(slot.0) {
        *placed = true;
    }
}

/// The first foundation of an element that isn't placed yet.
fn open(advice: &[Option<Advice>], placed: &[bool], slot: Slot) -> Option<Slot> {
    let advice = advice.get(slot.0)?.as_ref()?;
    let mut foundations = advice.rests_on.iter().map(|foundation| foundation.slot);
    foundations.find(|&slot| placed.get(slot.0) == Some(&false))
}

/// Elements of which each rests on the next and the last on the first. There is such a
/// circle where each of those that wait has a foundation that waits, too.
fn circle(advice: &[Option<Advice>], placed: &[bool], waiting: &[Slot]) -> Vec<Slot> {
    let mut way: Vec<Slot> = waiting.iter().copied().take(1).collect();
    while let Some(next) = way.last().and_then(|&slot| open(advice, placed, slot)) {
        if let Some(start) = way.iter().position(|&slot| slot == next) {
            return way.split_off(start);
        }
        way.push(next);
    }
    way
}

fn report(root: &Node<'_>, assessment: &Assessment, listed: &[Option<Slot>], circle: &[Slot]) {
    let Some(&last) = circle.last() else {
        return;
    };
    let entry = listed.iter().position(|&slot| slot == Some(last));
    let path = format!("elements[{}].rests_on", entry.unwrap_or_default());
    let mut way = String::new();
    for &slot in [last].iter().chain(circle) {
        if !way.is_empty() {
            way.push_str(" on ");
        }
        way.push_str(assessment.slot_id(slot));
    }
    root.at(&path).report(&format!(
        "nothing may rest on itself, but {}; take out one of these",
        cut(&way)
    ));
}
