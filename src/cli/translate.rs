//! `translate`: what is left to do in a translation.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use readiness_check::translation::differences;

use crate::definition::json;
use crate::report::Report;

/// What is compared.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A definition or guide
    original: PathBuf,
    /// The same in another language
    translation: PathBuf,
}

/// Reports every difference but that of words, and every sentence that is still the same.
pub(crate) fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let original = json(&arguments.original)?;
    let translation = json(&arguments.translation)?;
    for problem in differences(&original, &translation) {
        report.problem(arguments.translation.display(), problem);
    }
    Ok(())
}
