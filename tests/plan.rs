//! Next steps: what the plan promises for any answers, and what it says to a number of
//! people one can imagine.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::expect_used)]

mod util;

use std::fmt::Write as _;
use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Asked, Assessment, Slot};
use readiness_check::guide::{Foundation, Guide, GuidePhrase};
use readiness_check::plan::{Offer, Plan, Step, Task, ahead, summary, suppose};
use serde::Deserialize;
use serde_json::{Value, json};

use util::{answer, answers, any_answers, assessment, data, slot, state_policy, tries};

/// Someone one can imagine, and what they answered.
#[derive(Deserialize)]
struct Persona {
    id: String,
    about: String,
    priorities: Vec<String>,
    /// By condition, as `elements/overview`; see [`util::answer`].
    answers: serde_json::Map<String, Value>,
}

impl Persona {
    fn all() -> Vec<Self> {
        serde_json::from_str(include_str!("cases/personas.json")).unwrap()
    }

    fn answers(&self, assessment: &Assessment) -> Answers {
        let mut answers = Answers::default();
        for condition in &assessment.conditions {
            let Some(written) = self.answers.get(&*condition.id) else {
                continue;
            };
            let (elements, overview) = written.as_str().unwrap().split_once('/').unwrap();
            assert_eq!(elements.len(), condition.elements.len(), "{}", self.id);
            let slots = condition.elements.iter().map(|element| element.slot);
            for (slot, letter) in slots.zip(elements.chars()) {
                answers.set(assessment, slot, answer(letter));
            }
            let overview = answer(overview.chars().next().unwrap());
            answers.set(assessment, condition.slot, overview);
        }
        answers
    }

    fn plan(&self, assessment: &Assessment, guide: &Guide) -> Plan {
        let priorities: Vec<Slot> = self
            .priorities
            .iter()
            .map(|id| slot(assessment, id))
            .collect();
        Plan::of(assessment, guide, &self.answers(assessment), &priorities)
    }
}

/// Writes plans in words.
struct Words<'a> {
    assessment: &'a Assessment,
    guide: &'a Guide,
}

