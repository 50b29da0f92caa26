//! The packaged assessments: a definition a language, with what is known of it ahead.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::fileset::{FileSet, entries, read_json};
use super::first_view::first_view;
use super::interface::Interface;
use crate::assessment::{Phrase, Term, filled, joined};
use crate::session::Pace;
use crate::words::{complete, complete_guide};

/// The assessment that an element shows when the page names none.
pub const DEFAULT_ASSESSMENT: &str = "state-policy";

/// An assessment to be packaged: its definitions' files by language.
pub struct Source {
    /// What the element is told.
    pub id: String,
    /// The files.
    pub languages: BTreeMap<String, PathBuf>,
}

/// Every `<id>/<language>.json` of a folder.
///
/// # Errors
/// A folder can't be listed.
pub fn sources(folder: &Path) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for (id, folder) in entries(folder)? {
        let files = entries(&folder)?.into_iter();
        let languages: BTreeMap<_, _> = files
            .filter_map(|(file, path)| Some((file.strip_suffix(".json")?.to_owned(), path)))
            .collect();
        if !languages.is_empty() {
            sources.push(Source { id, languages });
        }
    }
    Ok(sources)
}

/// Adds definitions with their guides, each with the words that it does not say itself, and returns by id
/// and language what their files are called.
///
/// # Errors
/// A file can't be read, or a definition can't be used.
pub fn add_assessments(
    package: &mut FileSet,
    sources: &[Source],
    interface: &Interface,
) -> Result<Value> {
    let mut assessments = Map::new();
    for Source { id, languages } in sources {
        let mut names = Map::new();
        for (language, path) in languages {
            let files = add_language(package, id, language, path, interface)
                .with_context(|| format!("cannot package {}", path.display()))?;
            names.insert(language.clone(), files.into());
        }
        assessments.insert(id.clone(), names.into());
    }
    Ok(assessments.into())
}

/// The most bytes of a definition that comes whole: two files, and their names in the entry, cost more than
/// they save.
const LARGEST_WHOLE: usize = 120_000;

/// Adds an assessment in one language, and returns the names of its files by what they are.
fn add_language(
    package: &mut FileSet,
    id: &str,
    language: &str,
    path: &Path,
    interface: &Interface,
) -> Result<Map<String, Value>> {
    let mut definition = interface.complete(read_json(path)?, language, complete)?;
    mark_terms(&mut definition);
    name_terms(&mut definition);
    let mut names = Map::new();
    // At the full pace the first view has elements in it, with all that belongs to them.
    let whole = definition.clone();
    let large = definition.to_string().len() > LARGEST_WHOLE;
    let divided = large && begins_with_overviews(&definition);
    let rest = divided.then(|| rest_of(&mut definition)).flatten();
    let fields = definition.as_object_mut().context("it is no object")?;
    // The guide is named relative to the definition; in the package both lie side by side.
    if let Some(guide) = fields.get_mut("guide")
        // One of another server stays there.
        && let Some(name) = guide.as_str().filter(|name| !name.contains("://"))
    {
        let content = read_json(&path.with_file_name(name))?;
        let content = interface.complete(content, language, complete_guide)?;
        let content = content.to_string().into_bytes();
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
    // What shows when a definition fails to come is in its language if that of the first view has come.
    let around = interface.around_nearest(language)?;
    if let Some(around) = &around {
        fields.insert("around".to_owned(), around.clone());
    }
    let stem = format!("{id}-{language}");
    let name = package.add_hashed(&stem, "json", definition.to_string().into_bytes());
    names.insert("definition".to_owned(), name.into());
    for (pace, shown) in [(Pace::Quick, &definition), (Pace::Full, &whole)] {
        let mut view = first_view(shown, pace).context("its first view cannot be rendered")?;
        if let Some((view, around)) = view.as_object_mut().zip(around.as_ref()) {
            view.insert("around".to_owned(), around.clone());
        }
        let name = format!("{stem}-{}", pace.id());
        let name = package.add_hashed(&name, "json", view.to_string().into_bytes());
        names.insert(pace.id().to_owned(), name.into());
    }
    Ok(names)
}

/// Names the words that are explained in the texts of each element that names none: whoever writes would have
/// to look for them at every change.
fn mark_terms(definition: &mut Value) {
    let text = |value: &Value| value.as_str().map(Rc::<str>::from);
    let texts = |value: Option<&Value>| -> Vec<Rc<str>> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(text).collect()
    };
    let known = definition.get("terms").and_then(Value::as_array);
    let known = known.into_iter().flatten().filter_map(|term| {
        Some(Term {
            term: text(term.get("term")?)?,
            also: texts(term.get("also")),
            forms: texts(term.get("forms")),
            meaning: Rc::default(),
        })
    });
    let known: Vec<Term> = known.collect();
    for element in elements_of(definition, true) {
        let fields = ["title", "question", "goal", "how-to-tell"].into_iter();
        let mut said: Vec<_> = fields.filter_map(|name| text(element.get(name)?)).collect();
        said.extend(texts(element.get("levels")));
        let found = Term::all_in(&known, &said.join("\n"));
        if !(found.is_empty() || element.contains_key("terms")) {
            let names: Vec<&str> = found.iter().map(|term| &*term.term).collect();
            element.insert("terms".to_owned(), names.into());
        }
    }
}

