//! Results as files: what is written, what is read, and what is refused.

use std::fmt::Write as _;
use std::rc::Rc;
use std::time::{Duration, Instant};

use jsonschema::Validator;
use readiness_check::answers::Answer;
use readiness_check::assessment::{Assessment, LevelIndex, Slot};
use readiness_check::code::Decoded;
use readiness_check::file::{FileError, ResultFile, read};
use readiness_check::json::Json;
use readiness_check::notes::{LONGEST_NOTE, Notes};
use readiness_check::results::SharedResult;
use serde_json::{Value, json};

use crate::util;
use crate::util::{answers, slot};

/// Edition 2 of an example, in which a question was retired, another reworded and some added.
pub(crate) fn second() -> Rc<Assessment> {
    let json = include_str!("../cases/editions/second.json");
    Rc::new(util::valid(&serde_json::from_str(json).unwrap()))
}

/// The file that `change` makes of a sound one.
fn file(change: impl FnOnce(&mut Value)) -> Value {
    let mut json = json!({
        "format": "readiness-check-result", "version": 1, "assessment": "library",
        "edition": 2,
        "answers": {"rooms": "started", "rooms-quiet": "not-applicable", "people": "not-sure"},
        "notes": {"rooms-light": "two lamps"},
    });
    change(&mut json);
    json
}

