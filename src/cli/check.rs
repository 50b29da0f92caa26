//! `check`: every problem of definitions and of the guides beside them.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use readiness_check::assessment::{Assessment, Problem, Problems};
use readiness_check::guide::Guide;
use readiness_check::json::Json;
use readiness_check::words::{complete, complete_guide};
use serde::Serialize;

use crate::definition::{NotJson, json, words_for};
use crate::fields::{same_labels, unread_of_definition, unread_of_guide};
use crate::report::{Report, say};

/// What is checked and how the problems are written.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Definitions; the guide that one names is checked with it
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The form of what is written
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a problem, on standard error
    Text,
    /// A JSON array of objects with `file`, `path` and `message`, on standard output
    Json,
}

/// One problem as a program reads it.
#[derive(Serialize)]
struct Found {
    file: String,
    path: String,
    message: String,
}

/// The largest file that an element loads from another site: `LARGEST` in `src/web/loader/definitions.ts`.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Checks and writes.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let mut found = Vec::new();
    for file in &arguments.files {
        let (before, remarks) = (found.len(), report.remarks);
        let complete = check(file, &mut found, report)?;
        if complete && found.len() == before && arguments.format == Format::Text {
            let further = if report.remarks > remarks {
                " else"
            } else {
                ""
            };
            say(format_args!(
                "{}: nothing{further} to complain of",
                file.display()
            ));
        }
    }
    if arguments.format == Format::Json {
        report.problems += found.len();
        serde_json::to_writer_pretty(&mut *output, &found).map_err(io::Error::from)?;
        return Ok(writeln!(output)?);
    }
    for Found {
        file,
        path,
        message,
    } in found
    {
        report.problem(file, Problem { path, message });
    }
    Ok(())
}

/// Reads a definition and its guide as a quiz does; false where one of them could not be read.
fn check(file: &Path, found: &mut Vec<Found>, report: &mut Report) -> Result<bool> {
    let Some(definition) = parsed(file, found, report) else {
        return Ok(false);
    };
    if definition.get("assessment").is_some() && definition.get("conditions").is_none() {
        let message = "it is a guide; name its definition, with which it is checked".into();
        let path = String::new();
        push(file, vec![Problem { path, message }], found);
        return Ok(true);
    }
    remark_all(report, file, unread_of_definition(&definition)?);
    remark_all(report, file, same_labels(&definition));
    let (words, in_its_language) = words_for(&definition)?;
    let assessment = match Assessment::read(&complete(&definition, &words)) {
        Ok(assessment) => assessment,
        Err(Problems(problems)) => {
            push(file, problems, found);
            return Ok(true);
        }
    };
    if !in_its_language && let Err(Problems(missing)) = Assessment::read(&definition) {
        let language = assessment.language();
        let path = missing.first().map_or("", |problem| &problem.path);
        Report::remark(
            file.display(),
            format_args!(
                "there are no words of the interface in \"{language}\", so English ones stand in for \
                 those that it does not say itself, beginning with {path}"
            ),
        );
    }
    // An address of another origin is for a quiz to load, not for a tool.
    let guide = definition.get("guide").and_then(Json::as_text);
    let Some(guide) = guide.filter(|guide| !guide.contains("://")) else {
        return Ok(true);
    };
    let guide = file.with_file_name(&**guide);
    let Some(content) = parsed(&guide, found, report) else {
        return Ok(false);
    };
    remark_all(report, &guide, unread_of_guide(&content)?);
    let language = content.get("language").and_then(Json::as_text);
    let main = |language: &str| {
        language
            .split('-')
            .next()
            .unwrap_or_default()
            .to_lowercase()
    };
    if let Some(language) =
        language.filter(|language| main(language) != main(assessment.language()))
    {
        let message = format!(
            "is \"{language}\", but that of the definition is \"{}\", so a result would be in two languages",
            assessment.language()
        );
        let path = "language".into();
        remark_all(report, &guide, vec![Problem { path, message }]);
    }
    if let Err(Problems(problems)) = Guide::read(&assessment, &complete_guide(&content, &words)) {
        push(&guide, problems, found);
    }
    Ok(true)
}

/// Says what no quiz stumbles over, but its author may want to know.
fn remark_all(report: &mut Report, file: &Path, remarks: Vec<Problem>) {
    for remark in remarks {
        report.remarks += 1;
        Report::remark(file.display(), remark);
    }
}

/// The JSON in a file, if it holds some; names that stand twice in it are found.
fn parsed(file: &Path, found: &mut Vec<Found>, report: &mut Report) -> Option<Json> {
    match json(file) {
        Ok(content) => {
            let size = file.metadata().map_or(0, |about| about.len());
            if size > LARGEST {
                let message = format!(
                    "it has {size} bytes, more than the {LARGEST} that an element loads from another site; divide it"
                );
                let path = String::new();
                push(file, vec![Problem { path, message }], found);
            }
            push(file, repeated("", &content), found);
            Some(content)
        }
        Err(error) => {
            match error.downcast_ref::<NotJson>() {
                Some(error) => {
                    let (path, message) = (String::new(), error.to_string());
                    push(file, vec![Problem { path, message }], found);
                }
                None => report.unreadable_file(&error),
            }
            None
        }
    }
}

fn push(file: &Path, problems: Vec<Problem>, found: &mut Vec<Found>) {
    found.extend(problems.into_iter().map(|Problem { path, message }| Found {
        file: file.display().to_string(),
        path,
        message,
    }));
}

/// The names that stand twice in an object: of two values, only one is ever read.
fn repeated(path: &str, value: &Json) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Json::Array(values) = value {
        for (position, value) in values.iter().enumerate() {
            problems.extend(repeated(&format!("{path}[{position}]"), value));
        }
    }
    let mut known = BTreeSet::new();
    for (name, value) in value.entries() {
        let path = match path {
            "" => name.to_string(),
            path => format!("{path}.{name}"),
        };
        if !known.insert(name) {
            let message = "this name stands twice in one object; take one out".into();
            let path = path.clone();
            problems.push(Problem { path, message });
        }
        problems.extend(repeated(&path, value));
    }
    problems
}
