//! *Where to begin*: it asks about every action of the guidance for state leaders, and its guide says
//! of each what the guidance says, and nothing of what isn't asked.

use std::collections::HashSet;

use readiness_check::answers::Answers;
use readiness_check::assessment::{Assessment, Term};
use readiness_check::guide::Guide;
use readiness_check::plan::{Plan, Step};
use readiness_check::profile::Profile;
use readiness_check::wording;
use serde_json::Value;

use crate::util::{answers, leaders, packaged, packaged_guide, state_policy, valid};

const LANGUAGES: [&str; 2] = ["en", "es"];

/// The key points in the order of the guidance, each with its actions.
const ASKED: [(&str, &[&str]); 4] = [
    (
        "vision",
        &["vision-portrait", "vision-competencies", "vision-data"],
    ),
    (
        "credit",
        &["credit-seat-time", "credit-funding", "credit-graduation"],
    ),
    (
        "innovation",
        &[
            "innovation-law",
            "innovation-supports",
            "innovation-networks",
        ],
    ),
    (
        "assessment",
        &[
            "assessment-review",
            "assessment-improvement",
            "assessment-plan",
            "assessment-pilots",
        ],
    ),
];

/// Every element's id, in order.
fn elements() -> Vec<&'static str> {
    ASKED.iter().flat_map(|(_, ids)| *ids).copied().collect()
}

/// All elements at one level but those named.
#[track_caller]
fn all_at(assessment: &Assessment, level: &str, others: &[(&str, &str)]) -> Answers {
    let rest = elements().into_iter();
    let rest = rest.filter(|id| !others.iter().any(|(other, _)| other == id));
    let given: Vec<_> = rest.map(|id| (id, level)).chain(others.to_vec()).collect();
    answers(assessment, &given)
}

fn ids<'a>(assessment: &'a Assessment, steps: &[Step]) -> Vec<&'a str> {
    let id = |step: &Step| assessment.slot_id(step.slot);
    steps.iter().map(id).collect()
}

#[test]
fn it_asks_about_each_key_point_and_each_action() {
    let assessment = valid(&packaged("leaders", "en"));
    let found: Vec<_> = assessment
        .conditions()
        .iter()
        .map(|condition| {
            let elements = condition.elements.iter().map(|it| &*it.id);
            (&*condition.id, elements.collect::<Vec<_>>())
        })
        .collect();
    let asked = ASKED.map(|(id, elements)| (id, elements.to_vec()));
    assert_eq!(found, asked);
    let slots = assessment.slots().map(|slot| assessment.slot_id(slot));
    let points = ASKED.iter().map(|(id, _)| *id);
    assert!(slots.eq(points.chain(elements())), "overviews first");
    assert_eq!((&**assessment.id(), assessment.edition()), ("leaders", 1));
    assert_ne!(assessment.id(), state_policy().id());
    let levels = assessment.levels().iter().map(|level| &*level.id);
    assert!(levels.eq(["not-begun", "preparing", "begun", "in-place"]));
}

#[test]
fn each_element_has_its_own_action_and_something_to_talk_about() {
    let (assessment, guide) = leaders("en");
    let moved = guide.actions().iter().map(|action| {
        let [only] = *action.elements else {
            panic!("{} moves one element", action.id);
        };
        assessment.slot_id(only)
    });
    assert!(moved.eq(elements()));
    assert_eq!(guide.questions().len(), 16);
    let discussed: HashSet<_> = guide
        .questions()
        .iter()
        .flat_map(|it| &*it.elements)
        .collect();
    assert_eq!(discussed.len(), elements().len());
}

/// The guidance says of two actions what they come after; no other order is claimed.
#[test]
fn only_what_the_guidance_states_rests_on_something() {
    for language in LANGUAGES {
        let (assessment, guide) = leaders(language);
        let slots = assessment.slots();
        let found: Vec<_> = slots
            .flat_map(|slot| guide.rests_on(slot).iter().map(move |it| (slot, it)))
            .map(|(slot, on)| {
                assert!(on.stated);
                [slot, on.slot].map(|slot| assessment.slot_id(slot))
            })
            .collect();
        let stated = [
            ["vision-competencies", "vision-portrait"],
            ["assessment-plan", "credit-seat-time"],
        ];
        assert_eq!(found, stated);
    }
}

