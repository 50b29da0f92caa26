//! The browser's downloads.

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use js_sys::{Array, JSON};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::super::js_value::to_js;
use super::date::day;

/// The time that a download has to begin: then it has its own hold on what is behind its address.
const BEGUN: u32 = 60_000;

/// A file for the browser's downloads, under a name that says what it is and of when.
pub(super) struct Download {
    /// The beginning of its name, see [`crate::file::name`].
    pub(super) name: String,
    pub(super) what: &'static str,
    pub(super) extension: &'static str,
    /// True if it may be expected there.
    pub(super) expected: bool,
}

impl Download {
    /// Hands the file over, if it could be made; whether it may be expected to arrive.
    pub(super) fn begin(&self, content: Option<Blob>) -> bool {
        content
            .and_then(|content| self.hand_over(&content))
            .is_some()
            && self.expected
    }

    /// The same with data as JSON, as people write it.
    pub(super) fn json(&self, data: &impl Serialize) -> bool {
        let text = JSON::stringify_with_replacer_and_space(&to_js(data), &JsValue::NULL, &2.into());
        let text = text.ok().and_then(|text| text.as_string());
        self.begin(text.and_then(|text| blob(&[&text, "\n"].concat(), "application/json")))
    }

    fn hand_over(&self, content: &Blob) -> Option<()> {
        let address = Url::create_object_url_with_blob(content).ok()?;
        let anchor = document().create_element("a").ok()?;
        let name = [
            &*self.name,
            "-",
            self.what,
            "-",
            &day(),
            ".",
            self.extension,
        ]
        .concat();
        anchor.set_attribute("href", &address).ok()?;
        anchor.set_attribute("download", &name).ok()?;
        anchor.unchecked_ref::<HtmlElement>().click();
        Timeout::new(BEGUN, move || {
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
        Some(())
    }
}

/// A text as a file of this type.
pub(super) fn blob(text: &str, content_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(content_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}
