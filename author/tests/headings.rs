//! What columns are taken for by their headings and cells, and that whatever is left out is told.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

use readiness_check::json::Json;
use readiness_check::table::{Begun, Column, Table};
use serde_json::{Value, json};

fn table(cells: &str) -> Table {
    Table::read(cells.as_bytes()).unwrap()
}

fn begun(cells: &str) -> Begun {
    let table = table(cells);
    table.definition(&table.guess(), "A sheet", &["Not yet", "Fully"])
}

fn definition(cells: &str) -> Value {
    value(&begun(cells).definition)
}

fn value(definition: &Json) -> Value {
    serde_json::to_value(definition).unwrap()
}

/// The labels of the levels.
fn levels(cells: &str) -> Vec<String> {
    serde_json::from_value(definition(cells)["levels"].clone()).unwrap()
}

/// The remarks, one after the other.
fn told(cells: &str) -> String {
    let remarks = begun(cells).remarks.into_iter();
    let lines: Vec<String> = remarks
        .map(|remark| format!("{}: {}", remark.row, remark.message))
        .collect();
    lines.join("\n")
}

/// A matrix of two questions, with further headings and cells before and behind it.
fn matrix(before: [&str; 2], levels: &str, behind: [&str; 2]) -> String {
    let anchors: Vec<String> = levels.split(',').map(|_| "seen here".into()).collect();
    let anchors = anchors.join(",");
    let [heading, cell] = before;
    let [last, remark] = behind;
    format!(
        "{heading}Domain,Indicator,{levels}{last}\n{cell}Team,Roles,{anchors}{remark}\n{cell}Team,Time,{anchors}{remark}\n"
    )
}

#[test]
fn what_stands_among_levels_is_one() {
    for (cells, expected) in [
        (
            "Question,Never,Sometimes,Mostly,Always\nA?,a,b,c,d",
            &["Never", "Sometimes", "Mostly", "Always"][..],
        ),
        (
            "Question,Never,Zorp,Always\nA?,,,\nB?,,,",
            &["Never", "Zorp", "Always"],
        ),
        (
            "Question,Never,Zorp,Always\nA?,a,b,c\nB?,a,b,c",
            &["Never", "Zorp", "Always"],
        ),
        ("Question,Never,Zorp,Always\nA?,a,,c", &["Never", "Always"]),
        (
            "Domain,Indicator,Nascent,Developing,Leading\nA,B,aa,bb,cc",
            &["Nascent", "Developing", "Leading"],
        ),
        (
            "Indicator,Zorp,Not yet,Fully\nRoles,Everyone has one and knows it,no,all",
            &["Not yet", "Fully"],
        ),
        (
            "Pregunta,Nunca,A veces,Zorp,Siempre\n¿A?,a,b,c,d",
            &["Nunca", "A veces", "Zorp", "Siempre"],
        ),
        (
            "Group,Criterion,Details,Unmet,Met\nG,C,Do c,,\nG,D,Do d,,",
            &["Unmet", "Met"],
        ),
        (
            "Group,Criterion,Details,Dull,Bright\nG,C,Do c,,\nG,D,Do d,,",
            &["Dull", "Bright"],
        ),
    ] {
        assert_eq!(levels(cells), expected, "{cells}");
    }
}

