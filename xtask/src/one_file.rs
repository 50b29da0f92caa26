//! The quiz in one file: every file of the package in a page that loads nothing.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use readiness_check::package::{FileSet, integrity};
use serde_json::{Value, json};

use crate::bundle::{self, Module};

/// The most bytes of the page: it goes by mail.
const LARGEST: usize = 1_200_000;

/// The names of what no first question needs, as the entry has them.
const LATER: [&str; 9] = [
    "fallback",
    "report",
    "reportStyle",
    "results",
    "framed",
    "words",
    "rest",
    "guide",
    "full",
];

/// Writes the page. `names` are the files that the entry names, by what they are; `configure` gives a module
/// the entry's constants; `sorry` is what browsers that are too old for it show, by language.
pub(crate) fn page(
    package: &FileSet,
    names: &Value,
    configure: impl FnOnce(Module) -> Module,
    sorry: &Value,
) -> Result<String> {
    let mut packs = Packs::default();
    let packed = packs.tree(package, names, true)?;
    let script = Module::new("src/web/one-file/one-file.ts")
        .constant("PACKED", packed)
        .alias(
            "readiness-check-files",
            Path::new("src/web/one-file/packed-files.ts"),
        );
    let script = String::from_utf8(configure(script).bundle()?)?;
    // No such end of an element may stand in it.
    let script = script.trim_end().replace("</script", "<\\/script");
    let style = bundle::style(Path::new("src/web/one-file/one-file.css"))?;
    let sorry: Vec<_> = sorry.as_object().into_iter().flatten().collect();
    let sorry = sorry.iter().filter_map(|(language, words)| {
        Some(format!(r#"<p lang="{language}">{}</p>"#, words.as_str()?))
    });
    let page = include_str!("../../src/web/one-file/one-file.html")
        .replace("{script-integrity}", &integrity(script.as_bytes()))
        .replace("{style-integrity}", &integrity(style.as_bytes()))
        .replace("{sorry}", &sorry.collect::<String>())
        .replace("{style}", &style)
        .replace("{files}", &compressed(&packs.first)?)
        .replace("{later-files}", &compressed(&packs.later)?)
        .replace("{script}", &script);
    ensure!(
        page.len() <= LARGEST,
        "the quiz in one file is {} bytes, {} over the {LARGEST} that it may have",
        page.len(),
        page.len() - LARGEST,
    );
    Ok(page)
}

/// Bytes as the page has them.
fn compressed(bytes: &[u8]) -> Result<String> {
    let mut compressed = GzEncoder::new(Vec::new(), Compression::best());
    compressed.write_all(bytes)?;
    Ok(STANDARD.encode(compressed.finish()?))
}

/// Files one behind the other: those that the first question needs, and those that are unpacked when they are
/// asked for.
#[derive(Default)]
struct Packs {
    first: Vec<u8>,
    later: Vec<u8>,
}

impl Packs {
    /// The places of files in the packs, to which they are added; pages are none of them. `may_be_first` if the
    /// first question may need any of them.
    fn tree(&mut self, package: &FileSet, names: &Value, may_be_first: bool) -> Result<Value> {
        Ok(match names {
            Value::String(name) => {
                let content = package.0.get(name);
                let content = content.with_context(|| format!("no {name} in the package"))?;
                let (id, pack) = if may_be_first {
                    ("files", &mut self.first)
                } else {
                    ("later-files", &mut self.later)
                };
                let start = pack.len();
                pack.extend_from_slice(content);
                json!([id, start, content.len(), media_type(name)])
            }
            Value::Object(fields) => {
                let fields = fields
                    .iter()
                    .filter(|(_, name)| name.as_str().map(media_type) != Some("text/html"));
                let fields: Result<serde_json::Map<_, _>> = fields
                    .map(|(name, value)| {
                        let may_be_first = may_be_first && !LATER.contains(&&**name);
                        Ok((name.clone(), self.tree(package, value, may_be_first)?))
                    })
                    .collect();
                fields?.into()
            }
            other => other.clone(),
        })
    }
}

fn media_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|end| end.to_str()) {
        Some("js") => "text/javascript",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("css") => "text/css",
        _ => "text/html",
    }
}
