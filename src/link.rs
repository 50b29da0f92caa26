//! How a code travels in an address: `#readiness-CODE`, or several joined by `-`.

use crate::code::is_whole;

/// What a fragment of ours begins with. The whole fragment is one CSS identifier,
/// so that a host script may pass it to a selector.
pub const PREFIX: &str = "readiness-";

/// The placeholder in an address for links.
const PLACEHOLDER: &str = "{code}";

/// The link that holds `code`. Where `address` contains `{code}` that is replaced;
/// else the code becomes the fragment of `address`. Empty while there is no code.
#[must_use]
pub fn link(address: &str, code: &str) -> String {
    if code.is_empty() {
        return String::new();
    }
    if let Some(start) = find(address, PLACEHOLDER, <[_]>::first) {
        let (before, after) = (
            address.get(..start),
            address.get(start + PLACEHOLDER.len()..),
        );
        return [before.unwrap_or_default(), code, after.unwrap_or_default()].concat();
    }
    let page = address.split('#').next().unwrap_or_default();
    [page, "#", PREFIX, code].concat()
}

/// The codes in a page's fragment (with or without its `#`), if the fragment is ours.
#[must_use]
pub fn codes_in_fragment(fragment: &str) -> Option<Vec<&str>> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let codes = fragment.strip_prefix(PREFIX)?;
    Some(split(codes))
}

/// The codes in something a person or a script hands over: a link of any shape, a
/// fragment, or bare codes joined by `-`, with or without text around them.
///
/// Where nothing in it is whole, this is the place where the codes would stand, so
/// that reading them says what is wrong.
#[must_use]
pub fn codes(text: &str) -> Vec<&str> {
    let strange = |character: char| !character.is_ascii_alphanumeric() && character != '-';
    let whole = text
        .split(strange)
        .map(|part| split(part.strip_prefix(PREFIX).unwrap_or(part)))
        .rfind(|codes| !codes.is_empty() && codes.iter().all(|code| is_whole(code)));
    whole.unwrap_or_else(|| {
        let text = text.trim();
        let place = match find(text, PREFIX, <[_]>::last) {
            Some(start) => text.get(start + PREFIX.len()..).unwrap_or_default(),
            None if find(text, "://", <[_]>::first).is_some() => last_part(text),
            None => text,
        };
        split(place.split(DELIMITERS).next().unwrap_or_default())
    })
}

/// What ends a part of an address.
const DELIMITERS: [char; 5] = ['/', '?', '&', '=', '#'];

fn last_part(text: &str) -> &str {
    text.split(DELIMITERS)
        .rfind(|part| !part.is_empty())
        .unwrap_or_default()
}

fn split(codes: &str) -> Vec<&str> {
    codes.split('-').filter(|code| !code.is_empty()).collect()
}

/// Where `part` stands in `text`: at the first or last of all places. The standard
/// library's search is faster and 2 KB of WebAssembly larger.
fn find(text: &str, part: &str, which: fn(&[usize]) -> Option<&usize>) -> Option<usize> {
    let windows = text.as_bytes().windows(part.len()).enumerate();
    let places: Vec<_> = windows
        .filter(|(_, window)| *window == part.as_bytes())
        .map(|(start, _)| start)
        .collect();
    which(&places).copied()
}
