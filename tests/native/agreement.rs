//! The trial of agreement: `docs/method.md` says what the readers' answers in
//! `tests/cases/agreement/` come to. `cargo test agreement` prints the table where they differ.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use crate::util::state_policy;

/// By sheet, each reader's answers: by element the level, and the other one that the reader could
/// have defended.
type Trial = BTreeMap<String, Vec<BTreeMap<String, Vec<String>>>>;

/// Forms of the questions, and the sheets that were answered with each, in the order of the table.
const TRIALS: [(&str, &str, &[&str]); 9] = [
    ("before", "one scale", &["early", "middle", "far"]),
    ("first-draft", "first draft", &["early", "middle", "far"]),
    ("second-draft", "second draft", &["early", "middle", "far"]),
    (
        "third-draft",
        "third draft",
        &["early", "middle", "far", "marisol"],
    ),
    ("fourth-draft", "fourth draft", &["tamarack", "pelican-bay"]),
    (
        "fifth-draft",
        "fifth draft",
        &[
            "early",
            "middle",
            "far",
            "tamarack",
            "pelican-bay",
            "kestrel",
        ],
    ),
    (
        "sixth-draft",
        "sixth draft",
        &["middle", "kestrel", "sandhill"],
    ),
    ("seventh-draft", "seventh draft", &["granite"]),
    ("after", "as it is", &["middle", "granite"]),
];

fn trial(name: &str) -> Trial {
    let path = format!("tests/cases/agreement/{name}.json");
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn percent(part: usize, whole: usize) -> String {
    format!("{} %", (part * 100 + whole / 2) / whole)
}

/// What the readers of one sheet come to, as a row of the table.
fn row(form: &str, sheet: &str, readers: &[BTreeMap<String, Vec<String>>]) -> String {
    let assessment = state_policy();
    let levels: Vec<&str> = assessment.levels().iter().map(|level| &*level.id).collect();
    let elements: Vec<&String> = readers[0].keys().collect();
    let mut shares = vec![0; levels.len()];
    let (mut equal, mut hesitated) = (0, 0);
    for element in &elements {
        let given: Vec<&Vec<String>> = readers.iter().map(|answers| &answers[*element]).collect();
        for answer in &given {
            if let Some(level) = levels.iter().position(|id| *id == answer[0]) {
                shares[level] += 1;
            }
        }
        equal += usize::from(given.iter().all(|answer| answer[0] == given[0][0]));
        hesitated += usize::from(given.iter().filter(|answer| answer.len() > 1).count() >= 2);
    }
    let mut row = format!("| {form} | {sheet} |");
    for share in shares {
        write!(row, " {} |", percent(share, elements.len() * readers.len())).unwrap();
    }
    write!(row, " {} | {hesitated} |", percent(equal, elements.len())).unwrap();
    row
}

#[test]
fn the_agreement_of_readers_is_as_the_method_says() {
    let mut table = String::new();
    for (file, form, sheets) in TRIALS {
        let trial = trial(file);
        assert_eq!(trial.len(), sheets.len(), "{file}");
        for sheet in sheets {
            writeln!(table, "{}", row(form, sheet, &trial[*sheet])).unwrap();
        }
    }
    let method = fs::read_to_string("docs/method.md").unwrap();
    assert!(
        method.contains(&table),
        "docs/method.md should have:\n{table}"
    );
}

#[test]
fn every_reader_answered_every_element() {
    let assessment = state_policy();
    let elements = assessment
        .conditions()
        .iter()
        .flat_map(|condition| &condition.elements);
    let mut asked: Vec<&str> = elements.map(|element| &*element.id).collect();
    asked.sort_unstable();
    for (file, _, _) in TRIALS {
        for (sheet, readers) in trial(file) {
            assert_eq!(readers.len(), 3, "{file}, {sheet}");
            for answers in readers {
                let answered: Vec<&str> = answers.keys().map(String::as_str).collect();
                assert_eq!(answered, asked, "{file}, {sheet}");
            }
        }
    }
}
