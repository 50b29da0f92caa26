//! Tables as the page looks at them.

use readiness_check::json::Json;
use readiness_check::table::{Column, Plan, Remark, Table};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::written;

/// So many rows below the headings are shown.
const SHOWN: usize = 4;

/// A table, before anything is made of it.
#[derive(Serialize)]
struct Look<'a> {
    /// The number of the row with the headings, of those that could have them; 0 for none.
    headings: usize,
    /// The numbers of the rows that could have them.
    candidates: Vec<usize>,
    columns: Vec<Shown<'a>>,
    rows: usize,
    empty: usize,
}

/// A column, and what it is taken for.
#[derive(Serialize)]
struct Shown<'a> {
    heading: &'a str,
    column: &'static str,
    examples: Vec<&'a str>,
}

/// A refusal, as a sentence.
#[derive(Serialize)]
struct Refused {
    error: String,
}

/// How the page wants a table to be read.
#[derive(Deserialize)]
struct Wanted {
    headings: usize,
    columns: Vec<String>,
    title: String,
    levels: Vec<String>,
}

/// What a table becomes.
#[derive(Serialize)]
struct Made {
    definition: Json,
    remarks: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    row: usize,
    message: String,
}

/// A table as it would be read, or `error`. `headings` is the number of the row that has them, 0 for none;
/// left out, it is found.
#[wasm_bindgen]
#[must_use]
pub fn look(bytes: &[u8], headings: Option<usize>) -> String {
    let table = match Table::read(bytes) {
        Ok(table) => table,
        Err(error) => {
            return written(&Refused {
                error: error.to_string(),
            });
        }
    };
    let plan = match headings {
        None => table.guess(),
        Some(number) => table.guess_under(position(&table, number)),
    };
    let row = plan.headings.and_then(|position| table.rows.get(position));
    let below = plan.headings.map_or(0, |position| position + 1);
    let columns = plan.columns.iter().enumerate().map(|(at, column)| Shown {
        heading: row.map_or("", |row| row.cell(at)),
        column: column.name(),
        examples: table
            .rows
            .iter()
            .skip(below)
            .map(|row| row.cell(at))
            .filter(|cell| !cell.is_empty())
            .take(SHOWN)
            .collect(),
    });
    written(&Look {
        headings: row.map_or(0, |row| row.number),
        candidates: table.rows.iter().take(10).map(|row| row.number).collect(),
        columns: columns.collect(),
        rows: table.rows.len().saturating_sub(below) + table.unread,
        empty: table.empty,
    })
}

/// The definition that a table gives when it is read as `wanted`, with remarks; or `error`.
#[wasm_bindgen]
#[must_use]
pub fn begin(bytes: &[u8], wanted: &str) -> String {
    let refused = |error: String| written(&Refused { error });
    let wanted: Wanted = match serde_json::from_str(wanted) {
        Ok(wanted) => wanted,
        Err(error) => return refused(error.to_string()),
    };
    let table = match Table::read(bytes) {
        Ok(table) => table,
        Err(error) => return refused(error.to_string()),
    };
    let named = |name: &String| Column::named(name).unwrap_or(Column::Ignored);
    let plan = Plan {
        headings: position(&table, wanted.headings),
        columns: wanted.columns.iter().map(named).collect(),
    };
    let levels: Vec<&str> = wanted.levels.iter().map(String::as_str).collect();
    let begun = table.definition(&plan, &wanted.title, &levels);
    let said = |Remark { row, message }| Said { row, message };
    written(&Made {
        definition: begun.definition,
        remarks: begun.remarks.into_iter().map(said).collect(),
    })
}

fn position(table: &Table, number: usize) -> Option<usize> {
    table.rows.iter().position(|row| row.number == number)
}
