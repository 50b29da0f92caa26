//! The functions of the element's JavaScript that Rust calls.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The element's part of what the quiz does. Every call may run scripts of the host
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

    /// The parts that only a result needs are to be loaded: [`super::Handle::arrived`] or
    /// [`super::Handle::missed`] says what came of it.
    #[wasm_bindgen(method)]
    pub fn bring(this: &Host);

    /// The guide is to be loaded again: [`super::Handle::guide`] or [`super::Handle::no_guide`]
    /// says what came of it, also where the definition names none that could be loaded.
    #[wasm_bindgen(method, js_name = bringGuide)]
    pub fn bring_guide(this: &Host);

    /// The way a language is written; nothing where the browser can't say.
    #[wasm_bindgen(method)]
    pub fn language(this: &Host, tag: &str) -> Option<Language>;

    /// True if the browser may be expected to let a download arrive.
    #[wasm_bindgen(method, js_name = mayDownload)]
    pub fn may_download(this: &Host) -> bool;

    /// The place that the page offers to send a result to, if it offers any.
    #[wasm_bindgen(method)]
    pub fn destination(this: &Host) -> Option<Destination>;
}

#[wasm_bindgen]
extern "C" {
    /// The parts of a [`crate::destination::Destination`].
    pub type Destination;

    #[wasm_bindgen(method, getter)]
    pub(super) fn address(this: &Destination) -> String;

    #[wasm_bindgen(method, getter)]
    pub(super) fn label(this: &Destination) -> String;

    #[wasm_bindgen(method, getter)]
    pub(super) fn place(this: &Destination) -> String;
}

#[wasm_bindgen]
extern "C" {
    /// The way a language is written, as the browser knows it. Its methods do for Rust what those of
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
