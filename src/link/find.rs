//! Result codes in a text of any kind, by the rules in `docs/result-code.md` under
//! "Reading codes out of a text".

use super::normalize::clean;
use super::words::{HEADER, Joint, Text, value};
use crate::assessment::Assessment;
use crate::code::{ALPHABET, LONGEST, SHORTEST, name};

/// A result code as it stands at one place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The line its first character stands in, counted from 1. Lines end in a line
    /// feed, a carriage return or both.
    pub line: usize,
    /// Its characters, without what stood between them: to be read with
    /// [`decode`](crate::code::decode), which says what is wrong with a damaged one.
    pub code: String,
}

/// Every result code in a text of any kind, in the order of the text, a code that is
/// there several times each time: whole ones of any assessment, and damaged ones that
/// a link marks or that still look like codes of this assessment.
///
/// This takes time and memory in proportion to the text, and all codes together have
/// no more characters than the text.
#[must_use]
pub fn find(assessment: &Assessment, text: &str) -> Vec<Found> {
    let text = Text::new(clean(text));
    let name = name(assessment.id());
    let finder = Finder {
        name: [name / 62, name % 62].map(|value| ALPHABET.get(value).copied().unwrap_or_default()),
        text: &text,
    };
    let mut found = Vec::new();
    let (mut last, mut run) = (Run::default(), Run::default());
    let (mut word, mut mark) = (0, Mark::None);
    while word < text.words() {
        let joined = run.next == word && text.joint(word) == Joint::Hyphen;
        let marked = text.marked(word);
        let start = marked.map_or(word, |(code, _)| code);
        mark = match marked {
            Some((_, true)) => Mark::Link,
            Some((_, false)) => Mark::Word,
            None if joined => mark,
            None => Mark::None,
        };
        let Some(end) = finder.read(start, mark) else {
            word = start.max(word + 1);
            continue;
        };
        if !joined || marked.is_some() {
            finder.close(&mut found, &mut last, run);
            run = Run {
                first: found.len(),
                begin: text.begin(word),
                ..Run::default()
            };
        }
        found.push(Found {
            line: text.line(start),
            code: finder.text(start, end),
        });
        word = text.word(end).unwrap_or(usize::MAX);
        run.next = word;
        run.end = text.end(word.saturating_sub(1));
    }
    finder.close(&mut found, &mut last, run);
    found
}

/// The sign that a code follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// Nothing.
    None,
    /// `readiness-`, which may also be part of what somebody writes.
    Word,
    /// `#readiness-`, as in our links.
    Link,
}

/// Codes that are joined, as a link may hold them.
#[derive(Clone, Copy, Default)]
struct Run {
    /// The first of them, among all that were found.
    first: usize,
    /// The word behind them.
    next: usize,
    /// The places where they begin and end in the clean text.
    begin: usize,
    end: usize,
}

struct Finder<'a> {
    text: &'a Text,
    name: [u8; 2],
}

