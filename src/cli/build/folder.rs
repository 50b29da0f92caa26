//! The folder that a package is written into: whole, or as it was.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, process};

use anyhow::{Context, Result, bail, ensure};
use readiness_check::package::{FileSet, entries, read_json, remove};
use serde_json::Value;

use crate::package_folder::{self, BUILT};

/// The folder, if nothing in it is anybody else's.
///
/// # Errors
/// It is a file, or has one that `build` has not written, or is in the `package` that is read.
pub(super) fn writable(out: &Path, package: &Path) -> Result<PathBuf> {
    let shown = out.display();
    ensure!(
        out.file_name().is_some(),
        "{shown} is no folder to be written; name a new one"
    );
    let within = std::path::absolute(out)?.starts_with(std::path::absolute(package)?);
    ensure!(
        !within,
        "{shown} is in the package, which would then have a second one in it; name another folder"
    );
    if !out.exists() {
        return Ok(out.to_owned());
    }
    ensure!(out.is_dir(), "{shown} is a file; name a folder");
    if entries(out)?.is_empty() {
        return Ok(out.to_owned());
    }
    let Ok(built) = read_json(&out.join(BUILT)) else {
        bail!(
            "{shown} is not empty, and not a package that this command has written; name a new folder"
        );
    };
    let written = built.get("files").and_then(Value::as_array);
    let written: BTreeSet<_> = written
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let files = package_folder::read(out)?.0;
    let mut names = files.keys().map(String::as_str);
    if let Some(other) = names.find(|name| *name != BUILT && !written.contains(name)) {
        bail!("{shown} has a file that this command has not written, {other}; move it away");
    }
    Ok(out.to_owned())
}

/// Writes all files into the folder; what was in it is removed once they are there.
///
/// # Errors
/// One can't be written; then all is as it was.
pub(super) fn write(files: &FileSet, out: &Path) -> Result<()> {
    let beside = |part: &str| {
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        out.with_file_name(format!(".{name}-{part}-{}", process::id()))
    };
    let [new, old] = ["new", "old"].map(beside);
    let done = write_all(files, &new).and_then(|()| swap(&new, out, &old));
    if done.is_err() {
        // What went wrong before is what is told.
        let _ = remove(&new);
    }
    done
}

fn write_all(files: &FileSet, folder: &Path) -> Result<()> {
    for (name, content) in &files.0 {
        let path = folder.join(name);
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, content))
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Puts a folder in the place of another: there is a whole one at any time but between two renames.
fn swap(new: &Path, out: &Path, old: &Path) -> Result<()> {
    let context = || format!("cannot write {}", out.display());
    if out.exists() {
        fs::rename(out, old).with_context(context)?;
    }
    if let Err(error) = fs::rename(new, out) {
        if old.exists() {
            fs::rename(old, out).with_context(context)?;
        }
        return Err(error).with_context(context);
    }
    remove(old)
}
