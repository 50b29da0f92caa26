//! Running other programs, with errors that can be typed again.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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

/// A command that runs beside others; what it prints is kept until it is waited for. It ends with us.
pub(crate) struct Beside {
    child: Child,
    line: String,
    log: PathBuf,
}

impl Beside {
    /// Starts the command; what it prints goes to a file.
    pub(crate) fn start(command: &mut Command, log: &Path) -> Result<Self> {
        let line = shown(command);
        let file = File::create(log)
            .and_then(|file| Ok((file.try_clone()?, file)))
            .with_context(|| format!("cannot write {}", log.display()))?;
        let child = command
            .stdout(file.0)
            .stderr(file.1)
            .spawn()
            .with_context(|| format!("cannot start `{line}`"))?;
        let log = log.to_owned();
        Ok(Self { child, line, log })
    }

    /// Waits for its end, and prints what it has printed.
    pub(crate) fn wait(mut self) -> Result<()> {
        let status = self.child.wait()?;
        print!("{}", fs::read_to_string(&self.log)?);
        ensure!(status.success(), "`{}` ended with {status}", self.line);
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // It may have ended already, which is what we want.
        self.child.kill().ok();
    }
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
