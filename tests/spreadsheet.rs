//! The table: every element in its row, readable by any program, and nothing in it that a
//! spreadsheet would run.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::expect_used)]

mod util;

use proptest::prelude::*;
use readiness_check::answers::Answers;
use readiness_check::notes::Notes;
use readiness_check::spreadsheet::{COLUMNS, comma_separated};
use serde_json::Value;

use util::{answers, any_answers, notes, slot, state_policy, state_policy_json, tries};

/// The records of a table by RFC 4180, strictly: a quote only around a whole cell or doubled
/// inside of one, line ends only CR LF, as many cells in every row.
#[track_caller]
fn records(table: &str) -> Vec<Vec<String>> {
    let mut rest = table.strip_prefix('\u{feff}').expect("a byte order mark");
    assert!(!rest.contains('\u{feff}'), "only one");
    let mut rows = vec![];
    let mut row = vec![];
    while !rest.is_empty() {
        let cell = if let Some(quoted) = rest.strip_prefix('"') {
            let (mut cell, mut inside) = (String::new(), quoted);
            loop {
                let (part, after) = inside.split_once('"').expect("an end of the quotes");
                cell.push_str(part);
                inside = after;
                match inside.strip_prefix('"') {
                    Some(after) => {
                        cell.push('"');
                        inside = after;
                    }
                    None => break,
                }
            }
            rest = inside;
            cell
        } else {
            let end = rest
                .find([',', '\r', '\n', '"'])
                .expect("an end of the row");
            let (cell, after) = rest.split_at(end);
            rest = after;
            cell.into()
        };
        row.push(cell);
        if let Some(after) = rest.strip_prefix(',') {
            rest = after;
        } else {
            rest = rest.strip_prefix("\r\n").expect("an end of the row");
            rows.push(std::mem::take(&mut row));
        }
    }
    assert!(row.is_empty(), "the last row ends");
    for row in &rows {
        assert_eq!(row.len(), COLUMNS.len(), "{row:?}");
    }
    rows
}

/// The cell that holds this note.
#[track_caller]
fn note_cell(note: &str) -> String {
    let assessment = state_policy();
    let notes = notes(&assessment, &[("purpose-vision", note)]);
    let rows = records(&comma_separated(&assessment, &Answers::default(), &notes));
    assert_eq!(rows[1][4], "purpose-vision");
    let others = rows[2..].iter().all(|row| row[9].is_empty());
    assert!(others, "one note");
    rows[1][9].clone()
}

#[test]
fn every_element_has_a_row_under_the_names_of_the_columns() {
    let assessment = state_policy();
    let given = answers(
        &assessment,
        &[
            ("purpose", "partial"),
            ("purpose-vision", "not-sure"),
            ("purpose-content", "not-applicable"),
        ],
    );
    let notes = notes(
        &assessment,
        &[("purpose-content", "None, says \"counsel\"")],
    );
    let rows = records(&comma_separated(&assessment, &given, &notes));
    assert_eq!(rows[0], COLUMNS);
    assert_eq!(rows.len(), 1 + 79);
    assert_eq!(
        rows[1],
        [
            "purpose",
            "System Purpose",
            "partial",
            "Partly in place",
            "purpose-vision",
            "Student-centered Vision",
            "Policy",
            "not-sure",
            "Not sure",
            "",
        ]
    );
    assert_eq!(
        rows[2][7..],
        ["not-applicable", "Does not apply", "None, says \"counsel\""]
    );
    assert_eq!(rows[10][..4], ["flexibility", "Policy Flexibility", "", ""]);
}

#[test]
fn ids_and_titles_are_the_definitions() {
    let json = state_policy_json();
    let assessment = state_policy();
    let table = comma_separated(&assessment, &Answers::default(), &Notes::default());
    let text = |value: &Value, name: &str| value[name].as_str().unwrap().to_owned();
    let mut expected = Vec::new();
    for condition in json["conditions"].as_array().unwrap() {
        for element in condition["elements"].as_array().unwrap() {
            let kinds = json["kinds"].as_array().unwrap();
            let kind = kinds
                .iter()
                .find(|kind| kind["id"] == element["kind"])
                .unwrap();
            expected.push([
                text(condition, "id"),
                text(condition, "title"),
                text(element, "id"),
                text(element, "title"),
                text(kind, "title"),
            ]);
        }
    }
    let rows = records(&table);
    let found: Vec<_> = rows[1..]
        .iter()
        .map(|row| [0, 1, 4, 5, 6].map(|column: usize| row[column].clone()))
        .collect();
    assert_eq!(found, expected);
}

/// OWASP, "CSV Injection": every sign that begins a formula, and what programs skip before one.
#[test]
fn nothing_that_begins_like_a_formula_begins_a_cell() {
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
        for before in [
            "", " ", "  ", "\t", "\r", "\n", "\r\n", " \t", "\u{a0}", "\u{3000}",
        ] {
            let note = format!("{before}{sign}cmd|' /C calc'!A0");
            assert_eq!(note_cell(&note), format!("'{note}"), "{note:?}");
        }
    }
    for start in ["\t", "\r", "\n"] {
        let note = format!("{start}as adopted");
        assert_eq!(note_cell(&note), format!("'{note}"), "{note:?}");
    }
    for note in [
        "1 = 1",
        "a-b",
        "§ 302A",
        " as adopted",
        "'quoted'",
        "see a@example.org",
        "(-1)",
    ] {
        assert_eq!(note_cell(note), note);
    }
}

/// What holds a separator of any country's spreadsheets stays one cell in all of them.
#[test]
fn separators_are_quoted() {
    let assessment = state_policy();
    for note in ["a,b", "a;b", "a\tb", "a\"b", "a\nb", "a\rb"] {
        let notes = notes(&assessment, &[("purpose-vision", note)]);
        let table = comma_separated(&assessment, &Answers::default(), &notes);
        let quoted = format!(",\"{}\"\r\n", note.replace('"', "\"\""));
        assert!(table.contains(&quoted), "{note:?}");
    }
}

/// Letters, and every sign that means something to a reader of tables.
fn any_note() -> impl Strategy<Value = String> {
    let signs = prop::sample::select("ab Hawaiʻi\",;\n\r\t'=+-@|".chars().collect::<Vec<_>>());
    prop_oneof![
        prop::collection::vec(signs, 1..30).prop_map(String::from_iter),
        any::<String>(),
    ]
    .prop_filter("a note without a word is none", |note| {
        !note.trim().is_empty()
    })
    .prop_filter("the mark stands only at the start", |note| {
        !note.contains('\u{feff}')
    })
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn a_note_comes_back_as_it_was_and_is_never_a_formula(note in any_note()) {
        let cell = note_cell(&note);
        let harmless = !cell.trim_start().starts_with(['=', '+', '-', '@'])
            && !cell.starts_with(['\t', '\r', '\n']);
        prop_assert!(harmless, "{:?}", cell);
        prop_assert_eq!(cell.strip_prefix('\'').filter(|_| cell != note).unwrap_or(&cell), note);
    }

    #[test]
    fn every_answer_stands_in_its_row(given in any_answers(&state_policy())) {
        let assessment = state_policy();
        let rows = records(&comma_separated(&assessment, &given, &Notes::default()));
        let ids = given.to_ids(&assessment);
        let ids = serde_json::to_value(&ids).unwrap();
        for row in &rows[1..] {
            for (id, level) in [(&row[0], &row[2]), (&row[4], &row[7])] {
                let expected = ids.get(&**id).and_then(Value::as_str).unwrap_or_default();
                prop_assert_eq!(&**level, expected);
                slot(&assessment, id);
            }
        }
    }
}
