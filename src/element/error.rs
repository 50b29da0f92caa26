//! The errors that calls of the host page end with: JavaScript's `Error` with a `kind` that the
//! public documentation lists.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::AttrValue;

use crate::assessment::{Assessment, Phrase};
use crate::code::CodeError;
use crate::import::{ImportError, ImportErrorKind};
use crate::view::reason_words;

/// An error for the host page, and for the visitor where one is told of it.
pub(super) struct ElementError {
    kind: &'static str,
    /// A sentence, in the language of the assessment where the visitor sees it.
    pub(super) message: AttrValue,
}

impl ElementError {
    pub(super) fn new(kind: &'static str, message: &str) -> Self {
        Self {
            kind,
            message: Rc::<str>::from(message).into(),
        }
    }

    /// The error for a definition or guide of which not all was read.
    pub(super) fn too_large() -> Self {
        Self::new(
            "assessment-invalid",
            "it holds more than any definition or guide may",
        )
    }

    /// The error for something that can't be opened, in words for the visitor.
    pub(super) fn of(assessment: &Assessment, refused: &ImportError) -> Self {
        let kind = match refused.kind {
            ImportErrorKind::Code(CodeError::OtherAssessment) => "link-other-assessment",
            ImportErrorKind::Code(CodeError::Newer { .. }) => "link-newer",
            _ => "link-damaged",
        };
        let untouched = assessment.say(Phrase::Untouched);
        Self {
            kind,
            message: [&reason_words(assessment, &refused.kind), " ", &untouched]
                .concat()
                .into(),
        }
    }
}

impl From<ElementError> for JsValue {
    fn from(error: ElementError) -> Self {
        let thrown = js_sys::Error::new(&error.message);
        // Setting a property of a fresh object can't fail.
        let _ = Reflect::set(&thrown, &"kind".into(), &error.kind.into());
        thrown.into()
    }
}
