//! Result codes: what they keep, what they refuse, and that they never change.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, Slot};
use readiness_check::code::{ALPHABET, CodeError, Damage, decode, encode};
use serde_json::{Value, json};

use crate::util;
use crate::util::spec::{seal, unsealed};
use crate::util::{
    any_answered, any_answers, assessment, chosen, state_policy, state_policy_json, tries,
};

#[track_caller]
fn opens(assessment: &Assessment, code: &str) -> Answers {
    decode(assessment, code)
        .unwrap_or_else(|error| panic!("{code}: {error}"))
        .answers
}

#[track_caller]
fn refused(assessment: &Assessment, code: &str, message: &str) {
    let error = decode(assessment, code).expect_err(code);
    assert_eq!(error.to_string(), message, "{code}");
}

/// All slots answered, in another way for each seed below 60.
fn full(assessment: &Assessment, seed: usize) -> Answers {
    let mut answers = Answers::default();
    for Slot(slot) in assessment.slots() {
        let choices: Vec<_> = Answer::choices(assessment, Slot(slot)).collect();
        let number = slot * slot + seed * (slot + 7) + seed / 30 * (slot / 5);
        let choice = choices[number % choices.len()];
        answers.set(assessment, Slot(slot), Some(choice));
    }
    answers
}

/// What the file of test vectors says of one definition in one edition.
fn vectors() -> (Value, impl Fn(u64) -> Rc<Assessment>) {
    let vectors: Value = serde_json::from_str(include_str!("../vectors/result-code.json")).unwrap();
    let edition = |edition: u64| {
        let mut definition = state_policy_json();
        definition["edition"] = json!(edition);
        Rc::new(util::valid(&definition))
    };
    (vectors, edition)
}

fn ids(answers: &Value) -> Vec<(&str, &str)> {
    let entries = answers.as_object().unwrap().iter();
    entries
        .map(|(slot, level)| (&**slot, level.as_str().unwrap()))
        .collect()
}

/// The codes in this file are in links that people hold: they never change.
#[test]
fn the_vectors_are_made_and_opened() {
    let (vectors, edition) = vectors();
    let made_in = vectors["edition"].as_u64().unwrap();
    let cases = vectors["codes"].as_array().unwrap();
    assert_eq!(cases.len(), 14);
    for case in cases {
        let answers = util::answers(&edition(made_in), &ids(&case["answers"]));
        let code = case["code"].as_str().unwrap();
        assert_eq!(
            encode(&edition(made_in), &answers),
            code,
            "{}",
            case["about"]
        );
        // A later edition opens them just the same.
        for now in [made_in, made_in + 1] {
            let decoded = decode(&edition(now), code).unwrap();
            assert_eq!(decoded.answers, answers, "{}", case["about"]);
            assert_eq!(u64::from(decoded.edition), made_in, "{}", case["about"]);
        }
    }
}

#[test]
fn the_damaged_vectors_are_refused() {
    let (vectors, edition) = vectors();
    let now = edition(vectors["edition"].as_u64().unwrap());
    let cases = vectors["refused"].as_array().unwrap();
    assert_eq!(cases.len(), 19);
    for case in cases {
        let [code, error] = ["code", "error"].map(|key| case[key].as_str().unwrap());
        refused(&now, code, error);
    }
}

#[test]
fn no_answers_have_no_code() {
    assert_eq!(encode(&state_policy(), &Answers::default()), "");
}

#[test]
fn lengths_stay_within_what_is_promised() {
    let assessment = state_policy();
    let length = |slots: usize, answer: fn(&mut dyn Iterator<Item = Answer>) -> Option<Answer>| {
        let mut answers = Answers::default();
        for slot in assessment.slots().take(slots) {
            let answer = answer(&mut Answer::choices(&assessment, slot));
            answers.set(&assessment, slot, answer);
        }
        encode(&assessment, &answers).len()
    };
    assert_eq!(length(87, |choices| choices.last()), 49);
    assert_eq!(length(87, |choices| choices.next()), 49);
    assert_eq!(length(8, |choices| choices.last()), 12);
    assert_eq!(length(8, |choices| choices.next()), 12);
    assert_eq!(length(1, |choices| choices.next()), 9);
    // The eight overview questions are the first slots, or their codes would be long.
    assert!((0..8).all(|slot| assessment.is_overview(Slot(slot))));
}

