//! The whole quiz as a function of one session.

use std::rc::Rc;

use yew::prelude::*;

use super::condition::condition_page;
use super::header::header;
use super::pieces::button;
use super::progress::progress;
use super::result::result_page;
use super::shared::shared_page;
use super::words;
use crate::assessment::Phrase;
use crate::session::{Action, Place, Session};

/// A text to copy, and whom to tell whether it was.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The text.
    pub text: String,
    /// To be called with whether copying worked.
    pub done: Callback<bool>,
}

/// What the quiz needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuizProps {
    /// What to show.
    pub session: Rc<Session>,
    /// Called with everything the visitor does.
    pub dispatch: Callback<Action>,
    /// The address result links lead to, see [`crate::link::link`].
    pub address: AttrValue,
    /// Called to put a text on the clipboard; without it there are no copy buttons.
    #[prop_or_default]
    pub on_copy: Option<Callback<Copy>>,
    /// Called when the quiz is on the page.
    #[prop_or_default]
    pub on_ready: Callback<()>,
    /// A message to the visitor about something that went wrong, in the page's language.
    #[prop_or_default]
    pub message: Option<AttrValue>,
    /// Called when the visitor puts the message away.
    #[prop_or_default]
    pub on_dismiss: Callback<()>,
    /// One sentence on where answers are kept.
    #[prop_or_default]
    pub keeping: Option<AttrValue>,
    /// Begins every id and radio group name, so that two quizzes in one document
    /// tree stay apart.
    #[prop_or_default]
    pub prefix: AttrValue,
}

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
        ..
    } = props;
    let heading = use_node_ref();
    use_focus(session.place, &heading);
    use_effect_with(props.on_ready.clone(), |on_ready| on_ready.emit(()));
    let assessment = &session.assessment;
    let undo = dispatch.reform(|_: MouseEvent| Action::Undo);
    let dismiss = on_dismiss.reform(|_: MouseEvent| ());
    let (page, beside) = match session.place {
        Place::Condition(position) => (condition_page(props, position, heading), true),
        Place::Result => (result_page(props, heading), false),
        Place::Shared => (shared_page(props, heading), false),
    };
    html! {
        <div class="readiness-check" part="quiz" lang={words(&assessment.language)}>
            { header(session, dispatch) }
            <div class="messages" role="alert">
                if let Some(text) = &props.message {
                    { message(text.clone(), &assessment.say(Phrase::Dismiss), dismiss) }
                }
                if session.forgotten.is_some() {
                    { message(words(&assessment.say(Phrase::Forgotten)), &assessment.say(Phrase::Undo), undo) }
                }
            </div>
            <div class={classes!("layout", beside.then_some("beside"))}>
                if beside { { progress(session, dispatch) } }
                <div class="main">{ page }</div>
            </div>
            <footer class="credit" part="credit">
                if let Some(keeping) = &props.keeping { <p>{ keeping.clone() }</p> }
                <p>
                    { words(&assessment.credit.text) }{ " " }
                    <a href={words(&assessment.credit.address)} rel="noreferrer">{ words(&assessment.credit.label) }</a>
                </p>
            </footer>
        </div>
    }
}

/// Focus follows the visitor to a new page, but is never taken from the host page
/// when the quiz first appears.
#[hook]
fn use_focus(place: Place, heading: &NodeRef) {
    let seen = use_mut_ref(|| None);
    let heading = heading.clone();
    use_effect_with(place, move |&place| {
        if seen.borrow_mut().replace(place).is_some()
            && let Some(heading) = heading.cast::<web_sys::HtmlElement>()
        {
            // A heading that just left the page takes no focus, and that is fine.
            let _ = heading.focus();
        }
    });
}

/// Something to know, and one button for what can be done about it.
fn message(text: AttrValue, label: &Rc<str>, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="message" part="message">
            <p>{ text }</p>
            { button("quiet", label, onclick) }
        </div>
    }
}
