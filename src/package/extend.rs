//! Adds assessments to a package that is there.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::assessments::{Source, add_assessments};
use super::fileset::FileSet;
use super::interface::Interface;
use super::names::{assessment_ids, enter};
use super::{catalog, first_html};

/// Files that hold the quiz once more, for applications that are bundled and for a disk, and what is said of
/// them. Only a whole build makes these; a package with further assessments has none, for they would not know
/// them.
pub const APART: [&str; 5] = [
    "README.md",
    "frame-bundled.htm",
    "package.json",
    "readiness-check.bundled.js",
    "readiness-check.html",
];

/// Adds assessments to a package as those it has were added, and takes out what is [`APART`].
///
/// # Errors
/// The package is none of this version or has an assessment of that id, or a definition can't be used.
pub fn extend(package: &mut FileSet, sources: &[Source], interface: &Interface) -> Result<()> {
    let known = assessment_ids(package)?;
    for Source { id, .. } in sources {
        ensure!(
            !known.contains(id),
            "the package has an assessment \"{id}\" already; give yours another id, for result codes \
             carry it"
        );
    }
    for name in APART {
        package.0.remove(name);
    }
    let names = add_assessments(package, sources, interface)?;
    let mut styles = package.0.keys();
    let style = styles.find(|name| {
        name.strip_suffix(".css")
            .is_some_and(|stem| stem.starts_with("style-"))
    });
    let style = style.cloned().context("the package has no style")?;
    let style = package.text(&style)?.to_owned();
    first_html::add(package, &names, &style)?;
    enter(package, &names, &[])?;
    let mut catalog: Value = serde_json::from_str(package.text(catalog::NAME)?)
        .with_context(|| format!("{} is not JSON", catalog::NAME))?;
    let listed = catalog
        .get_mut("assessments")
        .and_then(Value::as_object_mut);
    let listed: &mut Map<_, _> =
        listed.with_context(|| format!("{} lists no assessments", catalog::NAME))?;
    listed.extend(catalog::listed(sources)?);
    package.add(catalog::NAME, catalog.to_string());
    Ok(())
}
