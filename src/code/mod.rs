//! Codes, in which answers travel: short ones of letters and digits.
//!
//! The format is specified in `docs/result-code.md`; the vectors that document
//! lists are the ones the tests read.

mod big_number;
mod check_characters;
mod error;

pub use error::{CodeError, Damage};

use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, LevelIndex, Slot};
use big_number::Number;
pub(crate) use check_characters::MODULUS;
use check_characters::{CHECK, value};

/// The characters of a code, in the order of their values 0 to 61.
pub const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// The value of the first character: the format described in `docs/result-code.md`.
const FORMAT: usize = 1;
/// Format, length, two for the assessment, edition.
const HEADER: usize = 5;
/// One character for the answers and the check characters besides.
pub(crate) const SHORTEST: usize = HEADER + 1 + CHECK;
/// A definition can't have enough slots for a code longer than this.
pub(crate) const LONGEST: usize = 4096;

/// The number of answers that are taken off a code's number at once, for dividing all of it is what reading
/// costs: none has more than nine values, and nine to the power of this is below 2³².
const TOGETHER: usize = 8;

/// The content of a code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decoded {
    /// The edition of the assessment the answers were given in.
    pub edition: u32,
    /// The answers.
    pub answers: Answers,
}

/// The code of these answers; empty while nothing is answered. Equal answers give
/// equal codes, and an answer that the assessment doesn't have is left out.
///
/// ```
/// use readiness_check::answers::Answers;
/// use readiness_check::code::{decode, encode};
/// # use readiness_check::assessment::Assessment;
/// # use readiness_check::words;
///
/// # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assessments/state-policy/en.json");
/// # let definition = serde_json::from_str(&std::fs::read_to_string(file)?)?;
/// # let definition = words::complete(&definition, &serde_json::from_str(words::ENGLISH)?);
/// # let assessment = Assessment::read(&definition)?;
/// let answers = Answers::from_ids(&assessment, [("purpose", "exploring")])?;
/// let code = encode(&assessment, &answers);
/// let decoded = decode(&assessment, &code)?;
/// assert_eq!(decoded.answers, answers);
/// assert_eq!(decoded.edition, assessment.edition());
///
/// // The last character says so when one is missing.
/// assert!(decode(&assessment, &code[..code.len() - 1]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn encode(assessment: &Assessment, answers: &Answers) -> String {
    encode_edition(assessment, answers, assessment.edition())
}

/// The code of answers that were given in an earlier edition, of which it is part: the one that
/// [`decode`] read them from. Answers to what that edition didn't ask make a code that can't be
/// read; [`Assessment::asked_in`] tells.
#[must_use]
pub fn encode_edition(assessment: &Assessment, answers: &Answers, edition: u32) -> String {
    write(assessment, &answers.fitting(assessment), edition)
}

/// The code of answers that fit the assessment.
fn write(assessment: &Assessment, answers: &Answers, edition: u32) -> String {
    if answers.is_empty() {
        return String::new();
    }
    let mut number = Number::default();
    for (slot, answer) in answers.slots().rev() {
        number.push(radix(assessment, slot), digit(assessment, answer));
    }
    let payload = number.digits();
    let name = name(assessment.id());
    let mut values = vec![FORMAT, payload.len() % 62, name / 62, name % 62];
    values.push(usize::try_from(edition).unwrap_or_default());
    values.extend(payload);
    check_characters::append(&mut values);
    values
        .iter()
        .filter_map(|&value| ALPHABET.get(value))
        .map(|&byte| char::from(byte))
        .collect()
}

/// Reads a code; see [`encode`] for an example.
///
/// # Errors
/// Says which case it is: damaged, made for another assessment, or by a newer
/// edition or format.
pub fn decode(assessment: &Assessment, code: &str) -> Result<Decoded, CodeError> {
    let mut values = Vec::with_capacity(code.len().min(LONGEST));
    for (position, character) in code.chars().enumerate() {
        let value = value(character).ok_or(CodeError::Damaged(Damage::Character {
            character,
            position: position + 1,
        }))?;
        values.push(value);
        if values.len() > LONGEST {
            return Err(CodeError::Damaged(Damage::Long));
        }
    }
    if values.len() < SHORTEST || !check_characters::holds(&values) {
        return Err(CodeError::Damaged(damage(assessment, code, &values)));
    }
    let (&[format, length, high, low, edition], rest) = values
        .split_first_chunk::<HEADER>()
        .ok_or(CodeError::Damaged(Damage::Short))?;
    let payload = rest
        .get(..rest.len().saturating_sub(CHECK))
        .unwrap_or_default();
    if format != FORMAT {
        return Err(CodeError::Newer { edition: None });
    }
    // Editions count from 1.
    if payload.len() % 62 != length || edition == 0 {
        return Err(CodeError::Damaged(Damage::Check));
    }
    if high * 62 + low != name(assessment.id()) {
        return Err(CodeError::OtherAssessment);
    }
    let edition = u32::try_from(edition).unwrap_or_default();
    if edition > assessment.edition() {
        return Err(CodeError::Newer {
            edition: Some(edition),
        });
    }
    let answers = unpack(assessment, payload).ok_or(CodeError::Damaged(Damage::Check))?;
    let offered = |answer| answer != Answer::NotApplicable || assessment.offers_not_applicable();
    if !answers
        .iter()
        .all(|(slot, answer)| assessment.asked_in(slot, edition) && offered(answer))
    {
        return Err(CodeError::Damaged(Damage::Check));
    }
    if write(assessment, &answers, edition) == code {
        Ok(Decoded { edition, answers })
    } else {
        Err(CodeError::Damaged(Damage::Check))
    }
}

