//! The rows of a table, one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::cells::Row;
use super::column::Column;
use super::plan::Plan;
use super::shape::Alone;
use crate::json::Json;

/// The most remarks; whoever has more begins with these.
const MOST_REMARKS: usize = 200;
/// The most characters of a title that is the beginning of a question, and of a cell in a remark.
const SHORT: usize = 60;

/// Something about a row that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The row's number in the spreadsheet; 0 for the whole.
    pub row: usize,
    /// What was seen and what became of it, as a sentence.
    pub message: String,
}

/// A condition while its rows are being read.
#[derive(Default)]
pub(super) struct Part {
    pub(super) row: usize,
    pub(super) title: String,
    /// The other fields that it has, with the row of each.
    pub(super) fields: Vec<(Column, String)>,
    /// What levels look like in a row that has nothing but its title, with that row.
    pub(super) own: Option<(usize, Vec<Json>)>,
    pub(super) elements: Vec<Json>,
}

pub(super) struct Reader<'a> {
    pub(super) plan: &'a Plan,
    pub(super) labels: Vec<String>,
    pub(super) parts: Vec<Part>,
    pub(super) kinds: Vec<(String, String)>,
    pub(super) taken: BTreeSet<String>,
    pub(super) questions: usize,
    pub(super) remarks: Vec<Remark>,
    /// What rows with a single cell are, by their numbers.
    pub(super) alone: BTreeMap<usize, Alone>,
    /// The cells under levels are crosses or points, and describe nothing.
    pub(super) marks: bool,
    /// The condition of the row above, which a row without one goes on with.
    pub(super) current: Option<usize>,
    /// A row was read that asks something or begins a condition.
    pub(super) began: bool,
}

