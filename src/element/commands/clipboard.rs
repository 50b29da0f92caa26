//! The clipboard, and the device's own share menu. Both are asked at once, as browsers want it of
//! a click; the future says how it went.

use std::future::Future;

use gloo::utils::window;
use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, ClipboardItem, ShareData};

use super::download::blob;

/// Puts a text on the clipboard.
pub(super) fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    let written = clipboard().map(|clipboard| clipboard.write_text(text));
    async move { worked(written).await.is_ok() }
}

/// Puts HTML on the clipboard, and the same as text for programs that take no HTML.
pub(super) fn copy_rich(html: &str, text: String) -> impl Future<Output = bool> + use<> {
    let written = item(html, &text).and_then(|item| Some(clipboard()?.write(&Array::of1(&item))));
    async move { worked(written).await.is_ok() || copy(&text).await }
}

/// True if the device has a share menu.
pub(in super::super) fn can_share() -> bool {
    Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| share.is_function())
}

/// Hands a link to the device's share menu; false only when that failed.
pub(super) fn share(link: &str) -> impl Future<Output = bool> + use<> {
    let data = ShareData::new();
    data.set_url(link);
    let shared = can_share().then(|| window().navigator().share_with_data(&data));
    async move {
        match worked(shared).await {
            Ok(_) => true,
            // The visitor closed the menu, which is no failure.
            Err(error) => Reflect::get(&error, &"name".into())
                .is_ok_and(|name| name.as_string().as_deref() == Some("AbortError")),
        }
    }
}

async fn worked(promise: Option<Promise>) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.ok_or(JsValue::NULL)?).await
}

/// The clipboard, where the page may use it.
fn clipboard() -> Option<Clipboard> {
    Some(window().navigator().clipboard()).filter(|clipboard| !clipboard.is_undefined())
}

/// The same content in two types; none where the browser has no such thing.
fn item(html: &str, text: &str) -> Option<ClipboardItem> {
    let item = Object::new();
    for (content_type, content) in [("text/html", html), ("text/plain", text)] {
        Reflect::set(
            &item,
            &content_type.into(),
            &blob(content, content_type)?.into(),
        )
        .ok()?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&item).ok()
}
