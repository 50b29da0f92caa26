//! The step from one edition to the next: what is told of it, and what is refused because links
//! that are out would no longer open.

use readiness_check::assessment::{Assessment, Slot, Succession};
use serde_json::{Value, json};

use crate::util;

const FIRST: &str = include_str!("../cases/editions/first.json");
const SECOND: &str = include_str!("../cases/editions/second.json");

fn definition(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// From one definition to the same with a change.
fn changed(from: &str, change: impl FnOnce(&mut Value)) -> Succession {
    let mut json = definition(from);
    change(&mut json);
    util::valid(&json).succession(&util::valid(&definition(from)))
}

#[track_caller]
fn breaks(succession: &Succession, expected: &[&str]) {
    let found: Vec<_> = succession.breaks.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_sound_edition_says_what_it_changes() {
    let [first, second] = [FIRST, SECOND].map(|text| util::valid(&definition(text)));
    let succession = second.succession(&first);
    let ids = |slots: &[Slot], of: &Assessment| -> Vec<String> {
        slots.iter().map(|&slot| of.slot_id(slot).into()).collect()
    };
    assert_eq!(
        ids(&succession.added, &second),
        ["people", "people-staff", "books-digital"]
    );
    assert_eq!(ids(&succession.reworded, &second), ["books-new"]);
    assert_eq!(ids(&succession.retired, &second), ["rooms-heat"]);
    breaks(&succession, &[]);
}

#[test]
fn words_may_be_mended_in_the_same_edition() {
    let succession = changed(FIRST, |json| {
        json["conditions"][0]["elements"][0]["question"] = json!("Is it light enough to read?");
    });
    assert_eq!(succession.mended, [Slot(2)]);
    breaks(&succession, &[]);
    assert_eq!(changed(FIRST, |_| ()), Succession::default());
}

#[test]
fn elements_may_move_to_another_condition() {
    let succession = changed(FIRST, |json| {
        json["edition"] = json!(2);
        let elements = json["conditions"][0]["elements"].as_array_mut().unwrap();
        let moved = elements.remove(0);
        let other = json["conditions"][1]["elements"].as_array_mut().unwrap();
        other.push(moved);
    });
    assert_eq!(succession.moved, [Slot(2)]);
    breaks(&succession, &[]);
}

#[test]
fn what_would_break_links_is_named() {
    let swapped = |json: &mut Value| json["slots"].as_array_mut().unwrap().swap(5, 6);
    breaks(
        &changed(FIRST, swapped),
        &[
            "slots[5]: needs \"books-new\" as in the older edition, found \"books-old\"",
            "slots[6]: needs \"books-old\" as in the older edition, found \"books-new\"",
        ],
    );
    let removed = |json: &mut Value| {
        json["slots"].as_array_mut().unwrap().pop();
        let elements = json["conditions"][1]["elements"].as_array_mut().unwrap();
        elements.retain(|element| element["id"] != "books-old");
    };
    breaks(
        &changed(FIRST, removed),
        &["slots[6]: needs \"books-old\", which the older edition has here"],
    );
    let level = |json: &mut Value| json["levels"][1]["id"] = json!("begun");
    breaks(
        &changed(FIRST, level),
        &["levels[1].id: needs \"started\" as in the older edition, found \"begun\""],
    );
    let other = |json: &mut Value| json["id"] = json!("archive");
    breaks(
        &changed(FIRST, other),
        &["id: needs \"library\" as in the older edition, found \"archive\""],
    );
    let lowered = |json: &mut Value| {
        json["edition"] = json!(1);
        json["retired"][0]["edition"] = json!(1);
        json["conditions"][0]["elements"][1]["since"] = json!(1);
        json["conditions"][0]["elements"][2]["reworded"] = json!(1);
        json["conditions"][2]["since"] = json!(1);
        json["conditions"][2]["elements"][0]["since"] = json!(1);
    };
    breaks(
        &changed(SECOND, lowered),
        &["edition: needs a higher number than 2, found 1"],
    );
}

#[test]
fn the_edition_is_raised_with_what_is_asked() {
    let retired = |edition: u32| {
        move |json: &mut Value| {
            json["edition"] = json!(edition);
            let elements = json["conditions"][1]["elements"].as_array_mut().unwrap();
            elements.retain(|element| element["id"] != "books-old");
            json["retired"] = json!([{"id": "books-old", "title": "Old", "edition": edition}]);
        }
    };
    breaks(&changed(FIRST, retired(2)), &[]);
    let refused = changed(FIRST, retired(1));
    assert_eq!(refused.breaks.len(), 1, "{refused:?}");
    assert!(refused.breaks[0].message.starts_with("edition 1 asked"));

    let added = |since: u32| {
        move |json: &mut Value| {
            json["edition"] = json!(2);
            let mut element = json["conditions"][1]["elements"][0].clone();
            element["id"] = json!("books-lent");
            element["since"] = json!(since);
            let elements = json["conditions"][1]["elements"].as_array_mut().unwrap();
            elements.push(element);
            json["slots"]
                .as_array_mut()
                .unwrap()
                .push(json!("books-lent"));
        }
    };
    breaks(&changed(FIRST, added(2)), &[]);
    let refused = changed(FIRST, added(1));
    assert_eq!(refused.breaks[0].path, "slots[7]");
    assert!(
        refused.breaks[0]
            .message
            .starts_with("edition 1 did not ask")
    );
}

/// Its answers of the first edition are those to another question.
#[test]
fn a_retired_id_is_never_used_again() {
    let reused = changed(SECOND, |json| {
        json["edition"] = json!(3);
        json["retired"] = json!([{"id": "rooms-gone", "title": "Gone", "edition": 3, "since": 3}]);
        json["slots"]
            .as_array_mut()
            .unwrap()
            .push(json!("rooms-gone"));
        let mut element = json["conditions"][1]["elements"][0].clone();
        element["id"] = json!("rooms-heat");
        let elements = json["conditions"][1]["elements"].as_array_mut().unwrap();
        elements.push(element);
    });
    assert_eq!(reused.breaks[0].path, "slots[3]");
    let message = &reused.breaks[0].message;
    assert!(
        message.starts_with("edition 2 did not ask \"rooms-heat\""),
        "{message}"
    );
}

#[test]
fn a_rewording_is_not_forgotten() {
    let forgotten = changed(SECOND, |json| {
        json["edition"] = json!(3);
        let element = json["conditions"][0]["elements"][2]
            .as_object_mut()
            .unwrap();
        element.remove("reworded");
    });
    breaks(
        &forgotten,
        &["slots[5]: \"books-new\" was reworded after edition 1; keep its `reworded`"],
    );
}
