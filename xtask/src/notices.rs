//! The notices of the crates that the WebAssembly is compiled from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::manifest::NAME;
use crate::process::{cargo, output, text};

/// The crates whose modules are in the package, the element and what the page for authors asks, each with
/// the arguments that it is compiled with.
const OWN: [(&str, &[&str]); 2] = [
    (NAME, &["--no-default-features", "--features=element"]),
    ("readiness-author", &[]),
];

/// Where they run.
const TARGET: &str = "wasm32-unknown-unknown";

/// Beginnings of the names of files with a licence or a notice in them.
const NAMES: [&str; 4] = ["LICENSE", "LICENCE", "COPYING", "NOTICE"];

/// Parts of the names of files with a licence that is only an alternative to MIT's.
const ALTERNATIVES: [&str; 2] = ["APACHE", "BOOST"];

/// A crate that is compiled in.
struct Crate {
    name: String,
    version: String,
    licence: String,
    authors: String,
    texts: Vec<String>,
}

/// Writes them: a list of the crates, and each text once, for many crates have the same.
pub(crate) fn write() -> Result<String> {
    let crates = crates()?;
    let compiler = text(Command::new("rustc").arg("--version"))?;
    let mut list = Vec::new();
    let mut users: BTreeMap<String, (&str, BTreeSet<&str>)> = BTreeMap::new();
    for one in &crates {
        let Crate {
            name,
            version,
            licence,
            authors,
            texts,
        } = one;
        let by = if texts.is_empty() && !authors.is_empty() {
            format!("; no text of its own, by {authors}")
        } else {
            String::new()
        };
        list.push(format!("- {name} {version}: {licence}{by}"));
        for text in texts {
            // Of the same words, however their lines are broken.
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            users
                .entry(words)
                .or_insert((text, BTreeSet::new()))
                .1
                .insert(name);
        }
    }
    let mut texts: Vec<_> = users.into_values().collect();
    texts.sort_by_key(|(_, names)| names.first().copied());
    let texts: Vec<String> = texts
        .into_iter()
        .map(|(text, names)| {
            let names = names.into_iter().collect::<Vec<_>>().join(", ");
            format!("## {names}\n\n```text\n{}\n```\n", text.trim())
        })
        .collect();
    Ok(format!(
        "# Third-party notices\n\n\
         The WebAssembly of {NAME} is compiled from these crates beside its own, by\n\
         {}with its standard library (MIT OR Apache-2.0, The Rust Project Contributors).\n\
         Its form as JavaScript (fallback-*.js, and in readiness-check.html) is written by Binaryen's wasm2js,\n\
         with a few functions of Binaryen's around it (Apache-2.0, WebAssembly Community Group participants;\n\
         the text is LICENSE-APACHE).\n\
         Texts are as the crates ship them; where a licence is offered among several, MIT's is used.\n\
         For those without a text of their own, that of LICENSE-MIT holds, with the authors named here.\n\n\
         {}\n\n{}",
        compiler.replace('\n', ", "),
        list.join("\n"),
        texts.join("\n")
    ))
}

/// The crates that both modules are compiled from, without what only their compilation needs.
fn crates() -> Result<Vec<Crate>> {
    let printed = output(
        cargo()
            .args([
                "metadata",
                "--format-version=1",
                "--filter-platform",
                TARGET,
            ])
            .args(["--no-default-features", "--features=element"]),
    )?;
    let metadata: Value =
        serde_json::from_slice(&printed).context("`cargo metadata` printed no JSON")?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let mut found = BTreeSet::new();
    for (own, features) in OWN {
        found.append(&mut compiled_for(own, features)?);
    }
    found.retain(|(name, _)| OWN.iter().all(|(own, _)| own != name));
    let packages = packages.into_iter().flatten().filter(|package| {
        let field = |name: &str| package.get(name)?.as_str().map(str::to_owned);
        let named = field("name").zip(field("version"));
        named.is_some_and(|named| found.contains(&named))
    });
    let mut crates = packages.map(read).collect::<Result<Vec<_>>>()?;
    ensure!(
        crates.len() == found.len(),
        "cargo does not know each of the crates"
    );
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

/// The names and versions of what a crate is compiled from. `cargo metadata` can't tell, for it adds up what
/// all crates of the workspace ask for; macros run while their users are compiled.
fn compiled_for(own: &str, features: &[&str]) -> Result<BTreeSet<(String, String)>> {
    let tree = text(
        cargo()
            .args(["tree", "--package", own, "--target", TARGET])
            .args(features)
            .args([
                "--edges=normal,no-proc-macro",
                "--prefix=none",
                "--format={p}",
            ]),
    )?;
    let named = tree.lines().map(|line| {
        let mut words = line.split(' ');
        let version = words.next().zip(words.next()?.strip_prefix('v'));
        version.map(|(name, version)| (name.to_owned(), version.to_owned()))
    });
    let named: Option<_> = named.collect();
    named.context("`cargo tree` prints names and versions")
}

fn read(package: &Value) -> Result<Crate> {
    let field = |name: &str| {
        package
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    let authors = package.get("authors").and_then(Value::as_array);
    let authors = authors.into_iter().flatten().filter_map(Value::as_str);
    let folder = Path::new(field("manifest_path")).parent();
    let folder = folder.context("a manifest is in a folder")?;
    Ok(Crate {
        name: field("name").to_owned(),
        version: field("version").to_owned(),
        licence: field("license").to_owned(),
        authors: authors.collect::<Vec<_>>().join(", "),
        texts: texts(folder)?,
    })
}

/// The texts of licences and notices in a crate's folder.
fn texts(folder: &Path) -> Result<Vec<String>> {
    let unreadable = || format!("cannot read {}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        if entry.path().is_file() && NAMES.iter().any(|start| upper.starts_with(start)) {
            names.push(name);
        }
    }
    chosen(&mut names);
    names
        .iter()
        .map(|name| fs::read_to_string(folder.join(name)).with_context(unreadable))
        .collect()
}

/// Leaves out the alternatives to MIT's licence where that is there.
fn chosen(names: &mut Vec<String>) {
    let upper = |name: &String| name.to_uppercase();
    if names.iter().any(|name| upper(name).contains("MIT")) {
        names.retain(|name| !ALTERNATIVES.iter().any(|one| upper(name).contains(one)));
    }
    names.sort();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_licences_mits_is_chosen() {
        let pick = |names: &[&str]| {
            let mut names = names.iter().map(|&name| name.to_owned()).collect();
            chosen(&mut names);
            names.join(" ")
        };
        assert_eq!(pick(&["LICENSE-MIT", "LICENSE-APACHE"]), "LICENSE-MIT");
        assert_eq!(
            pick(&["LICENSE-UNICODE", "LICENSE-APACHE", "LICENSE-MIT"]),
            "LICENSE-MIT LICENSE-UNICODE"
        );
        assert_eq!(
            pick(&["LICENSE-BOOST", "LICENSE-APACHE"]),
            "LICENSE-APACHE LICENSE-BOOST"
        );
        assert_eq!(pick(&["LICENSE"]), "LICENSE");
    }
}
