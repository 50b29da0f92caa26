//! What a view of results asks of the host page, done by calls of [`Host`].

use std::rc::Rc;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::bindings::Host;
use super::error::ElementError;
use super::js_value::{from_js, to_js};
use crate::assessment::Assessment;
use crate::file::{FileError, ResultFile, repeated};
use crate::guide::Guide;
use crate::import::{File, from_files, from_text};
use crate::session::{Action, Session, SharedAction};
use crate::view::{Errand, Guidance, Task};

/// Runs a command; the results in files that it brings are handed to `dispatch`.
pub(super) fn run(host: &Host, session: &Rc<Session>, errand: Errand, dispatch: Callback<Action>) {
    let Errand { task, done } = errand;
    let assessment = &session.assessment;
    let promise = match task {
        Task::Copy(text) => host.copy(&text),
        Task::Share(link) => host.share(&link),
        Task::Save(received) => {
            let file = ResultFile::of(assessment, &received.result, &received.notes);
            return done.emit(host.download(to_js(&file)));
        }
        Task::CopyRich { html, text } => host.copy_rich(&html, &text),
        Task::SaveTable(table) => host.save_table(assessment.id(), &table),
        Task::SaveDrawing { drawing, image } => host.save_drawing(assessment.id(), &drawing, image),
        Task::Print(element) => host.print(&element),
        Task::LoadGuide => return host.bring_guide(),
        Task::Open(files) => {
            let (reading, assessment) = (host.read(&files), Rc::clone(assessment));
            return spawn_local(async move {
                if let Ok(files) = JsFuture::from(reading).await {
                    let opened = from_files(&assessment, as_files(&files));
                    dispatch.emit(SharedAction::Open(opened).into());
                }
            });
        }
    };
    spawn_local(async move {
        let worked = JsFuture::from(promise).await;
        done.emit(worked.is_ok_and(|worked| worked.is_truthy()));
    });
}

/// The action that shows the results in a text, together with what could not be read of them.
/// Where none could, the error for the first.
pub(super) fn open(assessment: &Assessment, text: &str) -> Result<Action, ElementError> {
    let opened = from_text(assessment, text);
    match opened.errors.first() {
        Some(refused) if opened.results.is_empty() => Err(ElementError::of(assessment, refused)),
        _ => Ok(SharedAction::Open(opened).into()),
    }
}

/// Reads a guide (parsed JSON).
pub(super) fn read_guide(
    assessment: &Assessment,
    guide: &JsValue,
) -> Result<Guidance, ElementError> {
    let guide = from_js(guide).ok_or_else(ElementError::too_large)?;
    let guide = Guide::read(assessment, &guide)
        .map_err(|problems| ElementError::new("assessment-invalid", &problems.to_string()))?;
    Ok(Guidance::Ready(Rc::new(guide)))
}

/// Files as the page read them, see [`Host::read`].
fn as_files(files: &JsValue) -> Vec<File> {
    let as_file = |file: JsValue| {
        let get = |name: &str| Reflect::get(&file, &name.into()).unwrap_or(JsValue::UNDEFINED);
        let text = |name| get(name).as_string();
        File {
            name: text("name").unwrap_or_default().into(),
            content: match text("problem").as_deref() {
                None => from_js(&get("content")).ok_or(FileError::Large),
                Some("large") => Err(FileError::Large),
                Some("repeated") => Err(repeated(&text("detail").unwrap_or_default())),
                Some(_) => Err(FileError::NotJson),
            },
        }
    };
    let files = files.dyn_ref::<Array>();
    files.map_or_else(Vec::new, |files| files.iter().map(as_file).collect())
}
