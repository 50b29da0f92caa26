//! Result codes by the letter of `docs/result-code.md`, without the code under test.

/// The characters in the order of their values.
pub(crate) const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#[track_caller]
pub(crate) fn value(character: char) -> u64 {
    ALPHABET.find(character).unwrap().try_into().unwrap()
}

#[track_caller]
fn character(value: u64) -> char {
    ALPHABET.chars().nth(value.try_into().unwrap()).unwrap()
}

/// A text with the three check characters that make it whole, found by trying all.
#[track_caller]
pub(crate) fn seal(text: &str) -> String {
    let length = u64::try_from(text.len()).unwrap() + 3;
    let rest = text
        .chars()
        .fold(0, |rest, letter| (rest * 62 + value(letter)) % 238_258);
    let shifted = rest * 62 * 62 * 62;
    let check = (0..238_258)
        .find(|check| (shifted + check + length).is_multiple_of(238_258))
        .unwrap();
    let characters = [check / 3844, check / 62 % 62, check % 62].map(character);
    text.chars().chain(characters).collect()
}

/// A code without its check characters.
#[track_caller]
pub(crate) fn unsealed(code: &str) -> &str {
    code.get(..code.len() - 3).unwrap()
}
