//! A panic ends every quiz in the module, so all of them are told, once.

use std::cell::RefCell;
use std::sync::Once;

use js_sys::Function;
use wasm_bindgen::prelude::*;

thread_local! {
    static ON_CRASH: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Says whom to call with the message of a panic.
#[wasm_bindgen(js_name = onCrash)]
#[expect(unreachable_pub, reason = "JavaScript reaches it")]
pub fn on_crash(callback: Function) {
    ON_CRASH.with_borrow_mut(|known| *known = Some(callback));
}

/// Sees to it that a panic is told; Yew's own hook would only log it.
pub(super) fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(|| {
        yew::set_custom_panic_hook(Box::new(|panic| {
            let message = panic.to_string();
            gloo::console::error!(&message);
            // Taken out, so that a second panic on the way is not told again.
            if let Some(callback) = ON_CRASH.with(|known| known.try_borrow_mut().ok()?.take()) {
                let _ = callback.call1(&JsValue::NULL, &message.into());
            }
        }));
    });
}
