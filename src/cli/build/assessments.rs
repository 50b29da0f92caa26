//! The assessments that are to be packaged, each in its languages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use readiness_check::package::{FileSet, Source, assessment_ids};

use crate::check::Findings;
use crate::definition::definitions;

/// Reads the definitions in files and folders; whatever can't be packaged is among the findings.
///
/// # Errors
/// A folder can't be listed or holds none, or the package is none.
pub(super) fn read(
    paths: &[PathBuf],
    package: &FileSet,
    findings: &mut Findings,
) -> Result<Vec<Source>> {
    let packaged = assessment_ids(package)?;
    let mut found: BTreeMap<String, BTreeMap<String, PathBuf>> = BTreeMap::new();
    for path in paths {
        let mut of_folder: Option<(String, PathBuf)> = None;
        for file in definitions(path).with_context(|| path.display().to_string())? {
            let Some(assessment) = findings.check(&file)? else {
                continue;
            };
            let (id, language) = (
                assessment.id().to_string(),
                assessment.language().to_string(),
            );
            if packaged.contains(&id) {
                findings.problem(&file, "id", of_the_package(&id));
            }
            let (first, other) = of_folder.get_or_insert_with(|| (id.clone(), file.clone()));
            if *first != id {
                findings.problem(&file, "id", of_another_language(&id, first, other));
            }
            let languages = found.entry(id).or_default();
            if let Some(problem) = taken(languages, &file, &language) {
                findings.problem(&file, problem.0, problem.1);
            }
            languages.insert(language, file);
        }
    }
    let sources = found.into_iter();
    Ok(sources
        .map(|(id, languages)| Source { id, languages })
        .collect())
}

fn of_the_package(id: &str) -> String {
    format!("the package has an assessment \"{id}\" already; give this one an id of its own")
}

fn of_another_language(id: &str, first: &str, other: &Path) -> String {
    let other = other.display();
    format!(
        "is \"{id}\", and in {other} it is \"{first}\"; all languages of an assessment have the same id"
    )
}

/// The place and the words of what is wrong where an assessment has a definition in this language, or in
/// another folder, already.
fn taken(
    languages: &BTreeMap<String, PathBuf>,
    file: &Path,
    language: &str,
) -> Option<(&'static str, String)> {
    let elsewhere = languages
        .values()
        .find(|other| other.parent() != file.parent());
    if let Some(other) = elsewhere {
        let other = other.display();
        let problem = format!("{other} has the same; two assessments need two ids");
        return Some(("id", problem));
    }
    let other = languages.get(language)?.display();
    Some((
        "language",
        format!("is \"{language}\", as in {other}; each definition has a language of its own"),
    ))
}
