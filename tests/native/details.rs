//! What a visitor says of a result: kept and handed on as notes are, on the brief, in the names of files,
//! and in no code.

use readiness_check::answers::Answers;
use readiness_check::assessment::{Assessment, Slot};
use readiness_check::brief::{Own, markdown, own};
use readiness_check::code::encode;
use readiness_check::file::{self, read};
use readiness_check::notes::LONGEST_NOTE;
use readiness_check::session::{Action, Pace, Saved, Session};
use serde_json::{Value, json};

use crate::file::{schema, written};
use crate::util;
use crate::util::{answers, notes, state_policy};

fn detail(assessment: &Assessment, id: &str) -> Slot {
    assessment.note_slot(id).unwrap()
}

/// A session in which all details were given, with those of markup and of another direction.
fn told(texts: [&str; 2]) -> Session {
    let assessment = state_policy();
    let [state, role] = ["state", "role"].map(|id| detail(&assessment, id));
    Session::new(assessment, Pace::Quick)
        .reduce(Action::Note(state, texts[0].into()))
        .reduce(Action::Note(role, texts[1].into()))
}

fn named(about: &str) -> String {
    let assessment = state_policy();
    file::name(&assessment, told([about, "x"]).notes())
}

#[test]
fn they_outlive_the_page_and_no_code_has_them() {
    let session = told(["Ohio", "<b>Deputy</b>"]);
    let assessment = session.assessment();
    assert_eq!(encode(assessment, session.answers()), "");
    let saved = serde_json::to_value(Saved::of(&session)).unwrap();
    assert_eq!(
        saved["notes"],
        json!({"state": "Ohio", "role": "<b>Deputy</b>"})
    );
    let again = Session::new(state_policy(), Pace::Quick);
    let again = again.reduce(Action::Restore(util::data(&saved)));
    assert_eq!(again.notes(), session.notes());
    // Whatever is written is kept whole, as far as a note goes.
    let long = "ש".repeat(LONGEST_NOTE);
    let session = told([&long, &long]);
    assert_eq!(
        &**session.notes().get(detail(assessment, "role")).unwrap(),
        long
    );
}

#[test]
fn files_hold_them_by_id_beside_the_notes() {
    let assessment = state_policy();
    let given = notes(&assessment, &[("purpose-vision", "Ask.")]);
    let mut given = given;
    given.set(detail(&assessment, "state"), "Ohio".into());
    let received = readiness_check::results::SharedResult::own(
        &assessment,
        &answers(&assessment, &[("purpose", "partial")]),
        &given,
    );
    let content = written(&assessment, &received);
    assert_eq!(
        content["notes"],
        json!({"purpose-vision": "Ask.", "state": "Ohio"})
    );
    assert!(schema().is_valid(&content));
    let again = read(&assessment, &util::data(&content)).unwrap();
    assert_eq!(again.notes, given);
    // No answer goes into one.
    let mut wrong = content;
    wrong["answers"]["state"] = "partial".into();
    assert!(read(&assessment, &util::data(&wrong)).is_err());
}

#[test]
fn the_brief_is_titled_by_the_first_and_lists_the_others() {
    let assessment = state_policy();
    let brief = |texts: [&str; 2]| {
        let session = told(texts);
        let result = Own {
            answers: &Answers::default(),
            notes: session.notes(),
            priorities: &[],
            link: "",
            date: "May 4, 2026",
        };
        markdown(&own(&assessment, None, &result))
    };
    let full = brief(["Ohio", "chief of staff"]);
    assert!(
        full.starts_with("# Where our state stands: Ohio\n"),
        "{full}"
    );
    assert!(full.contains("**Answering as**: chief of staff"), "{full}");
    let neither = brief(["", " "]);
    assert!(
        neither.starts_with("# Where our state stands\n"),
        "{neither}"
    );
    assert!(!neither.contains("Answering as"));
}

#[test]
fn names_of_files_have_letters_and_digits_alone() {
    assert_eq!(named(""), "state-policy");
    assert_eq!(named("Ohio"), "state-policy-ohio");
    assert_eq!(named(" New  México / D.C. "), "state-policy-new-méxico-d-c");
    assert_eq!(
        named("../../etc\\pass\u{202e}gpj.exe"),
        "state-policy-etc-pass-gpj-exe"
    );
    assert_eq!(named("<>:\"|?*\0"), "state-policy");
    assert_eq!(
        named(&"a".repeat(1000)),
        format!("state-policy-{}", "a".repeat(40))
    );
}

#[test]
fn a_definition_names_each_once() {
    let with = |details: Value| {
        let mut definition = util::definition(3, &[1]);
        definition["details"] = details;
        util::read(&definition)
    };
    let town = json!({"id": "town", "label": "Town"});
    assert_eq!(with(json!([town])).unwrap().details().count(), 1);
    assert!(
        with(json!([town, town]))
            .unwrap_err()
            .to_string()
            .contains("used twice")
    );
    let question = util::definition(3, &[1])["conditions"][0]["id"].clone();
    let taken = with(json!([{"id": question, "label": "Town"}]));
    assert!(taken.unwrap_err().to_string().contains("used twice"));
    let blank = with(json!([{"id": "town", "label": " "}]));
    assert!(blank.unwrap_err().to_string().contains("details[0].label"));
}
