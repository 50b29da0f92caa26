//! Two languages of one definition or guide: whether they say the same, as far as a machine can
//! tell.

use std::rc::Rc;

use crate::assessment::{FORMS, Problem};
use crate::json::Json;

/// What is no text: equal in every language.
const SAME: [&str; 12] = [
    "id",
    "kind",
    "edition",
    "address",
    "assessment",
    "source",
    "below",
    "basis",
    "slots",
    "lead",
    "support",
    "conditions",
];
/// What every language has its own of: its name, and lists that may be longer in one than in
/// another.
const FREE: [&str; 4] = ["language", "guide", "also", "forms"];
/// A text of more words than this that is the same in both was forgotten.
const SHORT: usize = 3;

/// Every way in which a translation differs from the original in more than its words, and every
/// sentence that is still the same, in the order of the original. Paths are those of either file.
#[must_use]
pub fn differences(original: &Json, translation: &Json) -> Vec<Problem> {
    let mut found = Vec::new();
    let kinds = [original, translation].map(kind);
    match kinds {
        [Some(one), Some(other)] if one != other => {
            let message = format!("it is {other} and the original {one}; compare two of a kind");
            report(&mut found, "", message);
        }
        _ => compare("", original, translation, &mut found),
    }
    found
}

/// What a file is, as far as its fields say so.
fn kind(file: &Json) -> Option<&'static str> {
    if file.get("levels").is_some() {
        Some("a definition")
    } else {
        file.get("assessment").map(|_| "a guide")
    }
}

fn compare(path: &str, one: &Json, other: &Json, found: &mut Vec<Problem>) {
    // Languages count with different forms, but fill all of them in alike.
    if says_phrases(path)
        && [one, other].iter().any(|value| is_object(value))
        && let (Some(ones), Some(others)) = (forms(one), forms(other))
    {
        let wanted = ones.first().map(|first| places(first));
        let odd = |form: &&&Rc<str>| Some(places(form)) != wanted;
        if let Some(form) = ones.iter().chain(&others).find(odd) {
            report(found, path, other_places(form, &ones));
        }
        return;
    }
    match (one, other) {
        (Json::Object(_), Json::Object(_)) => compare_entries(path, one, other, found),
        (Json::Array(ones), Json::Array(others)) if differ_in_ids(ones, others) => {
            compare_by_ids(path, ones, others, found);
        }
        (Json::Array(ones), Json::Array(others)) => {
            if ones.len() != others.len() {
                let (needed, seen) = (ones.len(), others.len());
                report(found, path, format!("needs {needed} entries, found {seen}"));
            }
            for (position, (one, other)) in ones.iter().zip(others).enumerate() {
                compare(&format!("{path}[{position}]"), one, other, found);
            }
        }
        (Json::String(one), Json::String(other)) => {
            if places(one) != places(other) {
                report(found, path, other_places(other, &[one]));
            }
            if one == other && one.split(' ').count() > SHORT {
                report(found, path, format!("is not translated: \"{one}\""));
            }
        }
        _ if one != other => report(found, path, "is something else than in the original".into()),
        _ => {}
    }
}

/// The ids of the entries of a list, if all have one.
fn ids(list: &[Json]) -> Option<Vec<&Rc<str>>> {
    list.iter()
        .map(|entry| entry.get("id")?.as_text())
        .collect()
}

/// True for lists that are to be compared by the ids of their entries, for their places tell nothing: of another
/// length or in another order.
fn differ_in_ids(ones: &[Json], others: &[Json]) -> bool {
    let (Some(mut ones), Some(mut others)) = (ids(ones), ids(others)) else {
        return false;
    };
    let moved = ones != others;
    let longer = ones.len() != others.len();
    ones.sort();
    others.sort();
    longer || (moved && ones == others)
}

