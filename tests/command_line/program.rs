//! Starts the program, and makes what it reads.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::Assessment;
use readiness_check::code::encode;
use readiness_check::json::Json;
use readiness_check::words::{ENGLISH, complete};
use serde_json::Value;

/// The packaged English definition.
pub(crate) const PACKAGED: &str = "assessments/state-policy/en.json";

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) output: String,
    pub(crate) messages: String,
    pub(crate) exit_code: i32,
}

impl Run {
    /// The output, of a run that went well.
    #[track_caller]
    pub(crate) fn succeeds(self) -> String {
        assert_eq!(self.exit_code, 0, "{}", self.messages);
        self.output
    }

    /// The messages, of a run that ended with this code.
    #[track_caller]
    pub(crate) fn ends_with(self, exit_code: i32) -> String {
        assert_eq!(
            self.exit_code, exit_code,
            "{}{}",
            self.output, self.messages
        );
        self.messages
    }
}

/// A folder of its own for a test, empty.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("command_line")
            .join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// Writes a file, and the folders that it is in, and gives its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    /// Starts the program in this folder, to run beside the test.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut program = program(arguments);
        program.stdout(Stdio::piped()).stderr(Stdio::piped());
        program.current_dir(&self.0).spawn().unwrap()
    }

    /// Runs the program in this folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        finish(program(arguments).current_dir(&self.0), b"", Stdio::piped())
    }

    /// Runs the program with a standard input, and its output in a file of this folder.
    pub(crate) fn run_into(&self, name: &str, arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
        let output = File::create(self.path(name)).unwrap();
        finish(&mut program(arguments), input.as_ref(), output.into())
    }
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readiness-check"));
    command.args(arguments);
    command
}

/// Runs the program with a standard input.
pub(crate) fn run(arguments: &[&str], input: impl AsRef<[u8]>) -> Run {
    finish(&mut program(arguments), input.as_ref(), Stdio::piped())
}

fn finish(command: &mut Command, input: &[u8], output: Stdio) -> Run {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(output)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut standard_input = child.stdin.take().unwrap();
    let input = input.to_owned();
    // Beside the reading, for neither side waits for all of the other.
    let writer = std::thread::spawn(move || standard_input.write_all(&input));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap();
    Run {
        output: String::from_utf8(output.stdout).unwrap(),
        messages: String::from_utf8(output.stderr).unwrap(),
        exit_code: output.status.code().unwrap(),
    }
}

/// Starts the program, reads a little of its output and closes that: what it says then, and its
/// exit code.
pub(crate) fn run_and_leave(arguments: &[&str]) -> (String, i32) {
    let mut child = program(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    (messages, output.status.code().unwrap())
}

pub(crate) fn value(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// An assessment as it is read from a file.
pub(crate) fn assessment(path: &str) -> Assessment {
    let definition: Json = serde_json::from_value(value(path)).unwrap();
    let words = serde_json::from_str(ENGLISH).unwrap();
    Assessment::read(&complete(&definition, &words)).unwrap()
}

/// Codes of so many people, no two the same.
pub(crate) fn codes(count: usize) -> Vec<String> {
    let assessment = assessment(PACKAGED);
    let mut seed = 1_usize;
    let mut code = || {
        let mut answers = Answers::default();
        for slot in assessment.slots() {
            seed = (seed * 48_271) % 0x7fff_ffff;
            let choices: Vec<_> = Answer::choices(&assessment, slot).map(Some).collect();
            let choices = [&choices[..], &[None]].concat();
            answers.set(&assessment, slot, choices[seed % choices.len()]);
        }
        encode(&assessment, &answers)
    };
    (0..count).map(|_| code()).collect()
}
