//! The files of the package by name, in memory until all of them exist.

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
pub(crate) struct FileSet(pub(crate) BTreeMap<String, Vec<u8>>);

impl FileSet {
    /// Adds a file.
    pub(crate) fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.0.insert(name.to_owned(), content.into());
    }

    /// Adds a file under a name that changes with its content, so that caches may keep it for ever.
    pub(crate) fn add_hashed(&mut self, stem: &str, ending: &str, content: Vec<u8>) -> String {
        let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(&content).into();
        let name = format!("{stem}-{:08x}.{ending}", u32::from_be_bytes([a, b, c, d]));
        self.0.insert(name.clone(), content);
        name
    }

    /// Adds a copy of a file on disk, under its own name.
    pub(crate) fn add_copy(&mut self, from: impl AsRef<Path>) -> Result<()> {
        let path = from.as_ref();
        let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.file_name().context("a file has a name")?;
        self.add(&name.to_string_lossy(), content);
        Ok(())
    }

    /// Takes the JSON file out again whose name is the entry `key` of `names`; with that name, as `name`.
    pub(crate) fn take(&mut self, names: &mut Value, key: &str) -> Result<Value> {
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

/// The JSON in a file on disk.
pub(crate) fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Names and paths in a folder, sorted, so that every machine builds the same bytes.
pub(crate) fn entries(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
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
pub(crate) fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// The hash a browser is to find in a file, as in an `integrity` attribute.
pub(crate) fn integrity(content: &[u8]) -> String {
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
}
