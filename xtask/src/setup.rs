//! Installs what is missing, says so in one line each, and is silent when all is there.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::engine::Engine;
use crate::process::{cargo, find, run, text};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The driver for Firefox; Debian has no package of it.
const GECKODRIVER: &str = "0.37.1";

/// Reads QR codes from pictures, whatever the engine.
const READER: (&[&str], &str) = (&["zbarimg"], "zbar-tools");

/// Serve the package by `docs/headers/nginx.conf` and `.htaccess`.
const SERVERS: [(&[&str], &str); 2] = [
    (&["nginx"], "nginx-light"),
    (&["apache2", "httpd"], "apache2-bin"),
];

/// The needs of `build` and `serve`: the compiler's parts and the npm tools.
pub(crate) fn for_build() -> Result<()> {
    toolchain()?;
    npm()
}

/// The further needs of the browser tests: the browsers, their drivers, a reader of QR codes and
/// two web servers.
pub(crate) fn for_browsers(engines: &[Engine]) -> Result<()> {
    system_packages(engines)?;
    if engines.contains(&Engine::Firefox) && find("geckodriver").is_none() {
        println!("Installing geckodriver {GECKODRIVER}, about a minute");
        run(cargo().args([
            "install",
            "geckodriver",
            "--locked",
            "--version",
            GECKODRIVER,
        ]))?;
    }
    Ok(())
}

fn toolchain() -> Result<()> {
    let sysroot = text(Command::new("rustc").args(["--print", "sysroot"]))?;
    let sysroot = Path::new(sysroot.trim());
    if !sysroot.join("lib/rustlib").join(WASM_TARGET).is_dir() {
        println!("Adding the {WASM_TARGET} target");
        run(Command::new("rustup").args(["target", "add", WASM_TARGET]))?;
    }
    for (component, program) in [("clippy", "cargo-clippy"), ("rustfmt", "rustfmt")] {
        if !sysroot.join("bin").join(program).is_file() {
            println!("Adding {component}");
            run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

fn npm() -> Result<()> {
    // npm writes this file last, so an interrupted installation does not count.
    let installed =
        fs::metadata("node_modules/.package-lock.json").and_then(|file| file.modified());
    let locked = fs::metadata("package-lock.json")
        .and_then(|file| file.modified())
        .context("cannot read package-lock.json, which names the JavaScript tools")?;
    if installed.is_ok_and(|installed| installed >= locked) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!("npm is not on PATH; install Node.js 20 or newer, which brings it");
    }
    println!("Installing the JavaScript tools");
    run(Command::new("npm").args(["ci", "--loglevel", "error"]))
}

/// Installs Debian packages as root; else names what is missing and how to install it.
fn system_packages(engines: &[Engine]) -> Result<()> {
    let missing: Vec<&str> = engines
        .iter()
        .flat_map(|engine| engine.programs().iter().copied())
        .chain(
            [READER]
                .into_iter()
                .chain(SERVERS)
                .filter(|_| !engines.is_empty()),
        )
        .filter(|(programs, _)| programs.iter().all(|name| find(name).is_none()))
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if find("apt-get").is_none() {
        bail!(
            "the browser tests need what Debian packages as: {names}; install these with this \
             system's package manager, or run `cargo xtask test --native` without browsers"
        );
    }
    let install = ["install", "-y", "--no-install-recommends"];
    if text(Command::new("id").arg("-u"))?.trim() != "0" {
        bail!(
            "the browser tests need packages that only root can install; install them with \
             `sudo apt-get {} {names}`, or run `cargo xtask test --native` without browsers",
            install.join(" ")
        );
    }
    println!("Installing {names}");
    run(Command::new("apt-get").args(["update", "-q"]))?;
    run(Command::new("apt-get")
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(install)
        .arg("-q")
        .args(missing))
}
