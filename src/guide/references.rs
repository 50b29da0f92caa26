//! The references between the parts of a guide, and the few shapes that a definition has no use for.

use std::rc::Rc;

use crate::assessment::{Assessment, IdMap, Node, Slot};
use crate::json::Json;

/// The ids that the parts of a guide may refer to.
pub(super) struct Known<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) sources: IdMap,
    pub(super) actors: IdMap,
    pub(super) vehicles: IdMap,
}

/// The position of each id.
pub(super) fn positions<'i>(ids: impl Iterator<Item = &'i Rc<str>>) -> IdMap {
    let mut positions = IdMap::default();
    for (position, id) in ids.enumerate() {
        positions.insert(id, position);
    }
    positions
}

impl<'a> Node<'a> {
    pub(super) fn texts(&self, key: &str) -> Vec<Rc<str>> {
        self.list_or_empty(key).iter().map(Node::as_text).collect()
    }

    pub(super) fn cited(&self, known: &Known<'_>) -> usize {
        let position = |id: &str| known.sources.get(id);
        self.at("source").found("source", position).unwrap_or(0)
    }

    pub(super) fn actor_positions(
        &self,
        nodes: &[Node<'_>],
        key: &str,
        known: &Known<'_>,
    ) -> Vec<usize> {
        let position = |id: &str| known.actors.get(id);
        self.all(key, nodes, |node| node.found("actor", position))
    }

    pub(super) fn element_slots(&self, known: &Known<'_>) -> Vec<Slot> {
        self.all("elements", &self.list("elements"), |node| {
            node.element_slot(known)
        })
    }

    pub(super) fn element_slot(&self, known: &Known<'_>) -> Option<Slot> {
        let assessment = known.assessment;
        self.found("element", |id| {
            let slot = assessment.slot(id)?;
            assessment.element(slot).map(|_| slot)
        })
    }

    /// The targets of every entry of a list; none of them twice.
    pub(super) fn all<T>(
        &self,
        key: &str,
        nodes: &[Node<'_>],
        find: impl Fn(&Node<'_>) -> Option<T>,
    ) -> Vec<T> {
        let id = |node: &Node<'_>| node.value?.as_text().cloned();
        let ids: Vec<Rc<str>> = nodes.iter().filter_map(id).collect();
        self.unique(key, ids.iter().map(|id| &**id));
        nodes.iter().filter_map(find).collect()
    }

    /// The target of an id.
    pub(super) fn found<T>(&self, what: &str, find: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let id = self.as_text();
        let found = find(&id);
        if found.is_none() && !id.is_empty() {
            self.report_name(&format!("no {what} has the id"), &id, "");
        }
        found
    }

    /// The entries of a list that may be empty.
    pub(super) fn list_or_empty(&self, key: &str) -> Vec<Node<'a>> {
        match self.at(key).value {
            Some(Json::Array(values)) if values.is_empty() => Vec::new(),
            _ => self.list(key),
        }
    }

    /// True if an entry that may be left out is there.
    pub(super) fn has(&self, key: &str) -> bool {
        !matches!(self.at(key).value, None | Some(Json::Null))
    }

    /// A whole number from 1 to `most`.
    pub(super) fn whole(&self, most: u32) -> Option<u32> {
        let number = self.value.and_then(Json::as_number)?;
        (1..=most).find(|&whole| f64::from(whole).total_cmp(&number).is_eq())
    }
}
