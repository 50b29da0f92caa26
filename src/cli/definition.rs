//! Definitions as they are read from files, and the packaged one, with the words of their language.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use include_dir::{Dir, include_dir};
use readiness_check::assessment::Assessment;
use readiness_check::json::Json;
use readiness_check::package::{Interface, entries};
use readiness_check::words::{ENGLISH, complete, nearest};

/// The packaged definition in English: what codes are read by unless another is named.
pub(crate) const PACKAGED: &str = include_str!("../../assessments/state-policy/en.json");

/// The packaged words of the interface, a file a language.
static INTERFACE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/interface");

/// The words of the interface in the language of a definition or a guide, and whether there are any in
/// it: those of English stand in for others.
///
/// # Errors
/// None: the words are JSON.
pub(crate) fn words_for(content: &Json) -> Result<(Json, bool)> {
    let language = content.get("language").and_then(Json::as_text);
    let language = language.map_or("en", |language| &**language);
    let files = INTERFACE.files().filter_map(|file| file.path().to_str());
    let languages = files.filter_map(|file| file.strip_suffix(".json"));
    let found = nearest(languages, language).map(|language| format!("{language}.json"));
    let found = found.and_then(|file| INTERFACE.get_file(file)?.contents_utf8());
    let words = serde_json::from_str(found.unwrap_or(ENGLISH)).context("the packaged words")?;
    Ok((words, found.is_some()))
}

/// The packaged words of the interface, all of them.
///
/// # Errors
/// None: they are JSON.
pub(crate) fn interface() -> Result<Interface> {
    let files = INTERFACE.files().filter_map(|file| {
        let language = file.path().to_str()?.strip_suffix(".json")?;
        Some((language.to_owned(), serde_json::from_slice(file.contents())))
    });
    let languages = files.map(|(language, words)| Ok((language, words?)));
    let languages: Result<_> = languages.collect();
    Ok(Interface(languages.context("the packaged words")?))
}

/// The assessment that codes belong to: that of a file, or the packaged one.
///
/// # Errors
/// What is wrong with the file.
pub(crate) fn load(path: Option<&Path>) -> Result<Assessment> {
    let definition = match path {
        Some(path) => json(path)?,
        None => serde_json::from_str(PACKAGED).context("the packaged definition")?,
    };
    let (words, _) = words_for(&definition)?;
    match Assessment::read(&complete(&definition, &words)) {
        Ok(assessment) => Ok(assessment),
        Err(problems) => {
            let name = path.map_or("the packaged definition".into(), Path::to_string_lossy);
            bail!("{name} can't be used as a definition:\n{problems}")
        }
    }
}

/// The definitions of an assessment: a file, or those of a folder, where guides may lie beside them.
///
/// # Errors
/// It is a folder, and has none.
pub(crate) fn definitions(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let files = entries(path)?.into_values();
    let files = files.filter(|file| file.extension().is_some_and(|end| end == "json"));
    // One that is no JSON is taken along, to be complained of.
    let definitions = files.filter(|file| json(file).map_or(true, |content| !is_guide(&content)));
    let definitions: Vec<_> = definitions.collect();
    ensure!(
        !definitions.is_empty(),
        "there are no definitions in this folder, such as en.json"
    );
    Ok(definitions)
}

/// True for the content of a guide, which says whose it is and asks nothing.
pub(crate) fn is_guide(content: &Json) -> bool {
    content.get("assessment").is_some() && content.get("conditions").is_none()
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
