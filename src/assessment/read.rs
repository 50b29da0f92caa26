//! Definition JSON to [`Assessment`], collecting every problem on the way.

use std::cell::RefCell;
use std::rc::Rc;

use super::node::{MOST_ENTRIES, Node};
use super::slots::Registry;
use super::{
    AnsweringRules, Assessment, Condition, Credit, Detail, Element, Kind, KindIndex, Level, Phrase,
    Phrasebook, PlainFormat, Problems, Retired, Slot, StageName, StageNames,
};
use crate::json::Json;

/// An edition is one character of a result code.
const LAST_EDITION: u32 = 61;
/// Fewer levels order nothing, more than six can't be told apart on the wheel.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=6;

impl Assessment {
    /// Reads a definition.
    ///
    /// # Errors
    /// Every problem found, each with its path, when the definition breaks a rule
    /// of `docs/definition.md`.
    pub fn read(definition: &Json) -> Result<Self, Problems> {
        let problems = RefCell::new(Vec::new());
        let root = Node {
            value: Some(definition),
            path: String::new(),
            problems: &problems,
        };
        if !matches!(definition, Json::Object(_)) {
            root.report_seen("a definition is a JSON object");
            return Err(Problems(problems.into_inner()));
        }
        let assessment = read(&root);
        let problems = problems.into_inner();
        if problems.is_empty() {
            Ok(assessment)
        } else {
            Err(Problems(problems))
        }
    }
}

/// Reads the parts in the order in which they usually stand, for the problems come in that order.
fn read(root: &Node<'_>) -> Assessment {
    let id = root.id("id");
    let edition = root.edition("edition", LAST_EDITION);
    let language = root.language();
    let [title, about] = ["title", "about"].map(|key| root.text(key));
    let credit = root.at("credit");
    let credit = Credit {
        text: credit.text("text"),
        label: credit.text("label"),
        address: credit.address("address"),
    };
    let rules = root.at("rules");
    let rules = rules.value.map(|_| AnsweringRules {
        title: rules.text("title"),
        list: rules.list("list").iter().map(Node::as_text).collect(),
    });
    let how_to_tell = root.text_or_none("how-to-tell");
    let levels: Vec<Level> = root.list("levels").iter().map(Node::level).collect();
    if !LEVELS.contains(&levels.len()) {
        root.at("levels")
            .report_count("needs 2 to 6 levels", levels.len());
    }
    root.unique("levels", level_ids(&levels));
    let stages = root.at("stages");
    let stages = stages.value.map(|_| stages.stages(levels.len()));
    let [not_sure, not_applicable] = ["not-sure", "not-applicable"].map(|id| root.apart(id));
    let kinds = root.list("kinds");
    let kinds: Vec<Kind> = kinds.iter().map(|node| node.kind(levels.len())).collect();
    root.unique("kinds", kinds.iter().map(|kind| &*kind.id));
    let mut conditions: Vec<Condition> = Vec::new();
    let mut questions = 0;
    for node in root.list("conditions") {
        // More than have a slot are refused anyway.
        if questions <= MOST_ENTRIES {
            let condition = node.condition(&kinds, levels.len(), edition);
            questions += 1 + condition.elements.len();
            conditions.push(condition);
        }
    }
    let retired = root.list_or_none("retired");
    let retired: Vec<Retired> = retired.iter().map(|node| node.retired(edition)).collect();
    let details = root.list_or_none("details");
    let details: Vec<Detail> = details.iter().map(Node::detail).collect();
    let Registry { slots, by_id } = Registry::read(root, &mut conditions, &retired);
    root.unique("details", details.iter().map(|detail| &*detail.id));
    for detail in &details {
        if by_id.get(&detail.id).is_some() {
            root.at("details")
                .report_name("the id", &detail.id, " is used twice");
        }
    }
    // The others are in the file of that name, for those who show a result.
    let phrases = match root.at("rest").value {
        Some(Json::String(_)) => Phrase::OF_QUESTIONS,
        _ => Phrase::NAMES,
    };
    let phrasebook = Phrasebook::read(&root.at("text"), phrases, Rc::new(PlainFormat));
    Assessment {
        id,
        edition,
        language,
        title,
        about,
        credit,
        rules,
        how_to_tell,
        levels,
        stages,
        not_sure,
        not_applicable,
        kinds,
        conditions,
        retired,
        details,
        slots,
        by_id,
        phrasebook,
    }
}