/// Everything that one slip makes of a code: each character changed, lost, doubled
/// or put in anywhere, any two swapped, the end cut off at any place.
fn changes(code: &str) -> impl Iterator<Item = String> {
    let bytes = code.as_bytes();
    let put = |from: usize, to: usize, between: &[u8]| {
        let all = [&bytes[..from], between, &bytes[to..]].concat();
        String::from_utf8(all).unwrap()
    };
    let places = 0..bytes.len();
    let changed = places.clone().flat_map(move |at| {
        ALPHABET
            .iter()
            .filter(move |byte| **byte != bytes[at])
            .map(move |&byte| put(at, at + 1, &[byte]))
    });
    let added = (0..=bytes.len())
        .flat_map(move |at| ALPHABET.iter().map(move |&byte| put(at, at, &[byte])));
    let lost = places.clone().map(move |at| put(at, at + 1, &[]));
    let cut = places.clone().map(move |at| put(at, bytes.len(), &[]));
    let swapped = places.flat_map(move |first| {
        (first + 1..bytes.len())
            .filter(move |&second| bytes[first] != bytes[second])
            .map(move |second| {
                let mut swapped = bytes.to_vec();
                swapped.swap(first, second);
                String::from_utf8(swapped).unwrap()
            })
    });
    changed.chain(added).chain(lost).chain(cut).chain(swapped)
}

#[test]
fn a_lost_case_is_named() {
    let assessment = state_policy();
    for seed in 0..50 {
        // Every length that has enough letters to tell.
        let mut answers = full(&assessment, seed);
        for slot in (40 + seed..assessment.total()).rev() {
            answers.set(&assessment, Slot(slot), None);
        }
        let code = encode(&assessment, &answers);
        for same in [code.to_lowercase(), code.to_uppercase()] {
            let message =
                "the result code is damaged: capital and small letters were made the same";
            refused(&assessment, &same, message);
        }
    }
}

#[test]
fn only_the_form_that_is_made_is_opened() {
    let assessment = assessment(4, &[3]);
    let code = encode(&assessment, &chosen(&assessment, &[1, 2, 3, 0]));
    let (header, payload) = unsealed(&code).split_at(5);
    let resealed = seal(unsealed(&code));
    assert_eq!(
        resealed, code,
        "the check characters are those of the document"
    );
    let length = |header: &str, length: usize| {
        let character = char::from(ALPHABET[length]);
        format!("1{character}{}", &header[2..])
    };
    let message = "the result code is damaged: its check characters do not fit";
    for same in [
        // A leading zero; the wrong length; no answer; more than four slots hold.
        format!("{}0{payload}", length(header, payload.len() + 1)),
        format!("{}{payload}", length(header, payload.len() + 1)),
        format!("{}0", length(header, 1)),
        format!("{}zzz", length(header, 3)),
        // An edition that no definition has.
        format!("{}0{payload}", &header[..4]),
    ] {
        refused(&assessment, &seal(&same), message);
    }
}

#[test]
fn foreign_newer_and_unknown_codes_are_told_apart() {
    let mine = assessment(4, &[3]);
    let code = encode(&mine, &chosen(&mine, &[1, 2, 3, 0]));
    let changed = |key: &str, value: Value| {
        let mut definition = util::definition(4, &[3]);
        definition[key] = value;
        util::valid(&definition)
    };
    let other = changed("id", json!("another"));
    let message = "the result code belongs to another assessment";
    refused(&other, &code, message);
    assert_eq!(decode(&other, &code), Err(CodeError::OtherAssessment));

    let older = changed("edition", json!(2));
    let message = "the result code was made with edition 3, which is newer";
    refused(&older, &code, message);
    let newer = changed("edition", json!(61));
    assert_eq!(decode(&newer, &code).unwrap().edition, 3);

    // Another format may look like anything between its first and its last three.
    for unknown in ["2a", "2zzzzzzzzzz", "zABCDEFGHIJKLMNOPQRSTUVWXYZ"] {
        let unknown = seal(&format!("{unknown}0000"));
        let message = "the result code is in a format newer than this page";
        refused(&mine, &unknown, message);
    }
}

#[test]
fn a_code_of_a_newer_format_that_is_damaged_is_called_damaged() {
    let code = seal("2zABCDEFGHIJ");
    let message = "the result code is damaged: its check characters do not fit";
    refused(&state_policy(), &code[..code.len() - 1], message);
}

#[test]
fn what_is_not_a_code_is_refused_with_its_reason() {
    let assessment = state_policy();
    let damaged = |code: &str, reason: &str| {
        refused(
            &assessment,
            code,
            &format!("the result code is damaged: {reason}"),
        );
    };
    damaged("", "it is too short");
    damaged("1", "it is too short");
    damaged("2345678", "it is too short");
    damaged("14d1", "4 of its 12 characters arrived");
    damaged(
        "14d111h6nuMG-",
        "character 13 is '-', not a letter or digit",
    );
    damaged("14d1 11h6nuMG", "character 5 is ' ', not a letter or digit");
    damaged(
        "14d111h6nu\u{200b}MG",
        "character 11 is '\\u{200b}', not a letter or digit",
    );
    damaged("١4d111h6nuMG", "character 1 is '١', not a letter or digit");
    damaged(
        "14d111h6nuM\n",
        "character 12 is '\\n', not a letter or digit",
    );
    damaged(&"1".repeat(4097), "it is longer than any code");
    // Only what is looked at costs anything, however long the rest is.
    damaged(&"z".repeat(10_000_000), "it is longer than any code");
}

