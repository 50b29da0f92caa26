//! How a code travels in an address: `#readiness-CODE`, or several joined by `-`.

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
    Some(codes.split('-').filter(|code| !code.is_empty()).collect())
}

/// The codes in something a person or a script hands over: a link, a fragment, or
/// bare codes joined by `-`; white space around them is ignored.
#[must_use]
pub fn codes(text: &str) -> Vec<&str> {
    let text = text.trim();
    let from = find(text, PREFIX, <[_]>::last).map_or(0, |start| start + PREFIX.len());
    let codes = text.get(from..).unwrap_or_default();
    let end = codes.find(['&', '?', '/', '#']).unwrap_or(codes.len());
    codes
        .get(..end)
        .unwrap_or_default()
        .split('-')
        .filter(|code| !code.is_empty())
        .collect()
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
