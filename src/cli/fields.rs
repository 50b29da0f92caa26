//! Fields that are read by nobody: misspelt, or in a place where they mean nothing.
//!
//! A quiz passes over them, so that a definition may say more than a quiz reads. Which fields there are is
//! said by the published schemas and, of words of the interface, by the English ones.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use readiness_check::assessment::Problem;
use readiness_check::json::Json;
use readiness_check::words::ENGLISH;

const DEFINITIONS: &str = include_str!("../definition.schema.json");
const GUIDES: &str = include_str!("../guide.schema.json");
/// So many letters may differ between a name and the one that was meant.
const NEAR: usize = 2;
/// What only a question has that is not divided into elements.
const OF_PLAIN_QUESTIONS: [&str; 2] = ["levels", "how-to-tell"];

/// The fields of a definition that no quiz reads.
///
/// # Errors
/// None: schema and words are JSON.
pub(crate) fn unread_of_definition(definition: &Json) -> Result<Vec<Problem>> {
    let mut found = unread(DEFINITIONS, "text", "definition", definition)?;
    let conditions = definition.get("conditions");
    for (position, condition) in list(conditions).iter().enumerate() {
        for name in OF_PLAIN_QUESTIONS {
            if condition.get("elements").is_some() && condition.get(name).is_some() {
                found.push(Problem {
                    path: format!("conditions[{position}].{name}"),
                    message: "is read only of a condition without elements; say it of each element, or of a kind"
                        .into(),
                });
            }
        }
    }
    Ok(found)
}

/// The fields of a guide that no quiz reads.
///
/// # Errors
/// None: schema and words are JSON.
pub(crate) fn unread_of_guide(guide: &Json) -> Result<Vec<Problem>> {
    unread(GUIDES, "guide", "guide", guide)
}

fn unread(schema: &str, words: &str, whole: &str, content: &Json) -> Result<Vec<Problem>> {
    let schema: Json = serde_json::from_str(schema).context("the schema")?;
    let english: Json = serde_json::from_str(ENGLISH).context("the packaged words")?;
    let mut walk = Walk {
        root: &schema,
        phrases: english.get(words),
        found: Vec::new(),
    };
    walk.look("", whole, &schema, content);
    Ok(walk.found)
}

/// A way through a schema and a file side by side.
struct Walk<'a> {
    root: &'a Json,
    phrases: Option<&'a Json>,
    found: Vec<Problem>,
}

impl<'a> Walk<'a> {
    /// Looks at a value, which is called `name` or is one of those in a list of that name.
    fn look(&mut self, path: &str, name: &str, schema: &'a Json, value: &Json) {
        let schema = self.resolved(schema, value);
        match value {
            Json::Array(values) => {
                let Some(items) = schema.get("items") else {
                    return;
                };
                for (position, value) in values.iter().enumerate() {
                    self.look(&format!("{path}[{position}]"), name, items, value);
                }
            }
            Json::Object(entries) => {
                let listed = schema.get("properties");
                // Of words of the interface, the schema says only what each of them is like.
                let phrases = schema.get("additionalProperties").and(self.phrases);
                let Some(known) = listed.or(phrases.filter(|_| name == "text")) else {
                    return;
                };
                for (field, value) in entries {
                    if field.starts_with('$') {
                        continue;
                    }
                    let inside = match path {
                        "" => field.to_string(),
                        path => format!("{path}.{field}"),
                    };
                    match known.get(field) {
                        Some(schema) if listed.is_some() => {
                            self.look(&inside, field, schema, value);
                        }
                        Some(_) => {}
                        None => self.report(inside, &one_of(name), field, known),
                    }
                }
            }
            _ => {}
        }
    }

    /// The part of a schema that a value is to fit, wherever it stands.
    fn resolved(&self, schema: &'a Json, value: &Json) -> &'a Json {
        let mut schema = schema;
        for _ in 0..8 {
            let referred = schema.get("$ref").and_then(Json::as_text);
            if let Some(name) = referred.and_then(|place| place.strip_prefix("#/$defs/")) {
                let found = self.root.get("$defs").and_then(|parts| parts.get(name));
                match found {
                    Some(found) => schema = found,
                    None => return schema,
                }
            } else if let (Some(Json::Array(ways)), None) =
                (schema.get("anyOf"), schema.get("properties"))
            {
                let object = matches!(value, Json::Object(_));
                let fits = |way: &&'a Json| {
                    self.resolved(way, value).get("properties").is_some() == object
                };
                match ways.iter().find(fits) {
                    Some(way) => schema = way,
                    None => return schema,
                }
            } else {
                return schema;
            }
        }
        schema
    }

    fn report(&mut self, path: String, whole: &str, field: &str, known: &Json) {
        let names = known.entries().iter().map(|(name, _)| &**name);
        let meant = names
            .map(|name| (distance(&plain(name), &plain(field)), name))
            .filter(|(distance, name)| *distance <= NEAR && *distance * 2 < name.len())
            .min();
        let meant = meant.map(|(_, name)| format!("; did you mean {name}?"));
        let meant = meant.unwrap_or_else(|| ", so no quiz reads it".into());
        let message = format!("is no field of {whole}{meant}");
        self.found.push(Problem { path, message });
    }
}

fn list(value: Option<&Json>) -> &[Json] {
    match value {
        Some(Json::Array(values)) => values,
        _ => &[],
    }
}

/// One thing of a list, by the name of the list.
fn one_of(name: &str) -> String {
    let singular = match name {
        "elements" => "an element",
        "actions" => "an action",
        "issues" => "an issue",
        "actors" => "an actor",
        "examples" => "an example",
        "list" => "an entry",
        "details" => "a detail",
        "rests_on" => "a foundation",
        "text" | "apart" | "credit" | "rules" | "stages" | "retired" => return name.into(),
        _ => return format!("a {}", name.strip_suffix('s').unwrap_or(name)),
    };
    singular.into()
}

/// A name without what is easily taken for something else.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['-', '_', ' '], "")
}

/// How many letters have to be put in, taken out or changed to make one name of another.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut last = at + 1;
        let mut next = vec![last];
        for (pair, found) in row.windows(2).zip(&other) {
            if let [changed, taken_out] = *pair {
                let same = changed + usize::from(*found != letter);
                last = same.min(taken_out + 1).min(last + 1);
                next.push(last);
            }
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// Labels that two levels share, so that nobody can tell them apart.
pub(crate) fn same_labels(definition: &Json) -> Vec<Problem> {
    let label = |level: &Json| match level {
        Json::String(label) => Some(label.trim().to_lowercase()),
        level => Some(level.get("label")?.as_text()?.trim().to_lowercase()),
    };
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for (position, level) in list(definition.get("levels")).iter().enumerate() {
        if let Some(label) = label(level)
            && !known.insert(label)
        {
            found.push(Problem {
                path: format!("levels[{position}]"),
                message: "is called as another level, so nobody can tell them apart".into(),
            });
        }
    }
    found
}
