//! Whatever text codes arrive in: every transport in `docs/result-code.md` one by one,
//! any of them together, and what must not be taken for a code.

mod damaged;
mod nothing;
mod together;
mod transports;

use readiness_check::code::{decode, encode};
use readiness_check::link::find;

use crate::util::{answers, state_policy};

/// A full code, as all answers to the packaged assessment give it.
const FULL: &str = "1fd11GnfswD8CCRCQS8QI3WalvG2StBZpyTmpkiHvr3OwymbZ";
/// Codes of one and of two overview questions.
const SHORT: &str = "14d114hIOdRO";
const OTHER: &str = "11d111ial";

fn found(text: &str) -> Vec<String> {
    let found = find(&state_policy(), text);
    found.into_iter().map(|found| found.code).collect()
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

fn groups(code: &str, between: &str) -> String {
    let groups: Vec<_> = code
        .as_bytes()
        .chunks(4)
        .map(|group| std::str::from_utf8(group).unwrap())
        .collect();
    groups.join(between)
}

/// Breaks lines after so many characters, wherever that is.
fn wrapped(text: &str, width: usize, between: &str) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for character in text.chars() {
        if character == '\n' {
            column = 0;
        } else if column == width {
            wrapped += between;
            column = 0;
        }
        column += usize::from(character != '\n');
        wrapped.push(character);
    }
    wrapped
}

fn quoted(text: &str, mark: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("{mark}{line}")).collect();
    lines.join("\n")
}

/// As mail programs send a text: `=` and what is not ASCII escaped, lines soft-broken.
fn printable(text: &str) -> String {
    let mut sent = String::new();
    let mut column = 0;
    for byte in text.bytes() {
        let piece = match byte {
            b'\n' => "\n".to_owned(),
            b'=' | b'#' | 0x80.. => format!("={byte:02X}"),
            _ => char::from(byte).to_string(),
        };
        if byte == b'\n' {
            column = 0;
        } else if column + piece.len() > 75 {
            sent += "=\n";
            column = 0;
        }
        column += piece.len();
        sent += &piece;
    }
    sent
}

/// The codes these tests speak of are what they seem.
#[test]
fn the_codes_open() {
    let assessment = state_policy();
    let short = answers(&assessment, &[("funding", "statewide")]);
    assert_eq!(encode(&assessment, &short), SHORT);
    for code in [FULL, SHORT, OTHER] {
        assert!(decode(&assessment, code).is_ok());
    }
}
