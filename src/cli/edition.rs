//! `edition`: what a new edition of a definition means for the codes that are already out.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::definition::load;
use crate::report::Report;

/// What is compared.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The definition as it was published
    old: PathBuf,
    /// The definition as it is to be published, in the same language
    new: PathBuf,
}

/// Writes what changes, and reports what would break.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let old = load(Some(&arguments.old))?;
    let new = load(Some(&arguments.new))?;
    let succession = new.succession(&old);
    for (change, slots) in [
        ("added", &succession.added),
        ("reworded", &succession.reworded),
        ("retired", &succession.retired),
        ("moved to another condition", &succession.moved),
        ("mended, answers stay comparable", &succession.mended),
    ] {
        for &slot in slots {
            let (id, title) = (new.slot_id(slot), new.slot_title(slot));
            writeln!(output, "{change}: {id} ({title})")?;
        }
    }
    for problem in succession.breaks {
        report.problem(arguments.new.display(), problem);
    }
    Ok(())
}
