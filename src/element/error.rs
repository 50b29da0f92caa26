//! What is refused, as the JavaScript `Error` with a `kind` that the contract names.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::AttrValue;

use crate::assessment::{Assessment, Phrase};
use crate::code::CodeError;
use crate::import::{Reason, Refused};
use crate::view::reason_words;

/// Why something from the host page was not taken.
pub(super) struct Refusal {
    kind: &'static str,
    /// In the language of the assessment where the visitor sees it.
    pub(super) message: AttrValue,
}

impl Refusal {
    pub(super) fn new(kind: &'static str, message: &str) -> Self {
        Self {
            kind,
            message: Rc::<str>::from(message).into(),
        }
    }

    /// What can't be opened, in words for the visitor.
    pub(super) fn of(assessment: &Assessment, refused: &Refused) -> Self {
        let kind = match refused.reason {
            Reason::Code(CodeError::OtherAssessment) => "link-other-assessment",
            Reason::Code(CodeError::Newer { .. }) => "link-newer",
            _ => "link-damaged",
        };
        let untouched = assessment.say(Phrase::Untouched);
        Self {
            kind,
            message: [&reason_words(assessment, &refused.reason), " ", &untouched]
                .concat()
                .into(),
        }
    }
}

impl From<Refusal> for JsValue {
    fn from(refusal: Refusal) -> Self {
        let error = js_sys::Error::new(&refusal.message);
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&error, &"kind".into(), &refusal.kind.into());
        error.into()
    }
}
