//! No circle among modules: if one imports another, however long the way round, then never the
//! other way about. So each can be read, tested and changed without those that rest on it.
//!
//! In every folder its files and folders are compared with each other. The `mod.rs` of a folder
//! is left out there: it stands for the whole of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::util::source::{Source, files, without_comments};

/// The names that lead to a module: `["link", "find"]`; none for the root of a crate.
type Path = Vec<String>;

/// Each module with the paths it imports, as written.
struct Crate(BTreeMap<Path, Vec<Path>>);

/// For each folder: which of its parts imports which, and in which files that was seen.
type Imports = BTreeMap<Path, BTreeMap<String, BTreeMap<String, Path>>>;

impl Crate {
    fn read(sources: Vec<Source>, root: &str) -> Self {
        let module = |Source { path, text }: Source| {
            let name = path.strip_prefix(root).unwrap();
            let parts = name.strip_suffix(".rs").unwrap().split('/');
            let own = parts.filter(|part| !["", "mod", "lib", "main"].contains(part));
            let code = without_comments(&text);
            let code = code.split("#[cfg(test)]").next().unwrap();
            (own.map(str::to_owned).collect(), imports(code))
        };
        Self(sources.into_iter().map(module).collect())
    }

    /// The module in which stands what a path in another module leads to; `None` for a path that
    /// leads out of the crate.
    fn resolve(&self, from: &Path, path: &[String]) -> Option<Path> {
        let mut module = from.clone();
        let mut rest = path;
        match rest.first()?.as_str() {
            "crate" => {
                module.clear();
                rest = &rest[1..];
            }
            "self" => rest = &rest[1..],
            "super" => {
                while rest.first().is_some_and(|part| part == "super") {
                    module.pop();
                    rest = &rest[1..];
                }
            }
            first => {
                let inner = joined(from, first);
                if !self.0.contains_key(&inner) {
                    return None;
                }
            }
        }
        while let Some(name) = rest.first() {
            let inner = joined(&module, name);
            if self.0.contains_key(&inner) {
                (module, rest) = (inner, &rest[1..]);
                continue;
            }
            // A name that the module has imported itself stands where that came from.
            let imported = self.0[&module].iter();
            let mut imported = imported.filter(|path| path.last() == Some(name));
            return imported
                .find_map(|path| self.resolve(&module, path))
                .or(Some(module));
        }
        Some(module)
    }

    fn imports(&self) -> Imports {
        let mut folders = Imports::new();
        for (module, paths) in &self.0 {
            for target in paths.iter().filter_map(|path| self.resolve(module, path)) {
                let shared = module.iter().zip(&target);
                let shared = shared.take_while(|(own, other)| own == other).count();
                if let (Some(own), Some(other)) = (module.get(shared), target.get(shared)) {
                    let folder = folders.entry(module[..shared].to_vec()).or_default();
                    let from = folder.entry(own.clone()).or_default();
                    from.entry(other.clone()).or_insert_with(|| module.clone());
                }
            }
        }
        folders
    }
}

fn joined(module: &Path, name: &str) -> Path {
    let mut inner = module.clone();
    inner.push(name.to_owned());
    inner
}

/// The paths that code imports with `use`, and those it writes out from `crate` or `super`.
fn imports(code: &str) -> Vec<Path> {
    let mut paths = Vec::new();
    for statement in code.split(';') {
        let mut start = 0;
        for line in statement.split_inclusive('\n') {
            if is_use(line) {
                let (_, tree) = statement[start..].split_once("use ").unwrap();
                expand(&[], tree, &mut paths);
            }
            start += line.len();
        }
        for root in ["crate::", "super::"] {
            for (at, _) in statement.match_indices(root) {
                let inside = |sign: char| sign.is_alphanumeric() || "_:$".contains(sign);
                if statement[..at].ends_with(inside) {
                    continue;
                }
                let end = |sign: char| !(sign.is_alphanumeric() || sign == '_' || sign == ':');
                let path = statement[at..].split(end).next().unwrap();
                paths.push(parts(path).collect());
            }
        }
    }
    paths
}

fn is_use(line: &str) -> bool {
    let line = line.trim_start();
    let visible = line.starts_with("pub ") || line.starts_with("pub(");
    line.starts_with("use ") || (visible && line.contains(" use "))
}

