//! Running other programs, with errors that can be typed again.

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// A command of the cargo that runs us.
pub(crate) fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program that npm installed for this project.
pub(crate) fn npm_tool(name: &str) -> Command {
    Command::new(format!("node_modules/.bin/{name}"))
}

/// Runs a command to its end; its output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = shown(command);
    let status = command
        .status()
        .with_context(|| format!("cannot start `{line}`"))?;
    ensure!(status.success(), "`{line}` ended with {status}");
    Ok(())
}

/// Runs a command and returns what it printed; its errors go where ours go.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let line = shown(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{line}`"))?;
    ensure!(
        output.status.success(),
        "`{line}` ended with {}",
        output.status
    );
    Ok(output.stdout)
}

/// Like [`output`], for programs that print text.
pub(crate) fn text(command: &mut Command) -> Result<String> {
    let line = shown(command);
    String::from_utf8(output(command)?).with_context(|| format!("`{line}` printed no UTF-8"))
}

/// The command as one would type it in the repository's folder.
pub(crate) fn shown(command: &Command) -> String {
    let program = command.get_program();
    let program = if program == cargo().get_program() {
        OsStr::new("cargo")
    } else {
        program
    };
    let variables = command
        .get_envs()
        .filter_map(|(name, value)| Some((name, value?)))
        .map(|(name, value)| format!("{}={}", name.display(), quoted(value)));
    let words = std::iter::once(program)
        .chain(command.get_args())
        .map(quoted);
    variables.chain(words).collect::<Vec<_>>().join(" ")
}

fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    if word.contains(|c: char| c.is_whitespace() || "'\"$;&|<>()*".contains(c)) || word.is_empty() {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        word.into_owned()
    }
}

/// The path of a program: on `PATH`, in the folder that `cargo install` writes to, or where servers
/// are, which is on the `PATH` of root only.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path)
        .chain(cargo_home().map(|home| home.join("bin")))
        .chain([PathBuf::from("/usr/sbin")])
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// Cargo's own folder: downloaded sources and installed programs.
pub(crate) fn cargo_home() -> Option<PathBuf> {
    env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_shown_as_it_is_typed() {
        let mut command = cargo();
        command.env("RUSTDOCFLAGS", "-D warnings").args(["doc", ""]);
        assert_eq!(shown(&command), "RUSTDOCFLAGS='-D warnings' cargo doc ''");
    }
}
