//! Tables as comma-separated values.

use std::io::{self, Write};

use readiness_check::spreadsheet::without_formula;

use super::table::{Cell, Table};

/// Writes a table row by row.
pub(crate) struct Writer<W: Write> {
    output: W,
    /// The row that is being written.
    row: String,
    /// The last text from outside and its cell: a file's name stands in many rows.
    text: (String, String),
}

impl<W: Write> Writer<W> {
    /// Writes the row of names first.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn new(mut output: W, table: &Table<'_>) -> io::Result<Self> {
        output.write_all(record(table.columns().iter().map(String::as_str))?.as_bytes())?;
        Ok(Self {
            output,
            row: String::new(),
            text: Default::default(),
        })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn write(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.row.clear();
        for (position, cell) in cells.iter().enumerate() {
            if position > 0 {
                self.row.push(',');
            }
            match *cell {
                Cell::Empty => {}
                Cell::Name(name) => self.row.push_str(name),
                Cell::Number(number) => self.row.push_str(&number.to_string()),
                Cell::Text(text) => {
                    if self.text.0 != text {
                        let row = record([&*without_formula(text)].into_iter())?;
                        self.text = (text.into(), row.trim_end_matches('\n').into());
                    }
                    self.row.push_str(&self.text.1);
                }
            }
        }
        self.row.push('\n');
        self.output.write_all(self.row.as_bytes())
    }
}

/// One row, with quotes where cells need them.
fn record<'a>(cells: impl Iterator<Item = &'a str>) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).map_err(io::Error::other)?;
    let row = writer.into_inner().map_err(io::Error::other)?;
    String::from_utf8(row).map_err(io::Error::other)
}
