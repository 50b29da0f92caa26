//! A result as a table for spreadsheets and statistics: comma-separated values by RFC 4180.

use crate::answers::{Answer, Answers};
use crate::assessment::Assessment;
use crate::notes::Notes;

/// The names of the columns.
pub const COLUMNS: [&str; 10] = [
    "condition_id",
    "condition",
    "overview_level_id",
    "overview_level",
    "element_id",
    "element",
    "kind",
    "level_id",
    "level",
    "note",
];

/// What begins a formula.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// One row an element, in framework order, with its condition's overview answer beside it.
///
/// Begins with a byte order mark, by which spreadsheets know that it is UTF-8. A cell that
/// a spreadsheet would take for a formula begins with an apostrophe.
#[must_use]
pub fn comma_separated(assessment: &Assessment, answers: &Answers, notes: &Notes) -> String {
    let mut table = String::from("\u{feff}");
    push_row(&mut table, COLUMNS);
    for condition in &assessment.conditions {
        let overview = level(assessment, answers.get(condition.slot));
        for element in &condition.elements {
            let own = level(assessment, answers.get(element.slot));
            let kind = assessment.kinds.get(element.kind);
            push_row(
                &mut table,
                [
                    &condition.id,
                    &condition.title,
                    overview.0,
                    overview.1,
                    &element.id,
                    &element.title,
                    kind.map_or("", |kind| &kind.title),
                    own.0,
                    own.1,
                    notes.get(element.slot).map_or("", |note| note),
                ],
            );
        }
    }
    table
}

/// Id and label of an answer; both empty where there is none.
fn level(assessment: &Assessment, answer: Option<Answer>) -> (&str, &str) {
    answer.map_or(("", ""), |answer| {
        let level = answer.level(assessment);
        (&level.id, &level.label)
    })
}

fn push_row(table: &mut String, cells: [&str; COLUMNS.len()]) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            table.push(',');
        }
        push_cell(table, cell);
    }
    table.push_str("\r\n");
}

fn push_cell(table: &mut String, cell: &str) {
    // What spreadsheets run as a formula, also behind blanks and in the wide letters of East
    // Asia: OWASP, "CSV Injection".
    let formula = cell.trim_start().starts_with(FORMULA) || cell.starts_with(['\t', '\r', '\n']);
    // Some programs take semicolons and tabs for separators.
    let quoted = formula || cell.contains(['"', ',', ';', '\t', '\n', '\r']);
    if !quoted {
        table.push_str(cell);
        return;
    }
    table.push('"');
    if formula {
        table.push('\'');
    }
    for character in cell.chars() {
        if character == '"' {
            table.push('"');
        }
        table.push(character);
    }
    table.push('"');
}
