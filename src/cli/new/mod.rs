//! `new`: the beginning of a definition, which its author goes on from.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;
use readiness_check::json::Json;
use readiness_check::table::Table;

use crate::definition::{in_plain_words, read};
use crate::report::Report;

/// A definition with remarks for its author.
const START: &str = include_str!("start.json");

/// What is to be begun.
#[derive(Args)]
pub(crate) struct Arguments {
    /// What the assessment is called in codes and addresses: lower-case words joined by hyphens
    id: String,
    /// A spreadsheet to begin from, one row an element: CSV, or cells separated by tabs or semicolons
    #[arg(long, value_name = "TABLE")]
    from: Option<PathBuf>,
}

/// The levels of an assessment whose table has none.
const LEVELS: [&str; 3] = ["Not yet", "Partly", "Fully"];

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
    let text = match &arguments.from {
        Some(table) => from_table(id, table)?,
        None => START.replacen("\"id\": \"\"", &format!("\"id\": \"{id}\""), 1),
    };
    let path = Path::new(id).join("en.json");
    fs::create_dir_all(id).map_err(|error| in_plain_words(Path::new(id), error))?;
    let mut file = File::create_new(&path).map_err(|error| in_plain_words(&path, error))?;
    file.write_all(text.as_bytes())
        .with_context(|| path.display().to_string())?;
    let path = path.display();
    writeln!(
        output,
        "{path} is there; change it, then run: readiness-check check {path}"
    )?;
    Ok(())
}

/// The definition that a table gives; what its columns were taken for and what is odd about its rows is remarked.
fn from_table(id: &str, path: &Path) -> Result<String> {
    let name = path.display();
    let bytes = read(path)?;
    let table = Table::read(&bytes).with_context(|| name.to_string())?;
    let plan = table.guess();
    Report::remark(&name, table.taken(&plan));
    let begun = table.definition(&plan, id, &LEVELS);
    for remark in begun.remarks {
        let row = match remark.row {
            0 => String::new(),
            row => format!(":{row}"),
        };
        Report::remark(format_args!("{name}{row}"), remark.message);
    }
    let mut definition = begun.definition;
    if let Json::Object(fields) = &mut definition
        && let Some((_, own)) = fields.iter_mut().find(|(field, _)| &**field == "id")
    {
        *own = Json::String(id.into());
    }
    let mut text = serde_json::to_string_pretty(&definition)?;
    text.push('\n');
    Ok(text)
}
