//! A result as a file: the answers, the notes and the edition, for when a link doesn't travel
//! or notes should.
//!
//! The shape is published as `result.schema.json` in the package. A file is read strictly:
//! one that says anything unexpected is refused as a whole, with the place named.

use std::fmt;
use std::mem;
use std::rc::Rc;

use serde::Serialize;

use crate::answers::{Answer, Answers, Entries};
use crate::assessment::{Assessment, Slot, cut};
use crate::code::Decoded;
use crate::json::Json;
use crate::notes::{LONGEST_NOTE, Notes};
use crate::results::SharedResult;

/// The `format` of every file of ours.
pub const FORMAT: &str = "readiness-check-result";
/// The version of the shape.
pub const VERSION: u32 = 1;

/// The content of a file, ready to be written as JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ResultFile<'a> {
    format: &'static str,
    version: u32,
    assessment: &'a str,
    edition: u32,
    answers: Entries<'a, &'a str>,
    notes: Entries<'a, &'a str>,
}

impl<'a> ResultFile<'a> {
    /// The file of these answers and notes.
    #[must_use]
    pub fn of(assessment: &'a Assessment, result: &Decoded, notes: &'a Notes) -> Self {
        let notes = notes
            .iter()
            .map(|(slot, note)| (assessment.slot_id(slot), &**note));
        Self {
            format: FORMAT,
            version: VERSION,
            assessment: assessment.id(),
            edition: result.edition,
            answers: result.answers.to_ids(assessment),
            notes: Entries(notes.collect()),
        }
    }
}

/// The most characters of what a result is about in the name of a file.
const LONGEST_NAME: usize = 40;

/// The beginning of the name of a file: the assessment's id, and what the result is about where that
/// is given, in letters and digits.
#[must_use]
pub fn name(assessment: &Assessment, notes: &Notes) -> String {
    let mut name = String::from(&**assessment.id());
    let about = assessment.details().next();
    let about = about.and_then(|(slot, _)| notes.get(slot));
    let mut room = LONGEST_NAME;
    let mut apart = true;
    for sign in about.map_or("", |about| about).chars() {
        if !is_letter(sign) {
            apart = true;
        } else if room > 0 {
            if apart {
                name.push('-');
            }
            apart = false;
            room -= 1;
            name.push(sign.to_ascii_lowercase());
        }
    }
    name
}

/// Letters and digits, as far as they can be told by the blocks of Unicode: the standard library's tables
/// are 10 KB of WebAssembly. No sign that turns text around is among them.
fn is_letter(sign: char) -> bool {
    sign.is_ascii_alphanumeric()
        || matches!(sign, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{5ff}' | '\u{620}'..='\u{17ff}'
            | '\u{1e00}'..='\u{1fff}' | '\u{3041}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// The reason why a file can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It can't be read as JSON.
    NotJson,
    /// It is larger than any file of ours.
    Large,
    /// It is JSON of some other kind.
    NotResult,
    /// It is of another version of the shape.
    Version,
    /// It holds answers to another assessment.
    OtherAssessment,
    /// It was made with a newer edition.
    Newer,
    /// A name stands twice in one object.
    Repeated {
        /// The name.
        name: Rc<str>,
    },
    /// Something is not what it should be, or should not be there.
    Unexpected {
        /// Where, as a path of names: `answers.purpose-vision`.
        path: Rc<str>,
    },
    /// A note is longer than [`LONGEST_NOTE`].
    LongNote {
        /// The slot it is for.
        slot: Rc<str>,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => formatter.write_str("it is not JSON"),
            Self::Large => formatter.write_str("it is larger than any results file"),
            Self::NotResult => formatter.write_str("it is not a results file"),
            Self::Version => formatter.write_str("it is of another version"),
            Self::OtherAssessment => formatter.write_str("it belongs to another assessment"),
            Self::Newer => formatter.write_str("it was made with a newer edition"),
            Self::Repeated { name } => write!(formatter, "it names {name:?} twice"),
            Self::Unexpected { path } => write!(formatter, "{path} holds something unexpected"),
            Self::LongNote { slot } => write!(formatter, "the note on {slot} is too long"),
        }
    }
}

impl std::error::Error for FileError {}

