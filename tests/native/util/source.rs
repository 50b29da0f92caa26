//! The project's own files, for the tests that read them.

use std::fs;
use std::path::{Path, PathBuf};

/// A source file with its path inside the project.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
pub(crate) fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file under `folder` whose name ends in one of `endings`.
#[track_caller]
pub(crate) fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), &mut found);
    found.sort();
    let sources: Vec<_> = found
        .into_iter()
        .map(|path| path.strip_prefix(root()).unwrap().display().to_string())
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .map(|path| Source {
            text: text(&path),
            path,
        })
        .collect();
    assert!(!sources.is_empty(), "nothing under {folder}");
    sources
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Code without its comments. Texts in quotation marks stay; a comment sign in one
/// begins no comment. Fits Rust and JavaScript as far as this project uses them.
pub(crate) fn without_comments(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("'\"'") || rest.starts_with("'/'") {
            code.push_str("' '");
            3
        } else if first == '"' {
            let length = quoted(rest);
            code.push_str(&rest[..length]);
            length
        } else {
            code.push(first);
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    code
}

/// The length of a text in quotation marks, both included.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (position, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return position + 1,
            _ => {}
        }
    }
    text.len()
}

/// The texts in quotation marks, each with the name it is given to: `class` for
/// `class="page"`, empty for one without.
pub(crate) fn literals(code: &str) -> Vec<(&str, &str)> {
    let part = |character: char| character.is_alphanumeric() || "_-".contains(character);
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(start) = rest.find('"') {
        let (before, text) = rest.split_at(start);
        let length = quoted(text);
        let named = before.trim_end().strip_suffix('=').map(str::trim_end);
        let name = named.and_then(|named| named.rsplit(|end| !part(end)).next());
        found.push((name.unwrap_or_default(), &text[1..length.max(2) - 1]));
        rest = &text[length..];
    }
    found
}

/// Whether `word` stands in `code` as a whole word.
pub(crate) fn has_word(code: &str, word: &str) -> bool {
    let part = |character: char| character.is_alphanumeric() || character == '_';
    code.match_indices(word).any(|(start, _)| {
        let before = code[..start].chars().next_back();
        let after = code[start + word.len()..].chars().next();
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}
