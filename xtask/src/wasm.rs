//! Compiles the crate to WebAssembly, cuts off what is loaded later, and lets wasm-bindgen write
//! the JavaScript glue of the rest.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use walrus::{Module, ModuleConfig, passes};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

use crate::compact::compact;
use crate::deferred_imports::defer;
use crate::instances::told_by_nature;
use crate::names;
use crate::process::{cargo, cargo_home, output};
use crate::spare_glue::without_spare;

const TARGET: &str = "wasm32-unknown-unknown";
/// Tells which files came of it, and shows people what went wrong.
const MESSAGES: &str = "json-render-diagnostics";

/// The glue's exports that start it, as far as they are used here.
const WHOLE_START: &str = "export { initSync, __wbg_init as default };";
const START: &str = "export { __wbg_get_imports as imports, __wbg_finalize_init as finish };";

/// The place where the glue finds `src/web/loader/node-places.ts`.
pub(crate) const NODE_PLACES: &str = "readiness-check-node-places";

/// The files that are made of a compiled crate.
pub(crate) struct Bindings {
    pub(crate) wasm: Vec<u8>,
    /// The second module, which only a result needs.
    pub(crate) report: Vec<u8>,
    /// An ES module, not yet minified.
    pub(crate) glue: PathBuf,
    /// Another, for what only a result needs.
    pub(crate) report_glue: PathBuf,
    /// The module before it was cut, not yet bound.
    pub(crate) compiled: PathBuf,
}

/// Compiles the element and writes its bindings into `folder`.
pub(crate) fn build(folder: &Path) -> Result<Bindings> {
    let compiled = compile()?;
    let (first, report) = split(&compiled, &folder.join("split"))?;
    let mut bound = Bindgen::new()
        .input_path(&first)
        .out_name("glue")
        .web(true)?
        .typescript(false)
        // Among them the table of functions, through which the two modules call each other.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The entry module fetches the wasm itself and hands the response over.
        .omit_default_module_path(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen refused {}", first.display()))?;
    let js = bound.js().to_owned();
    let module = bound.wasm_mut();
    let mut report = parsed(&report)?;
    let (js, report_js) = defer(module, &mut report, &js)?;
    let js = names::shorten(module, &js)?;
    let report_js = told_by_nature(&names::shorten(&mut report, &report_js)?)?;
    let js = with_node_places(&glue_of(&js)?)?;
    // Says what the compiler assumed of browsers, to linkers; browsers pass over it.
    module.customs.remove_raw("target_features");
    passes::gc::run(&mut report);
    Ok(Bindings {
        report: compact(folder, "report", &report.emit_wasm())?,
        wasm: compact(folder, "first", &module.emit_wasm())?,
        glue: written(folder, "glue.js", js)?,
        report_glue: written(folder, "report-glue.js", report_js)?,
        compiled,
    })
}

/// The glue as the modules of `src/web/loader/` start it, without what no page of ours needs, and what a
/// page may have replaced.
pub(crate) fn glue_of(js: &str) -> Result<String> {
    told_by_nature(&without_spare(&names::replaced(js, WHOLE_START, START)?)?)
}

/// The glue with the functions of `src/web/loader/node-places.ts` in the place of the browser's own.
fn with_node_places(glue: &str) -> Result<String> {
    let mut glue =
        format!("import {{ insertBefore, own, removeChild }} from \"{NODE_PLACES}\";\n{glue}");
    for (method, node, rest) in [
        ("insertBefore", "arg0", "arg1, arg2"),
        ("removeChild", "arg0", "arg1"),
    ] {
        // Whatever they throw ends the module, caught or not.
        let call = format!(
            "function() {{ return handleError(function ({node}, {rest}) {{\nconst ret = {node}.{method}({rest});\nreturn ret;\n}}, arguments); }}"
        );
        glue = names::replaced(&glue, &call, method)?;
    }
    tells_of_words(&glue, "arg0")
}

/// The glue that says so before it writes words into a `node`.
pub(crate) fn tells_of_words(glue: &str, node: &str) -> Result<String> {
    let write = format!("{node}.nodeValue = ");
    names::replaced(glue, &write, &["own();\n", &write].concat())
}

/// Compiles an example and writes its bindings into `folder`, as an application would have them.
pub(crate) fn example(name: &str, folder: &Path) -> Result<()> {
    let compiled = compiled(
        cargo()
            .args(["build", "--example", name, "--target", TARGET])
            .args(["--message-format", MESSAGES]),
    )?;
    Bindgen::new()
        .input_path(&compiled)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen refused {}", compiled.display()))
}

/// Compiles the crate of the page for authors and writes its bindings into `folder`: the glue and the module.
pub(crate) fn author(folder: &Path) -> Result<[PathBuf; 2]> {
    let compiled = compiled(
        cargo()
            .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"))
            .args(["rustc", "--package", "readiness-author", "--lib"])
            .args(["--release", "--crate-type", "cdylib", "--target", TARGET])
            .args(["--message-format", MESSAGES]),
    )?;
    Bindgen::new()
        .input_path(&compiled)
        .out_name("author")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen refused {}", compiled.display()))?;
    Ok(["author.js", "author_bg.wasm"].map(|name| folder.join(name)))
}

/// Cuts a module at `src/element/split_point.rs`: its first part, not yet bound, and what comes later.
fn split(compiled: &Path, folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let first = folder.join("first.wasm");
    let whole =
        fs::read(compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &first;
    let parts = transform(options)
        .map_err(|error| anyhow!("{error:#}"))
        .with_context(|| format!("cannot split {}", compiled.display()))?
        .split_modules;
    let [report] = parts.as_slice() else {
        bail!(
            "{} should come apart into two, not {}",
            compiled.display(),
            parts.len() + 1
        );
    };
    Ok((first, report.clone()))
}

/// A module, of whose names nothing will be written.
pub(crate) fn parsed(path: &Path) -> Result<Module> {
    ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(path)
        .with_context(|| format!("cannot read {}", path.display()))
}

pub(crate) fn written(folder: &Path, name: &str, script: String) -> Result<PathBuf> {
    let path = folder.join(name);
    fs::write(&path, script).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

fn compile() -> Result<PathBuf> {
    // The manifest names no crate type, so that an application that uses the crate gets no cdylib.
    compiled(
        cargo()
            .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"))
            .args(["rustc", "--lib", "--release", "--crate-type", "cdylib"])
            .args(["--target", TARGET])
            .args(["--no-default-features", "--features", "element"])
            .args(["--message-format", MESSAGES])
            // The references that the split needs: of functions to each other, and to data.
            .args(["--", "-Clink-arg=--emit-relocs"]),
    )
}

/// The module that a command of cargo has made.
fn compiled(command: &mut Command) -> Result<PathBuf> {
    let messages = output(command)?;
    String::from_utf8_lossy(&messages)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter_map(|message| message.get("filenames")?.as_array().cloned())
        .flatten()
        .filter_map(|name| name.as_str().map(PathBuf::from))
        .rfind(|path| path.extension().is_some_and(|end| end == "wasm"))
        .context("cargo compiled the crate but named no .wasm file")
}

/// Keeps the builder's folders out of panic messages, so that every machine builds the same bytes.
fn flags() -> Vec<String> {
    let sources = cargo_home().map(|home| home.join("registry/src"));
    sources
        .and_then(|folder| fs::read_dir(folder).ok())
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|registry| format!("--remap-path-prefix={}=crates", registry.path().display()))
        .collect()
}