impl Words<'_> {
    fn titles(&self, slots: &[Slot]) -> String {
        let titles: Vec<_> = slots
            .iter()
            .map(|&slot| self.assessment.slot_title(slot))
            .collect();
        titles.join("; ")
    }

    fn actors(&self, actors: &[usize]) -> String {
        let labels: Vec<_> = actors
            .iter()
            .map(|&actor| &*self.guide.actors[actor].label)
            .collect();
        labels.join("; ")
    }

    fn level(&self, level: u8) -> &str {
        &self.assessment.levels[usize::from(level)].label
    }

    fn condition(&self, slot: Slot) -> &str {
        match self.assessment.slots()[slot] {
            Asked::Element(condition, _) => &self.assessment.conditions[condition].short,
            _ => "overview",
        }
    }

    fn reasons(&self, step: &Step) -> Vec<Rc<str>> {
        let because = &step.because;
        let resting = |phrase, foundation: &Foundation| {
            let title = self.assessment.slot_title(foundation.slot);
            self.guide
                .fill(phrase, &[("title", title), ("why", &foundation.why)])
        };
        let listing = |phrase, slots: &[Slot]| {
            let titles = self.titles(slots);
            (!slots.is_empty()).then(|| self.guide.fill(phrase, &[("titles", &titles)]))
        };
        let mut reasons = Vec::new();
        if because.priority {
            reasons.push(self.guide.say(GuidePhrase::ReasonPriority));
        }
        reasons.extend(listing(GuidePhrase::ReasonToward, &because.toward));
        let unknown = because.unknown.iter();
        reasons.extend(unknown.map(|it| resting(GuidePhrase::ReasonUnknown, it)));
        let ready = because.ready.iter();
        reasons.extend(ready.map(|it| resting(GuidePhrase::ReasonReady, it)));
        let waiting = if because.holds_up {
            GuidePhrase::ReasonHoldsUp
        } else {
            GuidePhrase::ReasonWaiting
        };
        reasons.extend(listing(waiting, &because.waiting));
        if because.stands_alone() {
            reasons.push(self.guide.say(GuidePhrase::ReasonAlone));
        }
        reasons
    }

    fn step(&self, step: &Step) -> String {
        let levels = [("from", self.level(step.from)), ("to", self.level(step.to))];
        let mut words = format!(
            "{} ({}): {}{}\n",
            self.assessment.slot_title(step.slot),
            self.condition(step.slot),
            self.guide.fill(GuidePhrase::StepLevels, &levels),
            if step.estimated { ", estimated" } else { "" },
        );
        for reason in self.reasons(step) {
            writeln!(words, "     - {reason}").unwrap();
        }
        let actions = step
            .actions
            .iter()
            .map(|&it| &*self.guide.actions[it].title);
        let actions: Vec<_> = actions.collect();
        if actions.is_empty() {
            writeln!(words, "     ask: {}", self.actors(&step.lead)).unwrap();
        } else {
            writeln!(words, "     do: {}", actions.join("; ")).unwrap();
            writeln!(words, "     lead: {}", self.actors(&step.lead)).unwrap();
            writeln!(words, "     support: {}", self.actors(&step.support)).unwrap();
        }
        let questions = step.questions.iter();
        let questions: Vec<_> = questions.map(|&it| &*self.guide.questions[it].id).collect();
        let examples = step.examples.iter();
        let examples: Vec<_> = examples
            .map(|&it| &*self.guide.examples[it].state)
            .collect();
        let (questions, examples) = (questions.join(" "), examples.join("; "));
        writeln!(words, "     discuss: {questions} | see: {examples}").unwrap();
        words
    }

    fn task(&self, task: &Task) -> String {
        let title = self.assessment.slot_title(task.slot);
        let mut words = format!("{title} ({})\n", self.condition(task.slot));
        if let Some(advice) = self.guide.advice(task.slot) {
            let asked = self.actors(&advice.ask);
            writeln!(words, "     {} Ask: {asked}", advice.find).unwrap();
        }
        if !task.waiting.is_empty() {
            writeln!(words, "     waiting: {}", self.titles(&task.waiting)).unwrap();
        }
        words
    }

    fn more<T>(&self, list: &[T], slot: impl Fn(&T) -> Slot) -> String {
        if list.is_empty() {
            return String::new();
        }
        let slots: Vec<Slot> = list.iter().map(slot).collect();
        format!("  and {} more: {}\n", slots.len(), self.titles(&slots))
    }

    fn plan(&self, persona: &Persona) -> String {
        let plan = persona.plan(self.assessment, self.guide);
        let mut words = format!("{}\n\n", persona.about);
        if let Some(situation) = plan.situation.map(|it| &self.guide.situations[it]) {
            write!(words, "{} {}\n\n", situation.when, situation.then).unwrap();
        }
        for (number, step) in (1..).zip(&plan.steps.first) {
            write!(words, "  {number}. {}", self.step(step)).unwrap();
        }
        words.push_str(&self.more(&plan.steps.more, |step| step.slot));
        if plan.steps.is_empty() {
            words.push_str("  no step\n");
        }
        if !plan.find_out.is_empty() {
            words.push_str("\nfind out\n");
        }
        for task in &plan.find_out.first {
            write!(words, "  * {}", self.task(task)).unwrap();
        }
        words.push_str(&self.more(&plan.find_out.more, |task| task.slot));
        for &action in &plan.larger_actions {
            writeln!(words, "\nlarger: {}", self.guide.actions[action].title).unwrap();
        }
        for &issue in &plan.larger_issues {
            writeln!(words, "\nissue: {}", self.guide.issues[issue].title).unwrap();
        }
        self.glance(&mut words, persona);
        words
    }

    fn glance(&self, words: &mut String, persona: &Persona) {
        let answers = persona.answers(self.assessment);
        words.push('\n');
        for condition in &self.assessment.conditions {
            let found = summary(self.assessment, condition, &answers);
            let kinds = &self.assessment.kinds;
            let ahead = ahead(self.assessment, condition, &answers).map_or(
                String::new(),
                |(ahead, behind)| {
                    let (ahead, behind) = (&kinds[ahead].plural, &kinds[behind].plural);
                    format!("{ahead} are further along than {behind}.")
                },
            );
            let (strengths, gaps) = (found.strengths.len(), found.gaps.len());
            if strengths + gaps > 0 || !ahead.is_empty() {
                writeln!(
                    words,
                    "{}: {strengths} in place, {gaps} not begun. {ahead}",
                    condition.short
                )
                .unwrap();
            }
        }
    }
}

