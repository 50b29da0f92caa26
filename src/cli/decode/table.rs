//! The columns and cells of a table of results, whatever the format of its file.

use std::io;

use readiness_check::answers::Answer;
use readiness_check::assessment::{Asked, Assessment, Slot, SlotStatus};
use readiness_check::profile::{Basis, Profile, Stage};

use super::Rows;
use crate::input::Row;

/// The columns that say which result a row is of.
const RESULT: [&str; 5] = ["source", "line", "code", "assessment", "edition"];
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

/// A table of results of one assessment.
pub(crate) struct Table<'a> {
    assessment: &'a Assessment,
    rows: Rows,
    columns: Vec<String>,
}

impl<'a> Table<'a> {
    /// A table with a row for each result or each answer.
    pub(crate) fn new(assessment: &'a Assessment, rows: Rows) -> Self {
        let mut columns: Vec<String> = RESULT.map(String::from).into();
        match rows {
            Rows::Answers => columns.extend(ANSWER.map(String::from)),
            Rows::Results => columns.extend(result_columns(assessment)),
        }
        Self {
            assessment,
            rows,
            columns,
        }
    }

    /// The names of the columns.
    pub(crate) fn columns(&self) -> &[String] {
        &self.columns
    }

    /// Hands over the rows of a result, each with a cell for each column.
    ///
    /// # Errors
    /// What handing over fails with.
    pub(crate) fn rows(
        &self,
        row: &Row<'_>,
        mut take: impl FnMut(&[Cell<'_>]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut cells = Vec::with_capacity(self.columns.len());
        cells.extend([
            Cell::Text(row.source),
            Cell::Number(number(row.line)),
            Cell::Name(row.code),
            Cell::Name(self.assessment.id()),
            Cell::Number(row.result.edition.into()),
        ]);
        if self.rows == Rows::Results {
            self.push_result(row, &mut cells);
            return take(&cells);
        }
        for (slot, answer) in row.result.answers.iter() {
            cells.truncate(RESULT.len());
            cells.extend(self.answer(slot, answer, row.result.edition));
            take(&cells)?;
        }
        Ok(())
    }

    fn push_result(&self, row: &Row<'_>, cells: &mut Vec<Cell<'a>>) {
        let answers = &row.result.answers;
        let profile = Profile::of(self.assessment, answers);
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