/// What the published schema says.
pub(crate) fn schema() -> Validator {
    let schema = include_str!("../../src/result.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    jsonschema::draft202012::new(&schema).unwrap()
}

pub(crate) fn written(assessment: &Assessment, received: &SharedResult) -> Value {
    let file = ResultFile::of(assessment, &received.result, &received.notes);
    serde_json::to_value(file).unwrap()
}

fn unexpected(path: &str) -> FileError {
    FileError::Unexpected { path: path.into() }
}

fn repeated(name: &str) -> FileError {
    FileError::Repeated { name: name.into() }
}

#[test]
fn a_file_is_plain_data_by_id() {
    let assessment = util::assessment(4, &[2]);
    let mut notes = Notes::default();
    notes.set(slot(&assessment, "c0-e0"), "statute 12".into());
    let result = Decoded {
        edition: 2,
        answers: answers(&assessment, &[("c0", "partial"), ("c0-e1", "not-sure")]),
    };
    let file = ResultFile::of(&assessment, &result, &notes);
    assert_eq!(
        serde_json::to_string(&file).unwrap(),
        r#"{"format":"readiness-check-result","version":1,"assessment":"example","edition":2,"answers":{"c0":"partial","c0-e1":"not-sure"},"notes":{"c0-e0":"statute 12"}}"#
    );
}

#[test]
fn a_sound_file_is_read_as_it_stands() {
    let assessment = second();
    let received = read(&assessment, &util::data(&file(|_| {}))).unwrap();
    let given = [
        ("rooms", "started"),
        ("rooms-quiet", "not-applicable"),
        ("people", "not-sure"),
    ];
    assert_eq!(received.result.answers, answers(&assessment, &given));
    assert_eq!(received.result.edition, 2);
    assert_eq!(received.notes.iter().count(), 1);
    assert!(!received.own, "it is someone else's until it is adopted");
}

#[test]
fn the_documented_file_is_read() {
    let document = util::source::text("docs/file.md");
    let (_, rest) = document.split_once("```json\n").unwrap();
    let (json, _) = rest.split_once("```").unwrap();
    let json: Value = serde_json::from_str(json).unwrap();
    assert!(schema().is_valid(&json));
    let assessment = util::state_policy();
    let received = read(&assessment, &util::data(&json)).unwrap();
    assert_eq!(written(&assessment, &received), json);
}

#[test]
fn a_file_without_answers_or_notes_has_none() {
    let assessment = second();
    let bare = file(|json| {
        let json = json.as_object_mut().unwrap();
        json.remove("answers");
        json.remove("notes");
    });
    assert!(schema().is_valid(&bare));
    let received = read(&assessment, &util::data(&bare)).unwrap();
    assert!(received.result.answers.is_empty() && received.notes.is_empty());
}

/// It was asked when the file was saved.
#[test]
fn an_answer_to_a_question_that_has_been_retired_since_is_read() {
    let assessment = second();
    let old = file(|json| {
        json["edition"] = json!(1);
        json["answers"] = json!({"rooms-heat": "none"});
        json["notes"] = json!({"rooms-heat": "no stove"});
    });
    let received = read(&assessment, &util::data(&old)).unwrap();
    assert_eq!(
        received.result.answers.get(Slot(3)),
        Some(Answer::Level(LevelIndex(0)))
    );
    assert_eq!(
        received.notes.get(Slot(3)).map(|note| &**note),
        Some("no stove")
    );
    assert_eq!(written(&assessment, &received), old);
}

#[test]
fn a_note_is_text_whatever_stands_in_it() {
    let assessment = second();
    for note in [
        "<img src=x onerror=alert(1)>",
        "\u{202e}back\u{0}",
        "\u{feff}\n\"{}\"",
    ] {
        let noted = file(|json| json["notes"]["rooms"] = json!(note));
        assert!(schema().is_valid(&noted));
        let received = read(&assessment, &util::data(&noted)).unwrap();
        assert_eq!(&**received.notes.get(Slot(0)).unwrap(), note);
    }
}

#[test]
fn the_longest_note_is_read_and_a_longer_one_refused() {
    let noted = |length| file(|json| json["notes"]["rooms"] = json!("é".repeat(length)));
    let (longest, longer) = (noted(LONGEST_NOTE), noted(LONGEST_NOTE + 1));
    assert!(read(&second(), &util::data(&longest)).is_ok());
    assert!(schema().is_valid(&longest) && !schema().is_valid(&longer));
    let error = FileError::LongNote {
        slot: "rooms".into(),
    };
    refused(&longer, &error);
    refused(&noted(100_000), &error);
}

#[track_caller]
fn refused(json: &Value, expected: &FileError) {
    let found = read(&second(), &util::data(json)).expect_err("it is broken");
    assert_eq!(&found, expected, "{json}");
}

/// A place, what is put there, whether the schema takes it, and what the reader says.
const BROKEN: &str = r#"
                | null             | no  | it is not a results file
                | []               | no  | it is not a results file
/format         | "x"              | no  | it is not a results file
/format         | 1                | no  | it is not a results file
/version        | 2                | no  | it is of another version
/version        | 1.5              | no  | it is of another version
/version        | "1"              | no  | version holds something unexpected
/assessment     | "another"        | yes | it belongs to another assessment
/assessment     | 7                | no  | assessment holds something unexpected
/edition        | 3                | yes | it was made with a newer edition
/edition        | 62               | no  | it was made with a newer edition
/edition        | 1e300            | no  | it was made with a newer edition
/edition        | 0                | no  | edition holds something unexpected
/edition        | -1               | no  | edition holds something unexpected
/edition        | 1.5              | no  | edition holds something unexpected
/edition        | "2"              | no  | edition holds something unexpected
/answers        | []               | no  | answers holds something unexpected
/answers        | "rooms"          | no  | answers holds something unexpected
/answers/cellar | "done"           | yes | answers.cellar holds something unexpected
/answers/rooms  | "finished"       | yes | answers.rooms holds something unexpected
/answers/rooms  | 1                | no  | answers.rooms holds something unexpected
/answers/rooms  | "not-applicable" | yes | answers.rooms holds something unexpected
/notes          | null             | no  | notes holds something unexpected
/notes/cellar   | "damp"           | yes | notes.cellar holds something unexpected
/notes/rooms    | ["damp"]         | no  | notes.rooms holds something unexpected
/code           | "1abc"           | no  | code holds something unexpected
/Format         | "x"              | no  | Format holds something unexpected
"#;

#[test]
fn a_broken_file_is_refused_with_the_place() {
    let schema = schema();
    for line in BROKEN.trim_matches('\n').lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [place, put, seen, said] = cells[..] else {
            panic!("{line}");
        };
        let put: Value = serde_json::from_str(put).unwrap();
        let broken = file(|json| match place.rsplit_once('/') {
            Some((parent, name)) => json.pointer_mut(parent).unwrap()[name] = put,
            None => *json = put,
        });
        let error = read(&second(), &util::data(&broken)).expect_err(line);
        assert_eq!(error.to_string(), said, "{line}");
        assert_eq!(schema.is_valid(&broken), seen == "yes", "{line}");
    }
}