fn unpack(assessment: &Assessment, payload: &[usize]) -> Option<Answers> {
    let mut number = Number::from_digits(payload);
    let slots = assessment.slots();
    let mut digits: Vec<_> = slots.map(|slot| radix(assessment, slot)).collect();
    for some in digits.chunks_mut(TOGETHER) {
        let mut rest = number.pop(some.iter().product());
        for digit in some {
            (*digit, rest) = (rest % *digit, rest / *digit);
        }
    }
    // A digit is below its slot's radix, so each is an answer that such a slot can take.
    let digits = digits.iter();
    let answers = Answers::in_order(digits.map(|&digit| answer(assessment, digit)));
    (number.is_zero() && !answers.is_empty()).then_some(answers)
}

/// The most likely damage to a code whose check characters don't hold.
fn damage(assessment: &Assessment, code: &str, values: &[usize]) -> Damage {
    let seen = values.len();
    // The second character says how long the code was, but in another format it may
    // mean anything, and a length above 61 wraps around.
    let tells = values.first() == Some(&FORMAT) && longest(assessment) < 62;
    let sent = |length: &usize| HEADER + length + CHECK;
    let expected = values.get(1).filter(|_| tells).map(sent);
    // If the case was lost, that character is one of those that may have changed.
    let fits = |letter: char| value(letter).as_ref().map(sent) == Some(seen);
    let full = code.chars().nth(1).is_some_and(|length| {
        fits(length.to_ascii_lowercase()) || fits(length.to_ascii_uppercase())
    });
    match expected {
        _ if full && one_case(code) => Damage::Case,
        Some(expected) if seen < expected => Damage::Cut { seen, expected },
        _ if seen < SHORTEST => Damage::Short,
        _ if one_case(code) => Damage::Case,
        _ => Damage::Check,
    }
}

/// True if all letters have the same case, and there are enough of them for that to
/// be no accident.
fn one_case(code: &str) -> bool {
    let letters = || code.chars().filter(char::is_ascii_alphabetic);
    letters().count() >= 8
        && (letters().all(|letter| letter.is_ascii_lowercase())
            || letters().all(|letter| letter.is_ascii_uppercase()))
}

/// The characters that the answers of a full code take up.
fn longest(assessment: &Assessment) -> usize {
    let mut number = Number::default();
    for slot in assessment.slots() {
        let radix = radix(assessment, slot);
        number.push(radix, radix - 1);
    }
    number.digits().len()
}

/// The number of answers that a slot can have, none included. An element has room for *does not apply*
/// though it be not offered, so that a later edition may.
fn radix(assessment: &Assessment, slot: Slot) -> u32 {
    let apart = if assessment.is_overview(slot) { 2 } else { 3 };
    u32::try_from(assessment.levels().len()).unwrap_or_default() + apart
}

fn digit(assessment: &Assessment, answer: Option<Answer>) -> u32 {
    let levels = u32::try_from(assessment.levels().len()).unwrap_or_default();
    match answer {
        None => 0,
        Some(Answer::Level(level)) => 1 + u32::from(level.0),
        Some(Answer::NotSure) => levels + 1,
        Some(Answer::NotApplicable) => levels + 2,
    }
}

fn answer(assessment: &Assessment, digit: u32) -> Option<Answer> {
    let levels = u32::try_from(assessment.levels().len()).unwrap_or_default();
    match digit {
        0 => None,
        level if level <= levels => u8::try_from(level - 1)
            .ok()
            .map(|level| Answer::Level(LevelIndex(level))),
        level if level == levels + 1 => Some(Answer::NotSure),
        _ => Some(Answer::NotApplicable),
    }
}

/// Two characters that stand for the assessment: FNV-1a (32 bits) of its id, modulo 62².
pub(crate) fn name(id: &str) -> usize {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    usize::try_from(hash % 3844).unwrap_or_default()
}
