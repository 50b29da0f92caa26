//! Bundles and minifies JavaScript and CSS with esbuild.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::process::{npm_tool, output};

const SHARED: [&str; 3] = ["--minify", "--charset=utf8", "--legal-comments=none"];

/// The oldest browsers that run the quiz, see `docs/browsers.md`.
const BROWSERS: &str = "--target=chrome91,firefox90,safari15";

/// An ES module to be bundled with everything it imports.
pub(crate) struct Module {
    entry: PathBuf,
    arguments: Vec<String>,
}

impl Module {
    pub(crate) fn new(entry: impl Into<PathBuf>) -> Self {
        Self {
            entry: entry.into(),
            arguments: Vec::new(),
        }
    }

    /// Makes a name in it a literal.
    pub(crate) fn constant(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.arguments
            .push(format!("--define:{name}={}", value.into()));
        self
    }

    /// Gives it a module to import that is no file.
    pub(crate) fn with(self, name: &str, source: &str) -> Result<Self> {
        let path = Path::new("target").join(name).with_extension("js");
        fs::write(&path, source).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(self.alias(name, &path))
    }

    /// Says which file, relative to the workspace, it imports under a name.
    pub(crate) fn alias(mut self, name: &str, path: &Path) -> Self {
        self.arguments
            .push(format!("--alias:{name}=./{}", path.display()));
        self
    }

    /// Has all of it compiled while it loads, beside the page's own work, for most of it is called
    /// at once. The comment has to be the first of the file; it is V8's
    /// (<https://v8.dev/blog/explicit-compile-hints>), others pass over it.
    pub(crate) fn compiled_at_once(mut self) -> Self {
        self.arguments
            .push("--banner:js=//# allFunctionsCalledOnLoad".to_owned());
        self
    }

    pub(crate) fn bundle(&self) -> Result<Vec<u8>> {
        refuse_missing(&self.entry)?;
        let module = output(
            npm_tool("esbuild")
                .arg(&self.entry)
                .args(["--bundle", "--format=esm", BROWSERS])
                .args(SHARED)
                .args(&self.arguments),
        )?;
        Ok(imports_left_alone(&String::from_utf8(module)?).into_bytes())
    }
}

/// Tells bundlers that what is imported here is known only when the page runs; webpack would
/// otherwise put an error in its place. The comments can't stand in the source, for they are
/// minified away.
fn imports_left_alone(module: &str) -> String {
    module.replace("import(", "import(/*webpackIgnore:true*//*@vite-ignore*/")
}

/// A style sheet with everything it imports, without spaces and comments.
pub(crate) fn style(path: &Path) -> Result<String> {
    style_for(path, &[])
}

/// The same without what the oldest browsers can't read, as far as it can be said in other words.
pub(crate) fn older_style(path: &Path) -> Result<String> {
    style_for(path, &[BROWSERS])
}

/// Spaces that mean nothing but in a text.
const SPACES: [(&str, &str); 5] = [
    ("( ", "("),
    (" )", ")"),
    (", ", ","),
    (": ", ":"),
    (" ;", ";"),
];

fn style_for(path: &Path, arguments: &[&str]) -> Result<String> {
    refuse_missing(path)?;
    let mut esbuild = npm_tool("esbuild");
    esbuild
        .arg(path)
        .arg("--bundle")
        .args(SHARED)
        .args(arguments);
    let mut style = String::from_utf8(output(&mut esbuild)?)?;
    // The values of custom properties are left as they were written.
    let quoted = style.split('"').skip(1).step_by(2);
    for text in quoted {
        ensure!(
            SPACES.iter().all(|(written, _)| !text.contains(written)),
            "{}: spaces in the text \"{text}\" would get lost; write it another way",
            path.display()
        );
    }
    for (written, needed) in SPACES {
        style = style.replace(written, needed);
    }
    Ok(style.trim_end().to_owned())
}

fn refuse_missing(path: &Path) -> Result<()> {
    ensure!(
        path.is_file(),
        "{} is missing, and pkg/ cannot be built without it",
        path.display()
    );
    Ok(())
}
