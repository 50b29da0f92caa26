//! A place in a definition: reads what belongs there, or reports what doesn't.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Problem, cut};
use crate::json::Json;

/// Whoever mends a definition begins with the first of its problems.
const MOST_PROBLEMS: usize = 100;
/// Bounds the work that a list from elsewhere can ask for.
pub(super) const MOST_ENTRIES: usize = 4096;

/// Numbers up to this one are repeated in messages.
const SHOWN_NUMBER: u32 = 9999;

/// A value of the definition, the way to it, and where to report.
pub(crate) struct Node<'a> {
    pub(crate) value: Option<&'a Json>,
    pub(crate) path: String,
    pub(crate) problems: &'a RefCell<Vec<Problem>>,
}

impl<'a> Node<'a> {
    pub(crate) fn report(&self, message: &str) {
        let mut problems = self.problems.borrow_mut();
        let (path, message) = match problems.len() {
            ..MOST_PROBLEMS => (&*self.path, message),
            MOST_PROBLEMS => ("", "there is more to mend than these"),
            _ => return,
        };
        problems.push(Problem {
            path: path.into(),
            message: message.into(),
        });
    }

    /// Reports what is needed, beside what is there.
    pub(crate) fn report_seen(&self, needed: &str) {
        self.report(&[needed, ", found ", self.seen()].concat());
    }

    /// Reports a name, of which a message says something before and behind it.
    pub(crate) fn report_name(&self, before: &str, name: &str, behind: &str) {
        self.report(&[before, " \"", &cut(name), "\"", behind].concat());
    }

    /// Reports a number that doesn't fit what is needed.
    pub(crate) fn report_count(&self, needed: &str, count: usize) {
        self.report(&[needed, ", found ", &count.to_string()].concat());
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
            node.report_seen("needs a list");
            return Vec::new();
        };
        if values.is_empty() {
            node.report("needs at least one entry, found an empty list");
        }
        let mut values = &**values;
        if values.len() > MOST_ENTRIES {
            node.report_count("needs at most 4096 entries", values.len());
            values = &[];
        }
        // Nobody reads of further problems.
        if self.problems.borrow().len() > MOST_PROBLEMS {
            values = &[];
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
                self.report_seen("needs a text");
                Rc::default()
            }
        }
    }

    pub(crate) fn text(&self, key: &str) -> Rc<str> {
        self.at(key).as_text()
    }

    /// The tag of a language; empty for a text that can't be one, for then nothing is known of it.
    pub(crate) fn language(&self) -> Rc<str> {
        let tag = self.text("language");
        if tag
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        {
            tag
        } else {
            Rc::default()
        }
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
            node.report_name(
                "an id is lower-case words joined by hyphens, found",
                &text,
                "",
            );
        }
        text
    }

    /// What is there instead of a number that fits. Fractions are not written out, for nothing else here does so.
    pub(crate) fn seen_beside_number(&self) -> String {
        let Some(number) = self.value.and_then(Json::as_number) else {
            return self.seen().into();
        };
        let shown = (0..=SHOWN_NUMBER).find(|&shown| f64::from(shown).total_cmp(&number).is_eq());
        shown.map_or_else(|| "another number".into(), |shown| shown.to_string())
    }

    /// A whole number from 1 to `most`.
    pub(crate) fn edition(&self, key: &str, most: u32) -> u32 {
        let node = self.at(key);
        let edition = (1..=most).find(|&edition| {
            matches!(node.value, Some(Json::Number(number)) if f64::from(edition).total_cmp(number).is_eq())
        });
        edition.unwrap_or_else(|| {
            let seen = node.seen_beside_number();
            let needed = if most == 1 {
                "needs 1, for there is no edition after the first yet".into()
            } else {
                format!("an edition is a whole number from 1 to {most}")
            };
            node.report(&[&needed, ", found ", &seen].concat());
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
            node.report_name("an address begins with https://, found", &text, "");
        }
        text
    }

    pub(crate) fn unique<'i>(&self, key: &str, mut ids: impl Iterator<Item = &'i str>) {
        self.unique_of(key, &mut ids);
    }

    /// The same, written out once for every kind of list.
    fn unique_of(&self, key: &str, ids: &mut dyn Iterator<Item = &str>) {
        // Sorted, for there may be thousands.
        let mut known: Vec<&str> = Vec::new();
        for id in ids.filter(|id| !id.is_empty()) {
            match known.binary_search(&id) {
                Ok(_) => self.at(key).report_name("the id", id, " is used twice"),
                Err(place) => known.insert(place, id),
            }
        }
    }
}
