//! A text as a row of letters and digits, with what stands between them, so that any
//! stretch of it can be tried as a code in the same short time.

use crate::code::{LONGEST, MODULUS, SHORTEST};

/// Format, length, two for the assessment.
pub(super) const HEADER: usize = 4;
/// The mark of a code, before the hyphen.
const MARK: &[u8] = b"readiness";

/// The separator before a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// Something that no code can contain, or nothing.
    Hard,
    /// Spaces.
    Space,
    /// A line end, perhaps spaces.
    Line,
    /// A hyphen, as between codes that are joined.
    Hyphen,
    /// A hyphen at which a line was broken.
    Broken,
}

impl Joint {
    fn of(between: &[u8]) -> Self {
        let has = |byte| between.contains(&byte);
        let tight = between.first() == Some(&b'-') || between.last() == Some(&b'-');
        if between.iter().any(|byte| !b" \n-".contains(byte)) || between.is_empty() {
            Self::Hard
        } else if !has(b'-') {
            if has(b'\n') { Self::Line } else { Self::Space }
        } else if !has(b'\n') && !has(b' ') {
            Self::Hyphen
        } else if has(b'\n') && tight {
            Self::Broken
        } else {
            // A dash in a sentence, or the mark of a list.
            Self::Hard
        }
    }
}

/// A run of letters and digits.
struct Word {
    /// Its first letter, among all.
    at: usize,
    /// The place of that in the clean text.
    place: usize,
    /// The line, from 1.
    line: usize,
    joint: Joint,
    /// The place where the letters end that follow without anything hard between them.
    stop: usize,
}

/// A text, taken apart.
pub(super) struct Text {
    clean: Vec<u8>,
    letters: Vec<u8>,
    /// The remainder of all letters before each as one number, divided by the modulus.
    rests: Vec<u32>,
    /// The powers of 62, divided likewise.
    powers: Vec<u32>,
    words: Vec<Word>,
}

impl Text {
    pub(super) fn new(clean: Vec<u8>) -> Self {
        let mut letters = Vec::new();
        let mut words: Vec<Word> = Vec::new();
        let (mut line, mut end) = (1, 0);
        let mut inside = false;
        for (place, &byte) in clean.iter().enumerate() {
            let letter = byte.is_ascii_alphanumeric();
            if letter && !inside {
                words.push(Word {
                    at: letters.len(),
                    place,
                    line,
                    joint: Joint::of(clean.get(end..place).unwrap_or_default()),
                    stop: 0,
                });
            }
            if letter {
                letters.push(byte);
                end = place + 1;
            }
            line += usize::from(byte == b'\n');
            inside = letter;
        }
        let mut stop = letters.len();
        for word in words.iter_mut().rev() {
            word.stop = stop;
            if word.joint == Joint::Hard {
                stop = word.at;
            }
        }
        let rest = |rest: u32, value: usize| reduce(u64::from(rest) * 62 + wide(value));
        let mut rests = vec![0];
        let mut last = 0;
        for &letter in &letters {
            last = rest(last, value(letter));
            rests.push(last);
        }
        let mut powers = vec![1];
        last = 1;
        for _ in 0..LONGEST {
            last = rest(last, 0);
            powers.push(last);
        }
        Self {
            clean,
            letters,
            rests,
            powers,
            words,
        }
    }

    /// The number of words.
    pub(super) fn words(&self) -> usize {
        self.words.len()
    }

    /// The letters from one to before another.
    pub(super) fn part(&self, at: usize, end: usize) -> &[u8] {
        self.letters.get(at..end).unwrap_or_default()
    }

    /// The place of a word's first letter among all letters, or where they end.
    pub(super) fn at(&self, word: usize) -> usize {
        self.words
            .get(word)
            .map_or(self.letters.len(), |word| word.at)
    }

    /// The place, among all letters, where the letters gathered from a word on end.
    pub(super) fn stop(&self, word: usize) -> usize {
        self.words.get(word).map_or(0, |word| word.stop)
    }

    pub(super) fn joint(&self, word: usize) -> Joint {
        self.words.get(word).map_or(Joint::Hard, |word| word.joint)
    }

    pub(super) fn line(&self, word: usize) -> usize {
        self.words.get(word).map_or(0, |word| word.line)
    }

    /// The word that begins with a letter, if one does. There is none behind the end,
    /// but where it would be counts.
    pub(super) fn word(&self, at: usize) -> Option<usize> {
        let word = self.words.partition_point(|word| word.at < at);
        (self.at(word) == at).then_some(word)
    }

    /// The place in the clean text where a word begins.
    pub(super) fn begin(&self, word: usize) -> usize {
        self.words
            .get(word)
            .map_or(self.clean.len(), |word| word.place)
    }

    /// The place in the clean text behind a word.
    pub(super) fn end(&self, word: usize) -> usize {
        self.begin(word) + self.at(word + 1).saturating_sub(self.at(word))
    }

    /// The text between two places of the clean text.
    pub(super) fn between(&self, end: usize, begin: usize) -> &[u8] {
        self.clean.get(end..begin).unwrap_or_default()
    }

    /// True if the check characters of these letters fit them.
    pub(super) fn whole(&self, at: usize, end: usize) -> bool {
        let length = end.saturating_sub(at);
        if !(SHORTEST..=LONGEST).contains(&length) {
            return false;
        }
        let rest = |place| self.rests.get(place).copied().unwrap_or_default();
        let power = self.powers.get(length).copied().unwrap_or_default();
        let before = reduce(u64::from(rest(at)) * u64::from(power));
        reduce(u64::from(rest(end)) + wide(MODULUS) - u64::from(before) + wide(length)) == 0
    }

    /// The word that follows, if a word begins `readiness-`, and whether `#` stands
    /// before. Line ends may have come anywhere into it.
    pub(super) fn marked(&self, word: usize) -> Option<(usize, bool)> {
        let at = self.at(word);
        if !self.part(at, at + MARK.len()).eq_ignore_ascii_case(MARK) {
            return None;
        }
        let code = self.word(at + MARK.len())?;
        let broken = (word + 1..code).all(|part| self.joint(part) == Joint::Line);
        let before = self.clean.get(..self.begin(word)).unwrap_or_default();
        let hash = before.iter().rev().find(|byte| **byte != b'\n') == Some(&b'#');
        let hyphen = matches!(self.joint(code), Joint::Hyphen | Joint::Broken);
        (broken && hyphen).then_some((code, hash))
    }
}

/// The value of a letter or digit, 0 to 61, as in [`ALPHABET`](crate::code::ALPHABET).
pub(super) fn value(letter: u8) -> usize {
    usize::from(match letter {
        b'a'..=b'z' => letter - b'a' + 36,
        b'A'..=b'Z' => letter - b'A' + 10,
        _ => letter.wrapping_sub(b'0'),
    })
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

fn reduce(number: u64) -> u32 {
    u32::try_from(number % wide(MODULUS)).unwrap_or_default()
}
