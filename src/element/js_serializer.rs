//! A serializer that makes JavaScript values of the data that is handed to the host page. One for
//! any data, with errors that say something, would be 1.5 KB more to download.

use std::fmt::Error;

use js_sys::{Array, Object, Reflect};
use serde::Serialize;
use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use wasm_bindgen::JsValue;

/// Makes texts, numbers, lists and objects; nothing becomes `null`.
#[derive(Clone, Copy)]
pub(super) struct JsSerializer;

type Nothing = Impossible<JsValue, Error>;

/// Methods for what is never handed over.
macro_rules! refuse {
    ($($method:ident($($name:ident: $type:ty),*) -> $made:ty;)+) => {
        $(fn $method(self, $($name: $type),*) -> Result<$made, Error> {
            $(let _ = $name;)*
            Err(Error)
        })+
    };
}

#[expect(
    clippy::cast_precision_loss,
    reason = "editions and counts are far below 2⁵³"
)]
impl Serializer for JsSerializer {
    type Ok = JsValue;
    type Error = Error;
    type SerializeSeq = JsArray;
    type SerializeMap = JsObject;
    type SerializeStruct = JsObject;
    type SerializeTuple = Nothing;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeStructVariant = Nothing;

    fn serialize_str(self, text: &str) -> Result<JsValue, Error> {
        Ok(text.into())
    }

    fn serialize_u32(self, number: u32) -> Result<JsValue, Error> {
        Ok(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<JsValue, Error> {
        Ok((number as f64).into())
    }

    fn serialize_none(self) -> Result<JsValue, Error> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<JsValue, Error> {
        Ok(name.into())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<JsArray, Error> {
        Ok(JsArray(Array::new()))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<JsObject, Error> {
        Ok(JsObject::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<JsObject, Error> {
        Ok(JsObject::default())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<JsValue, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<JsValue, Error> {
        Err(Error)
    }

    refuse! {
        serialize_bool(value: bool) -> JsValue;
        serialize_i8(value: i8) -> JsValue;
        serialize_i16(value: i16) -> JsValue;
        serialize_i32(value: i32) -> JsValue;
        serialize_i64(value: i64) -> JsValue;
        serialize_u8(value: u8) -> JsValue;
        serialize_u16(value: u16) -> JsValue;
        serialize_f32(value: f32) -> JsValue;
        serialize_f64(value: f64) -> JsValue;
        serialize_char(value: char) -> JsValue;
        serialize_bytes(value: &[u8]) -> JsValue;
        serialize_unit() -> JsValue;
        serialize_unit_struct(name: &'static str) -> JsValue;
        serialize_tuple(length: usize) -> Nothing;
        serialize_tuple_struct(name: &'static str, length: usize) -> Nothing;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Nothing;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Nothing;
    }
}

/// A list that is being made.
pub(super) struct JsArray(Array);

impl SerializeSeq for JsArray {
    type Ok = JsValue;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(&value.serialize(JsSerializer)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Error> {
        Ok(self.0.into())
    }
}

/// An object that is being made, and the name of what comes next.
#[derive(Default)]
pub(super) struct JsObject {
    made: Object,
    name: JsValue,
}

impl JsObject {
    fn set(&self, name: &JsValue, value: &JsValue) {
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&self.made, name, value);
    }
}

impl SerializeMap for JsObject {
    type Ok = JsValue;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> Result<(), Error> {
        self.name = name.serialize(JsSerializer)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.set(&self.name, &value.serialize(JsSerializer)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Error> {
        Ok(self.made.into())
    }
}

impl SerializeStruct for JsObject {
    type Ok = JsValue;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.set(&name.into(), &value.serialize(JsSerializer)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Error> {
        Ok(self.made.into())
    }
}
