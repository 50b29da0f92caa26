//! `readiness-check`: what authors of assessments and those who collect results do outside a
//! browser. `docs/command-line.md` has the whole of it.
//!
//! Each command is a module of its own. What it found goes to standard output, what is wrong to
//! standard error; `report.rs` has the exit codes.

mod build;
mod check;
mod decode;
mod definition;
mod edition;
mod encode;
mod fields;
mod group;
mod input;
mod new;
mod package_folder;
mod preview;
mod report;
mod translate;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use report::{Report, UNREADABLE, say};

/// Makes and checks definitions, and reads and writes result codes.
///
/// Ends with 0 if all is well, 1 if something is not as it should be (each said on standard error),
/// 2 if the work could not be done: wrong arguments, or a file that can't be read.
#[derive(Parser)]
#[command(name = "readiness-check", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write the beginning of a definition
    New(new::Arguments),
    /// Name every problem of definitions and their guides
    Check(check::Arguments),
    /// Name what is missing, left over or not translated in another language
    Translate(translate::Arguments),
    /// Say what a new edition changes, and name what would break old links
    Edition(edition::Arguments),
    /// Show the quiz on a page of this machine while its files change, or what is wrong with them
    Preview(preview::Arguments),
    /// Write a package with assessments of your own beside those it has
    Build(build::Arguments),
    /// Read result codes out of any text, and write a table, JSON lines or a Parquet file
    Decode(decode::Arguments),
    /// Write the codes of results in a table or in JSON lines, as `decode` writes them
    Encode(encode::Arguments),
    /// Count the answers of many results, question by question
    Group(group::Arguments),
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let mut report = Report::default();
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = run(&command, &mut output, &mut report);
    match done.and_then(|()| Ok(output.flush()?)) {
        Ok(()) => report.exit_code(),
        Err(error) if is_closed_pipe(&error) => {
            // Nobody wants the rest, and what is left to write must not be tried again.
            drop(output.into_parts());
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(format_args!("error: {error:#}"));
            UNREADABLE.into()
        }
    }
}

fn run(command: &Command, output: &mut dyn Write, report: &mut Report) -> Result<()> {
    match command {
        Command::New(arguments) => new::run(arguments, output),
        Command::Check(arguments) => check::run(arguments, output, report),
        Command::Translate(arguments) => translate::run(arguments, report),
        Command::Edition(arguments) => edition::run(arguments, output, report),
        Command::Preview(arguments) => preview::run(arguments, output),
        Command::Build(arguments) => build::run(arguments, output, report),
        Command::Decode(arguments) => decode::run(arguments, output, report),
        Command::Encode(arguments) => encode::run(arguments, output, report),
        Command::Group(arguments) => group::run(arguments, output, report),
    }
}

/// The one that reads has ended, as `head` does.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
