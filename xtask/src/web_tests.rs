//! The unit tests of the custom element's scripts, for what of them needs no browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use readiness_check::package::remove;

use crate::process::{npm_tool, run};

/// The tests, in TypeScript.
const SOURCE: &str = "tests/web";

/// Each of them with the scripts it tests, as Node runs it.
const BUNDLED: &str = "target/web-tests";

/// Bundles and runs them.
pub(crate) fn run_all() -> Result<()> {
    remove(Path::new(BUNDLED))?;
    run(npm_tool("esbuild")
        .args(named(SOURCE, ".test.ts")?)
        .args(["--bundle", "--platform=node", "--format=esm"])
        .args(["--target=es2022", "--log-level=warning"])
        // A failure then names its place in the source.
        .args(["--sourcemap=inline", "--out-extension:.js=.mjs"])
        .arg(format!("--outdir={BUNDLED}")))?;
    run(Command::new("node")
        .args(["--enable-source-maps", "--test", "--test-reporter=spec"])
        .args(named(BUNDLED, ".test.mjs")?))
}

/// The files of a folder whose names end like this.
fn named(folder: &str, ending: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {folder}"))? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    ensure!(!files.is_empty(), "{folder} has no *{ending}");
    files.sort();
    Ok(files)
}
