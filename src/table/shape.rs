//! Rows with a single cell among fuller ones: titles between them and lines below them.

use std::collections::BTreeMap;

use super::cells::{Row, Table};
use super::column::Column;
use super::plan::Plan;
use super::survey::is_mark;

/// Words that begin a line below a table.
const FOOTERS: [&str; 9] = [
    "source",
    "note",
    "adapted",
    "©",
    "copyright",
    "fuente",
    "nota",
    "adaptado",
    "*",
];

/// What a row with a single cell is, if it is no question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alone {
    /// The title over the rows below.
    Group,
    /// Nothing that a quiz asks.
    LeftOut,
}

impl Table {
    /// What rows with a single cell are, by their numbers, where all others say what levels look like.
    pub(super) fn alone(&self, plan: &Plan) -> BTreeMap<usize, Alone> {
        let first = plan.headings.map_or(0, |position| position + 1);
        let rows: Vec<&Row> = self.rows.iter().skip(first).collect();
        let grouped = plan.has(Column::Condition);
        // Whoever leads is the first column that is used.
        let leads = plan
            .columns
            .iter()
            .position(|column| *column != Column::Ignored);
        let stands_alone = |row: &&Row| {
            let mut filled = row
                .cells
                .iter()
                .enumerate()
                .filter(|(_, cell)| !cell.is_empty());
            let only = filled.next().filter(|_| filled.next().is_none());
            only.is_some_and(|(at, cell)| {
                let ends = leads.is_some_and(|leads| at <= leads) || is_footer(cell);
                ends && !cell.ends_with('?')
            })
        };
        let levels = |row: &&Row| {
            let mut cells = row.cells.iter().zip(&plan.columns);
            cells.any(|(cell, column)| *column == Column::Level && !cell.is_empty())
        };
        let alone = rows.iter().filter(|row| stands_alone(row)).count();
        let all_say = rows
            .iter()
            .all(|row| stands_alone(row) || levels(row) || asks_nothing(row, plan));
        let others = rows.len().saturating_sub(alone);
        if !all_say || alone == 0 || others < 2.max(alone) {
            return BTreeMap::new();
        }
        let mut found = BTreeMap::new();
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| stands_alone(row)) {
            let cell = row.cells.iter().find(|cell| !cell.is_empty());
            let footer = cell.is_some_and(|cell| is_footer(cell));
            let below = rows.get(at + 1).filter(|row| !stands_alone(row));
            let condition = |row: &&&Row| {
                let mut cells = row.cells.iter().zip(&plan.columns);
                cells.any(|(cell, column)| *column == Column::Condition && !cell.is_empty())
            };
            // A condition in a row of its own goes on below, as merged cells do.
            let begins = below.is_some_and(|row| !grouped || !condition(&row)) && !footer;
            match (begins, grouped) {
                (true, true) => {}
                (true, false) => {
                    found.insert(row.number, Alone::Group);
                }
                (false, _) => {
                    found.insert(row.number, Alone::LeftOut);
                }
            }
        }
        found
    }

    /// True where the cells under levels are crosses, ticks or points and nothing else.
    pub(super) fn has_marks(&self, plan: &Plan) -> bool {
        let first = plan.headings.map_or(0, |position| position + 1);
        let mut said = 0;
        for row in self.rows.iter().skip(first) {
            for (cell, column) in row.cells.iter().zip(&plan.columns) {
                if *column == Column::Level && !cell.is_empty() {
                    if !is_mark(cell) {
                        return false;
                    }
                    said += 1;
                }
            }
        }
        said > 0
    }
}

fn is_footer(cell: &str) -> bool {
    let start = cell.to_lowercase();
    FOOTERS.iter().any(|word| start.starts_with(word))
}

/// True for a row that is told by itself, whatever stands in others.
fn asks_nothing(row: &Row, plan: &Plan) -> bool {
    let mut cells = row.cells.iter().zip(&plan.columns);
    !cells.any(|(cell, column)| {
        let asks = [Column::Title, Column::Question, Column::Condition].contains(column);
        asks && !cell.is_empty()
    })
}
