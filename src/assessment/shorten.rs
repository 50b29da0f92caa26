//! Texts from outside that may be of any length.

/// The longest name that a message repeats, in characters: whoever wrote a longer one knows it by
/// its beginning.
const LONGEST_NAME: usize = 100;

/// The first characters of a text that has more of them.
pub(crate) fn beginning(text: &str, most: usize) -> Option<&str> {
    let (end, _) = text.char_indices().nth(most)?;
    text.get(..end)
}

/// A name as a message repeats it.
pub(crate) fn cut(name: &str) -> String {
    match beginning(name, LONGEST_NAME) {
        Some(beginning) => [beginning, "…"].concat(),
        None => name.into(),
    }
}
