//! Results as JSON lines.

use std::io::{self, Write};

use readiness_check::answers::Entries;
use readiness_check::assessment::Assessment;
use readiness_check::profile::{Profile, PublicProfile};
use serde::{Serialize, Serializer};

use super::table::Cell;
use crate::input::Row;

/// One result: what a page gets by its event, and where it stood.
#[derive(Serialize)]
struct ResultLine<'a> {
    source: &'a str,
    line: usize,
    code: &'a str,
    assessment: &'a str,
    edition: u32,
    answers: Entries<'a, &'a str>,
    profile: PublicProfile<'a>,
}

/// Writes a result.
///
/// # Errors
/// The output can't be written.
pub(crate) fn write(
    output: &mut dyn Write,
    assessment: &Assessment,
    row: &Row<'_>,
) -> io::Result<()> {
    let answers = &row.result.answers;
    let line = ResultLine {
        source: row.source,
        line: row.line,
        code: row.code,
        assessment: assessment.id(),
        edition: row.result.edition,
        answers: answers.to_ids(assessment),
        profile: Profile::of(assessment, answers).public(assessment),
    };
    push(output, &line)
}

/// Writes a row of a table.
///
/// # Errors
/// The output can't be written.
pub(crate) fn write_row(
    output: &mut dyn Write,
    columns: &[String],
    cells: &[Cell<'_>],
) -> io::Result<()> {
    push(output, &Object(columns, cells))
}

struct Object<'a>(&'a [String], &'a [Cell<'a>]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().zip(self.1))
    }
}

impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Cell::Empty => serializer.serialize_none(),
            Cell::Name(text) | Cell::Text(text) => serializer.serialize_str(text),
            Cell::Number(number) => serializer.serialize_u64(number),
        }
    }
}

fn push(output: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, line)?;
    output.write_all(b"\n")
}
