//! The package's declarations, made of the custom element's TypeScript: types for whoever writes
//! a page, and the manifest of custom elements for editors.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use readiness_check::package::remove;

use crate::manifest::NAME;
use crate::process::{npm_tool, run};

/// The folder that they are written into.
const FOLDER: &str = "target/declarations";

/// The modules that the types of the package are made of, in this order.
const MODULES: [&str; 2] = ["public", "element/element"];

/// The types of each framework's templates, which stand on those of the package.
const FRAMEWORKS: &str = "src/web/types";

/// The class that stands for `HTMLElement` where there is none.
const BASE: &str = " extends Base ";

/// Makes all of them, and returns where they are.
pub(crate) fn build() -> Result<Vec<PathBuf>> {
    let folder = Path::new(FOLDER);
    remove(folder)?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {FOLDER}"))?;
    let emitted = Path::new("target/emitted");
    remove(emitted)?;
    run(npm_tool("tsc")
        .args(["--project", "src/web", "--noEmit", "false"])
        .args(["--declaration", "--emitDeclarationOnly", "--stripInternal"])
        .arg("--outDir")
        .arg(emitted))?;
    let modules = MODULES.map(|module| read(&emitted.join(module).with_extension("d.ts")));
    let modules: Result<Vec<_>> = modules.into_iter().collect();
    let types = folder.join(NAME).with_extension("d.ts");
    fs::write(&types, merged(&modules?)?).context("cannot write the types")?;
    run(npm_tool("cem").args([
        "analyze",
        "--quiet",
        "--config",
        "src/web/custom-elements.config.mjs",
        "--outdir",
        FOLDER,
    ]))?;
    let mut files = vec![types, folder.join("custom-elements.json")];
    for entry in fs::read_dir(FRAMEWORKS).with_context(|| format!("cannot list {FRAMEWORKS}"))? {
        let from = entry?.path();
        let to = folder.join(from.file_name().context("a file has a name")?);
        fs::copy(&from, &to).with_context(|| format!("cannot copy {}", from.display()))?;
        files.push(to);
    }
    Ok(files)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The declarations of several modules as those of one, which nothing has to be imported for.
fn merged(modules: &[String]) -> Result<String> {
    let mut merged = String::new();
    for module in modules {
        let lines = module.lines().filter(|line| {
            // Imported is what the modules before declare, or what was stripped has used.
            let import = line.starts_with("import type {") && line.ends_with(';');
            !import && !["export {};", "    #private;"].contains(line)
        });
        for line in lines {
            merged.push_str(line);
            merged.push('\n');
        }
    }
    ensure!(
        merged.contains(BASE) && !merged.contains("declare const Base"),
        "the class of the custom element is not declared as expected"
    );
    let merged = merged.replace(BASE, " extends HTMLElement ");
    ensure!(
        !merged.contains("import ") && !merged.contains("@internal"),
        "the types of the package need something that is not in them:\n{merged}"
    );
    Ok(merged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_become_one_that_imports_nothing() {
        let modules = [
            "/** Many. */\nexport type Answers = Record<string, string>;\n",
            "import type { Answers } from \"../public.ts\";\n\
             export declare class Check extends Base {\n    #private;\n    answers: Answers;\n}\n\
             export {};\n",
        ];
        let merged = merged(&modules.map(str::to_owned)).ok();
        assert_eq!(
            merged.as_deref(),
            Some(
                "/** Many. */\nexport type Answers = Record<string, string>;\n\
                 export declare class Check extends HTMLElement {\n    answers: Answers;\n}\n"
            )
        );
    }

    #[test]
    fn what_cannot_be_merged_is_refused() {
        let module = "import x from \"y\";\nexport declare class Check extends Base {\n}\n";
        assert!(merged(&[module.to_owned()]).is_err());
        assert!(merged(&["export declare class Check {\n}\n".to_owned()]).is_err());
    }
}
