//! What is in the cells of a column, whatever its heading says.

use std::collections::BTreeSet;

use super::cells::Table;

/// The most characters of a number of a row, such as “12.3.a”.
const LONGEST_NUMBER: usize = 8;

/// The cells of a column below the headings.
#[derive(Clone, Debug, Default)]
pub(super) struct Survey {
    /// How many have something in them.
    pub(super) filled: usize,
    /// How many characters these have on average.
    pub(super) length: usize,
    /// Each of them is a number, of a row or of points.
    pub(super) numbers: bool,
    /// Several rows belong together: a text stands twice, or is left out under another as in merged cells.
    pub(super) groups: bool,
    /// Most of the rows have one of a few texts.
    pub(super) few_texts: bool,
}

impl Table {
    /// Looks through each column, of the rows from a position on.
    pub(super) fn survey(&self, first: usize) -> Vec<Survey> {
        (0..self.width())
            .map(|column| self.survey_of(column, first))
            .collect()
    }

    fn survey_of(&self, column: usize, first: usize) -> Survey {
        // A row with one cell is a title between others or a line below them, and leaves nothing out.
        let rows = self.rows.iter().skip(first).filter(|row| {
            let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
            filled > 1 || self.width() < 3
        });
        let rows: Vec<&str> = rows.map(|row| row.cell(column)).collect();
        let cells: Vec<&str> = self
            .rows
            .iter()
            .skip(first)
            .map(|row| row.cell(column))
            .filter(|cell| !cell.is_empty())
            .collect();
        let characters: usize = cells.iter().map(|cell| cell.chars().count()).sum();
        let texts: BTreeSet<String> = cells.iter().map(|cell| cell.to_lowercase()).collect();
        let among: Vec<&&str> = rows.iter().filter(|cell| !cell.is_empty()).collect();
        let differing: BTreeSet<&&str> = among.iter().copied().collect();
        Survey {
            filled: cells.len(),
            length: characters.checked_div(cells.len()).unwrap_or(0),
            numbers: !cells.is_empty() && cells.iter().all(|cell| is_number(cell)),
            groups: !among.is_empty()
                && (among.len() < rows.len() || differing.len() < among.len()),
            few_texts: cells.len() > 3 && texts.len() * 2 <= cells.len(),
        }
    }
}

/// True for what counts or measures, such as “3”, “2.1”, “Q7” and “20%”.
pub(super) fn is_number(cell: &str) -> bool {
    let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
    cell.len() <= LONGEST_NUMBER
        && letters <= 2
        && cell.chars().any(|letter| letter.is_ascii_digit())
        && cell
            .chars()
            .all(|sign| sign.is_alphanumeric() || ".,%#()/-".contains(sign))
}

/// True for a cross or a tick, which is somebody's answer and says nothing of a level.
pub(super) fn is_mark(cell: &str) -> bool {
    is_number(cell)
        || matches!(
            cell,
            "x" | "X" | "✓" | "✔" | "✗" | "✘" | "•" | "·" | "-" | "–"
        )
}
