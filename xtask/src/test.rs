//! Every check there is, cheapest first; the first failure names the command that repeats it.

use std::cell::RefCell;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use clap::Args;

use crate::engine::Engine;
use crate::process::{Beside, cargo, npm_tool, run as run_command, shown};
use crate::{declarations, fuzz, package, setup, wasm, web_tests};

/// The tests to run; without a choice, all, in Firefox and WebKit only those that depend
/// on the engine (`tests/browser/suite.json`).
#[derive(Args)]
pub(crate) struct Selection {
    /// Leave the browser tests out
    #[arg(long, conflicts_with_all = ["browser", "all"])]
    native: bool,
    /// Build, then run only the browser tests, only in this engine; may be repeated
    #[arg(long)]
    browser: Vec<Engine>,
    /// Every browser test in every engine, as before a release
    #[arg(long)]
    all: bool,
    /// Of the browser tests only this file, such as `focus`; may be repeated
    #[arg(
        long,
        requires = "browser",
        conflicts_with = "all",
        value_name = "FILE"
    )]
    only: Vec<String>,
}

/// One check: what it is called, how to repeat it alone, and how to run it.
struct Step {
    name: String,
    repeat: String,
    action: Box<dyn FnOnce() -> Result<()>>,
}

impl Step {
    fn command(name: impl Into<String>, mut command: Command) -> Self {
        Self {
            name: name.into(),
            repeat: shown(&command),
            action: Box::new(move || run_command(&mut command)),
        }
    }

    fn task(name: &str, repeat: &str, action: impl FnOnce() -> Result<()> + 'static) -> Self {
        Self {
            name: name.into(),
            repeat: repeat.into(),
            action: Box::new(action),
        }
    }
}

/// Runs the selected checks.
pub(crate) fn run(selection: &Selection) -> Result<()> {
    let engines = match (selection.native, selection.browser.as_slice()) {
        (true, _) => &[],
        (false, []) => &Engine::ALL[..],
        (false, chosen) => chosen,
    };
    setup::for_build()?;
    setup::for_browsers(engines)?;

    let mut steps = Vec::new();
    if selection.browser.is_empty() {
        steps.extend(scripts());
        let (begin, end) = package_beside()?;
        steps.push(begin);
        steps.extend(native(selection.all));
        for (target, command) in fuzz::commands()? {
            steps.push(Step::command(format!("fuzz target {target}"), command));
        }
        steps.push(end);
        steps.push(Step::command("npm package", suites("tests/package")?));
    } else {
        steps.push(Step::task("package", PACKAGE, package::build));
    }
    if !engines.is_empty() {
        steps.push(Step::task("host applications", "cargo xtask hosts", hosts));
    }
    for engine in engines {
        steps.push(browser(*engine, selection));
    }

    let mut times = Vec::new();
    for step in steps {
        let Step {
            name,
            repeat,
            action,
        } = step;
        println!("\n== {name}: {repeat}");
        let start = Instant::now();
        action().with_context(|| format!("{name} failed; repeat it alone with `{repeat}`"))?;
        let time = start.elapsed();
        println!("== {name}: {}", seconds(time));
        times.push((name, time));
    }
    println!("\nAll passed.");
    for (name, time) in &times {
        println!("{:>8}  {name}", seconds(*time));
    }
    println!(
        "{:>8}  all",
        seconds(times.iter().map(|(_, time)| *time).sum())
    );
    Ok(())
}

/// How the package is built by itself.
const PACKAGE: &str = "cargo xtask build";

/// Two steps between which the package is built beside what else there is to do, for a module that is optimized as a
/// whole keeps one processor only.
fn package_beside() -> Result<(Step, Step)> {
    let mut command = Command::new(env::current_exe()?);
    command.arg("build");
    let building = Rc::new(RefCell::new(None));
    let ended = Rc::clone(&building);
    let begin = Step::task("package, begun", PACKAGE, move || {
        let beside = Beside::start(&mut command, Path::new("target/package.log"))?;
        building.replace(Some(beside));
        Ok(())
    });
    let end = Step::task("package, from there on", PACKAGE, move || {
        ended.take().context("it was not begun")?.wait()
    });
    Ok((begin, end))
}

