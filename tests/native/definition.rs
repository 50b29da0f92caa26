//! Definitions: every rule is refused with its place and its reason, and the packaged
//! one keeps them all.

use readiness_check::assessment::{Asked, ConditionIndex, Phrase, Slot};
use readiness_check::json::Json;
use serde_json::{Value, json};

use crate::util;
use crate::util::{definition, read, source};

/// The part of each rule's message that is always the same, as `docs/definition.md`
/// has it.
const RULES: [&str; 17] = [
    "a definition is a JSON object, found",
    "needs a text, found",
    "needs a list, found",
    "needs at least one entry, found an empty list",
    "an id is lower-case words joined by hyphens, found",
    "an edition is a whole number from 1 to 61, found",
    "an address begins with https://, found",
    "needs 2 to 6 levels, found",
    "needs one text for each of the",
    "needs one stage for each of the",
    "no kind has the id",
    "no term is called",
    "is used twice",
    "is listed twice",
    "is missing; append it at the end",
    "no condition or element has the id",
    "needs a question or elements, found neither",
];

/// Single changes to a sound definition, each with all that is to be said about it.
fn cases() -> Vec<(String, Value, String)> {
    let cases: Vec<Value> =
        serde_json::from_str(include_str!("../cases/broken-definitions.json")).unwrap();
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

fn sound() -> Value {
    definition(4, &[2, 1])
}

#[track_caller]
fn refused(json: &Value, expected: &str) {
    let problems = read(json).expect_err("the definition breaks a rule");
    assert_eq!(problems.to_string(), expected);
}

/// Takes the entry with this name out of the object it stands in.
fn without(pointer: &str) -> Value {
    let mut json = sound();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    parent.remove(key).expect("there is such an entry");
    json
}

#[test]
fn a_sound_definition_is_read() {
    let assessment = util::valid(&sound());
    assert_eq!(assessment.total(), 5);
    assert_eq!(
        assessment.asked(Slot(4)),
        Some(Asked::Element(ConditionIndex(1), 0))
    );
    assert_eq!(assessment.slot("c1-e0"), Some(Slot(4)));
    assert_eq!(assessment.slot_id(Slot(5)), "");
    assert!(assessment.is_overview(Slot(1)) && !assessment.is_overview(Slot(2)));
    assert_eq!(assessment.edition(), 3);
}

#[test]
fn every_rule_is_refused_with_its_place_and_reason() {
    for (pointer, value, expected) in cases() {
        let mut json = with_stages();
        *json.pointer_mut(&pointer).expect(&pointer) = value;
        refused(&json, &expected);
    }
}

/// A sound definition with words of stages, which may be left out.
fn with_stages() -> Value {
    let stage = json!({"label": "S", "within": "s", "counted": "{count}"});
    let mut json = sound();
    json["stages"] = json!({"overall": "{stage}", "list": vec![stage; 4]});
    json
}

#[test]
fn words_of_stages_are_read() {
    assert!(util::valid(&sound()).stages().is_none());
    let assessment = util::valid(&with_stages());
    let stages = assessment.stages().unwrap();
    assert_eq!(&*stages.list[3].within, "s");
}

#[test]
fn words_are_explained_where_elements_name_them() {
    let mut json = sound();
    json["terms"] =
        json!([{"term": "credit", "meaning": "M."}, {"term": "audit", "meaning": "M."}]);
    json["conditions"][1]["elements"][0]["terms"] = json!(["audit"]);
    let assessment = util::valid(&json);
    assert_eq!(assessment.conditions()[1].elements[0].terms, [1]);
    json["conditions"][1]["elements"][0]["terms"] = json!(["audit", "Credit"]);
    let place = "conditions[1].elements[0].terms[1]";
    refused(&json, &format!("{place}: no term is called \"Credit\""));
    json["terms"][0]["also"] = json!([""]);
    json["conditions"][1]["elements"][0]["terms"] = json!(["credit"]);
    let place = "terms[0].also[0]";
    refused(
        &json,
        &format!("{place}: needs a text, found an empty text"),
    );
}

#[test]
fn what_is_left_out_is_named() {
    for (pointer, expected) in [
        ("/id", "id: needs a text, found nothing"),
        (
            "/credit/address",
            "credit.address: needs a text, found nothing",
        ),
        (
            "/conditions/0/elements/1/title",
            "conditions[0].elements[1].title: needs a text, found nothing",
        ),
        (
            "/text/copy-link",
            "text.copy-link: needs a text, found nothing",
        ),
    ] {
        refused(&without(pointer), expected);
    }
    let expected = "levels: needs a list, found nothing\n\
        levels: needs 2 to 6 levels, found 0\n\
        kinds[0].levels: needs one text for each of the 0 levels, found 4";
    refused(&without("/levels"), expected);
    let expected = "slots: needs a list, found nothing";
    // Nothing but their author knows where the answers to retired questions stood.
    let mut json = without("/slots");
    json["retired"] = json!([{"id": "c2", "title": "C", "edition": 2}]);
    refused(&json, expected);
}

#[test]
fn levels_and_editions_are_bounded() {
    for levels in 2..=6 {
        assert_eq!(
            util::valid(&definition(levels, &[1])).levels().len(),
            levels
        );
    }
    refused(&definition(1, &[1]), "levels: needs 2 to 6 levels, found 1");
    let mut many = definition(6, &[1]);
    let seventh = json!({"id": "seventh", "label": "Seventh", "about": "About."});
    many["levels"].as_array_mut().unwrap().push(seventh);
    many["kinds"][0]["levels"] = json!(vec!["Sign."; 7]);
    refused(&many, "levels: needs 2 to 6 levels, found 7");
    for edition in [json!(1), json!(61), json!(3.0)] {
        let mut json = sound();
        json["edition"] = edition;
        util::valid(&json);
    }
}

#[test]
fn slots_are_bounded() {
    let most = util::valid(&definition(2, &[4095]));
    assert_eq!(most.total(), 4096);
    refused(
        &definition(2, &[4096]),
        "slots: needs at most 4096 entries, found 4097",
    );
}

#[test]
fn a_kind_is_named_once() {
    let mut json = sound();
    let again = json["kinds"][0].clone();
    json["kinds"].as_array_mut().unwrap().push(again);
    refused(&json, "kinds: the id \"rule\" is used twice");
}

#[test]
fn all_problems_are_reported_in_one_go() {
    let mut json = sound();
    json["text"]["next"] = json!(null);
    json["conditions"][0]["elements"][1]["kind"] = json!("law");
    json["conditions"][1]["title"] = json!(3);
    json["kinds"][0]["about"] = json!("");
    json["levels"][2]["label"] = json!([]);
    json["edition"] = json!(100);
    json["slots"].as_array_mut().unwrap().pop();
    let expected = "edition: an edition is a whole number from 1 to 61, found 100\n\
        levels[2].label: needs a text, found a list\n\
        kinds[0].about: needs a text, found an empty text\n\
        conditions[0].elements[1].kind: no kind has the id \"law\"\n\
        conditions[1].title: needs a text, found a number\n\
        slots: the slot \"c1-e0\" is missing; append it at the end\n\
        text.next: needs a text, found null";
    refused(&json, expected);
}

#[test]
fn json_that_is_no_definition_is_refused() {
    for (json, seen) in [
        (json!(null), "null"),
        (json!(false), "true or false"),
        (json!(-7), "a number"),
        (json!(""), "an empty text"),
        (json!("text"), "a text"),
        (json!([{}]), "a list"),
    ] {
        refused(
            &json,
            &format!("a definition is a JSON object, found {seen}"),
        );
    }
    let problems = read(&json!({})).expect_err("nothing is there");
    assert_eq!(problems.0.len(), 101);
    let last = problems.0.last().map(ToString::to_string);
    assert_eq!(last.as_deref(), Some("there is more to mend than these"));
}

#[test]
fn what_is_refused_is_named_by_its_beginning() {
    let long = "A".repeat(1_000_000);
    for pointer in [
        "/id",
        "/levels/0/id",
        "/kinds/0/id",
        "/credit/address",
        "/slots/0",
        "/conditions/0/id",
        "/conditions/0/elements/0/kind",
        "/retired/0/id",
    ] {
        let mut json = sound();
        json["retired"] = json!([{"id": "old", "title": "Old", "edition": 2}]);
        json["slots"].as_array_mut().unwrap().push(json!("old"));
        *json.pointer_mut(pointer).expect(pointer) = json!(long);
        let problems = read(&json).expect_err(pointer).to_string();
        assert!(problems.len() < 1000, "{pointer}: {} bytes", problems.len());
    }
    for twice in ["/levels", "/kinds", "/slots"] {
        let id = "a".repeat(1_000_000);
        let mut json = sound();
        let list = json.pointer_mut(twice).unwrap().as_array_mut().unwrap();
        let place = if list[0].is_string() { "" } else { "/id" };
        *list[0].pointer_mut(place).unwrap() = json!(id);
        let again = list[0].clone();
        list.push(again);
        let problems = read(&json).expect_err(twice).to_string();
        assert!(problems.len() < 2000, "{twice}: {} bytes", problems.len());
    }
    let mut json = sound();
    json["text"]["next"] = json!({ &*long: "Text", "other": "Text" });
    let problems = read(&json).expect_err("no such form").to_string();
    assert!(problems.len() < 200, "{} bytes", problems.len());
}

#[test]
fn deep_json_is_refused_not_followed() {
    let deep = ["[".repeat(200), "]".repeat(200)].concat();
    assert!(serde_json::from_str::<Json>(&deep).is_err());
    let nested = ["{\"id\":".repeat(100), "1".into(), "}".repeat(100)].concat();
    let nested: Value = serde_json::from_str(&nested).unwrap();
    let problems = read(&nested).expect_err("nothing is there");
    let first = problems
        .0
        .iter()
        .find(|problem| problem.path == "id")
        .unwrap();
    assert_eq!(first.message, "needs a text, found an object");
}

/// Where the language is not known, nothing is asked of a browser about it.
#[test]
fn what_is_no_language_tag_names_no_language() {
    let language = |tag: &str| {
        let mut json = sound();
        json["language"] = json!(tag);
        util::valid(&json).language().to_string()
    };
    for tag in [
        "en",
        "es-US",
        "zh-Hant-TW",
        "de-CH-1996",
        "en-x-private",
        "sl-rozaj-biske",
        "EN",
    ] {
        assert_eq!(language(tag), tag);
    }
    for text in ["en_US", "no language", "español", "en;q=1"] {
        assert_eq!(language(text), "", "{text}");
    }
}

#[test]
fn what_a_definition_has_besides_is_ignored() {
    let mut json = sound();
    json["comment"] = json!({"more": ["than", null, -1.5e300]});
    json["conditions"][0]["theme"] = json!(1);
    let text = |json| format!("{:?}", util::valid(json).conditions());
    assert_eq!(text(&json), text(&sound()));
}

#[test]
fn the_document_lists_every_rule() {
    let document = source::text("docs/definition.md");
    let mut expected: Vec<_> = cases().into_iter().map(|(_, _, text)| text).collect();
    // These five have tests of their own.
    expected.extend([
        "terms[0]: no term is called \"x\"".to_owned(),
        "levels: needs 2 to 6 levels, found 1".to_owned(),
        "slots: needs a list, found nothing".to_owned(),
        "conditions[0]: needs a question or elements, found neither".to_owned(),
        "a definition is a JSON object, found null".to_owned(),
    ]);
    for rule in RULES {
        assert!(document.contains(rule), "the document lacks: {rule}");
        let tested = expected.iter().any(|expected| expected.contains(rule));
        assert!(tested, "no case for: {rule}");
    }
    assert!(document.contains("needs at most 4096 entries, found"));
    assert!(document.contains("there is more to mend than these"));
    for message in expected.iter().flat_map(|expected| expected.lines()) {
        let known = RULES.iter().any(|rule| message.contains(rule));
        assert!(known, "no rule for: {message}");
    }
}

#[test]
fn the_document_names_every_phrase() {
    let document = source::text("docs/definition.md");
    for name in Phrase::NAMES {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
}
