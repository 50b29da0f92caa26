//! `check`: every problem of definitions and of the guides beside them.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::mem;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use readiness_check::assessment::{Assessment, Problem, Problems};
use readiness_check::guide::Guide;
use readiness_check::json::Json;
use readiness_check::words::{complete, complete_guide};
use serde::Serialize;

use crate::definition::{NotJson, is_guide, json, words_for};
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
pub(crate) struct Found {
    pub(crate) file: String,
    pub(crate) path: String,
    pub(crate) message: String,
}

/// What was found in definitions and the guides beside them.
#[derive(Default)]
pub(crate) struct Findings {
    /// What is not as it should be.
    pub(crate) problems: Vec<Found>,
    /// Files that can't be read, each with the reason.
    pub(crate) unreadable: Vec<(String, String)>,
    /// Files of which something is worth knowing, and that.
    remarks: Vec<(String, String)>,
}

/// The largest file that an element loads from another site: `LARGEST` in `src/web/loader/definitions.ts`.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Checks and writes.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let mut findings = Findings::default();
    let mut sound = Vec::new();
    for file in &arguments.files {
        let (before, remarks) = (findings.count(), findings.remarks.len());
        findings.check(file)?;
        if findings.count() == before {
            sound.push((file.display(), findings.remarks.len() > remarks));
        }
    }
    if arguments.format == Format::Json {
        let found = mem::take(&mut findings.problems);
        report.problems += found.len();
        findings.tell(report);
        serde_json::to_writer_pretty(&mut *output, &found).map_err(io::Error::from)?;
        return Ok(writeln!(output)?);
    }
    findings.tell(report);
    for (file, remarked) in sound {
        let further = if remarked { " else" } else { "" };
        say(format_args!("{file}: nothing{further} to complain of"));
    }
    Ok(())
}

impl Findings {
    /// Reads a definition and its guide as a quiz does. What is returned may have a guide that is at fault.
    ///
    /// # Errors
    /// None: the words are JSON.
    pub(crate) fn check(&mut self, file: &Path) -> Result<Option<Assessment>> {
        let Some(definition) = self.parsed(file) else {
            return Ok(None);
        };
        if is_guide(&definition) {
            let message = "it is a guide; name its definition, with which it is checked";
            self.problem(file, "", message);
            return Ok(None);
        }
        self.remark(file, unread_of_definition(&definition)?);
        self.remark(file, same_labels(&definition));
        let (words, in_its_language) = words_for(&definition)?;
        let assessment = match Assessment::read(&complete(&definition, &words)) {
            Ok(assessment) => assessment,
            Err(Problems(problems)) => {
                self.push(file, problems);
                return Ok(None);
            }
        };
        if !in_its_language && let Err(Problems(missing)) = Assessment::read(&definition) {
            let language = assessment.language();
            let path = missing.first().map_or("", |problem| &problem.path);
            let remark = format!(
                "there are no words of the interface in \"{language}\", so English ones stand in for \
                 those that it does not say itself, beginning with {path}"
            );
            self.remarks.push((file.display().to_string(), remark));
        }
        if let Some(guide) = guide_of(file, &definition)
            && let Some(content) = self.parsed(&guide)
        {
            self.remark(&guide, unread_of_guide(&content)?);
            self.remark(&guide, other_language(&assessment, &content));
            if let Err(Problems(problems)) =
                Guide::read(&assessment, &complete_guide(&content, &words))
            {
                self.push(&guide, problems);
            }
        }
        Ok(Some(assessment))
    }

    /// Adds what no quiz stumbles over, but its author may want to know.
    fn remark(&mut self, file: &Path, remarks: impl IntoIterator<Item = Problem>) {
        let name = file.display().to_string();
        let remarks = remarks.into_iter();
        let remarks = remarks.map(|remark| (name.clone(), remark.to_string()));
        self.remarks.extend(remarks);
    }

    /// Adds a problem of a file.
    pub(crate) fn problem(&mut self, file: &Path, path: &str, message: impl Into<String>) {
        let (path, message) = (path.to_owned(), message.into());
        self.push(file, vec![Problem { path, message }]);
    }

    /// The number of things that are in the way of using what was checked.
    pub(crate) fn count(&self) -> usize {
        self.problems.len() + self.unreadable.len()
    }

    /// Tells all of it, what is no problem first.
    pub(crate) fn tell(self, report: &mut Report) {
        for (file, remark) in self.remarks {
            Report::remark(file, remark);
        }
        for (file, why) in self.unreadable {
            report.unreadable(file, why);
        }
        for Found {
            file,
            path,
            message,
        } in self.problems
        {
            report.problem(file, Problem { path, message });
        }
    }

    /// The JSON in a file, if it holds some; names that stand twice in it are found.
    fn parsed(&mut self, file: &Path) -> Option<Json> {
        match json(file) {
            Ok(content) => {
                let size = file.metadata().map_or(0, |about| about.len());
                if size > LARGEST {
                    let message = format!(
                        "it has {size} bytes, more than the {LARGEST} that an element loads from another site; divide it"
                    );
                    self.problem(file, "", message);
                }
                self.push(file, repeated("", &content));
                Some(content)
            }
            Err(error) => {
                if let Some(error) = error.downcast_ref::<NotJson>() {
                    self.problem(file, "", error.to_string());
                } else {
                    let why = error.root_cause().to_string();
                    self.unreadable.push((file.display().to_string(), why));
                }
                None
            }
        }
    }

    fn push(&mut self, file: &Path, problems: Vec<Problem>) {
        let found = problems.into_iter().map(|Problem { path, message }| Found {
            file: file.display().to_string(),
            path,
            message,
        });
        self.problems.extend(found);
    }
}

/// The file of the guide that a definition names. One at an address is for a quiz to load, not for a tool.
pub(crate) fn guide_of(file: &Path, definition: &Json) -> Option<PathBuf> {
    let guide = definition.get("guide").and_then(Json::as_text)?;
    (!guide.contains("://")).then(|| file.with_file_name(&**guide))
}

/// A remark if a guide is in another language than its definition.
fn other_language(assessment: &Assessment, guide: &Json) -> Option<Problem> {
    let main = |tag: &str| tag.split('-').next().map(str::to_lowercase);
    let language = guide.get("language").and_then(Json::as_text)?;
    let own = assessment.language();
    (main(language) != main(own)).then(|| Problem {
        path: "language".into(),
        message: format!(
            "is \"{language}\", but that of the definition is \"{own}\", so a result would be in two languages"
        ),
    })
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
