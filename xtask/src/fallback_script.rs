//! The script that `wasm2js` prints, made to be loaded later and to compress better.

use std::mem;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::alike::side_by_side;

/// The beginning of the lines that put data into the memory.
const DATA: &str = "base64DecodeToExistingUint8Array(bufferView, ";
/// What reads them, in the place of all that `wasm2js` prints for it: a byte takes what fits of a character.
const DECODER: &str = "var bufferView;
function place(offset, text) {
  for (var i = 0; i < text.length; i++) bufferView[offset + i] = text.charCodeAt(i);
}
";

/// The script without its own imports and exports, which would start it as soon as it is loaded: it exports a
/// function that starts it.
pub(crate) fn instantiated_later(script: &str) -> Result<String> {
    let (body, _) = script
        .split_once("var retasmFunc =")
        .context("wasm2js starts its module otherwise")?;
    let (_, body) = body
        .split_once("function initActiveSegments")
        .context("wasm2js puts data into the memory otherwise")?;
    let (data, functions) = body
        .split_once("\n}\n")
        .context("wasm2js puts data into the memory in more than a list")?;
    let data: Result<Vec<_>> = data.lines().map(in_text).collect();
    let data = data?.join("\n");
    let functions = ordered(functions);
    Ok(format!(
        "{DECODER}function initActiveSegments{data}\n}}\n{functions}\n\
         export const instantiate = (imports) => asmFunc(imports);\n"
    ))
}

/// A line that puts data into the memory, which is written in characters instead of base64: compressors find
/// its bytes where they begin.
fn in_text(line: &str) -> Result<String> {
    let Some(call) = line.trim_start().strip_prefix(DATA) else {
        return Ok(line.to_owned());
    };
    let parts = call
        .strip_suffix("\");")
        .and_then(|call| call.split_once(", \""));
    let (offset, data) = parts.with_context(|| format!("wasm2js writes data otherwise: {line}"))?;
    let text: String = STANDARD.decode(data)?.into_iter().map(character).collect();
    Ok(format!(
        "place({offset}, {});",
        serde_json::to_string(&text)?
    ))
}

/// The character of a byte: what is no printable one of ASCII has one two rows later that needs no escape.
fn character(byte: u8) -> char {
    let printable = byte == b' ' || byte.is_ascii_graphic();
    let later = char::from_u32(0x100 + u32::from(byte));
    later.filter(|_| !printable).unwrap_or(char::from(byte))
}

/// The script with its functions in another order, beside each the one that is most like it.
fn ordered(script: &str) -> String {
    let mut around = [String::new(), String::new()];
    let mut functions: Vec<String> = Vec::new();
    let mut function = String::new();
    for line in script.lines() {
        let [before, after] = &mut around;
        let place = match (
            function.is_empty() && !line.starts_with(" function $"),
            functions.is_empty(),
        ) {
            (false, _) => &mut function,
            (true, true) => before,
            (true, false) => after,
        };
        place.push_str(line);
        place.push('\n');
        if line == " }" && !function.is_empty() {
            functions.push(mem::take(&mut function));
        }
    }
    let [before, after] = around;
    // But for the name that each begins with.
    let words = |function: &String| -> Vec<_> {
        function
            .split_whitespace()
            .skip(2)
            .map(str::to_owned)
            .collect()
    };
    let order = side_by_side(&functions.iter().map(words).collect::<Vec<_>>());
    let functions: String = order
        .into_iter()
        .filter_map(|one| functions.get(one))
        .map(String::as_str)
        .collect();
    format!("{before}{functions}{after}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = r#"
import * as g from 'g';
  function base64DecodeToExistingUint8Array(uint8Array, offset, b64) {
  }
function initActiveSegments(imports) {
  base64DecodeToExistingUint8Array(bufferView, 8, "QSL/AA==");
}
function asmFunc(imports) {
 function $0() {
  return f(1) + 2 + 3 + 4;
 }
 
 function $1() {
  other();
 }
 
 function $2() {
  return f(0) + 2 + 3 + 4;
 }
 
 var FUNCTION_TABLE = [$1];
}

var retasmFunc = asmFunc({});
export var i = retasmFunc.i;
"#;

    #[test]
    fn data_is_text_and_like_functions_are_neighbours() -> Result<()> {
        let later = instantiated_later(SCRIPT)?;
        // Bytes that are no text of their own are the lower ones of a character.
        assert!(
            later.contains("place(8, \"A\\\"\u{1ff}\u{100}\");"),
            "{later}"
        );
        let places = ["$0()", "$2()", "$1()", "FUNCTION_TABLE", "instantiate"];
        let places = places.map(|name| later.find(name));
        assert!(
            places.is_sorted() && places.iter().all(Option::is_some),
            "{later}"
        );
        assert!(!later.contains("retasmFunc") && !later.contains("base64"));
        Ok(())
    }

    #[test]
    fn another_form_of_script_is_refused() {
        let refused = instantiated_later(&SCRIPT.replace("\");\n}", "\", 1);\n}"));
        let refused = refused.map_err(|error| error.to_string());
        assert!(refused.is_err_and(|error| error.contains("QSL/AA==")));
    }
}
