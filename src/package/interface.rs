//! The words of the interface, a file a language, for all assessments.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::fileset::{FileSet, entries, read_json};
use crate::json::Json;
use crate::words::nearest;

/// The language whose words stand in for those of others.
const DEFAULT_LANGUAGE: &str = "en";

/// The part of the words that shows before there is a definition, and when there is none.
const AROUND: &str = "around";

/// The words for visitors whose browser runs no scripts, which stand in the page.
const WITHOUT_SCRIPT: &str = "without-script";

/// The words of the interface by language: the files of a folder.
pub struct Interface(pub BTreeMap<String, Value>);

impl Interface {
    /// Reads every `<language>.json` of a folder.
    ///
    /// # Errors
    /// A file can't be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut languages = BTreeMap::new();
        for (file, path) in entries(folder)? {
            if let Some(language) = file.strip_suffix(".json") {
                languages.insert(language.to_owned(), read_json(&path)?);
            }
        }
        Ok(Self(languages))
    }

    /// The words before there is a definition, and when there is none, by language.
    ///
    /// # Errors
    /// A language lacks some of them.
    pub fn around(&self) -> Result<Around> {
        let mut languages = Map::new();
        for (language, words) in &self.0 {
            let words = words.get(AROUND).cloned();
            let words = words.with_context(|| format!("{language}: \"{AROUND}\" is missing"))?;
            languages.insert(language.clone(), words);
        }
        let mut all = Value::from(languages);
        Ok(Around {
            loading: taken(&mut all, "loading")?,
            isolated: taken(&mut all, "isolated")?,
            sorry: taken(&mut all, "one-file")?,
            all,
        })
    }

    /// What a page says beside the quiz, by language: a link to the quiz's own page, and what those read
    /// whose browser runs no scripts.
    ///
    /// # Errors
    /// A language lacks some of them.
    pub fn beside(&self) -> Result<Value> {
        let mut languages = Map::new();
        for (language, words) in &self.0 {
            let alone = words.get(AROUND).and_then(|around| around.get("alone"));
            let found = alone.zip(words.get(WITHOUT_SCRIPT));
            let (alone, without) =
                found.with_context(|| format!("{language}: words beside the quiz are missing"))?;
            let said = json!({ "alone": alone, WITHOUT_SCRIPT: without });
            languages.insert(language.clone(), said);
        }
        Ok(languages.into())
    }

    /// Adds a file a language for definitions that are not packaged, and returns their names.
    ///
    /// # Errors
    /// A language lacks some of its words.
    pub fn add_to(&self, package: &mut FileSet) -> Result<Value> {
        let mut names = Map::new();
        for (language, words) in &self.0 {
            let mut words = words.clone();
            if let Some(fields) = words.as_object_mut() {
                fields.shift_remove(AROUND);
                fields.shift_remove(WITHOUT_SCRIPT);
                // English ones are in the entry.
                let around = self.around_nearest(language)?;
                fields.extend(around.map(|around| (AROUND.to_owned(), around)));
            }
            let stem = format!("words-{language}");
            let name = package.add_hashed(&stem, "json", words.to_string().into_bytes());
            names.insert(language.clone(), name.into());
        }
        Ok(names.into())
    }

    /// Puts the words of a language into a definition or a guide by `complete`; those of English where
    /// there are none.
    ///
    /// # Errors
    /// There are no English words.
    pub fn complete(
        &self,
        content: Value,
        language: &str,
        complete: fn(&Json, &Json) -> Json,
    ) -> Result<Value> {
        let words = self.0.get(self.nearest(language));
        let words = words.context("there are no English words")?;
        let [content, words]: [Json; 2] = [
            serde_json::from_value(content)?,
            serde_json::from_value(words.clone())?,
        ];
        Ok(serde_json::to_value(complete(&content, &words))?)
    }

    /// The words that show without a definition in a language, by the language that they are in; none
    /// where the entry has them.
    ///
    /// # Errors
    /// A language lacks some of them.
    pub fn around_nearest(&self, language: &str) -> Result<Option<Value>> {
        let language = self.nearest(language);
        if language == DEFAULT_LANGUAGE {
            return Ok(None);
        }
        let around = self.around()?;
        Ok(Some(json!({ language: around.all.get(language) })))
    }

    fn nearest<'a>(&'a self, language: &'a str) -> &'a str {
        nearest(self.0.keys().map(String::as_str), language).unwrap_or(DEFAULT_LANGUAGE)
    }
}

/// The words that show without a definition, each by language.
pub struct Around {
    /// While the quiz is being loaded.
    pub loading: Value,
    /// That a quiz is isolated.
    pub isolated: Value,
    /// That the browser is too old.
    pub sorry: Value,
    /// All others, by name.
    pub all: Value,
}

impl Around {
    /// Those that the entry has: one language's, for it stands in for any other.
    #[must_use]
    pub fn of_entry(&self) -> Value {
        let mut words = self.all.get(DEFAULT_LANGUAGE).cloned().unwrap_or_default();
        if let Some(words) = words.as_object_mut() {
            // Those that are to be in a frame hear it from the module that makes the frame.
            words.shift_remove("frames-refused");
        }
        words
    }
}

/// Takes one message out of those of every language.
fn taken(messages: &mut Value, name: &str) -> Result<Value> {
    let languages = messages.as_object_mut().into_iter().flatten();
    let message = |(language, messages): (&String, &mut Value)| {
        let message = messages.as_object_mut()?.shift_remove(name)?;
        Some((language.clone(), message))
    };
    let messages: Option<Map<_, _>> = languages.map(message).collect();
    Ok(messages
        .with_context(|| format!("a language has no message {name}"))?
        .into())
}