#[test]
fn each_persona_gets_a_plan_that_makes_sense() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let words = Words {
        assessment: &assessment,
        guide: &guide,
    };
    for persona in Persona::all() {
        let name = format!("persona_{}", persona.id);
        let words = words.plan(&persona);
        // Trailing blanks say nothing.
        let lines: Vec<_> = words.trim_end().lines().map(str::trim_end).collect();
        insta::with_settings!({omit_expression => true}, {
            insta::assert_snapshot!(name, lines.join("\n"));
        });
    }
}

#[test]
fn no_two_personas_get_the_same_plan() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let personas = Persona::all();
    assert!(personas.len() >= 20);
    let plans: Vec<_> = personas
        .iter()
        .map(|persona| (&persona.id, persona.plan(&assessment, &guide)))
        .collect();
    for (position, (one, plan)) in plans.iter().enumerate() {
        for (other, same) in &plans[position + 1..] {
            assert!(plan != same || plan.is_empty(), "{one} and {other}");
        }
    }
    let silent: Vec<_> = plans.iter().filter(|(_, plan)| plan.is_empty()).collect();
    assert_eq!(
        silent.len(),
        2,
        "only for nothing answered and everything done"
    );
}

/// Names for each part of the guide the first persona whose plan shows it.
#[test]
fn every_part_of_the_guide_is_shown_to_someone() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let plans: Vec<_> = Persona::all()
        .into_iter()
        .map(|persona| (persona.plan(&assessment, &guide), persona.id))
        .collect();
    let mut shown = String::new();
    let mut name = |what: &str, shows: &dyn Fn(&Step) -> bool| {
        let found = plans.iter().find(|(plan, _)| plan.steps.all().any(shows));
        let (_, persona) = found.unwrap_or_else(|| panic!("nobody is shown {what}"));
        writeln!(shown, "{what}: {persona}").unwrap();
    };
    for &slot in guide.order() {
        name(assessment.slot_id(slot), &|step| step.slot == slot);
    }
    for (position, action) in guide.actions.iter().enumerate() {
        name(&action.id, &|step| step.actions.contains(&position));
    }
    for (position, question) in guide.questions.iter().enumerate() {
        name(&question.id, &|step| step.questions.contains(&position));
    }
    for (position, example) in guide.examples.iter().enumerate() {
        name(&example.id, &|step| step.examples.contains(&position));
    }
    assert_eq!(shown.lines().count(), 79 + 13 + 16 + 15);
    insta::with_settings!({omit_expression => true}, {
        insta::assert_snapshot!("where_each_part_is_shown", shown);
    });
}

fn ids<'a>(assessment: &'a Assessment, steps: &Offer<Step>) -> Vec<&'a str> {
    let id = |step: &Step| assessment.slot_id(step.slot);
    steps.all().map(id).collect()
}

/// The plan for some answers to the packaged definition.
#[track_caller]
fn plan_of(given: &[(&str, &str)], priorities: &[&str]) -> (Rc<Assessment>, Plan) {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let priorities: Vec<_> = priorities.iter().map(|id| slot(&assessment, id)).collect();
    let answers = answers(&assessment, given);
    let plan = Plan::of(&assessment, &guide, &answers, &priorities);
    (assessment, plan)
}

