//! What there is to say of a table as a whole: what its columns were taken for, and what was left out.

use super::cells::{Row, Table};
use super::column::Column;
use super::plan::Plan;
use super::rows::{Reader, cut};

impl Table {
    /// What the columns were taken for, as a sentence.
    #[must_use]
    pub fn taken(&self, plan: &Plan) -> String {
        let headings = plan.headings.and_then(|position| self.rows.get(position));
        let mut said = vec![match headings {
            Some(row) => format!("row {} has the headings", row.number),
            None => "no row has headings that are known".into(),
        }];
        for column in Column::ALL {
            let places = plan.columns.iter().enumerate();
            let places = places.filter(|(_, taken)| **taken == column);
            let names: Vec<String> = places.map(|(at, _)| called(at, headings)).collect();
            if column != Column::Ignored && !names.is_empty() {
                said.push(format!("{column}: {}", names.join(", ")));
            }
        }
        said.join("; ")
    }
}

impl Reader<'_> {
    /// What there is to say of the whole.
    pub(super) fn look(&mut self, table: &Table, levels: &[&str]) {
        if let Some(encoding) = table.encoding {
            let message = format!(
                "The file is no Unicode and was read as {encoding}. If letters look wrong, save it as “CSV UTF-8”."
            );
            self.remark(0, message);
        }
        if table.open_quote {
            let message = "A quotation mark is opened and never closed, so some rows may have become one cell. Look \
                           for a very long text below.";
            self.remark(0, message.into());
        }
        if table.unread > 0 {
            let message = format!("{} more rows at the end were not read.", table.unread);
            self.remark(0, message);
        }
        let has = |column| self.plan.has(column);
        if !has(Column::Question) && !has(Column::Title) && !has(Column::Overview) {
            let message = "No column is taken for questions or titles, so there is nothing to ask. Choose one.";
            self.remark(0, message.into());
        }
        self.look_above(table);
        self.look_at_columns(table);
        if self.labels.is_empty() {
            let message = format!(
                "No column is taken for a level, so the levels are these to begin with: {}.",
                levels.join(", ")
            );
            self.remark(0, message);
        } else if self.marks {
            let message = "Under the levels there are only marks or points, which say nothing of what a level looks \
                           like, so they are left out.";
            self.remark(0, message.into());
        }
    }

    /// Whatever stands above the headings, but for the title.
    fn look_above(&mut self, table: &Table) {
        let above = table.rows.iter().take(self.plan.headings.unwrap_or(0));
        let cells = above.flat_map(|row| row.cells.iter().map(move |cell| (row.number, cell)));
        let further: Vec<_> = cells.filter(|(_, cell)| !cell.is_empty()).skip(1).collect();
        let mut last = 0;
        for (row, cell) in further {
            if row != last {
                let message = format!(
                    "It stands above the headings, so “{}” is left out.",
                    cut(cell)
                );
                self.remark(row, message);
            }
            last = row;
        }
    }

    /// Columns that nothing is made of.
    fn look_at_columns(&mut self, table: &Table) {
        let headings = self
            .plan
            .headings
            .and_then(|position| table.rows.get(position));
        let first = self.plan.headings.map_or(0, |position| position + 1);
        for at in 0..self.plan.columns.len() {
            let column = self.plan.columns.get(at);
            let rows = table.rows.iter().skip(first);
            let filled = rows.filter(|row| !row.cell(at).is_empty()).count();
            let headed = headings.is_some_and(|row| !row.cell(at).is_empty());
            let name = called(at, headings);
            if column == Some(&Column::Ignored) && (filled > 0 || headed) {
                let cells = match filled {
                    0 => "no filled cell".into(),
                    1 => "1 filled cell".into(),
                    filled => format!("{filled} filled cells"),
                };
                self.remark(0, format!("Column {name}, with {cells}, is left out."));
            }
            let plain = !self.plan.has(Column::Condition) && self.alone.is_empty();
            if column == Some(&Column::Kind) && plain && filled > 0 {
                let message = format!(
                    "Column {name} has kinds, which tell the elements of conditions apart. There is no column of \
                     conditions, so they are left out."
                );
                self.remark(0, message);
            }
        }
    }
}

/// A column by its letter and its heading.
fn called(at: usize, headings: Option<&Row>) -> String {
    match headings
        .map(|row| row.cell(at))
        .filter(|text| !text.is_empty())
    {
        Some(heading) => format!("{} “{}”", letter(at), cut(heading)),
        None => letter(at),
    }
}

/// A column as spreadsheets call it, counted from 0.
fn letter(column: usize) -> String {
    let own = u8::try_from(column % 26).map_or('?', |own| char::from(b'A' + own));
    match (column / 26).checked_sub(1) {
        Some(before) => format!("{}{own}", letter(before)),
        None => own.into(),
    }
}
