//! The files that a visitor chose or dropped.

use js_sys::{JSON, Set};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::super::js_value::from_js;
use crate::file::{FileError, repeated};
use crate::import::File;
use crate::json::Json;

/// The largest file that is read, in bytes: far more than a result with a long note on each answer.
const LARGEST: f64 = 1_048_576.0;
/// The largest size of all files together that are read at once, in bytes.
const LARGEST_TOGETHER: f64 = 128.0 * LARGEST;

/// Reads files: for each its name and its content, or what is wrong.
pub(super) async fn read(files: Vec<web_sys::File>) -> Vec<File> {
    let (mut read, mut together) = (Vec::new(), 0.0);
    // One after the other, for a visitor may drop a whole folder.
    for file in files {
        let size = file.size();
        if size <= LARGEST {
            together += size;
        }
        let content = if size > LARGEST || together > LARGEST_TOGETHER {
            Err(FileError::Large)
        } else {
            content(&file).await
        };
        let name = file.name().into();
        read.push(File { name, content });
    }
    read
}

async fn content(file: &web_sys::File) -> Result<Json, FileError> {
    let text = JsFuture::from(file.text()).await.ok();
    let text = text
        .and_then(|text| text.as_string())
        .ok_or(FileError::NotJson)?;
    let text = text.trim_start_matches('\u{feff}');
    let content = JSON::parse(text).map_err(|_| FileError::NotJson)?;
    match repeated_name(text) {
        Some(name) => Err(repeated(&name)),
        None => from_js(&content).ok_or(FileError::Large),
    }
}

/// A name that stands twice in one object of a JSON text, which parsing passes over.
fn repeated_name(text: &str) -> Option<String> {
    let mut open = Vec::new();
    let mut last = JsValue::UNDEFINED;
    let mut rest = text;
    while let Some(position) = rest.find(['"', '{', '}', '[', ']', ':']) {
        let (_, token) = rest.split_at_checked(position)?;
        let mut signs = token.chars();
        match signs.next() {
            Some('"') => {
                let length = string_length(token)?;
                let (string, after) = token.split_at_checked(length)?;
                last = JSON::parse(string).ok()?;
                rest = after;
                continue;
            }
            Some('{' | '[') => open.push(Set::new(&JsValue::UNDEFINED)),
            Some(':') => {
                let names = open.last()?;
                if names.has(&last) {
                    return last.as_string();
                }
                names.add(&last);
            }
            _ => {
                open.pop();
            }
        }
        rest = signs.as_str();
    }
    None
}

/// The bytes of the string that a JSON text begins with, its quotes among them.
fn string_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    let mut bytes = text.bytes().enumerate().skip(1);
    let end = bytes.find(|(_, byte)| {
        let ends = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    end.map(|(position, _)| position + 1)
}
