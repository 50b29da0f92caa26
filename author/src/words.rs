//! The packaged words of the interface, which a definition mostly leaves out.

use include_dir::{Dir, include_dir};
use readiness_check::json::Json;
use readiness_check::words::{ENGLISH, complete, nearest};

/// A file a language.
static INTERFACE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../interface");

/// A definition with the words of its language, or English ones where there are none.
pub(crate) fn completed(definition: &Json) -> Json {
    let language = definition.get("language").and_then(Json::as_text);
    let language = language.map_or("en", |language| &**language);
    let files = INTERFACE.files().filter_map(|file| file.path().to_str());
    let languages = files.filter_map(|file| file.strip_suffix(".json"));
    let found = nearest(languages, language).map(|language| format!("{language}.json"));
    let found = found.and_then(|file| INTERFACE.get_file(file)?.contents_utf8());
    match serde_json::from_str(found.unwrap_or(ENGLISH)) {
        Ok(words) => complete(definition, &words),
        // Only if the packaged words are no JSON; then each is a problem.
        Err(_) => definition.clone(),
    }
}
