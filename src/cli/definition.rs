//! Definitions as they are read from files, and the packaged one, with the words of their language.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use anyhow::{Context, Result, anyhow, bail, ensure};
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

/// A file that holds no JSON, and why.
#[derive(Debug)]
pub(crate) struct NotJson(String);

impl fmt::Display for NotJson {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for NotJson {}

/// The JSON in a file.
///
/// # Errors
/// The file can't be read, or holds something else.
pub(crate) fn json(path: &Path) -> Result<Json> {
    let text = read(path)?;
    let name = || path.display().to_string();
    if text.starts_with(&[0xff, 0xfe]) || text.starts_with(&[0xfe, 0xff]) {
        let why = "it is not JSON as it must be written, but text in UTF-16; save it as UTF-8";
        return Err(NotJson(why.into())).with_context(name);
    }
    // As browsers do, whoever's editor wrote one.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
    serde_json::from_slice(text)
        .map_err(|error| NotJson(format!("it is not JSON: {error}")))
        .with_context(name)
}

/// The bytes of a file.
///
/// # Errors
/// In plain words, why it can't be read.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        let why = anyhow!("it is a folder; name a file in it");
        return Err(why.context(path.display().to_string()));
    }
    fs::read(path).map_err(|error| in_plain_words(path, error))
}

/// What kept a file from being read or written, as whoever named it would say it.
pub(crate) fn in_plain_words(path: &Path, error: io::Error) -> anyhow::Error {
    let why = match error.kind() {
        io::ErrorKind::NotFound => {
            anyhow!("there is no such file; look at its name and at the folder you are in")
        }
        io::ErrorKind::PermissionDenied => anyhow!("you may not read or write it"),
        io::ErrorKind::AlreadyExists => {
            anyhow!(
                "it is there already and stays as it is; take another id, or move it away first"
            )
        }
        _ => anyhow::Error::new(error),
    };
    why.context(path.display().to_string())
}
