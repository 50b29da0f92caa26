//! Short names for what a module and its glue call each other by. wasm-bindgen puts a hash in
//! most of them, which no compressor shortens, and both files have all of them.

use anyhow::{Result, ensure};
use walrus::{ExportItem, Module};

const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/// The name by which wasm-bindgen has a module call its glue.
pub(crate) const IMPORTED: &str = "./glue_bg.js";
const SHORT: &str = "g";
/// The beginning of the names under which Yew notes on nodes and events whose they are. An application
/// made with Yew around the quiz would take the notes of the quiz's for its own, and do what a control of
/// the same number in it does.
const MARKS: &str = "__yew_";
const OWN_MARKS: &str = "__readiness_";

/// Renames the imports and exported functions of `module`, and returns its `glue` with those names.
pub(crate) fn shorten(module: &mut Module, glue: &str) -> Result<String> {
    let mut glue = replaced(glue, IMPORTED, SHORT)?;
    // The second module has none.
    glue = glue.replace(MARKS, OWN_MARKS);
    let imports = module.imports.iter_mut();
    let imports = imports.filter(|import| import.module == IMPORTED);
    for (position, import) in imports.enumerate() {
        let short = short(position);
        glue = replaced(&glue, &format!("{}:", import.name), &format!("{short}:"))?;
        import.module = SHORT.into();
        import.name = short;
    }
    let functions = module.exports.iter_mut();
    let functions = functions.filter(|export| matches!(export.item, ExportItem::Function(_)));
    let functions = functions.filter(|export| !is_known(&export.name));
    let mut functions: Vec<_> = functions.collect();
    // So that none begins with one that was renamed before.
    functions.sort_by_key(|export| usize::MAX - export.name.len());
    for (position, export) in functions.into_iter().enumerate() {
        let short = short(position);
        let [from, to] = [&export.name, &short].map(|name| format!("wasm.{name}"));
        glue = replaced(&glue, &from, &to)?;
        export.name = short;
    }
    Ok(glue)
}

/// The names that `src/web/loader/crash-guard.ts` knows.
fn is_known(name: &str) -> bool {
    let known = ["malloc", "realloc", "free", "exn_store"];
    let own = name.strip_prefix("__wbindgen_");
    name.starts_with("__externref") || own.is_some_and(|own| known.contains(&own))
}

pub(crate) fn replaced(glue: &str, from: &str, to: &str) -> Result<String> {
    ensure!(glue.contains(from), "the glue knows nothing of `{from}`");
    Ok(glue.replace(from, to))
}

/// `a` to `Z`, then `aa`, `ba` and so on.
fn short(mut position: usize) -> String {
    let mut name = String::new();
    loop {
        name.extend(
            LETTERS
                .get(position % LETTERS.len())
                .copied()
                .map(char::from),
        );
        position /= LETTERS.len();
        if position == 0 {
            return name;
        }
        position -= 1;
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn short_names_differ() {
        let names: BTreeSet<_> = (0..10_000).map(short).collect();
        assert_eq!(names.len(), 10_000);
        assert!(names.iter().all(|name| name.len() <= 3));
    }
}
