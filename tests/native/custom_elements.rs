//! The documentation of the element's class, of which the manifest for editors is made, says all
//! there is of the element, and nothing else: its names are held against the source and against
//! rendered pages. `tests/package` holds the manifest to it.

use std::collections::BTreeSet;

use crate::util::html::{html, props};
use crate::util::pages::every_place;
use crate::util::source::{files, text, without_comments};
use readiness_check::view::Quiz;

type Names = BTreeSet<String>;

/// The names that one kind of tag documents, each once.
#[track_caller]
fn told(tag: &str) -> Names {
    let source = text("src/web/element/element.ts");
    let (documented, _) = source.split_once("\n */\nexport class").unwrap();
    let (_, documentation) = documented.rsplit_once("/**").unwrap();
    let words = documentation
        .lines()
        .map(|line| line.trim_start_matches([' ', '*']));
    let words = words.collect::<Vec<_>>().join(" ");
    let names: Vec<_> = words
        .split(" @")
        .filter_map(|entry| entry.strip_prefix(tag)?.strip_prefix(' '))
        .map(|entry| entry.split_once("- ").unwrap().0.trim())
        .map(|named| {
            // A type stands before the name.
            let name = named.rsplit_once("} ").map_or(named, |(_, name)| name);
            let name = name.trim_matches(['[', ']']);
            name.split_once('=')
                .map_or(name, |(name, _)| name)
                .to_owned()
        })
        .collect();
    let set: Names = names.iter().cloned().collect();
    assert_eq!(set.len(), names.len(), "@{tag} names something twice");
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
    let panels = script("interface/panel");
    let mut found = Names::new();
    for call in between(&panels, "panelIn(", "\")") {
        found.extend(call.rsplit(", \"").take(1).map(str::to_owned));
    }
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
    assert_eq!(found, told("csspart"));
}

#[test]
fn every_attribute() {
    let script = script("element/element");
    let observed = between(&script, "observedAttributes: string[] = [", "]");
    let observed = observed[0].split('"').skip(1).step_by(2);
    let observed: Names = observed.map(str::to_owned).collect();
    assert!(observed.contains("share-url") && observed.contains("send-to"));
    assert_eq!(observed, told("attr"));
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
    let told = told("fires");
    assert_eq!(sent, told);
    let declared = text("src/web/public.ts");
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
    assert_eq!(found, told("slot"));
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
    assert_eq!(found, told("cssprop"));
    let sheets = files("src/view", &[".css"]);
    for name in &found {
        let used = format!("var({name}");
        assert!(
            sheets.iter().any(|sheet| sheet.text.contains(&used)),
            "{name}"
        );
    }
}
