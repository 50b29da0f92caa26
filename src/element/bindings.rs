//! The functions of the element's JavaScript that Rust calls.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// What the element does for the quiz. Every call may run scripts of the host
    /// page, so none is made while something is borrowed.
    pub type Host;

    /// The address that result links lead to.
    #[wasm_bindgen(method)]
    pub fn address(this: &Host) -> String;

    /// The quiz is on the page.
    #[wasm_bindgen(method)]
    pub fn ready(this: &Host);

    /// The session changed: what is worth keeping of it, or `null` for nothing.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, saved: JsValue);

    /// Answers changed: the detail of `readiness-change`.
    #[wasm_bindgen(method)]
    pub fn changed(this: &Host, detail: JsValue);

    /// A result is shown: the detail of `readiness-result`.
    #[wasm_bindgen(method)]
    pub fn shown(this: &Host, detail: JsValue);

    /// What only a result needs is to be loaded: [`super::Handle::arrived`] or
    /// [`super::Handle::missed`] says what came of it.
    #[wasm_bindgen(method)]
    pub fn bring(this: &Host);

    /// Puts a text on the clipboard; a promise of whether that worked.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, text: &str) -> Promise;

    /// Puts HTML and the same as text on it; a promise of whether that worked.
    #[wasm_bindgen(method, js_name = copyRich)]
    pub fn copy_rich(this: &Host, html: &str, text: &str) -> Promise;

    /// The guide is to be loaded again: [`super::Handle::guide`] or [`super::Handle::no_guide`]
    /// says what came of it, also where the definition names none that could be loaded.
    #[wasm_bindgen(method, js_name = bringGuide)]
    pub fn bring_guide(this: &Host);

    /// Hands a table to the browser's downloads, named after the assessment; a promise of
    /// whether that worked.
    #[wasm_bindgen(method, js_name = saveTable)]
    pub fn save_table(this: &Host, assessment: &str, table: &str) -> Promise;

    /// Hands a drawing to the browser's downloads; a promise of whether that worked.
    #[wasm_bindgen(method, js_name = saveDrawing)]
    pub fn save_drawing(
        this: &Host,
        assessment: &str,
        drawing: &web_sys::Element,
        image: bool,
    ) -> Promise;

    /// Prints an element by itself; a promise of whether the browser began to.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host, element: &web_sys::Element) -> Promise;

    /// Today, in the words of a language; an error where the browser knows no such language.
    #[wasm_bindgen(method, catch)]
    pub fn today(this: &Host, language: &str) -> Result<String, JsValue>;

    /// How a language is written; nothing where the browser can't say.
    #[wasm_bindgen(method)]
    pub fn language(this: &Host, tag: &str) -> Option<Language>;

    /// Whether there is a share menu.
    #[wasm_bindgen(method, js_name = canShare)]
    pub fn can_share(this: &Host) -> bool;

    /// Hands a link to it; a promise of whether that worked.
    #[wasm_bindgen(method)]
    pub fn share(this: &Host, link: &str) -> Promise;

    /// Hands a result to the browser's downloads, see [`crate::file::ResultFile`].
    #[wasm_bindgen(method)]
    pub fn download(this: &Host, result: JsValue) -> bool;

    /// Reads files; a promise of a list of `{name, content}` or `{name, problem, detail}`.
    #[wasm_bindgen(method)]
    pub fn read(this: &Host, files: &web_sys::FileList) -> Promise;
}

#[wasm_bindgen]
extern "C" {
    /// How a language is written, as the browser knows it. Its methods do for Rust what those of
    /// [`LocaleFormat`](crate::assessment::LocaleFormat) do, and are called otherwise so that none of those
    /// calls itself.
    pub type Language;

    /// The language is written from right to left.
    #[wasm_bindgen(method, getter, js_name = mirrored)]
    pub(super) fn is_mirrored(this: &Language) -> bool;

    /// A whole number.
    #[wasm_bindgen(method, js_name = number)]
    pub(super) fn format_number(this: &Language, number: usize) -> String;

    /// A number of hundredths.
    #[wasm_bindgen(method, js_name = hundredths)]
    pub(super) fn format_hundredths(this: &Language, number: usize) -> String;

    /// The plural form of a number.
    #[wasm_bindgen(method, js_name = form)]
    pub(super) fn plural_form(this: &Language, number: usize) -> usize;

    /// A list; the items as one text, for a list of texts takes more to hand over.
    #[wasm_bindgen(method, js_name = list)]
    pub(super) fn format_list(this: &Language, items: &str) -> String;
}