/// Says the other names of each word behind its meaning: here, for a visitor's module would be larger by it.
fn name_terms(definition: &mut Value) {
    let pattern = definition.pointer("/text/also-called");
    let Some(pattern) = pattern.and_then(Value::as_str).map(str::to_owned) else {
        return;
    };
    let terms = definition.get_mut("terms").and_then(Value::as_array_mut);
    for term in terms.into_iter().flatten() {
        let names = term.get("also").and_then(Value::as_array);
        let names = names.into_iter().flatten().filter_map(Value::as_str);
        let names = joined(names, ", ");
        let meaning = term.get("meaning").and_then(Value::as_str);
        if let Some(meaning) = meaning.filter(|_| !names.is_empty()) {
            let said = filled(&pattern, &[("meaning", meaning), ("names", &names)]);
            term["meaning"] = Value::from(&*said);
        }
    }
}

/// The elements of all conditions, and with `plain` the questions that are conditions by themselves.
fn elements_of(definition: &mut Value, plain: bool) -> Vec<&mut Map<String, Value>> {
    let mut found = Vec::new();
    let conditions = definition
        .get_mut("conditions")
        .and_then(Value::as_array_mut);
    for condition in conditions
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        if !condition.contains_key("elements") {
            found.extend(plain.then_some(condition));
        } else if let Some(Value::Array(elements)) = condition.get_mut("elements") {
            found.extend(elements.iter_mut().filter_map(Value::as_object_mut));
        }
    }
    found
}

/// True if every condition asks an overview question first: else there are elements where a quiz begins.
fn begins_with_overviews(definition: &Value) -> bool {
    let conditions = definition.get("conditions").and_then(Value::as_array);
    let mut conditions = conditions.into_iter().flatten();
    conditions.all(|it| it.get("question").is_some() && it.get("elements").is_some())
}

