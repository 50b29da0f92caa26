//! What the tests share: definitions, answers in shorthand, and rendering.

#![allow(dead_code, reason = "every test file uses a part of it")]

pub(crate) mod html;
pub(crate) mod pages;
pub(crate) mod source;
pub(crate) mod spec;
pub(crate) mod visit;

use std::env;
use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex, Phrase, Problems, Slot};
use readiness_check::guide::Guide;
use readiness_check::json::Json;
use readiness_check::notes::Notes;
use readiness_check::words::{complete, complete_guide};
use serde_json::{Value, json};

/// The level ids of the packaged definition, and two more.
pub(crate) const LEVELS: [&str; 6] = [
    "none",
    "exploring",
    "partial",
    "statewide",
    "lasting",
    "improving",
];

/// The texts that stand between two others.
pub(crate) const SIGNS: [(&str, &str); 5] = [
    ("labelled", "{label}: {text}"),
    ("quoted", "{title}"),
    ("overview-of", "{title} overview"),
    ("separated", "{first} · {second}"),
    ("followed", "{first}. {second}"),
];

/// A file of the project.
#[track_caller]
pub(crate) fn file(path: &str) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap()
}

/// The words of the interface in a language.
#[track_caller]
pub(crate) fn words_in(language: &str) -> Json {
    data(&file(&format!("interface/{language}.json")))
}

/// The packaged definition in a language, with all its words.
#[track_caller]
pub(crate) fn definition_in(language: &str) -> Value {
    packaged("state-policy", language)
}

/// The definition of a packaged assessment in a language, with all its words.
#[track_caller]
pub(crate) fn packaged(id: &str, language: &str) -> Value {
    let own = file(&format!("assessments/{id}/{language}.json"));
    serde_json::to_value(complete(&data(&own), &words_in(language))).unwrap()
}

/// Its guide in a language, with all its words.
#[track_caller]
pub(crate) fn packaged_guide(id: &str, language: &str) -> Value {
    let own = file(&format!("assessments/{id}/guide/{language}.json"));
    serde_json::to_value(complete_guide(&data(&own), &words_in(language))).unwrap()
}

/// The packaged guide in a language, with all its words.
#[track_caller]
pub(crate) fn guide_in(language: &str) -> Value {
    packaged_guide("state-policy", language)
}

/// The packaged definition as JSON.
pub(crate) fn state_policy_json() -> Value {
    definition_in("en")
}

/// The packaged definition, read once in each test.
pub(crate) fn state_policy() -> Rc<Assessment> {
    thread_local!(static READ: Rc<Assessment> = Rc::new(valid(&state_policy_json())));
    READ.with(Rc::clone)
}

/// The other packaged definition and its guide, in a language.
pub(crate) fn leaders(language: &str) -> (Assessment, Guide) {
    let assessment = valid(&packaged("leaders", language));
    let guide = packaged_guide("leaders", language);
    let guide = Guide::read(&assessment, &data(&guide)).unwrap();
    (assessment, guide)
}

/// The packaged guide to the packaged definition.
pub(crate) fn guide(assessment: &Assessment) -> Guide {
    Guide::read(assessment, &data(&guide_in("en"))).unwrap()
}

/// Plain data, as a definition is before it is read.
pub(crate) fn data(json: &Value) -> Json {
    serde_json::from_value(json.clone()).unwrap()
}

pub(crate) fn read(json: &Value) -> Result<Assessment, Problems> {
    Assessment::read(&data(json))
}

#[track_caller]
pub(crate) fn valid(json: &Value) -> Assessment {
    read(json).unwrap_or_else(|problems| panic!("the definition is refused:\n{problems}"))
}

