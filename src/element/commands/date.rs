//! The date of today.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Date;

    #[wasm_bindgen(constructor)]
    fn new() -> Date;

    /// Throws for a text that is no language tag, which the method of `js_sys` passes on.
    #[wasm_bindgen(method, catch, js_name = toLocaleDateString)]
    fn in_words(this: &Date, language: &str, options: &JsValue) -> Result<String, JsValue>;
}

/// The language in which a date is written as ISO 8601 has it.
const PLAIN: &str = "sv";

/// Today, in the words of a language; plainly for a text that is no language tag.
pub(in super::super) fn today(language: &str) -> String {
    let options = js_sys::Object::new();
    // Setting a property of a fresh object can't fail.
    let _ = js_sys::Reflect::set(&options, &"dateStyle".into(), &"long".into());
    Date::new()
        .in_words(language, &options)
        .unwrap_or_else(|_| day())
}

/// Today, as names of files have it.
pub(super) fn day() -> String {
    Date::new()
        .in_words(PLAIN, &JsValue::UNDEFINED)
        .unwrap_or_default()
}
