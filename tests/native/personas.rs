//! Next steps for a number of people one can imagine: what the plan says to each in words.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::rc::Rc;

use readiness_check::answers::Answers;
use readiness_check::assessment::{Asked, Assessment, LevelIndex, Slot};
use readiness_check::guide::{Guide, GuidePhrase};
use readiness_check::plan::{Inquiry, Plan, Step, ahead, summary};
use readiness_check::wording;
use serde::Deserialize;
use serde_json::Value;

use crate::util;
use crate::util::{answer, slot, state_policy};

/// Someone one can imagine, and what they answered.
#[derive(Deserialize)]
pub(crate) struct Persona {
    pub(crate) id: String,
    about: String,
    priorities: Vec<String>,
    /// By condition, as `elements/overview`; see [`util::answer`].
    answers: serde_json::Map<String, Value>,
}

impl Persona {
    pub(crate) fn all() -> Vec<Self> {
        serde_json::from_str(include_str!("../cases/personas.json")).unwrap()
    }

    pub(crate) fn answers(&self, assessment: &Assessment) -> Answers {
        let mut answers = Answers::default();
        for condition in assessment.conditions() {
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
            answers.set(assessment, condition.slot.unwrap(), overview);
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
struct Phrasebook<'a> {
    assessment: &'a Assessment,
    guide: &'a Guide,
}

impl Phrasebook<'_> {
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
            .map(|&actor| &*self.guide.actors()[actor].label)
            .collect();
        labels.join("; ")
    }

    fn level(&self, level: LevelIndex) -> &str {
        &self.assessment.levels()[level.index()].label
    }

    fn condition(&self, slot: Slot) -> &str {
        match self.assessment.asked(slot).unwrap() {
            Asked::Element(condition, _) => &self.assessment.condition(condition).unwrap().short,
            _ => "overview",
        }
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
        for reason in wording::reasons(self.assessment, self.guide, step) {
            writeln!(words, "     - {reason}").unwrap();
        }
        // Where one is and where the step leads are told by the definition, level by level.
        let advice = self.guide.advice(step.slot).unwrap();
        writeln!(words, "     move: {}", advice.moves[step.from.index()]).unwrap();
        writeln!(words, "     lead: {}", self.actors(&step.lead)).unwrap();
        writeln!(words, "     support: {}", self.actors(&step.support)).unwrap();
        let actions = step.actions.iter();
        let actions: Vec<_> = actions
            .map(|&it| &*self.guide.actions()[it].title)
            .collect();
        if !actions.is_empty() {
            writeln!(words, "     do: {}", actions.join("; ")).unwrap();
        }
        let questions = step.questions.iter();
        let questions: Vec<_> = questions
            .map(|&it| &*self.guide.questions()[it].id)
            .collect();
        let examples = step.examples.iter();
        let examples: Vec<_> = examples
            .map(|&it| &*self.guide.examples()[it].state)
            .collect();
        if !questions.is_empty() {
            writeln!(words, "     discuss: {}", questions.join(" ")).unwrap();
        }
        if !examples.is_empty() {
            writeln!(words, "     see: {}", examples.join("; ")).unwrap();
        }
        words
    }

