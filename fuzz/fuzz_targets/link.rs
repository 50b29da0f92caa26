//! Any text as something that holds codes: the pieces are parts of it, and a link
//! that was made gives its code back.

#![no_main]

use libfuzzer_sys::fuzz_target;
use readiness_check::link::{PREFIX, codes, codes_in_fragment, link};

/// A code of the packaged assessment.
const CODE: &str = "14d131h6nMG0";

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

fuzz_target!(|text: &str| {
    pieces(text, &codes(text));
    let own = text.strip_prefix('#').unwrap_or(text).starts_with(PREFIX);
    let found = codes_in_fragment(text);
    assert_eq!(found.is_some(), own);
    pieces(text, &found.unwrap_or_default());

    assert_eq!(link(text, ""), "");
    let link = link(text, CODE);
    if text.contains("{code}") {
        assert_eq!(link, text.replacen("{code}", CODE, 1));
    } else {
        assert_eq!(codes(&link), [CODE]);
        let fragment = link.find('#').and_then(|start| link.get(start..));
        assert_eq!(fragment.and_then(codes_in_fragment), Some(vec![CODE]));
    }
    // However it is quoted in a sentence.
    let quoted = format!("{text} #{PREFIX}{CODE}.");
    assert_eq!(codes(&quoted), [CODE]);
});
