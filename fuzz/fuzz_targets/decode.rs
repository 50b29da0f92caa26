//! Any text as a code: whatever opens is the one code of its answers in its edition.
//!
//! Chance fits three check characters once in 238258 tries, so the same bytes are
//! also tried with check characters that fit, and as a payload behind a header
//! that is right.

#![no_main]

use libfuzzer_sys::fuzz_target;
use readiness_check::assessment::Assessment;
use readiness_check::code::{ALPHABET, decode, encode};
use readiness_check_fuzz::{PACKAGED, SMALL, assessment, seal, spelled};

/// An assessment as it stands, and as it stood in each edition up to now whose
/// definition is the same but for the number.
struct Editions {
    now: Assessment,
    as_of: Vec<Assessment>,
    header: &'static str,
}

thread_local! {
    static ASSESSMENTS: [Editions; 2] = [
        Editions {
            now: assessment(PACKAGED, None),
            as_of: (1..=1).map(|edition| assessment(PACKAGED, Some(edition))).collect(),
            header: "d1",
        },
        Editions {
            now: assessment(SMALL, None),
            as_of: Vec::new(),
            header: "iq",
        },
    ];
}

fn check(editions: &Editions, code: &str) {
    let Ok(decoded) = decode(&editions.now, code) else {
        return;
    };
    assert!(code.len() >= 9 && code.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    assert!(!decoded.answers.is_empty());
    assert!((1..=editions.now.edition()).contains(&decoded.edition));
    for (slot, _) in decoded.answers.iter() {
        assert!(editions.now.asked_in(slot, decoded.edition));
    }
    let made_in = if decoded.edition == editions.now.edition() {
        Some(&editions.now)
    } else {
        editions.as_of.get(decoded.edition as usize - 1)
    };
    if let Some(made_in) = made_in {
        assert_eq!(encode(made_in, &decoded.answers), code);
    }
}

fuzz_target!(|bytes: &[u8]| {
    ASSESSMENTS.with(|assessments| {
        let body = spelled(bytes);
        for editions in assessments {
            if let Ok(text) = std::str::from_utf8(bytes) {
                check(editions, text);
                if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                    check(editions, &seal(text));
                }
            }
            if let (Some(edition), Some(payload)) = (body.get(..1), body.get(1..)) {
                let length = char::from(ALPHABET[payload.len() % 62]);
                let name = editions.header;
                check(
                    editions,
                    &seal(&format!("1{length}{name}{edition}{payload}")),
                );
            }
        }
    });
});
