//! The files of a package by name, in memory until all of them exist.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Files by name.
#[derive(Default)]
pub struct FileSet(pub BTreeMap<String, Vec<u8>>);

impl FileSet {
    /// Adds a file.
    pub fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.0.insert(name.to_owned(), content.into());
    }

    /// Adds a file under a name that changes with its content, so that caches may keep it for ever.
    pub fn add_hashed(&mut self, stem: &str, ending: &str, content: Vec<u8>) -> String {
        let name = hashed_name(stem, ending, &content);
        self.0.insert(name.clone(), content);
        name
    }

    /// The text in a file.
    ///
    /// # Errors
    /// There is no such file, or no text in it.
    pub fn text(&self, name: &str) -> Result<&str> {
        let content = self.0.get(name);
        let content = content.with_context(|| format!("there is no file {name}"))?;
        std::str::from_utf8(content).with_context(|| format!("{name} is no text"))
    }

    /// Puts another content into a file, under the name that goes with it, and returns that name. Whatever
    /// names the file or its hash names the new one from then on, and so on.
    ///
    /// # Errors
    /// There is no such file.
    pub fn replace(&mut self, name: &str, content: Vec<u8>) -> Result<String> {
        let old = self.0.remove(name);
        let old = old.with_context(|| format!("there is no file {name}"))?;
        let named = stem_and_ending(name)
            .filter(|(stem, ending)| hashed_name(stem, ending, &old) == name)
            .map(|(stem, ending)| hashed_name(stem, ending, &content));
        let new = named.unwrap_or_else(|| name.to_owned());
        let hashes = [integrity(&old), integrity(&content)];
        self.0.insert(new.clone(), content);
        let [old_hash, new_hash] = &hashes;
        let following: Vec<_> = self
            .0
            .iter()
            .filter(|(other, _)| **other != new)
            .filter_map(|(other, content)| {
                let text = std::str::from_utf8(content).ok()?;
                let changed = text.replace(name, &new).replace(old_hash, new_hash);
                (changed != text).then(|| (other.clone(), changed))
            })
            .collect();
        for (other, changed) in following {
            self.replace(&other, changed.into_bytes())?;
        }
        Ok(new)
    }

    /// Adds a copy of a file on disk, under its own name.
    ///
    /// # Errors
    /// The file can't be read.
    pub fn add_copy(&mut self, from: impl AsRef<Path>) -> Result<()> {
        let path = from.as_ref();
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.file_name().context("a file has a name")?;
        self.add(&name.to_string_lossy(), content);
        Ok(())
    }

    /// Takes the JSON file out again whose name is the entry `key` of `names`; with that name, as `name`.
    ///
    /// # Errors
    /// There is no such file, or no JSON object in it.
    pub fn take(&mut self, names: &mut Value, key: &str) -> Result<Value> {
        let name = names.as_object_mut().and_then(|names| names.remove(key));
        let name = name.as_ref().and_then(Value::as_str);
        let name = name.with_context(|| format!("there is no file {key}"))?;
        let file = self.0.remove(name);
        let file = file.with_context(|| format!("there is no file {name}"))?;
        let mut content: Value = serde_json::from_slice(&file)?;
        let fields = content.as_object_mut().context("it is no object")?;
        fields.insert("name".to_owned(), name.into());
        Ok(content)
    }
}

/// A name that changes with the content.
fn hashed_name(stem: &str, ending: &str, content: &[u8]) -> String {
    let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(content).into();
    format!("{stem}-{:08x}.{ending}", u32::from_be_bytes([a, b, c, d]))
}

/// What comes before and behind the hash in a name that may have one.
fn stem_and_ending(name: &str) -> Option<(&str, &str)> {
    let (start, ending) = name.rsplit_once('.')?;
    let (stem, _) = start.rsplit_once('-')?;
    Some((stem, ending))
}

/// The JSON in a file on disk.
///
/// # Errors
/// The file can't be read, or holds something else.
pub fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    // As browsers do, whoever's editor wrote one.
    let text = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&text);
    serde_json::from_slice(text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Names and paths in a folder, sorted, so that every machine builds the same bytes.
///
/// # Errors
/// The folder can't be listed.
pub fn entries(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    fs::read_dir(folder)
        .with_context(|| format!("cannot list {}", folder.display()))?
        .map(|entry| {
            let entry = entry?;
            Ok((
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            ))
        })
        .collect()
}

/// Removes a folder with all it contains, if it is there.
///
/// # Errors
/// It can't be removed.
pub fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// The hash a browser is to find in a file, as in an `integrity` attribute.
#[must_use]
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_name_follows_the_content() {
        let mut files = FileSet::default();
        let name = files.add_hashed("glue", "js", b"abc".to_vec());
        assert_eq!(name, "glue-ba7816bf.js");
        assert_eq!(files.0.get(&name).map(Vec::as_slice), Some(&b"abc"[..]));
    }

    #[test]
    fn whatever_names_a_file_names_what_takes_its_place() {
        let mut files = FileSet::default();
        let glue = files.add_hashed("glue", "js", b"abc".to_vec());
        let hash = integrity(b"abc");
        files.add("entry.js", format!("load(\"{glue}\",\"{hash}\")"));
        let entry = integrity(files.text("entry.js").unwrap().as_bytes());
        files.add("page.html", format!("entry.js {entry}"));
        files.add("other.js", "glue-00000000.js");
        let new = files.replace(&glue, b"abcd".to_vec()).unwrap();
        assert_eq!(new, "glue-88d4266f.js");
        let hash = integrity(b"abcd");
        let text = format!("load(\"glue-88d4266f.js\",\"{hash}\")");
        assert_eq!(files.text("entry.js").unwrap(), text);
        let page = format!("entry.js {}", integrity(text.as_bytes()));
        assert_eq!(files.text("page.html").unwrap(), page);
        assert_eq!(files.text("other.js").unwrap(), "glue-00000000.js");
        assert!(files.replace(&glue, Vec::new()).is_err(), "it is gone");
    }
}
