//! What the page for authors needs: the engine's checks as a module of their own, and examples to begin from.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use readiness_check::package::{FileSet, entries, read_json};

use crate::bundle::Module;
use crate::wasm;

/// The folder of the package that no page with a quiz asks for.
const FOLDER: &str = "author";

/// Adds the module, its glue, and the packaged assessments as their authors wrote them.
/// The names stay, for the page is no part of the package and knows no hashes.
pub(crate) fn add(package: &mut FileSet, assessments: &Path, bindings: &Path) -> Result<()> {
    let [glue, module] = wasm::author(&bindings.join(FOLDER))?;
    let module = fs::read(&module).with_context(|| format!("cannot read {}", module.display()))?;
    package.add(&format!("{FOLDER}/author.js"), Module::new(glue).bundle()?);
    package.add(&format!("{FOLDER}/author_bg.wasm"), module);
    for (id, folder) in entries(assessments)? {
        for (file, path) in entries(&folder)? {
            if let Some(language) = file.strip_suffix(".json") {
                let definition = read_json(&path)?.to_string();
                package.add(&format!("{FOLDER}/{id}.{language}.json"), definition);
            }
        }
    }
    Ok(())
}
