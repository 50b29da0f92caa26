//! What the columns of a table are taken for.

use super::cells::{Row, Table};
use super::column::Column;
use super::heading::{counts_rows, is_aside, is_of_the_condition, level_label, of_heading};
use super::levels::mark;
use super::role::{
    MOST_LEVELS, Role, ask_what_is_left, asks, name_rows, only_names_and_texts, role, settle,
};

/// The headings are among so many rows.
const PROBE: usize = 10;
/// A longer text is a sentence, no name.
const LONGEST_NAME: usize = 40;

/// How a table is read: which row has the headings, and what each column is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The position, among the table's rows, of that with the headings; `None` if there are none.
    pub headings: Option<usize>,
    /// What each column is taken for; further ones are ignored.
    pub columns: Vec<Column>,
}

impl Plan {
    /// True if some column is taken for that.
    pub(super) fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

impl Table {
    /// What the columns seem to be, by their headings and by what is left.
    ///
    /// ```
    /// use readiness_check::table::{Column, Table};
    ///
    /// let table = Table::read(b"Domain,Indicator,1 Emerging,2 Strong\nTeam,Roles,Nobody knows,All know")?;
    /// let plan = table.guess();
    /// assert_eq!(plan.headings, Some(0));
    /// assert_eq!(plan.columns, [Column::Condition, Column::Title, Column::Level, Column::Level]);
    /// # Ok::<(), readiness_check::table::NoTable>(())
    /// ```
    #[must_use]
    pub fn guess(&self) -> Plan {
        // Sheets often begin with a title. The first of equals, so from behind.
        let first = (0..self.rows.len().min(PROBE)).rev();
        let best = first.max_by_key(|&position| self.heads(position));
        self.guess_under(best.filter(|&position| self.heads(position) > 0))
    }

    /// How much a row looks like one of headings.
    fn heads(&self, position: usize) -> usize {
        let Some(row) = self.rows.get(position) else {
            return 0;
        };
        let filled = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let own = filled(row);
        let above = || self.rows.iter().take(position).map(filled);
        // Below a row with as many cells, “No” and “Yes” are what a row says.
        let below_others = above().any(|other| other > 1 && other >= own);
        let score = |cell: &String| {
            if of_heading(cell).is_some() {
                if below_others { 1 } else { 4 }
            } else if below_others || cell.is_empty() {
                0
            } else if level_label(cell).is_some() {
                2
            } else {
                3 * usize::from(is_aside(cell) || counts_rows(cell))
            }
        };
        // The corner over the names of rows is left empty.
        let corner = row.cell(0).is_empty()
            && own > 1
            && above().all(|other| other < 2)
            && row
                .cells
                .iter()
                .all(|cell| cell.chars().count() <= LONGEST_NAME)
            && self
                .rows
                .iter()
                .skip(position + 1)
                .any(|row| filled(row) > own);
        let scale = above().all(|other| other < 2) && self.is_answered(position);
        let shape = 5 * usize::from(corner) + 3 * usize::from(scale);
        row.cells.iter().map(score).sum::<usize>() + shape
    }

    /// True for a row over two or more columns of “no”, “yes” and crosses, and of nothing else.
    fn is_answered(&self, position: usize) -> bool {
        let Some(row) = self.rows.get(position) else {
            return false;
        };
        let below = |column: usize| {
            let rows = self.rows.iter().skip(position + 1);
            let mut cells = rows
                .map(move |row| row.cell(column))
                .filter(|cell| !cell.is_empty())
                .peekable();
            cells.peek().is_some() && cells.all(is_answer)
        };
        let named = row.cells.iter().enumerate();
        let named = named.filter(|(_, cell)| !cell.is_empty() && !is_answer(cell));
        named.filter(|(column, _)| below(*column)).count() > 1
    }

    /// The same where the row of headings is known, or there is none.
    #[must_use]
    pub fn guess_under(&self, headings: Option<usize>) -> Plan {
        let row = headings.and_then(|position| Some((position, self.rows.get(position)?)));
        let Some((position, row)) = row else {
            return Plan {
                headings: None,
                columns: unheaded(self.width()),
            };
        };
        let survey = self.survey(position + 1);
        let mut roles: Vec<Role> = survey
            .iter()
            .enumerate()
            .map(|(at, cells)| role(row.cell(at), cells))
            .collect();
        only_names_and_texts(&mut roles, &survey);
        settle(&mut roles, &survey);
        if !asks(&roles) {
            name_rows(&mut roles, &survey);
        }
        mark(&mut roles, &survey);
        if !asks(&roles) {
            ask_what_is_left(&mut roles, &survey);
        }
        self.describe_rows(&mut roles, position);
        let columns = roles.into_iter().map(|role| match role {
            Role::Is(column) => column,
            _ => Column::Ignored,
        });
        Plan {
            headings,
            columns: columns.collect(),
        }
    }

    /// A description that differs from row to row under one condition is the row's.
    fn describe_rows(&self, roles: &mut [Role], headings: usize) {
        let place = |roles: &[Role], wanted: Column| {
            roles.iter().position(|role| *role == Role::Is(wanted))
        };
        let Some(about) = place(roles, Column::About) else {
            return;
        };
        let condition = place(roles, Column::Condition);
        let heading = self.rows.get(headings).map_or("", |row| row.cell(about));
        if is_of_the_condition(heading) {
            return;
        }
        let mut known: Vec<(&str, &str)> = Vec::new();
        let mut current = "";
        let differs = self.rows.iter().skip(headings + 1).any(|row| {
            let title = condition.map_or("", |column| row.cell(column));
            let text = row.cell(about);
            if !title.is_empty() {
                current = title;
            }
            if text.is_empty() {
                return false;
            }
            if let Some((_, said)) = known.iter().find(|(title, _)| *title == current) {
                return *said != text;
            }
            known.push((current, text));
            false
        });
        if !differs && condition.is_some() {
            return;
        }
        let free = [Column::Question, Column::Goal, Column::HowToTell];
        let free = free
            .into_iter()
            .find(|&column| place(roles, column).is_none());
        if let Some(role) = roles.get_mut(about) {
            *role = free.map_or(Role::Aside, Role::Is);
        }
    }
}

/// True for a cell that is somebody's answer.
fn is_answer(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    matches!(
        &*cell,
        "no" | "yes" | "n" | "y" | "x" | "✓" | "✔" | "sí" | "si" | "true" | "false"
    )
}

/// Without headings, the order in which rubrics mostly stand.
fn unheaded(width: usize) -> Vec<Column> {
    let first: &[Column] = match width {
        0 | 1 => &[Column::Question],
        2 => &[Column::Condition, Column::Question],
        _ => &[Column::Condition, Column::Title, Column::Question],
    };
    let levels = width.saturating_sub(first.len());
    let others = if (2..=MOST_LEVELS).contains(&levels) {
        Column::Level
    } else {
        Column::Ignored
    };
    first
        .iter()
        .copied()
        .chain(std::iter::repeat_n(others, levels))
        .collect()
}
