//! What there is to show of an author's files at this moment.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use readiness_check::package::{integrity, read_json};
use serde_json::{Value, json};

use crate::check::{Findings, Found};
use crate::definition::definitions;

/// The files for a quiz, and what its page is told: definitions with a problem are not among the former.
pub(super) struct State {
    /// Definitions and their guides, by what their addresses end in.
    pub(super) files: BTreeMap<String, String>,
    /// The quiz in each language and every problem, with a stamp that changes whenever they do.
    pub(super) shown: Value,
}

impl State {
    /// Reads and checks the files as `check` does.
    ///
    /// # Errors
    /// There is no such file, or no definition in the folder.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let mut findings = Findings::default();
        let mut files = BTreeMap::new();
        let mut quizzes = Vec::new();
        let definitions = definitions(path).with_context(|| path.display().to_string())?;
        for file in definitions {
            let before = findings.count();
            let Some(assessment) = findings.check(&file)? else {
                continue;
            };
            if findings.count() > before {
                continue;
            }
            let language = assessment.language();
            let mut definition = read_json(&file)?;
            let name = format!("{language}.json");
            if files.contains_key(&name) {
                let message = format!("is \"{language}\" in another file too");
                findings.problem(&file, "language", message);
                continue;
            }
            // In the folder both lie side by side, whatever the way from one to the other is here.
            if let Some(guide) = definition.get_mut("guide")
                && let Some(own) = guide.as_str().filter(|own| !own.contains("://"))
                && let Ok(content) = read_json(&file.with_file_name(own))
            {
                let (name, content) = (format!("{language}-guide.json"), content.to_string());
                // Each address is read once by a page.
                *guide = format!("{name}?{}", integrity(content.as_bytes())).into();
                files.insert(name, content);
            }
            files.insert(name.clone(), definition.to_string());
            quizzes.push(json!({
                "language": &**language,
                "title": &**assessment.title(),
                "address": format!("{}{name}", super::QUIZ),
            }));
        }
        let unreadable = findings
            .unreadable
            .into_iter()
            .map(|(file, message)| Found {
                file,
                path: String::new(),
                message,
            });
        let problems: Vec<_> = unreadable.chain(findings.problems).collect();
        let stamp = integrity(json!([files, problems]).to_string().as_bytes());
        let shown = json!({ "stamp": stamp, "quizzes": quizzes, "problems": problems });
        Ok(Self { files, shown })
    }
}