/// Takes everything out of a definition that no overview question needs: phrases that only results
/// say, the words of stages, the rules for choosing a level, the words that are explained, and what is asked
/// of elements.
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
    for element in elements_of(definition, false) {
        let fields = ["question", "goal", "levels", "how-to-tell", "terms"];
        let taken = fields.map(|field| Some((field.to_owned(), element.shift_remove(field)?)));
        let id = element.get("id").and_then(Value::as_str)?;
        elements.insert(id.to_owned(), taken.into_iter().flatten().collect());
    }
    let mut rest = json!({ "text": words, "elements": elements });
    let fields = definition.as_object_mut()?;
    for field in ["rules", "terms", "how-to-tell", "stages"] {
        if let Some(value) = fields.shift_remove(field) {
            rest.as_object_mut()?.insert(field.to_owned(), value);
        }
    }
    Some(rest)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;
    use crate::package::remove;

    /// A copy of the packaged assessments with a language that is one more file and its guide.
    fn with_another_language(language: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("readiness-languages-{}", std::process::id()));
        remove(&folder).unwrap();
        let [copy, guides] = ["", "guide"].map(|part| folder.join(DEFAULT_ASSESSMENT).join(part));
        fs::create_dir_all(&guides).unwrap();
        let packaged = Path::new("assessments").join(DEFAULT_ASSESSMENT);
        for name in ["en.json", "guide/en.json"] {
            let mut file = read_json(&packaged.join(name)).unwrap();
            fs::write(copy.join(name), file.to_string()).unwrap();
            file["language"] = language.into();
            if file.get("guide").is_some() {
                file["guide"] = format!("guide/{language}.json").into();
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
        let mut interface = Interface::read(Path::new("interface")).unwrap();
        let mut french = interface.0["en"].clone();
        french["text"]["next"] = "Suivant".into();
        french["around"]["loading"] = "Un moment".into();
        interface.0.insert("fr".into(), french);
        let packaged =
            add_assessments(&mut package, &sources(&folder).unwrap(), &interface).unwrap();
        let around = interface.around().unwrap();
        remove(&folder).unwrap();

        let names = &packaged[DEFAULT_ASSESSMENT]["fr-CA"];
        let name = names["definition"].as_str().unwrap();
        let definition: Value = serde_json::from_slice(&package.0[name]).unwrap();
        assert_eq!(definition["language"], "fr-CA");
        assert_eq!(
            definition["text"]["next"], "Suivant",
            "by the nearest words"
        );
        let guide: Value =
            serde_json::from_slice(&package.0[definition["guide"].as_str().unwrap()]).unwrap();
        assert_eq!(guide["language"], "fr-CA");
        assert_eq!(names["guide"], definition["guide"]);
        assert_eq!(around.loading["fr"], "Un moment");
        assert_ne!(around.loading["en"], "Un moment");
        assert!(definition["around"]["fr"]["retry"].is_string());
        let english = packaged[DEFAULT_ASSESSMENT]["en"]["definition"].as_str();
        let english: Value = serde_json::from_slice(&package.0[english.unwrap()]).unwrap();
        assert!(english.get("around").is_none(), "the entry has that");
    }

    #[test]
    fn what_begins_with_elements_comes_whole() {
        let begins = |conditions: Value| begins_with_overviews(&json!({"conditions": conditions}));
        let whole = json!({"question": "?", "elements": [{}]});
        assert!(begins(json!([whole])));
        assert!(!begins(json!([whole, {"elements": [{}]}])));
        assert!(
            !begins(json!([whole, {"question": "?"}])),
            "a plain question"
        );
    }

    #[test]
    fn the_other_names_of_a_word_stand_behind_its_meaning() {
        let mut definition = json!({
            "text": { "also-called": "{meaning} Also called {names}." },
            "terms": [
                { "term": "CTE", "also": ["career courses", "trade courses"], "meaning": "Courses." },
                { "term": "rubric", "forms": ["rubrics"], "meaning": "A scale." },
            ],
        });
        name_terms(&mut definition);
        let said = "Courses. Also called career courses, trade courses.";
        assert_eq!(definition["terms"][0]["meaning"], said);
        assert_eq!(definition["terms"][1]["meaning"], "A scale.");
    }

    #[test]
    fn an_assessment_is_a_folder() {
        let folder = std::env::temp_dir().join(format!("readiness-folder-{}", std::process::id()));
        remove(&folder).unwrap();
        fs::create_dir_all(folder.join("reading")).unwrap();
        fs::copy("tests/cases/smallest.json", folder.join("reading/en.json")).unwrap();
        let interface = Interface::read(Path::new("interface")).unwrap();
        let mut package = FileSet::default();
        let packaged =
            add_assessments(&mut package, &sources(&folder).unwrap(), &interface).unwrap();
        remove(&folder).unwrap();
        let names = packaged["reading"]["en"].as_object().unwrap();
        let parts: Vec<_> = names.keys().collect();
        // It is small, and so comes whole.
        assert_eq!(parts, ["definition", "quick", "full"], "and no guide");
        let view = &package.0[names["quick"].as_str().unwrap()];
        assert!(String::from_utf8_lossy(view).contains("Is there time to read aloud"));
    }
}
