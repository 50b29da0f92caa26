//! Serves the demo site: `www/` at `/`, `pkg/` at `/pkg/`, on this machine only.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, ResponseBox, Server};

/// A page asks for several files at once, and a slow one must not hold up the others.
const THREADS: usize = 4;

/// Serves until the process is ended.
pub(crate) fn run(port: u16) -> Result<()> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| refused(&*error, port))?;
    println!("Serving http://127.0.0.1:{port}/");
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    let response = answer(&request);
                    // A visitor who went away is no error of ours.
                    let _ = request.respond(response);
                }
            });
        }
    });
    bail!("the server on port {port} stopped by itself; start it again")
}

fn refused(error: &(dyn std::error::Error + 'static), port: u16) -> anyhow::Error {
    match error
        .downcast_ref::<std::io::Error>()
        .map(std::io::Error::kind)
    {
        Some(ErrorKind::AddrInUse) => anyhow!(
            "port {port} is in use by another program; end that, or choose another with --port"
        ),
        _ => anyhow!("cannot listen on port {port}: {error}"),
    }
}

fn answer(request: &Request) -> ResponseBox {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let response = plain(405, "This server only answers GET and HEAD.\n");
        return with(response, "Allow", "GET, HEAD");
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    let Some(file) = locate(path) else {
        return plain(404, "There is nothing here.\n");
    };
    if file.is_dir() {
        return with(plain(301, ""), "Location", &format!("{path}/"));
    }
    let Ok(content) = File::open(&file) else {
        return plain(404, "There is nothing here.\n");
    };
    let response = Response::from_file(content).boxed();
    let response = with(response, "Content-Type", content_type(&file));
    let response = with(response, "Cache-Control", cache_control(&file));
    // Pages of other sites may use the package, and so may a quiz that is isolated on this one.
    with(response, "Access-Control-Allow-Origin", "*")
}

/// The file for a path; `None` for paths that climb out of the two folders or name hidden files.
fn locate(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    let hidden = |part: &str| part.starts_with('.') || part.contains(['\\', ':', '%', '\0']);
    if path.split('/').any(hidden) {
        return None;
    }
    let file = match path.strip_prefix("pkg/") {
        Some(rest) => Path::new("pkg").join(rest.trim_start_matches('/')),
        None => Path::new("www").join(path.trim_start_matches('/')),
    };
    Some(if path.is_empty() || path.ends_with('/') {
        file.join("index.html")
    } else {
        file
    })
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html" | "htm") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

/// A name that ends in eight hexadecimal digits carries its content's hash.
fn cache_control(file: &Path) -> &'static str {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let hash = stem
        .and_then(|stem| stem.rsplit_once('-'))
        .map(|(_, hash)| hash);
    let hashed = |hash: &str| hash.len() == 8 && hash.bytes().all(|b| b.is_ascii_hexdigit());
    if file.starts_with("pkg") && hash.is_some_and(hashed) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

fn plain(status: u16, text: &str) -> ResponseBox {
    Response::from_string(text).with_status_code(status).boxed()
}

fn with(mut response: ResponseBox, name: &str, value: &str) -> ResponseBox {
    // Only text beyond ASCII is refused, and no file of ours is named with it.
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_two_folders() {
        let file = |path| locate(path).map(|file| file.display().to_string());
        assert_eq!(file("/").as_deref(), Some("www/index.html"));
        assert_eq!(file("/host/").as_deref(), Some("www/host/index.html"));
        assert_eq!(file("/pkg/glue.js").as_deref(), Some("pkg/glue.js"));
        assert_eq!(file("//etc/hosts").as_deref(), Some("www/etc/hosts"));
        for outside in [
            "/../Cargo.toml",
            "/pkg/../Cargo.toml",
            "/%2e%2e/x",
            "/.git/config",
            "x",
        ] {
            assert_eq!(file(outside), None, "{outside}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_ever() {
        let kept = |file: &str| cache_control(Path::new(file)).contains("immutable");
        assert!(kept("pkg/readiness-check-0123abcd.wasm"));
        assert!(!kept("pkg/readiness-check.js"));
        assert!(!kept("www/page-0123abcd.html"));
    }
}
