//! Definitions, their translations and their editions, as those who write them check them.

use serde_json::{Value, json};

use crate::program::{Folder, PACKAGED, run, value};

const SPANISH: &str = "assessments/state-policy/es.json";

#[test]
fn whatever_is_packaged_is_sound() {
    assert_eq!(run(&["check", PACKAGED, SPANISH], "").succeeds(), "");
    assert_eq!(
        run(&["check", "--format", "json", PACKAGED], "").succeeds(),
        "[]\n"
    );
}

/// Words that nobody has packaged are English ones, which is said and no problem.
#[test]
fn a_language_without_words_is_remarked() {
    let folder = Folder::new("words");
    let mut definition = value(PACKAGED);
    definition["language"] = json!("fr");
    definition.as_object_mut().unwrap().remove("guide");
    let file = folder.file("fr.json", definition.to_string());
    let run = folder.run(&["check", &file]);
    let told = "there are no words of the interface in \"fr\"";
    assert!(run.messages.contains(told), "{}", run.messages);
    run.succeeds();
    definition["language"] = json!("es-MX");
    let file = folder.file("es.json", definition.to_string());
    let run = folder.run(&["check", &file]);
    assert_eq!(run.messages, format!("{file}: nothing to complain of\n"));
}

#[test]
fn every_problem_has_its_place() {
    let folder = Folder::new("check");
    let mut definition = value(PACKAGED);
    definition["levels"][0]["label"] = json!(3);
    definition["slots"][2] = json!("nothing");
    let file = folder.file("definition.json", definition.to_string());
    let told = folder.run(&["check", &file]).ends_with(1);
    let told: Vec<_> = told.lines().collect();
    assert_eq!(
        told[0],
        format!("{file}: levels[0].label: needs a text, found a number")
    );
    assert_eq!(told.len(), 3);
    let run = folder.run(&["check", "--format", "json", &file]);
    let found: Value = serde_json::from_str(&run.output).unwrap();
    assert_eq!(
        found[0],
        json!({"file": file, "path": "levels[0].label", "message": "needs a text, found a number"})
    );
    run.ends_with(1);
}

#[test]
fn a_guide_is_checked_with_its_definition() {
    let folder = Folder::new("guide");
    let mut definition = value(PACKAGED);
    definition["guide"] = json!("guide.json");
    let file = folder.file("definition.json", definition.to_string());
    let told = folder.run(&["check", &file]).ends_with(2);
    assert!(told.contains("guide.json: "), "{told}");
    let told = run(&["check", "assessments/state-policy/guide/en.json"], "").ends_with(1);
    assert!(
        told.contains("it is a guide; name its definition"),
        "{told}"
    );
    let mut guide = value("assessments/state-policy/guide/en.json");
    guide["points"][0]["source"] = json!("nowhere");
    let guide = folder.file("guide.json", guide.to_string());
    let told = folder.run(&["check", &file]).ends_with(1);
    assert_eq!(
        told,
        format!("{guide}: points[0].source: no source has the id \"nowhere\"\n")
    );
}

#[test]
fn what_is_no_json_or_says_a_name_twice_is_told() {
    let folder = Folder::new("json");
    let file = folder.file("broken.json", "{\n  \"id\": x\n}");
    let told = folder.run(&["check", &file]).ends_with(1);
    assert!(
        told.starts_with(&format!("{file}: it is not JSON: ")),
        "{told}"
    );
    assert!(told.contains("line 2 column"), "{told}");
    let definition = value(PACKAGED).to_string();
    let twice = definition.replacen('{', "{\"levels\": [], ", 1);
    let file = folder.file("twice.json", twice);
    let told = folder.run(&["check", &file]).ends_with(1);
    let first = format!("{file}: levels: this name stands twice in one object");
    assert!(told.starts_with(&first), "{told}");
    folder
        .run(&["check", &folder.path("away.json")])
        .ends_with(2);
    folder
        .run(&["check", &folder.file("empty.json", "")])
        .ends_with(1);
}

