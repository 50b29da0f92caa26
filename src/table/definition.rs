//! What comes of a table.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::cells::{Row, Table};
use super::column::Column;
use super::heading::level_label;
use super::id::unique;
use super::plan::Plan;
use super::rows::{Part, Reader, Remark, cut, further, text};
use crate::json::Json;

/// An assessment has at most so many questions.
const MOST_QUESTIONS: usize = 4096;
/// Names that mean something else to a quiz.
const TAKEN: [&str; 1] = ["result"];

/// A definition as a table begins it.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// The definition.
    pub definition: Json,
    /// What its author should know of the rows.
    pub remarks: Vec<Remark>,
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
            alone: self.alone(plan),
            marks: self.has_marks(plan),
            current: None,
            began: false,
        };
        // A line above the headings is mostly the name of it all.
        let above = self.rows.iter().take(plan.headings.unwrap_or(0));
        let named = above
            .flat_map(|row| &row.cells)
            .find(|cell| !cell.is_empty());
        reader.look(self, levels);
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
    fn finish(mut self, title: &str, levels: &[&str]) -> Begun {
        let mut conditions = Vec::new();
        for (position, part) in std::mem::take(&mut self.parts).into_iter().enumerate() {
            conditions.extend(self.condition(position, part));
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

    fn condition(&mut self, position: usize, part: Part) -> Option<Json> {
        let Part {
            row,
            title,
            fields,
            own,
            mut elements,
        } = part;
        if title.is_empty() {
            return elements.pop();
        }
        let id = unique(
            &title,
            &format!("condition-{}", position + 1),
            &mut self.taken,
        );
        let mut entries: Vec<(Rc<str>, Json)> =
            vec![("id".into(), text(&id)), ("title".into(), text(&title))];
        entries.extend(further(&fields));
        let asked = fields.iter().any(|(column, _)| *column == Column::Overview);
        if !elements.is_empty() {
            if let Some((row, _)) = own {
                let message = format!(
                    "The texts of levels beside “{}” have no title and no question, and the condition has elements, so \
                     they are left out.",
                    cut(&title)
                );
                self.remark(row, message);
            }
            entries.push(("elements".into(), Json::Array(elements)));
            return Some(Json::Object(entries));
        }
        if !asked {
            let message = format!(
                "Nothing is asked under “{}”, so its title is the question.",
                cut(&title)
            );
            self.remark(row, message);
            entries.push(("question".into(), text(&title)));
        }
        if let Some((_, anchors)) = own {
            entries.push(("levels".into(), Json::Array(anchors)));
        }
        Some(Json::Object(entries))
    }
}