fn compare_by_ids(path: &str, ones: &[Json], others: &[Json], found: &mut Vec<Problem>) {
    let place =
        |list: &[Json], id: &Json| list.iter().position(|entry| entry.get("id") == Some(id));
    let name = |id: &Json| id.as_text().map_or("", |id| id).to_owned();
    let mut before: Option<&Json> = None;
    let mut last = None;
    let mut moved = false;
    for one in ones {
        let Some(id) = one.get("id") else { continue };
        let there = place(others, id);
        if let Some((position, other)) =
            there.and_then(|position| Some((position, others.get(position)?)))
        {
            moved |= last > Some(position);
            last = Some(position);
            compare(&format!("{path}[{position}]"), one, other, found);
        } else {
            let behind = before.map(|id| format!(" behind \"{}\"", name(id)));
            let behind = behind.unwrap_or_else(|| " at the beginning".into());
            report(found, path, format!("\"{}\" is missing{behind}", name(id)));
        }
        before = Some(id);
    }
    for (position, other) in others.iter().enumerate() {
        if let Some(id) = other.get("id").filter(|id| place(ones, id).is_none()) {
            let message = format!("\"{}\" is not in the original", name(id));
            report(found, &format!("{path}[{position}]"), message);
        }
    }
    if moved {
        report(
            found,
            path,
            "is in another order than in the original".into(),
        );
    }
}

/// What every name is that of a phrase under: of a definition or a guide, or those for all guides.
fn says_phrases(path: &str) -> bool {
    ["text.", "guide."]
        .iter()
        .any(|under| path.starts_with(under))
}

fn compare_entries(path: &str, one: &Json, other: &Json, found: &mut Vec<Problem>) {
    let inside = |key: &str| match path {
        "" => key.into(),
        path => format!("{path}.{key}"),
    };
    // What begins so is a remark to authors, which no quiz reads.
    let read = |(key, _): &&(Rc<str>, Json)| !key.starts_with('$');
    for (key, value) in one.entries().iter().filter(read) {
        let path = inside(key);
        let Some(there) = other.get(key) else {
            report(found, &path, "is missing".into());
            continue;
        };
        // Conditions are objects in one file and ids in the other; under `text` every name is one
        // of a phrase.
        let fixed = SAME.contains(&&**key) && is_plain(value) && !says_phrases(&path);
        if fixed && there != value {
            report(found, &path, "must be as in the original".into());
        } else if !fixed && !(FREE.contains(&&**key)) {
            compare(&path, value, there, found);
        }
    }
    for (key, _) in other.entries().iter().filter(read) {
        if one.get(key).is_none() && !FREE.contains(&&**key) {
            report(found, &inside(key), "is not in the original".into());
        }
    }
}

fn report(found: &mut Vec<Problem>, path: &str, message: String) {
    found.push(Problem {
        path: path.into(),
        message,
    });
}

fn other_places(seen: &str, wanted: &[&Rc<str>]) -> String {
    let wanted = wanted.first().map_or("", |wanted| wanted);
    format!("\"{seen}\" fills in others than \"{wanted}\"")
}

fn is_object(value: &Json) -> bool {
    matches!(value, Json::Object(_))
}

/// True if there is no object in a value.
fn is_plain(value: &Json) -> bool {
    match value {
        Json::Object(_) => false,
        Json::Array(values) => values.iter().all(is_plain),
        _ => true,
    }
}

/// The places to be filled in, sorted, for languages order them differently.
fn places(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    let mut places: Vec<_> = parts.filter_map(|rest| rest.split('}').next()).collect();
    places.sort_unstable();
    places
}

/// The texts of a phrase: one, or one for each form it takes beside a number.
fn forms(phrase: &Json) -> Option<Vec<&Rc<str>>> {
    match phrase {
        Json::String(text) => Some(vec![text]),
        Json::Object(forms) if forms.iter().all(|(form, _)| FORMS.contains(&&**form)) => {
            forms.iter().map(|(_, text)| text.as_text()).collect()
        }
        _ => None,
    }
}