impl Finder<'_> {
    fn text(&self, word: usize, end: usize) -> String {
        let letters = self.text.part(self.text.at(word), end);
        letters.iter().map(|&letter| char::from(letter)).collect()
    }

    /// The place where the code ends that begins with this word, if there is one.
    fn read(&self, word: usize, mark: Mark) -> Option<usize> {
        let (at, end) = (self.text.at(word), self.text.at(word + 1));
        if self.text.whole(at, end) && self.ours(at, end, mark) {
            return Some(end);
        }
        self.gathered(word, mark).or_else(|| {
            let end = self.damaged(word);
            self.looks_damaged(at, end, mark).then_some(end)
        })
    }

    /// True if letters whose check characters fit are no number, word or part of a code
    /// by chance.
    fn ours(&self, at: usize, end: usize, mark: Mark) -> bool {
        let code = self.text.part(at, end);
        let has = |kind: fn(&u8) -> bool| code.iter().any(kind);
        let marked = mark != Mark::None;
        let [format, length, named @ ..] = signs(code, self.name);
        if format {
            return length && (marked || named == [true; 2] || has(u8::is_ascii_alphabetic));
        }
        // A newer format may mean anything by what follows.
        marked
            || code.first().is_some_and(u8::is_ascii_digit)
                && has(u8::is_ascii_lowercase)
                && has(u8::is_ascii_uppercase)
    }

    /// The place where a whole code ends that was broken apart. Its second character says how
    /// long it is, or that it is longer by a multiple of 62.
    fn gathered(&self, word: usize, mark: Mark) -> Option<usize> {
        let (at, stop) = (self.text.at(word), self.text.stop(word));
        let &[b'1', length, high, low] = self.text.part(at, at + HEADER) else {
            return None;
        };
        let known = mark != Mark::None || [high, low] == self.name;
        let ends = (at + SHORTEST - 1 + value(length)..=stop.min(at + LONGEST)).step_by(62);
        let whole = |end: &usize| {
            self.text.whole(at, *end)
                && self
                    .text
                    .word(*end)
                    .is_some_and(|next| known || self.in_groups(word, next))
        };
        ends.into_iter().find(whole)
    }

    /// True if words are groups of four, as a code is dictated.
    fn in_groups(&self, word: usize, next: usize) -> bool {
        (word..next).all(|word| self.length(word) == 4 || word + 1 == next)
    }

    fn length(&self, word: usize) -> usize {
        self.text.at(word + 1).saturating_sub(self.text.at(word))
    }

    /// The place where a code that is not whole most likely ended: at the length it names, if
    /// lines or groups of four end there; else behind what looks like groups; else
    /// with its word. Never beyond a code that is whole.
    fn damaged(&self, word: usize) -> usize {
        let at = self.text.at(word);
        let first = self.text.at(word + 1);
        let lengths = self
            .text
            .part(at, at + 2)
            .last()
            .map(|&length| lengths(length));
        let lengths = lengths.unwrap_or_default();
        let longest = lengths.into_iter().max().unwrap_or_default();
        let groups = self.length(word) == 4;
        let (mut fours, mut lines) = (groups, true);
        let mut end = first;
        let mut behind = first;
        let mut next = word + 1;
        while end < self.text.stop(word) && end < at + longest {
            let joint = self.text.joint(next);
            let after = self.text.at(next + 1);
            lines = lines && joint == Joint::Line;
            fours = fours && self.length(next - 1) == 4;
            let open = matches!(joint, Joint::Line | Joint::Space);
            let group = groups && self.length(next) <= 5;
            if !open || !(lines || group) || self.text.whole(end, after) {
                break;
            }
            end = after;
            next += 1;
            if (lines || fours) && lengths.contains(&(end - at)) {
                return end;
            }
            if group {
                behind = end;
            }
        }
        behind
    }

    /// True if letters that are no whole code were one once.
    fn looks_damaged(&self, at: usize, end: usize, mark: Mark) -> bool {
        let code = self.text.part(at, end);
        let has = |kind: fn(&u8) -> bool| code.iter().any(kind);
        if mark == Mark::Link {
            return !is_word(code);
        }
        let right = signs(code, self.name);
        let mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
        if mark == Mark::Word {
            return mixed && (code.len() >= SHORTEST || matches!(right, [true, _, true, true]));
        }
        // Hashes and the like have the length and the first characters of a code too often.
        let hexadecimal = code.iter().all(u8::is_ascii_hexdigit);
        let mixed = mixed && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
        let likely = match right.iter().filter(|right| **right).count() {
            4 => true,
            // The name is more than chance, a part of it only in what looks like a code.
            3 => !right[1] || (mixed && self.text.word(at) == self.last(end)),
            _ => false,
        };
        (SHORTEST..=LONGEST).contains(&code.len())
            && !hexadecimal
            && (likely || self.lost_case(code))
    }

    /// The word that ends with these letters.
    fn last(&self, end: usize) -> Option<usize> {
        self.text.word(end)?.checked_sub(1)
    }

    /// True if everything but the case says that this is a code of the assessment.
    fn lost_case(&self, code: &[u8]) -> bool {
        let &[b'1', length, high, low, ..] = code else {
            return false;
        };
        lengths(length).contains(&code.len())
            && [high, low].eq_ignore_ascii_case(&self.name)
            && !(code.iter().any(u8::is_ascii_lowercase) && code.iter().any(u8::is_ascii_uppercase))
    }

    /// Ends a run of codes. If it is the same as the last and a link with that as its
    /// text, it is left out.
    fn close(&self, found: &mut Vec<Found>, last: &mut Run, run: Run) {
        let codes = |from: usize, to: usize| {
            let part = found.get(from..to).unwrap_or_default();
            part.iter().map(|found| &found.code)
        };
        let same = last.end > 0 && codes(last.first, run.first).eq(codes(run.first, found.len()));
        if same && is_link(self.text.between(last.end, run.begin)) {
            found.truncate(run.first);
            *last = Run::default();
        } else {
            *last = run;
        }
    }
}

/// The four signs of a code, each true if it is right: format, length, and both characters
/// of the assessment's name.
fn signs(code: &[u8], name: [u8; 2]) -> [bool; HEADER] {
    let &[format, length, high, low, ..] = code else {
        return [false; HEADER];
    };
    let rest = code.len().abs_diff(SHORTEST - 1 + value(length));
    [
        format == b'1',
        rest.is_multiple_of(62),
        high == name[0],
        low == name[1],
    ]
}

/// The lengths that a code may have had by its second character, in either case.
fn lengths(second: u8) -> [usize; 2] {
    [second.to_ascii_uppercase(), second.to_ascii_lowercase()]
        .map(|second| SHORTEST - 1 + value(second))
}

/// True if letters are written as words are: no digit, and no capital inside unless
/// all are.
fn is_word(letters: &[u8]) -> bool {
    let inside = letters.get(1..).unwrap_or_default();
    letters.iter().all(u8::is_ascii_alphabetic)
        && (inside.iter().all(u8::is_ascii_lowercase) || letters.iter().all(u8::is_ascii_uppercase))
}

/// True if what stands between two places makes the second the address of which the
/// first is the text, or the other way round: `](`, `<` or `">`, and parts of addresses.
fn is_link(between: &[u8]) -> bool {
    let bracket = |byte: &u8| b"<>[]()\"' \n".contains(byte);
    let begin = between
        .iter()
        .position(|byte| bracket(byte) && *byte != b'\n');
    let (_, rest) = between
        .split_at_checked(begin.unwrap_or_default())
        .unwrap_or_default();
    let length = rest
        .iter()
        .position(|byte| !bracket(byte))
        .unwrap_or(rest.len());
    let (link, address) = rest.split_at_checked(length).unwrap_or_default();
    let form = |form: &&str| {
        let seen = link.iter().filter(|byte| !b" \n".contains(byte));
        seen.eq(form.as_bytes())
    };
    ["<", "](", "](<", "]<", "\">", "'>"].iter().any(form)
        && !address.iter().any(|byte| bracket(byte) && *byte != b'\n')
}
