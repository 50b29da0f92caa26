//! A definition as it was written: plain data that nobody has checked yet.

use std::fmt;
use std::rc::Rc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Plain data, from JSON or any other format that serde reads, or from a JavaScript object.
///
/// A type of its own because serde_json's brings maps and float formatting with it,
/// 9 KB of brotli-compressed WebAssembly that a definition has no use for.
#[derive(Clone, Debug, PartialEq)]
pub enum Definition {
    /// `null`, or a value of no use in a definition.
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// Any number.
    Number(f64),
    /// A text.
    Text(Rc<str>),
    /// A list.
    List(Vec<Definition>),
    /// An object's entries in their order.
    Object(Vec<(Rc<str>, Definition)>),
}

impl Definition {
    /// The entry of an object with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let (_, value) = self.entries().iter().find(|(name, _)| &**name == key)?;
        Some(value)
    }

    /// The entries of an object; none of anything else.
    #[must_use]
    pub fn entries(&self) -> &[(Rc<str>, Self)] {
        if let Self::Object(entries) = self {
            entries
        } else {
            &[]
        }
    }

    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&Rc<str>> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        if let Self::Number(number) = self {
            Some(*number)
        } else {
            None
        }
    }
}

impl<'de> Deserialize<'de> for Definition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Definition;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("plain data")
    }

    fn visit_unit<E>(self) -> Result<Definition, E> {
        Ok(Definition::Nothing)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Definition, E> {
        Ok(Definition::Flag(flag))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "the only number read is an edition"
    )]
    fn visit_u64<E>(self, number: u64) -> Result<Definition, E> {
        Ok(Definition::Number(number as f64))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "the only number read is an edition"
    )]
    fn visit_i64<E>(self, number: i64) -> Result<Definition, E> {
        Ok(Definition::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Definition, E> {
        Ok(Definition::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Definition, E> {
        Ok(Definition::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Definition, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element()? {
            values.push(value);
        }
        Ok(Definition::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Definition, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Definition>()? {
            entries.push((key.into(), value));
        }
        Ok(Definition::Object(entries))
    }
}