impl Reader<'_> {
    pub(super) fn remark(&mut self, row: usize, message: String) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark { row, message });
        } else if self.remarks.len() == MOST_REMARKS {
            let message = "There is more to say of other rows than fits here.".into();
            self.remarks.push(Remark { row: 0, message });
        }
    }

    /// The text of the column that is taken for something.
    pub(super) fn cell<'r>(&self, row: &'r Row, wanted: Column) -> &'r str {
        let position = self
            .plan
            .columns
            .iter()
            .position(|&column| column == wanted);
        position.map_or("", |position| row.cell(position))
    }

    pub(super) fn row(&mut self, row: &Row) {
        self.check(row);
        let alone = row.cells.iter().find(|cell| !cell.is_empty());
        match (self.alone.get(&row.number), alone) {
            (Some(Alone::LeftOut), Some(cell)) => {
                let message = format!(
                    "“{}” stands alone in its row and asks nothing, so it is left out.",
                    cut(cell)
                );
                return self.remark(row.number, message);
            }
            (Some(Alone::Group), Some(cell)) => {
                let message = format!(
                    "“{}” stands alone in its row, so it is taken for the condition of the rows below.",
                    cut(cell)
                );
                self.remark(row.number, message);
                self.part(row, cell, false);
                return;
            }
            _ => {}
        }
        let [title, question, condition] = [Column::Title, Column::Question, Column::Condition]
            .map(|column| self.cell(row, column));
        let asks = !title.is_empty() || !question.is_empty();
        if !asks && condition.is_empty() && self.describes_levels(row) {
            return;
        }
        self.began |= asks || !condition.is_empty();
        let anchors = self.anchors(row);
        if !self.plan.has(Column::Condition) && self.current.is_none() {
            // Without conditions, every row is a question by itself.
            let overview = self.cell(row, Column::Overview);
            if asks || !overview.is_empty() {
                let question = if question.is_empty() {
                    overview
                } else {
                    question
                };
                self.plain(row, title, question, anchors);
            } else {
                self.nothing_asked(row);
            }
            return;
        }
        if !asks && condition.is_empty() && self.parts.is_empty() {
            return self.nothing_asked(row);
        }
        let part = self.part(row, condition, asks);
        self.describe(part, row);
        if asks {
            let element = self.element(row, title, question, anchors);
            if let Some(part) = self.parts.get_mut(part) {
                part.elements.push(element);
            }
            self.questions += 1;
            return;
        }
        let lost = [Column::Kind, Column::Goal, Column::HowToTell];
        let lost = lost
            .iter()
            .any(|&column| !self.cell(row, column).is_empty());
        match self.parts.get_mut(part) {
            Some(part) if !anchors.is_empty() && !condition.is_empty() && part.own.is_none() => {
                part.own = Some((row.number, anchors));
                if lost {
                    self.nothing_asked(row);
                }
            }
            _ if lost || !anchors.is_empty() || condition.is_empty() => self.nothing_asked(row),
            _ => {}
        }
    }

    /// A row right under the headings that says what levels are, whatever is asked; it is told.
    fn describes_levels(&mut self, row: &Row) -> bool {
        let columns = self.plan.columns.iter().enumerate();
        let levels = columns.filter(|(_, column)| **column == Column::Level);
        let said = levels.filter(|(at, _)| !row.cell(*at).is_empty()).count();
        if self.began || said < 2 {
            return false;
        }
        let message = "It says what the levels are, whatever is asked, so it is no question and left out. A level can \
                       say it in its “about”.";
        self.remark(row.number, message.into());
        true
    }

    fn nothing_asked(&mut self, row: &Row) {
        let of_elements = [Column::Kind, Column::Goal, Column::HowToTell, Column::Level];
        let used = |only: bool| {
            let mut cells = row.cells.iter().zip(&self.plan.columns);
            cells.find_map(|(cell, column)| {
                let fits = *column != Column::Ignored && (!only || of_elements.contains(column));
                (fits && !cell.is_empty()).then_some(cell)
            })
        };
        let found = used(true).or_else(|| used(false));
        let found = found.map(|cell| format!(" but “{}”", cut(cell)));
        let message = format!(
            "There is no title and no question{}, so nothing is asked.",
            found.unwrap_or_default()
        );
        self.remark(row.number, message);
    }

    /// What is odd about the cells of a row.
    fn check(&mut self, row: &Row) {
        if let Some(cell) = row.cells.iter().find(|cell| cell.starts_with('=')) {
            let message = format!(
                "“{}” looks like a formula. It is kept as this text.",
                cut(cell)
            );
            self.remark(row.number, message);
        }
        let headed = self.plan.columns.len();
        let further: Vec<_> = row
            .cells
            .iter()
            .skip(headed)
            .filter(|cell| !cell.is_empty())
            .collect();
        if let Some(cell) = further.first() {
            let message = format!(
                "Behind the last column there is still “{}”, which is left out.",
                cut(cell)
            );
            self.remark(row.number, message);
        }
    }

    /// The condition that a row belongs to, begun if need be.
    fn part(&mut self, row: &Row, title: &str, asks: bool) -> usize {
        if let (true, Some(current)) = (title.is_empty(), self.current) {
            return current;
        }
        let known = self
            .parts
            .iter()
            .position(|part| part.title.to_lowercase() == title.to_lowercase());
        if let Some(known) = known {
            self.current = Some(known);
            return known;
        }
        let mut title = title.to_owned();
        if title.is_empty() {
            if asks {
                let message =
                    "There is no condition here and none above, so one called “General” is begun.";
                self.remark(row.number, message.into());
            }
            "General".clone_into(&mut title);
        }
        self.parts.push(Part {
            row: row.number,
            title,
            ..Part::default()
        });
        self.questions += usize::from(!self.cell(row, Column::Overview).is_empty());
        let begun = self.parts.len() - 1;
        self.current = Some(begun);
        begun
    }

    /// Adds what a row says of its condition.
    fn describe(&mut self, part: usize, row: &Row) {
        for column in [
            Column::Overview,
            Column::About,
            Column::ConditionGoal,
            Column::Why,
        ] {
            let text = self.cell(row, column);
            let Some(found) = self.parts.get_mut(part).filter(|_| !text.is_empty()) else {
                continue;
            };
            match found.fields.iter().find(|(known, _)| *known == column) {
                None => found.fields.push((column, text.into())),
                Some((_, said)) if said != text => {
                    let message = format!(
                        "“{}” says something else of “{}” than a row above, which holds. This is left out.",
                        cut(text),
                        cut(&found.title)
                    );
                    self.remark(row.number, message);
                }
                Some(_) => {}
            }
        }
    }

    /// What the levels look like, if the row says it for any.
    fn anchors(&mut self, row: &Row) -> Vec<Json> {
        let columns = self.plan.columns.iter().enumerate();
        if self.marks {
            return Vec::new();
        }
        let cells: Vec<&str> = columns
            .filter(|(_, column)| **column == Column::Level)
            .map(|(position, _)| row.cell(position))
            .collect();
        if cells.iter().all(|cell| cell.is_empty()) {
            return Vec::new();
        }
        let open = cells
            .iter()
            .zip(&self.labels)
            .find(|(cell, _)| cell.is_empty());
        if let Some((_, label)) = open {
            let message = format!(
                "Nothing says what “{}” looks like. It is to be filled in.",
                cut(label)
            );
            self.remark(row.number, message);
        }
        cells.into_iter().map(text).collect()
    }
}

/// The entries of what is said of a condition, in the order of the documentation.
pub(super) fn further(fields: &[(Column, String)]) -> Vec<(Rc<str>, Json)> {
    let order = [
        (Column::About, "about"),
        (Column::ConditionGoal, "goal"),
        (Column::Why, "why"),
        (Column::Overview, "question"),
    ];
    let said = order.into_iter().filter_map(|(wanted, field)| {
        let found = fields.iter().find(|(column, _)| *column == wanted);
        found.map(|(_, said)| (field.into(), text(said)))
    });
    said.collect()
}

pub(super) fn text(text: &str) -> Json {
    Json::String(text.into())
}

/// The beginning of a question, for a title.
pub(super) fn beginning(question: &str) -> String {
    match question.char_indices().nth(SHORT) {
        None => question.into(),
        Some((end, _)) => {
            let start = question.get(..end).unwrap_or_default();
            let words = start.rsplit_once(' ').map_or(start, |(words, _)| words);
            format!("{words}…")
        }
    }
}

/// The beginning of a cell, for a remark.
pub(super) fn cut(cell: &str) -> String {
    beginning(cell)
}
