//! First views as HTML: declarative shadow roots, to stand between the element's tags from the start. The
//! element goes on from one that is of its own package; `src/web/lifecycle/declared-view.ts` tells.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::assessments::DEFAULT_ASSESSMENT;
use super::fileset::{FileSet, integrity};
use crate::session::Pace;

/// The folder of these files.
const FOLDER: &str = "first";

/// The folder that the package is in, unless whoever pastes such a file says something else.
const PACKAGE: &str = "/readiness-check/";

/// Elements without content, of which HTML writes no end.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Adds `first/<language>-<pace>.html` for each first view among `names`, with its style `css` inside, and
/// one with a link to that. Another assessment than the default one is named before the language.
///
/// # Errors
/// A first view is missing, or none.
pub fn add(package: &mut FileSet, names: &Value, css: &str) -> Result<()> {
    let hash = integrity(css.as_bytes());
    let (properties, rules) = registered(css);
    let style = package.add_hashed("style", "css", css.as_bytes().to_vec());
    for (stem, file) in views(names) {
        let view = package.0.get(file).context("it has just been added")?;
        let view: Value = serde_json::from_slice(view)?;
        let mut html = String::new();
        let elements = write_element(view.get("tree").context("a view is a tree")?, &mut html)?;
        // The number of those within the outermost.
        let mark = format!(r#"data-view="{file} {}""#, elements - 1);
        let template =
            |style: &str| format!("<template shadowrootmode=\"open\">{style}{html}</template>\n");
        // Of a shadow root's own style, browsers don't take the properties.
        let inline = template(&format!("<style {mark}>{rules}</style>"));
        let inline = format!("<style>{properties}</style>{inline}");
        let linked = template(&format!(
            r#"<link rel="stylesheet" href="{PACKAGE}{style}" integrity="{hash}" crossorigin {mark}>"#
        ));
        package.add(&format!("{FOLDER}/{stem}.html"), inline);
        package.add(&format!("{FOLDER}/{stem}.linked.html"), linked);
    }
    Ok(())
}

/// The first views by what their files here are called, with the files that they are in.
fn views(names: &Value) -> Vec<(String, &str)> {
    let mut views = Vec::new();
    for (id, languages) in names.as_object().into_iter().flatten() {
        let of = if id == DEFAULT_ASSESSMENT {
            String::new()
        } else {
            format!("{id}-")
        };
        for (language, files) in languages.as_object().into_iter().flatten() {
            let paces = [Pace::Quick.id(), Pace::Full.id()].into_iter();
            views.extend(paces.filter_map(|pace| {
                Some((format!("{of}{language}-{pace}"), files.get(pace)?.as_str()?))
            }));
        }
    }
    views
}

/// A style sheet in two: the properties that it registers, which come first, and the rest.
fn registered(css: &str) -> (&str, &str) {
    let mut end = 0;
    while let Some(rest) = css.get(end..).filter(|rest| rest.starts_with("@property")) {
        end += rest.find('}').map_or(rest.len(), |at| at + 1);
    }
    css.split_at(end)
}

/// Writes an element, `[name, attributes, child…]`, and returns how many elements it is.
fn write_element(tree: &Value, html: &mut String) -> Result<usize> {
    let [name, attributes, children @ ..] = tree.as_array().context("it is an element")?.as_slice()
    else {
        bail!("an element has a name and attributes");
    };
    let name = name.as_str().context("a name is a text")?;
    html.push('<');
    html.push_str(name);
    for (key, value) in attributes.as_object().into_iter().flatten() {
        let value = value.as_str().context("an attribute is a text")?;
        let value = escaped(value).replace('"', "&quot;");
        write!(html, r#" {key}="{value}""#)?;
    }
    html.push('>');
    let mut elements = 1;
    for child in children {
        match child.as_str() {
            Some(text) => html.push_str(&escaped(text)),
            None => elements += write_element(child, html)?,
        }
    }
    if !VOID.contains(&name) {
        write!(html, "</{name}>")?;
    }
    Ok(elements)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn properties_come_first() {
        let (properties, rules) = registered("@property --a{x:1}@property --b{y:2}p{z:3}");
        assert_eq!(
            [properties, rules],
            ["@property --a{x:1}@property --b{y:2}", "p{z:3}"]
        );
    }

    #[test]
    fn a_tree_is_written_as_html() {
        let mut html = String::new();
        let tree =
            json!(["p", { "title": "\"a\" & <b>" }, "1 < 2 & ", ["input", {}], ["b", {}, "so"]]);
        assert_eq!(write_element(&tree, &mut html).unwrap(), 3);
        assert_eq!(
            html,
            "<p title=\"&quot;a&quot; &amp; &lt;b>\">1 &lt; 2 &amp; <input><b>so</b></p>"
        );
    }
}
