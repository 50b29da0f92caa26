//! What the columns of a table are taken for.

use super::cells::{Row, Table};
use super::column::Column;
use super::heading::{level_label, of_heading};

/// Fewer levels order nothing, more can't be told apart.
const MOST_LEVELS: usize = 6;

/// How a table is read: which row has the headings, and what each column is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The position, among the table's rows, of that with the headings; `None` if there are none.
    pub headings: Option<usize>,
    /// What each column is taken for; further ones are ignored.
    pub columns: Vec<Column>,
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
        let known = |row: &Row| {
            let heads = |cell: &&String| of_heading(cell).is_some() || level_label(cell).is_some();
            row.cells.iter().filter(heads).count()
        };
        // Sheets often begin with a title. The first of equals, so from behind.
        let first = self.rows.iter().take(10).enumerate().rev();
        let best = first.max_by_key(|(_, row)| known(row));
        let headings = best
            .filter(|(_, row)| known(row) > 0)
            .map(|(position, _)| position);
        self.guess_under(headings)
    }

    /// The same where the row of headings is known, or there is none.
    #[must_use]
    pub fn guess_under(&self, headings: Option<usize>) -> Plan {
        let width = self.width();
        let row = headings.and_then(|position| self.rows.get(position));
        let Some(row) = row else {
            return Plan {
                headings: None,
                columns: unheaded(width),
            };
        };
        let mut columns = vec![Column::Ignored; width];
        let mut left = Vec::new();
        for (position, column) in columns.iter_mut().enumerate() {
            let heading = row.cell(position);
            *column = match of_heading(heading) {
                Some(found) => found,
                None if level_label(heading).is_some() => Column::Level,
                None => {
                    left.push(position);
                    Column::Ignored
                }
            };
        }
        only_once(&mut columns);
        if !columns.contains(&Column::Level) {
            take_for_levels(&mut columns, row, &left);
        }
        // “Yes” or “In place” alone is no scale.
        let levels = columns
            .iter()
            .filter(|column| **column == Column::Level)
            .count();
        for column in &mut columns {
            if *column == Column::Level && !(2..=MOST_LEVELS).contains(&levels) {
                *column = Column::Ignored;
            }
        }
        self.fill_in(&mut columns, row);
        Plan { headings, columns }
    }

    /// A question is needed, or a title.
    fn fill_in(&self, columns: &mut [Column], headings: &Row) {
        let asks =
            |column: &Column| [Column::Question, Column::Title, Column::Overview].contains(column);
        if columns.iter().any(asks) {
            return;
        }
        let longest = (0..columns.len())
            .filter(|&position| columns.get(position) == Some(&Column::Ignored))
            .max_by_key(|&position| {
                let below = self.rows.iter().filter(|row| row.number > headings.number);
                below.map(|row| row.cell(position).len()).sum::<usize>()
            });
        let about = columns.iter().position(|column| *column == Column::About);
        if let Some(column) = longest
            .or(about)
            .and_then(|position| columns.get_mut(position))
        {
            *column = Column::Question;
        }
    }
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

/// Of two columns with the same heading the first is meant; only levels are several.
fn only_once(columns: &mut [Column]) {
    let mut seen = Vec::new();
    for column in columns
        .iter_mut()
        .filter(|column| **column != Column::Level)
    {
        if seen.contains(column) {
            *column = Column::Ignored;
        } else {
            seen.push(*column);
        }
    }
}

/// Columns side by side that have other headings are the levels, if there are as many as levels can be.
fn take_for_levels(columns: &mut [Column], headings: &Row, left: &[usize]) {
    let named: Vec<usize> = left
        .iter()
        .copied()
        .filter(|&position| !headings.cell(position).is_empty())
        .collect();
    let side_by_side = named
        .windows(2)
        .all(|pair| matches!(pair, [one, other] if one + 1 == *other));
    if side_by_side && (2..=MOST_LEVELS).contains(&named.len()) {
        for position in named {
            if let Some(column) = columns.get_mut(position) {
                *column = Column::Level;
            }
        }
    }
}
