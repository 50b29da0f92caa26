//! What the modules may know of each other, read from the source: what is forbidden
//! here is what `ARCHITECTURE.md` says is deliberately absent.

use crate::util::source::{Source, files, has_word, literals, without_comments};

/// Rust files whose path fits, without their comments.
fn code(fits: impl Fn(&str) -> bool) -> Vec<Source> {
    let sources = files("src", &[".rs"]).into_iter();
    let fitting: Vec<_> = sources
        .filter(|source| fits(&source.path))
        .map(|source| Source {
            text: without_comments(&source.text),
            path: source.path,
        })
        .collect();
    assert!(!fitting.is_empty());
    fitting
}

#[track_caller]
fn never_mention(sources: &[Source], words: &[&str]) {
    for Source { path, text } in sources {
        for word in words {
            assert!(!has_word(text, word), "{path} mentions {word}");
        }
    }
}

fn is_view(path: &str) -> bool {
    path.starts_with("src/view/")
}

fn is_element(path: &str) -> bool {
    path.starts_with("src/element/")
}

/// A program of its own, which uses the engine as an application does.
fn is_command_line(path: &str) -> bool {
    path.starts_with("src/cli/")
}

/// What is put together for a web server, by programs on the way there.
fn is_package(path: &str) -> bool {
    path.starts_with("src/package/")
}

/// The library's front page re-exports the component, and nothing more.
fn is_engine(path: &str) -> bool {
    let others = [is_view, is_element, is_command_line, is_package];
    !others.iter().any(|is_other| is_other(path)) && path != "src/lib.rs"
}

#[test]
fn the_engine_knows_no_browser() {
    let engine = code(is_engine);
    for module in [
        "assessment/",
        "answers.rs",
        "session/",
        "json.rs",
        "profile.rs",
        "comparison.rs",
        "group.rs",
        "guide/",
        "plan/",
        "brief/",
        "wording.rs",
        "spreadsheet.rs",
        "table/",
        "translation.rs",
        "file.rs",
        "import.rs",
        "results.rs",
        "notes.rs",
        "code/",
        "link.rs",
    ] {
        let path = ["src/", module].concat();
        let found = engine.iter().any(|source| source.path.starts_with(&path));
        assert!(found, "{module} belongs to the engine");
    }
    let browser = ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"];
    never_mention(&engine, &browser);
    // Nor what only the command line is made of, for that would be in every visitor's download.
    let native = [
        "anyhow",
        "clap",
        "csv::Writer",
        "fs",
        "parquet",
        "serde_json",
    ];
    never_mention(&engine, &native);
    for Source { path, text } in engine {
        for room in ["crate::view", "crate::element"] {
            assert!(!text.contains(room), "{path} mentions {room}");
        }
    }
}

#[test]
fn the_command_line_knows_the_engine_alone() {
    let programs = code(is_command_line);
    never_mention(&programs, &["yew", "web_sys"]);
    for Source { path, text } in programs {
        for room in ["readiness_check::view", "readiness_check::element"] {
            assert!(!text.contains(room), "{path} mentions {room}");
        }
    }
}

/// Whatever a package is made with would be in it, if anything that is compiled into it mentioned that.
#[test]
fn no_package_is_made_in_a_browser() {
    for Source { path, text } in code(|path| !is_package(path) && !is_command_line(path)) {
        assert!(!text.contains("crate::package"), "{path} mentions it");
    }
    never_mention(
        &code(is_package),
        &["web_sys", "js_sys", "wasm_bindgen", "gloo"],
    );
}

/// The page for authors checks by the engine, and nothing that a quiz is drawn with goes along.
#[test]
fn the_crate_for_authors_knows_the_engine_alone() {
    let sources = files("author/src", &[".rs"]);
    assert!(!sources.is_empty());
    never_mention(&sources, &["yew", "web_sys", "js_sys", "view", "element"]);
}

#[test]
fn views_touch_nothing_around_them() {
    let views = code(is_view);
    let around = [
        "window",
        "history",
        "storage",
        "local_storage",
        "session_storage",
        "location",
        "navigator",
        "js_sys",
        "wasm_bindgen",
        "gloo",
    ];
    never_mention(&views, &around);
    for Source { path, text } in views {
        for part in ["document()", "crate::element"] {
            assert!(!text.contains(part), "{path} mentions {part}");
        }
    }
}

#[test]
fn only_the_element_knows_javascript() {
    never_mention(&code(|path| !is_element(path)), &["wasm_bindgen", "js_sys"]);
}

/// Another assessment needs another definition and no other code.
#[test]
fn the_code_knows_nothing_of_what_is_asked() {
    let words = [
        "education",
        "educational",
        "school",
        "schools",
        "district",
        "districts",
        "teacher",
        "teachers",
        "student",
        "students",
        "statewide",
        "policy",
        "policies",
        "learning",
    ];
    let scripts = files("src/web", &[".ts"]).into_iter();
    let sources: Vec<_> = code(|_| true).into_iter().chain(scripts).collect();
    for Source { path, text } in sources {
        let code = without_comments(&text).to_lowercase();
        let code = code.replace("security policy", "");
        let packaged = [
            "src/web/loader/definitions.ts",
            "src/cli/definition.rs",
            "src/package/assessments.rs",
        ];
        let packaged = packaged.contains(&&*path);
        let code = if packaged {
            code.replace("state-policy", "")
        } else {
            code
        };
        never_mention(&[Source { path, text: code }], &words);
    }
}

