//! The workshop: sets up, builds, serves, tests and measures readiness-check, each with one command.

mod alike;
mod author;
mod bench;
mod bundle;
mod compact;
mod declarations;
mod deferred_glue;
mod deferred_imports;
mod engine;
mod fallback;
mod fallback_script;
mod fuzz;
mod instances;
mod manifest;
mod names;
mod notices;
mod npm;
mod one_file;
mod outline;
mod package;
mod process;
mod repeated;
mod serve;
mod setup;
mod sizes;
mod spare_glue;
mod test;
mod wasm;
mod web_tests;
mod wordpress;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

/// Sets up, builds, serves, tests and measures readiness-check.
#[derive(Parser)]
#[command(name = "cargo xtask", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write pkg/: everything a partner copies to a web server, and nothing else
    Build,
    /// Build pkg/ and serve the demo site from www/ with pkg/ beside it
    Serve {
        /// Port on 127.0.0.1
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
    },
    /// Check format and lints, run every test, in real browsers too
    Test(test::Selection),
    /// Measure the engine, and the element in Chromium beside the same quiz written by hand
    Bench(bench::Selection),
    /// Build what browser tests need beside pkg/: Yew applications, into target/hosts/, and the command line
    Hosts,
    /// Write the types and the manifest of custom elements into target/declarations/
    Declarations,
    /// Build pkg/ and the plugin for WordPress with it inside, as a zip to upload, into target/wordpress/
    Wordpress,
    /// Run the unit tests of the custom element's scripts, which need no browser
    WebTests,
    /// Install what build, serve and test need, and nothing that is there already
    Setup,
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        // One sentence from the general to the particular; a backtrace would bury it.
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    enter_repository()?;
    match task {
        Task::Build => {
            setup::for_build()?;
            package::build()
        }
        Task::Serve { port } => {
            setup::for_build()?;
            package::build()?;
            serve::run(port)
        }
        Task::Test(selection) => test::run(&selection),
        Task::Bench(selection) => bench::run(&selection),
        Task::Hosts => {
            setup::for_build()?;
            test::hosts()
        }
        Task::Declarations => {
            setup::for_build()?;
            declarations::build().map(drop)
        }
        Task::Wordpress => {
            setup::for_build()?;
            package::build()?;
            wordpress::build()
        }
        Task::WebTests => {
            setup::for_build()?;
            web_tests::run_all()
        }
        Task::Setup => {
            setup::for_build()?;
            setup::for_browsers(&engine::Engine::ALL)
        }
    }
}

/// Makes every path relative to the repository, wherever the command was typed.
fn enter_repository() -> Result<()> {
    // Asked when it runs, not when it is compiled: clones may share a target folder.
    let xtask = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = xtask
        .as_deref()
        .and_then(Path::parent)
        .context("cargo names no folder to work in; start this as `cargo xtask`")?;
    env::set_current_dir(root).with_context(|| format!("cannot enter {}", root.display()))
}
