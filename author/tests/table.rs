//! Definitions out of spreadsheets: whatever is in one, something sensible comes of it, and nothing is lost
//! without a word.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

use std::fmt::Write;

use proptest::prelude::*;
use readiness_check::assessment::Assessment;
use readiness_check::json::Json;
use readiness_check::table::{Begun, Column, Plan, Table, id_of};
use readiness_check::words::{ENGLISH, complete};

const LEVELS: [&str; 3] = ["Not yet", "Partly", "Fully"];

fn begun(cells: &[u8]) -> Begun {
    let table = Table::read(cells).unwrap();
    table.definition(&table.guess(), "A sheet", &LEVELS)
}

fn read(definition: &Json) -> Result<Assessment, String> {
    let words = serde_json::from_str(ENGLISH).unwrap();
    Assessment::read(&complete(definition, &words)).map_err(|problems| problems.to_string())
}

fn json(definition: &Json) -> serde_json::Value {
    serde_json::to_value(definition).unwrap()
}

/// The remarks, a line each, but for that on the levels of a sheet that has none.
fn told(begun: &Begun) -> String {
    begun
        .remarks
        .iter()
        .filter(|remark| !remark.message.starts_with("No column is taken for a level"))
        .fold(String::new(), |mut told, remark| {
            writeln!(told, "{}: {}", remark.row, remark.message).unwrap();
            told
        })
}

#[test]
fn a_rubric_becomes_an_assessment() {
    let cells = "Our rubric,,,,\n\n\
        Domain,Indicator,Question,Type,1 Emerging,Level 2: Developing,3\n\
        Team,Roles,Does everybody know their role?,People,No,Some do,All do\n\
        ,Time,Is there time to meet?,Place,Never,,Weekly\n\
        ,,,,,,\n\
        Room,\"A \"\"good\"\" room\nfor all\",Is there one?,people,,,\n";
    let begun = begun(cells.as_bytes());
    assert_eq!(
        told(&begun),
        "5: Nothing says what “Developing” looks like. It is to be filled in.\n"
    );
    let whole = json(&begun.definition);
    assert_eq!(whole["id"], "our-rubric");
    assert_eq!(
        whole["levels"],
        serde_json::json!(["Emerging", "Developing", "Level 3"])
    );
    assert_eq!(whole["kinds"][1]["id"], "place");
    assert_eq!(whole["conditions"][0]["elements"][1]["levels"][1], "");
    let room = &whole["conditions"][1]["elements"][0];
    assert_eq!(
        (&room["title"], &room["kind"]),
        (&"A \"good\" room for all".into(), &"people".into())
    );
    let problem = read(&begun.definition).unwrap_err();
    let gap = "conditions[0].elements[1].levels[1]: needs a text, found an empty text";
    assert_eq!(problem, gap);
}

#[test]
fn what_is_odd_is_told_with_its_row() {
    for (cells, expected) in [
        (
            "Area,Question\nA,=1+1",
            "2: “=1+1” looks like a formula. It is kept as this text.\n",
        ),
        (
            "Area,Question\n,Who?",
            "2: There is no condition here and none above, so one called “General” is begun.\n",
        ),
        (
            "Area,Question\nA,Who?\nB,",
            "3: Nothing is asked under “B”, so its title is the question.\n",
        ),
        (
            "Area,Question,Why\nA,Who?,Because\nA,What?,Therefore",
            "3: “Therefore” says something else of “A” than a row above, which holds. This is left out.\n",
        ),
        (
            "Area,Question,Evidence\nA,Who?,\n,,Ask",
            "3: There is no title and no question but “Ask”, so nothing is asked.\n",
        ),
        ("Area,Question\nA,Who?\n\n\nA,What?", ""),
    ] {
        assert_eq!(told(&begun(cells.as_bytes())), expected, "{cells}");
    }
    let open = told(&begun(b"Area,Question\nA,\"Who?\nB,What?"));
    assert!(
        open.starts_with("0: A quotation mark is opened and never closed"),
        "{open}"
    );
}