#[test]
fn a_new_definition_is_sound() {
    let folder = Folder::new("new");
    let said = folder.run(&["new", "library-check"]).succeeds();
    assert!(said.contains("library-check/en.json"), "{said}");
    assert_eq!(
        folder.run(&["check", "library-check/en.json"]).succeeds(),
        ""
    );
    let written = value(&folder.path("library-check/en.json"));
    assert_eq!(written["id"], "library-check");
    assert!(written["$comment"].is_string());
    let text = std::fs::read_to_string(folder.path("library-check/en.json")).unwrap();
    assert!(text.lines().count() <= 20, "{text}");
    // Nobody's work is written over.
    let told = folder.run(&["new", "library-check"]).ends_with(2);
    assert!(told.contains("en.json"), "{told}");
    for id in ["Library", "", "a--b", "../away"] {
        let told = folder.run(&["new", id]).ends_with(2);
        assert!(told.contains("an id is lower-case words"), "{told}");
    }
}

#[test]
fn a_spreadsheet_is_a_beginning_too() {
    let folder = Folder::new("from");
    let table =
        "Area;Question;Never;Always;Owner\nDesk;Is it staffed?;No;Yes;Ann\n;Is it open?;=B2;;\n";
    folder.file("table.csv", table);
    let run = folder.run(&["new", "welcome", "--from", "table.csv"]);
    assert_eq!(
        run.messages,
        "table.csv: row 1 has the headings; condition: A “Area”; question: B “Question”; level: C “Never”, D “Always”\n\
         table.csv: Column E “Owner”, with 1 filled cell, is left out.\n\
         table.csv:3: “=B2” looks like a formula. It is kept as this text.\n\
         table.csv:3: Nothing says what “Always” looks like. It is to be filled in.\n"
    );
    run.succeeds();
    let told = folder.run(&["check", "welcome/en.json"]).ends_with(1);
    assert!(
        told.contains("elements[1].levels[1]: needs a text"),
        "{told}"
    );
    let written = value(&folder.path("welcome/en.json"));
    assert_eq!(written["id"], "welcome");
    assert_eq!(written["levels"], json!(["Never", "Always"]));
    // Whoever has no levels yet is told which ones are put in.
    folder.file("plain.csv", "Question\nIs it open?\n");
    let run = folder.run(&["new", "plain", "--from", "plain.csv"]);
    let told = "plain.csv: No column is taken for a level, so the levels are these to begin with: Not yet, Partly, \
                Fully.\n";
    assert!(run.messages.contains(told), "{}", run.messages);
    folder.file("book.csv", "PK\u{3}\u{4}");
    let told = folder
        .run(&["new", "other", "--from", "book.csv"])
        .ends_with(2);
    assert!(told.contains("CSV UTF-8"), "{told}");
}

#[test]
fn a_translation_says_the_same() {
    assert_eq!(run(&["translate", PACKAGED, SPANISH], "").succeeds(), "");
    let folder = Folder::new("translate");
    let mut spanish = value(SPANISH);
    spanish["about"] = value(PACKAGED)["about"].clone();
    spanish["text"].as_object_mut().unwrap().remove("rule");
    spanish["text"]["last"] = json!("El último");
    let file = folder.file("es.json", spanish.to_string());
    let told = run(&["translate", PACKAGED, &file], "").ends_with(1);
    assert!(told.contains(": about: is not translated: "), "{told}");
    assert!(told.contains(": text.rule: is missing\n"), "{told}");
    assert!(
        told.contains(": text.last: is not in the original\n"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 3, "{told}");
}

#[test]
fn a_new_edition_says_what_it_changes() {
    let [first, second] =
        ["first", "second"].map(|name| format!("tests/cases/editions/{name}.json"));
    let said = run(&["edition", &first, &second], "").succeeds();
    for change in [
        "added: people (",
        "reworded: books-new (",
        "retired: rooms-heat (",
    ] {
        assert!(said.contains(change), "{said}");
    }
    let told = run(&["edition", &second, &first], "").ends_with(1);
    assert!(
        told.contains("edition: needs a higher number than 2, found 1"),
        "{told}"
    );
    run(&["edition", &first, "away.json"], "").ends_with(2);
}
