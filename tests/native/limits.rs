//! Definitions and guides of any size and content are answered soon, and in few words.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use readiness_check::assessment::{Assessment, Problems};
use readiness_check::guide::Guide;
use readiness_check::json::Json;
use serde_json::{Value, json};

use crate::util::{data, definition, guide_in, state_policy, tries, valid};

/// Far longer than any of these takes, and far shorter than each took once.
const SOON: Duration = Duration::from_secs(2);
/// How much a panel or a log can show.
const FEW: usize = 30_000;

#[track_caller]
fn soon<T>(read: impl FnOnce() -> Result<T, Problems>) -> String {
    let start = Instant::now();
    let problems = read().err().map(|problems| {
        assert!(problems.0.len() <= 101, "{} problems", problems.0.len());
        problems.to_string()
    });
    let taken = start.elapsed();
    assert!(taken < SOON, "it took {taken:?}");
    let problems = problems.unwrap_or_default();
    assert!(problems.len() < FEW, "{} bytes", problems.len());
    problems
}

fn list(count: usize, entry: impl Fn(usize) -> Value) -> Value {
    (0..count).map(entry).collect()
}

#[track_caller]
fn refused(json: &Value, expected: &str) {
    let definition = data(json);
    let problems = soon(|| Assessment::read(&definition));
    assert!(problems.contains(expected), "{problems}");
}

#[test]
fn long_lists_are_refused_before_they_are_read() {
    let too_long = "needs at most 4096 entries, found";
    let kind = definition(4, &[1])["kinds"][0].clone();
    let kinds = |count| {
        list(count, |position| {
            let mut kind = kind.clone();
            kind["id"] = json!(format!("kind-{position}"));
            kind
        })
    };
    for (key, entries) in [
        ("conditions", list(100_000, |_| json!({}))),
        ("levels", list(100_000, |_| json!([]))),
        ("kinds", kinds(40_000)),
        ("slots", list(100_000, |slot| json!(format!("slot-{slot}")))),
        ("retired", list(100_000, |_| json!(null))),
    ] {
        let mut json = definition(4, &[2]);
        json[key] = entries;
        refused(&json, &format!("{key}: {too_long}"));
    }
    let mut nested = definition(4, &[2]);
    nested["kinds"][0]["levels"] = list(100_000, |_| json!("Sign."));
    refused(&nested, &format!("kinds[0].levels: {too_long}"));
}

#[test]
fn lists_as_long_as_allowed_are_read_soon() {
    let kind = definition(4, &[1])["kinds"][0].clone();
    let mut json = definition(4, &[4095]);
    let kinds = json["kinds"].as_array_mut().unwrap();
    for position in 1..4096 {
        let mut kind = kind.clone();
        kind["id"] = json!(format!("kind-{position}"));
        kinds.push(kind);
    }
    let elements = json["conditions"][0]["elements"].as_array_mut().unwrap();
    for element in elements {
        element["kind"] = json!("kind-4095");
    }
    let sound = data(&json);
    assert_eq!(soon(|| Assessment::read(&sound)), "");
    // Lists in lists add up.
    let deep = list(4096, |_| json!({ "elements": vec![json!({}); 100] }));
    json["conditions"] = deep;
    refused(&json, "there is more to mend than these");
    // Each of them sound, but more questions than slots.
    let many = definition(4, &[600; 16]);
    refused(&many, "needs at most 4096 entries, found");
}

#[test]
fn long_guides_are_answered_soon() {
    let assessment = state_policy();
    let sound = guide_in("en");
    let read = |change: &dyn Fn(&mut Value)| {
        let mut json = sound.clone();
        change(&mut json);
        let guide = data(&json);
        soon(|| Guide::read(&assessment, &guide))
    };
    let too_long = "needs at most 4096 entries, found";
    for key in [
        "sources",
        "actors",
        "points",
        "issues",
        "situations",
        "elements",
    ] {
        let entry = sound[key][0].clone();
        let entries = list(5000, |position| {
            let mut entry = entry.clone();
            entry["id"] = json!(format!("id-{position}"));
            entry
        });
        let problems = read(&|json: &mut Value| json[key] = entries.clone());
        assert!(
            problems.contains(&format!("{key}: {too_long}")),
            "{problems}"
        );
    }
    // As many actors as there may be, and referred to as often as possible.
    let problems = read(&|json: &mut Value| {
        json["actors"] = list(
            4096,
            |position| json!({ "id": format!("actor-{position}"), "label": "Actor" }),
        );
        let everybody = list(4096, |position| json!(format!("actor-{}", 4095 - position)));
        for point in json["points"].as_array_mut().unwrap() {
            for action in point["actions"].as_array_mut().unwrap() {
                action["lead"] = everybody.clone();
            }
        }
    });
    assert!(problems.contains("no actor has the id"), "{problems}");
}

/// Elements that rest on each other in the worst order, and all the way round.
#[test]
fn long_chains_of_elements_are_ordered_soon() {
    let assessment = valid(&definition(4, &[4095]));
    let mut json = guide_in("en");
    json["assessment"] = json!("example");
    for (key, empty) in [
        ("points", json!([])),
        ("issues", json!([])),
        ("elements", json!([])),
    ] {
        json[key] = empty;
    }
    let element = |position: usize, rests_on: usize| {
        json!({
            "id": format!("c0-e{position}"), "opening": "Opening.", "find": "Find.",
            "ask": [json["actors"][0]["id"]],
            "rests_on": [{ "id": format!("c0-e{rests_on}"), "why": "Why.", "basis": "inferred" }],
        })
    };
    for next in [
        |position: usize| (position + 1) % 4095,
        |position: usize| position ^ 1,
        |position: usize| (position + 2048) % 4095,
    ] {
        let mut json = json.clone();
        json["elements"] = list(4094, |position| element(position, next(position)));
        let guide = data(&json);
        soon(|| Guide::read(&assessment, &guide));
    }
}

/// Anything at all, with the names that a definition has.
fn anything() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "id",
        "levels",
        "kinds",
        "conditions",
        "elements",
        "slots",
        "text",
        "retired",
        "language",
        "edition",
        "credit",
        "apart",
        "title",
        "points",
        "actions",
        "rests_on",
        "next",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-2.0..70.0).prop_map(Value::from),
        "[a-z-]{0,4}".prop_map(Value::from),
        "(?s).{0,300}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 200, 40, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..40).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..12).prop_map(|entries| {
                let entries = entries
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value));
                Value::Object(entries.collect())
            }),
        ]
    })
}

proptest! {
    #![proptest_config(tries(64))]

    #[test]
    fn whatever_it_is_it_is_answered_in_few_words(json in anything()) {
        let assessment = state_policy();
        let definition: Json = data(&json);
        soon(|| Assessment::read(&definition));
        soon(|| Guide::read(&assessment, &definition));
    }
}
