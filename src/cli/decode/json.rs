//! Results and rows as JSON lines.
//!
//! A line is put together in memory and written at once. Ids and codes go into it as they are, for
//! nothing that they may hold is written in another way in JSON.

use std::io::{self, Write};

use readiness_check::answers::Answers;
use readiness_check::assessment::Assessment;
use readiness_check::profile::Profile;

use super::table::{Cell, LastText, Table, WriteRows};
use crate::input::Row;

/// Writes a table, or results, an object a line.
pub(crate) struct Writer<W: Write> {
    output: W,
    /// What stands before the value of each column: its name, behind a brace or a comma.
    names: Vec<Vec<u8>>,
    /// The line that is being written.
    line: Vec<u8>,
    /// The part of it that says which result it is of, in bytes.
    beginning: usize,
    /// The number of columns in that part.
    columns: usize,
    text: LastText,
}

impl<W: Write> Writer<W> {
    /// A writer of this table's rows.
    pub(crate) fn new(output: W, table: &Table<'_>) -> Self {
        let names = table.columns().iter().enumerate();
        let names = names.map(|(position, column)| {
            let sign = if position == 0 { '{' } else { ',' };
            format!("{sign}\"{}\":", column.name).into_bytes()
        });
        Self {
            output,
            names: names.collect(),
            line: Vec::new(),
            beginning: 0,
            columns: 0,
            text: LastText::default(),
        }
    }

    /// Writes a result: what a page gets by its event, and where it stood.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn result(
        &mut self,
        table: &Table<'_>,
        assessment: &Assessment,
        row: &Row<'_>,
    ) -> io::Result<()> {
        self.begin(&table.beginning(row))?;
        let answers = &row.result.answers;
        self.push_answers(assessment, answers);
        let profile = Profile::of(assessment, answers);
        self.line.extend_from_slice(b",\"profile\":");
        serde_json::to_writer(&mut self.line, &profile.public(assessment))?;
        self.end()
    }

    fn push_answers(&mut self, assessment: &Assessment, answers: &Answers) {
        self.line.extend_from_slice(b",\"answers\":{");
        for (slot, answer) in answers.iter() {
            self.push_name(assessment.slot_id(slot));
            self.line.push(b':');
            self.push_name(answer.id(assessment));
            self.line.push(b',');
        }
        // A result has one answer at least.
        self.line.pop();
        self.line.push(b'}');
    }

    fn push(&mut self, column: usize, cell: Cell<'_>) -> io::Result<()> {
        if let Some(name) = self.names.get(column) {
            self.line.extend_from_slice(name);
        }
        match cell {
            Cell::Empty => self.line.extend_from_slice(b"null"),
            Cell::Name(name) => self.push_name(name),
            Cell::Number(number) => write!(self.line, "{number}")?,
            Cell::Text(text) => {
                let text = self
                    .text
                    .form(text, |text| Ok(serde_json::to_string(text)?))?;
                self.line.extend_from_slice(text.as_bytes());
            }
        }
        Ok(())
    }

    fn push_name(&mut self, name: &str) {
        self.line.push(b'"');
        self.line.extend_from_slice(name.as_bytes());
        self.line.push(b'"');
    }

    fn end(&mut self) -> io::Result<()> {
        self.line.extend_from_slice(b"}\n");
        self.output.write_all(&self.line)
    }
}

impl<W: Write> WriteRows for Writer<W> {
    fn begin(&mut self, result: &[Cell<'_>]) -> io::Result<()> {
        self.line.clear();
        for (column, cell) in result.iter().enumerate() {
            self.push(column, *cell)?;
        }
        self.beginning = self.line.len();
        self.columns = result.len();
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.line.truncate(self.beginning);
        for (cell, column) in cells.iter().zip(self.columns..) {
            self.push(column, *cell)?;
        }
        self.end()
    }
}
