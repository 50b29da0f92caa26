//! A code made in one edition opens in the next, in which questions were added,
//! retired, reordered, moved and reworded, and says what became of each.
//!
//! `cases/editions/first.json` is frozen: it stands for a page that was published once
//! and whose links are still about.

use std::rc::Rc;

use crate::util;
use crate::util::html::render;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex, Slot, SlotStatus};
use readiness_check::brief::{Block, Two, pair};
use readiness_check::code::{CodeError, Damage, Decoded, decode, encode};
use readiness_check::session::{Pace, Session, SharedAction};
use serde_json::{Value, json};

const FIRST: &str = include_str!("../cases/editions/first.json");
const SECOND: &str = include_str!("../cases/editions/second.json");

fn edition(text: &str) -> Rc<Assessment> {
    Rc::new(util::valid(&serde_json::from_str(text).unwrap()))
}

fn answers(assessment: &Assessment, ids: &[(&str, &str)]) -> Answers {
    Answers::from_ids(assessment, ids.iter().copied()).unwrap()
}

const GIVEN: &[(&str, &str)] = &[
    ("rooms", "started"),
    ("books", "not-sure"),
    ("rooms-light", "done"),
    ("rooms-heat", "none"),
    ("rooms-quiet", "not-applicable"),
    ("books-new", "started"),
    ("books-old", "done"),
];

/// Made once with the first edition and never again.
const FROZEN: &str = "13iq1TKVX5D";

#[test]
fn the_first_edition_still_makes_the_code_it_made() {
    let first = edition(FIRST);
    assert_eq!(encode(&first, &answers(&first, GIVEN)), FROZEN);
}

#[test]
fn a_code_of_the_first_edition_opens_in_the_second() {
    let second = edition(SECOND);
    let decoded = decode(&second, FROZEN).unwrap();
    assert_eq!(decoded.edition, 1);
    for &(id, level) in GIVEN.iter().filter(|(id, _)| *id != "rooms-heat") {
        let slot = second.slot(id).unwrap();
        assert_eq!(
            decoded.answers.get(slot).unwrap().id(&second),
            level,
            "{id}"
        );
    }
    assert_eq!(
        decoded.answers.get(Slot(3)),
        Some(Answer::Level(LevelIndex(0))),
        "what was retired is still known"
    );
}

#[test]
fn every_slot_says_what_became_of_it() {
    let second = edition(SECOND);
    let standings: Vec<_> = second
        .slots()
        .map(|slot| (second.slot_id(slot), second.slot_status(slot, 1)))
        .collect();
    let expected = [
        ("rooms", SlotStatus::Kept),
        ("books", SlotStatus::Kept),
        ("rooms-light", SlotStatus::Kept),
        ("rooms-heat", SlotStatus::Retired),
        ("rooms-quiet", SlotStatus::Kept),
        ("books-new", SlotStatus::Reworded),
        ("books-old", SlotStatus::Kept),
        ("people", SlotStatus::New),
        ("people-staff", SlotStatus::New),
        ("books-digital", SlotStatus::New),
    ];
    assert_eq!(standings, expected);
    for slot in second.slots() {
        let now = second.slot_status(slot, 2);
        let expected = if slot == Slot(3) {
            SlotStatus::Never
        } else {
            SlotStatus::Kept
        };
        assert_eq!(now, expected, "{}", second.slot_id(slot));
    }
}

#[test]
fn a_retired_question_is_neither_asked_nor_counted() {
    let second = edition(SECOND);
    assert_eq!(second.total(), 9);
    assert_eq!(second.slots().len(), 10);
    assert_eq!(second.slot("rooms-heat"), None);
    let refused = Answers::from_ids(&second, [("rooms-heat", "done")]).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the assessment has no slot \"rooms-heat\"; answers were left as they were"
    );
}

#[test]
fn a_newer_code_is_told_from_a_damaged_one() {
    let (first, second) = (edition(FIRST), edition(SECOND));
    let code = encode(&second, &answers(&second, &[("people", "done")]));
    assert_eq!(
        decode(&first, &code),
        Err(CodeError::Newer { edition: Some(2) })
    );
}