#[test]
fn a_file_that_leaves_out_what_it_is_is_refused() {
    for (name, expected) in [
        ("format", FileError::NotResult),
        ("version", unexpected("version")),
        ("assessment", unexpected("assessment")),
        ("edition", unexpected("edition")),
    ] {
        let without = file(|json| {
            json.as_object_mut().unwrap().remove(name);
        });
        refused(&without, &expected);
        assert!(!schema().is_valid(&without));
    }
}

#[test]
fn a_question_that_the_edition_did_not_ask_has_no_answer() {
    let early = |id: &str| {
        let id = id.to_owned();
        file(|json| {
            json["edition"] = json!(1);
            json["answers"] = json!({id: "done"});
        })
    };
    refused(&early("people"), &unexpected("answers.people"));
    refused(
        &early("books-digital"),
        &unexpected("answers.books-digital"),
    );
    let gone = file(|json| json["answers"] = json!({"rooms-heat": "done"}));
    refused(&gone, &unexpected("answers.rooms-heat"));
}

/// Which of the two counts, nobody could say.
#[test]
fn a_name_that_stands_twice_is_refused() {
    let whole = file(|_| {}).to_string();
    for (from, to, name) in [
        (r#""version":1"#, r#""version":1,"version":1"#, "version"),
        (
            r#""format":"#,
            r#""format":"readiness-check-result","format":"#,
            "format",
        ),
        (r#""answers":{"#, r#""answers":{"rooms":"done","#, "rooms"),
        (
            r#""notes":{"#,
            r#""notes":{"rooms-light":" ","#,
            "rooms-light",
        ),
        (r#""notes":{"#, r#""notes":{},"notes":{"#, "notes"),
    ] {
        let twice = whole.replacen(from, to, 1);
        assert_ne!(twice, whole);
        let data: Json = serde_json::from_str(&twice).unwrap();
        assert_eq!(read(&second(), &data), Err(repeated(name)), "{twice}");
    }
}

/// As deep as a reader of JSON goes.
#[test]
fn deep_nesting_is_refused_wherever_it_stands() {
    let deep = ["[".repeat(120), "]".repeat(120)].concat();
    let deep: Value = serde_json::from_str(&deep).unwrap();
    refused(&deep, &FileError::NotResult);
    for (name, path) in [
        ("version", "version"),
        ("edition", "edition"),
        ("answers", "answers"),
        ("notes", "notes"),
        ("more", "more"),
    ] {
        refused(&file(|json| json[name] = deep.clone()), &unexpected(path));
    }
    let inside = file(|json| json["answers"]["rooms"] = deep.clone());
    refused(&inside, &unexpected("answers.rooms"));
}

#[test]
fn a_megabyte_of_names_is_refused_at_once() {
    let assessment = second();
    let sound = file(|_| {}).to_string();
    let many = |name: fn(usize) -> String, value: &str| {
        let mut entries = String::new();
        let mut count = 0;
        while entries.len() < 1 << 20 {
            write!(entries, "\"{}\":{value},", name(count)).unwrap();
            count += 1;
        }
        entries
    };
    let unknown = many(|count| format!("s{count}"), "\"done\"");
    let same = many(|_| "rooms-heat".into(), "\" \"");
    for (from, entries) in [
        ("{", &unknown),
        (r#""answers":{"#, &unknown),
        (r#""notes":{"#, &unknown),
        (r#""notes":{"#, &same),
    ] {
        let large = sound.replacen(from, &[from, entries].concat(), 1);
        let data: Json = serde_json::from_str(&large).unwrap();
        let start = Instant::now();
        assert!(read(&assessment, &data).is_err());
        assert!(start.elapsed() < Duration::from_millis(100));
    }
}