#[test]
fn columns_around_a_matrix_do_not_break_it() {
    let scale = "Nothing,Something,Everything";
    let labels: Vec<_> = scale.split(',').collect();
    for number in [
        "No.", "#", "ID", "Nr", "Ref", "Item no.", "Nº", "Zorp", "No", "Item", "Código",
    ] {
        let cells = matrix([&format!("{number},"), "3,"], scale, ["", ""]);
        assert_eq!(levels(&cells), labels, "{number}");
        let left_out = format!("0: Column A “{number}”, with 2 filled cells, is left out.");
        assert_eq!(told(&cells), left_out);
    }
    for (heading, cell) in [
        ("Score", "3"),
        ("Notes", "see there"),
        ("Comments", ""),
        ("Owner", "JS"),
        ("Weight", "20%"),
        ("Status", "open"),
        ("Priority", "High"),
        ("Rating", "2"),
        ("Evidence link", "https://example.org"),
        ("Date", "2026-01-01"),
        ("N/A allowed", "yes"),
        ("Prioridad", "alta"),
        ("Comentarios", "ver"),
        ("Zorp", ""),
        ("Zorp", "4"),
    ] {
        let behind = [&*format!(",{heading}"), &*format!(",{cell}")];
        for scale in [scale, "1 Dull,2 Dim,3 Bright"] {
            let cells = matrix(["", ""], scale, behind);
            assert_eq!(levels(&cells).len(), 3, "{heading}");
            let left_out = format!("0: Column F “{heading}”, with ");
            assert!(told(&cells).starts_with(&left_out), "{}", told(&cells));
        }
    }
}

#[test]
fn a_description_of_rows_is_theirs() {
    let whole = definition(
        "Group,Criterion,Details,Unmet,Met\nG,C,Do c,No,Yes\nG,D,Do d,No,Yes\nH,E,Do e,No,Yes",
    );
    let first = &whole["conditions"][0];
    assert_eq!(first["about"], Value::Null);
    assert_eq!(first["elements"][1]["question"], "Do d");
    assert_eq!(first["elements"][1]["levels"], json!(["No", "Yes"]));
    let whole = definition("Area,Item,Question,Description\nG,C,C?,Fine\nG,D,D?,Good");
    assert_eq!(whole["conditions"][0]["elements"][0]["goal"], "Fine");
    let whole = definition("Area,Question,Description\nG,C?,All of G\nG,D?,\nH,E?,All of H");
    assert_eq!(whole["conditions"][1]["about"], "All of H");
    let whole = definition("Aspecto,Criterio,Cómo comprobarlo\nA,B,Mirar\n,C,Ver");
    assert_eq!(whole["conditions"][0]["elements"][1]["how-to-tell"], "Ver");
    // A plain question is a condition, and has what one has.
    let whole = definition("Question,Why it matters\nA?,Because\nB?,Thus");
    assert_eq!(whole["conditions"][0]["why"], "Because");
}

#[test]
fn two_names_of_groups_are_group_and_member() {
    for (headings, expected) in [
        ("Pillar,Aspect,Low,High", [Column::Condition, Column::Title]),
        (
            "Capability,Criterion,Low,High",
            [Column::Condition, Column::Title],
        ),
        (
            "Section,Criteria,Low,High",
            [Column::Condition, Column::Title],
        ),
        (
            "Grupo,Criterio,Low,High",
            [Column::Condition, Column::Title],
        ),
    ] {
        let table = table(&format!("{headings}\nA,B,aa,bb\n,C,aa,bb"));
        assert_eq!(table.guess().columns[..2], expected, "{headings}");
    }
}

#[test]
fn answers_under_levels_are_no_headings() {
    for headings in ["Group,Unmet,Met", "Thing,Unmet,Met", "Frob,Dull,Bright"] {
        let table = table(&format!("{headings}\nRoof,No,Yes\nDoor,No,Yes"));
        let plan = table.guess();
        assert_eq!(plan.headings, Some(0), "{headings}");
        assert_eq!(plan.columns[1..], [Column::Level, Column::Level]);
    }
    let told = told("Question,Disagree,Agree\nA?,x,\nB?,,x");
    assert!(
        told.starts_with("0: Under the levels there are only marks"),
        "{told}"
    );
}

#[test]
fn dimensions_alone_are_questions_with_anchors_of_their_own() {
    let cells = "Dimension;Build;Operate;Scale\nData;aa;bb;cc\nTeam;aa;bb;cc";
    let whole = definition(cells);
    assert_eq!(whole["conditions"][1]["question"], "Team");
    assert_eq!(whole["conditions"][1]["levels"], json!(["aa", "bb", "cc"]));
    assert_eq!(told(cells), "");
    // What has a column for it but nothing there is told once.
    let cells = "Area,Criterion,Low,High\nG,C,aa,bb\nH,,aa,bb";
    assert_eq!(
        definition(cells)["conditions"][1]["levels"],
        json!(["aa", "bb"])
    );
    assert_eq!(
        told(cells),
        "3: Nothing is asked under “H”, so its title is the question."
    );
}