/// The ids that a host page counts by, so that none of it may mean two things.
fn level_ids(levels: &[Level]) -> impl Iterator<Item = &str> {
    levels
        .iter()
        .map(|level| &*level.id)
        .chain(["not-sure", "not-applicable", "unanswered"])
}

impl Node<'_> {
    fn level(&self) -> Level {
        Level {
            id: self.id("id"),
            label: self.text("label"),
            about: self.text("about"),
        }
    }

    fn stages(&self, levels: usize) -> StageNames {
        let overall = self.text("overall");
        let list = self.list("list");
        if list.len() != levels {
            let needed = format!("needs one stage for each of the {levels} levels");
            self.at("list").report_count(&needed, list.len());
        }
        let stage = |node: &Node<'_>| StageName {
            label: node.text("label"),
            within: node.text("within"),
            counted: node.text("counted"),
        };
        StageNames {
            overall,
            list: list.iter().map(stage).collect(),
        }
    }

    fn apart(&self, id: &str) -> Level {
        let node = self.at("apart").at(id);
        Level {
            id: id.into(),
            label: node.text("label"),
            about: node.text("about"),
        }
    }

    fn kind(&self, levels: usize) -> Kind {
        Kind {
            id: self.id("id"),
            title: self.text("title"),
            plural: self.text("plural"),
            about: self.text("about"),
            levels: self.meanings(levels),
        }
    }

    /// One text for each level.
    fn meanings(&self, levels: usize) -> Vec<Rc<str>> {
        let meanings: Vec<Rc<str>> = self.list("levels").iter().map(Node::as_text).collect();
        if meanings.len() != levels {
            let needed = format!("needs one text for each of the {levels} levels");
            self.at("levels").report_count(&needed, meanings.len());
        }
        meanings
    }

    fn condition(&self, kinds: &[Kind], levels: usize, edition: u32) -> Condition {
        Condition {
            id: self.id("id"),
            title: self.text("title"),
            short: self.text("short"),
            about: self.text("about"),
            goal: self.text("goal"),
            why: self.text("why"),
            question: self.text("question"),
            since: self.edition_or_first("since", edition),
            reworded: self.edition_or_first("reworded", edition),
            slot: Slot(0),
            elements: self
                .list("elements")
                .iter()
                .map(|node| node.element(kinds, levels, edition))
                .collect(),
        }
    }

    fn element(&self, kinds: &[Kind], levels: usize, edition: u32) -> Element {
        let id = self.id("kind");
        let kind = kinds
            .iter()
            .position(|kind| kind.id == id)
            .unwrap_or_else(|| {
                if !id.is_empty() {
                    self.at("kind").report_name("no kind has the id", &id, "");
                }
                0
            });
        Element {
            id: self.id("id"),
            title: self.text("title"),
            kind: KindIndex(kind),
            question: self.text("question"),
            goal: self.text_or_none("goal"),
            levels: if self.at("levels").value.is_some() {
                self.meanings(levels)
            } else {
                Vec::new()
            },
            how_to_tell: self.text_or_none("how-to-tell"),
            since: self.edition_or_first("since", edition),
            reworded: self.edition_or_first("reworded", edition),
            slot: Slot(0),
        }
    }

    /// A text that may be left out: empty then.
    fn text_or_none(&self, key: &str) -> Rc<str> {
        match self.at(key).value {
            Some(_) => self.text(key),
            None => Rc::default(),
        }
    }

    fn detail(&self) -> Detail {
        Detail {
            id: self.id("id"),
            label: self.text("label"),
        }
    }

    fn retired(&self, edition: u32) -> Retired {
        Retired {
            id: self.id("id"),
            title: self.text("title"),
            since: self.edition_or_first("since", edition),
            edition: self.edition("edition", edition),
            overview: matches!(self.at("overview").value, Some(Json::Bool(true))),
        }
    }
}
