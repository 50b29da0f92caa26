//! What a view of results asks of the host page, done by calls of [`Host`].

use std::rc::Rc;

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::bindings::Host;
use super::js_value::{from_js, to_js};
use crate::file::{FileError, ResultFile};
use crate::import::{File, from_files};
use crate::json::Json;
use crate::session::{Action, Session, SharedAction};
use crate::view::{Errand, Task};

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
        Task::SaveTable(table) => host.save_table(&assessment.id, &table),
        Task::SaveDrawing { drawing, image } => host.save_drawing(&assessment.id, &drawing, image),
        Task::Print(element) => host.print(&element),
        Task::LoadGuide => return host.bring_guide(),
        Task::Open(files) => {
            let (reading, assessment) = (host.read(&files), Rc::clone(assessment));
            return spawn_local(async move {
                if let Ok(files) = JsFuture::from(reading).await {
                    let opened = from_files(&assessment, as_files(&from_js(&files)));
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

/// Files as the page read them, see [`Host::read`].
fn as_files(files: &Json) -> Vec<File> {
    let Json::Array(files) = files else {
        return Vec::new();
    };
    let text = |file: &Json, name| file.get(name).and_then(Json::as_text).cloned();
    let as_file = |file| File {
        name: text(file, "name").unwrap_or_default(),
        content: match text(file, "problem").as_deref() {
            None => Ok(file.get("content").cloned().unwrap_or(Json::Null)),
            Some("large") => Err(FileError::Large),
            Some("repeated") => Err(FileError::Repeated {
                name: text(file, "detail").unwrap_or_default(),
            }),
            Some(_) => Err(FileError::NotJson),
        },
    };
    files.iter().map(as_file).collect()
}
