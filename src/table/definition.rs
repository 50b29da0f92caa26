//! Rows to a definition.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::cells::{Row, Table};
use super::column::{Column, Plan, level_label};
use super::id::unique;
use crate::json::Json;

/// An assessment has at most so many questions.
const MOST_QUESTIONS: usize = 4096;
/// The most remarks; whoever has more begins with these.
const MOST_REMARKS: usize = 200;
/// The most characters of a title that is the beginning of a question, and of a cell in a remark.
const SHORT: usize = 60;
/// Names that mean something else to a quiz.
const TAKEN: [&str; 1] = ["result"];

/// Something about a row that its author should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The row's number in the spreadsheet; 0 for the whole.
    pub row: usize,
    /// What was seen and what became of it, as a sentence.
    pub message: String,
}

/// A definition as a table begins it.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// The definition.
    pub definition: Json,
    /// What its author should know of the rows.
    pub remarks: Vec<Remark>,
}

/// A condition while its rows are being read.
#[derive(Default)]
struct Part {
    row: usize,
    title: String,
    /// The other fields that it has, with the row of each.
    fields: Vec<(Column, String)>,
    elements: Vec<Json>,
}

struct Reader<'a> {
    plan: &'a Plan,
    labels: Vec<String>,
    parts: Vec<Part>,
    kinds: Vec<(String, String)>,
    taken: BTreeSet<String>,
    questions: usize,
    remarks: Vec<Remark>,
}

impl Table {
    /// The definition of a quiz that asks what the rows say. `title` and `levels` stand in where the table has
    /// none of its own.
    #[must_use]
    pub fn definition(&self, plan: &Plan, title: &str, levels: &[&str]) -> Begun {
        let headings = plan.headings.and_then(|position| self.rows.get(position));
        let mut reader = Reader {
            plan,
            labels: labels(plan, headings),
            parts: Vec::new(),
            kinds: Vec::new(),
            taken: TAKEN.iter().map(|&id| id.into()).collect(),
            questions: 0,
            remarks: Vec::new(),
        };
        reader.look(self);
        let first = plan.headings.map_or(0, |position| position + 1);
        for row in self.rows.iter().skip(first) {
            if reader.questions >= MOST_QUESTIONS {
                let message = format!(
                    "An assessment has at most {MOST_QUESTIONS} questions, so this row and all that follow are left \
                     out. Divide the sheet into several assessments."
                );
                reader.remark(row.number, message);
                break;
            }
            reader.row(row);
        }
        // A line above the headings is mostly the name of it all.
        let above = self.rows.iter().take(plan.headings.unwrap_or(0));
        let named = above
            .flat_map(|row| &row.cells)
            .find(|cell| !cell.is_empty());
        reader.finish(named.map_or(title, |name| name), levels)
    }
}

/// The labels of the levels that have a column.
fn labels(plan: &Plan, headings: Option<&Row>) -> Vec<String> {
    let columns = plan.columns.iter().enumerate();
    let levels = columns.filter(|(_, column)| **column == Column::Level);
    levels
        .enumerate()
        .map(|(level, (position, _))| {
            let heading = headings.map_or("", |row| row.cell(position));
            let label = level_label(heading).unwrap_or(heading);
            if label.is_empty() || label.chars().all(|letter| letter.is_ascii_digit()) {
                format!("Level {}", level + 1)
            } else {
                label.into()
            }
        })
        .collect()
}

impl Reader<'_> {
    fn remark(&mut self, row: usize, message: String) {
        if self.remarks.len() < MOST_REMARKS {
            self.remarks.push(Remark { row, message });
        } else if self.remarks.len() == MOST_REMARKS {
            let message = "There is more to say of other rows than fits here.".into();
            self.remarks.push(Remark { row: 0, message });
        }
    }

    /// What there is to say of the whole.
    fn look(&mut self, table: &Table) {
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

    fn row(&mut self, row: &Row) {
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

    fn finish(mut self, title: &str, levels: &[&str]) -> Begun {
        let mut conditions = Vec::new();
        for (position, part) in std::mem::take(&mut self.parts).into_iter().enumerate() {
            conditions.push(self.condition(position, part));
        }
        if conditions.is_empty() {
            self.remark(
                0,
                "No row asks anything, so there is nothing to begin with.".into(),
            );
        }
        let levels: Vec<Json> = if self.labels.is_empty() {
            levels.iter().map(|label| text(label)).collect()
        } else {
            self.labels.iter().map(|label| text(label)).collect()
        };
        let id = unique(title, "assessment", &mut BTreeSet::new());
        let mut definition: Vec<(Rc<str>, Json)> = vec![
            ("id".into(), text(&id)),
            ("title".into(), text(title)),
            ("levels".into(), Json::Array(levels)),
        ];
        if !self.kinds.is_empty() {
            let kind = |(id, title): &(String, String)| {
                Json::Object(vec![("id".into(), text(id)), ("title".into(), text(title))])
            };
            definition.push((
                "kinds".into(),
                Json::Array(self.kinds.iter().map(kind).collect()),
            ));
        }
        definition.push(("conditions".into(), Json::Array(conditions)));
        Begun {
            definition: Json::Object(definition),
            remarks: self.remarks,
        }
    }

    fn condition(&mut self, position: usize, part: Part) -> Json {
        let Part {
            row,
            title,
            fields,
            mut elements,
        } = part;
        if title.is_empty() {
            return elements.pop().unwrap_or(Json::Null);
        }
        let id = unique(
            &title,
            &format!("condition-{}", position + 1),
            &mut self.taken,
        );
        let mut entries: Vec<(Rc<str>, Json)> =
            vec![("id".into(), text(&id)), ("title".into(), text(&title))];
        let said = |wanted| {
            fields
                .iter()
                .find(|(column, _)| *column == wanted)
                .map(|(_, said)| said)
        };
        for (column, field) in [
            (Column::About, "about"),
            (Column::ConditionGoal, "goal"),
            (Column::Why, "why"),
            (Column::Overview, "question"),
        ] {
            if let Some(said) = said(column) {
                entries.push((field.into(), text(said)));
            }
        }
        if !elements.is_empty() {
            entries.push(("elements".into(), Json::Array(elements)));
        } else if said(Column::Overview).is_none() {
            let message = format!(
                "Nothing is asked under “{}”, so its title is the question.",
                cut(&title)
            );
            self.remark(row, message);
            entries.push(("question".into(), text(&title)));
        }
        Json::Object(entries)
    }
}

fn text(text: &str) -> Json {
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
fn cut(cell: &str) -> String {
    beginning(cell)
}
