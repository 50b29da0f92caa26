//! `build`: a package that has assessments of an author's own, as those it comes with.

mod assessments;
mod folder;

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::Args;
use readiness_check::package::{Source, extend};
use serde_json::json;

use crate::check::Findings;
use crate::definition::interface;
use crate::package_folder::{self, BUILT, VERSION};
use crate::report::Report;

/// What is built, of what, and where.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Definitions, or folders with one in each language
    #[arg(required = true, value_name = "ASSESSMENT")]
    assessments: Vec<PathBuf>,
    /// The package to add them to; without one, that in `pkg` or `node_modules/readiness-check`
    #[arg(long, value_name = "FOLDER")]
    package: Option<PathBuf>,
    /// The folder to write: a new or an empty one, or one that this command has written before
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
}

/// Checks, and writes the package if there is no problem.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let from = package_folder::find(arguments.package.as_deref())?;
    ensure!(
        !from.join(BUILT).exists(),
        "{} has further assessments already; name the package that it was made of, and all \
         assessments at once",
        from.display()
    );
    let out = folder::writable(&arguments.out, &from)?;
    let mut files = package_folder::read(&from)?;
    let mut findings = Findings::default();
    let sources = assessments::read(&arguments.assessments, &files, &mut findings)?;
    let fine = findings.count() == 0;
    findings.tell(report);
    if !fine {
        return Ok(());
    }
    extend(&mut files, &sources, &interface()?)?;
    let ids: Vec<_> = sources.iter().map(|source| &source.id).collect();
    let names: Vec<_> = files.0.keys().collect();
    let built = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": VERSION,
        "assessments": ids,
        "files": names,
    });
    files.add(BUILT, format!("{built:#}\n"));
    folder::write(&files, &out)?;
    writeln!(
        output,
        "{} is there, to be put on a server whole; it has",
        out.display()
    )?;
    for Source { id, languages } in &sources {
        let languages = languages.keys().map(String::as_str).collect::<Vec<_>>();
        let languages = languages.join(", ");
        let element = format!(r#"<readiness-check assessment="{id}"></readiness-check>"#);
        writeln!(output, "{id} ({languages}): {element}")?;
    }
    Ok(())
}
