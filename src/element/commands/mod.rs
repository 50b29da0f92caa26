//! The commands that a view of results gives on the visitor's behalf: to copy, to share, to save, to
//! print, to read. All of it is in the second module, see [`super::split_point`].

mod clipboard;
mod date;
mod download;
mod drawing;
mod files;
mod image;
mod print;
mod svg;

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

pub(super) use clipboard::can_share;
pub(super) use date::today;

use super::bindings::Host;
use super::error::ElementError;
use super::js_value::from_js;
use crate::assessment::Assessment;
use crate::destination::Destination;
use crate::file::{self, ResultFile};
use crate::guide::Guide;
use crate::import::{from_files, from_text};
use crate::session::{Action, Session, SharedAction};
use crate::view::{Errand, Guidance, Task};
use download::{Download, blob};

/// Runs a command. Whatever the browser allows only in answer to a click is asked of it before this
/// returns.
pub(super) fn run(host: &Host, session: &Session, errand: Errand) {
    let Errand { task, done } = errand;
    let assessment = session.assessment();
    let notes = match &task {
        Task::Save(received) => &received.notes,
        _ => session.notes(),
    };
    let name = file::name(assessment, notes);
    let save = |what, extension| Download {
        name: name.clone(),
        what,
        extension,
        expected: host.may_download(),
    };
    match task {
        Task::Copy(text) => {
            let copied = clipboard::copy(&text);
            spawn_local(async move { done.emit(copied.await) });
        }
        Task::CopyRich { html, text } => {
            let copied = clipboard::copy_rich(&html, text);
            spawn_local(async move { done.emit(copied.await) });
        }
        Task::Share(link) => {
            let shared = clipboard::share(&link);
            spawn_local(async move { done.emit(shared.await) });
        }
        Task::Save(received) => {
            let file = ResultFile::of(assessment, &received.result, &received.notes);
            done.emit(save("result", "json").json(&file));
        }
        Task::SaveTable(table) => {
            let table = blob(&table, "text/csv");
            done.emit(save("answers", "csv").begin(table));
        }
        Task::SaveDrawing {
            drawing,
            image: false,
        } => {
            let file = svg::written(&drawing).and_then(|file| blob(&file, "image/svg+xml"));
            done.emit(save("wheel", "svg").begin(file));
        }
        Task::SaveDrawing {
            drawing,
            image: true,
        } => {
            let (painted, save) = (image::painted(&drawing), save("wheel", "png"));
            spawn_local(async move { done.emit(save.begin(painted.await)) });
        }
        Task::Print(element) => done.emit(print::print(&element).is_some_and(|began| began)),
        Task::LoadGuide => host.bring_guide(),
        Task::Open { files, opened } => {
            let (read, assessment) = (files::read(files), Rc::clone(assessment));
            spawn_local(async move { opened.emit(from_files(&assessment, read.await)) });
        }
    }
}

/// The place that the page offers to send a result to.
pub(super) fn destination(host: &Host) -> Option<Destination> {
    let offered = host.destination()?;
    Some(Destination {
        address: offered.address().into(),
        label: offered.label().into(),
        place: offered.place().into(),
    })
}

/// The action that shows the results in a text, together with what could not be read of them.
/// If none could, the error for the first.
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
