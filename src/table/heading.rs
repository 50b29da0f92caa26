//! What a heading says of its column.

use super::column::Column;
use super::id::id_of;
use super::vocabulary::{ASIDE, HEADINGS, LEVELS, NUMBERS, OF_THE_CONDITION};

/// Signs before what only explains a heading.
const EXPLAINED: [char; 4] = ['(', ':', '/', '['];

/// A heading as the lists of words have them.
fn plain(heading: &str) -> String {
    id_of(heading).replace('-', " ")
}

/// Looks a heading up, if need be without what explains it.
fn known<T>(heading: &str, look: impl Fn(&str) -> Option<T>) -> Option<T> {
    look(&plain(heading)).or_else(|| {
        let (start, _) = heading.split_once(EXPLAINED)?;
        look(&plain(start))
    })
}

/// What the column under a heading is, in English or Spanish.
pub(super) fn of_heading(heading: &str) -> Option<Column> {
    known(heading, |words| {
        let found = HEADINGS.iter().find(|(_, known)| known.contains(&words));
        found.map(|(column, _)| *column)
    })
}

/// True for the heading of a column that is for the work with a sheet.
pub(super) fn is_aside(heading: &str) -> bool {
    known(heading, |words| ASIDE.contains(&words).then_some(())).is_some()
}

/// True for the heading of a column that counts its rows, or gives them short names.
pub(super) fn counts_rows(heading: &str) -> bool {
    let bare = heading.trim();
    matches!(bare, "#" | "№" | "Nº" | "N°" | "nº" | "n°") || NUMBERS.contains(&&*plain(bare))
}

/// True where a heading is about the condition, whatever the cells say.
pub(super) fn is_of_the_condition(heading: &str) -> bool {
    OF_THE_CONDITION.contains(&&*plain(heading))
}

/// The label of a level in its heading: without its number, if there is more than that.
pub(super) fn level_label(heading: &str) -> Option<&str> {
    let bare = heading.trim();
    let rest = ["level", "stage", "nivel", "etapa", "score", "rating"]
        .iter()
        .find_map(|word| {
            let start = bare.get(..word.len())?;
            start
                .eq_ignore_ascii_case(word)
                .then(|| bare.get(word.len()..))?
        });
    let counted = rest.unwrap_or(bare).trim_start_matches([' ', '#', '(']);
    let digits = counted.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = digits.len() < counted.len() && counted.len() - digits.len() < 3;
    let label = digits
        .trim_start_matches([' ', '.', ':', ')', '-', '–', '—', '='])
        .trim();
    match (number, label.is_empty()) {
        (true, true) => Some(bare),
        // “1st quarter” is no level, but “1 Emerging” and “Level 2: Developing” are.
        (true, false) => (digits.len() > label.len() || rest.is_some()).then_some(label),
        // “No.” counts rows.
        (false, _) if bare.ends_with('.') => None,
        (false, _) => LEVELS.contains(&&*plain(bare)).then_some(bare),
    }
}
