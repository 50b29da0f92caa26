//! What authors are told in words of theirs: fields that nobody reads, files that are not what they should be,
//! and lists that have shifted.

use serde_json::{Value, json};

use crate::program::{Folder, PACKAGED, run, value};

const SPANISH: &str = "assessments/state-policy/es.json";

fn small() -> Value {
    json!({
        "id": "small",
        "title": "Small",
        "levels": ["No", "Yes"],
        "conditions": [
            {"id": "room", "title": "Room", "elements": [
                {"id": "light", "title": "Light", "question": "Is it light?"},
                {"id": "warm", "title": "Warmth", "question": "Is it warm?"}
            ]},
            {"id": "people", "question": "Are there people?"}
        ]
    })
}

/// Fields are passed over by a quiz, so they are no problem, but hardly meant.
#[test]
fn fields_that_nobody_reads_are_remarked() {
    let folder = Folder::new("fields");
    for (place, name, put, told) in [
        (
            "",
            "abuot",
            json!("x"),
            "abuot: is no field of a definition; did you mean about?",
        ),
        (
            "",
            "retierd",
            json!([]),
            "retierd: is no field of a definition; did you mean retired?",
        ),
        (
            "",
            "author",
            json!("me"),
            "author: is no field of a definition, so no quiz reads it",
        ),
        (
            "",
            "apart",
            json!({"not-aplicable": {}}),
            "apart.not-aplicable: is no field of apart; did you mean not-applicable?",
        ),
        (
            "",
            "text",
            json!({"nex_t": "Go"}),
            "text.nex_t: is no field of text; did you mean next?",
        ),
        (
            "/conditions/1",
            "level",
            json!(["a", "b"]),
            "conditions[1].level: is no field of a condition; did you mean levels?",
        ),
        (
            "/conditions/0",
            "levels",
            json!(["a", "b"]),
            "conditions[0].levels: is read only of a condition without elements",
        ),
        (
            "/conditions/0/elements/1",
            "how_to_tell",
            json!("x"),
            "conditions[0].elements[1].how_to_tell: is no field of an element; did you mean how-to-tell?",
        ),
        (
            "",
            "levels",
            json!(["Yes", "yes "]),
            "levels[1]: is called as another level",
        ),
    ] {
        let mut definition = small();
        definition.pointer_mut(place).unwrap()[name] = put;
        let file = folder.file("en.json", definition.to_string());
        let run = folder.run(&["check", &file]);
        assert!(run.messages.contains(told), "{}", run.messages);
        assert!(
            run.messages.ends_with(": nothing else to complain of\n"),
            "{}",
            run.messages
        );
        run.succeeds();
    }
    let mut definition = small();
    definition["$comment"] = json!("for authors");
    definition["conditions"][1]["levels"] = json!(["None", "Many"]);
    let file = folder.file("en.json", definition.to_string());
    let run = folder.run(&["check", &file]);
    assert_eq!(run.messages, format!("{file}: nothing to complain of\n"));
}

#[test]
fn a_guide_is_remarked_on_as_well() {
    let folder = Folder::new("guide-fields");
    let mut definition = value(PACKAGED);
    definition["guide"] = json!("guide.json");
    let file = folder.file("en.json", definition.to_string());
    let mut guide = value("assessments/state-policy/guide/en.json");
    guide["elements"][0]["rest_on"] = json!([]);
    guide["language"] = json!("es");
    folder.file("guide.json", guide.to_string());
    let run = folder.run(&["check", &file]);
    for told in [
        "elements[0].rest_on: is no field of an element; did you mean rests_on?",
        "language: is \"es\", but that of the definition is \"en\"",
    ] {
        assert!(run.messages.contains(told), "{}", run.messages);
    }
    run.succeeds();
}

/// The number is that of the element.
#[test]
fn what_no_element_loads_is_too_large() {
    let folder = Folder::new("large");
    let mut definition = small();
    definition["$comment"] = json!("x".repeat(4 << 20));
    let file = folder.file("en.json", definition.to_string());
    let told = folder.run(&["check", &file]).ends_with(1);
    assert!(
        told.contains("more than the 4194304 that an element loads"),
        "{told}"
    );
    let loader = std::fs::read_to_string("src/web/loader/definitions.ts").unwrap();
    assert!(loader.contains("const LARGEST = 4 * 2 ** 20;"));
}

