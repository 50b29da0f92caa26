//! Has the glue tell what a value is by the value itself. It asks `instanceof` of the page's globals,
//! which the page may have replaced, and which know nothing of the values of another document.

use anyhow::{Context, Result};

/// Classes, and what tells their instances, with `{}` for the value. An expression that throws says no.
const CLASSES: [(&str, &str); 7] = [
    ("Window", "{}.window === {}"),
    ("Element", "{}.nodeType === 1"),
    ("ShadowRoot", "{}.nodeType === 11 && !!{}.host"),
    ("HTMLInputElement", "{}.localName === 'input'"),
    ("HTMLSelectElement", "{}.localName === 'select'"),
    ("HTMLTextAreaElement", "{}.localName === 'textarea'"),
    ("Object", "Object({}) === {}"),
];

/// The glue, which no longer asks a class.
pub(crate) fn told_by_nature(glue: &str) -> Result<String> {
    // Libraries of 2010 have an `Array.from` that makes one of each value.
    let glue = glue.replace("= Array.from(arg0)", "= [...arg0]");
    let glue = glue.replace("= Array.from(getObject(arg0))", "= [...getObject(arg0)]");
    glue.split_inclusive('\n').map(line_by_nature).collect()
}

fn line_by_nature(line: &str) -> Result<String> {
    let Some((value, class)) = parts(line) else {
        return Ok(line.to_owned());
    };
    let known = CLASSES.iter().find(|(name, _)| *name == class);
    let (_, nature) = known.with_context(|| format!("nothing tells a {class} by itself"))?;
    Ok(format!("result = {};\n", nature.replace("{}", value)))
}

/// The value and the class, where a line asks only that.
fn parts(line: &str) -> Option<(&str, &str)> {
    let asked = line.trim().strip_prefix("result = ")?.strip_suffix(';')?;
    asked.split_once(" instanceof ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn no_class_is_asked() {
        let glue =
            "try {\n  result = getObject(arg0) instanceof Window;\n}\nif (a instanceof B) {}\n";
        let told = "try {\nresult = getObject(arg0).window === getObject(arg0);\n}\nif (a instanceof B) {}\n";
        assert_eq!(told_by_nature(glue).unwrap(), told);
        assert!(told_by_nature("result = arg0 instanceof Blob;\n").is_err());
    }
}
