//! Divides the glue that wasm-bindgen writes: into that of the first module, and that of the imports
//! which only the second calls.

use std::collections::BTreeSet;

use crate::names::IMPORTED;

/// The glue's variable with the length of the text that was handed over last.
const LENGTH: &str = "WASM_VECTOR_LEN";

/// The glue without the functions of these names, one of `all` imports each, and a module with them.
pub(crate) fn divided(
    glue: &str,
    all: &BTreeSet<&str>,
    names: &BTreeSet<&str>,
) -> (String, String) {
    let (mut rest, mut moved) = (String::new(), String::new());
    let mut name = None;
    for line in glue.split_inclusive('\n') {
        if line.trim_end() == "};" {
            name = None;
        }
        let begins = line.split_once(": function(").map(|(name, _)| name);
        if let Some(begun) = begins.filter(|begun| all.contains(begun)) {
            name = Some(begun);
        }
        if name.is_some_and(|name| names.contains(name)) {
            moved.push_str(line);
        } else {
            rest.push_str(line);
        }
    }
    let helpers = declared(glue)
        .into_iter()
        .filter(|name| mentions_name(&moved, name));
    let helpers: Vec<_> = helpers.filter(|name| *name != LENGTH).collect();
    let helpers = helpers.join(",");
    // The one thing there that changes.
    let moved = moved.replace(LENGTH, "length()");
    let rest = format!("{rest}\nexport const helpers = () => [() => {LENGTH},{helpers}];\n");
    let moved = format!(
        "export const imports = ([length,{helpers}]) => ({{\"{IMPORTED}\":{{\n{moved}}}}});\n"
    );
    (rest, moved)
}

/// The names that imports may refer to: those of the functions beside them, and the module's exports.
fn declared(glue: &str) -> BTreeSet<&str> {
    let functions = glue
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("function "));
    let names = functions.filter_map(|function| function.split('(').next());
    names.chain(["wasm"]).collect()
}

fn mentions_name(script: &str, name: &str) -> bool {
    script
        .split(|sign: char| !(sign.is_alphanumeric() || sign == '_'))
        .any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "\
function __wbg_get_imports() {
const import0 = {
__proto__: null,
first: function(arg0) {
const ret = arg0.first;
return isLikeNone(ret) ? 0 : ret;
},
later: function() { return handleError(function (arg0) {
const len1 = WASM_VECTOR_LEN;
return wasm.given(len1);
}, arguments); },
};
}
        function handleError(f, args) {}
function isLikeNone(x) {}
let WASM_VECTOR_LEN = 0;
let wasm;
";

    #[test]
    fn the_glue_comes_apart_by_names() {
        let all = BTreeSet::from(["first", "later"]);
        let (rest, moved) = divided(GLUE, &all, &BTreeSet::from(["later"]));
        assert!(rest.contains("first: function") && !rest.contains("later: function"));
        assert!(
            rest.contains("},\n};\n}\n"),
            "what is around them stays: {rest}"
        );
        let helpers = "helpers = () => [() => WASM_VECTOR_LEN,handleError,wasm];";
        assert!(rest.contains(helpers), "{rest}");
        assert!(moved.contains("([length,handleError,wasm]) =>"), "{moved}");
        assert!(moved.contains("later: function") && !moved.contains("first"));
        assert!(moved.contains("const len1 = length();"));
    }
}
