//! `new`: the beginning of a definition, which its author goes on from.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use clap::Args;

/// A definition with remarks for its author.
const START: &str = include_str!("start.json");

/// What is to be begun.
#[derive(Args)]
pub(crate) struct Arguments {
    /// What the assessment is called in codes and addresses: lower-case words joined by hyphens
    id: String,
}

/// Writes `<id>/en.json`, and says what comes next.
pub(crate) fn run(arguments: &Arguments, output: &mut dyn Write) -> Result<()> {
    let id = &*arguments.id;
    let plain = |part: &str| {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        !part.is_empty() && part.bytes().all(fits)
    };
    ensure!(
        id.split('-').all(plain),
        "an id is lower-case words joined by hyphens, found \"{id}\""
    );
    let text = START.replacen("\"id\": \"\"", &format!("\"id\": \"{id}\""), 1);
    let path = Path::new(id).join("en.json");
    fs::create_dir_all(id).with_context(|| id.to_owned())?;
    let mut file = File::create_new(&path).with_context(|| path.display().to_string())?;
    file.write_all(text.as_bytes())
        .with_context(|| path.display().to_string())?;
    let path = path.display();
    writeln!(
        output,
        "{path} is there; change it, then run: readiness-check check {path}"
    )?;
    Ok(())
}
