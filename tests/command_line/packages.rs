//! Packages small enough to be made in a test: what `build` and `preview` find in one, and nothing else.

use std::path::Path;

use readiness_check::package::{FileSet, integrity};
use serde_json::{Value, json};

use crate::program::Folder;

/// The definition of a few lines.
pub(crate) const SMALLEST: &str = include_str!("../cases/smallest.json");

/// The file of the first view that the entry of a package brings.
pub(crate) const FIRST: &str = "leaders-en-quick-00000000.json";

/// The same in Spanish, as far as a test needs it.
pub(crate) fn spanish() -> Value {
    let mut definition: Value = serde_json::from_str(SMALLEST).unwrap();
    definition["language"] = json!("es");
    definition["title"] = json!("La lectura en nuestra escuela");
    definition
}

/// Writes a package of this version into a folder.
pub(crate) fn write_package(folder: &Folder, name: &str) -> String {
    write_package_of(folder, name, env!("CARGO_PKG_VERSION"))
}

/// The same of any version.
pub(crate) fn write_package_of(folder: &Folder, name: &str, version: &str) -> String {
    let mut files = FileSet::default();
    let script = r#"export const HASHES={"results-00000000.js":"sha256-x"};"#;
    let mounted = files.add_hashed("mounted", "js", script.into());
    let hash = integrity(script.as_bytes());
    let names = json!({
        "mounted": format!("{mounted} {hash}"),
        "assessments": { "leaders": { "en": { "definition": "leaders-en-00000000.json" } } },
    });
    let first = json!({ "tree": ["form"], "name": FIRST });
    let entry = format!("//# a comment\nvar f=JSON.parse('{names}',g),v=JSON.parse('{first}');");
    let hash = integrity(entry.as_bytes());
    files.add(
        "frame.html",
        format!("<script src=\"readiness-check.js\" integrity=\"{hash}\">"),
    );
    files.add(
        "integrity.json",
        json!({ "readiness-check.js": hash }).to_string(),
    );
    files.add("readiness-check.js", entry);
    let _ = files.add_hashed("style", "css", b"@property --a{x:1}p{y:2}".to_vec());
    let listed = json!({ "default": "leaders", "assessments": { "leaders": { "en": {} } } });
    files.add("assessments.json", listed.to_string());
    let manifest = json!({ "name": "readiness-check", "version": version });
    files.add("package.json", manifest.to_string());
    for once_more in [
        "README.md",
        "readiness-check.html",
        "readiness-check.bundled.js",
    ] {
        files.add(once_more, "the quiz once more");
    }
    files.add("author/author.js", "of no matter");
    for (file, content) in files.0 {
        folder.file(&format!("{name}/{file}"), content);
    }
    folder.path(name)
}

/// The files in a folder and those inside, by their paths in it.
pub(crate) fn listed(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    list(Path::new(folder), "", &mut files);
    files.sort();
    files
}

fn list(folder: &Path, inside: &str, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{inside}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}