#[test]
fn a_foundation_is_ready_missing_or_unknown() {
    let (assessment, plan) = plan_of(
        &[("purpose-vision", "none"), ("purpose-leadership", "none")],
        &[],
    );
    assert_eq!(ids(&assessment, &plan.steps), ["purpose-vision"]);
    let step = &plan.steps.first[0];
    assert!(step.because.holds_up && !step.estimated);
    assert_eq!((step.from, step.to), (0, 1));
    assert_eq!(
        step.because.waiting,
        [slot(&assessment, "purpose-leadership")]
    );

    let (assessment, plan) = plan_of(
        &[
            ("purpose-vision", "exploring"),
            ("purpose-leadership", "none"),
        ],
        &[],
    );
    // The vision has a step, too, so it stands before what rests on it.
    assert_eq!(
        ids(&assessment, &plan.steps),
        ["purpose-vision", "purpose-leadership"]
    );
    assert!(!plan.steps.first[0].because.holds_up);
    let leadership = plan.steps.all().nth(1).unwrap();
    assert_eq!(leadership.because.ready.len(), 1);

    for vision in ["not-sure", "not-applicable"] {
        let given = [("purpose-vision", vision), ("purpose-leadership", "none")];
        let (assessment, plan) = plan_of(&given, &[]);
        assert_eq!(ids(&assessment, &plan.steps), ["purpose-leadership"]);
        let because = &plan.steps.first[0].because;
        assert_eq!(because.unknown.len(), usize::from(vision == "not-sure"));
        assert_eq!(plan.find_out.first.len(), usize::from(vision == "not-sure"));
        assert!(because.ready.is_empty());
    }
}

#[test]
fn an_overview_stands_in_for_what_is_unanswered_but_not_for_what_is_unsure() {
    let (assessment, plan) = plan_of(
        &[
            ("purpose", "partial"),
            ("purpose-vision", "not-sure"),
            ("purpose-content", "statewide"),
        ],
        &[],
    );
    let found = ids(&assessment, &plan.steps);
    assert!(!found.contains(&"purpose-vision") && !found.contains(&"purpose-content"));
    assert!(found.contains(&"purpose-definitions"));
    assert!(
        plan.steps
            .all()
            .all(|step| step.estimated && step.from == 2)
    );
}

#[test]
fn what_the_visitor_marked_comes_first_with_all_it_needs() {
    let given = [
        ("purpose", "none"),
        ("flexibility", "none"),
        ("funding-scale", "exploring"),
    ];
    let (assessment, plan) = plan_of(&given, &["purpose-communication", "funding-scale"]);
    let found = ids(&assessment, &plan.steps);
    // Two of them: nothing of the kind that the situation looks at is in place.
    assert_eq!(plan.steps.first.len(), 2);
    assert_eq!(found[0], "funding-scale");
    assert!(plan.steps.first[0].because.priority);
    assert_eq!(found[1], "purpose-vision");
    let toward = [slot(&assessment, "purpose-communication")];
    assert_eq!(plan.steps.first[1].because.toward, toward);
}

#[test]
fn the_order_follows_one_rule_after_the_other() {
    for (given, marked, expected) in [
        // Marked, though something below it is unknown.
        (
            &[
                ("educators-alternative", "partial"),
                ("purpose-definitions", "not-sure"),
                ("funding-categorical", "none"),
            ][..],
            &["funding-categorical"][..],
            &["funding-categorical", "educators-alternative"][..],
        ),
        // Nothing unknown below it.
        (
            &[
                ("educators-alternative", "partial"),
                ("purpose-definitions", "not-sure"),
                ("funding-categorical", "none"),
            ],
            &[],
            &["educators-alternative", "funding-categorical"],
        ),
        // Answered, not estimated.
        (
            &[("supports", "partial"), ("funding-scale", "partial")],
            &[],
            &["funding-scale", "supports-interventions"],
        ),
        // More elements wait.
        (
            &[
                ("purpose-definitions", "partial"),
                ("purpose-vision", "partial"),
            ],
            &[],
            &["purpose-vision", "purpose-definitions"],
        ),
        (
            &[
                ("flexibility-intermediary", "none"),
                ("accountability-reciprocal", "partial"),
            ],
            &[],
            &["accountability-reciprocal", "flexibility-intermediary"],
        ),
        // It stands lower.
        (
            &[
                ("flexibility-intermediary", "partial"),
                ("funding-scale", "none"),
            ],
            &[],
            &["funding-scale", "flexibility-intermediary"],
        ),
        // It comes first in the assessment.
        (
            &[("funding-scale", "none"), ("supports-spaces", "none")],
            &[],
            &["supports-spaces", "funding-scale"],
        ),
    ] {
        let (assessment, plan) = plan_of(given, marked);
        let found = ids(&assessment, &plan.steps);
        assert_eq!(&found[..2], expected, "{given:?}");
    }
}

