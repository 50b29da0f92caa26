//! What the page for authors, `www/author.html`, asks of the engine: is this a definition, what would a table
//! become, what is missing in a translation, what does an edition change. Texts of JSON in and out, so that
//! the page checks by the very rules of the quiz and of the command line.
//!
//! No visitor of a quiz downloads any of it.

mod table;
mod words;

use std::collections::BTreeSet;

use readiness_check::assessment::{Assessment, Problem, Problems, Slot};
use readiness_check::json::Json;
use readiness_check::table::unique;
use readiness_check::translation::differences;
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

pub use table::{begin, look};
use words::completed;

/// One problem as the page reads it.
#[derive(Serialize)]
struct Found {
    path: String,
    message: String,
}

/// What a new edition changes, by the ids of questions.
#[derive(Default, Serialize)]
struct Changes {
    added: Vec<String>,
    reworded: Vec<String>,
    retired: Vec<String>,
    moved: Vec<String>,
    mended: Vec<String>,
    breaks: Vec<Found>,
}

/// Every problem of a definition, as a list of objects with `path` and `message`.
#[wasm_bindgen]
#[must_use]
pub fn problems(definition: &str) -> String {
    written(&match read(definition) {
        Ok(_) => Vec::new(),
        Err(found) => found,
    })
}

/// Every difference of a translation in more than its words, and every sentence that is still the same.
#[wasm_bindgen]
#[must_use]
pub fn untranslated(original: &str, translation: &str) -> String {
    written(&match (parsed(original), parsed(translation)) {
        (Ok(original), Ok(translation)) => listed(differences(&original, &translation)),
        (Err(found), _) | (_, Err(found)) => found,
    })
}

/// What an edition changes in an older one; empty while either can't be read.
#[wasm_bindgen]
#[must_use]
pub fn changes(older: &str, newer: &str) -> String {
    let (Ok(older), Ok(newer)) = (read(older), read(newer)) else {
        return written(&Changes::default());
    };
    let found = newer.succession(&older);
    let ids = |slots: Vec<Slot>| -> Vec<String> {
        slots
            .into_iter()
            .map(|slot| newer.slot_id(slot).into())
            .collect()
    };
    written(&Changes {
        added: ids(found.added),
        reworded: ids(found.reworded),
        retired: ids(found.retired),
        moved: ids(found.moved),
        mended: ids(found.mended),
        breaks: listed(found.breaks),
    })
}

/// The id that a title gives, or `otherwise` does, which is none of those in a list.
#[wasm_bindgen]
#[must_use]
pub fn free_id(title: &str, otherwise: &str, taken: &str) -> String {
    let mut taken: BTreeSet<String> = serde_json::from_str(taken).unwrap_or_default();
    unique(title, otherwise, &mut taken)
}

fn read(definition: &str) -> Result<Assessment, Vec<Found>> {
    let whole = completed(&parsed(definition)?);
    Assessment::read(&whole).map_err(|Problems(problems)| listed(problems))
}

fn parsed(text: &str) -> Result<Json, Vec<Found>> {
    serde_json::from_str(text).map_err(|error| {
        let message = format!("it is not JSON: {error}");
        vec![Found {
            path: String::new(),
            message,
        }]
    })
}

fn listed(problems: Vec<Problem>) -> Vec<Found> {
    let found = problems.into_iter();
    found
        .map(|Problem { path, message }| Found { path, message })
        .collect()
}

/// As JSON; of these types nothing is refused.
fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
