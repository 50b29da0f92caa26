//! Adds assessments to a package that is there.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value};

use super::assessments::{Source, add_assessments};
use super::fileset::FileSet;
use super::interface::Interface;
use super::names::{assessment_ids, enter, enter_first};
use super::{catalog, first_html, first_in_entry};
use crate::session::Pace;

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

/// The language whose first view the entry brings, where an assessment has it.
const FIRST_LANGUAGE: &str = "en";

/// Adds assessments to a package as those it has were added, and takes out what is [`APART`]. The entry brings the
/// first view of the first of them, for that is what most visitors of such a package see.
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
    let mut names = add_assessments(package, sources, interface)?;
    let mut styles = package.0.keys();
    let style = styles.find(|name| {
        name.strip_suffix(".css")
            .is_some_and(|stem| stem.starts_with("style-"))
    });
    let style = style.cloned().context("the package has no style")?;
    let style = package.text(&style)?.to_owned();
    first_html::add(package, &names, &style)?;
    bring_first(package, &mut names, sources)?;
    enter(package, &names, &needed_at_once(&names))?;
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

/// Has the entry bring the first view of the first assessment, and makes a file of the one that it brought.
fn bring_first(package: &mut FileSet, names: &mut Value, sources: &[Source]) -> Result<()> {
    let source = sources.first().context("there is no assessment to add")?;
    let mut languages = source.languages.keys();
    let language = languages
        .clone()
        .find(|language| *language == FIRST_LANGUAGE)
        .or_else(|| languages.next());
    let files = language.and_then(|language| names.get_mut(&source.id)?.get_mut(language));
    let view = package.take(files.context("it has no language")?, Pace::Quick.id())?;
    let mut former = first_in_entry::exchange(package, &view)?;
    let name = former
        .as_object_mut()
        .and_then(|fields| fields.remove("name"));
    let name = name.as_ref().and_then(Value::as_str);
    let name = name.context("the entry brings a first view without a name")?;
    package.add(name, former.to_string());
    enter_first(package, name)
}

/// The files that a visitor waits for: the entry has their hashes, so that none waits for the module that has
/// those of all others.
fn needed_at_once(names: &Value) -> Vec<&str> {
    let languages = names.as_object().into_iter().flatten();
    let languages = languages.filter_map(|(_, languages)| languages.as_object());
    let files = languages.flatten().flat_map(|(_, files)| {
        ["definition", Pace::Quick.id()].map(|file| files.get(file).and_then(Value::as_str))
    });
    files.flatten().collect()
}