#[test]
fn the_situation_is_only_named_where_it_is_known() {
    for (given, situation, first) in [
        (&[][..], None, 0),
        (&[("funding-scale", "none")], None, 1),
        (&[("purpose", "not-sure")], None, 0),
        (&[("funding-formula", "none")], Some(0), 1),
        (&[("funding", "exploring")], Some(0), 2),
        (&[("funding", "partial")], Some(1), 3),
        (&[("funding", "statewide")], None, 0),
    ] {
        let (_, plan) = plan_of(given, &[]);
        assert_eq!(plan.situation, situation, "{given:?}");
        assert_eq!(plan.steps.first.len(), first, "{given:?}");
    }
}

#[test]
fn larger_moves_are_for_those_far_along() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let larger = |levels: &str| {
        let mut answers = Answers::default();
        for (condition, letter) in assessment.conditions.iter().zip(levels.chars()) {
            answers.set(&assessment, condition.slot, answer(letter));
        }
        let plan = Plan::of(&assessment, &guide, &answers, &[]);
        (plan.larger_actions.len(), plan.larger_issues.len())
    };
    assert_eq!(larger("pppppppp"), (13, 4));
    assert_eq!(larger("ssssssss"), (0, 0));
    // Not by the overall stage at worst.
    assert_eq!(larger("pppp...."), (0, 0));
    // Without the actions of which something stands lower or isn't known.
    assert_eq!(larger("pppppppe"), (11, 4));
    assert_eq!(larger("pppppp.p"), (11, 4));
    // Without what is all at the highest level.
    assert_eq!(larger("ssssssps"), (2, 0));
}

#[test]
fn a_condition_nobody_is_sure_of_is_to_be_looked_into() {
    let (assessment, plan) = plan_of(&[("funding", "not-sure")], &[]);
    assert_eq!(plan.find_out.first[0].slot, slot(&assessment, "funding"));
    let given = [("funding", "not-sure"), ("funding-scale", "statewide")];
    let (_, plan) = plan_of(&given, &[]);
    assert!(plan.find_out.is_empty());
}

#[test]
fn supposing_an_answer_moves_on_what_waited_for_it() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let before = answers(
        &assessment,
        &[("purpose-vision", "none"), ("purpose-leadership", "none")],
    );
    let vision = slot(&assessment, "purpose-vision");
    let after = suppose(&assessment, &before, vision, 1);
    let plan = Plan::of(&assessment, &guide, &after, &[]);
    assert!(ids(&assessment, &plan.steps).contains(&"purpose-leadership"));
    assert_eq!(before.get(vision), Some(Answer::Level(0)));
    assert_eq!(suppose(&assessment, &before, vision, 9), before);
}

#[test]
fn one_kind_is_ahead_of_another_only_when_both_are_certain() {
    let assessment = state_policy();
    let condition = &assessment.conditions[0];
    for (written, expected) in [
        ("ssssnnnnn", Some((0, 1))),
        ("nnnnppppp", Some((1, 0))),
        ("pppppppps", None),
        ("ssssn....", None),
        ("ssssnn?pp", None),
        ("ssss-----", None),
        ("ssss----n", Some((0, 1))),
        ("sss?nnn..", Some((0, 1))),
    ] {
        let mut answers = Answers::default();
        answers.set(&assessment, condition.slot, answer('n'));
        for (element, letter) in condition.elements.iter().zip(written.chars()) {
            answers.set(&assessment, element.slot, answer(letter));
        }
        assert_eq!(
            ahead(&assessment, condition, &answers),
            expected,
            "{written}"
        );
    }
}

