//! Every language of an assessment says the same: the same structure, ids, addresses and
//! places to be filled in, and nothing left in another language.

use std::fs;
use std::path::{Path, PathBuf};

use readiness_check::assessment::Assessment;
use readiness_check::guide::Guide;
use readiness_check::json::Json;
use readiness_check::translation::differences;
use serde_json::Value;

use crate::util;

/// The files of a folder, English first.
fn languages(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    files.sort_by_key(|path| (!path.ends_with("en.json"), path.clone()));
    files
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn said(original: &Json, translation: &Json) -> Vec<String> {
    let problems = differences(original, translation);
    problems.iter().map(ToString::to_string).collect()
}

fn compare(folder: &Path) -> usize {
    let files = languages(folder);
    let english: Json = read(&files[0]);
    for file in &files[1..] {
        let found = said(&english, &read(file));
        assert!(
            found.is_empty(),
            "{}:\n{}",
            file.display(),
            found.join("\n")
        );
    }
    files.len()
}

/// Those of the package.
const ASSESSMENTS: [&str; 2] = ["state-policy", "leaders"];

#[test]
fn every_language_of_an_assessment_has_the_same_structure() {
    let words = compare(Path::new("interface"));
    for folder in ASSESSMENTS.map(|id| Path::new("assessments").join(id)) {
        let found = [compare(&folder), compare(&folder.join("guide"))];
        assert_eq!(found, [words; 2], "{}", folder.display());
    }
}

#[test]
fn every_language_can_be_used() {
    let files = ASSESSMENTS.map(|id| (id, languages(&Path::new("assessments").join(id))));
    for (id, file) in files
        .iter()
        .flat_map(|(id, files)| files.iter().map(move |file| (id, file)))
    {
        let language = file.file_stem().unwrap().to_string_lossy().into_owned();
        let definition = util::data(&util::packaged(id, &language));
        let assessment = Assessment::read(&definition).unwrap_or_else(|error| panic!("{error}"));
        // A file may be for more than the one country whose numbers it writes.
        let tag = format!("{}-", assessment.language());
        assert!(
            tag.starts_with(&format!("{language}-")),
            "{tag} in {language}.json"
        );
        assert!(assessment.asks_the_same(&util::valid(&util::packaged(id, "en"))));
        let named = definition.get("guide").unwrap().as_text().unwrap();
        assert_eq!(**named, format!("guide/{language}.json"));
        let guide = util::data(&util::packaged_guide(id, &language));
        let guide = Guide::read(&assessment, &guide).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(guide.language(), assessment.language());
    }
}

#[test]
fn what_is_missing_is_named() {
    let json = |value: Value| serde_json::from_value::<Json>(value).unwrap();
    let original = json(serde_json::json!({
        "$comment": "To authors.", "language": "en", "id": "i",
        "a": {"b": "one {x}"}, "list": [{"id": "i"}, {}], "around": {"loading": "", "code": ""},
        "text": {"sum": "{n} all", "all": {"one": "{n}", "other": "{n}s"}, "more": "{n}"},
        "words": "as long as a sentence", "short": "not a sentence",
    }));
    let translation = json(serde_json::json!({
        "language": "es", "id": "i",
        "a": {"c": "", "b": "uno"}, "list": [{"id": "j"}], "around": {"code": "", "retry": ""},
        "text": {"sum": {"few": "{n}", "other": "{n}"}, "all": "{n}", "more": {"other": "n"}},
        "words": "as long as a sentence", "short": "not a sentence",
    }));
    let mut found = said(&original, &translation);
    // The order of keys is the reader's to choose.
    found.sort();
    assert_eq!(
        found,
        [
            "a.b: \"uno\" fills in others than \"one {x}\"",
            "a.c: is not in the original",
            "around.loading: is missing",
            "around.retry: is not in the original",
            "list: needs 2 entries, found 1",
            "list[0].id: must be as in the original",
            "text.more: \"n\" fills in others than \"{n}\"",
            "words: is not translated: \"as long as a sentence\"",
        ]
    );
}

/// The cells of a row of the table in `docs/terms.md`.
fn cells(row: &str) -> Vec<&str> {
    row.split('|').map(str::trim).collect()
}

/// A variant stands in a text as words of its own.
fn stands_in(variant: &str, text: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(variant).any(|(start, found)| {
        let [before, behind] = [&text[..start], &text[start + found.len()..]];
        let joins = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        !joins(before.chars().next_back()) && !joins(behind.chars().next())
    })
}

fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(values) => values.iter().for_each(|value| texts(value, found)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// One word for one thing: no text has a variant that the table of terms rules out.
#[test]
fn no_text_has_a_variant_that_was_ruled_out() {
    let table = fs::read_to_string("docs/terms.md").unwrap();
    let rows: Vec<_> = table
        .lines()
        .filter(|line| line.starts_with("| "))
        .collect();
    for (language, column) in [("en", 4), ("es", 5)] {
        let variants = rows[2..].iter().map(|row| cells(row)[column]);
        let variants: Vec<_> = variants.flat_map(|cell| cell.split("; ")).collect();
        let variants = variants.into_iter().filter(|variant| !variant.is_empty());
        let variants: Vec<_> = variants.collect();
        assert!(!variants.is_empty(), "{language}: the column is there");
        let folders = ASSESSMENTS.into_iter();
        let folders = folders.flat_map(|id| {
            [
                format!("assessments/{id}"),
                format!("assessments/{id}/guide"),
            ]
        });
        for folder in folders.chain(["interface".to_owned()]) {
            let file = format!("{folder}/{language}.json");
            let content: Value = read(Path::new(&file));
            let mut found = Vec::new();
            texts(&content, &mut found);
            for text in found {
                let variant = variants.iter().find(|variant| stands_in(variant, text));
                assert_eq!(variant, None, "{file}: {text}");
            }
        }
    }
}
