//! Bundles and minifies JavaScript and CSS with esbuild.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::process::{npm_tool, output};

const SHARED: [&str; 3] = ["--minify", "--charset=utf8", "--legal-comments=none"];

/// One ES module with everything it imports; `constants` become literals in it.
pub(crate) fn module(entry: &Path, constants: &[(&str, Value)]) -> Result<Vec<u8>> {
    refuse_missing(entry)?;
    let defined = constants
        .iter()
        .map(|(name, value)| format!("--define:{name}={value}"));
    output(
        npm_tool("esbuild")
            .arg(entry)
            .args(["--bundle", "--format=esm", "--target=es2022"])
            .args(SHARED)
            .args(defined),
    )
}

/// A style sheet with everything it imports, without spaces and comments.
pub(crate) fn style(path: &Path) -> Result<String> {
    refuse_missing(path)?;
    let css = output(npm_tool("esbuild").arg(path).arg("--bundle").args(SHARED))?;
    Ok(String::from_utf8(css)?.trim_end().to_owned())
}

fn refuse_missing(path: &Path) -> Result<()> {
    ensure!(
        path.is_file(),
        "{} is missing, and pkg/ cannot be built without it",
        path.display()
    );
    Ok(())
}
