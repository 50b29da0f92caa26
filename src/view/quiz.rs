//! The whole quiz as a function of one session.

use std::ptr;
use std::rc::Rc;

use yew::prelude::*;

use super::condition::condition_page;
use super::header::header;
use super::pieces::button;
use super::progress::progress;
use super::props::{Loading, QuizProps};
use super::report::report_page;
use super::text::{alone, text};
use super::words;
use crate::assessment::Phrase;
use crate::session::{Action, Place};

/// Header, the page for the session's place, and the wheel beside it.
///
/// The views below are plain functions: each further component costs every visitor
/// about 2 KB of WebAssembly, so only what must skip rendering or hold a state is one.
#[component]
pub fn Quiz(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        dispatch,
        on_dismiss,
        life,
        ..
    } = props;
    let heading = use_node_ref();
    use_focus(*life, (session.place(), session.shared().len()), &heading);
    use_effect_with(props.on_ready.clone(), |on_ready| on_ready.emit(()));
    let assessment = session.assessment();
    let undo = leaving(dispatch, &heading, || Action::Undo);
    let gone = if session.answers().is_empty() {
        Phrase::Forgotten
    } else {
        Phrase::Adopted
    };
    let dismiss = leaving(on_dismiss, &heading, || ());
    let retry = leaving(&props.on_retry, &heading, || ());
    let (page, beside) = match session.place() {
        Place::Condition(position) => (condition_page(props, position, heading), true),
        Place::Result | Place::Shared | Place::Open => (report_page(props, heading), false),
    };
    html! {
        // A form, for Chromium never lets go of the radios that a shadow root had outside of one,
        // and finds the next ones more slowly for them. Such a method submits nothing.
        <form key={*life} method="dialog" role="none" class="readiness-check" part="quiz" lang={words(assessment.language())} dir={assessment.locale().direction()}>
            { header(session, dispatch) }
            // No alert, which Firefox tells of when it comes, and not when something comes into it.
            <div class="messages" aria-live="assertive">
                if let Some(text) = &props.message {
                    { message(text.as_ptr().addr(), &Rc::from(text.as_str()), &assessment.say(Phrase::Dismiss), dismiss) }
                }
                if let Some(forgotten) = session.undo() {
                    { message(ptr::from_ref(forgotten).addr(), &assessment.say(gone), &assessment.say(Phrase::Undo), undo) }
                }
                if props.report == Loading::Failed {
                    { message(0, &assessment.say(Phrase::LoadingFailed), &assessment.say(Phrase::TryAgain), retry) }
                }
            </div>
            <div class={classes!("layout", beside.then_some("beside"))}>
                if beside { { progress(session, dispatch) } }
                <div class="main">{ page }</div>
            </div>
            <div class="credit" part="credit">
                if let Some(keeping) = &props.keeping { { text("p", "", &Rc::from(keeping.as_str())) } }
                if let Some(credit) = assessment.credit() {
                    <p key={Rc::clone(&credit.text)}>
                        { words(&credit.text) }{ " " }
                        <a key={Rc::clone(&credit.label)} href={words(&credit.address)} target="_blank" rel="noreferrer">{ words(&credit.label) }</a>
                    </p>
                }
                <slot name="footer" />
            </div>
        </form>
    }
}

/// Focus follows the visitor to a new page, but is never taken from the host page
/// when the quiz first appears.
#[hook]
fn use_focus(life: u32, page: (Place, usize), heading: &NodeRef) {
    let seen = use_mut_ref(|| None);
    let heading = heading.clone();
    use_effect_with((life, page), move |_| {
        if seen.borrow_mut().replace(life) == Some(life)
            && let Some(heading) = heading.cast::<web_sys::HtmlElement>()
        {
            if let Place::Condition(_) = page.0 {
                close_all(&heading);
            }
            // A heading that just left the page takes no focus, and that is fine.
            let _ = heading.focus();
            // Another page begins at its top, wherever the last one was left.
            heading.scroll_into_view();
        }
    });
}

/// Closes what the visitor opened beside a heading: it has become something else since.
fn close_all(heading: &web_sys::HtmlElement) {
    let Some(page) = heading.parent_element() else {
        return;
    };
    while let Ok(Some(opened)) = page.query_selector("details[open]:not(.begun)") {
        if opened.remove_attribute("open").is_err() {
            return;
        }
    }
}

/// The button leaves the page when it is pressed, so the focus moves on before.
fn leaving<T: 'static>(
    pressed: &Callback<T>,
    heading: &NodeRef,
    said: fn() -> T,
) -> Callback<MouseEvent> {
    let heading = heading.clone();
    pressed.reform(move |_: MouseEvent| {
        if let Some(heading) = heading.cast::<web_sys::HtmlElement>() {
            let _ = heading.focus();
        }
        said()
    })
}

/// Something to know, and one button for what can be done about it. Another `reason` makes it another
/// message, for the same one is not read out again.
fn message(reason: usize, said: &Rc<str>, label: &Rc<str>, onclick: Callback<MouseEvent>) -> Html {
    alone(html! {
        <div key={reason} class="message" part="message">
            { text("p", "", said) }
            { button("quiet", label, onclick) }
        </div>
    })
}
