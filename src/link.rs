//! Codes in addresses: `#readiness-CODE`, or several joined by `-`, and
//! how codes are found again in whatever text they arrive in.

mod find;
mod normalize;
mod words;

pub use find::{Found, find};

/// The beginning of a fragment of ours. The whole fragment is one CSS identifier,
/// so that a host script may pass it to a selector.
pub const PREFIX: &str = "readiness-";

/// The placeholder in an address for links.
const PLACEHOLDER: &str = "{code}";

/// The link that holds `code`. Where `address` contains `{code}` that is replaced;
/// else the code becomes the fragment of `address`. Empty while there is no code.
///
/// ```
/// use readiness_check::link::link;
///
/// assert_eq!(link("https://example.org/", "15b"), "https://example.org/#readiness-15b");
/// assert_eq!(link("https://example.org/r/{code}", "15b"), "https://example.org/r/15b");
/// assert_eq!(link("https://example.org/", ""), "");
/// ```
#[must_use]
pub fn link(address: &str, code: &str) -> String {
    if code.is_empty() {
        return String::new();
    }
    if let Some(start) = search(address, PLACEHOLDER, <[_]>::first) {
        let (before, after) = (
            address.get(..start),
            address.get(start + PLACEHOLDER.len()..),
        );
        return [before.unwrap_or_default(), code, after.unwrap_or_default()].concat();
    }
    let page = address.split('#').next().unwrap_or_default();
    [page, "#", PREFIX, code].concat()
}

/// The places where codes would stand in a text in which [`find()`] finds none, so that
/// reading them says what is wrong. Empty if there is nothing at all.
#[must_use]
pub fn candidate(text: &str) -> Vec<&str> {
    let text = text.trim();
    let place = match search(text, PREFIX, <[_]>::last) {
        Some(start) => text.get(start + PREFIX.len()..).unwrap_or_default(),
        None if search(text, "://", <[_]>::first).is_some() => last_part(text),
        None => text,
    };
    split(place.split(DELIMITERS).next().unwrap_or_default())
}

/// The signs that end a part of an address.
const DELIMITERS: [char; 5] = ['/', '?', '&', '=', '#'];

fn last_part(text: &str) -> &str {
    text.split(DELIMITERS)
        .rfind(|part| !part.is_empty())
        .unwrap_or_default()
}

fn split(codes: &str) -> Vec<&str> {
    codes.split('-').filter(|code| !code.is_empty()).collect()
}

/// The place of `part` in `text`: at the first or last of all places. The standard
/// library's search is faster and 2 KB of WebAssembly larger.
fn search(text: &str, part: &str, which: fn(&[usize]) -> Option<&usize>) -> Option<usize> {
    let windows = text.as_bytes().windows(part.len()).enumerate();
    let places: Vec<_> = windows
        .filter(|(_, window)| *window == part.as_bytes())
        .map(|(start, _)| start)
        .collect();
    which(&places).copied()
}
