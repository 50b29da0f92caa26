//! The crate's Cargo.toml, as cargo itself reads it.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process::{cargo, output};

/// The crate's name, in the package and on disk.
pub(crate) const NAME: &str = "readiness-check";

/// The fields that the npm package repeats.
pub(crate) struct Manifest {
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: String,
}

/// Reads the crate's manifest.
pub(crate) fn read() -> Result<Manifest> {
    let printed = output(cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value =
        serde_json::from_slice(&printed).context("`cargo metadata` printed no JSON")?;
    let package = metadata
        .get("packages")
        .and_then(Value::as_array)
        .and_then(|all| {
            all.iter()
                .find(|package| package.get("name") == Some(&NAME.into()))
        })
        .with_context(|| format!("the workspace has no package {NAME}"))?;
    let field = |name: &str| {
        package
            .get(name)
            .and_then(Value::as_str)
            .map(str::to_owned)
            .with_context(|| format!("Cargo.toml of {NAME} has no {name}"))
    };
    Ok(Manifest {
        version: field("version")?,
        description: field("description")?,
        license: field("license")?,
    })
}
