//! Guides: every rule is refused with its place and its reason, and the packaged one keeps
//! them all.

use readiness_check::assessment::{Asked, Assessment, ConditionIndex, KindIndex, LevelIndex, Slot};
use readiness_check::guide::{Guide, GuidePhrase};
use readiness_check::view::Guidance;
use serde_json::{Value, json};

use crate::util;
use crate::util::{data, definition, guide_in, slot, source, state_policy, valid};

/// The part of each rule's message that is always the same, as `docs/guide.md` has it.
const RULES: [&str; 17] = [
    "at most one move from each of the",
    "a guide is a JSON object, found",
    "needs a text, found",
    "needs a list, found",
    "needs at least one entry, found an empty list",
    "an id is lower-case words joined by hyphens, found",
    "the assessment it is read with, found",
    "the edition it is read with, found",
    "an address begins with https://, found",
    "has the id",
    "is used twice",
    "needs \"stated\" or \"inferred\", found",
    "needs a whole number from 1 to 7, found",
    "the last situation holds where no other does; take this out",
    "nothing may rest on itself, but",
    "no text is called so; take it out",
    "no level above the lowest has the id",
];

fn packaged() -> Value {
    guide_in("en")
}

#[track_caller]
fn refusal(assessment: &Assessment, json: &Value) -> String {
    Guide::read(assessment, &data(json))
        .expect_err("this guide is refused")
        .to_string()
}

/// The packaged guide with one value changed, or added where there was none.
#[track_caller]
fn changed(pointer: &str, value: Value) -> Value {
    let mut json = packaged();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).expect(pointer);
    match parent {
        Value::Array(values) => values[key.parse::<usize>().unwrap()] = value,
        _ => parent[key] = value,
    }
    json
}

#[test]
fn the_packaged_guide_is_read() {
    let assessment = state_policy();
    let guide = Guide::read(&assessment, &data(&packaged()))
        .unwrap_or_else(|problems| panic!("the guide is refused:\n{problems}"));
    let elements = assessment
        .conditions()
        .iter()
        .flat_map(|condition| &condition.elements);
    let advised = elements.filter(|element| guide.advice(element.slot).is_some());
    assert_eq!(advised.count(), 79);
    assert_eq!(guide.actions().len(), 13);
    assert_eq!(guide.questions().len(), 16);
    assert_eq!(guide.examples().len(), 15);
    assert_eq!(guide.points().len(), 4);
    assert_eq!(guide.issues().len(), 4);
    assert_eq!(guide.situations().len(), 2);
    assert_eq!((guide.sources().len(), assessment.terms().len()), (3, 82));
    assert_eq!((guide.actors().len(), guide.vehicles().len()), (46, 7));
    assert_eq!(&**guide.language(), "en");
}

#[test]
fn what_is_referred_to_is_found() {
    let assessment = state_policy();
    let guide = Guide::read(&assessment, &data(&packaged())).unwrap();
    let ids = |slots: &[Slot]| -> Vec<String> {
        let id = |&slot: &Slot| assessment.slot_id(slot).to_owned();
        slots.iter().map(id).collect()
    };
    let labels = |actors: &[usize]| -> Vec<&str> {
        let id = |&actor: &usize| &*guide.actors()[actor].id;
        actors.iter().map(id).collect()
    };
    let action = &guide.actions()[3];
    assert_eq!(&*action.id, "beyond-seat-time");
    assert_eq!(&*guide.points()[action.point].id, "credit");
    assert_eq!(labels(&action.lead), ["legislature"]);
    assert_eq!(labels(&action.support), ["state-board", "agency"]);
    assert_eq!(ids(&action.elements)[0], "flexibility-statute");
    let rethink = guide
        .actions()
        .iter()
        .find(|it| &*it.id == "rethink-graduation");
    assert!(rethink.unwrap().note.is_none());
    let montana = guide
        .examples()
        .iter()
        .find(|it| &*it.id == "montana-balanced");
    assert!(montana.unwrap().address.is_none());
    let educators = assessment
        .conditions()
        .iter()
        .position(|it| &*it.id == "educators");
    assert_eq!(
        guide.issues()[1].conditions,
        [ConditionIndex(educators.unwrap())]
    );
    let foundations = guide.rests_on(slot(&assessment, "assessment-content"));
    let stated: Vec<_> = foundations.iter().map(|it| (it.slot, it.stated)).collect();
    assert_eq!(
        stated,
        [
            (slot(&assessment, "purpose-frameworks"), true),
            (slot(&assessment, "assessment-infrastructure"), false),
        ]
    );
    let rule = guide.situations()[0].rule.unwrap();
    assert_eq!(
        (rule.kind, rule.below, rule.most),
        (KindIndex(0), LevelIndex(2), 2)
    );
    assert!(guide.situations()[1].rule.is_none());
}

#[test]
fn every_element_follows_what_it_rests_on() {
    let assessment = state_policy();
    let guide = Guide::read(&assessment, &data(&packaged())).unwrap();
    let order = guide.order();
    assert_eq!(order.len(), 79);
    let place = |slot: Slot| order.iter().position(|&it| it == slot).unwrap();
    for &slot in order {
        for foundation in guide.rests_on(slot) {
            assert!(place(foundation.slot) < place(slot));
        }
    }
}

