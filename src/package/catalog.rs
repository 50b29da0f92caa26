//! What there is to choose from in the package, as data: its languages, and its assessments in each.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::assessments::{DEFAULT_ASSESSMENT, Source};
use super::fileset::read_json;
use super::interface::Interface;

/// The file's name; programs may ask for it.
pub const NAME: &str = "assessments.json";

/// Lists assessments as [`listed`] does, and every language with the words that a page needs around the quiz.
///
/// # Errors
/// A definition can't be read, or a language lacks words.
pub fn list(sources: &[Source], interface: &Interface) -> Result<Value> {
    let mut assessments: Vec<_> = listed(sources)?.into_iter().collect();
    // What is chosen where nothing is, comes first.
    assessments.sort_by_key(|(id, _)| id != DEFAULT_ASSESSMENT);
    Ok(json!({
        "default": DEFAULT_ASSESSMENT,
        "languages": interface.beside()?,
        "assessments": Map::from_iter(assessments),
    }))
}

/// What is said of assessments, by id and language: the title, the source, and how many questions are asked
/// at each pace.
///
/// # Errors
/// A definition can't be read.
pub fn listed(sources: &[Source]) -> Result<Map<String, Value>> {
    let mut assessments = Map::new();
    for Source { id, languages } in sources {
        let mut titles = Map::new();
        for (language, path) in languages {
            let said = said_of(&read_json(path)?);
            let said = said.with_context(|| format!("cannot list {}", path.display()))?;
            titles.insert(language.clone(), said);
        }
        assessments.insert(id.clone(), titles.into());
    }
    Ok(assessments)
}

/// What is said of one definition.
fn said_of(definition: &Value) -> Option<Value> {
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
