//! The module that says where the package's other files are.

use anyhow::{Context, Result};
use serde_json::Value;

/// An object of the same shape as `names`, in which reading a name gives the address of its file.
///
/// Each address is a literal `new URL("./…", import.meta.url)`: that is what Vite, webpack, Parcel
/// and Rollup's plugins look for when they move files of a package, whatever they call them then.
/// Getters, so that nothing is worked out where a server imports the package, and so that every
/// reader has an address of its own.
pub(crate) fn module(names: &Value) -> Result<String> {
    Ok(format!("export const FILES = {};\n", object(names)?))
}

fn object(names: &Value) -> Result<String> {
    let names = names.as_object().context("names of files come by key")?;
    let members = names.iter().map(|(key, value)| match value {
        Value::String(name) => {
            let key = Value::from(key.as_str());
            let address = Value::from(format!("./{name}"));
            Ok(format!(
                "get {key}() {{ return new URL({address}, import.meta.url); }}"
            ))
        }
        group => Ok(format!("{}: {}", Value::from(key.as_str()), object(group)?)),
    });
    let members = members.collect::<Result<Vec<_>>>()?;
    Ok(format!("{{ {} }}", members.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_are_literals() {
        let names = json!({ "glue": "glue-1.js", "assessments": { "en": "en-2.json" } });
        assert_eq!(
            module(&names).unwrap_or_default(),
            concat!(
                r#"export const FILES = { get "glue"() { return new URL("./glue-1.js", "#,
                r#"import.meta.url); }, "assessments": { get "en"() { return "#,
                r#"new URL("./en-2.json", import.meta.url); } } };"#,
                "\n"
            )
        );
        assert!(module(&json!({ "glue": 1 })).is_err());
    }
}