/// Where an element stands, by the words of `docs/guide.md`.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    /// It doesn't apply.
    Nowhere,
    Unknown,
    At(u8),
}

impl Stands {
    fn of(assessment: &Assessment, answers: &Answers, slot: Slot) -> Self {
        let Asked::Element(condition, _) = assessment.slots()[slot] else {
            panic!("an element is asked about");
        };
        let overview = answers.get(assessment.conditions[condition].slot);
        match (answers.get(slot), overview) {
            (Some(Answer::NotApplicable), _) => Self::Nowhere,
            (Some(Answer::Level(level)), _) | (None, Some(Answer::Level(level))) => Self::At(level),
            _ => Self::Unknown,
        }
    }

    fn level(self) -> Option<u8> {
        match self {
            Self::At(level) => Some(level),
            _ => None,
        }
    }
}

fn elements(assessment: &Assessment) -> impl Iterator<Item = Slot> {
    let conditions = assessment.conditions.iter();
    conditions.flat_map(|condition| condition.elements.iter().map(|element| element.slot))
}

/// Everything the plan promises.
fn keeps_its_promises(
    assessment: &Assessment,
    guide: &Guide,
    answers: &Answers,
    priorities: &[Slot],
) -> Result<(), TestCaseError> {
    let plan = Plan::of(assessment, guide, answers, priorities);
    prop_assert_eq!(&plan, &Plan::of(assessment, guide, answers, priorities));
    let top = u8::try_from(assessment.levels.len() - 1).unwrap();
    let stands = |slot| Stands::of(assessment, answers, slot);
    let level = |slot| stands(slot).level();
    let steps: Vec<&Step> = plan.steps.all().collect();
    for slot in elements(assessment) {
        let foundations = guide.rests_on(slot);
        let from = level(slot).filter(|&from| from < top);
        let missing = |from: u8| {
            let mut levels = foundations.iter().filter_map(|it| level(it.slot));
            levels.any(|level| level <= from)
        };
        let offered = steps.iter().filter(|step| step.slot == slot).count();
        let expected = from.is_some_and(|from| !missing(from));
        prop_assert_eq!(offered, usize::from(expected));
    }
    for (position, step) in steps.iter().enumerate() {
        prop_assert_eq!(Some(step.from), level(step.slot));
        prop_assert_eq!(step.to, step.from + 1);
        prop_assert_eq!(step.estimated, answers.get(step.slot).is_none());
        for foundation in guide.rests_on(step.slot) {
            let later = steps[position..]
                .iter()
                .any(|it| it.slot == foundation.slot);
            prop_assert!(!later, "a step stands before one it rests on");
        }
        let because = &step.because;
        let applying = guide.rests_on(step.slot).iter();
        let applying = applying
            .filter(|it| stands(it.slot) != Stands::Nowhere)
            .count();
        prop_assert_eq!(because.ready.len() + because.unknown.len(), applying);
        let reasons = applying + because.waiting.len();
        prop_assert_eq!(because.stands_alone(), reasons == 0);
        prop_assert_eq!(because.priority, priorities.contains(&step.slot));
        for &waiting in &because.waiting {
            prop_assert!(
                guide
                    .rests_on(waiting)
                    .iter()
                    .any(|it| it.slot == step.slot)
            );
            prop_assert!(![Stands::Nowhere, Stands::At(top)].contains(&stands(waiting)));
        }
    }
    let condition = |slot: Slot| match assessment.slots()[slot] {
        Asked::Element(condition, _) | Asked::Overview(condition) => condition,
        Asked::Retired(_) => panic!("nothing retired is shown"),
    };
    let first_steps: Vec<Slot> = plan.steps.first.iter().map(|it| it.slot).collect();
    let first_tasks: Vec<Slot> = plan.find_out.first.iter().map(|it| it.slot).collect();
    for first in [&first_steps, &first_tasks] {
        prop_assert!(first.len() <= 7);
        for &slot in first {
            let same = first.iter().filter(|it| condition(**it) == condition(slot));
            prop_assert!(same.count() <= 3);
        }
    }
    prop_assert_eq!(first_steps.is_empty(), steps.is_empty());
    let rule = plan.situation.and_then(|it| guide.situations[it].rule);
    prop_assert!(rule.is_none_or(|rule| first_steps.len() <= rule.most));
    for slot in elements(assessment) {
        let unsure = answers.get(slot) == Some(Answer::NotSure);
        let listed = plan.find_out.all().filter(|task| task.slot == slot).count();
        prop_assert_eq!(listed, usize::from(unsure));
    }
    let known = elements(assessment).any(|slot| level(slot).is_some());
    prop_assert!(known || (steps.is_empty() && plan.situation.is_none()));
    Ok(())
}

