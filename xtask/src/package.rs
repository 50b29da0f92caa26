//! Writes `pkg/`: everything a partner copies to a web server, and nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use readiness_check::session::Pace;
use serde_json::{Map, Value, json};

use crate::assessments::{DEFAULT_ASSESSMENT, add_assessments};
use crate::bundle::{self, Module};
use crate::fileset::{FileSet, integrity, remove};
use crate::interface::{Around, Interface};
use crate::manifest::NAME;
use crate::{
    author, catalog, declarations, fallback, first_html, notices, npm, one_file, sizes, wasm,
};

/// The page that holds a quiz in a frame, or by itself.
const FRAME: &str = "frame.html";

/// The same for a frame that is sandboxed away from its own origin.
const FRAME_SANDBOXED: &str = "frame-sandboxed.html";

/// The same for applications that are bundled: the quiz in one file. Another ending than `.html` keeps
/// bundlers from changing it.
const BUNDLED_FRAME: &str = "frame-bundled.htm";

/// The page that has everything in it.
const ONE_FILE: &str = "readiness-check.html";

/// Files that are found by others that they lie beside.
const BESIDE: [&str; 2] = ["guide", "frameSandboxed"];

/// The place of a file beside the entry, by its name.
const PLACE: &str = "const place=(name,integrity)=>({get address(){return new URL(name,import.meta.url)},integrity});";

/// The place where the element's modules find the module that names the package's files.
const FILES: &str = "readiness-check-files";

/// The place where the module's own module finds wasm-bindgen's output.
const GLUE: &str = "readiness-check-glue";

/// The place where the fallback finds the module as JavaScript.
const FALLBACK: &str = "readiness-check-fallback";

/// The same for what only a result needs.
const REPORT_GLUE: &str = "readiness-check-report-glue";

/// The hashes of files that nobody needs before the module that has them: the entry names these files,
/// and is the smaller for it.
struct Late(BTreeMap<String, String>);

impl Late {
    /// Those of all files that `names` names, but for what is needed at once: the definition that most
    /// visitors see, and the first views of its assessment.
    fn of(files: &FileSet, names: &Value, definition: &str, assessment: &Value) -> Result<Self> {
        let mut late = Self(BTreeMap::new());
        late.add(files, names)?;
        late.0.remove(definition);
        for files in assessment.as_object().into_iter().flat_map(Map::values) {
            if let Some(first) = files.get(Pace::Quick.id()).and_then(Value::as_str) {
                late.0.remove(first);
            }
        }
        Ok(late)
    }

    fn add(&mut self, files: &FileSet, names: &Value) -> Result<()> {
        match names {
            Value::String(name) => {
                let content = files.0.get(name);
                let content = content.with_context(|| format!("no {name} in the package"))?;
                self.0.insert(name.clone(), integrity(content));
            }
            Value::Array(names) => names.iter().try_for_each(|name| self.add(files, name))?,
            Value::Object(names) => names.values().try_for_each(|name| self.add(files, name))?,
            other => bail!("{other} is no file of the package"),
        }
        Ok(())
    }
}

/// The places of files as an entry names them.
struct Places<'a> {
    files: &'a FileSet,
    /// Bundlers change files on their way to the page, so no hash would fit there.
    bundled: bool,
    late: &'a Late,
}