/// A definition with so many levels, and for each condition so many elements.
/// Conditions are called `c0`, their elements `c0-e0`.
pub(crate) fn definition(levels: usize, elements: &[usize]) -> Value {
    let level = |id: &&str| json!({"id": id, "label": format!("L {id}"), "about": "About."});
    let element = |condition: usize, element: usize| {
        json!({
            "id": format!("c{condition}-e{element}"), "kind": "rule",
            "title": "Element", "question": "Is it there?", "goal": "It is there.",
        })
    };
    let condition = |(position, &count): (usize, &usize)| {
        json!({
            "id": format!("c{position}"), "title": "Condition", "short": "C", "about": "About.",
            "goal": "Goal.", "why": "Why.", "question": "How far is it?",
            "elements": (0..count).map(|inner| element(position, inner)).collect::<Vec<_>>(),
        })
    };
    let overviews = (0..elements.len()).map(|position| format!("c{position}"));
    let inner = elements.iter().enumerate().flat_map(|(position, &count)| {
        (0..count).map(move |inner| format!("c{position}-e{inner}"))
    });
    let mut text: serde_json::Map<_, _> = Phrase::NAMES
        .iter()
        .map(|&name| (name.to_owned(), json!(format!("T {name}"))))
        .collect();
    for (name, pattern) in SIGNS {
        text[name] = json!(pattern);
    }
    json!({
        "id": "example", "edition": 3, "language": "en", "title": "Example", "about": "About.",
        "credit": {"text": "Text.", "label": "Source", "address": "https://example.org/"},
        "levels": LEVELS.iter().take(levels).map(level).collect::<Vec<_>>(),
        "apart": {
            "not-sure": {"label": "L not-sure", "about": "About."},
            "not-applicable": {"label": "L not-applicable", "about": "About."},
        },
        "kinds": [{
            "id": "rule", "title": "Rule", "plural": "Rules", "about": "About.",
            "levels": vec!["Sign."; levels],
        }],
        "conditions": elements.iter().enumerate().map(condition).collect::<Vec<_>>(),
        "slots": overviews.chain(inner).collect::<Vec<_>>(),
        "text": text,
    })
}

pub(crate) fn assessment(levels: usize, elements: &[usize]) -> Rc<Assessment> {
    Rc::new(valid(&definition(levels, elements)))
}

/// The answer a letter stands for: `n e p s` are the levels, `?` not sure, `-` does
/// not apply, `.` unanswered.
#[track_caller]
pub(crate) fn answer(letter: char) -> Option<Answer> {
    match letter {
        'n' => Some(Answer::Level(LevelIndex(0))),
        'e' => Some(Answer::Level(LevelIndex(1))),
        'p' => Some(Answer::Level(LevelIndex(2))),
        's' => Some(Answer::Level(LevelIndex(3))),
        '?' => Some(Answer::NotSure),
        '-' => Some(Answer::NotApplicable),
        '.' => None,
        other => panic!("no answer is written {other:?}"),
    }
}

/// Answers by slot id and level id.
#[track_caller]
pub(crate) fn answers(assessment: &Assessment, ids: &[(&str, &str)]) -> Answers {
    Answers::from_ids(assessment, ids.iter().copied()).unwrap()
}

/// Notes by slot id.
#[track_caller]
pub(crate) fn notes(assessment: &Assessment, ids: &[(&str, &str)]) -> Notes {
    let mut notes = Notes::default();
    for &(id, text) in ids {
        notes.set(slot(assessment, id), text.into());
    }
    notes
}

#[track_caller]
pub(crate) fn slot(assessment: &Assessment, id: &str) -> Slot {
    assessment.slot(id).unwrap()
}

/// Everything a slot can hold, with the lowest first and nothing last.
pub(crate) fn holdings(assessment: &Assessment, slot: Slot) -> Vec<Option<Answer>> {
    Answer::choices(assessment, slot)
        .map(Some)
        .chain([None])
        .collect()
}

/// Answers from arbitrary numbers, one a slot; a number chooses among what the slot
/// can hold.
pub(crate) fn chosen(assessment: &Assessment, numbers: &[u8]) -> Answers {
    let mut answers = Answers::default();
    for (slot, &number) in assessment.slots().zip(numbers) {
        let holdings = holdings(assessment, slot);
        answers.set(
            assessment,
            slot,
            holdings[usize::from(number) % holdings.len()],
        );
    }
    answers
}

/// Any answers to an assessment: anything from a few to all.
pub(crate) fn any_answers(assessment: &Rc<Assessment>) -> impl Strategy<Value = Answers> + use<> {
    let assessment = Rc::clone(assessment);
    let total = assessment.total();
    (0..=total)
        .prop_flat_map(|count| prop::collection::vec(any::<u8>(), count))
        .prop_map(move |numbers| chosen(&assessment, &numbers))
}

/// Any assessment of up to `most` conditions, with any answers to it.
pub(crate) fn any_answered(most: usize) -> impl Strategy<Value = (Rc<Assessment>, Answers)> {
    let shape = (2..=6_usize, prop::collection::vec(1..=9_usize, 1..=most));
    shape.prop_flat_map(|(levels, elements)| {
        let assessment = assessment(levels, &elements);
        let answers = any_answers(&assessment);
        (Just(assessment), answers)
    })
}

/// True before a release, when nothing is left out.
pub(crate) fn all() -> bool {
    env::var("READINESS_ALL").is_ok_and(|all| all == "yes")
}

/// How often a property is tried before a release, and at other times a quarter of that; nothing is written into
/// the project when one fails.
pub(crate) fn tries(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases: if all() { cases } else { cases.div_ceil(4) },
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