/// A guide in which every element rests on some before it, as the numbers have it.
fn any_guide(assessment: &Assessment, numbers: &[u8]) -> Guide {
    let slots: Vec<Slot> = elements(assessment).collect();
    let advice = |(position, &slot): (usize, &Slot)| {
        let mut on: Vec<usize> = [0, 1, 2]
            .iter()
            .map(|next| usize::from(numbers[(position * 3 + next) % numbers.len()]))
            .filter_map(|number| (number % 3 > 0).then(|| number.checked_rem(position))?)
            .collect();
        on.sort_unstable();
        on.dedup();
        let foundation = |&before: &usize| json!({"id": assessment.slot_id(slots[before]), "why": "Why.", "basis": "stated"});
        json!({
            "id": assessment.slot_id(slot), "opening": "Begin.", "ask": ["chair"], "find": "Look.",
            "rests_on": on.iter().map(foundation).collect::<Vec<_>>(),
        })
    };
    let text: serde_json::Map<_, _> = GuidePhrase::NAMES
        .iter()
        .map(|&name| (name.to_owned(), json!("Text.")))
        .collect();
    let json = json!({
        "assessment": &*assessment.id, "edition": assessment.edition, "language": "en",
        "sources": [{"id": "book", "title": "Book", "publisher": "Publisher"}],
        "actors": [{"id": "chair", "label": "Chair"}], "terms": [], "issues": [],
        "points": [{"id": "start", "title": "Start", "idea": "Idea.", "source": "book",
            "actions": [], "questions": [], "examples": [], "references": []}],
        "situations": [
            {"id": "early", "when": "Early.", "then": "Begin.",
                "kind": "rule", "below": &*assessment.levels[1].id, "most": 2},
            {"id": "any", "when": "Always.", "then": "Go on."},
        ],
        "elements": slots.iter().enumerate().map(advice).collect::<Vec<_>>(),
        "text": text,
    });
    Guide::read(assessment, &data(&json)).unwrap()
}

fn marked(assessment: &Assessment, numbers: &[u8]) -> Vec<Slot> {
    let total = assessment.total();
    numbers.iter().map(|&it| usize::from(it) % total).collect()
}

proptest! {
    #![proptest_config(tries(400))]

    #[test]
    fn the_packaged_plan_keeps_its_promises(
        answers in any_answers(&state_policy()),
        numbers in prop::collection::vec(any::<u8>(), 0..6),
    ) {
        let assessment = state_policy();
        let guide = util::guide(&assessment);
        let priorities = marked(&assessment, &numbers);
        keeps_its_promises(&assessment, &guide, &answers, &priorities)?;
    }

    #[test]
    fn every_plan_keeps_its_promises(
        levels in 2..=6_usize,
        shape in prop::collection::vec(1..=9_usize, 1..=5),
        given in prop::collection::vec(any::<u8>(), 0..50),
        edges in prop::collection::vec(any::<u8>(), 1..40),
        numbers in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let assessment = assessment(levels, &shape);
        let guide = any_guide(&assessment, &edges);
        let answers = util::chosen(&assessment, &given);
        let priorities = marked(&assessment, &numbers);
        keeps_its_promises(&assessment, &guide, &answers, &priorities)?;
    }
}
