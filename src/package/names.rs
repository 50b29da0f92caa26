//! What a package's scripts name: a JSON text in the entry has the package's files by what they are, and one
//! in the module that comes after it the hashes of those that are needed later. So whoever adds files
//! writes these two texts anew, and nothing has to be bundled for it.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Map, Value};

use super::fileset::{FileSet, integrity};
use crate::session::Pace;

/// The file that pages name.
pub const ENTRY: &str = "readiness-check.js";

/// The field of the entry's text that names the module with the hashes.
const MOUNTED: &str = "mounted";

/// The field of the entry's text that names the files of assessments.
const ASSESSMENTS: &str = "assessments";

/// The file of an assessment that no entry names: the definition does.
const GUIDE: &str = "guide";

/// The beginning of every hash.
const HASH: &str = "sha256-";

/// Files by what they are, as the entry's text names them: a name, or a name and a hash.
type Names = Map<String, Value>;

/// Hashes by the names of files.
type Hashes = BTreeMap<String, String>;

/// Has the scripts of a package know these assessments too, of which `assessments` names the files. The
/// entry gets the hashes of those that are needed `at_once`. Returns the name that the module with the other
/// hashes has from then on.
///
/// # Errors
/// The package is none of this version, or lacks a file.
pub fn enter(package: &mut FileSet, assessments: &Value, at_once: &[&str]) -> Result<String> {
    let (_, names) = names(package)?;
    let mounted = names.get(MOUNTED).and_then(Value::as_str);
    let mounted = mounted.and_then(|mounted| mounted.split(' ').next());
    let mounted = mounted.context("the entry names no module with hashes")?;

    let script = package.text(mounted)?;
    let are_hashes = |hashes: &Hashes| hashes.values().any(|hash| hash.starts_with(HASH));
    let (place, mut hashes) = text_in(script, are_hashes)
        .with_context(|| format!("{mounted} has no hashes of this version's"))?;
    let added = hashes_of(package, assessments)?.into_iter();
    hashes.extend(added.filter(|(name, _)| !at_once.contains(&name.as_str())));
    let script = with_text(script, place, &serde_json::to_string(&hashes)?)?;
    let mounted = package.replace(mounted, script)?;

    // The entry names the new one by now.
    let (place, mut names) = self::names(package)?;
    let known = names.get_mut(ASSESSMENTS).and_then(Value::as_object_mut);
    let known = known.context("the entry names no assessments")?;
    for (id, languages) in assessments.as_object().into_iter().flatten() {
        let mut languages = with_hashes(package, languages, at_once)?;
        for (_, files) in languages.as_object_mut().into_iter().flatten() {
            files.as_object_mut().map(|files| files.shift_remove(GUIDE));
        }
        known.insert(id.clone(), languages);
    }
    let entry = with_text(package.text(ENTRY)?, place, &serde_json::to_string(&names)?)?;
    package.replace(ENTRY, entry)?;
    Ok(mounted)
}

/// Has the entry know a first view that it brought itself before. Of all that it knows, only the assessment of
/// that has no file of one yet, in its language.
///
/// # Errors
/// The package is none of this version, or lacks the file.
pub(super) fn enter_first(package: &mut FileSet, name: &str) -> Result<()> {
    let (place, mut names) = names(package)?;
    let assessments = names.get_mut(ASSESSMENTS).and_then(Value::as_object_mut);
    let assessments = assessments.into_iter().flatten();
    let languages = assessments.filter_map(|(_, languages)| languages.as_object_mut());
    let files = languages
        .flatten()
        .filter_map(|(_, files)| files.as_object_mut());
    let mut without = files.filter(|files| !files.contains_key(Pace::Quick.id()));
    let files = without.next();
    let files = files.context("the entry names a file for every first view")?;
    let view = format!("{name} {}", hash_of(package, name)?);
    files.insert(Pace::Quick.id().to_owned(), view.into());
    let entry = with_text(package.text(ENTRY)?, place, &serde_json::to_string(&names)?)?;
    package.replace(ENTRY, entry)?;
    Ok(())
}

/// The ids of the assessments that a package's entry knows.
///
/// # Errors
/// The package is none of this version.
pub fn assessment_ids(package: &FileSet) -> Result<Vec<String>> {
    let (_, names) = names(package)?;
    let known = names.get(ASSESSMENTS).and_then(Value::as_object);
    Ok(known.into_iter().flat_map(Map::keys).cloned().collect())
}

/// The hashes of all files that `names` names.
///
/// # Errors
/// The package lacks one of them.
pub fn hashes_of(package: &FileSet, names: &Value) -> Result<Hashes> {
    let mut hashes = Hashes::new();
    add_hashes(package, names, &mut hashes)?;
    Ok(hashes)
}

fn add_hashes(package: &FileSet, names: &Value, hashes: &mut Hashes) -> Result<()> {
    match names {
        Value::Array(names) => names
            .iter()
            .try_for_each(|name| add_hashes(package, name, hashes)),
        Value::Object(names) => names
            .values()
            .try_for_each(|name| add_hashes(package, name, hashes)),
        Value::String(name) => {
            hashes.insert(name.clone(), hash_of(package, name)?);
            Ok(())
        }
        other => bail!("{other} is no file of the package"),
    }
}

