//! The same module as JavaScript, for pages and browsers that refuse WebAssembly: whole, and made by
//! Binaryen's `wasm2js`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use readiness_check::package::remove;
use walrus::{ExportItem, FunctionId, ImportKind, Module, RawCustomSection};
use wasm_bindgen_cli_support::Bindgen;

use crate::compact::KNOWN;
use crate::fallback_script::instantiated_later;
use crate::names::{self, replaced};
use crate::outline::outline;
use crate::process::{npm_tool, output, shown};
use crate::wasm::{NODE_PLACES, glue_of, parsed, tells_of_words, written};

/// The module that the import of a cut is said to be in; see `src/element/split_point.rs`.
const CUT: &str = "__wasm_split_placeholder__";
/// The beginning of the name of the export behind the cut.
const BEHIND_CUT: &str = "__wasm_split_00report00_export_";

/// What makes it shorter as JavaScript: control flow written anew takes three kilobytes less, functions that are
/// not taken in by their only caller, and offsets that are said where they are used, half a kilobyte each. The
/// lowest kilobyte is the far end of the stack, and an address cannot come around to it in JavaScript anyway.
const SHORTER: [&str; 7] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--one-caller-inline-max-function-size",
    "0",
    "--low-memory-unused",
];

/// The features that the module is said to be compiled for: one, as short a list as there is.
const FEATURES: &[u8] = b"\x01+\x0fmutable-globals";

/// Instructions later than what JavaScript of a browser without WebAssembly can be made of.
const LOWERED: [&str; 3] = [
    "--signext-lowering",
    "--llvm-nontrapping-fptoint-lowering",
    "--llvm-memory-copy-fill-lowering",
];

/// The files that the fallback is bundled from, not yet minified.
pub(crate) struct Fallback {
    pub(crate) glue: PathBuf,
    /// The module itself.
    pub(crate) module: PathBuf,
}

/// Makes the fallback of the compiled crate, in `folder`.
pub(crate) fn build(compiled: &Path, folder: &Path) -> Result<Fallback> {
    let whole = folder.join("whole.wasm");
    let mut module = parsed(compiled)?;
    join(&mut module)?;
    // What the cut needed, and Binaryen takes amiss.
    module.customs.remove_raw("linking");
    // Without tables of references among the features, wasm-bindgen keeps the values of JavaScript in
    // an array.
    module.customs.remove_raw("target_features");
    module.customs.add(RawCustomSection {
        name: "target_features".to_owned(),
        data: FEATURES.to_vec(),
    });
    fs::write(&whole, module.emit_wasm()).context("cannot write the whole module")?;
    let mut bound = Bindgen::new()
        .input_path(&whole)
        .out_name("glue")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .generate_output()
        .context("wasm-bindgen refused the whole module")?;
    let js = bound.js().to_owned();
    let js = glue_of(&names::shorten(bound.wasm_mut(), &js)?)?;
    let glue = written(folder, "fallback-glue.js", in_javascript(&js)?)?;
    outline(bound.wasm_mut())?;
    let module = as_javascript(&bound.wasm_mut().emit_wasm())?;
    Ok(Fallback { glue, module })
}

/// A bound module as an ES module.
fn as_javascript(wasm: &[u8]) -> Result<PathBuf> {
    let script = translated(wasm)?;
    let module = instantiated_later(&script)?;
    written(Path::new("target/fallback"), "module.js", module)
}

/// What `wasm2js` makes of a bound module; that takes half a minute, so the last one is kept.
fn translated(wasm: &[u8]) -> Result<String> {
    let folder = Path::new("target/fallback");
    let [bound, lowered, command, printed] =
        ["bound.wasm", "lowered.wasm", "command", "printed.js"].map(|name| folder.join(name));
    let mut lower = npm_tool("wasm-opt");
    lower.arg(&bound).args(KNOWN).args(LOWERED).args(SHORTER);
    lower.arg("-o").arg(&lowered);
    let is_known = |file: &Path, content: &[u8]| fs::read(file).is_ok_and(|known| known == content);
    if is_known(&bound, wasm)
        && is_known(&command, shown(&lower).as_bytes())
        && let Ok(script) = fs::read_to_string(&printed)
    {
        return Ok(script);
    }
    remove(folder)?;
    fs::create_dir_all(folder).context("cannot create target/fallback")?;
    fs::write(&bound, wasm).context("cannot write the bound module")?;
    fs::write(&command, shown(&lower)).context("cannot write target/fallback/command")?;
    output(&mut lower)?;
    let script = String::from_utf8(output(npm_tool("wasm2js").arg(&lowered).arg("-Oz"))?)?;
    fs::write(&printed, &script).with_context(|| format!("cannot write {}", printed.display()))?;
    Ok(script)
}

/// Joins the two sides of the cut again: the import calls the export.
fn join(module: &mut Module) -> Result<()> {
    let export = module.exports.iter().find_map(|export| match export.item {
        ExportItem::Function(function) if export.name.starts_with(BEHIND_CUT) => {
            Some((export.id(), function))
        }
        _ => None,
    });
    let (export, behind): (_, FunctionId) = export.context("nothing is behind the cut")?;
    let import = module.imports.iter().find_map(|import| match import.kind {
        ImportKind::Function(function) if import.module == CUT => Some(function),
        _ => None,
    });
    let import = import.context("the module is not cut")?;
    module.replace_imported_func(import, |(body, _)| {
        body.call(behind);
    })?;
    module.exports.delete(export);
    Ok(())
}

/// The glue for a module that is JavaScript. Its views of the memory are of that which is there now: where
/// memory grows, a new buffer takes the place of the old one, which WebAssembly empties, and this does not.
fn in_javascript(glue: &str) -> Result<String> {
    let mut glue =
        format!("import {{ insertBefore, own, removeChild }} from \"{NODE_PLACES}\";\n{glue}");
    for method in ["insertBefore", "removeChild"] {
        let call = format!("getObject(arg0).{method}(");
        glue = replaced(&glue, &call, &format!("{method}(getObject(arg0), "))?;
    }
    let glue = tells_of_words(&glue, "getObject(arg0)")?;
    // The end of the values that are always there: undefined, null, true and false, behind the array's
    // stack of 1,024.
    let glue = &replaced(
        &glue,
        r#"import * as import1 from "__wbindgen_externref_xform__""#,
        "const import1 = { __wbindgen_externref_statics_end: () => 1028 };",
    )?;
    let glue = replaced(
        glue,
        "cachedUint8ArrayMemory0.byteLength === 0",
        "cachedUint8ArrayMemory0.buffer !== wasm.memory.buffer",
    )?;
    ensure!(
        !glue.contains(".byteLength === 0"),
        "another view of the memory"
    );
    replaced(
        &glue,
        "cachedDataViewMemory0.buffer.detached === true",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    )
}
