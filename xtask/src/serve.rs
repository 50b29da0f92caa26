//! Serves the demo site: `www/` at `/`, `pkg/` at `/pkg/`, on this machine only.

use std::path::{Path, PathBuf};

use anyhow::Result;
use readiness_check::package::server::{
    Request, ResponseBox, file, leads_down, nothing, path_of, plain, serve, with,
};

/// Serves until the process is ended.
pub(crate) fn run(port: u16) -> Result<()> {
    let started = |port| {
        println!("Serving http://127.0.0.1:{port}/");
        Ok(())
    };
    serve(port, started, answer)
}

fn answer(request: &Request) -> ResponseBox {
    let path = path_of(request);
    let Some(found) = locate(path) else {
        return nothing();
    };
    if found.is_dir() {
        return with(plain(301, ""), "Location", &format!("{path}/"));
    }
    let response = with(file(&found), "Cache-Control", cache_control(&found));
    // Pages of other sites may use the package, and so may a quiz that is isolated on this one.
    with(response, "Access-Control-Allow-Origin", "*")
}

/// The file for a path; `None` for paths that climb out of the two folders or name hidden files.
fn locate(path: &str) -> Option<PathBuf> {
    let path = path.strip_prefix('/')?;
    if !leads_down(path) {
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
