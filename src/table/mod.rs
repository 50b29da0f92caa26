//! A definition from the cells of a spreadsheet: one row an element, headings in plain words.
//!
//! A file or pasted cells are [read](Table::read), each column is [taken for something](Table::guess), which
//! the author may change, and then there is [a definition](Table::definition) with a remark for every row
//! that was not as it should be. Nothing in a cell is ever run, and nothing is left out without a word.

mod asked;
mod cells;
mod column;
mod decode;
mod definition;
mod heading;
mod id;
mod levels;
mod overall;
mod plan;
mod role;
mod rows;
mod shape;
mod survey;
mod vocabulary;

pub use cells::{Row, Table};
pub use column::Column;
pub use definition::Begun;
pub use id::{id_of, unique};
pub use plan::Plan;
pub use rows::Remark;

use std::fmt;

/// A reason for which there is no table in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTable(String);

impl fmt::Display for NoTable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NoTable {}
