//! Every language of an assessment says the same: the same structure, ids, addresses and
//! places to be filled in, and nothing left in another language.

use std::fs;
use std::path::{Path, PathBuf};

use readiness_check::assessment::{Assessment, FORMS};
use readiness_check::guide::Guide;
use readiness_check::json::Json;
use serde_json::Value;

use crate::util;

/// What is no text: equal in every language.
const SAME: [&str; 12] = [
    "id",
    "kind",
    "edition",
    "address",
    "assessment",
    "source",
    "below",
    "basis",
    "slots",
    "lead",
    "support",
    "conditions",
];
/// Lists of names, which may be longer in one language.
const FREE: [&str; 1] = ["also"];

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

/// The places to be filled in, sorted, for languages order them differently.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<_> = text
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap())
        .collect();
    places.sort_unstable();
    places
}

/// The texts of a phrase: one, or one for each form it takes beside a number.
fn forms(phrase: &Value) -> Option<Vec<&str>> {
    match phrase {
        Value::String(text) => Some(vec![text]),
        Value::Object(forms) if forms.keys().all(|form| FORMS.contains(&&**form)) => {
            forms.values().map(Value::as_str).collect()
        }
        _ => None,
    }
}

/// Every way in which `other` differs from `one` in more than its words.
fn differences(path: &str, one: &Value, other: &Value, found: &mut Vec<String>) {
    // Languages count with different forms, but fill all of them in alike.
    if path.starts_with(".text.")
        && (one.is_object() || other.is_object())
        && let (Some(ones), Some(others)) = (forms(one), forms(other))
    {
        let odd = |form: &&&str| places(form) != places(ones[0]);
        let odd = ones.iter().chain(&others).find(odd);
        found
            .extend(odd.map(|form| format!("{path}: {form:?} fills in others than {:?}", ones[0])));
        return;
    }
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            let keys = [one, other].map(|object| object.keys().collect::<Vec<_>>());
            if keys[0] != keys[1] {
                let odd = |one: &Vec<&String>, other: &Vec<&String>| {
                    let odd: Vec<_> = one.iter().filter(|key| !other.contains(key)).collect();
                    format!("{odd:?}")
                };
                let (missing, surplus) = (odd(&keys[0], &keys[1]), odd(&keys[1], &keys[0]));
                found.push(format!("{path}: lacks {missing}, has {surplus} besides"));
            }
            for (key, value) in one {
                let path = format!("{path}.{key}");
                let Some(there) = other.get(key) else {
                    continue;
                };
                // Conditions are objects in one file and ids in the other; under `text` every
                // name is one of a phrase.
                let plain = !value.to_string().contains('{') && !path.starts_with(".text.");
                if plain && SAME.contains(&&**key) && there != value {
                    found.push(format!("{path}: {there} instead of {value}"));
                } else if !FREE.contains(&&**key) {
                    differences(&path, value, there, found);
                }
            }
        }
        (Value::Array(one), Value::Array(other)) => {
            if one.len() != other.len() {
                found.push(format!(
                    "{path}: {} entries instead of {}",
                    other.len(),
                    one.len()
                ));
            }
            for (position, (one, other)) in one.iter().zip(other).enumerate() {
                differences(&format!("{path}[{position}]"), one, other, found);
            }
        }
        (Value::String(one), Value::String(other)) => {
            if places(one) != places(other) {
                found.push(format!("{path}: {other:?} fills in others than {one:?}"));
            }
            // A sentence that is equal was forgotten.
            if one == other && one.split(' ').count() > 3 {
                found.push(format!("{path}: not translated: {one:?}"));
            }
        }
        _ if one != other => found.push(format!("{path}: {other} instead of {one}")),
        _ => {}
    }
}

fn compare(folder: &Path) -> usize {
    let files = languages(folder);
    let english: Value = read(&files[0]);
    for file in &files[1..] {
        let mut found = Vec::new();
        differences("", &english, &read(file), &mut found);
        // Its own name, and that of the guide beside it, are all that differ.
        found.retain(|line| !line.starts_with(".language") && !line.starts_with(".guide"));
        assert!(
            found.is_empty(),
            "{}:\n{}",
            file.display(),
            found.join("\n")
        );
    }
    files.len()
}

#[test]
fn every_language_of_an_assessment_has_the_same_structure() {
    let folder = Path::new("assessments/state-policy");
    assert_eq!(
        compare(folder),
        compare(&folder.join("guide")),
        "each has its guide"
    );
}

#[test]
fn every_language_can_be_used() {
    for file in languages(Path::new("assessments/state-policy")) {
        let definition: Json = read(&file);
        let assessment = Assessment::read(&definition).unwrap_or_else(|error| panic!("{error}"));
        let language = file.file_stem().unwrap().to_string_lossy().into_owned();
        // A file may be for more than the one country whose numbers it writes.
        let tag = format!("{}-", assessment.language());
        assert!(
            tag.starts_with(&format!("{language}-")),
            "{tag} in {language}.json"
        );
        assert!(assessment.asks_the_same(&util::state_policy()));
        let guide = file
            .parent()
            .unwrap()
            .join(&**definition.get("guide").unwrap().as_text().unwrap());
        let guide =
            Guide::read(&assessment, &read(&guide)).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(guide.language(), assessment.language());
    }
}

#[test]
fn what_is_missing_is_named() {
    let english: Value = serde_json::json!({
        "a": {"b": "one {x}"}, "list": [{"id": "i"}, {}], "around": {"loading": "", "code": ""},
        "text": {"sum": "{n} all", "all": {"one": "{n}", "other": "{n}s"}, "more": "{n}"},
    });
    let other = serde_json::json!({
        "a": {"c": "", "b": "uno"}, "list": [{"id": "j"}], "around": {"code": "", "retry": ""},
        "text": {"sum": {"few": "{n}", "other": "{n}"}, "all": "{n}", "more": {"other": "n"}},
    });
    let mut found = Vec::new();
    differences("", &english, &other, &mut found);
    // The order of keys is the reader's to choose.
    found.sort();
    assert_eq!(
        found,
        [
            ".a.b: \"uno\" fills in others than \"one {x}\"",
            ".a: lacks [], has [\"c\"] besides",
            ".around: lacks [\"loading\"], has [\"retry\"] besides",
            ".list: 1 entries instead of 2",
            ".list[0].id: \"j\" instead of \"i\"",
            ".text.more: \"n\" fills in others than \"{n}\"",
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
        for folder in ["", "guide/"] {
            let file = format!("assessments/state-policy/{folder}{language}.json");
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