fn parts(path: &str) -> impl Iterator<Item = String> {
    let parts = path.split("::").map(str::trim);
    let named = parts.filter(|part| !["", "*", "self"].contains(part));
    named.map(str::to_owned)
}

/// The paths of a tree such as `a::{b, c::{d, self}, e as f}`.
fn expand(before: &[String], tree: &str, paths: &mut Vec<Path>) {
    let tree = tree.trim();
    let (path, inner) = match tree.split_once('{') {
        Some((path, inner)) => (path, inner.strip_suffix('}')),
        None => (tree.split(" as ").next().unwrap(), None),
    };
    let path: Path = before.iter().cloned().chain(parts(path)).collect();
    let Some(inner) = inner else {
        paths.push(path);
        return;
    };
    let mut depth = 0;
    let branches = inner.split(|sign| {
        depth += i32::from(sign == '{') - i32::from(sign == '}');
        sign == ',' && depth == 0
    });
    for branch in branches.filter(|branch| !branch.trim().is_empty()) {
        expand(&path, branch, paths);
    }
}

/// A way through a folder that ends where it began: each part imports the next.
fn circle(folder: &BTreeMap<String, BTreeMap<String, Path>>) -> Option<Vec<&str>> {
    let mut clear = BTreeSet::new();
    folder
        .keys()
        .find_map(|start| walk(folder, start, &mut Vec::new(), &mut clear))
}

fn walk<'a>(
    folder: &'a BTreeMap<String, BTreeMap<String, Path>>,
    part: &'a str,
    way: &mut Vec<&'a str>,
    clear: &mut BTreeSet<&'a str>,
) -> Option<Vec<&'a str>> {
    if let Some(start) = way.iter().position(|passed| *passed == part) {
        return Some([&way[start..], &[part]].concat());
    }
    if clear.contains(part) {
        return None;
    }
    way.push(part);
    for next in folder.get(part).into_iter().flat_map(BTreeMap::keys) {
        if let Some(found) = walk(folder, next, way, clear) {
            return Some(found);
        }
    }
    way.pop();
    clear.insert(part);
    None
}

/// The program in the library's folder, which is a crate by itself.
const COMMAND_LINE: &str = "src/cli";

#[track_caller]
fn has_no_circle(root: &str) {
    let mut sources = files(root, &[".rs"]);
    sources.retain(|source| root == COMMAND_LINE || !source.path.starts_with(COMMAND_LINE));
    let imports = Crate::read(sources, root).imports();
    assert!(imports.contains_key(&Path::new()));
    for (folder, parts) in &imports {
        if let Some(circle) = circle(parts) {
            let seen = circle.windows(2).map(|pair| {
                let file = parts[pair[0]][pair[1]].join("/");
                format!("{} imports {} (in {root}/{file})", pair[0], pair[1])
            });
            let seen = seen.collect::<Vec<_>>().join(", ");
            panic!("a circle in {root}/{}: {seen}", folder.join("/"));
        }
    }
}

#[test]
fn the_library_has_no_circle() {
    has_no_circle("src");
}

#[test]
fn the_command_line_has_no_circle() {
    has_no_circle(COMMAND_LINE);
}

#[test]
fn the_workshop_has_no_circle() {
    has_no_circle("xtask/src");
}

/// Or the tests above would pass for the wrong reason.
#[test]
fn the_reader_of_imports_knows_every_form() {
    let code = "\
        mod inner;\n\
        use std::rc::Rc;\n\
        pub(crate) use super::{a::{self, B}, c as d};\n\
        fn f() { crate::e::g() }\n";
    let found = imports(code);
    let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        [
            "std::rc::Rc",
            "super::a",
            "super::a::B",
            "super::c",
            "super",
            "crate::e::g",
        ]
    );
    let source = |path: &str, text: &str| Source {
        path: path.into(),
        text: text.into(),
    };
    let sources = |last: &str| {
        vec![
            source("x/lib.rs", "mod a; mod b;"),
            source("x/a/mod.rs", "mod inner;\npub use inner::Inner;"),
            source("x/a/inner.rs", "use super::super::b::B;"),
            source("x/b.rs", last),
        ]
    };
    let circle_of = |last| {
        let imports = Crate::read(sources(last), "x").imports();
        circle(&imports[&Path::new()]).map(|found| found.join(" "))
    };
    assert_eq!(circle_of("use std::a::A;"), None);
    assert_eq!(circle_of("use crate::a::Inner;").as_deref(), Some("a b a"));
}
