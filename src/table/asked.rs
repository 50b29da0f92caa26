//! The questions of rows, of a condition or by themselves.

use std::rc::Rc;

use super::cells::Row;
use super::column::Column;
use super::id::unique;
use super::rows::{Part, Reader, beginning, further, text};
use crate::json::Json;

impl Reader<'_> {
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

    /// What a row asks under a condition.
    pub(super) fn element(
        &mut self,
        row: &Row,
        title: &str,
        question: &str,
        anchors: Vec<Json>,
    ) -> Json {
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
    pub(super) fn plain(&mut self, row: &Row, title: &str, question: &str, anchors: Vec<Json>) {
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
        let of_it = [Column::About, Column::ConditionGoal, Column::Why];
        let of_it = of_it.map(|column| (column, self.cell(row, column).to_owned()));
        let said = |field: &str| !field.is_empty();
        let own_goal = !self.cell(row, Column::Goal).is_empty();
        let of_it: Vec<_> = of_it
            .into_iter()
            .filter(|(column, text)| said(text) && !(own_goal && *column == Column::ConditionGoal))
            .collect();
        fields.extend(further(&of_it));
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
