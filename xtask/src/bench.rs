//! The costs of it all: the engine by itself, then the element in a browser beside its peers.

use std::process::Command;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::engine::Engine;
use crate::process::{cargo, run as run_command};
use crate::{package, setup};

const BROWSER: &str = "benches/browser/bench.mjs";

/// The things to measure, and how thoroughly.
#[derive(Args)]
pub(crate) struct Selection {
    /// Measure only one part
    #[arg(long)]
    only: Option<Part>,
    /// A few rounds in the browser: enough to see that it works, not to compare
    #[arg(long)]
    quick: bool,
    /// The number of times that each page is loaded
    #[arg(long)]
    rounds: Option<u32>,
    /// Tell also in which functions time goes with many questions
    #[arg(long)]
    profile: bool,
}

/// The things that can be measured by themselves.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Native,
    Browser,
}

/// Measures what was chosen.
pub(crate) fn run(selection: &Selection) -> Result<()> {
    setup::for_build()?;
    if selection.only != Some(Part::Browser) {
        run_command(cargo().args(["bench", "--bench", "engine"]))?;
    }
    if selection.only == Some(Part::Native) {
        return Ok(());
    }
    setup::for_browsers(&[Engine::Chromium])?;
    package::build()?;
    // It packages an assessment of one's own.
    run_command(cargo().args(["build", "--features=cli", "--bin=readiness-check"]))?;
    let mut node = Command::new("node");
    node.arg(BROWSER);
    if selection.quick {
        node.arg("--quick");
    }
    if selection.profile {
        node.arg("--profile");
    }
    if let Some(rounds) = selection.rounds {
        node.args(["--rounds", &rounds.to_string()]);
    }
    run_command(&mut node)
}
