//! The brief: a result as a short document, to print, to send or to paste into a memo.
//!
//! The content is decided once, as [`Block`]s; the view shows them, [`markdown`] and
//! [`html`] write them.

mod own;
mod pair;
mod write;

pub use own::{Own, own};
pub use pair::{Two, pair};
pub use write::{html, markdown};

use std::rc::Rc;

use crate::assessment::{Assessment, Phrase};
use crate::wording;

/// A part of the document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the document's title.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List {
        /// True if its order means something.
        ordered: bool,
        /// Its entries.
        entries: Vec<Entry>,
    },
    /// A table; the first column names the row.
    Table {
        /// The column names.
        columns: Vec<String>,
        /// The rows, as long as `columns`.
        rows: Vec<Vec<String>>,
    },
    /// The place of the wheel, where it can be drawn.
    Wheel,
    /// The place of the link's QR code, where it can be drawn.
    Code,
}

/// An entry of a list: a first line, and what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The first line.
    pub line: Line,
    /// The lines under it.
    pub under: Vec<Line>,
}

/// A line of text.
pub type Line = Vec<Span>;

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// As it is.
    Text(String),
    /// Set off from the rest.
    Strong(String),
    /// Leads somewhere.
    Link {
        /// The name.
        label: String,
        /// An `https:` address, or the result link.
        address: String,
    },
}

impl Block {
    fn heading(level: u8, text: &str) -> Self {
        Self::Heading(level, text.into())
    }

    fn text(text: &str) -> Self {
        Self::Paragraph(plain(text))
    }
}

fn plain(text: &str) -> Line {
    vec![Span::Text(text.into())]
}

fn strong(text: &str) -> Span {
    Span::Strong(text.into())
}

/// A label, set off, with its text.
fn labelled(assessment: &Assessment, label: &str, text: &str) -> Line {
    let around = wording::around(assessment, Phrase::Labelled, "label", ("text", text));
    set_off(label, &around)
}

/// Two things on one line, the first set off; only that if the second is empty.
fn separated(assessment: &Assessment, first: &str, second: &str) -> Line {
    if second.is_empty() {
        return vec![strong(first)];
    }
    let around = wording::around(assessment, Phrase::Separated, "first", ("second", second));
    set_off(first, &around)
}

fn set_off(words: &str, [before, behind]: &[Rc<str>; 2]) -> Line {
    let mut line = vec![
        Span::Text((&**before).into()),
        strong(words),
        Span::Text((&**behind).into()),
    ];
    line.retain(|span| !matches!(span, Span::Text(words) if words.is_empty()));
    line
}
