//! Results of others as they arrive: found in a text or read from files, with a reason for
//! whatever could not be read.

use std::rc::Rc;

use crate::assessment::{Assessment, cut};
use crate::code::{CodeError, decode};
use crate::file::{self, FileError};
use crate::json::Json;
use crate::link::{self, Found};
use crate::results::SharedResult;

/// Everything a text or some files brought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The results that could be read, in their order.
    pub results: Rc<[SharedResult]>,
    /// The errors of the rest, in their order.
    pub errors: Rc<[ImportError]>,
}

/// Results that came whole.
impl<R: Into<SharedResult>> FromIterator<R> for Imported {
    fn from_iter<I: IntoIterator<Item = R>>(results: I) -> Self {
        Self {
            results: results.into_iter().map(Into::into).collect(),
            errors: Rc::default(),
        }
    }
}

/// One thing that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    /// The place where it stood.
    pub origin: Origin,
    /// The kind of error.
    pub kind: ImportErrorKind,
}

/// The place where something stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A line of the text, from 1.
    Line(usize),
    /// A file, by the beginning of its name.
    File(Rc<str>),
}

/// The kinds of error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportErrorKind {
    /// The text holds no result code at all.
    NoCode,
    /// A code can't be opened.
    Code(CodeError),
    /// A file can't be read.
    File(FileError),
}

/// Every result in a text of any kind: a link, a code, a thread of mails, a column.
#[must_use]
pub fn from_text(assessment: &Assessment, text: &str) -> Imported {
    let mut results = Vec::new();
    let mut errors = Vec::new();
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
            Ok(result) => results.push(SharedResult::from(result)),
            Err(error) => errors.push(ImportError {
                origin: Origin::Line(line),
                kind: ImportErrorKind::Code(error),
            }),
        }
    }
    if results.is_empty() && errors.is_empty() {
        errors.push(ImportError {
            origin: Origin::Line(1),
            kind: ImportErrorKind::NoCode,
        });
    }
    Imported {
        results: results.into(),
        errors: errors.into(),
    }
}

/// A file someone chose.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its name.
    pub name: Rc<str>,
    /// Its parsed JSON, or why there is none.
    pub content: Result<Json, FileError>,
}

/// The results in files.
#[must_use]
pub fn from_files(assessment: &Assessment, files: Vec<File>) -> Imported {
    let mut results = Vec::new();
    let mut errors = Vec::new();
    for File { name, content } in files {
        match content.and_then(|content| file::read(assessment, &content)) {
            Ok(received) => results.push(received),
            Err(error) => errors.push(ImportError {
                origin: Origin::File(cut(&name).into()),
                kind: ImportErrorKind::File(error),
            }),
        }
    }
    Imported {
        results: results.into(),
        errors: errors.into(),
    }
}
