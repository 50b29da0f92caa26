//! The element's JavaScript half, as Rust sees it.

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
