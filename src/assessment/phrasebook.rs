//! The phrases of a file, and how its language writes numbers and lists and counts with words.

use std::fmt::Debug;
use std::rc::Rc;

use super::{Node, cut};
use crate::json::Json;

/// The way a language writes numbers and lists. The element asks the browser; [`PlainFormat`] is for
/// where there is nobody to ask.
pub trait LocaleFormat: Debug {
    /// The side where lines begin, as HTML's `dir` has it: `ltr`, `rtl` or `auto`.
    fn direction(&self) -> &'static str;

    /// A whole number.
    fn number(&self, number: usize) -> String;

    /// A number of hundredths, with two places.
    fn hundredths(&self, number: usize) -> String;

    /// The form that words take beside a number: a position in [`FORMS`].
    fn form(&self, number: usize) -> usize;

    /// Several things in one sentence.
    fn list(&self, items: &[&str]) -> String;
}

/// The forms that words may take beside a number: Unicode's plural categories.
pub const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// Every phrase has the last of them.
const OTHER: usize = FORMS.len() - 1;

/// Plain digits, *one* and *other*, semicolons.
#[derive(Clone, Copy, Debug)]
pub struct PlainFormat;

impl LocaleFormat for PlainFormat {
    fn direction(&self) -> &'static str {
        "auto"
    }

    fn number(&self, number: usize) -> String {
        number.to_string()
    }

    fn hundredths(&self, number: usize) -> String {
        let (whole, places) = (number / 100, number % 100);
        let zero = if places < 10 { "0" } else { "" };
        [&whole.to_string(), ".", zero, &places.to_string()].concat()
    }

    fn form(&self, number: usize) -> usize {
        if number == 1 { 1 } else { OTHER }
    }

    fn list(&self, items: &[&str]) -> String {
        joined(items.iter(), "; ")
    }
}

/// Texts one after another. By hand, for the standard library's way is made for speed, and large.
pub(crate) fn joined(items: impl Iterator<Item: AsRef<str>>, between: &str) -> String {
    let mut text = String::new();
    for (position, item) in items.enumerate() {
        if position > 0 {
            text.push_str(between);
        }
        text.push_str(item.as_ref());
    }
    text
}

/// The phrases of one file by their position in a list of names, and its language's locale.
#[derive(Clone, Debug)]
pub(crate) struct Phrasebook {
    pub(crate) locale: Rc<dyn LocaleFormat>,
    phrases: Vec<Rc<str>>,
    /// The other forms of those that have some: which phrase, which form, what it says.
    forms: Vec<(usize, usize, Rc<str>)>,
}

/// The way numbers and lists are written is no part of a file.
impl PartialEq for Phrasebook {
    fn eq(&self, other: &Self) -> bool {
        self.phrases == other.phrases && self.forms == other.forms
    }
}

impl Eq for Phrasebook {}

impl Phrasebook {
    /// Reads the phrases under `text`: each a text, or one text for each form it takes.
    pub(crate) fn read(text: &Node<'_>, names: &[&str], locale: Rc<dyn LocaleFormat>) -> Self {
        let (mut phrases, mut forms) = (Vec::new(), Vec::new());
        for (position, name) in names.iter().enumerate() {
            let mut node = text.at(name);
            if let Some(Json::Object(entries)) = node.value {
                for (name, _) in entries {
                    match FORMS.iter().position(|form| *form == &**name) {
                        Some(OTHER) => {}
                        Some(form) => forms.push((position, form, node.text(name))),
                        None => node.at(&cut(name)).report("no form is called so"),
                    }
                }
                node = node.at(FORMS[OTHER]);
            }
            phrases.push(node.as_text());
        }
        Self {
            locale,
            phrases,
            forms,
        }
    }

    pub(crate) fn say(&self, phrase: usize) -> Rc<str> {
        self.phrases.get(phrase).cloned().unwrap_or_default()
    }

    /// A phrase with each `{name}` replaced; a name without a value stays as it is.
    pub(crate) fn fill(&self, phrase: usize, values: &[(&str, &str)]) -> Rc<str> {
        filled(&self.say(phrase), values)
    }

    /// The same with numbers, in the form that goes with the last of them.
    pub(crate) fn count(&self, phrase: usize, numbers: &[(&str, usize)]) -> Rc<str> {
        let wanted = numbers
            .last()
            .map_or(OTHER, |&(_, last)| self.locale.form(last));
        let mut forms = self.forms.iter();
        let form = forms.find(|(of, form, _)| (*of, *form) == (phrase, wanted));
        let mut text = form.map_or_else(|| self.say(phrase), |(.., text)| Rc::clone(text));
        for &(name, number) in numbers {
            text = filled(&text, &[(name, &self.locale.number(number))]);
        }
        text
    }
}

/// A text with each `{name}` replaced; a name without a value stays as it is.
pub(crate) fn filled(template: &str, values: &[(&str, &str)]) -> Rc<str> {
    let mut filled = String::new();
    for (position, part) in template.split('{').enumerate() {
        let known = part.split_once('}').and_then(|(name, rest)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some([value, rest])
        });
        match known {
            Some([value, rest]) if position > 0 => {
                filled.push_str(value);
                filled.push_str(rest);
            }
            _ => {
                if position > 0 {
                    filled.push('{');
                }
                filled.push_str(part);
            }
        }
    }
    filled.into()
}
