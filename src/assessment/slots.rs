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
        for (position, (id, _, path)) in questions.iter().enumerate() {
            if !id.is_empty() && !unlisted.insert(id, position) {
                root.at(path).report_name("the id", id, " is used twice");
            }
        }
        let mut slots = Vec::new();
        let mut by_id = IdMap::default();
        for node in root.list("slots") {
            let id = node.as_text();
            let position = unlisted.remove(&id);
            if let Some((_, asked, _)) = position.and_then(|position| questions.get(position)) {
                by_id.insert(&id, slots.len());
                slots.push(*asked);
            } else if by_id.get(&id).is_some() {
                node.report_name("the slot", &id, " is listed twice");
            } else if !id.is_empty() {
                node.report_name("no condition or element has the id", &id, "");
            }
        }
        // In the order of the file, not of the map. Of a list that is too long nothing was read.
        let listed = root.at("slots").value;
        let whole = !matches!(listed, Some(Json::Array(ids)) if ids.len() > MOST_ENTRIES);
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

/// Every question there is or was, and where its id stands in the file.
fn questions(conditions: &[Condition], retired: &[Retired]) -> Vec<(Rc<str>, Asked, String)> {
    let mut questions = Vec::new();
    for (position, condition) in conditions.iter().enumerate() {
        let path = format!("conditions[{position}]");
        questions.push((
            Rc::clone(&condition.id),
            Asked::Overview(ConditionIndex(position)),
            [&path, ".id"].concat(),
        ));
        for (inner, element) in condition.elements.iter().enumerate() {
            let path = format!("{path}.elements[{inner}].id");
            questions.push((
                Rc::clone(&element.id),
                Asked::Element(ConditionIndex(position), inner),
                path,
            ));
        }
    }
    for (position, question) in retired.iter().enumerate() {
        let path = format!("retired[{position}].id");
        questions.push((Rc::clone(&question.id), Asked::Retired(position), path));
    }
    questions
}

fn assign(slots: &[Asked], conditions: &mut [Condition]) {
    for (slot, asked) in slots.iter().enumerate() {
        let found = match *asked {
            Asked::Overview(condition) => {
                conditions.get_mut(condition.0).map(|found| &mut found.slot)
            }
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
