//! Definition JSON to [`Assessment`], collecting every problem on the way.

use std::cell::RefCell;
use std::rc::Rc;

use super::node::{MOST_ENTRIES, Node};
use super::slots::Registry;
use super::{
    AnsweringRules, Assessment, Condition, Credit, Detail, Element, Kind, KindIndex, Level, Phrase,
    Phrasebook, PlainFormat, Problems, Retired, Slot, StageName, StageNames, Term, beginning,
};
use crate::json::Json;

/// The most characters of a name in a chart that is made of a longer one.
const SHORT: usize = 24;
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

/// The things that elements name, and what holds of them all.
struct Named<'a> {
    kinds: &'a [Kind],
    terms: &'a [Term],
    levels: usize,
    edition: u32,
    whole: bool,
}

/// Reads the parts in the order in which they usually stand, for the problems come in that order.
fn read(root: &Node<'_>) -> Assessment {
    // Others have only what overview questions need; the file of that name has the rest.
    let whole = !matches!(root.at("rest").value, Some(Json::String(_)));
    let id = root.id("id");
    let edition = root.edition_or_first("edition", LAST_EDITION);
    let language = root.language_or_english();
    let title = root.text("title");
    let about = root.text_or_none("about");
    let credit = root.at("credit");
    let credit = credit.value.map(|_| Credit {
        text: credit.text("text"),
        label: credit.text("label"),
        address: credit.address("address"),
    });
    let rules = root.at("rules");
    let rules = rules.value.map(|_| AnsweringRules {
        title: rules.text("title"),
        list: rules.list("list").iter().map(Node::as_text).collect(),
    });
    let terms = root.list_or_none("terms");
    let terms: Vec<Term> = terms.iter().map(Node::term).collect();
    let how_to_tell = root.text_or_none("how-to-tell");
    let levels = root.list("levels").into_iter().enumerate();
    let levels: Vec<Level> = levels.map(|(at, node)| node.level(at)).collect();
    if !LEVELS.contains(&levels.len()) {
        root.at("levels")
            .report_count("needs 2 to 6 levels", levels.len());
    }
    root.unique("levels", level_ids(&levels));
    let stages = root.at("stages");
    let stages = stages.value.map(|_| stages.stages(levels.len()));
    let [not_sure, not_applicable] = ["not-sure", "not-applicable"].map(|id| root.apart(id));
    let offers_not_applicable = !not_applicable.label.is_empty();
    let kinds = root.list_or_none("kinds");
    let kinds: Vec<Kind> = kinds.iter().map(|node| node.kind(levels.len())).collect();
    root.unique("kinds", kinds.iter().map(|kind| &*kind.id));
    let named = Named {
        kinds: &kinds,
        terms: &terms,
        levels: levels.len(),
        edition,
        whole,
    };
    let mut conditions: Vec<Condition> = Vec::new();
    let mut questions = 0;
    for node in root.list("conditions") {
        // More than have a slot are refused anyway.
        if questions <= MOST_ENTRIES {
            let condition = node.condition(&named);
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
    let phrases = if whole {
        Phrase::NAMES
    } else {
        Phrase::OF_QUESTIONS
    };
    let phrasebook = Phrasebook::read(&root.at("text"), phrases, Rc::new(PlainFormat));
    Assessment {
        id,
        edition,
        whole,
        language,
        title,
        about,
        credit,
        rules,
        terms,
        how_to_tell,
        levels,
        stages,
        not_sure,
        not_applicable,
        offers_not_applicable,
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

/// The beginning of a name, for charts.
fn shortened(title: &Rc<str>) -> Rc<str> {
    match beginning(title, SHORT) {
        Some(beginning) => {
            // By bytes: the standard library's search is 200 of WebAssembly.
            let end = beginning.bytes().rposition(|byte| byte == b' ');
            let words = end.and_then(|end| beginning.get(..end));
            [words.unwrap_or(beginning), "…"].concat().into()
        }
        None => Rc::clone(title),
    }
}

impl Node<'_> {
    /// A level, or just its label: then its id is its number.
    fn level(&self, position: usize) -> Level {
        match self.value {
            Some(Json::String(_)) => Level {
                id: ["level-", &(position + 1).to_string()].concat().into(),
                label: self.as_text(),
                about: Rc::default(),
            },
            _ => Level {
                id: self.id("id"),
                label: self.text("label"),
                about: self.text_or_none("about"),
            },
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

    /// An answer outside the order; one that may be left out has no label then.
    fn apart(&self, id: &str) -> Level {
        let node = self.at("apart").at(id);
        let label = if id == "not-sure" || node.value.is_some() {
            node.text("label")
        } else {
            Rc::default()
        };
        Level {
            id: id.into(),
            label,
            about: node.text_or_none("about"),
        }
    }

    fn kind(&self, levels: usize) -> Kind {
        let [id, title] = [self.id("id"), self.text("title")];
        Kind {
            id,
            plural: self.text_or("plural", Rc::clone(&title)),
            title,
            about: self.text_or_none("about"),
            levels: self.meanings_or_none(levels),
        }
    }

    /// One text for each level, or none at all.
    fn meanings_or_none(&self, levels: usize) -> Vec<Rc<str>> {
        if self.at("levels").value.is_some() {
            self.meanings(levels)
        } else {
            Vec::new()
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

    fn term(&self) -> Term {
        let texts = |name| self.list_or_none(name).iter().map(Node::as_text).collect();
        Term {
            term: self.text("term"),
            also: texts("also"),
            forms: texts("forms"),
            meaning: self.text("meaning"),
        }
    }

    fn condition(&self, named: &Named<'_>) -> Condition {
        let edition = named.edition;
        let id = self.id("id");
        let question = self.text_or_none("question");
        // Of what is left out, the next best stands in.
        let otherwise = if question.is_empty() { &id } else { &question };
        let title = self.text_or("title", Rc::clone(otherwise));
        let short = self.text_or("short", shortened(&title));
        let mut condition = Condition {
            about: self.text_or_none("about"),
            goal: self.text_or_none("goal"),
            why: self.text_or_none("why"),
            since: self.edition_or_first("since", edition),
            reworded: self.edition_or_first("reworded", edition),
            slot: None,
            elements: Vec::new(),
            id,
            title,
            short,
            question,
        };
        if self.at("elements").value.is_some() {
            let elements = self.list("elements");
            let elements = elements.iter();
            let read = elements.map(|node| node.element(named));
            condition.elements = read.collect();
            condition.slot = self.at("question").value.map(|_| Slot(0));
        } else if self.at("question").value.is_none() {
            self.report("needs a question or elements, found neither");
        } else {
            condition.elements = vec![self.plain(&condition, named)];
        }
        condition
    }

    /// A question that is all there is of a condition, which is then its own only element.
    fn plain(&self, condition: &Condition, named: &Named<'_>) -> Element {
        Element {
            id: Rc::clone(&condition.id),
            title: Rc::clone(&condition.title),
            kind: None,
            question: Rc::clone(&condition.question),
            goal: Rc::clone(&condition.goal),
            levels: self.meanings_or_none(named.levels),
            how_to_tell: self.text_or_none("how-to-tell"),
            terms: self.terms(named.terms),
            since: condition.since,
            reworded: condition.reworded,
            slot: Slot(0),
        }
    }

    /// The words that an element's texts have, by name.
    fn terms(&self, known: &[Term]) -> Vec<usize> {
        let names = self.list_or_none("terms");
        let found = names.iter().filter_map(|node| {
            let name = node.as_text();
            let position = known.iter().position(|term| term.term == name);
            if position.is_none() && !name.is_empty() {
                node.report_name("no term is called", &name, "");
            }
            position
        });
        found.collect()
    }

    fn element(&self, named: &Named<'_>) -> Element {
        let kind = self.at("kind").value.and_then(|_| {
            let id = self.id("kind");
            let kind = named.kinds.iter().position(|kind| kind.id == id);
            if kind.is_none() && !id.is_empty() {
                self.at("kind").report_name("no kind has the id", &id, "");
            }
            kind.map(KindIndex)
        });
        Element {
            id: self.id("id"),
            title: self.text("title"),
            kind,
            question: if named.whole {
                self.text("question")
            } else {
                self.text_or_none("question")
            },
            goal: self.text_or_none("goal"),
            levels: self.meanings_or_none(named.levels),
            how_to_tell: self.text_or_none("how-to-tell"),
            terms: self.terms(named.terms),
            since: self.edition_or_first("since", named.edition),
            reworded: self.edition_or_first("reworded", named.edition),
            slot: Slot(0),
        }
    }

    /// A text that may be left out: empty then.
    fn text_or_none(&self, key: &str) -> Rc<str> {
        self.text_or(key, Rc::default())
    }

    /// A text for which another stands in if it is left out.
    fn text_or(&self, key: &str, otherwise: Rc<str>) -> Rc<str> {
        match self.at(key).value {
            Some(_) => self.text(key),
            None => otherwise,
        }
    }

    /// The language, which is English where none is named.
    fn language_or_english(&self) -> Rc<str> {
        match self.at("language").value {
            Some(_) => self.language(),
            None => "en".into(),
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