    fn task(&self, task: &Inquiry) -> String {
        let title = self.assessment.slot_title(task.slot);
        let mut words = format!("{title} ({})\n", self.condition(task.slot));
        if let Some(advice) = self.guide.advice(task.slot) {
            let asked = self.actors(&advice.ask);
            let find = wording::how_to_tell(self.assessment, task.slot);
            writeln!(words, "     {find} Ask: {asked}").unwrap();
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
        if let Some(situation) = plan.situation.map(|it| &self.guide.situations()[it]) {
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
            writeln!(words, "\nlarger: {}", self.guide.actions()[action].title).unwrap();
        }
        for &issue in &plan.larger_issues {
            writeln!(words, "\nissue: {}", self.guide.issues()[issue].title).unwrap();
        }
        self.glance(&mut words, persona);
        words
    }

    fn glance(&self, words: &mut String, persona: &Persona) {
        let answers = persona.answers(self.assessment);
        words.push('\n');
        for condition in self.assessment.conditions() {
            let found = summary(self.assessment, condition, &answers);
            let kinds = self.assessment.kinds();
            let ahead = ahead(self.assessment, condition, &answers).map_or(
                String::new(),
                |(ahead, behind)| {
                    let (ahead, behind) = (&kinds[ahead.0].plural, &kinds[behind.0].plural);
                    format!("“{ahead}” are further along than “{behind}”.")
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
    let words = Phrasebook {
        assessment: &assessment,
        guide: &guide,
    };
    for persona in Persona::all() {
        let words = words.plan(&persona);
        // Trailing blanks say nothing.
        let lines: Vec<_> = words.trim_end().lines().map(str::trim_end).collect();
        insta::with_settings!({omit_expression => true}, {
            insta::assert_snapshot!(persona.id, lines.join("\n"));
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

/// The assessment and its guide in a packaged language.
fn packaged(language: &str) -> (Assessment, Guide) {
    let assessment = util::valid(&util::definition_in(language));
    let guide = Guide::read(&assessment, &util::data(&util::guide_in(language))).unwrap();
    (assessment, guide)
}

/// What the first seven steps of a plan say, shown first or not: where one is, the next level, and
/// the move.
fn first_words(assessment: &Assessment, guide: &Guide, persona: &str) -> Vec<[Rc<str>; 3]> {
    let persona = Persona::all().into_iter().find(|it| it.id == persona);
    let plan = persona.unwrap().plan(assessment, guide);
    let steps = plan.steps.all().take(7).map(|step| {
        let sign = |level| wording::anchor(assessment, step.slot, level);
        let moves = &guide.advice(step.slot).unwrap().moves;
        let first_move = Rc::clone(&moves[step.from.index()]);
        [sign(step.from), sign(step.to), first_move]
    });
    steps.collect()
}

/// The order follows how many wait, which is the same at every uniform level; what is said of the
/// steps does not.
#[test]
fn the_first_steps_of_uniform_states_say_different_things() {
    for language in ["en", "es"] {
        let (assessment, guide) = packaged(language);
        let [nothing, exploring, partly] = ["nothing-yet", "all-exploring", "all-partly"]
            .map(|persona| first_words(&assessment, &guide, persona));
        let all = [nothing, exploring, partly].concat();
        for part in 0..3 {
            let said: HashSet<_> = all.iter().map(|words| &words[part]).collect();
            assert_eq!(said.len(), all.len(), "{language}: {all:?}");
        }
    }
}

/// Nobody is told to do for one element what they, or others, are told to do for another.
#[test]
fn every_step_of_every_persona_has_a_move_of_its_own() {
    for language in ["en", "es"] {
        let (assessment, guide) = packaged(language);
        let mut said: HashMap<Rc<str>, (Slot, LevelIndex)> = HashMap::new();
        for persona in Persona::all() {
            for step in persona.plan(&assessment, &guide).steps.all() {
                let moves = &guide.advice(step.slot).unwrap().moves;
                let first_move = moves.get(step.from.index());
                let first_move = first_move.unwrap_or_else(|| panic!("{}", persona.id));
                let place = (step.slot, step.from);
                let told = *said.entry(Rc::clone(first_move)).or_insert(place);
                assert_eq!(told, place, "{language}, {}: {first_move}", persona.id);
            }
        }
        assert!(said.len() > 200, "{} of 237 moves are told", said.len());
    }
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
    for (position, action) in guide.actions().iter().enumerate() {
        name(&action.id, &|step| step.actions.contains(&position));
    }
    for (position, question) in guide.questions().iter().enumerate() {
        name(&question.id, &|step| step.questions.contains(&position));
    }
    for (position, example) in guide.examples().iter().enumerate() {
        name(&example.id, &|step| step.examples.contains(&position));
    }
    assert_eq!(shown.lines().count(), 79 + 13 + 16 + 15);
    insta::with_settings!({omit_expression => true}, {
        insta::assert_snapshot!("where_each_part_is_shown", shown);
    });
}
