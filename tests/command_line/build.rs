//! A package with further assessments: what is in it, and what is refused.

use std::fs;

use readiness_check::package::{integrity, read_json};
use serde_json::{Value, json};

use crate::packages::{FIRST, SMALLEST, listed, spanish, write_package, write_package_of};
use crate::program::{Folder, PACKAGED, Run, value};

/// Runs `build` with the package in the folder.
fn build(folder: &Folder, assessments: &[&str]) -> Run {
    let arguments = ["build", "--package", "package", "--out", "out"];
    folder.run(&[&arguments, assessments].concat())
}

/// A folder with a package and the smallest definition in two languages.
fn prepared(name: &str) -> Folder {
    let folder = Folder::new(name);
    write_package(&folder, "package");
    folder.file("reading/en.json", SMALLEST);
    folder.file("reading/es.json", spanish().to_string());
    folder
}

/// The names that the entry of a package has, and its text.
fn entry(folder: &Folder, package: &str) -> (Value, String) {
    let text = fs::read_to_string(folder.path(&format!("{package}/readiness-check.js"))).unwrap();
    let (_, names) = text.split_once("JSON.parse('").unwrap();
    let (names, _) = names.split_once("',g)").unwrap();
    (serde_json::from_str(names).unwrap(), text)
}

/// The name of a file, without the hash that the entry may have of it.
fn file_of(named: &Value) -> &str {
    named.as_str().unwrap().split(' ').next().unwrap()
}

