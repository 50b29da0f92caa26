//! Definition JSON to [`Assessment`], collecting every problem on the way.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{
    Asked, Assessment, Condition, Credit, Definition, Element, Kind, Level, Phrase, Problem,
    Problems, Slot,
};

/// An edition is one character of a result code.
const EDITIONS: std::ops::RangeInclusive<u32> = 1..=61;
/// Fewer levels order nothing, more than six can't be told apart on the wheel.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;
/// Bounds the work a definition from elsewhere can ask for.
const MOST_SLOTS: usize = 4096;

impl Assessment {
    /// Reads a definition.
    ///
    /// # Errors
    /// Every problem found, each with its path, when the definition breaks a rule
    /// of `docs/definition.md`.
    pub fn read(definition: &Definition) -> Result<Self, Problems> {
        let problems = RefCell::new(Vec::new());
        let root = Node {
            value: Some(definition),
            path: String::new(),
            problems: &problems,
        };
        if !matches!(definition, Definition::Object(_)) {
            root.report(&format!(
                "a definition is a JSON object, found {}",
                root.seen()
            ));
            return Err(Problems(problems.into_inner()));
        }
        let assessment = read(&root);
        let problems = problems.into_inner();
        if problems.is_empty() {
            Ok(assessment)
        } else {
            Err(Problems(problems))
        }
    }
}

fn read(root: &Node<'_>) -> Assessment {
    let levels: Vec<Level> = root.list("levels").iter().map(Node::level).collect();
    if !LEVELS.contains(&levels.len()) {
        root.at("levels")
            .report(&format!("needs 2 to 6 levels, found {}", levels.len()));
    }
    let kinds: Vec<Kind> = root
        .list("kinds")
        .iter()
        .map(|node| node.kind(levels.len()))
        .collect();
    let mut conditions: Vec<Condition> = root
        .list("conditions")
        .iter()
        .map(|node| node.condition(&kinds))
        .collect();
    let (slots, by_id) = root.slots(&mut conditions);
    root.unique("levels", level_ids(&levels));
    root.unique("kinds", kinds.iter().map(|kind| &*kind.id));
    let credit = root.at("credit");
    Assessment {
        id: root.id("id"),
        edition: root.edition(),
        language: root.text("language"),
        title: root.text("title"),
        about: root.text("about"),
        credit: Credit {
            text: credit.text("text"),
            label: credit.text("label"),
            address: credit.address("address"),
        },
        levels,
        not_sure: root.apart("not-sure"),
        not_applicable: root.apart("not-applicable"),
        kinds,
        conditions,
        slots,
        by_id,
        phrases: Phrase::NAMES
            .iter()
            .map(|name| root.at("text").text(name))
            .collect(),
    }
}

/// What a host page counts by, so that none of it may mean two things.
fn level_ids(levels: &[Level]) -> impl Iterator<Item = &str> {
    levels
        .iter()
        .map(|level| &*level.id)
        .chain(["not-sure", "not-applicable", "unanswered"])
}

