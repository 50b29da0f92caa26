//! What the targets share: assessments to fuzz with, and the check that answers
//! and their code belong to each other.

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::Assessment;
use readiness_check::code::{ALPHABET, decode, encode};
use readiness_check::json::Json;
use readiness_check::words::{ENGLISH, complete};
use serde_json::{Value, json};

/// A small definition with a retired, a new and a reworded question.
pub const SMALL: &str = include_str!("../../tests/cases/editions/second.json");
/// The packaged definition.
pub const PACKAGED: &str = include_str!("../../assessments/state-policy/en.json");

/// Reads a definition that is known to be sound, as if it were of `edition`.
///
/// # Panics
/// If it isn't sound.
#[must_use]
pub fn assessment(definition: &str, edition: Option<u32>) -> Assessment {
    let mut json: Value = serde_json::from_str(definition).expect("it is JSON");
    if let Some(edition) = edition {
        json["edition"] = json!(edition);
    }
    let data: Json = serde_json::from_value(json).expect("any JSON is plain data");
    let words = serde_json::from_str(ENGLISH).expect("it is JSON");
    Assessment::read(&complete(&data, &words)).expect("it is sound")
}

/// A text of the alphabet with the three characters that make it whole.
#[must_use]
pub fn seal(body: &str) -> String {
    let length = (body.len() + 3) as u64;
    let rest = body.bytes().fold(0, |rest, byte| {
        let value = ALPHABET.iter().position(|known| *known == byte);
        (rest * 62 + value.unwrap_or_default() as u64) % 238_258
    });
    let check = (238_258 - (rest * 238_328 + length) % 238_258) % 238_258;
    let characters = [check / 3844, check / 62 % 62, check % 62];
    let characters = characters.map(|value| char::from(ALPHABET[value as usize]));
    body.chars().chain(characters).collect()
}

/// Bytes as characters of the alphabet.
#[must_use]
pub fn spelled(bytes: &[u8]) -> String {
    let character = |&byte: &u8| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()]);
    bytes.iter().map(character).collect()
}

/// Every question of today answered, by these bytes.
#[must_use]
pub fn answered(assessment: &Assessment, bytes: &[u8]) -> Answers {
    let mut answers = Answers::default();
    for slot in assessment.slots() {
        if assessment.asked_in(slot, assessment.edition()) {
            let choices: Vec<_> = Answer::choices(assessment, slot).collect();
            let byte = bytes.get(slot.0 % bytes.len().max(1)).copied();
            let choice = choices[usize::from(byte.unwrap_or(255)) % choices.len()];
            answers.set(assessment, slot, Some(choice));
        }
    }
    answers
}

/// Answers make a code that opens as these answers.
///
/// # Panics
/// If they don't.
pub fn survive(assessment: &Assessment, answers: &Answers) {
    let code = encode(assessment, answers);
    assert_eq!(code.is_empty(), answers.is_empty());
    if !code.is_empty() {
        let decoded = decode(assessment, &code).expect("a code that was just made opens");
        assert_eq!(decoded.edition, assessment.edition());
        assert_eq!(&decoded.answers, answers);
    }
}
