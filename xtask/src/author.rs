//! What the page for authors needs: the engine's checks as a module of their own, and examples to begin from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::bundle::Module;
use crate::fileset::{FileSet, entries, read_json};
use crate::wasm;

/// The folder of the package that no page with a quiz asks for.
const FOLDER: &str = "author";

/// Adds the module, its glue, and the packaged assessments as their authors wrote them, with a list of these.
/// The names stay, for the page is no part of the package and knows no hashes.
pub(crate) fn add(package: &mut FileSet, assessments: &Path, folder: &Path) -> Result<()> {
    let [glue, module] = wasm::author(folder)?;
    let module = fs::read(&module).with_context(|| format!("cannot read {}", module.display()))?;
    package.add(&format!("{FOLDER}/author.js"), Module::new(glue).bundle()?);
    package.add(&format!("{FOLDER}/author_bg.wasm"), module);
    let mut examples = Vec::new();
    for (id, folder) in entries(assessments)? {
        for (file, path) in entries(&folder)? {
            let Some(language) = file.strip_suffix(".json") else {
                continue;
            };
            let definition = read_json(&path)?;
            let name = format!("{id}.{language}.json");
            examples.push(json!({
                "file": name,
                "language": language,
                "title": definition.get("title").and_then(Value::as_str),
            }));
            package.add(&format!("{FOLDER}/{name}"), definition.to_string());
        }
    }
    package.add(
        &format!("{FOLDER}/examples.json"),
        Value::from(examples).to_string(),
    );
    Ok(())
}
