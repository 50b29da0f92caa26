//! The page where links, codes and files of others are handed in.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::button;
use super::props::{Errand, QuizProps, Task};
use super::shared::{leave, refused};
use super::text::{label_for, named_text, text};
use crate::assessment::Phrase;
use crate::import::{Imported, from_text};
use crate::session::{Action, Place, SharedAction};

pub(super) fn open_body(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        dispatch,
        on_errand,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let field = NodeRef::default();
    let open = {
        let (field, assessment) = (field.clone(), Rc::clone(assessment));
        dispatch.reform(move |_: MouseEvent| {
            let text = field
                .cast::<web_sys::HtmlTextAreaElement>()
                .map(|field| field.value());
            SharedAction::Open(from_text(&assessment, &text.unwrap_or_default())).into()
        })
    };
    let opened = dispatch.reform(|opened| SharedAction::Open(opened).into());
    let choose = on_errand.as_ref().map(|on_errand| {
        let (on_errand, opened) = (on_errand.clone(), opened.clone());
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<web_sys::HtmlInputElement>();
            let files = input.as_ref().and_then(web_sys::HtmlInputElement::files);
            read(&on_errand, files, &opened);
            // So that the same file can be chosen again.
            if let Some(input) = input {
                input.set_value("");
            }
        })
    });
    let drop = on_errand.as_ref().map(|on_errand| {
        let on_errand = on_errand.clone();
        Callback::from(move |event: DragEvent| {
            let files = event.data_transfer().and_then(|dropped| dropped.files());
            // Text that is dropped on the field is the field's.
            if files.as_ref().is_some_and(|files| files.length() > 0) {
                event.prevent_default();
                read(&on_errand, files, &opened);
            }
        })
    });
    // Without this the browser would open the file in place of the page.
    let over = Callback::from(|event: DragEvent| {
        let field = event.target_dyn_into::<web_sys::HtmlTextAreaElement>();
        if field.is_none() {
            event.prevent_default();
        }
    });
    let [text_id, files_id] = ["open-text", "open-files"].map(|id| [prefix.as_str(), id].concat());
    let hint = [&files_id, "-hint"].concat();
    let count = session.shared().len();
    html! {
        <div class="open" ondragover={over} ondrop={drop}>
            { text("p", "lede", &assessment.say(Phrase::OpenHint)) }
            if count > 0 {
                <div class="notice" part="notice">
                    { text("p", "", &assessment.count(Phrase::OpenAdding, &[("count", count)])) }
                    { button("quiet", &assessment.say(Phrase::OpenBack), act(Action::Go(Place::Shared))) }
                </div>
            }
            { refused(session) }
            <div class="field">
                { label_for(&text_id, &assessment.say(Phrase::OpenText)) }
                <textarea ref={field} id={text_id} rows="5" spellcheck="false" autocomplete="off" autocapitalize="off" />
            </div>
            { button("primary", &assessment.say(Phrase::OpenButton), open) }
            if choose.is_some() {
                <div class="field files">
                    { label_for(&files_id, &assessment.say(Phrase::OpenFiles)) }
                    <input id={files_id} type="file" multiple=true accept=".json,application/json" aria-describedby={hint.clone()} onchange={choose} />
                    { named_text("p", "hint", Some(hint.into()), &assessment.say(Phrase::OpenFilesHint)) }
                </div>
            }
            <div class="steps" part="steps">
                { leave("secondary", session, dispatch) }
            </div>
        </div>
    }
}

/// Has files read, if there are any. The list is taken at once, for the field empties it.
fn read(
    on_errand: &Callback<Errand>,
    files: Option<web_sys::FileList>,
    opened: &Callback<Imported>,
) {
    if let Some(list) = files.filter(|files| files.length() > 0) {
        let files = (0..list.length()).filter_map(|position| list.item(position));
        let (files, opened) = (files.collect(), opened.clone());
        on_errand.emit(Task::Open { files, opened }.into());
    }
}
