//! Tables as comma-separated values.

use std::io::{self, Write};

use readiness_check::spreadsheet::without_formula;

use super::table::{Cell, LastText, Table, WriteRows};

/// Writes a table row by row.
pub(crate) struct Writer<W: Write> {
    output: W,
    /// The row that is being written.
    row: Vec<u8>,
    /// The part of it that says which result it is of, in bytes.
    beginning: usize,
    text: LastText,
}

impl<W: Write> Writer<W> {
    /// Writes the row of names first.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn new(mut output: W, table: &Table<'_>) -> io::Result<Self> {
        let names = table.columns().iter().map(|column| &*column.name);
        output.write_all(record(names)?.as_bytes())?;
        Ok(Self {
            output,
            row: Vec::new(),
            beginning: 0,
            text: LastText::default(),
        })
    }

    fn push(&mut self, cell: Cell<'_>) -> io::Result<()> {
        match cell {
            Cell::Empty => {}
            Cell::Name(name) => self.row.extend_from_slice(name.as_bytes()),
            Cell::Number(number) => write!(self.row, "{number}")?,
            Cell::Text(text) => {
                let text = self.text.form(text, |text| {
                    let row = record([&*without_formula(text)].into_iter())?;
                    Ok(row.trim_end_matches('\n').into())
                })?;
                self.row.extend_from_slice(text.as_bytes());
            }
        }
        self.row.push(b',');
        Ok(())
    }
}

impl<W: Write> WriteRows for Writer<W> {
    fn begin(&mut self, result: &[Cell<'_>]) -> io::Result<()> {
        self.row.clear();
        for cell in result {
            self.push(*cell)?;
        }
        self.beginning = self.row.len();
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.row.truncate(self.beginning);
        for cell in cells {
            self.push(*cell)?;
        }
        // In the place of the last comma.
        self.row.pop();
        self.row.push(b'\n');
        self.output.write_all(&self.row)
    }
}

/// One row, with quotes where cells need them.
fn record<'a>(cells: impl Iterator<Item = &'a str>) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).map_err(io::Error::other)?;
    let row = writer.into_inner().map_err(io::Error::other)?;
    String::from_utf8(row).map_err(io::Error::other)
}
