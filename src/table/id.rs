//! Ids that are made of titles.

use std::collections::BTreeSet;

/// The most characters of an id, so that lists of them can be read.
const LONGEST: usize = 40;

/// Latin letters with a sign on them, and what they are without it.
const PLAIN: [(&str, &str); 24] = [
    ("àáâãäåāăą", "a"),
    ("çćčĉ", "c"),
    ("ďđð", "d"),
    ("èéêëēėęě", "e"),
    ("ĝğģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïīįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľł", "l"),
    ("ñńņň", "n"),
    ("òóôõöøōő", "o"),
    ("ŕř", "r"),
    ("śşšșŝ", "s"),
    ("ţťțŧ", "t"),
    ("ùúûüūůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("ß", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("þ", "th"),
    ("’'", ""),
];

/// The id that a title gives: lower-case words joined by hyphens. It is empty where a title has no letter
/// of the Latin alphabet.
///
/// ```
/// use readiness_check::table::id_of;
///
/// assert_eq!(id_of("Who decides? Él & ella"), "who-decides-el-ella");
/// assert_eq!(id_of("図書館"), "");
/// ```
#[must_use]
pub fn id_of(title: &str) -> String {
    let mut plain = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        match PLAIN.iter().find(|(marked, _)| marked.contains(letter)) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    let words = plain.split(|letter: char| !letter.is_ascii_alphanumeric());
    let mut id = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if id.is_empty() {
            // A word alone may be longer.
            id.extend(word.chars().take(LONGEST));
        } else if id.len() + 1 + word.len() <= LONGEST {
            id.push('-');
            id.push_str(word);
        } else {
            break;
        }
    }
    id
}

/// The id of a title, or of `otherwise` if that gives none, with a number behind it where it is taken; it is
/// taken from then on.
#[must_use]
pub fn unique(title: &str, otherwise: &str, taken: &mut BTreeSet<String>) -> String {
    let id = id_of(title);
    let id = if id.is_empty() { otherwise } else { &*id };
    let mut free = id.to_owned();
    let mut number = 1;
    while !taken.insert(free.clone()) {
        number += 1;
        free = format!("{id}-{number}");
    }
    free
}