#[test]
fn files_that_can_not_be_used_are_told_in_plain_words() {
    let folder = Folder::new("plain-words");
    folder.run(&["new", "small"]).succeeds();
    let told = folder.run(&["new", "small"]).ends_with(2);
    assert!(
        told.contains("it is there already and stays as it is; take another id"),
        "{told}"
    );
    folder.file("wide.json", b"\xff\xfe{\0}\0");
    for (command, told) in [
        (
            &["check", "away.json"][..],
            "away.json: there is no such file",
        ),
        (
            &["edition", "away.json", "away.json"],
            "away.json: there is no such file",
        ),
        (
            &["new", "x", "--from", "away.csv"],
            "away.csv: there is no such file",
        ),
        (&["decode", "away.txt"], "away.txt: there is no such file"),
        (&["check", "small"], "small: it is a folder"),
        (&["check", "wide.json"], "text in UTF-16; save it as UTF-8"),
        (
            &["translate", "wide.json", "wide.json"],
            "text in UTF-16; save it as UTF-8",
        ),
    ] {
        let run = folder.run(command);
        assert!(run.messages.contains(told), "{}", run.messages);
        assert!(!run.messages.contains("os error"), "{}", run.messages);
        assert_ne!(run.exit_code, 0);
    }
}

#[test]
fn a_list_of_slots_that_shifts_is_told_alone() {
    let folder = Folder::new("shifted");
    let old = folder.file("old.json", small().to_string());
    let new = |change: fn(&mut Value)| {
        let mut definition = small();
        definition["edition"] = json!(2);
        change(&mut definition);
        folder.file("new.json", definition.to_string())
    };
    let changes: [fn(&mut Value); 3] = [
        |json| json["conditions"].as_array_mut().unwrap().reverse(),
        |json| {
            let elements = json["conditions"][0]["elements"].as_array_mut().unwrap();
            elements.remove(0);
        },
        |json| {
            json["conditions"].as_array_mut().unwrap().remove(1);
            json["retired"] = json!([{"id": "people", "title": "People", "edition": 2}]);
        },
    ];
    for change in changes {
        let run = folder.run(&["edition", &old, &new(change)]);
        assert_eq!(run.output, "\"slots\": [\"light\",\"warm\",\"people\"]\n");
        let told = run.ends_with(1);
        assert!(told.contains("new.json: slots: is left out"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
    // What is only added behind the last shifts nothing.
    let added = new(|json| {
        let more = json!({"id": "more", "question": "More?", "since": 2});
        json["conditions"].as_array_mut().unwrap().push(more);
    });
    let said = folder.run(&["edition", &old, &added]).succeeds();
    assert_eq!(said, "added: more (More?)\n");
}

#[test]
fn translations_are_compared_by_what_they_mean() {
    let folder = Folder::new("by-id");
    let file = folder.file("small.json", small().to_string());
    let mut other = small();
    other["language"] = json!("de");
    assert_eq!(
        folder
            .run(&[
                "translate",
                &file,
                &folder.file("de.json", other.to_string())
            ])
            .messages,
        "",
    );
    let mut spanish = value(SPANISH);
    let elements = spanish["conditions"][0]["elements"].as_array_mut().unwrap();
    let gone = elements.remove(3)["id"].as_str().unwrap().to_owned();
    let before = elements[2]["id"].as_str().unwrap().to_owned();
    let file = folder.file("es.json", spanish.to_string());
    assert_eq!(
        run(&["translate", PACKAGED, &file], "").ends_with(1),
        format!("{file}: conditions[0].elements: \"{gone}\" is missing behind \"{before}\"\n"),
    );
    let mut spanish = value(SPANISH);
    spanish["conditions"].as_array_mut().unwrap().swap(0, 1);
    let file = folder.file("es.json", spanish.to_string());
    assert_eq!(
        run(&["translate", PACKAGED, &file], "").ends_with(1),
        format!("{file}: conditions: is in another order than in the original\n"),
    );
    let told = run(
        &[
            "translate",
            PACKAGED,
            "assessments/state-policy/guide/es.json",
        ],
        "",
    );
    let told = told.ends_with(1);
    assert!(
        told.contains("it is a guide and the original a definition"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
}

/// The guide in the documentation goes with the definition there.
#[test]
fn documented_examples_are_sound() {
    let folder = Folder::new("documented");
    let example = |page: &str| -> Value {
        let page = std::fs::read_to_string(page).unwrap();
        let (_, rest) = page.split_once("```json\n").unwrap();
        serde_json::from_str(rest.split("```").next().unwrap()).unwrap()
    };
    let mut definition = example("docs/definition.md");
    definition["guide"] = json!("guide.json");
    let file = folder.file("en.json", definition.to_string());
    folder.file("guide.json", example("docs/guide.md").to_string());
    let run = folder.run(&["check", &file]);
    assert_eq!(run.messages, format!("{file}: nothing to complain of\n"));
}