/// A definition gains elements, changes their order and words, and counts its edition up.
#[test]
fn a_code_outlives_its_edition() {
    let before = state_policy();
    let code = encode(&before, &full(&before, 5));
    let mut definition = state_policy_json();
    definition["edition"] = json!(2);
    definition["slots"]
        .as_array_mut()
        .unwrap()
        .push(json!("purpose-brand-new"));
    let conditions = definition["conditions"].as_array_mut().unwrap();
    let elements = conditions[0]["elements"].as_array_mut().unwrap();
    let mut gained = elements[0].clone();
    gained["id"] = json!("purpose-brand-new");
    elements.insert(0, gained);
    elements.reverse();
    conditions[0]["question"] = json!("In other words?");
    conditions.reverse();
    let after = util::valid(&definition);
    let decoded = decode(&after, &code).unwrap();
    assert_eq!(decoded.edition, 1);
    assert_eq!(
        decoded.answers.to_ids(&after),
        full(&before, 5).to_ids(&before),
        "the same answers to the same ids"
    );
    assert_eq!(
        decoded.answers.get(util::slot(&after, "purpose-brand-new")),
        None
    );
}

proptest! {
    #![proptest_config(tries(256))]

    #[test]
    fn answers_survive((assessment, answers) in any_answered(30)) {
        prop_assume!(!answers.is_empty());
        let code = encode(&assessment, &answers);
        prop_assert!(code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        prop_assert_eq!(opens(&assessment, &code), answers);
    }

    #[test]
    fn packaged_answers_survive(answers in any_answers(&state_policy())) {
        prop_assume!(!answers.is_empty());
        let code = encode(&state_policy(), &answers);
        prop_assert!(code.len() <= 49);
        prop_assert_eq!(opens(&state_policy(), &code), answers);
    }

    #[test]
    fn another_answer_gives_another_code(
        (assessment, answers) in any_answered(30),
        slot in any::<prop::sample::Index>(),
        number in any::<u8>(),
    ) {
        let slot = Slot(slot.index(assessment.total()));
        let holdings = util::holdings(&assessment, slot);
        let mut other = answers.clone();
        other.set(&assessment, slot, holdings[usize::from(number) % holdings.len()]);
        let codes = [encode(&assessment, &answers), encode(&assessment, &other)];
        prop_assert_eq!(codes[0] == codes[1], answers == other);
    }

    #[test]
    fn the_way_to_the_answers_does_not_matter(
        answers in any_answers(&state_policy()), detour in any_answers(&state_policy()),
    ) {
        let assessment = state_policy();
        let mut late = detour;
        for slot in (0..assessment.total()).rev().map(Slot) {
            late.set(&assessment, slot, answers.get(slot));
        }
        prop_assert_eq!(encode(&assessment, &late), encode(&assessment, &answers));
    }

    #[test]
    fn a_small_change_is_refused((assessment, answers) in any_answered(30), seed in any::<u64>()) {
        prop_assume!(!answers.is_empty());
        let code = encode(&assessment, &answers);
        // The longest code for which a lost or added character is caught for certain.
        prop_assume!(code.len() <= 1952);
        let step = 97 + usize::try_from(seed % 97).unwrap();
        for changed in changes(&code).step_by(step) {
            let result = decode(&assessment, &changed);
            prop_assert!(matches!(result, Err(CodeError::Damaged(_))), "{} for {}", changed, code);
        }
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), code in "1[0-9A-Za-z]{0,80}") {
        let assessment = state_policy();
        for text in [text, code] {
            if let Ok(decoded) = decode(&assessment, &text) {
                prop_assert_eq!(encode(&assessment, &decoded.answers).len(), text.len());
            }
        }
    }

    #[test]
    fn what_is_cut_says_how_much_is_missing(
        answers in any_answers(&state_policy()), kept in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!answers.is_empty());
        let code = encode(&state_policy(), &answers);
        let seen = 2 + kept.index(code.len() - 2);
        let cut = Damage::Cut { seen, expected: code.len() };
        prop_assert_eq!(decode(&state_policy(), &code[..seen]), Err(CodeError::Damaged(cut)));
    }
}