/// The same names, and behind those of files that are needed `at_once` their hashes.
///
/// # Errors
/// The package lacks one of these.
pub fn with_hashes(package: &FileSet, names: &Value, at_once: &[&str]) -> Result<Value> {
    Ok(match names {
        Value::String(name) if at_once.contains(&name.as_str()) => {
            format!("{name} {}", hash_of(package, name)?).into()
        }
        Value::Object(names) => {
            let names = names
                .iter()
                .map(|(what, names)| Ok((what.clone(), with_hashes(package, names, at_once)?)));
            names.collect::<Result<Names>>()?.into()
        }
        other => other.clone(),
    })
}

fn hash_of(package: &FileSet, name: &str) -> Result<String> {
    let content = package.0.get(name);
    let content = content.with_context(|| format!("no {name} in the package"))?;
    Ok(integrity(content))
}

/// The entry's text, and where it stands.
fn names(package: &FileSet) -> Result<(Range<usize>, Names)> {
    let are_names = |names: &Names| {
        [MOUNTED, ASSESSMENTS]
            .iter()
            .all(|name| names.contains_key(*name))
    };
    text_in(package.text(ENTRY)?, are_names)
        .with_context(|| format!("{ENTRY} names no files as this version's does"))
}

/// The first JSON object in a script that is what it should be, and where it stands.
fn text_in<T: DeserializeOwned>(
    script: &str,
    fits: impl Fn(&T) -> bool,
) -> Option<(Range<usize>, T)> {
    script.match_indices("{\"").find_map(|(start, _)| {
        let mut texts = Deserializer::from_str(script.get(start..)?).into_iter();
        let value = texts.next()?.ok().filter(|value| fits(value))?;
        Some((start..start + texts.byte_offset(), value))
    })
}

/// A script with another JSON text in the place of one.
fn with_text(script: &str, place: Range<usize>, text: &str) -> Result<Vec<u8>> {
    // The text stands in quotation marks of the script's, which nothing in it may end or escape.
    let plain = |sign: char| sign.is_ascii_graphic() && !"'`\\".contains(sign) || sign == ' ';
    ensure!(text.chars().all(plain), "no script can hold {text}");
    let parts = script.get(..place.start).zip(script.get(place.end..));
    let (before, behind) = parts.context("a text ends between two characters")?;
    Ok([before, text, behind].concat().into_bytes())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use serde_json::json;

    use super::*;

    fn package() -> FileSet {
        let mut files = FileSet::default();
        let script = br#"f({"a":1});export const H={"late.js":"sha256-x"};"#;
        let mounted = files.add_hashed(MOUNTED, "js", script.to_vec());
        let hash = hash_of(&files, &mounted).unwrap();
        let names = json!({ MOUNTED: format!("{mounted} {hash}"), ASSESSMENTS: { "one": {} } });
        files.add(
            ENTRY,
            format!("var d={{\"tree\":\"\\'\"}},f=p('{names}');g()"),
        );
        let entry = hash_of(&files, ENTRY).unwrap();
        files.add("frame.html", format!("<script integrity={entry}>"));
        files
    }

    #[test]
    fn what_is_entered_is_named_with_its_hash_in_one_place() {
        let mut files = package();
        let names: Vec<_> = ["now", "later"]
            .map(|stem| files.add_hashed(stem, "json", stem.into()))
            .into();
        let guide = files.add_hashed("guide", "json", "guide".into());
        let two = json!({ "definition": names[0], "full": names[1], "guide": guide });
        let two = json!({ "two": { "en": two } });
        let mounted = enter(&mut files, &two, &[&names[0]]).unwrap();
        let [now, later] = [&names[0], &names[1]].map(|name| hash_of(&files, name).unwrap());
        let script = files.text(&mounted).unwrap();
        assert!(
            script.contains(&format!(r#""{}":"{later}""#, names[1])),
            "{script}"
        );
        assert!(!script.contains(&now), "{script}");
        assert!(script.contains(&guide) && !files.text(ENTRY).unwrap().contains(&guide));
        assert!(script.starts_with("f({\"a\":1});"), "{script}");
        let entry = files.text(ENTRY).unwrap();
        assert!(entry.contains(&format!("{} {now}", names[0])), "{entry}");
        let module = format!("{mounted} {}", hash_of(&files, &mounted).unwrap());
        assert!(entry.contains(&module), "{entry}");
        assert!(entry.ends_with("');g()"), "{entry}");
        let hash = hash_of(&files, ENTRY).unwrap();
        assert!(files.text("frame.html").unwrap().contains(&hash));
        assert_eq!(assessment_ids(&files).unwrap(), ["one", "two"]);
    }

    #[test]
    fn what_would_end_the_text_is_refused() {
        let mut files = package();
        for name in ["it's", "a\\b", "`", "é"] {
            let names = json!({ name: {} });
            assert!(enter(&mut files, &names, &[]).is_err(), "{name}");
        }
        assert!(enter(&mut FileSet::default(), &json!({}), &[]).is_err());
    }
}
