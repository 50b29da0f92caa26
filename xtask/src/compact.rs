//! A module that does the same, written so that it compresses better.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

use crate::alike::side_by_side;
use crate::process::{npm_tool, output};

/// The features of WebAssembly that a module may use.
pub(crate) const KNOWN: [&str; 7] = [
    "--mvp-features",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

/// Rewrites that Binaryen is asked for: what is written twice once, what is never reached not at all, offsets
/// added by the instructions that read, and the locals that a function uses most in front. Its levels (`-O1`,
/// `-Oz`) make a smaller module of which more is left once it is compressed, for they write what is alike in
/// different ways.
const REWRITES: [&str; 9] = [
    "--dce",
    "--duplicate-function-elimination",
    "--precompute",
    "--merge-blocks",
    "--vacuum",
    "--remove-unused-names",
    "--optimize-added-constants",
    // No address below 1,024 is ever read: there the stack would end.
    "--low-memory-unused",
    "--reorder-locals",
];

/// Rewrites a module in two steps, the second for its functions: beside each the one that is most like it.
pub(crate) fn compact(folder: &Path, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let rewritten = binaryen(folder, &format!("{name}-rewritten"), wasm, &REWRITES)?;
    let named = named_by_order(&rewritten)?;
    let by_name = ["--reorder-functions-by-name"];
    binaryen(folder, &format!("{name}-ordered"), &named, &by_name)
}

/// What `wasm-opt` makes of a module; both stay in the folder, to be looked at.
fn binaryen(folder: &Path, name: &str, wasm: &[u8], passes: &[&str]) -> Result<Vec<u8>> {
    let [before, after] =
        ["before", "after"].map(|when| folder.join(format!("{name}-{when}.wasm")));
    fs::write(&before, wasm).with_context(|| format!("cannot write {}", before.display()))?;
    let mut tool = npm_tool("wasm-opt");
    tool.arg(&before).args(KNOWN).args(passes);
    output(tool.arg("-o").arg(&after))?;
    fs::read(&after).with_context(|| format!("cannot read {}", after.display()))
}

/// A module whose functions have names by which they are in the order wanted.
fn named_by_order(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
            _ => {}
        }
    }
    let mut ranks: Vec<_> = side_by_side(&bodies)
        .into_iter()
        .zip(0_u32..)
        .map(|(position, rank)| Ok((u32::try_from(position)?, rank)))
        .collect::<Result<_>>()?;
    ranks.sort_unstable();
    let mut map = NameMap::new();
    for (position, rank) in ranks {
        map.append(imported + position, &format!("{rank:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&map);
    let mut module = wasm.to_vec();
    section.append_to(&mut module);
    Ok(module)
}
