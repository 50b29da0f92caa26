//! What is refused, as the JavaScript `Error` with a `kind` that the contract names.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use yew::AttrValue;

use crate::assessment::{Assessment, Phrase};
use crate::code::{CodeError, Damage};

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

    /// A code that can't be opened, in words for the visitor.
    pub(super) fn of_code(assessment: &Assessment, error: CodeError) -> Self {
        let (kind, message) = match error {
            CodeError::OtherAssessment => {
                ("link-other-assessment", assessment.say(Phrase::LinkOther))
            }
            CodeError::Newer { .. } => ("link-newer", assessment.say(Phrase::LinkNewer)),
            CodeError::Damaged(damage) => ("link-damaged", damage_words(assessment, damage)),
        };
        Self {
            kind,
            message: message.into(),
        }
    }
}

fn damage_words(assessment: &Assessment, damage: Damage) -> Rc<str> {
    match damage {
        Damage::Cut { seen, expected } => assessment.fill(
            Phrase::LinkCut,
            &[
                ("seen", &seen.to_string()),
                ("expected", &expected.to_string()),
            ],
        ),
        Damage::Character {
            character,
            position,
        } => assessment.fill(
            Phrase::LinkCharacter,
            &[
                ("character", character.encode_utf8(&mut [0; 4])),
                ("position", &position.to_string()),
            ],
        ),
        Damage::Case => assessment.say(Phrase::LinkCase),
        Damage::Long | Damage::Short | Damage::Check => assessment.say(Phrase::LinkDamaged),
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
