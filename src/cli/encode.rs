//! `encode`: the codes of results in a table or in JSON lines, as `decode` writes them.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use csv::{ReaderBuilder, StringRecord};
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::Assessment;
use readiness_check::code::encode_edition;
use serde::Deserialize;

use crate::definition;
use crate::input::{name, open, or_standard_input};
use crate::report::Report;

/// The longest line of JSON that is read, in bytes: a result has a few thousand.
const LONGEST_LINE: u64 = 1 << 20;

/// The beginning of a column with answers, before the id of their question.
const ANSWERS: &str = "answers.";

/// What is read.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Tables or JSON lines with a result a row; `-` or none reads standard input
    files: Vec<PathBuf>,
    /// The definition that was answered; without one, the packaged English one
    #[arg(long, value_name = "DEFINITION")]
    assessment: Option<PathBuf>,
}

/// Writes a code a line.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let assessment = definition::load(arguments.assessment.as_deref())?;
    for path in &or_standard_input(&arguments.files) {
        let source = name(path);
        let mut reader = match open(path).map(BufReader::new) {
            Ok(reader) => reader,
            Err(error) => {
                report.unreadable(&source, error);
                continue;
            }
        };
        let start = match reader.fill_buf() {
            Ok(start) => start,
            Err(error) => {
                report.unreadable(&source, error);
                continue;
            }
        };
        let mut sink = Sink {
            assessment: &assessment,
            source: &source,
            output,
            report,
        };
        if start.trim_ascii_start().starts_with(b"{") {
            sink.json_lines(reader)?;
        } else {
            let separator = separator(start);
            sink.table(reader, separator)?;
        }
    }
    Ok(())
}

/// The sign between the cells of a table's first row: a semicolon where spreadsheets of the language
/// write one.
fn separator(start: &[u8]) -> u8 {
    let first = start.split(|byte| *byte == b'\n').next();
    let cells = |sign| first.map_or(0, |first| first.split(|byte| *byte == sign).count());
    let [by_commas, by_semicolons, by_tabs] = [b',', b';', b'\t'].map(cells);
    if by_semicolons > by_commas {
        b';'
    } else if by_tabs > by_commas {
        b'\t'
    } else {
        b','
    }
}

/// Where codes and problems go.
struct Sink<'a> {
    assessment: &'a Assessment,
    source: &'a str,
    output: &'a mut dyn Write,
    report: &'a mut Report,
}

