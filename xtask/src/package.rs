//! Writes `pkg/`: everything a partner copies to a web server, and nothing else.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use readiness_check::package::{
    Around, DEFAULT_ASSESSMENT, ENTRY, FileSet, Interface, add_assessments, catalog, enter,
    first_html, hashes_of, integrity, remove, sources, with_hashes,
};
use readiness_check::session::Pace;
use serde_json::{Value, json};

use crate::bundle::{self, Module};
use crate::manifest::NAME;
use crate::wasm::NODE_PLACES;
use crate::{author, declarations, fallback, notices, npm, one_file, sizes, wasm};

/// The page that holds a quiz in a frame, or by itself.
const FRAME: &str = "frame.html";

/// The same for a frame that is sandboxed away from its own origin.
const FRAME_SANDBOXED: &str = "frame-sandboxed.html";

/// The same for applications that are bundled: the quiz in one file. Another ending than `.html` keeps
/// bundlers from changing it.
const BUNDLED_FRAME: &str = "frame-bundled.htm";

/// The page that has everything in it.
const ONE_FILE: &str = "readiness-check.html";

/// The place where the element's modules find the module that names the package's files.
const FILES: &str = "readiness-check-files";

/// The place where the module's own module finds wasm-bindgen's output.
const GLUE: &str = "readiness-check-glue";

/// The functions by which the module changes the page.
const NODE_PLACES_FILE: &str = "src/web/loader/node-places.ts";

/// The place where the fallback finds the module as JavaScript.
const FALLBACK: &str = "readiness-check-fallback";

/// The same for what only a result needs.
const REPORT_GLUE: &str = "readiness-check-report-glue";

