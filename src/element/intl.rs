//! What the browser knows of a language, as Rust asks for it.

use std::fmt;
use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::bindings::Host;
use crate::assessment::{Plain, Writing, joined};

#[wasm_bindgen]
extern "C" {
    /// What `language.js` makes of a language tag.
    pub type Language;

    /// Whether it is written from right to left.
    #[wasm_bindgen(method, getter)]
    fn mirrored(this: &Language) -> bool;

    /// See [`Writing::number`].
    #[wasm_bindgen(method)]
    fn number(this: &Language, number: usize) -> String;

    /// See [`Writing::hundredths`].
    #[wasm_bindgen(method)]
    fn hundredths(this: &Language, number: usize) -> String;

    /// See [`Writing::form`].
    #[wasm_bindgen(method)]
    fn form(this: &Language, number: usize) -> usize;

    /// See [`Writing::list`]; the items as one text, for a list of texts takes more to hand over.
    #[wasm_bindgen(method)]
    fn list(this: &Language, items: &str) -> String;
}

/// By hand: a derived one brings the standard library's way of writing structures with it, which
/// nothing else needs.
impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Language")
    }
}

impl Writing for Language {
    fn direction(&self) -> &'static str {
        if self.mirrored() { "rtl" } else { "ltr" }
    }

    fn number(&self, number: usize) -> String {
        self.number(number)
    }

    fn hundredths(&self, number: usize) -> String {
        self.hundredths(number)
    }

    fn form(&self, number: usize) -> usize {
        self.form(number)
    }

    fn list(&self, items: &[&str]) -> String {
        self.list(&joined(items.iter(), SEPARATOR))
    }
}

/// Stands in no text: Unicode's *unit separator*.
const SEPARATOR: &str = "\u{1f}";

/// How a language is written; plainly where the browser can't say.
pub(super) fn writing(host: &Host, language: &str) -> Rc<dyn Writing> {
    match host.language(language) {
        Some(language) => Rc::new(language),
        None => Rc::new(Plain),
    }
}
