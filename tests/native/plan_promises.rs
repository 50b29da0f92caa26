//! Next steps: what the plan promises for any answers and any guide.

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Asked, Assessment, LevelIndex, Slot};
use readiness_check::guide::{Guide, GuidePhrase};
use readiness_check::plan::{Plan, Step};
use serde_json::json;

use crate::util;
use crate::util::{any_answers, assessment, data, state_policy, tries};

/// Where an element stands, by the words of `docs/guide.md`.
#[derive(Clone, Copy, PartialEq)]
enum Stands {
    /// It doesn't apply.
    Nowhere,
    Unknown,
    At(LevelIndex),
}

impl Stands {
    fn of(assessment: &Assessment, answers: &Answers, slot: Slot) -> Self {
        let Some(Asked::Element(condition, _)) = assessment.asked(slot) else {
            panic!("an element is asked about");
        };
        let overview = answers.overview(assessment.condition(condition).unwrap());
        match (answers.get(slot), overview) {
            (Some(Answer::NotApplicable), _) => Self::Nowhere,
            (Some(Answer::Level(level)), _) | (None, Some(Answer::Level(level))) => Self::At(level),
            _ => Self::Unknown,
        }
    }

    fn level(self) -> Option<LevelIndex> {
        match self {
            Self::At(level) => Some(level),
            _ => None,
        }
    }
}

fn elements(assessment: &Assessment) -> impl Iterator<Item = Slot> {
    let conditions = assessment.conditions().iter();
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
    let top = assessment.top_level();
    let stands = |slot| Stands::of(assessment, answers, slot);
    let level = |slot| stands(slot).level();
    let steps: Vec<&Step> = plan.steps.all().collect();
    for slot in elements(assessment) {
        let foundations = guide.rests_on(slot);
        let from = level(slot).filter(|&from| from < top);
        let missing = |from: LevelIndex| {
            let mut stated = foundations.iter().filter(|it| it.stated);
            from < top && stated.any(|it| level(it.slot) == Some(LevelIndex(0)))
        };
        let offered = steps.iter().filter(|step| step.slot == slot).count();
        let expected = from.is_some_and(|from| !missing(from));
        prop_assert_eq!(offered, usize::from(expected));
    }
    for (position, step) in steps.iter().enumerate() {
        prop_assert_eq!(Some(step.from), level(step.slot));
        prop_assert_eq!(step.to, step.from.next());
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
        let named = [&because.ready, &because.better_after, &because.unknown];
        prop_assert_eq!(named.map(Vec::len).iter().sum::<usize>(), applying);
        let lower = |slot| level(slot).is_some_and(|level| level < step.to);
        prop_assert!(because.better_after.iter().all(|it| lower(it.slot)));
        prop_assert!(!because.ready.iter().any(|it| lower(it.slot)));
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
    let condition = |slot: Slot| match assessment.asked(slot).unwrap() {
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
    let rule = plan.situation.and_then(|it| guide.situations()[it].rule);
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
            "id": assessment.slot_id(slot), "moves": ["Begin."], "ask": ["chair"],
            "rests_on": on.iter().map(foundation).collect::<Vec<_>>(),
        })
    };
    let text: serde_json::Map<_, _> = GuidePhrase::NAMES
        .iter()
        .map(|&name| (name.to_owned(), json!("Text.")))
        .collect();
    let json = json!({
        "assessment": &**assessment.id(), "edition": assessment.edition(), "language": "en",
        "sources": [{"id": "book", "title": "Book", "publisher": "Publisher"}],
        "actors": [{"id": "chair", "label": "Chair"}], "issues": [],
        "points": [{"id": "start", "title": "Start", "idea": "Idea.", "source": "book",
            "actions": [], "questions": [], "examples": [], "references": []}],
        "situations": [
            {"id": "early", "when": "Early.", "then": "Begin.",
                "kind": "rule", "below": &*assessment.levels()[1].id, "most": 2},
            {"id": "any", "when": "Always.", "then": "Go on."},
        ],
        "elements": slots.iter().enumerate().map(advice).collect::<Vec<_>>(),
        "text": text,
    });
    Guide::read(assessment, &data(&json)).unwrap()
}

fn marked(assessment: &Assessment, numbers: &[u8]) -> Vec<Slot> {
    let total = assessment.total();
    numbers
        .iter()
        .map(|&it| Slot(usize::from(it) % total))
        .collect()
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