/// Within a frame a link would lead the quiz away, and show a foreign page in its place.
#[test]
fn every_link_opens_a_tab_of_its_own() {
    let mut links = 0;
    for Source { path, text } in files("src/view", &[".rs"]) {
        for line in text.lines().filter(|line| line.contains("<a ")) {
            let apart = line.contains(r#"target="_blank" rel="noreferrer""#);
            // A mail opens a program, and leaves the page where it is.
            let maybe = line.contains(r#"{target} rel="noreferrer""#);
            assert!(apart || maybe, "{path}: {line}");
            links += 1;
        }
    }
    assert!(links > 0);
}

/// What a type promises holds only if nothing but its own module can change it.
#[test]
fn what_promises_rules_has_no_public_fields() {
    for (path, name) in [
        ("src/assessment/mod.rs", "Assessment"),
        ("src/guide/mod.rs", "Guide"),
        ("src/session/mod.rs", "Session"),
        ("src/answers.rs", "Answers"),
    ] {
        let sources = code(|found| found == path);
        let text = without_comments(&sources[0].text);
        let (_, rest) = text
            .split_once(&format!("pub struct {name} {{"))
            .unwrap_or_else(|| panic!("{path} has no struct {name}"));
        let (fields, _) = rest.split_once("\n}").unwrap();
        for field in fields.lines() {
            assert!(!field.trim_start().starts_with("pub "), "{path}: {field}");
        }
    }
}

#[test]
fn files_stay_small() {
    let endings = [".rs", ".js", ".mjs", ".ts", ".css"];
    let folders = [
        "src", "author", "www", "xtask", "tests", "examples", "benches",
    ];
    let folders = folders.map(|folder| files(folder, &endings));
    for Source { path, text } in folders.into_iter().flatten() {
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines");
    }
}

/// Words that people read come from the definition, or they could not be translated.
#[test]
fn views_hold_no_sentences() {
    // Lists of names, drawing, and what only the compiler says.
    let unseen = ["class", "part", "viewBox", "transform", "reason"];
    for Source { path, text } in code(is_view) {
        for (name, literal) in literals(&text) {
            // What stands in braces is filled in.
            let words = literal
                .split(['{', '}'])
                .step_by(2)
                .flat_map(str::split_whitespace)
                .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
                .count();
            // Two small words may be names put together, as in `class={…}`.
            let name_like = |c: char| c.is_lowercase() || " -".contains(c);
            let sentence = words > 2 || (words == 2 && !literal.chars().all(name_like));
            let seen = !unseen.contains(&name);
            assert!(!(sentence && seen), "{path} holds {literal:?}");
        }
    }
}

/// So are the signs between words: French has a space before its colon, Chinese another colon.
#[test]
fn no_sign_between_words_is_fixed() {
    // Marks of formats, paths in files, and what is said of definitions to who writes them.
    let other = [
        "src/assessment/",
        "src/brief/write.rs",
        "src/cli/",
        "src/code/",
        "src/element/commands/",
        "src/destination.rs",
        "src/file.rs",
        "src/link",
        "src/package/",
        "src/spreadsheet.rs",
        "src/table/",
        "src/translation.rs",
        "src/view/wheel/geometry.rs",
    ];
    let is_other = |path: &str| other.iter().any(|start| path.starts_with(start));
    let mut found = Vec::new();
    for Source { path, text } in code(|path| !is_other(path)) {
        for (_, literal) in literals(&text) {
            let signs = literal
                .split(['{', '}'])
                .step_by(2)
                .flat_map(str::chars)
                .filter(|sign| !sign.is_whitespace());
            // Hyphens join the parts of ids.
            let sign = |sign: char| !sign.is_alphanumeric() && !"-_#".contains(sign);
            let alone = signs.clone().count() > 0 && signs.clone().all(sign);
            let ends =
                literal.trim_end().ends_with([':', ';']) || literal.starts_with([':', ',', ';']);
            if alone || ends {
                found.push(format!("{path}: {literal:?}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Or the tests above would pass for the wrong reason.
#[test]
fn the_reader_of_code_sees_through_comments_and_texts() {
    let code = "a(); // window\n/* yew */ b(\"// \\\" not a comment\"); '\"'; c()";
    let stripped = without_comments(code);
    assert!(!has_word(&stripped, "window") && !has_word(&stripped, "yew"));
    assert!(stripped.contains("not a comment") && stripped.contains("c()"));
    assert_eq!(literals(&stripped), [("", "// \\\" not a comment")]);
    assert_eq!(literals("<a title=\"b c\">"), [("title", "b c")]);
    assert_eq!(literals("reason = \"d\""), [("reason", "d")]);
    assert!(has_word("use yew::Html", "yew") && !has_word("renew_yews", "yew"));
    assert!(has_word("gloo::x()", "gloo") && !has_word("my_window", "window"));
}

#[test]
fn the_package_and_the_crate_have_the_same_style() {
    let index = ["src/view/style.css", "src/view/report.css"]
        .map(|index| std::fs::read_to_string(index).unwrap());
    let index = index.concat();
    let parts = index
        .lines()
        .filter_map(|line| line.strip_prefix("@import \"./")?.strip_suffix("\";"));
    let imported: String = parts
        .map(|part| std::fs::read_to_string(["src/view/", part].concat()).unwrap())
        .collect();
    assert!(!imported.is_empty());
    assert_eq!(imported, readiness_check::view::STYLE);
}