#[test]
fn an_empty_corner_is_one_of_headings() {
    let cells = "Our matrix;;;;\n;;Build;Operate\nData;Lake;aa;bb\n;Flow;None;Some";
    let whole = definition(cells);
    assert_eq!(whole["title"], "Our matrix");
    assert_eq!(whole["levels"], json!(["Build", "Operate"]));
    assert_eq!(whole["conditions"][0]["elements"][1]["title"], "Flow");
    assert_eq!(told(cells), "");
}

#[test]
fn a_title_alone_in_its_row_begins_a_group() {
    let below = "Purpose;;\nVision;aa;bb\nAim;aa;bb\nPeople;;\nStaff;aa;bb\nSource: a book;;";
    for headings in ["Our matrix\n;Build;Operate", "Criterion;Unmet;Met"] {
        let cells = format!("{headings}\n{below}");
        let whole = definition(&cells);
        assert_eq!(whole["conditions"].as_array().unwrap().len(), 2, "{whole}");
        assert_eq!(whole["conditions"][0]["elements"][1]["title"], "Aim");
        assert_eq!(whole["conditions"][1]["title"], "People");
        let told = told(&cells);
        assert!(
            told.contains("“People” stands alone in its row, so it is taken for the condition")
        );
        assert!(told.contains("“Source: a book” stands alone in its row and asks nothing"));
        assert_eq!(told.lines().count(), 3, "{told}");
    }
    let under = "Purpose;;;\n;Vision;aa;bb\n;Aim;aa;bb\nPeople;;;\n;Staff;aa;bb";
    let cells = format!("Our matrix\n;;Build;Operate\n{under}");
    assert_eq!(definition(&cells)["conditions"][1]["title"], "People");
    assert_eq!(told(&cells), "");
    // A question that has no texts of levels is one all the same.
    let whole = definition("Question,Never,Always\nA?,a,b\nB?,a,b\nC?,,");
    assert_eq!(whole["conditions"].as_array().unwrap().len(), 3);
}

#[test]
fn no_line_around_the_questions_is_passed_over() {
    let cells = "Our matrix,,,\nMade in May,,,\nArea,Criterion,Low,High\n,,nothing there,all there\nA,B,aa,bb\n,C,aa,bb\nSource: a book,,,";
    assert_eq!(
        told(cells),
        "2: It stands above the headings, so “Made in May” is left out.\n\
         4: It says what the levels are, whatever is asked, so it is no question and left out. A level can say it in \
         its “about”.\n\
         7: “Source: a book” stands alone in its row and asks nothing, so it is left out."
    );
    let whole = definition(cells);
    assert_eq!(whole["conditions"].as_array().unwrap().len(), 1);
}

#[test]
fn levels_to_begin_with_are_told() {
    assert_eq!(
        told("Area,Question,Type of thing\nA,B?,"),
        "0: Column C “Type of thing”, with no filled cell, is left out.\n\
         0: No column is taken for a level, so the levels are these to begin with: Not yet, Fully."
    );
}

#[test]
fn what_columns_are_taken_for_is_a_sentence() {
    let table = table("No.,Area,Question,Never,Always\n1,A,B?,,\n");
    assert_eq!(
        table.taken(&table.guess()),
        "row 1 has the headings; condition: B “Area”; question: C “Question”; level: D “Never”, E “Always”"
    );
}

/// A condition that comes again goes on where it was, and so do the rows below it.
#[test]
fn rows_go_on_with_the_condition_above() {
    let whole = definition("Area,Question\nA,One?\nB,Two?\nA,Three?\n,Four?");
    assert_eq!(whole["conditions"][0]["elements"][2]["question"], "Four?");
}