/// A cargo command, as it is typed.
fn cargo_step(name: &str, line: &str) -> Step {
    let mut command = cargo();
    command.args(line.split(' '));
    Step::command(name, command)
}

/// What needs nothing compiled but ourselves.
fn scripts() -> Vec<Step> {
    let mut biome = npm_tool("biome");
    biome.args(["ci", "--error-on-warnings"]);
    let mut scripts = npm_tool("tsc");
    scripts.args(["--project", "src/web"]);
    let mut script_tests = npm_tool("tsc");
    script_tests.args(["--project", "tests/web"]);
    let mut types = npm_tool("tsc");
    types.args(["--project", "tests/types"]);
    vec![
        cargo_step("format", "fmt --all --check"),
        Step::command("scripts and styles", biome),
        Step::command("types of the scripts", scripts),
        Step::command("types of the scripts' tests", script_tests),
        Step::task(
            "unit tests of the scripts",
            "cargo xtask web-tests",
            web_tests::run_all,
        ),
        Step::task(
            "declarations of the package",
            "cargo xtask declarations",
            || declarations::build().map(drop),
        ),
        Step::command("types of the package", types),
    ]
}

/// Lints, tests and documentation of what is compiled.
fn native(all: bool) -> Vec<Step> {
    let mut tests = engine_tests();
    // A changed snapshot is a failure here, not something to be written down.
    tests.env("INSTA_UPDATE", "no");
    if all {
        tests.env("READINESS_ALL", "yes");
    }
    let mut docs = crate::process::cargo();
    docs.env("RUSTDOCFLAGS", "-Dwarnings").args([
        "doc",
        "--no-deps",
        "--workspace",
        "--features=cli",
        "--document-private-items",
    ]);
    vec![
        cargo_step(
            "lints",
            "clippy --workspace --all-targets --features cli -- -D warnings",
        ),
        cargo_step(
            "lints of the element",
            "clippy --lib --no-default-features --features element --target wasm32-unknown-unknown -- -D warnings",
        ),
        cargo_step(
            "lints of the engine alone",
            "clippy --lib --no-default-features -- -D warnings",
        ),
        Step::command(
            "unit, property, view, command line and document tests",
            tests,
        ),
        cargo_step("tests of the workshop", "test --package xtask"),
        Step::command("documentation", docs),
        cargo_step(
            "examples",
            "build --examples --target wasm32-unknown-unknown",
        ),
    ]
}

/// The tests of the engine and of what authors ask of it. Those of the workshop are apart: with the features that these
/// ask of crates it would be compiled a second time.
fn engine_tests() -> Command {
    let mut command = cargo();
    command.args([
        "test",
        "--package=readiness-check",
        "--package=readiness-author",
    ]);
    command.arg("--features=readiness-check/cli");
    command
}

/// Builds what browser tests need beside the package: pages that are Yew applications, and the command line,
/// in the same way as its own tests do.
pub(crate) fn hosts() -> Result<()> {
    let mut command_line = engine_tests();
    command_line.args(["--test=command_line", "--no-run"]);
    run_command(&mut command_line)?;
    wasm::example("yew_host", Path::new("target/hosts"))
}

fn browser(engine: Engine, selection: &Selection) -> Step {
    let mut node = Command::new("node");
    node.args(["tests/browser/run.mjs", "--browser", engine.name()]);
    if selection.all {
        node.arg("--all");
    }
    for file in &selection.only {
        node.args(["--only", file]);
    }
    Step::command(format!("browser tests in {}", engine.name()), node)
}

/// Node's test runner for the `*.test.mjs` of a folder.
fn suites(folder: &str) -> Result<Command> {
    let mut suites = fs::read_dir(folder)
        .with_context(|| format!("cannot list {folder}"))?
        .map(|entry| Ok(entry?.path()))
        .filter(|path| {
            path.as_ref()
                .is_ok_and(|path| path.to_string_lossy().ends_with(".test.mjs"))
        })
        .collect::<Result<Vec<_>>>()?;
    ensure!(!suites.is_empty(), "{folder} has no *.test.mjs");
    suites.sort();
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec"]).args(suites);
    Ok(node)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
