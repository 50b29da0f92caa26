//! The folder of a package: where it is, and whether it is one of this version.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use readiness_check::package::{ENTRY, FileSet, entries, read_json};
use serde_json::Value;

/// The version of the program, and of the packages that it knows.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The file that says what a package is.
const MANIFEST: &str = "package.json";

/// The file that says it in a package which `build` has written.
pub(crate) const BUILT: &str = "built.json";

/// Where a package is found that nobody names.
const USUAL: [&str; 2] = ["pkg", "node_modules/readiness-check"];

/// The folder of a package of this version: the one that is named, or one that is where packages are.
///
/// # Errors
/// There is none, or one of another version.
pub(crate) fn find(named: Option<&Path>) -> Result<PathBuf> {
    let usual = || {
        let mut usual = USUAL.iter().map(PathBuf::from);
        usual.find(|folder| folder.join(ENTRY).is_file())
    };
    let folder = named.map(Path::to_owned).or_else(usual);
    let folder = folder.with_context(|| {
        format!(
            "there is no package in {}; name the folder of one with --package: it is what \
             `cargo xtask build` writes, or `npm install` puts into node_modules",
            USUAL.join(" or ")
        )
    })?;
    let shown = folder.display();
    let manifest = [MANIFEST, BUILT].map(|name| folder.join(name));
    let manifest = manifest.iter().find(|file| file.is_file());
    let manifest = manifest.filter(|_| folder.join(ENTRY).is_file());
    let manifest = manifest.with_context(|| {
        format!(
            "{shown} is no package: {ENTRY} and {MANIFEST} are not both in it; name the folder that \
             `cargo xtask build` has written, whole"
        )
    })?;
    let manifest = read_json(manifest)?;
    let field = |name: &str| manifest.get(name).and_then(Value::as_str);
    if field("name") != Some(env!("CARGO_PKG_NAME")) {
        bail!("{shown} is another package, not {}", env!("CARGO_PKG_NAME"));
    }
    let version = field("version").unwrap_or("none");
    ensure!(
        version == VERSION,
        "{shown} is of version {version}, and this program of {VERSION}; take both of one version"
    );
    Ok(folder)
}

/// All files of a folder, by their paths in it.
///
/// # Errors
/// One can't be read.
pub(crate) fn read(folder: &Path) -> Result<FileSet> {
    let mut files = FileSet::default();
    add(folder, "", &mut files)?;
    Ok(files)
}

fn add(folder: &Path, inside: &str, files: &mut FileSet) -> Result<()> {
    for (name, path) in entries(folder)? {
        let name = format!("{inside}{name}");
        if path.is_dir() {
            add(&path, &format!("{name}/"), files)?;
        } else {
            let content = fs::read(&path).with_context(|| path.display().to_string())?;
            files.add(&name, content);
        }
    }
    Ok(())
}
