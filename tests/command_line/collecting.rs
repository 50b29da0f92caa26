//! Results out of texts into tables and back, and the group's picture.

use readiness_check::answers::Answers;
use readiness_check::code::encode;
use serde_json::Value;

use crate::program::{Folder, PACKAGED, assessment, codes, run};

fn lines(text: &str) -> impl Iterator<Item = Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap())
}

/// The rows of a table by the names of its columns.
fn rows(table: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

/// Purpose is partly in place, its vision too; one element doesn't apply.
fn sample() -> String {
    let assessment = assessment(PACKAGED);
    let answers = [
        ("purpose", "partial"),
        ("purpose-vision", "exploring"),
        ("funding-formula", "not-applicable"),
    ];
    encode(
        &assessment,
        &Answers::from_ids(&assessment, answers).unwrap(),
    )
}

#[test]
fn a_result_is_a_row() {
    let code = sample();
    let table = run(
        &["decode"],
        format!("Name,Link\nAnn,https://example.org/#readiness-{code}\n"),
    );
    let rows = rows(&table.succeeds());
    assert_eq!(rows.len(), 1);
    let row = |column: &str| rows[0][column].as_str();
    for (column, cell) in [
        ("source", "stdin"),
        ("line", "2"),
        ("code", &*code),
        ("assessment", "state-policy"),
        ("edition", "1"),
        ("conditions.purpose.basis", "estimate"),
        ("conditions.purpose.low", "partial"),
        ("conditions.purpose.high", "partial"),
        ("conditions.funding.basis", "none"),
        ("conditions.funding.low", ""),
        ("answers.purpose", "partial"),
        ("answers.purpose-vision", "exploring"),
        ("answers.funding-formula", "not-applicable"),
        ("answers.funding", ""),
    ] {
        assert_eq!(row(column), cell, "{column}");
    }
    assert_eq!(
        (row("overall.low"), row("overall.high")),
        ("none", "statewide")
    );
}

#[test]
fn an_answer_is_a_row() {
    let table = run(&["decode", "--rows", "answers"], sample()).succeeds();
    let cells: Vec<_> = rows(&table)
        .iter()
        .map(|row| {
            ["condition", "slot", "kind", "level", "status"].map(|column| row[column].clone())
        })
        .collect();
    assert_eq!(
        cells,
        [
            ["purpose", "purpose", "", "partial", "kept"],
            ["purpose", "purpose-vision", "policy", "exploring", "kept"],
            [
                "funding",
                "funding-formula",
                "policy",
                "not-applicable",
                "kept"
            ],
        ]
    );
    let arguments = ["decode", "--rows", "answers", "--format", "jsonl"];
    let written: Vec<_> = lines(&run(&arguments, sample()).succeeds()).collect();
    assert_eq!(written.len(), 3);
    assert_eq!(written[0]["kind"], Value::Null);
    assert_eq!(
        (&written[1]["slot"], &written[1]["line"]),
        (&"purpose-vision".into(), &1.into())
    );
}

#[test]
fn json_lines_hold_what_a_page_gets() {
    let written = run(&["decode", "--format", "jsonl"], sample()).succeeds();
    let written = lines(&written).next().unwrap();
    assert_eq!(written["answers"]["purpose-vision"], "exploring");
    assert_eq!(
        written["profile"]["conditions"][0]["stage"]["low"],
        "partial"
    );
    assert_eq!(written["code"], *sample());
}

#[test]
fn codes_come_back_from_both_forms() {
    let codes = codes(300).join("\n") + "\n";
    for format in ["csv", "jsonl"] {
        let written = run(&["decode", "--format", format], &codes).succeeds();
        assert_eq!(run(&["encode"], written).succeeds(), codes, "{format}");
    }
    // As a spreadsheet of another language saves a table.
    let table = run(&["decode"], &codes).succeeds().replace(',', ";");
    assert_eq!(
        run(&["encode"], format!("\u{feff}{table}")).succeeds(),
        codes
    );
}

#[test]
fn what_gives_no_code_is_told_by_line() {
    let table = "edition,answers.purpose,answers.funding\n\
        1,partial,none\n1,much,none\n2,partial,none\n1,,\n1,partial\nfirst,partial,none\n";
    let run = run(&["encode"], table);
    assert_eq!(run.output.lines().count(), 1);
    let told = run.ends_with(1);
    let told: Vec<_> = told.lines().collect();
    assert_eq!(
        told[0],
        "stdin:3: the question \"purpose\" can't take the level \"much\""
    );
    assert_eq!(
        told[1],
        "stdin:4: the definition has the editions 1 to 1, not 2"
    );
    assert_eq!(told[2], "stdin:5: nothing is answered, so there is no code");
    assert!(told[3].starts_with("stdin:6: "), "{}", told[3]);
    assert_eq!(told[4], "stdin:7: the edition is no whole number");
    assert_eq!(told.len(), 5);
}

#[test]
fn json_that_gives_no_code_is_told_by_line() {
    let long = format!(
        "{{\"answers\":{{\"purpose\":\"{}\"}}}}\n",
        "x".repeat(2_000_000)
    );
    let rest = "{\"answers\":{\"purpose\":\"partial\"}}\n\n{\"answers\":{\"nothing\":\"none\"}}\n\
        {\"answers\":{\"purpose\":3}}\n{\n{\"assessment\":\"other\",\"answers\":{}}\n";
    let run = run(&["encode"], long + rest);
    assert_eq!(run.output.lines().count(), 1);
    let told = run.ends_with(1);
    let told: Vec<_> = told.lines().collect();
    assert_eq!(told[0], "stdin:1: the line is longer than any result");
    assert_eq!(told[1], "stdin:4: edition 1 has no question \"nothing\"");
    assert!(
        told[2].starts_with("stdin:5: it is no result: "),
        "{}",
        told[2]
    );
    assert!(
        told[3].starts_with("stdin:6: it is no result: "),
        "{}",
        told[3]
    );
    assert_eq!(
        told[4],
        "stdin:7: it answers \"other\", and the definition is of \"state-policy\""
    );
}

#[test]
fn a_table_of_something_else_is_refused() {
    let told = run(&["encode"], "name,place\nAnn,Ames\n").ends_with(1);
    assert!(told.starts_with("stdin:1: no column is called"), "{told}");
    let told = run(&["encode"], "answers.nothing\nnone\n").ends_with(1);
    assert_eq!(
        told,
        "stdin:1: the assessment has no question \"nothing\"\n"
    );
}

#[test]
fn a_group_is_counted() {
    let codes = codes(500);
    let folder = Folder::new("group");
    let [first, second] = [&codes[..200], &codes[200..]].map(|part| part.join("\n"));
    let files = [folder.file("a.txt", first), folder.file("b.txt", second)];
    let arguments = ["group", &files[0], &files[1]];
    let group: Value = serde_json::from_str(&folder.run(&arguments).succeeds()).unwrap();
    assert_eq!(group["members"], 500);
    assert_eq!(group["editions"]["1"], 500);
    let questions = group["questions"].as_array().unwrap();
    assert_eq!(questions.len(), 87);
    for question in questions {
        let counts = question["counts"].as_object().unwrap().values();
        let sum: u64 = counts.map(|count| count.as_u64().unwrap()).sum();
        assert_eq!(sum, 500, "{question}");
    }
    let text = folder.run(&["group", "--format", "text", &files[0], &files[1]]);
    let text = text.succeeds();
    assert_eq!(text.lines().count(), 88);
    for question in questions {
        let [title, slot] = ["title", "slot"].map(|field| question[field].as_str().unwrap());
        let named = format!("  {title} ({slot})");
        assert!(text.lines().any(|line| line.ends_with(&named)), "{named}");
    }
    // The most steps apart first.
    let steps = text
        .lines()
        .skip(1)
        .map(|line| line.split_whitespace().next());
    let steps: Vec<usize> = steps.map(|cell| cell.unwrap().parse().unwrap()).collect();
    assert!(steps.is_sorted_by(|one, next| one >= next), "{text}");
}