/// A value of the definition, the way to it, and where to report.
struct Node<'a> {
    value: Option<&'a Definition>,
    path: String,
    problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Node<'a> {
    fn report(&self, message: &str) {
        self.problems.borrow_mut().push(Problem {
            path: self.path.clone(),
            message: message.into(),
        });
    }

    fn seen(&self) -> &'static str {
        match self.value {
            None => "nothing",
            Some(Definition::Nothing) => "null",
            Some(Definition::Flag(_)) => "true or false",
            Some(Definition::Number(_)) => "a number",
            Some(Definition::Text(text)) if text.trim().is_empty() => "an empty text",
            Some(Definition::Text(_)) => "a text",
            Some(Definition::List(_)) => "a list",
            Some(Definition::Object(_)) => "an object",
        }
    }

    fn at(&self, key: &str) -> Node<'a> {
        let path = if self.path.is_empty() {
            key.into()
        } else {
            [&self.path, ".", key].concat()
        };
        Node {
            value: self.value.and_then(|value| value.get(key)),
            path,
            problems: self.problems,
        }
    }

    fn list(&self, key: &str) -> Vec<Node<'a>> {
        let node = self.at(key);
        let Some(Definition::List(values)) = node.value else {
            node.report(&format!("needs a list, found {}", node.seen()));
            return Vec::new();
        };
        if values.is_empty() {
            node.report("needs at least one entry, found an empty list");
        }
        values
            .iter()
            .enumerate()
            .map(|(position, value)| Node {
                value: Some(value),
                path: format!("{}[{position}]", node.path),
                problems: self.problems,
            })
            .collect()
    }

    fn as_text(&self) -> Rc<str> {
        match self.value.and_then(Definition::as_text) {
            Some(text) if !text.trim().is_empty() => Rc::clone(text),
            _ => {
                self.report(&format!("needs a text, found {}", self.seen()));
                Rc::default()
            }
        }
    }

    fn text(&self, key: &str) -> Rc<str> {
        self.at(key).as_text()
    }

    fn id(&self, key: &str) -> Rc<str> {
        let node = self.at(key);
        let text = node.as_text();
        let plain = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !text.is_empty() && !text.split('-').all(plain) {
            node.report(&format!(
                "an id is lower-case words joined by hyphens, found \"{text}\""
            ));
        }
        text
    }

    fn edition(&self) -> u32 {
        let node = self.at("edition");
        let edition = EDITIONS.clone().find(|&edition| {
            matches!(node.value, Some(Definition::Number(number)) if f64::from(edition).total_cmp(number).is_eq())
        });
        edition.unwrap_or_else(|| {
            let seen = if node.seen() == "a number" {
                "another number"
            } else {
                node.seen()
            };
            node.report(&["an edition is a whole number from 1 to 61, found ", seen].concat());
            1
        })
    }

    fn address(&self, key: &str) -> Rc<str> {
        let node = self.at(key);
        let text = node.as_text();
        if !text.is_empty() && !text.starts_with("https://") {
            node.report(&format!(
                "an address begins with https://, found \"{text}\""
            ));
        }
        text
    }

    fn level(&self) -> Level {
        Level {
            id: self.id("id"),
            label: self.text("label"),
            about: self.text("about"),
        }
    }

    fn apart(&self, id: &str) -> Level {
        let node = self.at("apart").at(id);
        Level {
            id: id.into(),
            label: node.text("label"),
            about: node.text("about"),
        }
    }

    fn kind(&self, levels: usize) -> Kind {
        let meanings: Vec<Rc<str>> = self.list("levels").iter().map(Node::as_text).collect();
        if meanings.len() != levels {
            self.at("levels").report(&format!(
                "needs one text for each of the {levels} levels, found {}",
                meanings.len()
            ));
        }
        Kind {
            id: self.id("id"),
            title: self.text("title"),
            plural: self.text("plural"),
            about: self.text("about"),
            levels: meanings,
        }
    }

    fn condition(&self, kinds: &[Kind]) -> Condition {
        Condition {
            id: self.id("id"),
            title: self.text("title"),
            short: self.text("short"),
            about: self.text("about"),
            goal: self.text("goal"),
            why: self.text("why"),
            question: self.text("question"),
            slot: 0,
            elements: self
                .list("elements")
                .iter()
                .map(|node| node.element(kinds))
                .collect(),
        }
    }

    fn element(&self, kinds: &[Kind]) -> Element {
        let id = self.id("kind");
        let kind = kinds
            .iter()
            .position(|kind| kind.id == id)
            .unwrap_or_else(|| {
                if !id.is_empty() {
                    self.at("kind")
                        .report(&format!("no kind has the id \"{id}\""));
                }
                0
            });
        Element {
            id: self.id("id"),
            title: self.text("title"),
            kind,
            question: self.text("question"),
            goal: self.text("goal"),
            slot: 0,
        }
    }

    fn unique<'i>(&self, key: &str, ids: impl Iterator<Item = &'i str>) {
        let mut known = Vec::new();
        for id in ids.filter(|id| !id.is_empty()) {
            if known.contains(&id) {
                self.at(key)
                    .report(&format!("the id \"{id}\" is used twice"));
            }
            known.push(id);
        }
    }

    /// Gives every condition and element its place in the `slots` list.
    fn slots(&self, conditions: &mut [Condition]) -> (Vec<Asked>, HashMap<Rc<str>, Slot>) {
        let mut asked = self.asked(conditions);
        let mut slots = Vec::new();
        let mut by_id = HashMap::new();
        let listed = self.list("slots");
        if listed.len() > MOST_SLOTS {
            self.at("slots").report(&format!(
                "at most {MOST_SLOTS} slots, found {}",
                listed.len()
            ));
        }
        for node in &listed {
            let id = node.as_text();
            if let Some(what) = asked.remove(&id) {
                by_id.insert(id, slots.len());
                slots.push(what);
            } else if by_id.contains_key(&id) {
                node.report(&format!("the slot \"{id}\" is listed twice"));
            } else if !id.is_empty() {
                node.report(&format!("no condition or element has the id \"{id}\""));
            }
        }
        // In the order of the file, not of the map.
        for id in asked_ids(conditions).filter(|id| asked.contains_key(*id)) {
            self.at("slots").report(&format!(
                "the slot \"{id}\" is missing; append it at the end"
            ));
        }
        for (slot, what) in slots.iter().enumerate() {
            match *what {
                Asked::Overview(condition) => {
                    if let Some(found) = conditions.get_mut(condition) {
                        found.slot = slot;
                    }
                }
                Asked::Element(condition, element) => {
                    if let Some(found) = conditions
                        .get_mut(condition)
                        .and_then(|found| found.elements.get_mut(element))
                    {
                        found.slot = slot;
                    }
                }
            }
        }
        (slots, by_id)
    }

    fn asked(&self, conditions: &[Condition]) -> HashMap<Rc<str>, Asked> {
        let mut asked = HashMap::new();
        let mut add = |id: &Rc<str>, what: Asked, path: String| {
            if !id.is_empty() && asked.insert(Rc::clone(id), what).is_some() {
                self.at(&path)
                    .report(&format!("the id \"{id}\" is used twice"));
            }
        };
        for (position, condition) in conditions.iter().enumerate() {
            add(
                &condition.id,
                Asked::Overview(position),
                format!("conditions[{position}].id"),
            );
            for (inner, element) in condition.elements.iter().enumerate() {
                add(
                    &element.id,
                    Asked::Element(position, inner),
                    format!("conditions[{position}].elements[{inner}].id"),
                );
            }
        }
        asked
    }
}

fn asked_ids(conditions: &[Condition]) -> impl Iterator<Item = &Rc<str>> {
    conditions.iter().flat_map(|condition| {
        std::iter::once(&condition.id).chain(condition.elements.iter().map(|element| &element.id))
    })
}