#[test]
fn no_code_answers_a_question_that_its_edition_did_not_ask() {
    let mut early: Value = serde_json::from_str(SECOND).unwrap();
    early["edition"] = json!(1);
    for path in [
        "/conditions/0/elements/1",
        "/conditions/2",
        "/conditions/2/elements/0",
    ] {
        early.pointer_mut(path).unwrap()["since"] = json!(1);
    }
    early.pointer_mut("/conditions/0/elements/2").unwrap()["reworded"] = json!(1);
    early["retired"][0]["edition"] = json!(1);
    let author = Rc::new(util::valid(&early));
    let forged = encode(&author, &answers(&author, &[("people", "done")]));
    let second = edition(SECOND);
    assert_eq!(
        decode(&second, &forged),
        Err(CodeError::Damaged(Damage::Check))
    );
}

#[test]
fn the_result_names_what_has_changed_since() {
    let second = edition(SECOND);
    let decoded = decode(&second, FROZEN).unwrap();
    let session = Session::new(second, Pace::Quick)
        .reduce(SharedAction::Open([decoded].into_iter().collect()).into());
    let page = render(session).text();
    for said in [
        "edition 1, now 2, kept 5",
        "reworded New books",
        "retired Heat",
        "new People (overview); Staff; Digital books",
    ] {
        assert!(page.contains(said), "{said} is not in {page}");
    }
}

/// An answer to other words is shown as one that is not comparable, so it bears no stage out either.
#[test]
fn stages_side_by_side_rest_on_what_is_comparable() {
    let second = edition(SECOND);
    let books = &[("books-old", "done"), ("books-new", "done")];
    let results = [1, 2].map(|edition| Decoded {
        edition,
        answers: answers(&second, books),
    });
    let stages = ["Books", "T no-stage", "Done"];

    let [then, now] = &results;
    let blocks = pair(
        &second,
        &Two {
            results: [then, now],
            names: ["Then", "Now"],
            link: "https://example.org/",
            date: "",
        },
    );
    let rows = blocks.iter().find_map(|block| match block {
        Block::Table { rows, .. } => Some(rows),
        _ => None,
    });
    assert_eq!(rows.unwrap()[0], stages);

    let session = Session::new(second, Pace::Quick)
        .reduce(SharedAction::Open(results.into_iter().collect()).into());
    let page = render(session);
    let table = page.matching(|node| node.attribute("aria-label") == Some("T pair-summary"));
    let rows = table[0].only("tbody").tags("tr");
    let cells = ["th", "td", "td"].iter().zip([0, 0, 1]);
    let cells = cells.map(|(tag, position)| rows[0].tags(tag)[position].text());
    assert_eq!(cells.collect::<Vec<_>>(), stages);
}

#[track_caller]
fn refused(change: impl Fn(&mut Value), expected: &str) {
    let mut json: Value = serde_json::from_str(SECOND).unwrap();
    change(&mut json);
    let problems = util::read(&json).expect_err("it breaks a rule");
    assert_eq!(problems.to_string(), expected);
}

#[test]
fn histories_that_cannot_be_are_refused() {
    refused(
        |json| json["conditions"][2]["since"] = json!(3),
        "conditions[2].since: an edition is a whole number from 1 to 2, found 3",
    );
    let mut first: Value = serde_json::from_str(FIRST).unwrap();
    first["conditions"][0]["since"] = json!(2);
    assert_eq!(
        util::read(&first).unwrap_err().to_string(),
        "conditions[0].since: needs 1, for there is no edition after the first yet, found 2"
    );
    refused(
        |json| json["conditions"][0]["elements"][2]["reworded"] = json!("2"),
        "conditions[0].elements[2].reworded: an edition is a whole number from 1 to 2, found a text",
    );
    refused(
        |json| json["retired"][0]["edition"] = Value::Null,
        "retired[0].edition: an edition is a whole number from 1 to 2, found null",
    );
    refused(
        |json| json["retired"][0]["id"] = json!("rooms-light"),
        "retired[0].id: the id \"rooms-light\" is used twice\n\
         slots[3]: no condition or element has the id \"rooms-heat\"",
    );
    refused(
        |json| json["retired"] = json!({}),
        "retired: needs a list, found an object\n\
         slots[3]: no condition or element has the id \"rooms-heat\"",
    );
}
