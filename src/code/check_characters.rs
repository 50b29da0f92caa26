//! The three check characters at the end of every code.
//!
//! A code of n characters, read as one number in base 62 and increased by n, is
//! divisible by [`MODULUS`]. What that catches, and why, is in `docs/result-code.md`.

use super::ALPHABET;

/// The number of check characters.
pub(super) const CHECK: usize = 3;

/// Twice the prime 119,129, the largest below 62³ ÷ 2 of which 62 is a primitive
/// root. The prime catches every changed character and every swap; the factor two
/// ties the last character to the length's parity, which catches every lost or
/// doubled one.
pub(crate) const MODULUS: usize = 238_258;

/// The value of a character, 0 to 61.
pub(super) fn value(character: char) -> Option<usize> {
    ALPHABET
        .iter()
        .position(|&byte| char::from(byte) == character)
}

fn remainder(values: &[usize]) -> usize {
    values
        .iter()
        .fold(0, |rest, value| (rest * 62 + value) % MODULUS)
}

/// Appends the check characters' values.
pub(super) fn append(values: &mut Vec<usize>) {
    let length = values.len() + CHECK;
    let rest = (remainder(values) * 62 * 62 % MODULUS * 62 + length) % MODULUS;
    let check = (MODULUS - rest) % MODULUS;
    values.extend([check / 3844, check / 62 % 62, check % 62]);
}

/// True if a code's check characters fit it.
pub(super) fn holds(values: &[usize]) -> bool {
    values.len() > CHECK && (remainder(values) + values.len()).is_multiple_of(MODULUS)
}
