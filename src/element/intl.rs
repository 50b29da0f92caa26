//! Numbers, lists and plural forms by the rules of a language, as the browser knows them.

use std::fmt;
use std::rc::Rc;

use super::bindings::{Host, Language};
use crate::assessment::{LocaleFormat, PlainFormat, joined};

/// By hand: a derived one brings the standard library's way of locale_format structures with it, which
/// nothing else needs.
impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Language")
    }
}

impl LocaleFormat for Language {
    fn direction(&self) -> &'static str {
        if self.is_mirrored() { "rtl" } else { "ltr" }
    }

    fn number(&self, number: usize) -> String {
        self.format_number(number)
    }

    fn hundredths(&self, number: usize) -> String {
        self.format_hundredths(number)
    }

    fn form(&self, number: usize) -> usize {
        self.plural_form(number)
    }

    fn list(&self, items: &[&str]) -> String {
        self.format_list(&joined(items.iter(), SEPARATOR))
    }
}

/// Stands in no text: Unicode's *unit separator*.
const SEPARATOR: &str = "\u{1f}";

/// The way a language is written; plainly where the browser can't say.
pub(super) fn locale_format(host: &Host, language: &str) -> Rc<dyn LocaleFormat> {
    match host.language(language) {
        Some(language) => Rc::new(language),
        None => Rc::new(PlainFormat),
    }
}
