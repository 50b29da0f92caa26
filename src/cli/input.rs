//! Results as they stand in files of any kind and size, one after another and in bounded memory.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use readiness_check::assessment::Assessment;
use readiness_check::code::{Decoded, decode};
use readiness_check::link;

use crate::report::{Report, say};

/// The size of the part of a file that is searched at once, in bytes. A code that was broken over
/// several lines is found wherever its lines are in one part.
const BLOCK: usize = 256 * 1024;

/// How much of a damaged code a message repeats, in characters.
const SHOWN: usize = 60;

/// One result and where it stands.
pub(crate) struct Row<'a> {
    /// The name of its file, as it was given; `stdin` for standard input.
    pub(crate) source: &'a str,
    /// The line its code begins in, counted from 1.
    pub(crate) line: usize,
    /// The code.
    pub(crate) code: &'a str,
    /// What the code holds.
    pub(crate) result: &'a Decoded,
}

/// Hands every result over, in the order of the files and of what is in them; without files, those
/// of standard input. What can't be read is reported; at the end stands how many there were.
///
/// # Errors
/// Only what handing over fails with.
pub(crate) fn each_result(
    assessment: &Assessment,
    files: &[PathBuf],
    report: &mut Report,
    mut take: impl FnMut(&Row<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let files = or_standard_input(files);
    let (mut results, mut damaged) = (0_u64, 0_u64);
    for path in &files {
        let source = name(path);
        let mut blocks = match open(path) {
            Ok(reader) => Blocks::new(reader),
            Err(error) => {
                report.unreadable(&source, error);
                continue;
            }
        };
        let (before, mut holds_text) = (results + damaged, false);
        loop {
            let (first, text) = match blocks.next() {
                Ok(Some(block)) => block,
                Ok(None) => break,
                Err(error) => {
                    report.unreadable(&source, error);
                    holds_text = false;
                    break;
                }
            };
            holds_text = true;
            for found in link::find(assessment, &text) {
                let line = first + found.line - 1;
                match decode(assessment, &found.code) {
                    Ok(result) => {
                        results += 1;
                        take(&Row {
                            source: &source,
                            line,
                            code: &found.code,
                            result: &result,
                        })?;
                    }
                    Err(error) => {
                        damaged += 1;
                        report.problem(
                            format_args!("{source}:{line}"),
                            format_args!("{error}: {}", beginning(&found.code)),
                        );
                    }
                }
            }
        }
        if holds_text && results + damaged == before {
            report.problem(&source, "there is no result code in it");
        }
    }
    say(format_args!(
        "results read: {results}; codes that can't be read: {damaged}"
    ));
    Ok(())
}

/// The files that were named, or standard input where none was.
pub(crate) fn or_standard_input(files: &[PathBuf]) -> Vec<PathBuf> {
    match files {
        [] => vec![PathBuf::from(STANDARD_INPUT)],
        files => files.to_vec(),
    }
}

/// What a file is called in rows and messages. Standard input has a name of its own, for its sign
/// begins a formula.
pub(crate) fn name(path: &Path) -> Cow<'_, str> {
    if path == Path::new(STANDARD_INPUT) {
        return "stdin".into();
    }
    path.to_string_lossy()
}

/// The name by which standard input is asked for.
const STANDARD_INPUT: &str = "-";

/// A file, or standard input where the name is a hyphen.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path == Path::new(STANDARD_INPUT) {
        return Ok(Box::new(io::stdin().lock()));
    }
    let file = File::open(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => io::Error::new(
            error.kind(),
            "there is no such file; look at its name and at the folder you are in",
        ),
        _ => error,
    })?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("it is a folder; name the files in it"));
    }
    Ok(Box::new(file))
}

fn beginning(code: &str) -> String {
    match code.char_indices().nth(SHOWN) {
        Some((end, _)) => [code.get(..end).unwrap_or_default(), "…"].concat(),
        None => code.into(),
    }
}

/// What files begin with that hold no plain text, and what to do about it.
const OTHER_FILES: [(&[u8], &str); 6] = [
    (
        b"PK\x03\x04",
        "it is a workbook or an archive, not a text; save it as CSV",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "it is a workbook or a document of an old office program, not a text; save it as CSV",
    ),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
    (b"PAR1", "it is a Parquet file, not a text"),
    (b"\xff\xfe", "it is text in UTF-16; save it as UTF-8"),
    (b"\xfe\xff", "it is text in UTF-16; save it as UTF-8"),
];

/// A text in parts that end where no code is broken, as far as there is such a place.
struct Blocks<R> {
    reader: R,
    /// What was read and not handed over yet.
    buffer: Vec<u8>,
    /// How much of it was handed over last.
    given: usize,
    /// The line that the buffer begins in.
    line: usize,
    /// Nothing was read yet.
    begins: bool,
}

impl<R: Read> Blocks<R> {
    fn new(reader: R) -> Self {
        Self {
            reader,
            buffer: Vec::with_capacity(BLOCK),
            given: 0,
            line: 1,
            begins: true,
        }
    }

    /// The next part and the number of its first line. Bytes that are no UTF-8 stand there as a
    /// sign that no code contains.
    fn next(&mut self) -> io::Result<Option<(usize, String)>> {
        self.line += lines(self.buffer.get(..self.given).unwrap_or_default());
        self.buffer.drain(..self.given);
        self.given = 0;
        let missing = BLOCK.saturating_sub(self.buffer.len());
        let missing = u64::try_from(missing).unwrap_or_default();
        (&mut self.reader)
            .take(missing)
            .read_to_end(&mut self.buffer)?;
        if self.begins {
            self.begins = false;
            let kind = OTHER_FILES
                .iter()
                .find(|(start, _)| self.buffer.starts_with(start));
            if let Some((_, what)) = kind {
                return Err(io::Error::other(*what));
            }
        }
        if self.buffer.is_empty() {
            return Ok(None);
        }
        let ended = self.buffer.len() < BLOCK;
        self.given = if ended {
            self.buffer.len()
        } else {
            end(&self.buffer)
        };
        let block = self.buffer.get(..self.given).unwrap_or_default();
        Ok(Some((
            self.line,
            String::from_utf8_lossy(block).into_owned(),
        )))
    }
}

/// Where a part of a longer text best ends: behind an empty line, for no code goes on after one,
/// else behind a line, else behind anything that stands in no code.
fn end(buffer: &[u8]) -> usize {
    let last = |from: usize, ends: fn(&[u8]) -> bool| {
        (from..=buffer.len())
            .rev()
            .find(|&end| buffer.get(..end).is_some_and(ends))
    };
    // Not a small part, or a text of many would be searched often.
    let half = buffer.len() / 2;
    last(half, |text| {
        text.ends_with(b"\n\n") || text.ends_with(b"\n\r\n")
    })
    .or_else(|| last(1, |text| text.ends_with(b"\n")))
    .or_else(|| last(1, |text| text.last().is_some_and(u8::is_ascii_whitespace)))
    .unwrap_or(buffer.len())
}

/// The number of line ends: line feeds, carriage returns or both.
fn lines(text: &[u8]) -> usize {
    let returns = |pair: &&[u8]| matches!(pair, [b'\r', next] if *next != b'\n');
    text.split(|byte| *byte == b'\n').count() - 1
        + text.windows(2).filter(returns).count()
        + usize::from(text.ends_with(b"\r"))
}
