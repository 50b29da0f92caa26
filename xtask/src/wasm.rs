//! Compiles the crate to WebAssembly and lets wasm-bindgen write its JavaScript glue.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{cargo, cargo_home, output};

/// The two halves that wasm-bindgen makes of a compiled crate.
pub(crate) struct Bindings {
    pub(crate) wasm: Vec<u8>,
    /// An ES module, not yet minified.
    pub(crate) glue: PathBuf,
}

/// Compiles the element and writes its bindings into `folder`.
pub(crate) fn build(folder: &Path) -> Result<Bindings> {
    let compiled = compile()?;
    Bindgen::new()
        .input_path(&compiled)
        .out_name("glue")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        // The entry module fetches the wasm itself and hands the response over.
        .omit_default_module_path(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen refused {}", compiled.display()))?;
    let wasm = folder.join("glue_bg.wasm");
    Ok(Bindings {
        wasm: fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?,
        glue: folder.join("glue.js"),
    })
}

fn compile() -> Result<PathBuf> {
    // The manifest names no crate type, so that an application that uses the crate gets no cdylib.
    let messages = output(
        cargo()
            .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"))
            .args(["rustc", "--lib", "--release", "--crate-type", "cdylib"])
            .args(["--target", "wasm32-unknown-unknown"])
            .args(["--no-default-features", "--features", "element"])
            .args(["--message-format", "json-render-diagnostics"]),
    )?;
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
