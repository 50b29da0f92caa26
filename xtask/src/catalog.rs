//! What there is to choose from in the package, as data: its languages, and its assessments in each.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::assessments::DEFAULT_ASSESSMENT;
use crate::fileset::{entries, read_json};
use crate::interface::Interface;

/// The file's name; programs may ask for it.
pub(crate) const NAME: &str = "assessments.json";

/// Lists every `<id>/<language>.json` of a folder with its title, its source and how many questions it
/// asks at each pace, and every language with the words that a page needs around the quiz.
pub(crate) fn list(folder: &Path, interface: &Interface) -> Result<Value> {
    let mut assessments = Map::new();
    let mut folders: Vec<_> = entries(folder)?.into_iter().collect();
    // What is chosen where nothing is, comes first.
    folders.sort_by_key(|(id, _)| id != DEFAULT_ASSESSMENT);
    for (id, folder) in folders {
        let mut languages = Map::new();
        for (file, path) in entries(&folder)? {
            if let Some(language) = file.strip_suffix(".json") {
                let listed = listed(&read_json(&path)?);
                let listed = listed.with_context(|| format!("cannot list {}", path.display()))?;
                languages.insert(language.to_owned(), listed);
            }
        }
        assessments.insert(id, languages.into());
    }
    Ok(json!({
        "default": DEFAULT_ASSESSMENT,
        "languages": interface.beside()?,
        "assessments": assessments,
    }))
}

/// What is said of one definition.
fn listed(definition: &Value) -> Option<Value> {
    let conditions = definition.get("conditions")?.as_array()?.iter();
    let (mut quick, mut full) = (0, 0);
    for condition in conditions {
        let overview = usize::from(condition.get("question").is_some());
        let elements = condition.get("elements").and_then(Value::as_array);
        let elements = elements.map_or(0, Vec::len);
        quick += if overview > 0 { overview } else { elements };
        full += overview + elements;
    }
    Some(json!({
        "title": definition.get("title")?,
        "credit": definition.get("credit"),
        "questions": { "quick": quick, "full": full },
    }))
}
