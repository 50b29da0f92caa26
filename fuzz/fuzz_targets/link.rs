//! Any text as something that holds codes: no more comes out than is in it, and a link
//! that was made gives its code back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use readiness_check::assessment::Assessment;
use readiness_check::link::{PREFIX, candidate, find, link};
use readiness_check_fuzz::{PACKAGED, assessment};

/// A code of the packaged assessment.
const CODE: &str = "14d111h6nuMG";

thread_local! {
    static ASSESSMENT: Assessment = assessment(PACKAGED, None);
}

fn pieces(text: &str, pieces: &[&str]) {
    let inside = text.as_bytes().as_ptr_range();
    let mut from = inside.start;
    for piece in pieces {
        assert!(!piece.is_empty() && !piece.contains('-'));
        let piece = piece.as_bytes().as_ptr_range();
        assert!(
            from <= piece.start && piece.end <= inside.end,
            "in order, from the text"
        );
        from = piece.end;
    }
}

/// The codes in a text: made of its letters and digits, in the order of its lines.
fn found(text: &str) -> Vec<String> {
    let found = ASSESSMENT.with(|assessment| find(assessment, text));
    let letters: usize = found.iter().map(|found| found.code.len()).sum();
    assert!(letters <= text.len());
    assert!(found.iter().map(|found| found.line).is_sorted());
    let lines = text.split(['\r', '\n']).count();
    for found in &found {
        assert!((1..=lines).contains(&found.line));
        assert!(
            !found.code.is_empty() && found.code.bytes().all(|byte| byte.is_ascii_alphanumeric())
        );
    }
    found.into_iter().map(|found| found.code).collect()
}

/// The last code in a text. Where a link has it as its text too, it is one.
fn last(text: &str) -> Option<String> {
    found(text).pop()
}

fuzz_target!(|text: &str| {
    found(text);
    pieces(text, &candidate(text));

    assert_eq!(link(text, ""), "");
    let link = link(text, CODE);
    if text.contains("{code}") {
        assert_eq!(link, text.replacen("{code}", CODE, 1));
    } else {
        assert_eq!(last(&link).as_deref(), Some(CODE));
    }
    // However it is quoted in a sentence.
    let quoted = format!("{text} #{PREFIX}{CODE}.");
    assert_eq!(last(&quoted).as_deref(), Some(CODE));
    // However it is broken into lines or groups.
    let apart = format!(
        "{text}\n#{PREFIX}{}\r\n> {} {}.",
        &CODE[..3],
        &CODE[3..8],
        &CODE[8..]
    );
    assert_eq!(last(&apart).as_deref(), Some(CODE));
});
