//! Guide JSON to [`Guide`], collecting every problem on the way.

use std::cell::RefCell;
use std::rc::Rc;

use super::references::{Known, positions};
use super::{
    Actor, Advice, Example, Foundation, Guide, GuideAction, GuidePhrase, Issue, Point, Question,
    Reference, Rule, Situation, Source, Vehicle, dependency_order,
};
use crate::assessment::{
    Asked, Assessment, KindIndex, LevelIndex, Node, Phrasebook, Problems, Slot, cut,
};
use crate::json::Json;

/// More steps at once than this are never offered first anyway.
const MOST_STEPS: u8 = 7;

/// The points, and what belongs to each.
#[derive(Default)]
struct Beginnings {
    points: Vec<Point>,
    actions: Vec<GuideAction>,
    questions: Vec<Question>,
    examples: Vec<Example>,
}

impl Guide {
    /// Reads a guide to an assessment.
    ///
    /// # Errors
    /// Every problem found, each with its path, when the guide breaks a rule of
    /// `docs/guide.md` or belongs to another assessment or edition.
    pub fn read(assessment: &Assessment, definition: &Json) -> Result<Self, Problems> {
        let problems = RefCell::new(Vec::new());
        let root = Node {
            value: Some(definition),
            path: String::new(),
            problems: &problems,
        };
        if !matches!(definition, Json::Object(_)) {
            root.report_seen("a guide is a JSON object");
            return Err(Problems(problems.into_inner()));
        }
        let guide = read(&root, assessment);
        let problems = problems.into_inner();
        if problems.is_empty() {
            Ok(guide)
        } else {
            Err(Problems(problems))
        }
    }
}

/// Reads the parts in the order of `docs/guide.md`, for the problems come in that order.
fn read(root: &Node<'_>, assessment: &Assessment) -> Guide {
    root.belongs_to(assessment);
    let language = root.language();
    let sources: Vec<Source> = root.list("sources").iter().map(Node::source).collect();
    root.unique("sources", sources.iter().map(|found| &*found.id));
    let actors: Vec<Actor> = root.list("actors").iter().map(Node::actor).collect();
    root.unique("actors", actors.iter().map(|found| &*found.id));
    let vehicles = root.list_or_none("vehicles");
    let vehicles: Vec<Vehicle> = vehicles.iter().map(Node::vehicle).collect();
    root.unique("vehicles", vehicles.iter().map(|found| &*found.id));
    let known = Known {
        assessment,
        sources: positions(sources.iter().map(|found| &found.id)),
        actors: positions(actors.iter().map(|found| &found.id)),
        vehicles: positions(vehicles.iter().map(|found| &found.id)),
    };
    let begun = root.points(&known);
    let issues = root.list_or_empty("issues");
    let issues: Vec<Issue> = issues.iter().map(|node| node.issue(&known)).collect();
    root.unique("issues", issues.iter().map(|found| &*found.id));
    let situations = root.situations(assessment);
    let (advice, order) = root.every_advice(&known);
    let phrasebook = root.phrasebook(assessment);
    Guide {
        language,
        sources,
        actors,
        vehicles,
        points: begun.points,
        actions: begun.actions,
        questions: begun.questions,
        examples: begun.examples,
        issues,
        situations,
        advice,
        order,
        phrasebook,
    }
}

