//! The first view that the entry brings along, so that its visitors wait for no file of it.

use anyhow::{Context, Result};
use serde_json::Value;

use super::fileset::FileSet;
use super::names::ENTRY;

/// The beginning of a first view as a text.
const BEGINNING: &str = "{\"tree\":";

/// Has the entry bring another first view, and returns the one that it brought before. Both have the `name` of
/// the file that they would else be.
///
/// # Errors
/// The package is none of this version.
pub(super) fn exchange(package: &mut FileSet, view: &Value) -> Result<Value> {
    let script = package.text(ENTRY)?;
    let literal = Literal::beginning(script, BEGINNING);
    let literal = literal.with_context(|| format!("{ENTRY} brings no first view"))?;
    let former = serde_json::from_str(&literal.text())
        .with_context(|| format!("{ENTRY} brings a first view that can't be read"))?;
    let changed = literal.with(&view.to_string());
    package.replace(ENTRY, changed.into_bytes())?;
    Ok(former)
}

/// A text in a script, between two quotation marks.
struct Literal<'a> {
    mark: char,
    before: &'a str,
    written: &'a str,
    behind: &'a str,
}

impl<'a> Literal<'a> {
    /// The first literal that begins so.
    fn beginning(script: &'a str, beginning: &str) -> Option<Self> {
        let (before, rest) = script.split_at_checked(script.find(beginning)?)?;
        let mark = before.chars().next_back()?;
        let mut escaped = false;
        let (end, _) = rest.char_indices().find(|&(_, sign)| {
            let ends = sign == mark && !escaped;
            escaped = sign == '\\' && !escaped;
            ends
        })?;
        let (written, behind) = rest.split_at_checked(end)?;
        Some(Self {
            mark,
            before,
            written,
            behind,
        })
    }

    /// What the script reads. A JSON text has no control characters, so only signs that mean something else by
    /// themselves are escaped.
    fn text(&self) -> String {
        let mut escaped = false;
        let signs = self.written.chars().filter(|&sign| {
            escaped = sign == '\\' && !escaped;
            !escaped
        });
        signs.collect()
    }

    /// The script with another text in its place.
    fn with(&self, text: &str) -> String {
        let mut script = self.before.to_owned();
        for sign in text.chars() {
            if ['\\', '$', self.mark].contains(&sign) {
                script.push('\\');
            }
            script.push(sign);
        }
        script + self.behind
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_view_takes_the_place_of_another_whatever_signs_are_in_them() {
        let mut files = FileSet::default();
        files.add(ENTRY, "f('{}');V=p('{\"tree\":[1],\"name\":\"a\"}');g('')");
        let mut view = json!({ "tree": [1], "name": "a" });
        for (at, said) in ["it's", "\"so\\\\'", "`${x}`", "’\u{2028}é\\"]
            .into_iter()
            .enumerate()
        {
            let next = json!({ "tree": [said], "name": at.to_string() });
            assert_eq!(exchange(&mut files, &next).unwrap(), view);
            let script = files.text(ENTRY).unwrap();
            assert!(script.starts_with("f('{}');V=p('{\"tree\":["), "{script}");
            assert!(script.ends_with("\"}');g('')"), "{script}");
            view = next;
        }
    }

    #[test]
    fn a_package_of_another_version_is_refused() {
        let mut files = FileSet::default();
        files.add(ENTRY, "f()");
        let error = exchange(&mut files, &json!({})).unwrap_err().to_string();
        assert_eq!(error, "readiness-check.js brings no first view");
    }
}
