//! Data as JavaScript values, and back.
use js_sys::{Array, Object};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::js_serializer::JsSerializer;
use crate::json::Json;

/// Rust to JavaScript: maps become objects, nothing becomes `null`.
pub(super) fn to_js(data: &impl Serialize) -> JsValue {
    data.serialize(JsSerializer).unwrap_or(JsValue::NULL)
}

/// JavaScript to Rust; nothing of what is too large to be anything of ours. Done by hand: the
/// deserializer's error messages would format floats, which no message here ever holds.
pub(super) fn from_js(value: &JsValue) -> Option<Json> {
    let mut room = ROOM;
    let read = from_js_within(value, DEPTH, &mut room);
    (room > 0).then_some(read)
}

/// A host page may hand over an object that contains itself.
const DEPTH: u8 = 8;
/// Bytes of text that are read at most: far more than any definition has.
const ROOM: usize = 8_000_000;
/// A value counts as so many bytes of text, by the time that it takes.
const VALUE: usize = 40;

fn from_js_within(value: &JsValue, depth: u8, room: &mut usize) -> Json {
    let mut take = |size: usize| *room = room.saturating_sub(size);
    if depth == 0 {
        return Json::Null;
    }
    if let Some(text) = value.as_string() {
        take(text.len());
        Json::String(text.into())
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(flag) = value.as_bool() {
        Json::Bool(flag)
    } else if let Some(list) = value.dyn_ref::<Array>() {
        Json::Array(read_list(list, room, |value, room| {
            from_js_within(&value, depth - 1, room)
        }))
    } else if let Some(object) = value.dyn_ref::<Object>() {
        let entries = Object::entries(object);
        Json::Object(read_list(&entries, room, |entry, room| {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            (name.into(), from_js_within(&entry.get(1), depth - 1, room))
        }))
    } else {
        Json::Null
    }
}

fn read_list<T>(list: &Array, room: &mut usize, read: impl Fn(JsValue, &mut usize) -> T) -> Vec<T> {
    let length = usize::try_from(list.length()).unwrap_or(usize::MAX);
    *room = room.saturating_sub(length.saturating_mul(VALUE));
    let mut values = Vec::new();
    for value in list.iter() {
        if *room == 0 {
            break;
        }
        values.push(read(value, room));
    }
    values
}