impl Node<'_> {
    fn belongs_to(&self, assessment: &Assessment) {
        let id = self.id("assessment");
        if !id.is_empty() && id != *assessment.id() {
            self.at("assessment").report(&format!(
                "needs \"{}\", the assessment it is read with, found \"{}\"",
                assessment.id(),
                cut(&id)
            ));
        }
        let edition = self.at("edition");
        if edition.whole(assessment.edition()) != Some(assessment.edition()) {
            edition.report(&format!(
                "needs {}, the edition it is read with, found {}",
                assessment.edition(),
                edition.seen_beside_number()
            ));
        }
    }

    fn source(&self) -> Source {
        Source {
            id: self.id("id"),
            title: self.text("title"),
            publisher: self.text("publisher"),
        }
    }

    fn actor(&self) -> Actor {
        Actor {
            id: self.id("id"),
            label: self.text("label"),
        }
    }

    fn vehicle(&self) -> Vehicle {
        Vehicle {
            id: self.id("id"),
            label: self.text("label"),
        }
    }

    fn points(&self, known: &Known<'_>) -> Beginnings {
        let mut read = Beginnings::default();
        for (point, node) in self.list("points").iter().enumerate() {
            read.points.push(Point {
                id: node.id("id"),
                title: node.text("title"),
                idea: node.text("idea"),
                source: node.cited(known),
                references: node
                    .list_or_empty("references")
                    .iter()
                    .map(Node::reference)
                    .collect(),
            });
            let actions = node.list_or_empty("actions");
            let actions = actions.iter().map(|node| node.action(point, known));
            read.actions.extend(actions);
            let questions = node.list_or_empty("questions");
            let questions = questions.iter().map(|node| node.question(point, known));
            read.questions.extend(questions);
            let examples = node.list_or_empty("examples");
            let examples = examples.iter().map(|node| node.example(point, known));
            read.examples.extend(examples);
        }
        self.unique("points", read.points.iter().map(|found| &*found.id));
        self.unique("points", read.actions.iter().map(|found| &*found.id));
        self.unique("points", read.questions.iter().map(|found| &*found.id));
        self.unique("points", read.examples.iter().map(|found| &*found.id));
        read
    }

    fn reference(&self) -> Reference {
        Reference {
            title: self.text("title"),
            address: self.address("address"),
        }
    }

    fn action(&self, point: usize, known: &Known<'_>) -> GuideAction {
        GuideAction {
            id: self.id("id"),
            point,
            title: self.text("title"),
            what: self.text("what"),
            lead: self.actor_positions(&self.list("lead"), "lead", known),
            support: self.actor_positions(&self.list_or_empty("support"), "support", known),
            note: self.has("note").then(|| self.text("note")),
            elements: self.element_slots(known),
        }
    }

    fn question(&self, point: usize, known: &Known<'_>) -> Question {
        Question {
            id: self.id("id"),
            point,
            text: self.text("text"),
            elements: self.element_slots(known),
        }
    }

    fn example(&self, point: usize, known: &Known<'_>) -> Example {
        Example {
            id: self.id("id"),
            point,
            state: self.text("state"),
            what: self.text("what"),
            address: self.has("address").then(|| self.address("address")),
            elements: self.element_slots(known),
        }
    }

    fn issue(&self, known: &Known<'_>) -> Issue {
        let condition = |node: &Node<'_>| {
            node.found("condition", |id| {
                let slot = known.assessment.slot(id)?;
                match known.assessment.asked(slot)? {
                    Asked::Overview(condition) => Some(condition),
                    _ => None,
                }
            })
        };
        Issue {
            id: self.id("id"),
            title: self.text("title"),
            gist: self.text("gist"),
            questions: self.texts("questions"),
            steps: self.texts("steps"),
            conditions: self.all("conditions", &self.list("conditions"), condition),
            source: self.cited(known),
        }
    }

    fn situations(&self, assessment: &Assessment) -> Vec<Situation> {
        let nodes = self.list("situations");
        let mut situations = Vec::new();
        for (position, node) in nodes.iter().enumerate() {
            let last = position + 1 == nodes.len();
            situations.push(Situation {
                id: node.id("id"),
                when: node.text("when"),
                then: node.text("then"),
                rule: if last {
                    node.no_rule();
                    None
                } else {
                    node.rule(assessment)
                },
            });
        }
        self.unique("situations", situations.iter().map(|found| &*found.id));
        situations
    }

    /// The last situation is for whoever is in no other.
    fn no_rule(&self) {
        for key in ["kind", "below", "most"] {
            if self.has(key) {
                self.at(key)
                    .report("the last situation holds where no other does; take this out");
            }
        }
    }

    fn rule(&self, assessment: &Assessment) -> Option<Rule> {
        let kind = self.at("kind").found("kind", |id| {
            let position = assessment.kinds().iter().position(|kind| &*kind.id == id);
            position.map(KindIndex)
        });
        let below = self.at("below").found("level above the lowest", |id| {
            let mut levels = assessment.levels().iter().skip(1);
            let position = levels.position(|level| &*level.id == id)?;
            Some(LevelIndex::from_index(position + 1))
        });
        let most = self.at("most");
        let steps = most.whole(MOST_STEPS.into());
        if steps.is_none() {
            most.report(&format!(
                "needs a whole number from 1 to {MOST_STEPS}, found {}",
                most.seen_beside_number()
            ));
        }
        Some(Rule {
            kind: kind?,
            below: below?,
            most: usize::try_from(steps?).ok()?,
        })
    }

    /// The knowledge about each element, by slot, and an order that respects it.
    fn every_advice(&self, known: &Known<'_>) -> (Vec<Option<Advice>>, Vec<Slot>) {
        let slots = known.assessment.slots();
        let mut advice: Vec<Option<Advice>> = slots.map(|_| None).collect();
        let nodes = self.list_or_empty("elements");
        let element = |node: &Node<'_>| node.at("id").element_slot(known);
        let listed: Vec<Option<Slot>> = nodes.iter().map(element).collect();
        for (node, slot) in nodes.iter().zip(&listed) {
            let read = node.one_advice(known);
            if let Some(entry) = slot.and_then(|slot| advice.get_mut(slot.0)) {
                *entry = Some(read);
            }
        }
        let ids = listed.iter().flatten();
        self.unique("elements", ids.map(|&slot| known.assessment.slot_id(slot)));
        let order = dependency_order::order(self, known.assessment, &advice, &listed);
        (advice, order)
    }

    fn one_advice(&self, known: &Known<'_>) -> Advice {
        let rests_on = self.list_or_empty("rests_on");
        let foundation = |node: &Node<'_>| {
            let (slot, why) = (node.at("id").element_slot(known), node.text("why"));
            let basis = node.text("basis");
            if !basis.is_empty() && !["stated", "inferred"].contains(&&*basis) {
                node.at("basis")
                    .report_name("needs \"stated\" or \"inferred\", found", &basis, "");
            }
            let stated = &*basis == "stated";
            slot.map(|slot| Foundation { slot, why, stated })
        };
        let moves: Vec<Rc<str>> = self.list("moves").iter().map(Node::as_text).collect();
        let most = known.assessment.levels().len() - 1;
        if moves.len() > most {
            self.at("moves").report(&format!(
                "at most one move from each of the {most} levels below the highest, found {}",
                moves.len()
            ));
        }
        let actors = |key| self.actor_positions(&self.list_or_none(key), key, known);
        let vehicle = |id: &str| known.vehicles.get(id);
        let advice = Advice {
            moves,
            lead: actors("lead"),
            support: actors("support"),
            vehicles: self.all("vehicles", &self.list_or_none("vehicles"), |node| {
                node.found("vehicle", vehicle)
            }),
            ask: self.actor_positions(&self.list("ask"), "ask", known),
            rests_on: rests_on.iter().filter_map(foundation).collect(),
        };
        let ids = advice.rests_on.iter();
        let ids = ids.map(|foundation| known.assessment.slot_id(foundation.slot));
        self.unique("rests_on", ids);
        advice
    }

    fn phrasebook(&self, assessment: &Assessment) -> Phrasebook {
        let text = self.at("text");
        let entries = text.value.map_or(&[][..], Json::entries);
        for (key, _) in entries {
            if !GuidePhrase::NAMES.contains(&&**key) {
                text.at(&cut(key))
                    .report("no text is called so; take it out");
            }
        }
        let locale = Rc::clone(assessment.locale());
        Phrasebook::read(&text, GuidePhrase::NAMES, locale)
    }
}
