//! What `docs/result-code.md` promises about damage, tried out: every slip in many
//! full codes is refused, and random texts open as rarely as it says.

use std::collections::BTreeSet;

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::Assessment;
use readiness_check::code::{ALPHABET, CodeError, decode, encode};

use crate::random::Random;
use crate::util::spec::{seal, unsealed};
use crate::util::{all, state_policy};

/// How many codes are damaged in every way before a release, and how many at other times.
const CODES: [usize; 2] = [200, 50];
/// How many random texts are tried of each shape, likewise.
const TEXTS: [usize; 2] = [1_000_000, 250_000];
/// The same of texts of which some open.
const LIKELY: [usize; 2] = [1_000_000, 500_000];
/// The characters of a full code, and of its payload.
const FULL: usize = 49;
const PAYLOAD: usize = 41;

/// The first number before a release, the second at other times.
fn so_many([release, ordinary]: [usize; 2]) -> usize {
    if all() { release } else { ordinary }
}

/// Different full codes of the packaged assessment.
fn codes(assessment: &Assessment, count: usize) -> BTreeSet<String> {
    let mut random = Random(2);
    let mut codes = BTreeSet::new();
    while codes.len() < count {
        let mut answers = Answers::default();
        for slot in assessment.slots() {
            let choices: Vec<_> = Answer::choices(assessment, slot).collect();
            answers.set(assessment, slot, Some(random.of(&choices)));
        }
        let code = encode(assessment, &answers);
        // A low answer in the last slot makes it a character shorter.
        if code.len() == FULL {
            codes.insert(code);
        }
    }
    codes
}

/// Refuses every damaged code it is given, and counts them.
struct Refusing<'a> {
    assessment: &'a Assessment,
    code: &'a str,
    tried: usize,
}

impl Refusing<'_> {
    #[track_caller]
    fn refuse(&mut self, bytes: &[u8]) {
        let damaged = std::str::from_utf8(bytes).unwrap();
        let result = decode(self.assessment, damaged);
        assert!(
            matches!(result, Err(CodeError::Damaged(_))),
            "{damaged} for {}: {result:?}",
            self.code
        );
        self.tried += 1;
    }
}

/// Every character changed, lost or added anywhere, any two exchanged, the end cut
/// off at any place. A doubled character is an added one.
#[test]
fn every_slip_in_full_codes_is_refused() {
    let assessment = state_policy();
    let count = so_many(CODES);
    let mut tried = 0;
    for code in codes(&assessment, count) {
        let mut refusing = Refusing {
            assessment: &assessment,
            code: &code,
            tried: 0,
        };
        let bytes = code.as_bytes();
        for at in 0..FULL {
            let mut changed = bytes.to_vec();
            for letter in ALPHABET.iter().filter(|letter| **letter != bytes[at]) {
                changed[at] = *letter;
                refusing.refuse(&changed);
            }
            let mut lost = bytes.to_vec();
            lost.remove(at);
            refusing.refuse(&lost);
            refusing.refuse(&bytes[..at]);
            for other in (at + 1..FULL).filter(|&other| bytes[at] != bytes[other]) {
                let mut exchanged = bytes.to_vec();
                exchanged.swap(at, other);
                refusing.refuse(&exchanged);
            }
        }
        for at in 0..=FULL {
            let mut added = bytes.to_vec();
            added.insert(at, b'0');
            for letter in ALPHABET {
                added[at] = *letter;
                refusing.refuse(&added);
            }
        }
        tried += refusing.tried;
    }
    // 61 × 49 changed, 62 × 50 added, 49 lost, 49 cut, and most of 49 × 48 ÷ 2 exchanged.
    let certain = 61 * FULL + 62 * (FULL + 1) + 2 * FULL;
    assert!(tried > count * (certain + 1000), "{tried}");
}

/// All that two neighbours can become, in two codes.
#[test]
fn two_neighbours_changed_in_any_way_are_refused() {
    let assessment = state_policy();
    for code in codes(&assessment, 2) {
        let mut refusing = Refusing {
            assessment: &assessment,
            code: &code,
            tried: 0,
        };
        for at in 0..FULL - 1 {
            let bytes = code.as_bytes();
            let others = |at: usize| ALPHABET.iter().filter(move |other| **other != bytes[at]);
            let mut changed = bytes.to_vec();
            for first in others(at) {
                for second in others(at + 1) {
                    (changed[at], changed[at + 1]) = (*first, *second);
                    refusing.refuse(&changed);
                }
            }
        }
        assert_eq!(refusing.tried, (FULL - 1) * 61 * 61);
    }
}

/// How many of random texts open; each that does is the one code of its answers.
fn opened(assessment: &Assessment, count: usize, mut text: impl FnMut() -> String) -> usize {
    let mut opened = 0;
    for _ in 0..count {
        let text = text();
        if let Ok(decoded) = decode(assessment, &text) {
            assert_eq!(decoded.edition, assessment.edition());
            assert_eq!(encode(assessment, &decoded.answers), text);
            opened += 1;
        }
    }
    opened
}

/// Of the 47 characters behind a format and a length that are right, the name must be
/// the assessment's, the edition one of three, and the check characters the one choice
/// that fits: of 62⁴⁷ texts at most 3 × 62⁴¹ open, fewer than one in 10¹⁰. Fewer than
/// one in 10⁴ runs of a million texts sees any.
#[test]
fn texts_in_the_shape_of_a_code_do_not_open() {
    let assessment = state_policy();
    let mut random = Random(3);
    let length = char::from(ALPHABET[PAYLOAD]);
    let rest = FULL - 2;
    let text = || format!("1{length}{}", random.text(rest, ALPHABET));
    assert_eq!(opened(&assessment, so_many(TEXTS), text), 0);
}

/// With the format and the length left to chance too, fewer than one in 10¹³ opens.
#[test]
fn random_texts_do_not_open() {
    let assessment = state_policy();
    let mut random = Random(4);
    let text = || {
        let length = random.below(80);
        random.text(length, ALPHABET)
    };
    assert_eq!(opened(&assessment, so_many(TEXTS), text), 0);
}

/// Behind a header that is right everything depends on the check characters. One of
/// 238258 is the right one among 62³ = 238328, and 61 of 62 payloads don't begin with
/// a zero: a million texts open 4.13 times on average, half a million twice. Of the
/// million more than 15 would be a chance of one in 100,000, and none at all one in 60.
#[test]
fn a_header_that_is_right_leaves_one_chance_in_238258() {
    let assessment = state_policy();
    let code = codes(&assessment, 1).pop_first().unwrap();
    // One character less than a full payload, so that every number is one of answers.
    let length = char::from(ALPHABET[PAYLOAD - 1]);
    let header = format!("1{length}{}", &unsealed(&code)[2..5]);
    let mut random = Random(6);
    let text = || format!("{header}{}", random.text(PAYLOAD - 1 + 3, ALPHABET));
    let count = so_many(LIKELY);
    let opened = opened(&assessment, count, text);
    println!("{opened} of {count} texts opened behind a header that was right");
    assert!((1..=15).contains(&opened), "{opened}");
    let sealed = seal(&format!("{header}1{}", "0".repeat(PAYLOAD - 2)));
    assert!(decode(&assessment, &sealed).is_ok(), "the header is right");
}
