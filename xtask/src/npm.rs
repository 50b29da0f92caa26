//! The package's `package.json`: what npm, bundlers and editors need to know of it.

use anyhow::Result;
use serde_json::{Map, Value, json};

use crate::manifest::{self, NAME};

/// Data beside the entry that keeps its name, and so may be asked for by it. The frame's page is
/// not among it: it works only in the folder it lies in.
const LASTING: [&str; 6] = [
    "assessments.json",
    "custom-elements.json",
    "definition.schema.json",
    "guide.schema.json",
    "integrity.json",
    "result.schema.json",
];

/// Writes it for a package of these files. Whoever imports the package is a bundler; pages name the other
/// entry by its address.
pub(crate) fn manifest<'a>(files: impl Iterator<Item = &'a str>) -> Result<String> {
    let manifest = manifest::read()?;
    let entry = format!("./{NAME}.js");
    let bundled = format!("./{NAME}.bundled.js");
    let mut exports = Map::new();
    for file in files {
        if LASTING.contains(&file) {
            exports.insert(format!("./{file}"), format!("./{file}").into());
        } else if let Some(stem) = file.strip_suffix(".d.ts") {
            // Frameworks differ in how they know an element's attributes, not in the element.
            let path = if stem == NAME {
                ".".into()
            } else {
                format!("./{stem}")
            };
            let types = format!("./{file}");
            let entries = json!({ "types": types, "default": bundled });
            exports.insert(path, entries);
        }
    }
    exports.insert("./package.json".into(), "./package.json".into());
    let mut text = serde_json::to_string_pretty(&json!({
        "name": NAME,
        "version": manifest.version,
        "description": manifest.description,
        "keywords": ["web-component", "custom-element", "quiz", "self-assessment", "wasm"],
        "license": manifest.license,
        "type": "module",
        "exports": Value::Object(exports),
        "types": format!("./{NAME}.d.ts"),
        "customElements": "custom-elements.json",
        // Importing it registers the element; nobody may leave it out as unused.
        "sideEffects": [entry, bundled],
        "files": ["*.css", "*.htm", "*.html", "*.js", "*.json", "*.md", "*.ts", "*.wasm", "author/*", "first/*.html", "LICENSE-*"],
        "publishConfig": { "access": "public", "provenance": true },
    }))?;
    text.push('\n');
    Ok(text)
}
