//! Results as JSON lines.

use std::io::{self, Write};

use readiness_check::answers::Entries;
use readiness_check::assessment::Assessment;
use readiness_check::profile::{Profile, PublicProfile};
use serde::Serialize;

use super::Rows;
use super::table::status;
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

/// One answer of it.
#[derive(Serialize)]
struct AnswerLine<'a> {
    source: &'a str,
    line: usize,
    code: &'a str,
    assessment: &'a str,
    edition: u32,
    condition: Option<&'a str>,
    slot: &'a str,
    kind: Option<&'a str>,
    level: &'a str,
    status: &'static str,
}

/// Writes a result, or each of its answers.
///
/// # Errors
/// The output can't be written.
pub(crate) fn write(
    output: &mut dyn Write,
    assessment: &Assessment,
    rows: Rows,
    row: &Row<'_>,
) -> io::Result<()> {
    let &Row {
        source,
        line,
        code,
        result,
    } = row;
    if rows == Rows::Results {
        let written = ResultLine {
            source,
            line,
            code,
            assessment: assessment.id(),
            edition: result.edition,
            answers: result.answers.to_ids(assessment),
            profile: Profile::of(assessment, &result.answers).public(assessment),
        };
        return push(output, &written);
    }
    for (slot, answer) in result.answers.iter() {
        let element = assessment.element(slot);
        let kind = element.and_then(|element| assessment.kind(element.kind));
        let written = AnswerLine {
            source,
            line,
            code,
            assessment: assessment.id(),
            edition: result.edition,
            condition: assessment.condition_of(slot).map(|found| &*found.id),
            slot: assessment.slot_id(slot),
            kind: kind.map(|kind| &*kind.id),
            level: answer.id(assessment),
            status: status(assessment, slot, result.edition),
        };
        push(output, &written)?;
    }
    Ok(())
}

fn push(output: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, line)?;
    output.write_all(b"\n")
}