/// Single changes to the packaged guide, each with all that is to be said about it; `…`
/// stands for whatever refers to an id that is gone.
fn cases() -> Vec<(String, Value, String)> {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../cases/broken-guides.json")).unwrap();
    let lines = |problems: &Value| {
        let problems: Vec<String> = serde_json::from_value(problems.clone()).unwrap();
        problems.join("\n")
    };
    cases
        .iter()
        .map(|case| {
            let at = case["at"].as_str().unwrap().to_owned();
            (at, case["put"].clone(), lines(&case["problems"]))
        })
        .collect()
}

#[test]
fn every_rule_is_refused_with_its_place_and_reason() {
    let assessment = state_policy();
    for (pointer, value, expected) in cases() {
        let found = refusal(&assessment, &changed(&pointer, value));
        match expected.strip_suffix('…') {
            Some(expected) => assert!(found.starts_with(expected), "{found}"),
            None => assert_eq!(found, expected),
        }
    }
    let lists = refusal(&assessment, &json!([]));
    assert_eq!(lists, "a guide is a JSON object, found a list");
}

#[test]
fn a_circle_is_named() {
    let assessment = state_policy();
    let rests_on = |on: &str| json!([{"id": on, "why": "Why.", "basis": "stated"}]);
    let short = changed("/elements/0/rests_on", rests_on("purpose-vision"));
    assert_eq!(
        refusal(&assessment, &short),
        "elements[0].rests_on: nothing may rest on itself, \
         but purpose-vision on purpose-vision; take out one of these"
    );
    let long = changed("/elements/0/rests_on", rests_on("purpose-networks"));
    assert_eq!(
        refusal(&assessment, &long),
        "elements[2].rests_on: nothing may rest on itself, but purpose-frameworks on \
         purpose-vision on purpose-networks on purpose-frameworks; take out one of these"
    );
    let mut two = long;
    two["elements"][27]["rests_on"] = rests_on("accountability-transparency");
    let found = refusal(&assessment, &two);
    assert_eq!(found.lines().count(), 2, "{found}");
}

#[test]
fn every_text_that_is_left_out_is_named() {
    let assessment = state_policy();
    for &name in GuidePhrase::NAMES {
        let mut json = packaged();
        json["text"].as_object_mut().unwrap().remove(name);
        let expected = format!("text.{name}: needs a text, found nothing");
        assert_eq!(refusal(&assessment, &json), expected);
    }
    let guide = Guide::read(&assessment, &data(&packaged())).unwrap();
    assert_eq!(
        &*guide.fill(GuidePhrase::More, &[("count", "4")]),
        "Show 4 more"
    );
}

/// A guide to a definition of one's own need not speak of everything.
#[test]
fn a_guide_may_say_little() {
    let assessment = valid(&definition(3, &[2, 1]));
    let text: serde_json::Map<_, _> = GuidePhrase::NAMES
        .iter()
        .map(|&name| (name.to_owned(), json!("Text.")))
        .collect();
    let mut json = json!({
        "assessment": "example", "edition": 3, "language": "en",
        "sources": [{"id": "book", "title": "Book", "publisher": "Publisher"}],
        "actors": [{"id": "chair", "label": "Chair"}],
        "points": [{"id": "start", "title": "Start", "idea": "Idea.",
            "source": "book", "actions": [], "questions": [], "examples": [], "references": []}],
        "issues": [], "elements": [],
        "situations": [{"id": "any", "when": "Always.", "then": "Go on."}],
        "text": text,
    });
    let guide = Guide::read(&assessment, &data(&json)).unwrap();
    assert!(assessment.slots().all(|slot| guide.advice(slot).is_none()));
    assert_eq!(guide.order().len(), 3);
    assert!(matches!(
        assessment.asked(guide.order()[0]),
        Some(Asked::Element(ConditionIndex(0), 0))
    ));
    json.as_object_mut().unwrap().remove("language");
    assert_eq!(
        refusal(&assessment, &json),
        "language: needs a text, found nothing"
    );
}

#[test]
fn the_document_lists_every_rule_and_text() {
    let document = source::text("docs/guide.md");
    let mut found: Vec<_> = cases().into_iter().map(|(.., found)| found).collect();
    // These two have tests of their own.
    found.extend([
        "a guide is a JSON object, found a list".to_owned(),
        "elements[0].rests_on: nothing may rest on itself, but".to_owned(),
    ]);
    for rule in RULES {
        assert!(document.contains(rule), "the document lacks: {rule}");
        let tested = found.iter().any(|found| found.contains(rule));
        assert!(tested, "no case for: {rule}");
    }
    for message in found.iter().flat_map(|found| found.lines()) {
        let known = RULES.iter().any(|rule| message.contains(rule));
        assert!(known || message == "…", "no rule for: {message}");
    }
    for name in GuidePhrase::NAMES {
        let row = format!("| `{name}` |");
        assert!(document.contains(&row), "the document lacks: {row}");
    }
}

/// What waits for a guide that nobody will bring would wait for ever.
#[test]
fn a_guide_is_awaited_where_one_is_named() {
    for named in [json!("guide.json"), json!(" /guide.json")] {
        let guidance = Guidance::to(&util::data(&json!({ "guide": named })));
        assert_eq!(guidance, Guidance::Awaited, "{named}");
    }
    for none in [
        json!(""),
        json!(" \n"),
        json!(null),
        json!(7),
        json!(["guide.json"]),
    ] {
        let guidance = Guidance::to(&util::data(&json!({ "guide": none })));
        assert_eq!(guidance, Guidance::Without, "{none}");
    }
    assert_eq!(Guidance::to(&util::data(&json!({}))), Guidance::Without);
}
