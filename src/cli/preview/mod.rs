//! `preview`: the quiz of an author's files on a page of this machine, and what is wrong with them.

mod state;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use clap::Args;
use readiness_check::package::server::{
    Request, ResponseBox, file, leads_down, made, nothing, path_of, plain, serve, with,
};

use crate::package_folder::find;
use state::State;

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");
const STYLE: &str = include_str!("page.css");

/// The beginning of the paths of the package's files.
const PACKAGE: &str = "/package/";

/// The beginning of the paths of the author's.
const QUIZ: &str = "/quiz/";

/// What is shown, and where.
#[derive(Args)]
pub(crate) struct Arguments {
    /// A definition, or a folder with one in each language
    assessment: PathBuf,
    /// Port on 127.0.0.1; 0 takes any that is free
    #[arg(long, default_value_t = 8090)]
    port: u16,
    /// The package that shows it; without one, that in `pkg` or `node_modules/readiness-check`
    #[arg(long, value_name = "FOLDER")]
    package: Option<PathBuf>,
}

/// Serves until the program is ended.
pub(crate) fn run(arguments: &Arguments, output: &mut dyn Write) -> Result<()> {
    let package = find(arguments.package.as_deref())?;
    let path = &arguments.assessment;
    // What is mistyped is told here, before anybody looks at a page.
    ensure!(
        path.exists(),
        "{}: there is no such file or folder",
        path.display()
    );
    State::read(path)?;
    let started = |port| {
        writeln!(
            output,
            "Serving http://127.0.0.1:{port}/ until Ctrl+C ends it"
        )?;
        Ok(output.flush()?)
    };
    serve(arguments.port, started, |request| {
        let response = answer(request, path, &package);
        // Files change while their author looks at them.
        with(response, "Cache-Control", "no-cache")
    })
}

fn answer(request: &Request, assessment: &Path, package: &Path) -> ResponseBox {
    if !is_for_here(request) {
        return plain(403, "This server answers this machine alone.\n");
    }
    let path = path_of(request);
    match path {
        "/" => made("page.html", PAGE),
        "/page.js" => made("page.js", SCRIPT),
        "/page.css" => made("page.css", STYLE),
        "/state.json" => state(assessment),
        _ => {
            if let Some(path) = path.strip_prefix(PACKAGE).filter(|path| leads_down(path)) {
                return file(&package.join(path));
            }
            let state = State::read(assessment).ok();
            let found = path.strip_prefix(QUIZ).zip(state);
            let found = found.and_then(|(name, mut state)| state.files.remove(name));
            found.map_or_else(nothing, |content| made("quiz.json", content))
        }
    }
}

fn state(assessment: &Path) -> ResponseBox {
    match State::read(assessment) {
        Ok(state) => made("state.json", state.shown.to_string()),
        Err(error) => plain(500, &format!("{error:#}")),
    }
}

/// True if the browser has this machine in its address bar: a page of another name that leads here reads
/// nothing.
fn is_for_here(request: &Request) -> bool {
    let host = request
        .headers()
        .iter()
        .find(|header| header.field.equiv("Host"));
    host.is_some_and(|host| {
        let host = host.value.as_str();
        let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
        ["127.0.0.1", "localhost"].contains(&name)
    })
}
