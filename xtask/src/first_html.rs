//! First views as HTML: declarative shadow roots, to stand between the element's tags from the start. The
//! element goes on from one that is of its own package; `src/web/lifecycle/declared-view.ts` tells.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::assessments::DEFAULT_ASSESSMENT;
use crate::fileset::{FileSet, integrity};

/// The folder of these files.
const FOLDER: &str = "first";

/// The folder that the package is in, unless whoever pastes such a file says something else.
const PACKAGE: &str = "/readiness-check/";

/// Elements without content, of which HTML writes no end.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// Adds `first/<language>-<pace>.html` for each first view among `names`, with its style `css` inside, and
/// one with a link to that. Another assessment than the default one is named before the language.
pub(crate) fn add(package: &mut FileSet, names: &Value, css: &str) -> Result<()> {
    let hash = integrity(css.as_bytes());
    let style = package.add_hashed("style", "css", css.as_bytes().to_vec());
    for (id, languages) in names.as_object().into_iter().flatten() {
        for (language, files) in languages.as_object().into_iter().flatten() {
            for pace in ["quick", "full"] {
                let file = files.get(pace).and_then(Value::as_str);
                let file = file.with_context(|| format!("{id} has no first view, pace {pace}"))?;
                let view = package.0.get(file).context("it has just been added")?;
                let view: Value = serde_json::from_slice(view)?;
                let tree = view.get("tree").context("a first view has a tree")?;
                let mut html = String::new();
                let elements = write_element(tree, &mut html)?;
                // How many are within the outermost.
                let mark = format!(r#"data-view="{file} {}""#, elements - 1);
                let link = format!(
                    r#"<link rel="stylesheet" href="{PACKAGE}{style}" integrity="{hash}" crossorigin {mark}>"#
                );
                let name = match id.as_str() {
                    DEFAULT_ASSESSMENT => format!("{language}-{pace}"),
                    other => format!("{other}-{language}-{pace}"),
                };
                for (ending, style) in [
                    ("", format!("<style {mark}>{css}</style>")),
                    (".linked", link),
                ] {
                    let template =
                        format!("<template shadowrootmode=\"open\">{style}{html}</template>\n");
                    package.add(&format!("{FOLDER}/{name}{ending}.html"), template);
                }
            }
        }
    }
    Ok(())
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