/// A JavaScript literal of `names`, with the place of each file instead of its name, for applications that are
/// bundled. Bundlers change files on their way to the page, so no hash would fit there.
fn bundled_places(names: &Value) -> Result<String> {
    Ok(match names {
        Value::String(name) => {
            // The address is written out whole, for that is how bundlers find files to take along. Some
            // leave a path where it was. It is worked out when it is read: a server that imports the package
            // may have none.
            let address = format!(r#"new URL("./{name}",import.meta.url)"#);
            let address = format!("new URL({address}.href,location.href)");
            format!(r#"{{get address(){{return {address}}},integrity:""}}"#)
        }
        Value::Object(fields) => {
            let fields: Result<Vec<_>> = fields
                .iter()
                .map(|(name, value)| Ok(format!("{}:{}", json!(name), bundled_places(value)?)))
                .collect();
            format!("{{{}}}", fields?.join(","))
        }
        other => bail!("{other} is no file of the package"),
    })
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
    let glue = Module::new("src/web/loader/wasm-module.ts")
        .alias(GLUE, &bindings.glue)
        .alias(NODE_PLACES, NODE_PLACES_FILE.as_ref());
    let glue = package.add_hashed("glue", "js", glue.bundle()?);
    let fallback = add_fallback(&mut package, &bindings.compiled, folder)?;
    let interface = Interface::read(Path::new("interface"))?;
    let sources = sources(Path::new("assessments"))?;
    let mut assessments = add_assessments(&mut package, &sources, &interface)?;
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
    let guide = english("guide")?;

    let older = bundle::older_style(Path::new("src/view/older.css"))?;
    let older = package.add_hashed("older", "css", older.into_bytes());
    let report_style = bundle::style(Path::new("src/view/report.css"))?;
    let report_style = package.add_hashed("report", "css", report_style.into_bytes());
    let results = Module::new("src/web/results/results.ts");
    let results = results.alias(REPORT_GLUE, &bindings.report_glue);
    let results = package.add_hashed("results", "js", results.bundle()?);
    let words = interface.add_to(&mut package)?;
    let late = json!([older, fallback, report, report_style, results, words]);
    let around = interface.around()?;
    let [mounted, framed] = add_quizzes(&mut package, &late, &around)?;
    let mut named = json!({
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
        "assessments": {},
        "words": words,
    });
    let constants = |module: Module| {
        module
            .constant("STYLE", style.as_str())
            .constant("LOADING", around.loading.clone())
            .constant("AROUND", around.of_entry())
            .constant("FIRST", first.to_string())
    };
    let at_once = [&*glue, &*wasm, &*mounted, &*framed];
    let entry = with_hashes(&package, &named, &at_once)?;
    add_entry(&mut package, &entry, constants)?;
    let mounted = enter_packaged(&mut package, &assessments, definition)?;
    if let Some(named) = named.as_object_mut() {
        named.insert("mounted".to_owned(), mounted.as_str().into());
        named.insert("assessments".to_owned(), assessments.clone());
    }
    add_bundled_entry(&mut package, &named, constants)?;
    add_frame(&mut package, around.isolated.clone())?;
    let page = |module: Module| constants(module).constant("ISOLATED", around.isolated.clone());
    let page = one_file::page(&package, &named, page, &around.sorry)?;
    package.add(BUNDLED_FRAME, page.as_str());
    package.add(ONE_FILE, page);

    let catalog = catalog::list(&sources, &interface)?;
    package.add(catalog::NAME, catalog.to_string());
    author::add(&mut package, Path::new("assessments"), folder)?;
    add_papers(&mut package)?;
    write(&package)?;

    sizes::report(
        &package.0,
        &[
            // A page that names it takes a hundred more, and all of that 16,000. The names of files in it are
            // hashes, which compress by chance: twenty more or fewer.
            ("first view", 15_880, &[ENTRY]),
            // 1,300 of it is what lets a page become the next one instead of being made anew, and an answer
            // among a thousand questions be as quick as among eighty; 900 are definitions that leave out all
            // but their questions, conditions of either kind among it; 850 words explained beside the
            // questions, and elements that wait for their questions.
            ("wasm + glue", 91_500, &[&wasm, &glue]),
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
                172_200,
                &[&results, &report, &report_style, rest, guide],
            ),
            // Nobody fetches it who has WebAssembly; what only results need is half of it.
            ("fallback", 230_000, &[&fallback]),
            // Whether others change words: 350, by which a page becomes the next one in two thirds of the time.
            (
                "first question",
                118_400,
                &[ENTRY, &glue, &mounted, &wasm, definition],
            ),
        ],
    )
}

/// Adds the entry that pages name, which knows the files that are `named`.
fn add_entry(
    package: &mut FileSet,
    named: &Value,
    configure: impl Fn(Module) -> Module,
) -> Result<()> {
    let module = configure(Module::new(format!("src/web/{NAME}.ts")))
        .constant("NAMES", named.to_string())
        .alias(FILES, Path::new("src/web/loader/named-files.ts"))
        .compiled_at_once();
    package.add(ENTRY, module.bundle()?);
    Ok(())
}

/// Has the entry know the packaged assessments. What most visitors see first is needed at once, the
/// `definition` and the first views of its assessment; all else not before the module that has the hashes.
fn enter_packaged(package: &mut FileSet, assessments: &Value, definition: &str) -> Result<String> {
    let languages = assessments
        .get(DEFAULT_ASSESSMENT)
        .and_then(Value::as_object);
    let first = languages.into_iter().flatten();
    let first = first.filter_map(|(_, files)| files.get(Pace::Quick.id())?.as_str());
    let at_once: Vec<_> = first.chain([definition]).collect();
    enter(package, assessments, &at_once)
}

/// Adds the entry that bundlers take in. These and their servers for development shorten and change files, so
/// no hash would fit there, and they give each file another name, so a page finds nothing beside itself: that in
/// one file needs nothing.
fn add_bundled_entry(
    package: &mut FileSet,
    names: &Value,
    configure: impl Fn(Module) -> Module,
) -> Result<()> {
    let mut names = names.clone();
    for frame in ["frame", "frameSandboxed"] {
        let names = names.as_object_mut();
        let names = names.context("the names are an object")?;
        names.insert(frame.to_owned(), BUNDLED_FRAME.into());
    }
    let places = bundled_places(&names)?;
    let module = configure(Module::new(format!("src/web/{NAME}.ts")))
        .with(
            FILES,
            &format!(
                "export const FILES={places};export function located(address){{return address}}"
            ),
        )?
        .compiled_at_once();
    package.add(&format!("{NAME}.bundled.js"), module.bundle()?);
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
        .alias(NODE_PLACES, NODE_PLACES_FILE.as_ref());
    Ok(package.add_hashed("fallback", "js", module.bundle()?))
}

/// Adds what a quiz in the page is made of, and one in a frame, and returns their names.
fn add_quizzes(package: &mut FileSet, late: &Value, around: &Around) -> Result<[String; 2]> {
    let mounted = Module::new("src/web/lifecycle/mounted-quiz.ts");
    let mounted = mounted.constant("LATE_HASHES", json!(hashes_of(package, late)?));
    let framed = Module::new("src/web/frame/framed-quiz.ts");
    let framed = framed.constant("WORDS", around.all.clone());
    Ok([
        package.add_hashed("mounted", "js", mounted.bundle()?),
        package.add_hashed("framed", "js", framed.bundle()?),
    ])
}

/// Adds the page of its own, which loads nothing but what it has the hash of.
fn add_frame(package: &mut FileSet, isolated: Value) -> Result<()> {
    let frame_page = Module::new("src/web/frame/frame-page.ts").constant("ISOLATED", isolated);
    let frame_page = package.add_hashed("frame-page", "js", frame_page.bundle()?);
    let style = bundle::style(Path::new("src/web/frame/frame.css"))?;
    let style = package.add_hashed("frame-style", "css", style.into_bytes());
    let mut page = include_str!("../../src/web/frame/frame.html").to_owned();
    for (key, name) in [
        ("entry", ENTRY),
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
    let content = package.0.get(ENTRY).context("it has just been added")?;
    let hashes = json!({ ENTRY: integrity(content) });
    package.add("integrity.json", format!("{hashes:#}\n"));
    Ok(())
}