#[test]
fn an_assessment_is_added_in_each_language() {
    let folder = prepared("build");
    let said = build(&folder, &["reading"]).succeeds();
    assert!(
        said.contains(r#"reading (en, es): <readiness-check assessment="reading">"#),
        "{said}"
    );
    let (names, text) = entry(&folder, "out");
    assert!(names["assessments"]["leaders"]["en"]["definition"].is_string());
    let files = listed(&folder.path("out"));
    for language in ["en", "es"] {
        for what in ["definition", "quick", "full"] {
            if (language, what) == ("en", "quick") {
                continue;
            }
            let name = file_of(&names["assessments"]["reading"][language][what]);
            assert!(files.iter().any(|file| file == name), "{name} in {files:?}");
            let content = fs::read(folder.path(&format!("out/{name}"))).unwrap();
            assert!(serde_json::from_slice::<Value>(&content).is_ok());
        }
        for pace in ["quick", "full"] {
            for ending in ["html", "linked.html"] {
                let name = format!("first/reading-{language}-{pace}.{ending}");
                assert!(files.contains(&name), "{name} in {files:?}");
            }
        }
    }
    // The entry brings one of them, and what it brought before is a file.
    assert!(names["assessments"]["reading"]["en"]["quick"].is_null());
    assert!(text.contains("Is there time to read aloud"), "{text}");
    assert_eq!(
        file_of(&names["assessments"]["leaders"]["en"]["quick"]),
        FIRST
    );
    assert_eq!(
        value(&folder.path(&format!("out/{FIRST}"))),
        json!({ "tree": ["form"] })
    );
    let spanish = file_of(&names["assessments"]["reading"]["es"]["definition"]);
    let spanish = value(&folder.path(&format!("out/{spanish}")));
    assert_eq!(spanish["title"], "La lectura en nuestra escuela");
    assert_eq!(
        spanish["text"]["next"], "Siguiente",
        "the words of its language"
    );

    // Whatever names a file names the one that is there, by its hash.
    let mounted = names["mounted"].as_str().unwrap();
    let (mounted, hash) = mounted.split_once(' ').unwrap();
    let content = fs::read_to_string(folder.path(&format!("out/{mounted}"))).unwrap();
    assert_eq!(hash, integrity(content.as_bytes()));
    let set = read_set(&folder);
    for (_, files) in names["assessments"]["reading"].as_object().unwrap() {
        for (what, named) in files.as_object().unwrap() {
            let name = file_of(named);
            let hash = integrity(&set.0[name]);
            // What is needed at once waits for no module.
            if what == "full" {
                let late = format!("\"{name}\":\"{hash}\"");
                assert!(content.contains(&late), "{late}");
            } else {
                assert_eq!(*named, format!("{name} {hash}"));
            }
        }
    }
    assert!(content.contains("results-00000000.js"), "{content}");
    let hash = integrity(text.as_bytes());
    assert_eq!(
        value(&folder.path("out/integrity.json"))["readiness-check.js"],
        hash
    );
    let frame = fs::read_to_string(folder.path("out/frame.html")).unwrap();
    assert!(frame.contains(&hash), "{frame}");
    let catalog = value(&folder.path("out/assessments.json"));
    assert_eq!(
        catalog["assessments"]["reading"]["en"]["questions"],
        json!({ "quick": 5, "full": 6 })
    );
    assert_eq!(catalog["default"], "leaders");

    // What would not know them is left out, what doesn't matter stays.
    assert!(
        !files
            .iter()
            .any(|file| file == "readiness-check.html" || file == "package.json")
    );
    assert!(files.contains(&"author/author.js".to_owned()));
    let old = entry(&folder, "package").0["mounted"].to_string();
    assert!(
        !files.iter().any(|file| old.contains(file.as_str())),
        "{old}"
    );
}

fn read_set(folder: &Folder) -> readiness_check::package::FileSet {
    let mut set = readiness_check::package::FileSet::default();
    for name in listed(&folder.path("out")) {
        let content = fs::read(folder.path(&format!("out/{name}"))).unwrap();
        set.add(&name, content);
    }
    set
}

/// A long definition comes in parts, and its guide with it.
#[test]
fn a_long_one_is_split_as_the_packaged_ones_are() {
    let folder = prepared("build_long");
    let mut definition = value(PACKAGED);
    definition["id"] = json!("state-survey");
    definition["guide"] = json!("guide.json");
    folder.file("survey/en.json", definition.to_string());
    let mut guide = value("assessments/state-policy/guide/en.json");
    guide["assessment"] = json!("state-survey");
    folder.file("survey/guide.json", guide.to_string());
    build(&folder, &["survey", "reading/en.json"]).succeeds();
    let (names, _) = entry(&folder, "out");
    let long = names["assessments"]["state-survey"]["en"]
        .as_object()
        .unwrap();
    let parts: Vec<_> = long.keys().collect();
    assert_eq!(parts, ["rest", "definition", "quick", "full"]);
    let definition = value(&folder.path(&format!("out/{}", file_of(&long["definition"]))));
    let guide = value(&folder.path(&format!("out/{}", definition["guide"].as_str().unwrap())));
    assert_eq!(guide["assessment"], "state-survey");
    assert!(names["assessments"]["reading"]["es"].is_null());
}

#[test]
fn the_same_is_built_twice() {
    let folder = prepared("build_again");
    build(&folder, &["reading"]).succeeds();
    let first = read_set(&folder);
    build(&folder, &["reading"]).succeeds();
    assert!(read_set(&folder).0 == first.0);
    // What was built before and is no more is gone.
    build(&folder, &["reading/es.json"]).succeeds();
    let files = listed(&folder.path("out"));
    assert!(
        !files.iter().any(|file| file.contains("reading-en")),
        "{files:?}"
    );
    // Nothing is left beside it.
    let beside = fs::read_dir(folder.path(".")).unwrap();
    let mut beside: Vec<_> = beside
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    beside.sort();
    assert_eq!(beside, ["out", "package", "reading"]);
}

#[test]
fn problems_are_those_that_check_finds() {
    let folder = prepared("build_problems");
    let broken = SMALLEST.replacen("\"Not yet\", ", "7, ", 1);
    folder.file("reading/en.json", broken);
    folder.file("reading/de.json", "{");
    let told = build(&folder, &["reading"]).ends_with(1);
    let found = folder.run(&[
        "check",
        "reading/de.json",
        "reading/en.json",
        "reading/es.json",
    ]);
    let rest = found.ends_with(1).replacen(&told, "", 1);
    assert_eq!(rest, "reading/es.json: nothing to complain of\n", "{told}");
    assert!(told.contains("reading/en.json: levels[0].id: "), "{told}");
    assert!(told.contains("reading/de.json: it is not JSON"), "{told}");
    assert!(
        !fs::exists(folder.path("out")).unwrap(),
        "nothing is written"
    );
    let told = build(&folder, &["away.json"]).ends_with(2);
    assert!(told.contains("away.json"), "{told}");
    fs::create_dir(folder.path("empty")).unwrap();
    let told = build(&folder, &["empty"]).ends_with(2);
    assert!(told.contains("empty: there are no definitions"), "{told}");
}

#[test]
fn each_assessment_has_an_id_and_each_definition_a_language() {
    let folder = prepared("build_ids");
    folder.file("other/en.json", SMALLEST);
    let told = build(&folder, &["reading", "other"]).ends_with(1);
    assert_eq!(
        told,
        "other/en.json: id: reading/en.json has the same; two assessments need two ids\n"
    );
    folder.file("twice/en.json", SMALLEST);
    folder.file("twice/es.json", SMALLEST);
    let told = build(&folder, &["twice"]).ends_with(1);
    assert!(
        told.contains("twice/es.json: language: is \"en\", as in twice/en.json"),
        "{told}"
    );
    folder.file("mixed/en.json", SMALLEST);
    folder.file(
        "mixed/es.json",
        spanish()
            .to_string()
            .replacen("\"reading\"", "\"writing\"", 1),
    );
    let told = build(&folder, &["mixed"]).ends_with(1);
    assert!(told.contains("mixed/es.json: id: is \"writing\""), "{told}");
    folder.file(
        "ours.json",
        SMALLEST.replacen("\"reading\"", "\"leaders\"", 1),
    );
    let told = build(&folder, &["ours.json"]).ends_with(1);
    assert!(
        told.contains(
            "ours.json: id: the package has an assessment \"leaders\" already; give this one"
        ),
        "{told}"
    );
    assert!(!fs::exists(folder.path("out")).unwrap());
}

#[test]
fn a_package_is_one_and_of_this_version() {
    let folder = prepared("build_package");
    let with = |package: &str| {
        folder
            .run(&["build", "--package", package, "--out", "out", "reading"])
            .ends_with(2)
    };
    assert!(with("reading").contains("reading is no package: "));
    write_package_of(&folder, "older", "0.0.9");
    let told = with("older");
    assert!(
        told.contains("older is of version 0.0.9, and this program of "),
        "{told}"
    );
    folder.file("foreign/readiness-check.js", "");
    folder.file("foreign/package.json", r#"{"name": "other"}"#);
    assert!(with("foreign").contains("foreign is another package"));
    // One whose files are not those of this version, whatever its number.
    write_package(&folder, "changed");
    folder.file("changed/readiness-check.js", "f()");
    assert!(with("changed").contains("readiness-check.js names no files"));
    let told = folder
        .run(&["build", "--out", "out", "reading"])
        .ends_with(2);
    assert!(told.contains("there is no package in pkg or "), "{told}");
    assert!(!fs::exists(folder.path("out")).unwrap());
    // It is found where packages are.
    write_package(&folder, "node_modules/readiness-check");
    folder.run(&["build", "--out", "out", "reading"]).succeeds();
    let told = folder
        .run(&["build", "--package", "out", "--out", "more", "reading"])
        .ends_with(2);
    assert!(
        told.contains("out has further assessments already"),
        "{told}"
    );
}

#[test]
fn nothing_of_anybody_else_is_written_over() {
    let folder = prepared("build_out");
    let file = folder.file("out/notes.txt", "mine");
    let told = build(&folder, &["reading"]).ends_with(2);
    assert!(
        told.contains("out is not empty, and not a package that this"),
        "{told}"
    );
    fs::remove_file(&file).unwrap();
    build(&folder, &["reading"]).succeeds();
    folder.file("out/first/notes.txt", "mine");
    let told = build(&folder, &["reading"]).ends_with(2);
    assert!(told.contains("has not written, first/notes.txt"), "{told}");
    assert_eq!(
        fs::read(folder.path("out/first/notes.txt")).unwrap(),
        b"mine"
    );
    folder.file("plain", "");
    let told = folder.run(&["build", "--package", "package", "--out", "plain", "reading"]);
    assert!(told.ends_with(2).contains("plain is a file"));
    let told = folder.run(&[
        "build",
        "--package",
        "package",
        "--out",
        "package/more",
        "reading",
    ]);
    assert!(told.ends_with(2).contains("package/more is in the package"));
    // A package that lacks a file leaves what was built as it was.
    fs::remove_file(folder.path("out/first/notes.txt")).unwrap();
    let before = read_set(&folder);
    let style = listed(&folder.path("package"));
    let style = style
        .iter()
        .find(|file| file.starts_with("style-"))
        .unwrap();
    fs::remove_file(folder.path(&format!("package/{style}"))).unwrap();
    let told = build(&folder, &["reading"]).ends_with(2);
    assert!(told.contains("the package has no style"), "{told}");
    assert!(read_set(&folder).0 == before.0);
    assert!(read_json(folder.path("out/built.json").as_ref()).is_ok());
}
