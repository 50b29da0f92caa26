//! Bundles and minifies JavaScript and CSS with esbuild.

use std::path::Path;

use anyhow::{Result, ensure};
use serde_json::Value;

use crate::process::{npm_tool, output};

const SHARED: [&str; 3] = ["--minify", "--charset=utf8", "--legal-comments=none"];

/// One ES module with everything it imports; `constants` become literals in it, and what `given`
/// exports can be used without an import.
pub(crate) fn module(
    entry: &Path,
    constants: &[(&str, Value)],
    given: Option<&Path>,
) -> Result<Vec<u8>> {
    refuse_missing(entry)?;
    let given = given.map(|path| format!("--inject:{}", path.display()));
    let defined = constants
        .iter()
        .map(|(name, value)| format!("--define:{name}={value}"));
    let module = output(
        npm_tool("esbuild")
            .arg(entry)
            .args(["--bundle", "--format=esm", "--target=es2022"])
            .args(SHARED)
            .args(defined)
            .args(given),
    )?;
    Ok(imports_left_alone(&String::from_utf8(module)?).into_bytes())
}

/// Tells bundlers that what is imported here is known only when the page runs; webpack would
/// otherwise put an error in its place. The comments can't stand in the source, for they are minified away.
fn imports_left_alone(module: &str) -> String {
    module.replace("import(", "import(/*webpackIgnore:true*//*@vite-ignore*/")
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
