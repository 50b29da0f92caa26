//! Results of others as they arrive: found in a text or read from files, with a reason for
//! whatever could not be read.

use std::rc::Rc;

use crate::assessment::{Assessment, Definition};
use crate::code::{CodeError, decode};
use crate::file::{self, FileError};
use crate::link::{self, Found};
use crate::results::Received;

/// Everything a text or some files brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What could be read, in its order.
    pub results: Rc<[Received]>,
    /// What could not, in its order.
    pub refused: Rc<[Refused]>,
}

/// Results that came whole.
impl<R: Into<Received>> FromIterator<R> for Opened {
    fn from_iter<I: IntoIterator<Item = R>>(results: I) -> Self {
        Self {
            results: results.into_iter().map(Into::into).collect(),
            refused: Rc::default(),
        }
    }
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it stood.
    pub place: Place,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Where something stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of the text, from 1.
    Line(usize),
    /// A file, by its name.
    File(Rc<str>),
}

/// What is wrong with something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The text holds no result code at all.
    NoCode,
    /// A code can't be opened.
    Code(CodeError),
    /// A file can't be read.
    File(FileError),
}

/// Every result in a text of any kind: a link, a code, a thread of mails, a column.
#[must_use]
pub fn in_text(assessment: &Assessment, text: &str) -> Opened {
    let mut results = Vec::new();
    let mut refused = Vec::new();
    let mut found = link::find(assessment, text);
    if found.is_empty() && !text.trim().contains(char::is_whitespace) {
        // A single word was meant as a link or a code: to say what is wrong with it.
        let candidates = link::candidate(text).into_iter();
        found.extend(candidates.map(|code| Found {
            line: 1,
            code: code.to_owned(),
        }));
    }
    for Found { line, code } in found {
        match decode(assessment, &code) {
            Ok(result) => results.push(Received::from(result)),
            Err(error) => refused.push(Refused {
                place: Place::Line(line),
                reason: Reason::Code(error),
            }),
        }
    }
    if results.is_empty() && refused.is_empty() {
        refused.push(Refused {
            place: Place::Line(1),
            reason: Reason::NoCode,
        });
    }
    Opened {
        results: results.into(),
        refused: refused.into(),
    }
}

/// A file someone chose.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name.
    pub name: Rc<str>,
    /// Its parsed JSON, or why there is none.
    pub content: Result<Definition, FileError>,
}

/// The results in files.
#[must_use]
pub fn in_files(assessment: &Assessment, files: Vec<File>) -> Opened {
    let mut results = Vec::new();
    let mut refused = Vec::new();
    for File { name, content } in files {
        match content.and_then(|content| file::read(assessment, &content)) {
            Ok(received) => results.push(received),
            Err(error) => refused.push(Refused {
                place: Place::File(name),
                reason: Reason::File(error),
            }),
        }
    }
    Opened {
        results: results.into(),
        refused: refused.into(),
    }
}
