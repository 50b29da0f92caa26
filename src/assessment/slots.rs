//! The append-only list of slots: which question each one belongs to.

use std::rc::Rc;

use super::id_map::IdMap;
use super::node::{MOST_ENTRIES, Node};
use super::{Asked, Condition, ConditionIndex, Retired, Slot};
use crate::json::Json;

/// The content of the `slots` list of a definition.
pub(super) struct Registry {
    /// The subject of each slot.
    pub(super) slots: Vec<Asked>,
    /// The slots of questions that are asked today.
    pub(super) by_id: IdMap,
}

impl Registry {
    /// Gives every condition and element its slot.
    pub(super) fn read(root: &Node<'_>, conditions: &mut [Condition], retired: &[Retired]) -> Self {
        let questions = questions(conditions, retired);
        let mut unlisted = IdMap::default();
        // A condition without a question of its own has an id, which a retired question may have had.
        let mut silent = IdMap::default();
        for (position, (id, asked, path)) in questions.iter().enumerate() {
            let known = match asked {
                None => unlisted.get(id).is_some() || !silent.insert(id, position),
                Some(Asked::Retired(_)) => !unlisted.insert(id, position),
                Some(_) => silent.get(id).is_some() || !unlisted.insert(id, position),
            };
            if !id.is_empty() && known {
                root.at(path).report_name("the id", id, " is used twice");
            }
        }
        let asked = |position: usize| questions.get(position).and_then(|(_, asked, _)| *asked);
        let mut slots = Vec::new();
        let mut by_id = IdMap::default();
        let listed = root.at("slots").value;
        // A list that was left out is that of the order in which they stand, overview questions first.
        if listed.is_none() && retired.is_empty() {
            let all = || {
                questions
                    .iter()
                    .filter_map(|(id, asked, _)| Some((id, (*asked)?)))
            };
            let overview = |asked: &Asked| matches!(asked, Asked::Overview(_));
            let (first, then) = (
                all().filter(|(_, asked)| overview(asked)),
                all().filter(|(_, asked)| !overview(asked)),
            );
            for (id, asked) in first.chain(then) {
                by_id.insert(id, slots.len());
                slots.push(asked);
            }
            unlisted = IdMap::default();
            if slots.len() > MOST_ENTRIES {
                root.at("slots")
                    .report_count("needs at most 4096 entries", slots.len());
            }
        } else {
            for node in root.list("slots") {
                let id = node.as_text();
                let position = unlisted.remove(&id);
                if let Some(asked) = position.and_then(asked) {
                    by_id.insert(&id, slots.len());
                    slots.push(asked);
                } else if by_id.get(&id).is_some() {
                    node.report_name("the slot", &id, " is listed twice");
                } else if !id.is_empty() {
                    node.report_name("no condition or element has the id", &id, "");
                }
            }
        }
        // In the order of the file, not of the map. Of a list that is too long, or is none, nothing was read.
        let whole = matches!(listed, Some(Json::Array(ids)) if ids.len() <= MOST_ENTRIES);
        for (id, ..) in questions
            .iter()
            .filter(|(id, ..)| whole && unlisted.get(id).is_some())
        {
            root.at("slots")
                .report_name("the slot", id, " is missing; append it at the end");
        }
        for question in retired {
            by_id.remove(&question.id);
        }
        assign(&slots, conditions);
        Self { slots, by_id }
    }
}

/// Every id of a condition or question there is or was, the question, and where the id stands in the file.
fn questions(
    conditions: &[Condition],
    retired: &[Retired],
) -> Vec<(Rc<str>, Option<Asked>, String)> {
    let mut questions = Vec::new();
    for (position, condition) in conditions.iter().enumerate() {
        let path = format!("conditions[{position}]");
        let own = match condition.slot {
            Some(_) => Some(Asked::Overview(ConditionIndex(position))),
            None if condition.is_plain() => Some(Asked::Element(ConditionIndex(position), 0)),
            None => None,
        };
        questions.push((Rc::clone(&condition.id), own, [&path, ".id"].concat()));
        if condition.is_plain() {
            continue;
        }
        for (inner, element) in condition.elements.iter().enumerate() {
            let path = format!("{path}.elements[{inner}].id");
            questions.push((
                Rc::clone(&element.id),
                Some(Asked::Element(ConditionIndex(position), inner)),
                path,
            ));
        }
    }
    for (position, question) in retired.iter().enumerate() {
        let path = format!("retired[{position}].id");
        questions.push((
            Rc::clone(&question.id),
            Some(Asked::Retired(position)),
            path,
        ));
    }
    questions
}

fn assign(slots: &[Asked], conditions: &mut [Condition]) {
    for (slot, asked) in slots.iter().enumerate() {
        let found = match *asked {
            Asked::Overview(condition) => conditions
                .get_mut(condition.0)
                .and_then(|found| found.slot.as_mut()),
            Asked::Element(condition, element) => conditions
                .get_mut(condition.0)
                .and_then(|found| found.elements.get_mut(element))
                .map(|found| &mut found.slot),
            Asked::Retired(_) => None,
        };
        if let Some(found) = found {
            *found = Slot(slot);
        }
    }
}
