//! A place in a definition: reads what belongs there, or reports what doesn't.

use std::cell::RefCell;
use std::rc::Rc;

use super::Problem;
use crate::json::Json;

/// A value of the definition, the way to it, and where to report.
pub(crate) struct Node<'a> {
    pub(crate) value: Option<&'a Json>,
    pub(crate) path: String,
    pub(crate) problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Node<'a> {
    pub(crate) fn report(&self, message: &str) {
        self.problems.borrow_mut().push(Problem {
            path: self.path.clone(),
            message: message.into(),
        });
    }

    pub(crate) fn seen(&self) -> &'static str {
        match self.value {
            None => "nothing",
            Some(Json::Null) => "null",
            Some(Json::Bool(_)) => "true or false",
            Some(Json::Number(_)) => "a number",
            Some(Json::String(text)) if text.trim().is_empty() => "an empty text",
            Some(Json::String(_)) => "a text",
            Some(Json::Array(_)) => "a list",
            Some(Json::Object(_)) => "an object",
        }
    }

    pub(crate) fn at(&self, key: &str) -> Node<'a> {
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

    /// The entries of a list that may be left out.
    pub(crate) fn list_or_none(&self, key: &str) -> Vec<Node<'a>> {
        if self.at(key).value.is_none() {
            Vec::new()
        } else {
            self.list(key)
        }
    }

    pub(crate) fn list(&self, key: &str) -> Vec<Node<'a>> {
        let node = self.at(key);
        let Some(Json::Array(values)) = node.value else {
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

    pub(crate) fn as_text(&self) -> Rc<str> {
        match self.value.and_then(Json::as_text) {
            Some(text) if !text.trim().is_empty() => Rc::clone(text),
            _ => {
                self.report(&format!("needs a text, found {}", self.seen()));
                Rc::default()
            }
        }
    }

    pub(crate) fn text(&self, key: &str) -> Rc<str> {
        self.at(key).as_text()
    }

    pub(crate) fn id(&self, key: &str) -> Rc<str> {
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

    /// A whole number from 1 to `most`.
    pub(crate) fn edition(&self, key: &str, most: u32) -> u32 {
        let node = self.at(key);
        let edition = (1..=most).find(|&edition| {
            matches!(node.value, Some(Json::Number(number)) if f64::from(edition).total_cmp(number).is_eq())
        });
        edition.unwrap_or_else(|| {
            let seen = if node.seen() == "a number" {
                "another number"
            } else {
                node.seen()
            };
            node.report(&format!(
                "an edition is a whole number from 1 to {most}, found {seen}"
            ));
            1
        })
    }

    /// The same where leaving it out means the first edition.
    pub(crate) fn edition_or_first(&self, key: &str, most: u32) -> u32 {
        if self.at(key).value.is_none() {
            1
        } else {
            self.edition(key, most)
        }
    }

    pub(crate) fn address(&self, key: &str) -> Rc<str> {
        let node = self.at(key);
        let text = node.as_text();
        if !text.is_empty() && !text.starts_with("https://") {
            node.report(&format!(
                "an address begins with https://, found \"{text}\""
            ));
        }
        text
    }

    pub(crate) fn unique<'i>(&self, key: &str, ids: impl Iterator<Item = &'i str>) {
        let mut known = Vec::new();
        for id in ids.filter(|id| !id.is_empty()) {
            if known.contains(&id) {
                self.at(key)
                    .report(&format!("the id \"{id}\" is used twice"));
            }
            known.push(id);
        }
    }
}
