//! `edition`: what a new edition of a definition means for the codes that are already out.

use std::io::Write;
use std::iter::repeat;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Args;
use readiness_check::assessment::Assessment;

use crate::definition::{json, load};
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
    let listed = json(&arguments.new)?.get("slots").is_some();
    if !listed && !goes_on(&old, &arguments.new) {
        report.problem(
            arguments.new.display(),
            "slots: is left out, so it follows from the order of the questions, which is another one than in the older \
             edition: old links would be read as answers to other questions. Put in the list of the older edition, \
             which is written on standard output, with new questions behind it, and compare again",
        );
        let slots: Vec<_> = old.slots().map(|slot| old.slot_id(slot)).collect();
        return Ok(writeln!(
            output,
            "\"slots\": {}",
            serde_json::to_string(&slots)?
        )?);
    }
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

/// True where a definition, whatever else is wrong with it, asks all that the older one did in the same places.
fn goes_on(old: &Assessment, path: &Path) -> bool {
    let retires = json(path).is_ok_and(|new| new.get("retired").is_some());
    !retires
        && load(Some(path)).map_or(true, |new| {
            let mut pairs = old.slots().zip(new.slots().map(Some).chain(repeat(None)));
            pairs.all(|(slot, there)| {
                there.is_some_and(|there| old.slot_id(slot) == new.slot_id(there))
            })
        })
}
