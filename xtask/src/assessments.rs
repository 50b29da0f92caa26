//! The packaged assessments: a definition a language, with what is known of it ahead.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use readiness_check::assessment::Phrase;
use readiness_check::session::Pace;
use serde_json::{Map, Value, json};

use crate::fileset::FileSet;
use crate::first_view::first_view;

/// The assessment that an element shows when the page names none.
pub(crate) const DEFAULT_ASSESSMENT: &str = "state-policy";

/// The part of a definition that the package takes out of it, see [`around`].
const AROUND: &str = "around";

/// The words before there is a definition, and when there is none, by language: the entry has them.
pub(crate) fn around(assessment: &Path) -> Result<Value> {
    let mut languages = Map::new();
    for (file, path) in entries(assessment)? {
        if let Some(language) = file.strip_suffix(".json") {
            let words = read_json(&path)?.get_mut(AROUND).map(Value::take);
            let words =
                words.with_context(|| format!("{}: \"{AROUND}\" is missing", path.display()))?;
            languages.insert(language.to_owned(), words);
        }
    }
    Ok(languages.into())
}

/// Adds every `<id>/<language>.json` of a folder with its guide, and returns by id and language
/// what both are called.
pub(crate) fn add_assessments(package: &mut FileSet, folder: &Path) -> Result<Value> {
    let mut assessments = Map::new();
    for (id, folder) in entries(folder)? {
        let mut languages = Map::new();
        for (file, path) in entries(&folder)? {
            let Some(language) = file.strip_suffix(".json") else {
                continue;
            };
            let mut definition = read_json(&path)?;
            let mut names = Map::new();
            // At the full pace the first view has elements in it, with all that belongs to them.
            let whole = definition.clone();
            let rest = rest_of(&mut definition);
            let fields = definition.as_object_mut();
            let fields = fields.with_context(|| format!("{} is no object", path.display()))?;
            fields.remove(AROUND);
            // The guide is named relative to the definition; in the package both lie side by side.
            if let Some(guide) = fields.get_mut("guide")
                && let Some(path) = guide.as_str()
            {
                let content = read_json(&folder.join(path))?.to_string().into_bytes();
                *guide = package
                    .add_hashed(&format!("{id}-guide-{language}"), "json", content)
                    .into();
                names.insert("guide".to_owned(), guide.clone());
            }
            // The parts that overview questions can do without come later.
            if let Some(rest) = rest {
                let rest = rest.to_string().into_bytes();
                let rest = package.add_hashed(&format!("{id}-rest-{language}"), "json", rest);
                fields.insert("rest".to_owned(), rest.as_str().into());
                names.insert("rest".to_owned(), rest.into());
            }
            let stem = format!("{id}-{language}");
            let name = package.add_hashed(&stem, "json", definition.to_string().into_bytes());
            names.insert("definition".to_owned(), name.into());
            for (pace, shown) in [(Pace::Quick, &definition), (Pace::Full, &whole)] {
                let view = first_view(shown, pace)
                    .with_context(|| format!("cannot render {}", path.display()))?;
                let name = format!("{stem}-{}", pace.id());
                let name = package.add_hashed(&name, "json", view.to_string().into_bytes());
                names.insert(pace.id().to_owned(), name.into());
            }
            languages.insert(language.to_owned(), names.into());
        }
        if !languages.is_empty() {
            assessments.insert(id, languages.into());
        }
    }
    Ok(assessments.into())
}

/// Takes everything out of a definition that no overview question needs: phrases that only results
/// say, the words of stages, the rules for choosing a level, and what elements look like.
fn rest_of(definition: &mut Value) -> Option<Value> {
    let text = definition.get_mut("text")?.as_object_mut()?;
    let of_results = |name: &String| !Phrase::OF_QUESTIONS.contains(&name.as_str());
    let names: Vec<String> = text
        .keys()
        .filter(|name| of_results(name))
        .cloned()
        .collect();
    let words = names
        .into_iter()
        .filter_map(|name| Some((name.clone(), text.shift_remove(&name)?)));
    let words: Map<_, _> = words.collect();
    let mut elements = Map::new();
    let conditions = definition.get_mut("conditions")?.as_array_mut()?;
    let all = conditions
        .iter_mut()
        .filter_map(|condition| condition.get_mut("elements")?.as_array_mut());
    for element in all.flatten().filter_map(Value::as_object_mut) {
        let fields = ["goal", "levels", "how-to-tell"];
        let taken = fields.map(|field| Some((field.to_owned(), element.shift_remove(field)?)));
        let id = element.get("id").and_then(Value::as_str)?;
        elements.insert(id.to_owned(), taken.into_iter().flatten().collect());
    }
    let mut rest = json!({ "text": words, "elements": elements });
    let fields = definition.as_object_mut()?;
    for field in ["rules", "how-to-tell", "stages"] {
        if let Some(value) = fields.shift_remove(field) {
            rest.as_object_mut()?.insert(field.to_owned(), value);
        }
    }
    Some(rest)
}

fn read_json(path: &Path) -> Result<Value> {
    let text = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} is not JSON", path.display()))
}

/// Names and paths in a folder, sorted, so that every machine builds the same bytes.
fn entries(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    fs::read_dir(folder)
        .with_context(|| format!("cannot list {}", folder.display()))?
        .map(|entry| {
            let entry = entry?;
            Ok((
                entry.file_name().to_string_lossy().into_owned(),
                entry.path(),
            ))
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::fileset::remove;

    /// A copy of the packaged assessments with a language that is one more file and its guide.
    fn with_another_language(language: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("readiness-languages-{}", std::process::id()));
        remove(&folder).unwrap();
        let [copy, guides] = ["", "guide"].map(|part| folder.join(DEFAULT_ASSESSMENT).join(part));
        fs::create_dir_all(&guides).unwrap();
        let packaged = Path::new("../assessments").join(DEFAULT_ASSESSMENT);
        for name in ["en.json", "guide/en.json"] {
            let mut file = read_json(&packaged.join(name)).unwrap();
            fs::write(copy.join(name), file.to_string()).unwrap();
            file["language"] = language.into();
            if file.get("guide").is_some() {
                file["guide"] = format!("guide/{language}.json").into();
                file[AROUND]["loading"] = "Un moment".into();
            }
            let other = name.replace("en.", &format!("{language}."));
            fs::write(copy.join(other), file.to_string()).unwrap();
        }
        folder
    }

    #[test]
    fn a_language_is_a_file_and_its_guide() {
        let folder = with_another_language("fr-CA");
        let mut package = FileSet::default();
        let assessments = add_assessments(&mut package, &folder).unwrap();
        let around = around(&folder.join(DEFAULT_ASSESSMENT)).unwrap();
        remove(&folder).unwrap();

        let names = &assessments[DEFAULT_ASSESSMENT]["fr-CA"];
        let name = names["definition"].as_str().unwrap();
        let definition: Value = serde_json::from_slice(&package.0[name]).unwrap();
        assert_eq!(definition["language"], "fr-CA");
        assert!(definition.get(AROUND).is_none(), "the entry has that");
        let guide: Value =
            serde_json::from_slice(&package.0[definition["guide"].as_str().unwrap()]).unwrap();
        assert_eq!(guide["language"], "fr-CA");
        assert_eq!(names["guide"], definition["guide"]);
        assert_eq!(around["fr-CA"]["loading"], "Un moment");
        assert_ne!(around["en"]["loading"], "Un moment");
    }
}
