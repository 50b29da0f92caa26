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

/// The signs that begin a formula, also in the wide letters of East Asia.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// One row an element, in framework order, with its condition's overview answer beside it.
///
/// Begins with a byte order mark, by which spreadsheets know that it is UTF-8. The separator is the
/// one that spreadsheets of the language expect: a semicolon where the comma separates decimals.
/// Whatever separator a program takes, none of its cells is a formula: an apostrophe stands before
/// each that would be one.
#[must_use]
pub fn csv(assessment: &Assessment, answers: &Answers, notes: &Notes) -> String {
    let places = assessment.locale().hundredths(0);
    let separator = if places.bytes().any(|sign| sign == b'.') {
        ','
    } else {
        ';'
    };
    let mut table = String::from("\u{feff}");
    push_row(&mut table, separator, COLUMNS);
    for condition in assessment.conditions() {
        let overview = level(assessment, answers.overview(condition));
        for element in &condition.elements {
            let own = level(assessment, answers.get(element.slot));
            let kind = assessment.kind_of(element);
            push_row(
                &mut table,
                separator,
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

fn push_row(table: &mut String, separator: char, cells: [&str; COLUMNS.len()]) {
    for (position, cell) in cells.into_iter().enumerate() {
        if position > 0 {
            table.push(separator);
        }
        push_cell(table, cell);
    }
    table.push_str("\r\n");
}

/// A cell that no program takes for a formula: an apostrophe stands before whatever would be one.
#[must_use]
pub fn without_formula(cell: &str) -> String {
    // A formula that a visitor's program reads was perhaps another's note: OWASP, "CSV Injection".
    let mut safe = String::new();
    if cell.starts_with(['\t', '\r', '\n']) {
        safe.push('\'');
    }
    for piece in cell.split_inclusive(is_separator) {
        if piece
            .trim_start_matches(is_passed_over)
            .starts_with(FORMULA)
        {
            safe.push('\'');
        }
        safe.push_str(piece);
    }
    safe
}

fn push_cell(table: &mut String, cell: &str) {
    let safe = without_formula(cell);
    let is_marked = |sign| sign == '"' || is_separator(sign);
    let plain = safe == cell && !safe.contains(is_marked);
    if plain {
        table.push_str(cell);
        return;
    }
    table.push('"');
    for character in safe.chars() {
        if character == '"' {
            table.push('"');
        }
        table.push(character);
    }
    table.push('"');
}

/// True if some program begins another cell behind a sign. Quotes around a cell mean nothing to one
/// for which the cell began before them.
fn is_separator(sign: char) -> bool {
    matches!(sign, ',' | ';' | '|' | '\u{2028}' | '\u{2029}') || sign.is_control()
}

/// True if programs drop a sign at the start of a cell, or don't show it.
fn is_passed_over(sign: char) -> bool {
    sign.is_whitespace()
        || sign.is_control()
        || matches!(sign, '"' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}
