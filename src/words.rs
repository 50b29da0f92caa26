//! The words of the interface, which stand apart from what is asked: one file a language, for every
//! assessment and its guide. `interface/<language>.json` are the packaged ones.
//!
//! A definition or a guide says what it says otherwise; the rest is put in here, before it is read.

use std::rc::Rc;

use crate::json::Json;

/// The words of English, a JSON object: they stand in for those of a language that has none.
pub const ENGLISH: &str = include_str!("../interface/en.json");

/// The answer that only an assessment has whose definition names it.
const NOT_APPLICABLE: &str = "not-applicable";

/// A definition with the words that it does not say itself, to be read by
/// [`Assessment::read`](crate::assessment::Assessment::read). One that says all of them stays as it is.
///
/// ```
/// use readiness_check::json::Json;
/// use readiness_check::words::complete;
///
/// let definition: Json = serde_json::from_str(r#"{"text": {"next": "Onwards"}}"#)?;
/// let words: Json = serde_json::from_str(r#"{"text": {"next": "Next", "back": "Back"}}"#)?;
/// let whole: Json = serde_json::from_str(r#"{"text": {"next": "Onwards", "back": "Back"}}"#)?;
/// assert_eq!(complete(&definition, &words), whole);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn complete(definition: &Json, words: &Json) -> Json {
    let named = definition.get("apart").map_or(&[][..], Json::entries);
    let named = named.iter().any(|(name, _)| &**name == NOT_APPLICABLE);
    let apart = words.get("apart").map(|apart| {
        let apart = apart.entries().iter();
        let apart = apart.filter(|(name, _)| named || &**name != NOT_APPLICABLE);
        Json::Object(apart.cloned().collect())
    });
    let whole = with(definition, "text", words.get("text"), 1);
    let whole = with(&whole, "how-to-tell", words.get("how-to-tell"), 0);
    with(&whole, "apart", apart.as_ref(), 2)
}

/// A guide with the words that it does not say itself, to be read by
/// [`Guide::read`](crate::guide::Guide::read).
#[must_use]
pub fn complete_guide(guide: &Json, words: &Json) -> Json {
    with(guide, "text", words.get("guide"), 1)
}

/// The same object with `words` under a key, as far as it has none there.
fn with(object: &Json, key: &str, words: Option<&Json>, depth: u8) -> Json {
    let (Json::Object(entries), Some(words)) = (object, words) else {
        return object.clone();
    };
    let mut entries = entries.clone();
    match entries.iter_mut().find(|(name, _)| &**name == key) {
        Some((_, own)) => *own = overlaid(own, words, depth),
        None => entries.push((key.into(), words.clone())),
    }
    Json::Object(entries)
}

/// What was said, on top of `words`, for so many objects inside each other. In the order of the words.
fn overlaid(own: &Json, words: &Json, depth: u8) -> Json {
    let (Json::Object(said), Json::Object(all), true) = (own, words, depth > 0) else {
        return own.clone();
    };
    let all = all.iter().map(|(name, words)| {
        let own = own.get(name);
        let text = own.map_or_else(|| words.clone(), |own| overlaid(own, words, depth - 1));
        (Rc::clone(name), text)
    });
    let further = said.iter().filter(|(name, _)| words.get(name).is_none());
    Json::Object(all.chain(further.cloned()).collect())
}

/// The one of these languages that is nearest to a tag: for `es-MX` that or `es`, else any Spanish; none
/// if there is none of the kind.
pub fn nearest<'a>(languages: impl Iterator<Item = &'a str>, tag: &str) -> Option<&'a str> {
    let wanted = format!("{}-", tag.to_lowercase());
    let main = wanted.split('-').next().unwrap_or_default();
    let nearness = |language: &&str| {
        let language = format!("{}-", language.to_lowercase());
        let related = language.split('-').next() == Some(main);
        (wanted.starts_with(&language), related, language.len())
    };
    languages
        .filter(|language| nearness(language).1)
        .max_by_key(nearness)
}
