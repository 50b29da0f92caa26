//! Writes `pkg/`: everything a partner copies to a web server, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::manifest::{self, NAME};
use crate::{bundle, sizes, wasm};

/// The assessment an element shows when the page names none.
const DEFAULT_ASSESSMENT: &str = "state-policy";
/// The part of a definition that the package takes out of it, see [`around`].
const AROUND: &str = "around";

/// Files by name, in memory until all of them exist.
#[derive(Default)]
struct Package(BTreeMap<String, Vec<u8>>);

impl Package {
    fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.0.insert(name.to_owned(), content.into());
    }

    /// Adds a file under a name that changes with its content, so that caches may keep it for ever.
    fn add_hashed(&mut self, stem: &str, ending: &str, content: Vec<u8>) -> String {
        let [a, b, c, d, ..]: [u8; 32] = Sha256::digest(&content).into();
        let name = format!("{stem}-{:08x}.{ending}", u32::from_be_bytes([a, b, c, d]));
        self.0.insert(name.clone(), content);
        name
    }

    fn add_copy(&mut self, from: &str) -> Result<()> {
        let path = Path::new(from);
        let content = fs::read(path).with_context(|| format!("cannot read {from}"))?;
        let name = path.file_name().context("a file has a name")?;
        self.add(&name.to_string_lossy(), content);
        Ok(())
    }

    /// Replaces `pkg/` at once: whoever reads it sees the old package or the new one.
    fn write(&self) -> Result<()> {
        let (new, old) = (Path::new("target/pkg-new"), Path::new("target/pkg-old"));
        remove(new)?;
        remove(old)?;
        fs::create_dir_all(new).context("cannot create target/pkg-new")?;
        for (name, content) in &self.0 {
            fs::write(new.join(name), content).with_context(|| format!("cannot write {name}"))?;
        }
        let pkg = Path::new("pkg");
        if pkg.exists() {
            fs::rename(pkg, old).context("cannot move the old pkg/ away")?;
        }
        fs::rename(new, pkg).context("cannot move the new package to pkg/")?;
        remove(old)
    }
}

/// Builds the package, prints its sizes, and fails when it is over budget.
pub(crate) fn build() -> Result<()> {
    let bindings = Path::new("target/bindgen");
    remove(bindings)?;
    let bindings = wasm::build(bindings)?;

    let mut package = Package::default();
    let wasm = package.add_hashed(NAME, "wasm", bindings.wasm);
    let report = package.add_hashed("report", "wasm", bindings.report);
    let glue = package.add_hashed("glue", "js", bundle::module(&bindings.glue, &[])?);
    let folder = Path::new("assessments");
    let assessments = add_assessments(&mut package, folder)?;
    let english = assessments
        .get(DEFAULT_ASSESSMENT)
        .and_then(|languages| languages.get("en"))
        .and_then(Value::as_str)
        .with_context(|| format!("assessments/{DEFAULT_ASSESSMENT}/en.json is missing"))?
        .to_owned();

    let guide = format!("{DEFAULT_ASSESSMENT}-guide-en-");
    let guide = package.0.keys().find(|name| name.starts_with(&guide));
    let guide = guide
        .context("the English assessment names no guide")?
        .clone();
    let entry = format!("{NAME}.js");
    let style = bundle::style(Path::new("src/view/style.css"))?;
    let report_style = bundle::style(Path::new("src/view/report.css"))?;
    let whole_style = [style.as_str(), &report_style].concat();
    let report_style = package.add_hashed("report", "css", report_style.into_bytes());
    let no_files = [("FILES", json!({})), ("STYLE", whole_style.into())];
    let take_away = bundle::module(Path::new("src/element/takeaway.js"), &no_files)?;
    let take_away = package.add_hashed("take-away", "js", take_away);
    let files = json!({
        "glue": glue,
        "wasm": wasm,
        "report": report,
        "reportStyle": report_style,
        "takeAway": take_away,
        "assessments": assessments,
    });
    let around = around(&folder.join(DEFAULT_ASSESSMENT))?;
    let constants = [
        ("FILES", files),
        ("STYLE", style.into()),
        ("AROUND", around),
    ];
    let source = format!("src/element/{entry}");
    package.add(&entry, bundle::module(Path::new(&source), &constants)?);

    package.add_copy(&format!("src/element/{NAME}.d.ts"))?;
    package.add_copy("src/result.schema.json")?;
    package.add_copy("LICENSE-MIT")?;
    package.add_copy("LICENSE-APACHE")?;
    package.add("README.md", include_str!("package-readme.md"));
    package.add("package.json", npm_manifest()?);
    package.write()?;

    sizes::report(
        &package.0,
        &[
            ("wasm + glue", 105_000, &[&wasm, &glue]),
            ("result", 120_000, &[&report, &report_style, &guide]),
            ("first question", 125_000, &[&entry, &glue, &wasm, &english]),
        ],
    )
}

