//! What a command says of its problems, and the exit code that follows.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// The problems that a command has met so far. Each is told at once on standard error.
#[derive(Default)]
pub(crate) struct Report {
    /// The number of things that could be read and are not as they should be.
    pub(crate) problems: usize,
    /// The number of things that are worth knowing, and no problem.
    pub(crate) remarks: usize,
    /// A file could not be read at all.
    unreadable: bool,
}

impl Report {
    /// Says where something is not as it should be, and what.
    pub(crate) fn problem(&mut self, place: impl Display, what: impl Display) {
        self.problems += 1;
        say(format_args!("{place}: {what}"));
    }

    /// Says what is worth knowing, and no problem.
    pub(crate) fn remark(place: impl Display, what: impl Display) {
        say(format_args!("{place}: {what}"));
    }

    /// Says that a file can't be read.
    pub(crate) fn unreadable(&mut self, name: impl Display, why: impl Display) {
        self.unreadable = true;
        say(format_args!("{name}: {why}"));
    }

    /// Says that a file can't be read, which its error names.
    pub(crate) fn unreadable_file(&mut self, error: &anyhow::Error) {
        self.unreadable = true;
        say(format_args!("{error:#}"));
    }

    /// 0 if all is well, 1 if something is not as it should be, 2 if something could not be read.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self {
                unreadable: true, ..
            } => UNREADABLE.into(),
            Self { problems: 0, .. } => ExitCode::SUCCESS,
            Self { .. } => ExitCode::from(1),
        }
    }
}

/// The exit code of a command that could not do its work; `clap` has the same for wrong arguments.
pub(crate) const UNREADABLE: u8 = 2;

/// Writes a line on standard error. Where nobody listens any more, there is nobody to tell.
pub(crate) fn say(line: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
