//! Hostile input for a bounded time, where the tools for it are there.

use std::fs;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

/// Seconds for each target.
const SECONDS: u32 = 20;

/// One command for each fuzz target, or none where there is no nightly toolchain with
/// cargo-fuzz: neither is needed for anything else, so neither is installed.
pub(crate) fn commands() -> Result<Vec<(String, Command)>> {
    let there = Command::new("cargo")
        .args(["+nightly", "fuzz", "--version"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !there {
        println!("fuzz targets are left out: there is no cargo +nightly fuzz (see fuzz/README.md)");
        return Ok(Vec::new());
    }
    let mut targets = fs::read_dir("fuzz/fuzz_targets")
        .context("cannot list fuzz/fuzz_targets")?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    targets.sort();
    let names = targets
        .iter()
        .filter_map(|path| path.file_stem()?.to_str().map(str::to_owned));
    Ok(names
        .map(|name| {
            let mut command = Command::new("cargo");
            command
                .args(["+nightly", "fuzz", "run", &name, "--"])
                .arg(format!("-max_total_time={SECONDS}"));
            (name, command)
        })
        .collect())
}
