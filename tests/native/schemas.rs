//! The published schemas of definitions and guides: whatever is packaged fits them, and of what is
//! refused they refuse all but what no schema can say.

use std::fs;
use std::path::Path;

use jsonschema::Validator;
use serde_json::Value;

use crate::util;

/// Beginnings and parts of messages about what holds between different places of a file, or between
/// files.
const BEYOND: [&str; 9] = [
    "is used twice",
    "has the id",
    "is listed twice",
    "for each of the 4 levels",
    "levels below the highest",
    "needs 1, the edition it is read with",
    "the assessment it is read with",
    "the last situation holds where no other does",
    "no text is called so",
];

#[track_caller]
fn schema(name: &str) -> Validator {
    let path = Path::new("src").join(name);
    let schema: Value = json(&path);
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    jsonschema::draft202012::new(&schema).unwrap()
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

#[track_caller]
fn fits(schema: &Validator, value: &Value, what: &str) {
    let errors: Vec<_> = schema
        .iter_errors(value)
        .map(|error| format!("{what}: {}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// The files of every packaged assessment, of its own and of its guide's folder.
fn packaged(inner: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for folder in fs::read_dir("assessments").unwrap() {
        let folder = folder.unwrap().path().join(inner);
        for file in fs::read_dir(folder).into_iter().flatten() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|ending| ending == "json") {
                found.push(json(&file));
            }
        }
    }
    assert!(found.len() > 1);
    found
}

#[test]
fn whatever_is_packaged_fits() {
    let (definitions, guides) = (
        schema("definition.schema.json"),
        schema("guide.schema.json"),
    );
    for definition in packaged("") {
        fits(&definitions, &definition, "definition");
    }
    for guide in packaged("guide") {
        fits(&guides, &guide, "guide");
    }
    fits(&definitions, &util::definition(4, &[2, 1]), "small");
    fits(
        &definitions,
        &util::file("tests/cases/smallest.json"),
        "smallest",
    );
    for edition in ["first", "second"] {
        let path = format!("tests/cases/editions/{edition}.json");
        fits(&definitions, &json(Path::new(&path)), edition);
    }
}

/// Applies each of the cases to a sound file: it is refused, or its problem is beyond a schema.
fn refuses(schema: &Validator, sound: &Value, cases: &str) {
    let cases: Vec<Value> = serde_json::from_str(cases).unwrap();
    let mut refused = 0;
    for case in &cases {
        let mut broken = sound.clone();
        *broken.pointer_mut(case["at"].as_str().unwrap()).unwrap() = case["put"].clone();
        let said = case["problems"].to_string();
        let beyond = BEYOND.iter().any(|part| said.contains(part));
        assert!(!schema.is_valid(&broken) || beyond, "{said}");
        refused += usize::from(!schema.is_valid(&broken));
    }
    // The rest are ids that lead nowhere or stand twice.
    assert!(refused * 3 > cases.len(), "{refused} of {}", cases.len());
}

#[test]
fn broken_definitions_do_not_fit() {
    let mut sound = util::definition(4, &[2, 1]);
    let stage = serde_json::json!({"label": "S", "within": "s", "counted": "{count}"});
    sound["stages"] = serde_json::json!({"overall": "{count}", "list": vec![stage; 4]});
    let cases = include_str!("../cases/broken-definitions.json");
    refuses(&schema("definition.schema.json"), &sound, cases);
    refuses_others(
        &schema("definition.schema.json"),
        &sound,
        &["id", "title", "levels"],
    );
}

#[test]
fn broken_guides_do_not_fit() {
    let sound = json(Path::new("assessments/state-policy/guide/en.json"));
    let mut cases: Value =
        serde_json::from_str(include_str!("../cases/broken-guides.json")).unwrap();
    // What puts a name where none was.
    let cases = cases.as_array_mut().unwrap();
    cases.retain(|case| sound.pointer(case["at"].as_str().unwrap()).is_some());
    let cases = Value::Array(cases.clone()).to_string();
    refuses(&schema("guide.schema.json"), &sound, &cases);
    refuses_others(
        &schema("guide.schema.json"),
        &sound,
        &["edition", "language"],
    );
}

/// No file at all, and one without any of the names that it needs.
fn refuses_others(schema: &Validator, sound: &Value, needed: &[&str]) {
    for other in [Value::Null, serde_json::json!([]), serde_json::json!({})] {
        assert!(!schema.is_valid(&other), "{other}");
    }
    for name in needed {
        let mut other = sound.clone();
        other.as_object_mut().unwrap().remove(*name).unwrap();
        assert!(!schema.is_valid(&other), "without {name}");
    }
}
