//! Files for browsers on this machine, and for nobody else: what `cargo xtask serve` and the command line's
//! `preview` have in common.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::thread;

use anyhow::{Result, anyhow, bail};
use tiny_http::{Header, Method, Response, Server};
pub use tiny_http::{Request, ResponseBox};

/// A page asks for several files at once, and a slow one must not hold up the others.
const THREADS: usize = 4;

/// Serves on 127.0.0.1 until the process is ended. `started` hears the port, which is a free one where 0 was
/// asked for.
///
/// # Errors
/// The port is taken, or `started` failed.
pub fn serve(
    port: u16,
    started: impl FnOnce(u16) -> Result<()>,
    answer: impl Fn(&Request) -> ResponseBox + Sync,
) -> Result<()> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| refused(&*error, port))?;
    let address = server.server_addr().to_ip();
    started(address.map_or(port, |address| address.port()))?;
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    let response = answer_to(&request, &answer);
                    // A visitor who went away is no error of ours.
                    let _ = request.respond(response);
                }
            });
        }
    });
    bail!("the server on port {port} stopped by itself; start it again")
}

fn refused(error: &(dyn std::error::Error + 'static), port: u16) -> anyhow::Error {
    match error.downcast_ref::<io::Error>().map(io::Error::kind) {
        Some(ErrorKind::AddrInUse) => anyhow!(
            "port {port} is in use by another program; end that, or choose another with --port"
        ),
        _ => anyhow!("cannot listen on port {port}: {error}"),
    }
}

fn answer_to(request: &Request, answer: impl Fn(&Request) -> ResponseBox) -> ResponseBox {
    if matches!(request.method(), Method::Get | Method::Head) {
        return answer(request);
    }
    let response = plain(405, "This server only answers GET and HEAD.\n");
    with(response, "Allow", "GET, HEAD")
}

/// The path that a request is for.
#[must_use]
pub fn path_of(request: &Request) -> &str {
    request.url().split(['?', '#']).next().unwrap_or_default()
}

/// True for paths that lead down to files that are not hidden.
#[must_use]
pub fn leads_down(path: &str) -> bool {
    let hidden = |part: &str| part.starts_with('.') || part.contains(['\\', ':', '%', '\0']);
    !path.split('/').any(hidden)
}

/// A file on disk; `404` where there is none.
#[must_use]
pub fn file(path: &Path) -> ResponseBox {
    // A folder can be opened too.
    let content = File::open(path).ok().filter(|_| path.is_file());
    let Some(content) = content else {
        return nothing();
    };
    let response = Response::from_file(content).boxed();
    with(response, "Content-Type", content_type(path))
}

/// A file that is made here, of such a name.
#[must_use]
pub fn made(name: &str, content: impl Into<Vec<u8>>) -> ResponseBox {
    let response = Response::from_data(content).boxed();
    with(response, "Content-Type", content_type(Path::new(name)))
}

/// The answer where there is no file.
#[must_use]
pub fn nothing() -> ResponseBox {
    plain(404, "There is nothing here.\n")
}

/// A status with a sentence.
#[must_use]
pub fn plain(status: u16, text: &str) -> ResponseBox {
    Response::from_string(text).with_status_code(status).boxed()
}

/// The same response with one header more.
#[must_use]
pub fn with(mut response: ResponseBox, name: &str, value: &str) -> ResponseBox {
    // Only text beyond ASCII is refused, and no file of ours is named with it.
    if let Ok(header) = Header::from_bytes(name, value) {
        response.add_header(header);
    }
    response
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