impl Sink<'_> {
    fn problem(&mut self, line: u64, what: impl Display) {
        let source = self.source;
        self.report.problem(format_args!("{source}:{line}"), what);
    }

    /// Writes the code of one result.
    fn encode<'b>(
        &mut self,
        line: u64,
        id: Option<&str>,
        edition: Option<u32>,
        answers: impl IntoIterator<Item = (&'b str, &'b str)>,
    ) -> io::Result<()> {
        match code(self.assessment, id, edition, answers) {
            Ok(code) => writeln!(self.output, "{code}"),
            Err(what) => {
                self.problem(line, what);
                Ok(())
            }
        }
    }

    fn table(&mut self, reader: impl Read, separator: u8) -> io::Result<()> {
        let mut table = ReaderBuilder::new()
            .delimiter(separator)
            .from_reader(reader);
        let columns = match table.headers() {
            Ok(columns) => columns.clone(),
            Err(error) => {
                self.report.unreadable(self.source, error);
                return Ok(());
            }
        };
        let slots: Vec<(usize, &str)> = columns
            .iter()
            .enumerate()
            .filter_map(|(column, name)| Some((column, name.strip_prefix(ANSWERS)?)))
            .collect();
        if slots.is_empty() {
            self.problem(
                1,
                "no column is called \"answers.\" and the id of a question, as in what \
                 `decode` writes with a row a result",
            );
            return Ok(());
        }
        let unknown = |(_, id): &&(usize, &str)| self.assessment.slot_ever(id).is_none();
        if let Some((_, id)) = slots.iter().find(unknown) {
            self.problem(1, format_args!("the assessment has no question \"{id}\""));
            return Ok(());
        }
        let named = |wanted| columns.iter().position(|name| name == wanted);
        let [id_column, edition_column] = ["assessment", "edition"].map(named);
        let mut row = StringRecord::new();
        loop {
            match table.read_record(&mut row) {
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(error) => match (error.position().map(csv::Position::line), error.kind()) {
                    (_, csv::ErrorKind::Io(error)) => {
                        self.report.unreadable(self.source, error);
                        return Ok(());
                    }
                    (line, _) => {
                        self.problem(line.unwrap_or_default(), &error);
                        continue;
                    }
                },
            }
            let line = row.position().map_or(0, csv::Position::line);
            let cell = |column| row.get(column).unwrap_or_default().trim();
            let filled = |column: Option<usize>| column.map(cell).filter(|cell| !cell.is_empty());
            let Ok(edition) = filled(edition_column).map(str::parse).transpose() else {
                self.problem(line, "the edition is no whole number");
                continue;
            };
            let answers = slots.iter().map(|&(column, id)| (id, cell(column)));
            self.encode(line, filled(id_column), edition, answers)?;
        }
    }

    fn json_lines(&mut self, mut reader: impl BufRead) -> io::Result<()> {
        let mut text = Vec::new();
        for line in 1.. {
            text.clear();
            let read = (&mut reader)
                .take(LONGEST_LINE)
                .read_until(b'\n', &mut text);
            match read {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    self.report.unreadable(self.source, error);
                    break;
                }
            }
            if text.len() as u64 == LONGEST_LINE && !text.ends_with(b"\n") {
                self.problem(line, "the line is longer than any result");
                skip_line(&mut reader)?;
                continue;
            }
            if text.trim_ascii().is_empty() {
                continue;
            }
            match serde_json::from_slice::<Line>(&text) {
                Ok(result) => {
                    let answers = result.answers.iter();
                    let answers =
                        answers.map(|(id, level)| (&**id, level.as_deref().unwrap_or_default()));
                    self.encode(line, result.assessment.as_deref(), result.edition, answers)?;
                }
                Err(error) => self.problem(line, format_args!("it is no result: {error}")),
            }
        }
        Ok(())
    }
}

/// A line of JSON, of which the rest follows from these.
#[derive(Deserialize)]
struct Line {
    assessment: Option<String>,
    edition: Option<u32>,
    answers: BTreeMap<String, Option<String>>,
}

/// Passes over the rest of a line.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let rest = reader.fill_buf()?;
        if rest.is_empty() {
            return Ok(());
        }
        let end = rest.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(rest.len(), |end| end + 1);
        reader.consume(length);
        if end.is_some() {
            return Ok(());
        }
    }
}

/// The code of answers by id, of which empty ones are none, or why there is none.
fn code<'a>(
    assessment: &Assessment,
    id: Option<&str>,
    edition: Option<u32>,
    given: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<String, String> {
    let (own, current) = (assessment.id(), assessment.edition());
    if let Some(id) = id.filter(|id| *id != &**own) {
        return Err(format!(
            "it answers \"{id}\", and the definition is of \"{own}\""
        ));
    }
    let edition = edition.unwrap_or(current);
    if !(1..=current).contains(&edition) {
        return Err(format!(
            "the definition has the editions 1 to {current}, not {edition}"
        ));
    }
    let mut answers = Answers::default();
    for (id, level) in given.into_iter().filter(|(_, level)| !level.is_empty()) {
        let slot = assessment.slot_ever(id);
        let Some(slot) = slot.filter(|&slot| assessment.asked_in(slot, edition)) else {
            return Err(format!("edition {edition} has no question \"{id}\""));
        };
        let Some(answer) = Answer::from_id(assessment, slot, level) else {
            return Err(format!(
                "the question \"{id}\" can't take the level \"{level}\""
            ));
        };
        answers.set(assessment, slot, Some(answer));
    }
    if answers.is_empty() {
        return Err("nothing is answered, so there is no code".into());
    }
    Ok(encode_edition(assessment, &answers, edition))
}
