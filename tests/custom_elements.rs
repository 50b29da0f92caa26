//! The manifest that editors read says all there is of the element, and nothing else: its names are
//! held against the source and against rendered pages.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::expect_used)]

mod util;

use std::collections::BTreeSet;

use readiness_check::view::Quiz;
use serde_json::Value;
use util::html::{html, props};
use util::pages::every_place;
use util::source::{files, text, without_comments};

type Names = BTreeSet<String>;

fn element() -> Value {
    let manifest: Value =
        serde_json::from_str(&text("src/web/types/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

/// The names in one of the manifest's lists, each once.
#[track_caller]
fn told(list: &str) -> Names {
    let element = element();
    let entries = element.get(list).and_then(Value::as_array);
    let names: Vec<_> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry["name"].as_str().unwrap().to_owned())
        .collect();
    let set: Names = names.iter().cloned().collect();
    assert_eq!(set.len(), names.len(), "{list} names something twice");
    set
}

/// What stands between `before` and the next `after`, wherever that is.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once(after)?.0))
        .collect()
}

fn script(name: &str) -> String {
    without_comments(&text(&["src/web/", name, ".ts"].concat()))
}

fn words(texts: &[&str]) -> Names {
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    words.map(str::to_owned).collect()
}

#[test]
fn every_part() {
    let mut found = words(&between(
        &script("interface/panel"),
        "panelIn(language, \"",
        "\"",
    ));
    for source in files("src/view", &[".rs"]) {
        found.extend(words(&between(&source.text, " part=\"", "\"")));
    }
    // Some are put together.
    for session in every_place() {
        found.extend(words(&between(
            &html::<Quiz>(props(session)),
            " part=\"",
            "\"",
        )));
    }
    assert_eq!(found, told("cssParts"));
}

#[test]
fn every_attribute() {
    let script = script("element/element");
    let observed = between(&script, "observedAttributes: string[] = [", "]");
    let observed = observed[0].split('"').skip(1).step_by(2);
    let observed: Names = observed.map(str::to_owned).collect();
    assert!(observed.contains("share-url"));
    assert_eq!(observed, told("attributes"));
}

#[test]
fn every_property_and_method() {
    let script = script("element/element");
    let class = script.split_once("class ReadinessCheck").unwrap().1;
    let class = class.split_once("\n}").unwrap().0;
    let members = class.lines().filter_map(|line| {
        let member = line.strip_prefix("  ")?.strip_suffix(" {")?;
        let (name, _) = member.split_once('(')?;
        let name = name.trim_start_matches("async ");
        // Setters have getters beside them.
        Some(name.trim_start_matches("get "))
    });
    // Neither private nor called by the browser.
    let found: Names = members
        .filter(|name| name.chars().all(char::is_alphabetic))
        .filter(|name| *name != "constructor" && !name.ends_with("Callback"))
        .map(str::to_owned)
        .collect();
    assert!(found.contains("answers") && found.contains("open"));
    let told = told("members");
    assert_eq!(found, told);
    let types = text("src/web/types/readiness-check.d.ts");
    for name in told {
        let declared = ["  ", "  readonly "].iter().any(|start| {
            [":", "("]
                .iter()
                .any(|end| types.contains(&["\n", start, &name, end].concat()))
        });
        assert!(declared, "the types lack {name}");
    }
}

#[test]
fn every_event() {
    let mut sent = Names::new();
    for source in files("src/web", &[".ts"]) {
        for arguments in between(&source.text, "send(", ")") {
            let names = between(arguments, ", \"", "\"").into_iter().take(1);
            sent.extend(names.map(|name| ["readiness-", name].concat()));
        }
    }
    let told = told("events");
    assert_eq!(sent, told);
    let declared = text("src/web/types/readiness-check.d.ts");
    let typed = between(&declared, "\n  \"readiness-", "\": CustomEvent<");
    let typed: Names = typed
        .into_iter()
        .map(|name| ["readiness-", name].concat())
        .collect();
    assert_eq!(typed, told);
}

#[test]
fn every_slot() {
    let mut found = Names::new();
    let panel = script("interface/panel");
    for attributes in between(&panel, "[\"slot\", {", "}") {
        let name = between(attributes, "name: \"", "\"");
        found.insert(name.first().copied().unwrap_or_default().to_owned());
    }
    for source in files("src/view", &[".rs"]) {
        found.extend(words(&between(&source.text, "<slot name=\"", "\"")));
    }
    assert_eq!(found, told("slots"));
}

/// What a page may set is what a quiz in a frame is told.
#[test]
fn every_custom_property() {
    let protocol = text("src/web/frame/protocol.ts");
    let list = between(&protocol, "...[", "]").concat();
    let found: Names = list
        .split(',')
        .map(|name| name.trim_matches(|c: char| c.is_whitespace() || c == '"'))
        .filter(|name| !name.is_empty())
        .map(|name| ["--readiness-", name].concat())
        .collect();
    assert_eq!(found, told("cssProperties"));
    let sheets = files("src/view", &[".css"]);
    for name in &found {
        let used = format!("var({name}");
        assert!(
            sheets.iter().any(|sheet| sheet.text.contains(&used)),
            "{name}"
        );
    }
}