/// What is said before there is a definition, and when there is none, by language: the entry has it.
fn around(assessment: &Path) -> Result<Value> {
    let mut languages = Map::new();
    for (file, path) in entries(assessment)? {
        if let Some(language) = file.strip_suffix(".json") {
            let words = read_json(&path)?.get_mut(AROUND).map(Value::take);
            let words =
                words.with_context(|| format!("{}: \"{AROUND}\" is missing", path.display()))?;
            languages.insert(language.to_owned(), words);
        }
    }
    Ok(languages.into())
}

/// Adds every `<id>/<language>.json` of a folder and returns their names by id and language.
fn add_assessments(package: &mut Package, folder: &Path) -> Result<Map<String, Value>> {
    let mut assessments = Map::new();
    for (id, folder) in entries(folder)? {
        let mut languages = Map::new();
        for (file, path) in entries(&folder)? {
            let Some(language) = file.strip_suffix(".json") else {
                continue;
            };
            let mut definition = read_json(&path)?;
            if let Some(fields) = definition.as_object_mut() {
                fields.remove(AROUND);
            }
            // The guide is named relative to the definition; in the package both lie side by side.
            if let Some(guide) = definition.get_mut("guide")
                && let Some(path) = guide.as_str()
            {
                let content = read_json(&folder.join(path))?.to_string().into_bytes();
                *guide = package
                    .add_hashed(&format!("{id}-guide-{language}"), "json", content)
                    .into();
            }
            let stem = format!("{id}-{language}");
            let name = package.add_hashed(&stem, "json", definition.to_string().into_bytes());
            languages.insert(language.to_owned(), name.into());
        }
        if !languages.is_empty() {
            assessments.insert(id, languages.into());
        }
    }
    Ok(assessments)
}

fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Names and paths in a folder, sorted, so that every machine builds the same bytes.
fn entries(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
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

fn npm_manifest() -> Result<String> {
    let manifest = manifest::read()?;
    let (entry, types) = (format!("./{NAME}.js"), format!("./{NAME}.d.ts"));
    let mut text = serde_json::to_string_pretty(&json!({
        "name": NAME,
        "version": manifest.version,
        "description": manifest.description,
        "license": manifest.license,
        "type": "module",
        "exports": { ".": { "types": types, "default": entry } },
        "types": types,
        "sideEffects": [entry],
        "files": ["*.js", "*.wasm", "*.json", "*.d.ts", "LICENSE-*"],
    }))?;
    text.push('\n');
    Ok(text)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_name_follows_the_content() {
        let mut package = Package::default();
        let name = package.add_hashed("glue", "js", b"abc".to_vec());
        assert_eq!(name, "glue-ba7816bf.js");
        assert_eq!(package.0.get(&name).map(Vec::as_slice), Some(&b"abc"[..]));
    }

    /// A copy of the packaged assessments with a language that is one more file and its guide.
    fn with_another_language(language: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("readiness-languages-{}", std::process::id()));
        remove(&folder).unwrap();
        let [copy, guides] = ["", "guide"].map(|part| folder.join(DEFAULT_ASSESSMENT).join(part));
        fs::create_dir_all(&guides).unwrap();
        let packaged = Path::new("../assessments").join(DEFAULT_ASSESSMENT);
        for name in ["en.json", "guide/en.json"] {
            let mut file = read_json(&packaged.join(name)).unwrap();
            fs::write(copy.join(name), file.to_string()).unwrap();
            file["language"] = language.into();
            if file.get("guide").is_some() {
                file["guide"] = format!("guide/{language}.json").into();
                file[AROUND]["loading"] = "Un moment".into();
            }
            let other = name.replace("en.", &format!("{language}."));
            fs::write(copy.join(other), file.to_string()).unwrap();
        }
        folder
    }

    #[test]
    fn a_language_is_a_file_and_its_guide() {
        let folder = with_another_language("fr-CA");
        let mut package = Package::default();
        let assessments = add_assessments(&mut package, &folder).unwrap();
        let around = around(&folder.join(DEFAULT_ASSESSMENT)).unwrap();
        remove(&folder).unwrap();

        let name = assessments[DEFAULT_ASSESSMENT]["fr-CA"].as_str().unwrap();
        let definition: Value = serde_json::from_slice(&package.0[name]).unwrap();
        assert_eq!(definition["language"], "fr-CA");
        assert!(definition.get(AROUND).is_none(), "the entry has that");
        let guide: Value =
            serde_json::from_slice(&package.0[definition["guide"].as_str().unwrap()]).unwrap();
        assert_eq!(guide["language"], "fr-CA");
        assert_eq!(around["fr-CA"]["loading"], "Un moment");
        assert_ne!(around["en"]["loading"], "Un moment");
    }
}