#[test]
fn who_has_nothing_begins_with_two_policies() {
    let (assessment, guide) = leaders("en");
    let plan_of = |answers: &Answers| Plan::of(&assessment, &guide, answers, &[]);
    let plan = plan_of(&all_at(&assessment, "not-begun", &[]));
    assert_eq!(plan.situation, Some(0));
    let first = ids(&assessment, &plan.steps.first);
    assert_eq!(first, ["vision-portrait", "credit-seat-time"]);
    let more = ids(&assessment, &plan.steps.more);
    for held_back in ["vision-competencies", "assessment-plan"] {
        assert!(!more.contains(&held_back), "{held_back}");
    }

    let one = [("innovation-law", "begun")];
    let plan = plan_of(&all_at(&assessment, "not-begun", &one));
    assert_eq!(plan.situation, Some(1));
    assert_eq!(plan.steps.first.len(), 7);

    let plan = plan_of(&all_at(&assessment, "in-place", &[]));
    assert!(plan.steps.first.is_empty());
}

/// A stage is said in words of its own, truly at the lowest level too.
#[test]
fn stages_are_said_with_their_counts() {
    for (language, levels, expected) in [
        ("en", "not-begun", "4 of 4 key points largely not begun"),
        ("en", "begun", "4 of 4 key points mostly under way"),
        (
            "es",
            "in-place",
            "4 de 4 puntos clave: “en su mayoría establecido”",
        ),
    ] {
        let (assessment, _) = leaders(language);
        let profile = Profile::of(&assessment, &all_at(&assessment, levels, &[]));
        let overall = wording::overall(&assessment, &profile);
        assert!(overall.contains(expected), "{overall}");
    }
}

fn texts(value: &Value, found: &mut String) {
    match value {
        Value::String(text) => {
            found.push_str(text);
            found.push('\n');
        }
        Value::Array(values) => values.iter().for_each(|it| texts(it, found)),
        Value::Object(fields) => fields.values().for_each(|it| texts(it, found)),
        _ => {}
    }
}

/// Whatever the guide lists is used: terms occur, actors act or know, means serve something.
#[test]
fn the_guide_lists_nothing_that_is_not_used() {
    for language in LANGUAGES {
        let (assessment, guide) = leaders(language);
        let mut said = String::new();
        texts(&packaged("leaders", language)["conditions"], &mut said);
        for part in ["points", "issues", "elements", "situations"] {
            texts(&packaged_guide("leaders", language)[part], &mut said);
        }
        let unused: Vec<_> = assessment
            .terms()
            .iter()
            .filter(|it| !it.occurs_in(&said))
            .collect();
        assert!(unused.is_empty(), "{language}: {}", names(&unused));
        assert_eq!(
            used_actors(&assessment, &guide).len(),
            guide.actors().len(),
            "{language}"
        );
        let advice = assessment.slots().filter_map(|slot| guide.advice(slot));
        let vehicles: HashSet<_> = advice.flat_map(|it| it.vehicles.clone()).collect();
        assert_eq!(vehicles.len(), guide.vehicles().len(), "{language}");
    }
}

fn names(terms: &[&Term]) -> String {
    let names: Vec<_> = terms.iter().map(|it| &*it.term).collect();
    names.join(", ")
}

fn used_actors(assessment: &Assessment, guide: &Guide) -> HashSet<usize> {
    let acting = guide.actions().iter();
    let acting = acting.flat_map(|it| it.lead.iter().chain(&*it.support));
    let advice = assessment.slots().filter_map(|slot| guide.advice(slot));
    let asked = advice.flat_map(|it| &*it.ask);
    acting.chain(asked).copied().collect()
}
