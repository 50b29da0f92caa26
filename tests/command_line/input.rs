//! Files as they come: empty, long, broken, of another kind, gone; and output that nobody reads to
//! its end.

use readiness_check::answers::Answers;
use readiness_check::code::encode;

use crate::program::{Folder, assessment, codes, run, run_and_leave};

const FIRST: &str = "tests/cases/editions/first.json";
const SECOND: &str = "tests/cases/editions/second.json";

/// The lines of a table but for its first.
fn rows(table: &str) -> usize {
    table.lines().count() - 1
}

#[test]
fn nothing_is_no_failure() {
    let run = run(&["decode"], "");
    assert_eq!(
        run.messages,
        "results read: 0; codes that can't be read: 0\n"
    );
    assert_eq!(rows(&run.succeeds()), 0);
}

#[test]
fn a_text_without_a_code_is_told() {
    let told = run(&["decode"], "Dear all,\nthank you.\n").ends_with(1);
    assert!(
        told.starts_with("stdin: there is no result code in it\n"),
        "{told}"
    );
}

#[test]
fn damaged_codes_are_told_by_file_and_line() {
    let folder = Folder::new("damaged");
    let codes = codes(3);
    let cut = &codes[1][..codes[1].len() - 2];
    let file = folder.file("codes.txt", [&codes[0], cut, &codes[2]].join("\r\n"));
    let run = folder.run(&["decode", &file]);
    assert_eq!(rows(&run.output), 2);
    let told = run.ends_with(1);
    let (first, last) = told.split_once('\n').unwrap();
    let place = format!("{file}:2: the result code is damaged: ");
    assert!(first.starts_with(&place) && first.ends_with(cut), "{first}");
    assert_eq!(last, "results read: 2; codes that can't be read: 1\n");
}

#[test]
fn codes_of_others_and_of_newer_editions_are_told() {
    let [first, second] = [FIRST, SECOND].map(assessment);
    let given = Answers::from_ids(&second, [("people", "done")]).unwrap();
    let newer = encode(&second, &given);
    let told = run(&["decode", "--assessment", FIRST], &newer).ends_with(1);
    assert!(
        told.contains("was made with edition 2, which is newer"),
        "{told}"
    );
    let told = run(&["decode"], &newer).ends_with(1);
    assert!(told.contains("belongs to another assessment"), "{told}");

    // An older one says what became of its questions.
    let given = [
        ("rooms-heat", "none"),
        ("books-new", "done"),
        ("books", "none"),
    ];
    let given = Answers::from_ids(&first, given).unwrap();
    let older = encode(&first, &given);
    let arguments = ["decode", "--rows", "answers", "--assessment", SECOND];
    let table = run(&arguments, &older).succeeds();
    for row in [
        "books,books,,none,kept",
        "books,books-new,",
        ",rooms-heat,,none,retired",
    ] {
        assert!(table.contains(row), "{table}");
    }
    assert!(table.contains(",done,reworded\n"), "{table}");
    let table = run(&["decode", "--assessment", SECOND], &older).succeeds();
    let back = run(&["encode", "--assessment", SECOND], table).succeeds();
    assert_eq!(back, format!("{older}\n"), "the edition is kept");
}

#[test]
fn lines_are_counted_in_files_of_any_size() {
    let codes = codes(2);
    // More than one part, with lines of several lengths and ends, and one that is longer than a part.
    let mut text = String::new();
    for line in 1..20_000 {
        let end = ["\n", "\r\n", "\n\n"][line % 3];
        text += &[&codes[0], " ", &"word ".repeat(line % 7), end].concat();
    }
    text += &["lorem ipsum ".repeat(100_000), "\n".into()].concat();
    let last = text.matches('\n').count() + 1;
    text += &codes[1];
    let table = run(&["decode"], &text).succeeds();
    assert_eq!(rows(&table), 20_000);
    let end = table.lines().last().unwrap();
    assert!(
        end.starts_with(&format!("stdin,{last},{}", codes[1])),
        "{end}"
    );
    let seven = table.lines().nth(7).unwrap();
    assert!(seven.starts_with("stdin,9,"), "{seven}");
}

