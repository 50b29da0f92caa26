//! A panic ends every quiz in the module: `crash-guard.ts` sees to it that all of them are told.

use std::sync::Once;

/// Has a panic say what it is about on its way out; Yew's own hook would only log that.
pub(super) fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(|| {
        yew::set_custom_panic_hook(Box::new(|panic| {
            wasm_bindgen::throw_str(&panic.to_string());
        }));
    });
}
