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

use crate::definition::{json, words_for};
use crate::report::Report;

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

/// Checks and writes; text says nothing of what is as it should be.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let mut found = Vec::new();
    for file in &arguments.files {
        check(file, &mut found, report)?;
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

/// Reads a definition and its guide as a quiz does.
fn check(file: &Path, found: &mut Vec<Found>, report: &mut Report) -> Result<()> {
    let Some(definition) = parsed(file, found, report) else {
        return Ok(());
    };
    if definition.get("assessment").is_some() && definition.get("conditions").is_none() {
        let message = "it is a guide; name its definition, with which it is checked".into();
        let path = String::new();
        push(file, vec![Problem { path, message }], found);
        return Ok(());
    }
    let (words, in_its_language) = words_for(&definition)?;
    let assessment = match Assessment::read(&complete(&definition, &words)) {
        Ok(assessment) => assessment,
        Err(Problems(problems)) => {
            push(file, problems, found);
            return Ok(());
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
        return Ok(());
    };
    let guide = file.with_file_name(&**guide);
    if let Some(content) = parsed(&guide, found, report)
        && let Err(Problems(problems)) = Guide::read(&assessment, &complete_guide(&content, &words))
    {
        push(&guide, problems, found);
    }
    Ok(())
}

/// The JSON in a file, if it holds some; names that stand twice in it are found.
fn parsed(file: &Path, found: &mut Vec<Found>, report: &mut Report) -> Option<Json> {
    match json(file) {
        Ok(content) => {
            push(file, repeated("", &content), found);
            Some(content)
        }
        Err(error) => {
            match error.downcast_ref::<serde_json::Error>() {
                Some(error) => {
                    let (path, message) = (String::new(), format!("it is not JSON: {error}"));
                    push(file, vec![Problem { path, message }], found);
                }
                None => report.unreadable(file.display(), error.root_cause()),
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
