//! Writes the plugin for WordPress: a zip with the package in it, to be uploaded as it is.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use readiness_check::package::{FileSet, Interface};
use serde_json::{Map, Value};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::manifest::{self, NAME};

/// The plugin but for what is put into it here.
const PLUGIN: &str = "plugins/wordpress";

/// The parts of it that a site gets, and not what they are tried with.
const PARTS: [&str; 6] = [
    "block/block.json",
    "block/editor.asset.php",
    "block/editor.js",
    "index.php",
    "readiness-check.php",
    "readme.txt",
];

/// What servers are told of the package, by files in its folder.
const HEADERS: [&str; 2] = [".htaccess", "web.config"];

/// The most that PHP takes in one upload unless it is told otherwise.
const UPLOAD: usize = 2 * 1024 * 1024;

/// Writes the zip from the package in `pkg/`.
pub(crate) fn build() -> Result<()> {
    let mut files = FileSet::default();
    let version = manifest::read()?.version;
    for part in PARTS {
        let text = fs::read_to_string(format!("{PLUGIN}/{part}"))
            .with_context(|| format!("cannot read {PLUGIN}/{part}"))?;
        files.add(part, text.replace("{version}", &version));
    }
    files.add("links.json", links()?);
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        files.add_copy(name)?;
    }
    add_package(&mut files, Path::new("pkg"), "package")?;
    for name in HEADERS {
        let path = format!("docs/headers/{name}");
        let content = fs::read(&path).with_context(|| format!("cannot read {path}"))?;
        files.add(&format!("package/{name}"), content);
    }
    let zip = packed(&files)?;
    ensure!(
        zip.len() <= UPLOAD,
        "the plugin has {} bytes, and many sites take no upload of more than {UPLOAD}",
        zip.len()
    );
    let path = format!("target/wordpress/{NAME}.zip");
    fs::create_dir_all("target/wordpress").context("cannot create target/wordpress")?;
    fs::write(&path, &zip).with_context(|| format!("cannot write {path}"))?;
    println!("{path}: {} bytes, {} files", zip.len(), files.0.len());
    Ok(())
}

/// The words of the link that shows where the quiz can't, by language.
fn links() -> Result<String> {
    let words = Interface::read(Path::new("interface"))?.around()?.all;
    let links: Option<Map<String, Value>> = words
        .as_object()
        .into_iter()
        .flatten()
        .map(|(language, words)| Some((language.clone(), words.get("alone")?.clone())))
        .collect();
    let links = links.context("a language has no words for the quiz's own page")?;
    Ok(Value::Object(links).to_string())
}

/// Adds what browsers may ask for, and the licenses that go with it.
fn add_package(files: &mut FileSet, folder: &Path, name: &str) -> Result<()> {
    let entries = folder
        .read_dir()
        .with_context(|| format!("no {}; run `cargo xtask build`", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let inside = format!("{name}/{file}");
        if is_for_authors(&file) {
            continue;
        }
        if entry.path().is_dir() {
            add_package(files, &entry.path(), &inside)?;
        } else {
            files.add(&inside, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Whether a file is for those who write pages, applications or definitions, or is the whole quiz once more.
fn is_for_authors(file: &str) -> bool {
    [
        ".d.ts",
        ".schema.json",
        ".bundled.js",
        ".htm",
        ".linked.html",
    ]
    .iter()
    .any(|ending| file.ends_with(ending))
        || file == format!("{NAME}.html")
        || [
            "README.md",
            "author",
            "custom-elements.json",
            "package.json",
        ]
        .contains(&file)
}

/// Packs the files into one folder of the plugin's name. Equal files give equal zips.
fn packed(files: &FileSet) -> Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .unix_permissions(0o644);
    for (name, content) in &files.0 {
        zip.start_file(format!("{NAME}/{name}"), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish()?.into_inner())
}
