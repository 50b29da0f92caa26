//! The table: every element in its row, readable by any program, and nothing in it that a
//! spreadsheet would run.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::Answers;
use readiness_check::assessment::{Assessment, LocaleFormat};
use readiness_check::notes::Notes;
use readiness_check::spreadsheet::{COLUMNS, csv};
use serde_json::Value;

use crate::util;
use crate::util::{answers, any_answers, notes, slot, state_policy, state_policy_json, tries};

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

/// The packaged definition, read once: many tables are made of it.
fn packaged() -> Rc<Assessment> {
    thread_local! {
        static PACKAGED: Rc<Assessment> = state_policy();
    }
    PACKAGED.with(Rc::clone)
}

/// The cell that holds this note.
#[track_caller]
fn note_cell(note: &str) -> String {
    let assessment = packaged();
    let notes = notes(&assessment, &[("purpose-vision", note)]);
    let rows = records(&csv(&assessment, &Answers::default(), &notes));
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
    let rows = records(&csv(&assessment, &given, &notes));
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
    let table = csv(&assessment, &Answers::default(), &Notes::default());
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

/// The cells that a program finds for which this sign separates: it takes quotes for some only where
/// a cell begins, and whatever stands behind them as it is.
fn cells(table: &str, separator: char) -> Vec<String> {
    let mut cells = Vec::new();
    let mut signs = table.trim_start_matches('\u{feff}').chars().peekable();
    while signs.peek().is_some() {
        let mut cell = String::new();
        if signs.next_if_eq(&'"').is_some() {
            while let Some(sign) = signs.next() {
                if sign != '"' || signs.next_if_eq(&'"').is_some() {
                    cell.push(sign);
                } else {
                    break;
                }
            }
        }
        for sign in signs.by_ref() {
            if sign == separator || sign == '\n' || sign == '\r' {
                break;
            }
            cell.push(sign);
        }
        cells.push(cell);
    }
    cells
}

/// OWASP, "CSV Injection": every sign that begins a formula, and what programs skip before one.
#[track_caller]
fn is_harmless(table: &str) {
    for separator in [',', ';', '\t', '|'] {
        for cell in cells(table, separator) {
            let seen = cell.trim_start_matches(|sign: char| {
                sign.is_whitespace()
                    || sign.is_control()
                    || "\"\u{feff}\u{200b}\u{200e}\u{ad}\u{2060}\u{202e}".contains(sign)
            });
            let formula = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
            assert!(!formula, "{cell:?}, separated by {separator:?}");
        }
    }
}

/// What a note becomes in a table.
fn table_of(note: &str) -> String {
    let assessment = packaged();
    let notes = notes(&assessment, &[("purpose-vision", note)]);
    csv(&assessment, &Answers::default(), &notes)
}

#[test]
fn nothing_that_begins_like_a_formula_begins_a_cell() {
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
        for before in [
            "",
            " ",
            "  ",
            "\t",
            "\r",
            "\n",
            "\r\n",
            " \t",
            "\u{a0}",
            "\u{3000}",
            "\u{feff}",
            "\u{200b}",
            "\0",
            "\u{1}",
            "\u{1f}",
            "\u{ad}\u{2060}",
            "\"",
            "\"\"",
            "x\"",
        ] {
            for start in [
                "",
                "see the memo;",
                "a,",
                "a\t",
                "line one\n",
                "line one\r",
                "a|",
                "\";",
            ] {
                is_harmless(&table_of(&format!(
                    "{start}{before}{sign}cmd|' /C calc'!A0;"
                )));
            }
        }
        for before in ["", " ", "\u{a0}", "\u{3000}", "\u{200b}"] {
            let note = format!("{before}{sign}cmd' /C calc'!A0");
            assert_eq!(note_cell(&note), format!("'{note}"), "{note:?}");
        }
        let note = format!("see the memo;{sign}1+1;\n{sign}2");
        let safe = format!("see the memo;'{sign}1+1;\n'{sign}2");
        assert_eq!(note_cell(&note), safe);
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
        "one; two, three\nfour",
    ] {
        assert_eq!(note_cell(note), note);
    }
}

/// Spreadsheets split a file by the separator of lists, which is a semicolon where the comma
/// separates decimals.
#[test]
fn the_separator_is_the_languages() {
    #[derive(Debug)]
    struct Comma;
    impl LocaleFormat for Comma {
        fn direction(&self) -> &'static str {
            "ltr"
        }
        fn number(&self, number: usize) -> String {
            number.to_string()
        }
        fn hundredths(&self, number: usize) -> String {
            format!("{},{:02}", number / 100, number % 100)
        }
        fn form(&self, _: usize) -> usize {
            5
        }
        fn list(&self, items: &[&str]) -> String {
            items.join(" und ")
        }
    }
    let german = util::valid(&state_policy_json()).with_locale(Rc::new(Comma));
    let notes = notes(&german, &[("purpose-vision", "a;b, c")]);
    let table = csv(&german, &Answers::default(), &notes);
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[0].trim_start_matches('\u{feff}'), COLUMNS.join(";"));
    assert!(rows[1].ends_with(";\"a;b, c\""), "{}", rows[1]);
    is_harmless(&table);
}

/// What holds a separator of any country's spreadsheets stays one cell in all of them.
#[test]
fn separators_are_quoted() {
    let assessment = state_policy();
    for note in ["a,b", "a;b", "a\tb", "a\"b", "a\nb", "a\rb"] {
        let notes = notes(&assessment, &[("purpose-vision", note)]);
        let table = csv(&assessment, &Answers::default(), &notes);
        let quoted = format!(",\"{}\"\r\n", note.replace('"', "\"\""));
        assert!(table.contains(&quoted), "{note:?}");
    }
}

/// Letters, and every sign that means something to a reader of tables.
fn any_note() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(
        "ab Hawaiʻi\",;\n\r\t'=+-@|\0\u{200b}"
            .chars()
            .collect::<Vec<_>>(),
    );
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
        is_harmless(&table_of(&note));
        prop_assert!(!cell.starts_with(['\t', '\r', '\n']), "{:?}", cell);
        prop_assert_eq!(cell.replace('\'', ""), note.replace('\'', ""));
    }

    #[test]
    fn every_answer_stands_in_its_row(given in any_answers(&state_policy())) {
        let assessment = state_policy();
        let rows = records(&csv(&assessment, &given, &Notes::default()));
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
