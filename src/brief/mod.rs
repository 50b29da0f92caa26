//! The brief: a result as a short document, to print, to send or to paste into a memo.
//!
//! What it says is decided once, as [`Block`]s; the view shows them, [`markdown`] and
//! [`html`] write them.

mod own;
mod pair;
mod write;

pub use own::{Own, own};
pub use pair::{Two, pair};
pub use write::{html, markdown};

/// A part of the document, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; 1 is the document's title.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List {
        /// Whether its order means something.
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
        /// What it is called.
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

/// `label: text`, the label set off.
fn labelled(label: &str, text: &str) -> Line {
    vec![
        strong(&[label, ":"].concat()),
        Span::Text([" ", text].concat()),
    ]
}
