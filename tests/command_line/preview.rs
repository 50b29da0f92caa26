//! The page that shows an author the quiz: asked as a browser asks, while files change.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::Child;

use serde_json::{Value, json};

use crate::packages::{SMALLEST, spanish, write_package, write_package_of};
use crate::program::Folder;

/// A program that serves, until the test ends.
struct Served {
    program: Child,
    port: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

impl Served {
    fn new(folder: &Folder, assessment: &str) -> Self {
        let arguments = ["preview", assessment, "--port", "0", "--package", "package"];
        let mut program = folder.start(&arguments);
        let mut said = String::new();
        let mut output = BufReader::new(program.stdout.take().unwrap());
        output.read_line(&mut said).unwrap();
        let port = said.split("http://127.0.0.1:").nth(1);
        let (port, _) = port
            .unwrap_or_else(|| panic!("{said}"))
            .split_once('/')
            .unwrap();
        let port = port.to_owned();
        Self { program, port }
    }

    /// The whole answer to a request that names such a host, in one part.
    fn ask(&self, method: &str, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(format!("127.0.0.1:{}", self.port)).unwrap();
        let request = format!("{method} {path} HTTP/1.0\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[track_caller]
    fn get(&self, path: &str) -> String {
        let answer = self.ask("GET", path, &format!("127.0.0.1:{}", self.port));
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        assert_eq!(head.split(' ').nth(1), Some("200"), "{path}: {head}");
        body.to_owned()
    }

    fn state(&self) -> Value {
        serde_json::from_str(&self.get("/state.json")).unwrap()
    }
}

#[test]
fn a_folder_is_shown_in_each_language() {
    let folder = Folder::new("preview");
    write_package(&folder, "package");
    folder.file("reading/en.json", SMALLEST);
    folder.file("reading/es.json", spanish().to_string());
    let served = Served::new(&folder, "reading");
    assert!(
        served
            .get("/")
            .contains("<script type=\"module\" src=\"/package/readiness-check.js\">")
    );
    assert!(
        served
            .get("/package/readiness-check.js")
            .contains("JSON.parse")
    );
    assert!(
        served.get("/page.js").contains("readiness-check") && served.get("/page.css").contains('{')
    );
    let state = served.state();
    assert_eq!(state["problems"], json!([]));
    assert_eq!(
        state["quizzes"],
        json!([
            { "language": "en", "title": "Reading at our school", "address": "/quiz/en.json" },
            { "language": "es", "title": "La lectura en nuestra escuela", "address": "/quiz/es.json" },
        ])
    );
    let definition: Value = serde_json::from_str(&served.get("/quiz/es.json?1")).unwrap();
    assert_eq!(definition["language"], "es");
    assert_eq!(served.state(), state, "nothing has changed");
}

#[test]
fn a_change_is_seen_and_a_problem_told() {
    let folder = Folder::new("preview_change");
    write_package(&folder, "package");
    folder.file("reading.json", SMALLEST);
    let served = Served::new(&folder, "reading.json");
    let first = served.state();
    folder.file(
        "reading.json",
        SMALLEST.replacen("Reading at", "Reading in", 1),
    );
    let second = served.state();
    assert_ne!(second["stamp"], first["stamp"]);
    assert_eq!(second["quizzes"][0]["title"], "Reading in our school");
    folder.file("reading.json", SMALLEST.replacen("\"Not yet\", ", "7, ", 1));
    let broken = served.state();
    assert_ne!(broken["stamp"], second["stamp"]);
    assert_eq!(broken["quizzes"], json!([]));
    let found = folder.run(&["check", "--format", "json", "reading.json"]);
    let found: Value = serde_json::from_str(&found.output).unwrap();
    assert_eq!(broken["problems"], found);
    std::fs::remove_file(folder.path("reading.json")).unwrap();
    let gone = served.state();
    assert_eq!(gone["problems"][0]["file"], "reading.json");
    folder.file("reading.json", SMALLEST);
    assert_eq!(served.state(), first, "and mended");
}

/// A guide comes with its definition, wherever it lies, under an address that changes with it.
#[test]
fn a_guide_is_shown_with_its_definition() {
    let folder = Folder::new("preview_guide");
    write_package(&folder, "package");
    let [mut definition, guide] = [
        "assessments/leaders/en.json",
        "assessments/leaders/guide/en.json",
    ]
    .map(crate::program::value);
    definition["guide"] = json!("../guides/leaders.json");
    folder.file("leaders/en.json", definition.to_string());
    folder.file("guides/leaders.json", guide.to_string());
    let served = Served::new(&folder, "leaders");
    let named = || {
        let definition: Value = serde_json::from_str(&served.get("/quiz/en.json")).unwrap();
        definition["guide"].as_str().unwrap().to_owned()
    };
    let first = named();
    let content = served.get(&format!("/quiz/{first}"));
    assert_eq!(serde_json::from_str::<Value>(&content).unwrap(), guide);
    let mut changed = guide;
    changed["$comment"] = json!("later");
    folder.file("guides/leaders.json", changed.to_string());
    assert_ne!(named(), first);
}

#[test]
fn nothing_else_is_served_and_to_nobody_else() {
    let folder = Folder::new("preview_alone");
    write_package(&folder, "package");
    folder.file("reading/en.json", SMALLEST);
    folder.file("reading/.secret.txt", "mine");
    folder.file("secret.txt", "mine");
    let served = Served::new(&folder, "reading");
    let host = format!("localhost:{}", served.port);
    for path in [
        "/secret.txt",
        "/package/../secret.txt",
        "/package/%2e%2e/secret.txt",
        "/package//../../secret.txt",
        "/quiz/../secret.txt",
        "/quiz/.secret.txt",
        "/quiz/fr.json",
        "/package/",
    ] {
        let answer = served.ask("GET", path, &host);
        assert!(answer.contains(" 404 "), "{path}: {answer}");
        assert!(!answer.contains("mine"), "{path}: {answer}");
    }
    assert!(served.ask("POST", "/", &host).contains(" 405 "));
    let answer = served.ask("GET", "/state.json", "readiness.example");
    assert!(answer.contains(" 403 "), "{answer}");
}

#[test]
fn what_cannot_be_served_is_told() {
    let folder = Folder::new("preview_refused");
    folder.file("reading/en.json", SMALLEST);
    let told = folder.run(&["preview", "reading"]).ends_with(2);
    assert!(
        told.contains("there is no package in pkg or node_modules/readiness-check"),
        "{told}"
    );
    assert!(told.contains("--package"), "{told}");
    write_package_of(&folder, "pkg", "0.0.9");
    let told = folder.run(&["preview", "reading"]).ends_with(2);
    assert!(told.contains("pkg is of version 0.0.9"), "{told}");
    write_package(&folder, "package");
    let with = |assessment, port| {
        folder
            .run(&[
                "preview",
                assessment,
                "--package",
                "package",
                "--port",
                port,
            ])
            .ends_with(2)
    };
    assert!(with("away", "0").contains("away: there is no such file or folder"));
    std::fs::create_dir(folder.path("empty")).unwrap();
    assert!(with("empty", "0").contains("empty: there are no definitions"));
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    assert!(with("reading", &port).contains("is in use by another program"));
}
