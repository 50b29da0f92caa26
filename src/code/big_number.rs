//! A whole number of any size, written in digits whose bases differ.

/// Little-endian limbs without leading zeros, so that equal numbers are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    limbs: Vec<u32>,
}

impl Number {
    /// Appends a digit: `self × base + digit`.
    pub(super) fn push(&mut self, base: u32, digit: u32) {
        let mut carry = u64::from(digit);
        for limb in &mut self.limbs {
            let sum = u64::from(*limb) * u64::from(base) + carry;
            *limb = low_half(sum);
            carry = sum >> 32;
        }
        if carry > 0 {
            self.limbs.push(low_half(carry));
        }
    }

    /// Takes the last digit off: divides by `base` and gives the remainder.
    pub(super) fn pop(&mut self, base: u32) -> u32 {
        let mut rest = 0;
        for limb in self.limbs.iter_mut().rev() {
            let part = (rest << 32) | u64::from(*limb);
            *limb = low_half(part / u64::from(base));
            rest = part % u64::from(base);
        }
        while self.limbs.last() == Some(&0) {
            self.limbs.pop();
        }
        low_half(rest)
    }

    /// True if nothing is left.
    pub(super) fn is_zero(&self) -> bool {
        self.limbs.is_empty()
    }

    /// The values of its base-62 digits, highest first, without leading zeros.
    pub(super) fn digits(mut self) -> Vec<usize> {
        let mut digits = Vec::new();
        while !self.is_zero() {
            digits.push(usize::try_from(self.pop(62)).unwrap_or_default());
        }
        digits.reverse();
        digits
    }

    /// Reads base-62 digit values, highest first.
    pub(super) fn from_digits(digits: &[usize]) -> Self {
        let mut number = Self::default();
        for &digit in digits {
            number.push(62, u32::try_from(digit).unwrap_or_default());
        }
        number
    }
}

/// The lower 32 bits.
fn low_half(value: u64) -> u32 {
    u32::try_from(value & u64::from(u32::MAX)).unwrap_or_default()
}
