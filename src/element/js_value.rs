//! Data as JavaScript values, and back.

use std::rc::Rc;

use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::js_serializer::JsSerializer;
use crate::json::Json;

/// Rust to JavaScript: maps become objects, nothing becomes `null`.
pub(super) fn to_js(data: &impl Serialize) -> JsValue {
    data.serialize(JsSerializer).unwrap_or(JsValue::NULL)
}

/// JavaScript to Rust. Done by hand: the deserializer's error messages would format
/// floats, which no message here ever holds.
pub(super) fn from_js(value: &JsValue) -> Json {
    from_js_within(value, DEPTH)
}

/// A host page may hand over an object that contains itself.
const DEPTH: u8 = 8;

fn from_js_within(value: &JsValue, depth: u8) -> Json {
    if depth == 0 {
        return Json::Null;
    }
    if let Some(text) = value.as_string() {
        Json::String(text.into())
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Bool(flag)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Json::Array(
            list.iter()
                .map(|value| from_js_within(&value, depth - 1))
                .collect(),
        )
    } else if let Some(object) = value.dyn_ref::<Object>() {
        Json::Object(
            Object::entries(object)
                .iter()
                .map(|entry| from_js_entry(&entry, depth - 1))
                .collect(),
        )
    } else {
        Json::Null
    }
}

fn from_js_entry(entry: &JsValue, depth: u8) -> (Rc<str>, Json) {
    let entry: &Array = entry.unchecked_ref();
    (
        entry.get(0).as_string().unwrap_or_default().into(),
        from_js_within(&entry.get(1), depth),
    )
}
