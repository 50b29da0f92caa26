//! Answers in and out by id, and interface texts filled with values.

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{LevelIndex, Phrase};
use readiness_check::code::{decode, encode};
use readiness_check::session::{Action, Pace, Session};
use serde_json::json;

use crate::util;
use crate::util::{any_answers, definition, state_policy, tries, valid};

#[track_caller]
fn refused(ids: &[(&str, &str)], message: &str) {
    let error = Answers::from_ids(&state_policy(), ids.iter().copied()).unwrap_err();
    assert_eq!(error.to_string(), message);
}

#[test]
fn what_the_assessment_does_not_have_is_named() {
    refused(
        &[("purpose", "partial"), ("porpoise", "partial")],
        "the assessment has no slot \"porpoise\"; answers were left as they were",
    );
    refused(
        &[("purpose-vision", "average")],
        "the slot \"purpose-vision\" can't take the level \"average\"; answers were left as they were",
    );
    refused(
        &[("purpose", "not-applicable")],
        "the slot \"purpose\" can't take the level \"not-applicable\"; answers were left as they were",
    );
    refused(
        &[("", "none")],
        "the assessment has no slot \"\"; answers were left as they were",
    );
}

#[test]
fn overview_questions_always_apply() {
    let assessment = state_policy();
    let ids = |slot: &str| -> Vec<&str> {
        let slot = util::slot(&assessment, slot);
        Answer::choices(&assessment, slot)
            .map(|choice| choice.id(&assessment))
            .collect()
    };
    let overview = ["none", "exploring", "partial", "statewide", "not-sure"];
    assert_eq!(ids("purpose"), overview);
    assert_eq!(ids("purpose-vision")[..5], overview);
    assert_eq!(ids("purpose-vision")[5..], ["not-applicable"]);
}

#[test]
fn answers_are_an_object_in_the_order_of_slots() {
    let assessment = state_policy();
    let answers = util::answers(
        &assessment,
        &[("purpose-vision", "not-applicable"), ("funding", "none")],
    );
    let written = serde_json::to_string(&answers.to_ids(&assessment)).unwrap();
    assert_eq!(
        written,
        r#"{"funding":"none","purpose-vision":"not-applicable"}"#
    );
}

/// An answer to an assessment with more levels, for instance.
#[test]
fn an_answer_of_another_assessment_does_no_harm() {
    let assessment = state_policy();
    assert_eq!(Answer::Level(LevelIndex(9)).id(&assessment), "not-sure");
}

/// They have levels that this one has not, and elements beyond it.
#[test]
fn answers_of_another_assessment_count_as_far_as_they_fit() {
    let [few, many] =
        [(4, 1), (6, 2)].map(|(levels, elements)| util::assessment(levels, &[elements]));
    let foreign = util::answers(
        &many,
        &[("c0", "improving"), ("c0-e0", "partial"), ("c0-e1", "none")],
    );
    let fitting = util::answers(&few, &[("c0-e0", "partial")]);
    let code = encode(&few, &foreign);
    assert_eq!(code, encode(&few, &fitting));
    assert_eq!(decode(&few, &code).unwrap().answers, fitting);
    let session = Session::new(few.clone(), Pace::Full).reduce(Action::Replace(foreign));
    assert_eq!(session.answers(), &fitting);
    // Not even one.
    let none = util::answers(&many, &[("c0", "lasting"), ("c0-e1", "none")]);
    assert_eq!(encode(&few, &none), "");
}

#[test]
fn texts_are_filled_with_what_is_known() {
    let mut json = definition(4, &[1]);
    json["text"]["step"] = json!("{total} {number}{other} {number} { } }{ {number");
    let assessment = valid(&json);
    let filled = assessment.fill(Phrase::Step, &[("number", "{total}"), ("total", "8")]);
    assert_eq!(&*filled, "8 {total}{other} {total} { } }{ {number");
    assert_eq!(&*assessment.fill(Phrase::Next, &[]), "T next");
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn ids_lead_back_to_the_same_answers(answers in any_answers(&state_policy())) {
        let assessment = state_policy();
        let ids = answers.to_ids(&assessment);
        prop_assert_eq!(ids.0.len(), answers.count());
        let again = Answers::from_ids(&assessment, ids.0);
        prop_assert_eq!(again, Ok(answers));
    }

    #[test]
    fn any_text_is_filled(text in "[a{}b ]{1,20}c", value in "[a{}]{0,5}") {
        let mut json = definition(4, &[1]);
        json["text"]["step"] = json!(text);
        let filled = valid(&json).fill(Phrase::Step, &[("a", &value)]);
        prop_assert_eq!(&*filled, text.replace("{a}", &value));
    }
}
