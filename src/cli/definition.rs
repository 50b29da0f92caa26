//! Definitions as they are read from files, and the packaged one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use readiness_check::assessment::Assessment;
use readiness_check::json::Json;

/// The packaged definition in English: what codes are read by unless another is named.
pub(crate) const PACKAGED: &str = include_str!("../../assessments/state-policy/en.json");

/// The assessment that codes belong to: that of a file, or the packaged one.
///
/// # Errors
/// What is wrong with the file.
pub(crate) fn load(path: Option<&Path>) -> Result<Assessment> {
    let definition = match path {
        Some(path) => json(path)?,
        None => serde_json::from_str(PACKAGED).context("the packaged definition")?,
    };
    match Assessment::read(&definition) {
        Ok(assessment) => Ok(assessment),
        Err(problems) => {
            let name = path.map_or("the packaged definition".into(), Path::to_string_lossy);
            bail!("{name} can't be used as a definition:\n{problems}")
        }
    }
}

/// The JSON in a file.
///
/// # Errors
/// The file can't be read, or holds something else.
pub(crate) fn json(path: &Path) -> Result<Json> {
    let text = fs::read(path).with_context(|| path.display().to_string())?;
    // As browsers do, whoever's editor wrote one.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
    serde_json::from_slice(text).with_context(|| format!("{}: it is not JSON", path.display()))
}
