//! The columns and cells of a table of results, whatever the format of its file.

use std::io;

use readiness_check::answers::Answer;
use readiness_check::assessment::{Asked, Assessment, Slot, SlotStatus};
use readiness_check::profile::{Basis, Profile, Stage};

use super::Rows;
use crate::input::Row;

/// The columns that say which result a row is of.
const RESULT: [(&str, Kind); 5] = [
    ("source", Kind::Text),
    ("line", Kind::Number),
    ("code", Kind::Text),
    ("assessment", Kind::Id),
    ("edition", Kind::Number),
];
/// The columns of one answer.
const ANSWER: [&str; 5] = ["condition", "slot", "kind", "level", "status"];

/// One cell.
#[derive(Clone, Copy)]
pub(crate) enum Cell<'a> {
    /// Nothing.
    Empty,
    /// An id or a code: letters, digits and hyphens.
    Name(&'a str),
    /// A text from outside, which may hold anything.
    Text(&'a str),
    /// A number.
    Number(u64),
}

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Any text, the same in all rows of a result.
    Text,
    /// A whole number.
    Number,
    /// One of a few ids, or empty.
    Id,
}

/// A column.
pub(crate) struct Column {
    /// Its name, which no other has.
    pub(crate) name: String,
    /// What its cells are.
    pub(crate) kind: Kind,
}

/// Writes rows in a form of its own.
pub(crate) trait WriteRows {
    /// Takes the cells that every row of the next result begins with.
    ///
    /// # Errors
    /// They can't be written.
    fn begin(&mut self, result: &[Cell<'_>]) -> io::Result<()>;

    /// Writes a row: these cells behind those of its result.
    ///
    /// # Errors
    /// The output can't be written.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;
}

/// The form of a text from outside. The last one is kept, for the name of a file stands in many rows.
#[derive(Default)]
pub(crate) struct LastText {
    text: Option<String>,
    written: String,
}

impl LastText {
    /// A text as `write` forms it.
    ///
    /// # Errors
    /// It can't be formed.
    pub(crate) fn form(
        &mut self,
        text: &str,
        write: impl FnOnce(&str) -> io::Result<String>,
    ) -> io::Result<&str> {
        if self.text.as_deref() != Some(text) {
            self.written = write(text)?;
            self.text = Some(text.into());
        }
        Ok(&self.written)
    }
}

/// A table of results of one assessment.
pub(crate) struct Table<'a> {
    assessment: &'a Assessment,
    rows: Rows,
    columns: Vec<Column>,
}

impl<'a> Table<'a> {
    /// A table with a row for each result or each answer.
    pub(crate) fn new(assessment: &'a Assessment, rows: Rows) -> Self {
        let own = match rows {
            Rows::Answers => ANSWER.map(String::from).into(),
            Rows::Results => result_columns(assessment),
        };
        let own = own.into_iter().map(|name| (name, Kind::Id));
        let result = RESULT.map(|(name, kind)| (name.into(), kind));
        let columns = result.into_iter().chain(own);
        Self {
            assessment,
            rows,
            columns: columns.map(|(name, kind)| Column { name, kind }).collect(),
        }
    }

    /// The columns.
    pub(crate) fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The cells that say which result a row is of.
    pub(crate) fn beginning<'b>(&self, row: &Row<'b>) -> [Cell<'b>; RESULT.len()]
    where
        'a: 'b,
    {
        [
            Cell::Text(row.source),
            Cell::Number(number(row.line)),
            Cell::Name(row.code),
            Cell::Name(self.assessment.id()),
            Cell::Number(row.result.edition.into()),
        ]
    }

    /// Writes the rows of a result, each with a cell for each column.
    ///
    /// # Errors
    /// What writing fails with.
    pub(crate) fn write(&self, row: &Row<'_>, writer: &mut impl WriteRows) -> io::Result<()> {
        writer.begin(&self.beginning(row))?;
        if self.rows == Rows::Results {
            return writer.row(&self.result(row));
        }
        for (slot, answer) in row.result.answers.iter() {
            writer.row(&self.answer(slot, answer, row.result.edition))?;
        }
        Ok(())
    }

    fn result(&self, row: &Row<'_>) -> Vec<Cell<'a>> {
        let answers = &row.result.answers;
        let profile = Profile::of(self.assessment, answers);
        let mut cells = Vec::with_capacity(self.columns.len());
        cells.extend(self.stage(profile.overall));
        for condition in &profile.conditions {
            cells.push(Cell::Name(basis(condition.basis)));
            cells.extend(self.stage(condition.stage));
        }
        let slots = self.assessment.slots();
        cells.extend(slots.map(|slot| {
            let answer = answers.get(slot);
            answer.map_or(Cell::Empty, |answer| Cell::Name(answer.id(self.assessment)))
        }));
        cells
    }

    fn stage(&self, stage: Option<Stage>) -> [Cell<'a>; 2] {
        stage.map_or([Cell::Empty; 2], |stage| {
            [stage.low, stage.high]
                .map(|level| Cell::Name(Answer::Level(level).id(self.assessment)))
        })
    }

    fn answer(&self, slot: Slot, answer: Answer, edition: u32) -> [Cell<'a>; ANSWER.len()] {
        let assessment = self.assessment;
        let condition = assessment.condition_of(slot);
        let element = assessment.element(slot);
        let kind = element.and_then(|element| assessment.kind_of(element));
        let name = |name: Option<&'a str>| name.map_or(Cell::Empty, Cell::Name);
        [
            name(condition.map(|condition| &*condition.id)),
            Cell::Name(assessment.slot_id(slot)),
            name(kind.map(|kind| &*kind.id)),
            Cell::Name(answer.id(assessment)),
            Cell::Name(status(assessment, slot, edition)),
        ]
    }
}

/// The columns of stages and answers. A dot stands in no id, so none is there twice.
fn result_columns(assessment: &Assessment) -> Vec<String> {
    let mut columns: Vec<String> = ["overall.low", "overall.high"].map(String::from).into();
    for condition in assessment.conditions() {
        let column = |part| format!("conditions.{}.{part}", condition.id);
        columns.extend(["basis", "low", "high"].map(column));
    }
    let slots = assessment.slots();
    columns.extend(slots.map(|slot| format!("answers.{}", assessment.slot_id(slot))));
    columns
}

/// What became of an answer's question since the edition in which it was given: `kept`, `reworded`
/// or `retired`.
fn status(assessment: &Assessment, slot: Slot, edition: u32) -> &'static str {
    match (
        assessment.asked(slot),
        assessment.slot_status(slot, edition),
    ) {
        (Some(Asked::Retired(_)), _) => "retired",
        (_, SlotStatus::Reworded) => "reworded",
        _ => "kept",
    }
}

/// The basis of a stage as a page gets it too.
fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Elements => "elements",
        Basis::Estimate => "estimate",
        Basis::None => "none",
        Basis::NotApplicable => "not-applicable",
    }
}

/// A count as every machine writes it.
fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