/// Reads what [`ResultFile`] once wrote, or anything else.
///
/// # Errors
/// The first thing that is not as it should be; nothing is taken then.
pub fn read(assessment: &Assessment, file: &Json) -> Result<SharedResult, FileError> {
    let text = |name| file.get(name).and_then(Json::as_text);
    let number = |name| file.get(name).and_then(Json::as_number);
    if text("format").is_none_or(|format| &**format != FORMAT) {
        return Err(FileError::NotResult);
    }
    match number("version") {
        Some(version) if version.total_cmp(&f64::from(VERSION)).is_eq() => {}
        Some(_) => return Err(FileError::Version),
        None => return Err(unexpected("version", "")),
    }
    match text("assessment") {
        Some(id) if id == assessment.id() => {}
        Some(_) => return Err(FileError::OtherAssessment),
        None => return Err(unexpected("assessment", "")),
    }
    let edition = edition(assessment, number("edition"))?;
    for (position, (name, _)) in file.entries().iter().enumerate() {
        if !NAMES.contains(&&**name) {
            return Err(unexpected(name, ""));
        }
        // Every name before this one is one of the few known, so this looks back a few steps.
        let mut before = file.entries().iter().take(position);
        if before.any(|(other, _)| other == name) {
            return Err(repeated(name));
        }
    }
    let mut answers = Answers::default();
    for (slot, id, level) in by_slot(assessment, file, "answers", Assessment::slot_ever)? {
        let answer = level
            .as_text()
            .filter(|_| assessment.asked_in(slot, edition))
            .and_then(|level| Answer::from_id(assessment, slot, level))
            .ok_or_else(|| unexpected("answers", id))?;
        answers.set(assessment, slot, Some(answer));
    }
    let mut notes = Notes::default();
    let slot_of_note = |assessment: &Assessment, id: &str| {
        let slot = assessment.note_slot(id);
        slot.or_else(|| assessment.slot_ever(id))
    };
    for (slot, id, note) in by_slot(assessment, file, "notes", slot_of_note)? {
        let note = note.as_text().ok_or_else(|| unexpected("notes", id))?;
        if note.chars().count() > LONGEST_NOTE {
            return Err(FileError::LongNote {
                slot: Rc::clone(id),
            });
        }
        notes.set(slot, Rc::clone(note));
    }
    Ok(SharedResult {
        result: Decoded { edition, answers },
        notes,
        own: false,
    })
}

/// The names that a file has.
const NAMES: [&str; 6] = [
    "format",
    "version",
    "assessment",
    "edition",
    "answers",
    "notes",
];

fn edition(assessment: &Assessment, number: Option<f64>) -> Result<u32, FileError> {
    let number = number.ok_or_else(|| unexpected("edition", ""))?;
    let edition =
        (1..=assessment.edition()).find(|&edition| f64::from(edition).total_cmp(&number).is_eq());
    edition.ok_or_else(|| {
        if number > f64::from(assessment.edition()) {
            FileError::Newer
        } else {
            unexpected("edition", "")
        }
    })
}

/// An entry of an object in the file: its slot, its name and what it holds.
type BySlot<'a> = (Slot, &'a Rc<str>, &'a Json);

/// The entries of an object in the file, each for a slot of its own.
fn by_slot<'a>(
    assessment: &Assessment,
    file: &'a Json,
    name: &str,
    slot_of: fn(&Assessment, &str) -> Option<Slot>,
) -> Result<Vec<BySlot<'a>>, FileError> {
    let mut seen = vec![false; assessment.slots().len() + assessment.details().count()];
    let mut entries = Vec::new();
    for (id, value) in object(file, name)? {
        let slot = slot_of(assessment, id).ok_or_else(|| unexpected(name, id))?;
        if let Some(seen) = seen.get_mut(slot.0)
            && mem::replace(seen, true)
        {
            return Err(repeated(id));
        }
        entries.push((slot, id, value));
    }
    Ok(entries)
}

/// The entries of an object in the file; of an absent one, none.
fn object<'a>(file: &'a Json, name: &str) -> Result<&'a [(Rc<str>, Json)], FileError> {
    match file.get(name) {
        None => Ok(&[]),
        Some(Json::Object(entries)) => Ok(entries),
        Some(_) => Err(unexpected(name, "")),
    }
}

/// A name that stands twice in one object.
pub(crate) fn repeated(name: &str) -> FileError {
    FileError::Repeated {
        name: cut(name).into(),
    }
}

fn unexpected(name: &str, inside: &str) -> FileError {
    let dot = if inside.is_empty() { "" } else { "." };
    FileError::Unexpected {
        path: [&*cut(name), dot, &*cut(inside)].concat().into(),
    }
}
