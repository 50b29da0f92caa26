//! The custom element's Rust half: a handle for each element on the page.
//!
//! The TypeScript in `src/web` owns the element's lifecycle, the address bar,
//! storage and the clipboard, so that they still work when WebAssembly doesn't.
//! It holds a [`Handle`]; what the quiz has to say goes out through [`Host`].

mod bindings;
mod commands;
mod deferred;
mod error;
mod intl;
mod js_serializer;
mod js_value;
mod panic_hook;
mod root_pool;
mod split_point;
mod store;

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use crate::answers::Answers;
use crate::assessment::{Assessment, Phrase};
use crate::code::encode;
use crate::json::Json;
use crate::link::link;
use crate::session::{Action, Pace, Place, Saved, Session};
use crate::view::{self, Guidance};
use bindings::Host;
use error::ElementError;
use intl::locale_format;
use js_value::{from_js, to_js};
use store::Store;

/// Made for small devices, and so small itself; every step takes the same time.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// An assessment, and what is known of its guide.
fn read_assessment(
    definition: &JsValue,
    host: &Host,
) -> Result<(Rc<Assessment>, Guidance), ElementError> {
    let definition = from_js(definition).ok_or_else(ElementError::too_large)?;
    let assessment = Assessment::read(&definition)
        .map_err(|problems| ElementError::new("assessment-invalid", &problems.to_string()))?;
    let locale = locale_format(host, assessment.language());
    Ok((
        Rc::new(assessment.with_locale(locale)),
        Guidance::to(&definition),
    ))
}

/// The sentence on where answers are kept.
fn kept(keeping: &str) -> Phrase {
    match keeping {
        "tab" => Phrase::SavedTab,
        "device" => Phrase::SavedDevice,
        _ => Phrase::SavedOff,
    }
}

fn read_answers(assessment: &Assessment, answers: &JsValue) -> Result<Answers, ElementError> {
    let refuse = |message: &str| ElementError::new("answers-invalid", message);
    let answers = from_js(answers).unwrap_or(Json::Null);
    if !matches!(answers, Json::Object(_)) {
        return Err(refuse(
            "answers are an object of slot ids and level ids; they were left as they were",
        ));
    }
    let ids = answers.entries().iter().map(|(slot, level)| {
        // A level that isn't a text is as unknown as one that isn't in the list.
        (&**slot, level.as_text().map_or("", |level| level))
    });
    Answers::from_ids(assessment, ids).map_err(|error| refuse(&error.to_string()))
}

/// One quiz in one element.
#[wasm_bindgen]
pub struct Handle {
    store: Rc<Store>,
}

