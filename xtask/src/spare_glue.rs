//! Takes out of wasm-bindgen's glue what is there for browsers and callers that a page of ours never
//! meets.

use anyhow::{Context, Result};

use crate::names::replaced;

/// Beginnings of blocks, with what stands in their place.
const BLOCKS: [(&str, &str); 3] = [
    // Describes a value for a message; what JavaScript itself says of it will do.
    (
        "function debugString(val) {",
        "function debugString(val) { return String(val); }",
    ),
    // Every browser that has tables of references has it.
    ("if (!('encodeInto' in cachedTextEncoder)) {", ""),
    // Every call hands it over.
    ("if (realloc === undefined) {", ""),
];

/// A way to free a handle that `src/web/loader/crash-guard.ts` doesn't guard.
const DISPOSE: &str =
    "if (Symbol.dispose) Handle.prototype[Symbol.dispose] = Handle.prototype.free;";

/// The glue without any of it.
pub(crate) fn without_spare(glue: &str) -> Result<String> {
    let mut glue = replaced(glue, DISPOSE, "")?;
    for (begin, instead) in BLOCKS {
        let block = block(&glue, begin);
        let block = block.with_context(|| format!("the glue has no block `{begin}`"))?;
        glue = glue.replacen(block, instead, 1);
    }
    Ok(glue)
}

/// The block that begins like this, up to the brace that closes it.
fn block<'a>(glue: &'a str, begin: &str) -> Option<&'a str> {
    let (_, rest) = glue.split_once(begin)?;
    let mut open = 1;
    let end = rest.find(|sign| {
        open += match sign {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        open == 0
    })?;
    let start = glue.len() - rest.len() - begin.len();
    glue.get(start..=start + begin.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_ends_with_its_own_brace() {
        let glue = "a(); if (x) { for (;;) { b(); } } else { c(); }";
        assert_eq!(
            block(glue, "if (x) {"),
            Some("if (x) { for (;;) { b(); } }")
        );
        assert_eq!(block(glue, "if (y) {"), None);
        assert_eq!(block("if (x) { {}", "if (x) {"), None);
    }
}
