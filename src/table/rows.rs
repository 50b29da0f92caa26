//! The rows of a table, one after the other.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::cells::{Row, Table};
use super::column::Column;
use super::id::unique;
use super::plan::Plan;
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

    /// What there is to say of the whole.
    pub(super) fn look(&mut self, table: &Table) {
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
        let has = |column| self.plan.columns.contains(&column);
        if !has(Column::Question) && !has(Column::Title) && !has(Column::Overview) {
            let message = "No column is taken for questions or titles, so there is nothing to ask. Choose one.";
            self.remark(0, message.into());
        }
    }

    /// The text of the column that is taken for something.
    fn cell<'r>(&self, row: &'r Row, wanted: Column) -> &'r str {
        let position = self
            .plan
            .columns
            .iter()
            .position(|&column| column == wanted);
        position.map_or("", |position| row.cell(position))
    }

    pub(super) fn row(&mut self, row: &Row) {
        self.check(row);
        let [title, question] =
            [Column::Title, Column::Question].map(|column| self.cell(row, column));
        let anchors = self.anchors(row);
        let condition = self.cell(row, Column::Condition);
        let asks = !title.is_empty() || !question.is_empty();
        if !self.plan.columns.contains(&Column::Condition) {
            // Without conditions, every row is a question by itself.
            if asks {
                self.plain(row, title, question, anchors);
            } else if row.cells.iter().any(|cell| !cell.is_empty()) {
                self.remark(row.number, self.nothing_asked(row));
            }
            return;
        }
        let part = self.part(row, condition, asks);
        self.describe(part, row);
        if asks {
            let element = self.element(row, title, question, anchors);
            if let Some(part) = self.parts.get_mut(part) {
                part.elements.push(element);
            }
            self.questions += 1;
        } else if condition.is_empty() || !anchors.is_empty() {
            self.remark(row.number, self.nothing_asked(row));
        }
    }

    fn nothing_asked(&self, row: &Row) -> String {
        let used = |(position, _): &(usize, &String)| {
            !matches!(
                self.plan.columns.get(*position),
                None | Some(Column::Ignored)
            )
        };
        let mut cells = row.cells.iter().enumerate().filter(used);
        let found = cells.find_map(|(_, cell)| (!cell.is_empty()).then_some(cell));
        let found = found.map(|cell| format!(" but “{}”", cut(cell)));
        format!(
            "There is no title and no question{}, so nothing is asked.",
            found.unwrap_or_default()
        )
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
        let last = self.parts.len().checked_sub(1);
        if let (true, Some(last)) = (title.is_empty(), last) {
            return last;
        }
        let known = self
            .parts
            .iter()
            .position(|part| part.title.to_lowercase() == title.to_lowercase());
        if let Some(known) = known {
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
        self.parts.len() - 1
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

    /// An entry for what a row says beside titles and questions.
    fn further(&self, row: &Row, anchors: Vec<Json>) -> Vec<(Rc<str>, Json)> {
        let mut fields = Vec::new();
        for (column, field) in [(Column::Goal, "goal"), (Column::HowToTell, "how-to-tell")] {
            let said = self.cell(row, column);
            if !said.is_empty() {
                fields.push((field.into(), text(said)));
            }
        }
        if !anchors.is_empty() {
            fields.push(("levels".into(), Json::Array(anchors)));
        }
        fields
    }

    fn element(&mut self, row: &Row, title: &str, question: &str, anchors: Vec<Json>) -> Json {
        let name = if title.is_empty() {
            beginning(question)
        } else {
            title.into()
        };
        let otherwise = format!("element-{}", self.questions + 1);
        let mut fields = vec![(
            "id".into(),
            text(&unique(&name, &otherwise, &mut self.taken)),
        )];
        let kind = self.cell(row, Column::Kind);
        if !kind.is_empty() {
            fields.push(("kind".into(), text(&self.kind(kind))));
        }
        let asked = if question.is_empty() { title } else { question };
        fields.push(("title".into(), text(&name)));
        fields.push(("question".into(), text(asked)));
        fields.extend(self.further(row, anchors));
        Json::Object(fields)
    }

    /// The id of a kind, which is a new one where the table has not named it before.
    fn kind(&mut self, title: &str) -> String {
        let known = self
            .kinds
            .iter()
            .find(|(_, known)| known.to_lowercase() == title.to_lowercase());
        if let Some((id, _)) = known {
            return id.clone();
        }
        let mut taken = self.kinds.iter().map(|(id, _)| id.clone()).collect();
        let id = unique(title, &format!("kind-{}", self.kinds.len() + 1), &mut taken);
        self.kinds.push((id.clone(), title.into()));
        id
    }

    /// A condition that is one question.
    fn plain(&mut self, row: &Row, title: &str, question: &str, anchors: Vec<Json>) {
        let otherwise = format!("question-{}", self.questions + 1);
        let named = if title.is_empty() { question } else { title };
        let mut fields = vec![(
            "id".into(),
            text(&unique(named, &otherwise, &mut self.taken)),
        )];
        if !title.is_empty() {
            fields.push(("title".into(), text(title)));
        }
        let asked = if question.is_empty() { title } else { question };
        fields.push(("question".into(), text(asked)));
        fields.extend(self.further(row, anchors));
        self.questions += 1;
        self.parts.push(Part {
            row: row.number,
            elements: vec![Json::Object(fields)],
            ..Part::default()
        });
    }
}

pub(super) fn text(text: &str) -> Json {
    Json::String(text.into())
}

/// The beginning of a question, for a title.
fn beginning(question: &str) -> String {
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