#[wasm_bindgen]
impl Handle {
    /// Reads a definition (parsed JSON), takes up what was saved (or `undefined`),
    /// and renders into `root`, a fresh element, or into one that is free, see [`Self::root`]. Answers are kept in `keeping`: `tab`, `device`,
    /// or anything else for nowhere.
    ///
    /// # Errors
    /// An `Error` with a `kind` when the definition breaks a rule.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: web_sys::Element,
        definition: &JsValue,
        pace: &str,
        keeping: &str,
        saved: &JsValue,
        host: Host,
    ) -> Result<Self, JsValue> {
        panic_hook::watch();
        let (assessment, guidance) = read_assessment(definition, &host)?;
        let mut session = Session::new(assessment, Pace::from_id(pace).unwrap_or_default());
        if let Some(saved @ Json::Object(_)) = from_js(saved) {
            session = session.reduce(Action::Restore(saved));
        }
        Ok(Self {
            store: Store::mount(root, session, kept(keeping), guidance, host),
        })
    }

    /// The node that the quiz is rendered into.
    #[wasm_bindgen(getter)]
    pub fn root(&self) -> Option<web_sys::Element> {
        self.store.root()
    }

    /// Slot id to level id.
    #[wasm_bindgen(getter)]
    pub fn answers(&self) -> JsValue {
        let session = self.store.session();
        to_js(&session.answers().to_ids(session.assessment()))
    }

    /// Replaces all answers.
    ///
    /// # Errors
    /// An `Error` with a `kind` when they don't fit the assessment.
    #[wasm_bindgen(js_name = setAnswers)]
    pub fn set_answers(&self, answers: &JsValue) -> Result<(), JsValue> {
        let answers = read_answers(self.store.session().assessment(), answers)?;
        self.store.dispatch(Action::Replace(answers));
        Ok(())
    }

    /// Takes over what another tab, or another page of the browser's history, has saved.
    pub fn follow(&self, saved: &JsValue) {
        if let Some(saved) = from_js(saved) {
            self.store.dispatch(Action::Follow(saved));
        }
    }

    /// Tells the page of answers that were there before the quiz was.
    pub fn announce(&self) {
        self.store.report_change(&self.store.session());
    }

    /// The result code of the visitor's own answers.
    #[wasm_bindgen(getter)]
    pub fn code(&self) -> String {
        let session = self.store.session();
        encode(session.assessment(), session.answers())
    }

    /// The result link of the visitor's own answers.
    #[wasm_bindgen(getter)]
    pub fn link(&self) -> String {
        link(&self.store.address(), &self.code())
    }

    /// The profile of the visitor's own answers.
    #[wasm_bindgen(getter)]
    pub fn profile(&self) -> JsValue {
        let session = self.store.session();
        to_js(&session.profile().public(session.assessment()))
    }

    /// The part of the session that is worth keeping.
    #[wasm_bindgen(getter)]
    pub fn saved(&self) -> JsValue {
        to_js(&Saved::of(&self.store.session()))
    }

    /// The second module is there, so that a result can be shown. Only then can a link be opened.
    pub fn arrived(&self) {
        self.store.arrived();
    }

    /// The second module could not be loaded, and says with `wanted` whether it was for a link.
    /// True if the visitor has just been told.
    #[must_use]
    pub fn missed(&self, wanted: bool) -> bool {
        self.store.missed(wanted)
    }

    /// Shows the results in a link or in codes, with what could not be read of them, and says
    /// with `quiet` not to tell the visitor when nothing could. Not to be called before
    /// [`Self::arrived`].
    ///
    /// # Errors
    /// An `Error` with a `kind` that says what is wrong, when nothing could be read.
    pub fn open(&self, text: &str, quiet: bool) -> Result<(), JsValue> {
        let deferred = self.store.deferred()?;
        match (deferred.open)(self.store.session().assessment(), text) {
            Ok(action) => {
                self.store.tell(None);
                self.store.dispatch(action);
                Ok(())
            }
            Err(error) => {
                if !quiet {
                    self.store.tell(Some(error.message.clone()));
                }
                Err(error.into())
            }
        }
    }

    /// Leaves a shared result for the visitor's own answers.
    pub fn close(&self) {
        if self.store.session().place() == Place::Shared {
            self.store.dispatch(Action::Close);
        }
    }

    /// Changes the pace; an unknown word means the default.
    #[wasm_bindgen(js_name = setPace)]
    pub fn set_pace(&self, pace: &str) {
        self.store
            .dispatch(Action::Pace(Pace::from_id(pace).unwrap_or_default()));
    }

    /// Says where answers are kept, as the constructor's `keeping` does.
    #[wasm_bindgen(js_name = setKeeping)]
    pub fn set_keeping(&self, keeping: &str) {
        self.store.keep(kept(keeping));
    }

    /// Shows the same assessment in another language.
    ///
    /// # Errors
    /// An `Error` with a `kind` when the definition breaks a rule.
    pub fn translate(&self, definition: &JsValue) -> Result<(), JsValue> {
        let (assessment, guidance) = read_assessment(definition, self.store.host())?;
        self.store.dispatch(Action::Translate(assessment));
        self.store.bring_guide(guidance);
        Ok(())
    }

    /// Renders the same assessment anew, for others change words too: from now on those of all quizzes
    /// leave with what they are in.
    ///
    /// # Errors
    /// As [`Self::translate`].
    pub fn renew(&self, definition: &JsValue) -> Result<(), JsValue> {
        view::let_words_leave();
        self.translate(definition)
    }

    /// True if a guide is to be loaded now.
    #[wasm_bindgen(getter, js_name = wantsGuide)]
    pub fn wants_guide(&self) -> bool {
        self.store.wants_guide()
    }

    /// Takes the guide that the definition names (parsed JSON). Not to be called before
    /// [`Self::arrived`].
    ///
    /// # Errors
    /// An `Error` with a `kind` when the guide breaks a rule.
    pub fn guide(&self, guide: &JsValue) -> Result<(), JsValue> {
        let deferred = self.store.deferred()?;
        let guidance = (deferred.read_guide)(self.store.session().assessment(), guide)?;
        self.store.bring_guide(guidance);
        Ok(())
    }

    /// The guide could not be loaded or read.
    #[wasm_bindgen(js_name = noGuide)]
    pub fn no_guide(&self) {
        self.store.bring_guide(Guidance::Failed);
    }

    /// Renders again, for instance with a new address for links.
    pub fn refresh(&self) {
        self.store.render();
    }

    /// Forgets answers and notes.
    pub fn reset(&self) {
        self.store.dispatch(Action::Reset);
    }

    /// Takes the quiz off the page. The root element is to be removed with it.
    pub fn destroy(&self) {
        self.store.destroy();
    }
}