#[test]
fn rows_have_the_numbers_of_the_sheet() {
    let table = Table::read(b"a,b\r\n\r\n\"c\nd\",e\r\n,\r\nf,g\r\n\r\n\r\nh,i").unwrap();
    let numbers: Vec<_> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 3, 5, 8]);
    assert_eq!(table.empty, 1);
}

#[test]
fn every_common_form_of_a_sheet_is_read() {
    let utf16: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(
            "Area\tQuestion\nÁrbol\t¿Está?"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    for (bytes, separator) in [
        (&utf16[..], '\t'),
        ("\u{feff}Area,Question\nÁrbol,\"¿Está?\"".as_bytes(), ','),
        (b"Area;Question\n\xc1rbol;\xbfEst\xe1?", ';'),
        ("sep=|\nArea|Question\nÁrbol|¿Está?".as_bytes(), '|'),
    ] {
        let table = Table::read(bytes).unwrap();
        assert_eq!(table.separator, separator);
        assert_eq!(table.rows.last().unwrap().cells, ["Árbol", "¿Está?"]);
    }
    for (bytes, reason) in [
        (&b"PK\x03\x04..."[..], "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0...", "older Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"a\0b", "no text"),
        (b" \n,,\n", "nothing in it"),
    ] {
        let error = Table::read(bytes).unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
    }
}

#[test]
fn without_conditions_every_row_is_a_question() {
    let begun =
        begun(b"Question,Never,Sometimes,Always\nDo you read?,No book,One,Many\nDo you sing?,,,");
    let whole = json(&begun.definition);
    assert_eq!(whole["conditions"][0]["id"], "do-you-read");
    assert_eq!(whole["conditions"][0]["levels"][2], "Many");
    assert_eq!(read(&begun.definition).unwrap().total(), 2);
}

#[test]
fn more_rows_than_an_assessment_has_questions_are_cut_off_and_told() {
    let mut cells = "Area,Question\n".to_owned();
    for row in 0..10_000 {
        writeln!(cells, "A,Question {row}?").unwrap();
    }
    let begun = begun(cells.as_bytes());
    assert!(told(&begun).starts_with("4098: An assessment has at most 4096 questions"));
    assert_eq!(read(&begun.definition).unwrap().total(), 4096);
}

proptest! {
    #[test]
    fn no_bytes_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(table) = Table::read(&bytes) {
            let _ = table.definition(&table.guess(), "A sheet", &LEVELS);
        }
    }

    /// Whatever columns are taken for, what comes of it is an assessment, or has gaps that are named.
    #[test]
    fn any_sheet_gives_a_definition(
        rows in proptest::collection::vec(proptest::collection::vec("[ab ,;\"=\n#é漢]{0,6}", 0..7), 1..12),
        columns in proptest::collection::vec(0..Column::ALL.len(), 0..8),
        headings in proptest::option::of(0..3usize),
    ) {
        let cell = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(",");
        let text = rows.iter().map(row).collect::<Vec<_>>().join("\n");
        let Ok(table) = Table::read(text.as_bytes()) else { return Ok(()) };
        let columns: Vec<Column> = columns.into_iter().map(|at| Column::ALL[at]).collect();
        let levels = columns.iter().filter(|column| **column == Column::Level).count();
        let begun = table.definition(&Plan { headings, columns }, "A sheet", &LEVELS);
        match read(&begun.definition) {
            Ok(assessment) => prop_assert!(assessment.total() > 0),
            Err(problems) => for problem in problems.lines() {
                let gap = problem.contains("levels[") && problem.ends_with("found an empty text");
                let counted = problem.starts_with("levels: needs 2 to 6") && !(2..=6).contains(&levels);
                let nothing = problem == "conditions: needs at least one entry, found an empty list";
                prop_assert!(gap || counted || nothing, "{}", problem);
                prop_assert!(counted || !begun.remarks.is_empty());
            }
        }
    }

    #[test]
    fn ids_are_well_formed(title in ".{0,80}") {
        let id = id_of(&title);
        let plain = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        prop_assert!(id.is_empty() || id.split('-').all(plain), "{}", id);
    }
}