impl Places<'_> {
    /// A JavaScript literal of `names`, with the place of each file instead of its name. Addresses are
    /// worked out when they are read: a server that imports the package may have none.
    fn of(&self, names: &Value) -> Result<String> {
        Ok(match names {
            Value::String(name) => {
                let hash = match self.files.0.get(name) {
                    Some(_) if self.late.0.contains_key(name) => None,
                    Some(content) => Some(integrity(content)),
                    // A document is loaded without a hash, and these are made later.
                    None if [FRAME, FRAME_SANDBOXED, BUNDLED_FRAME].contains(&name.as_str()) => {
                        None
                    }
                    None => bail!("no {name} in the package"),
                };
                if self.bundled {
                    // The address is written out whole, for that is how bundlers find files to take
                    // along. Some leave a path where it was.
                    let address = format!(r#"new URL("./{name}",import.meta.url)"#);
                    let address = format!("new URL({address}.href,location.href)");
                    format!(r#"{{get address(){{return {address}}},integrity:""}}"#)
                } else {
                    let hash = hash.map(|hash| format!(r#","{hash}""#));
                    format!(r#"place("{name}"{})"#, hash.unwrap_or_default())
                }
            }
            Value::Object(fields) => {
                let fields: Result<Vec<_>> = fields
                    .iter()
                    // Found without the entry, but in bundles: a definition names its guide, and these lie
                    // beside what is named.
                    .filter(|(name, _)| self.bundled || !BESIDE.contains(&name.as_str()))
                    .map(|(name, value)| Ok(format!("{}:{}", json!(name), self.of(value)?)))
                    .collect();
                format!("{{{}}}", fields?.join(","))
            }
            other => bail!("{other} is no file of the package"),
        })
    }
}

/// Replaces `pkg/` by renaming folders: nobody ever reads half a package, but for a moment between
/// the two renames there is none.
fn write(files: &FileSet) -> Result<()> {
    let (new, old) = (Path::new("target/pkg-new"), Path::new("target/pkg-old"));
    remove(new)?;
    remove(old)?;
    for (name, content) in &files.0 {
        let path = new.join(name);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all);
        written
            .and_then(|()| fs::write(&path, content))
            .with_context(|| format!("cannot write {name}"))?;
    }
    let pkg = Path::new("pkg");
    if pkg.exists() {
        fs::rename(pkg, old).context("cannot move the old pkg/ away")?;
    }
    fs::rename(new, pkg).context("cannot move the new package to pkg/")?;
    remove(old)
}

/// Brings the folder back if the build before was ended in the middle of replacing it.
fn restore() -> Result<()> {
    let (pkg, old) = (Path::new("pkg"), Path::new("target/pkg-old"));
    if !pkg.exists() && old.exists() {
        fs::rename(old, pkg).context("cannot move the old package back to pkg/")?;
    }
    Ok(())
}

/// Builds the package, prints its sizes, and fails when it is over budget.
pub(crate) fn build() -> Result<()> {
    restore()?;
    let folder = Path::new("target/bindgen");
    remove(folder)?;
    let bindings = wasm::build(folder)?;

    let mut package = FileSet::default();
    let wasm = package.add_hashed(NAME, "wasm", bindings.wasm);
    let report = package.add_hashed("report", "wasm", bindings.report);
    let glue = Module::new("src/web/loader/wasm-module.ts").alias(GLUE, &bindings.glue);
    let glue = package.add_hashed("glue", "js", glue.bundle()?);
    let fallback = add_fallback(&mut package, &bindings.compiled, folder)?;
    let interface = Interface::read(Path::new("interface"))?;
    let mut assessments = add_assessments(&mut package, Path::new("assessments"), &interface)?;
    let style = bundle::style(Path::new("src/view/style.css"))?;
    first_html::add(&mut package, &assessments, &style)?;
    // Most visitors' first view comes with the entry; those of others are files like any other.
    let english = assessments.pointer_mut(&format!("/{DEFAULT_ASSESSMENT}/en"));
    let english = english.context("there is no English assessment")?;
    let first = package.take(english, Pace::Quick.id())?;
    let english = |file: &str| {
        let name = assessments.pointer(&format!("/{DEFAULT_ASSESSMENT}/en/{file}"));
        let name = name.and_then(Value::as_str);
        name.with_context(|| format!("the English assessment has no {file}"))
    };
    let (definition, rest) = (english("definition")?, english("rest")?);
    let packaged = assessments.get(DEFAULT_ASSESSMENT);
    let packaged = packaged.context("there is no assessment of that name")?;
    let guide = english("guide")?;

    let entry = format!("{NAME}.js");
    let older = bundle::older_style(Path::new("src/view/older.css"))?;
    let older = package.add_hashed("older", "css", older.into_bytes());
    let report_style = bundle::style(Path::new("src/view/report.css"))?;
    let report_style = package.add_hashed("report", "css", report_style.into_bytes());
    let results = Module::new("src/web/results/results.ts");
    let results = results.alias(REPORT_GLUE, &bindings.report_glue);
    let results = package.add_hashed("results", "js", results.bundle()?);
    let words = interface.add_to(&mut package)?;
    let late = json!([
        older,
        fallback,
        report,
        report_style,
        results,
        words,
        assessments
    ]);
    let late = Late::of(&package, &late, definition, packaged)?;
    let around = interface.around()?;
    let [mounted, framed] = add_quizzes(&mut package, &late, &around)?;
    let names = json!({
        "glue": glue,
        "wasm": wasm,
        "older": older,
        "fallback": fallback,
        "report": report,
        "reportStyle": report_style,
        "mounted": mounted,
        "results": results,
        "framed": framed,
        "frame": FRAME,
        "frameSandboxed": FRAME_SANDBOXED,
        "assessments": assessments,
        "words": words,
    });
    let constants = |module: Module| {
        module
            .constant("STYLE", style.as_str())
            .constant("LOADING", around.loading.clone())
            .constant("AROUND", around.of_entry())
            .constant("FIRST", first.to_string())
    };
    add_entries(&mut package, &entry, &names, &late, constants)?;
    add_frame(&mut package, &entry, around.isolated.clone())?;
    let page = |module: Module| constants(module).constant("ISOLATED", around.isolated.clone());
    let page = one_file::page(&package, &names, page, &around.sorry)?;
    package.add(BUNDLED_FRAME, page.as_str());
    package.add(ONE_FILE, page);

    let catalog = catalog::list(Path::new("assessments"), &interface)?;
    package.add(catalog::NAME, catalog.to_string());
    author::add(&mut package, Path::new("assessments"), folder)?;
    add_papers(&mut package)?;
    write(&package)?;

    sizes::report(
        &package.0,
        &[
            ("first view", 15_852, &[&entry]),
            // More by 1,300 than once it was: what lets a page become the next one instead of being
            // made anew, and an answer among a thousand questions be as quick as among eighty.
            // Definitions that leave out all but their questions: 900, conditions of either kind among it.
            // Words explained beside the questions, and elements that wait for their questions: 850, against
            // which the definition that comes before the first question is 1,900 less.
            ("wasm + glue", 93_800, &[&wasm, &glue]),
            // Most of it are texts: what each level of each element looks like, and what leads on from
            // it. None is needed before an element or a result is shown. And all that a result asks of
            // the browser is in it: 10,500, half of which is the wheel as a file. It was 9,100 of
            // JavaScript, loaded when asked for, most of it the style once more. Terms are found in one
            // way through a plan, which takes 340 and makes a whole result a tenth quicker. A meeting that
            // takes a group's questions one at a time, and the rest of them on demand: 2,400.
            // One sentence on what moved between two results: 950. The button that sends a result to a
            // place of the page's choosing: 1,300. What a visitor may say of a result, on the brief and in names: 1,300.
            // Names of parts and news of messages for those who hear the page: 300. First moves say by whom and
            // within which limits, and what of a plan is the quiz's own: 200. Which words explained stand in
            // which element: 300.
            (
                "result",
                173_400,
                &[&results, &report, &report_style, rest, guide],
            ),
            // Nobody fetches it who has WebAssembly. 230,000 were the aim; what only results need is half of it.
            ("fallback", 257_000, &[&fallback]),
            (
                "first question",
                120_500,
                &[&entry, &glue, &mounted, &wasm, definition],
            ),
        ],
    )
}

/// Adds the entry that pages name, and the one that bundlers take in. These and their servers for
/// development shorten and change files, so no hash would fit there, and they give each file another name, so
/// a page finds nothing beside itself: that in one file needs nothing.
fn add_entries(
    package: &mut FileSet,
    entry: &str,
    names: &Value,
    late: &Late,
    configure: impl Fn(Module) -> Module,
) -> Result<()> {
    let mut bundled_names = names.clone();
    for frame in ["frame", "frameSandboxed"] {
        let names = bundled_names.as_object_mut();
        let names = names.context("the names are an object")?;
        names.insert(frame.to_owned(), BUNDLED_FRAME.into());
    }
    let bundled = format!("{NAME}.bundled.js");
    for (entry, names, bundled) in [(entry, names, false), (&bundled, &bundled_names, true)] {
        let files = Places {
            files: package,
            bundled,
            late,
        };
        let files = files.of(names)?;
        let module = configure(Module::new(format!("src/web/{NAME}.ts")))
            .with(FILES, &format!("{PLACE}export const FILES={files};"))?
            .compiled_at_once();
        package.add(entry, module.bundle()?);
    }
    Ok(())
}

/// Adds types, schemas, licenses and the manifest, which no browser asks for.
fn add_papers(package: &mut FileSet) -> Result<()> {
    for file in declarations::build()? {
        package.add_copy(&file)?;
    }
    for schema in ["definition", "guide", "result"] {
        package.add_copy(format!("src/{schema}.schema.json"))?;
    }
    package.add_copy("LICENSE-MIT")?;
    package.add_copy("LICENSE-APACHE")?;
    package.add("THIRD-PARTY.md", notices::write()?);
    // The one file of the folder that is kept in the repository.
    package.add_copy("pkg/README.md")?;
    let manifest = npm::manifest(package.0.keys().map(String::as_str))?;
    package.add("package.json", manifest);
    Ok(())
}

/// Adds the module as JavaScript, and returns its name.
fn add_fallback(package: &mut FileSet, compiled: &Path, folder: &Path) -> Result<String> {
    let made = fallback::build(compiled, folder)?;
    let module = Module::new("src/web/loader/fallback-module.ts")
        .alias(GLUE, &made.glue)
        .alias(FALLBACK, &made.module)
        .alias(
            fallback::NODE_PLACES,
            Path::new("src/web/loader/node-places.ts"),
        );
    Ok(package.add_hashed("fallback", "js", module.bundle()?))
}

/// Adds what a quiz in the page is made of, and one in a frame, and returns their names.
fn add_quizzes(package: &mut FileSet, late: &Late, around: &Around) -> Result<[String; 2]> {
    let mounted = Module::new("src/web/lifecycle/mounted-quiz.ts");
    let mounted = mounted.constant("LATE_HASHES", json!(late.0));
    let framed = Module::new("src/web/frame/framed-quiz.ts");
    let framed = framed.constant("WORDS", around.all.clone());
    Ok([
        package.add_hashed("mounted", "js", mounted.bundle()?),
        package.add_hashed("framed", "js", framed.bundle()?),
    ])
}

/// Adds the page of its own, which loads nothing but what it has the hash of.
fn add_frame(package: &mut FileSet, entry: &str, isolated: Value) -> Result<()> {
    let frame_page = Module::new("src/web/frame/frame-page.ts").constant("ISOLATED", isolated);
    let frame_page = package.add_hashed("frame-page", "js", frame_page.bundle()?);
    let style = bundle::style(Path::new("src/web/frame/frame.css"))?;
    let style = package.add_hashed("frame-style", "css", style.into_bytes());
    let mut page = include_str!("../../src/web/frame/frame.html").to_owned();
    for (key, name) in [
        ("entry", entry),
        ("frame-page", &frame_page),
        ("style", &style),
    ] {
        let content = package.0.get(name).context("it has just been added")?;
        page = page
            .replace(&format!("{{{key}}}"), name)
            .replace(&format!("{{{key}-integrity}}"), &integrity(content));
    }
    // In a sandboxed frame, WebKit finds nothing to be the page's `self`.
    for (name, own) in [(FRAME, "'self'"), (FRAME_SANDBOXED, "https: http:")] {
        package.add(name, page.replace("{self}", own));
    }
    let content = package.0.get(entry).context("it has just been added")?;
    let hashes = json!({ entry: integrity(content) });
    package.add("integrity.json", format!("{hashes:#}\n"));
    Ok(())
}