#[test]
fn a_code_in_a_long_line_is_found_whole() {
    let code = &codes(1)[0];
    for before in [262_100, 262_120, 262_144, 500_000, 1_048_576] {
        let text = format!("{} {code} {}", "x".repeat(before), "y".repeat(before));
        assert_eq!(rows(&run(&["decode"], text).succeeds()), 1, "{before}");
    }
}

#[test]
fn a_code_that_a_mail_broke_is_found_whole() {
    let code = &codes(1)[0];
    let (start, end) = code.split_at(20);
    let mail = format!("> see https://example.org/#readiness-{start}=\n{end}\n");
    let table = run(&["decode"], mail).succeeds();
    assert!(table.contains(&**code));
}

#[test]
fn bytes_that_are_no_text_hide_nothing() {
    let code = &codes(1)[0];
    let mut text = b"caf\xe9 \xff\xfe\x00 ".to_vec();
    text.extend(code.as_bytes());
    text.extend(b" \xc3");
    assert_eq!(rows(&run(&["decode"], text).succeeds()), 1);
}

#[test]
fn files_of_another_kind_are_named() {
    for (start, what) in [
        (&b"PK\x03\x04rest"[..], "save it as CSV"),
        (b"\xff\xfe1\x00", "save it as UTF-8"),
        (b"\x1f\x8b\x08", "unpack it first"),
    ] {
        let told = run(&["decode"], start).ends_with(2);
        assert!(told.contains(what), "{told}");
    }
}

#[test]
fn a_missing_file_keeps_nobody_from_the_others() {
    let folder = Folder::new("missing");
    let file = folder.file("here.txt", &codes(1)[0]);
    let away = folder.path("away.txt");
    for command in ["decode", "group"] {
        let run = folder.run(&[command, &away, &folder.path(""), &file]);
        assert!(!run.output.is_empty());
        let told = run.ends_with(2);
        assert!(told.starts_with(&format!("{away}: ")), "{told}");
        assert!(told.contains("results read: 1;"), "{told}");
    }
    folder.run(&["encode", &away]).ends_with(2);
}

#[test]
fn no_cell_is_a_formula() {
    let folder = Folder::new("formula");
    folder.file("=cmd,'x'!A1 \"a\".txt", &codes(1)[0]);
    let run = folder.run(&["decode", "=cmd,'x'!A1 \"a\".txt"]);
    let table = run.succeeds();
    let row = table.lines().nth(1).unwrap();
    assert!(row.starts_with("\"'=cmd,'x'!A1 \"\"a\"\".txt\","), "{row}");
    // A program that reads JSON takes nothing for a formula.
    let run = folder.run(&["decode", "--format", "jsonl", "=cmd,'x'!A1 \"a\".txt"]);
    assert!(
        run.succeeds()
            .starts_with("{\"source\":\"=cmd,'x'!A1 \\\"a\\\".txt\"")
    );
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = Folder::new("pipe");
    let file = folder.file("codes.txt", codes(3_000).join("\n"));
    for format in ["csv", "jsonl"] {
        let (told, exit_code) = run_and_leave(&["decode", "--format", format, &file]);
        assert_eq!((&*told, exit_code), ("", 0), "{format}");
    }
    // More than is written together.
    let arguments = ["decode", "--format", "parquet", "--rows", "answers", &file];
    assert_eq!(run_and_leave(&arguments), (String::new(), 0));
}

#[test]
fn a_definition_that_is_none_is_named() {
    let folder = Folder::new("definition");
    let file = folder.file("broken.json", "{\"id\": \"x\"}");
    let told = run(&["decode", "--assessment", &file], "").ends_with(2);
    assert!(told.contains("can't be used as a definition"), "{told}");
    assert!(
        told.contains("levels: needs a list, found nothing"),
        "{told}"
    );
    let away = folder.path("away.json");
    let told = run(&["decode", "--assessment", &away], "").ends_with(2);
    assert!(told.starts_with(&format!("error: {away}: ")), "{told}");
    run(&["decode", "--format", "xml"], "").ends_with(2);
    run(&[], "").ends_with(2);
}
