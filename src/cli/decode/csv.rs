//! Tables as comma-separated values.

use std::io::{self, Write};

use csv::ErrorKind;
use readiness_check::spreadsheet::without_formula;

use super::table::{Cell, Table};

/// Writes a table row by row.
pub(crate) struct Writer<W: Write> {
    table: csv::Writer<W>,
    digits: String,
}

impl<W: Write> Writer<W> {
    /// Writes the row of names first.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn new(output: W, table: &Table<'_>) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(output);
        writer.write_record(table.columns()).map_err(cause)?;
        Ok(Self {
            table: writer,
            digits: String::new(),
        })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn write(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            match *cell {
                Cell::Empty => self.table.write_field(""),
                Cell::Name(name) => self.table.write_field(name),
                Cell::Text(text) => self.table.write_field(without_formula(text)),
                Cell::Number(number) => {
                    self.digits.clear();
                    self.digits.push_str(&number.to_string());
                    self.table.write_field(&self.digits)
                }
            }
            .map_err(cause)?;
        }
        self.table.write_record(None::<&[u8]>).map_err(cause)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.table.flush()
    }
}

/// The reason why a table could not be written: rows have equal lengths, so only the output fails.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
