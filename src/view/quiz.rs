//! The whole quiz as a function of one session.

use std::rc::Rc;

use yew::prelude::*;

use super::condition::ConditionPage;
use super::header::Header;
use super::progress::Progress;
use super::result::ResultPage;
use super::shared::SharedPage;
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
#[component]
pub fn Quiz(props: &QuizProps) -> Html {
    let QuizProps { session, dispatch, address, on_copy, prefix, .. } = props;
    let heading = use_node_ref();
    // Focus follows the visitor to a new page, but is never taken from the host page
    // when the quiz first appears.
    let seen = use_mut_ref(|| None);
    {
        let heading = heading.clone();
        use_effect_with(session.place, move |&place| {
            if seen.borrow_mut().replace(place).is_some()
                && let Some(heading) = heading.cast::<web_sys::HtmlElement>()
            {
                // A heading that just left the page takes no focus, and that is fine.
                let _ = heading.focus();
            }
        });
    }
    let assessment = &session.assessment;
    let (session_, dispatch_) = (Rc::clone(session), dispatch.clone());
    let page = match session.place {
        Place::Condition(position) => html! {
            <ConditionPage key={position} session={session_} dispatch={dispatch_} {position} {heading} prefix={prefix.clone()} />
        },
        Place::Result => html! {
            <ResultPage key="result" session={session_} dispatch={dispatch_} {heading} address={address.clone()} on_copy={on_copy.clone()} prefix={prefix.clone()} />
        },
        Place::Shared => html! {
            <SharedPage key="shared" session={session_} dispatch={dispatch_} {heading} address={address.clone()} on_copy={on_copy.clone()} prefix={prefix.clone()} />
        },
    };
    let beside = matches!(session.place, Place::Condition(_));
    let undo = dispatch.reform(|_: MouseEvent| Action::Undo);
    let dismiss = props.on_dismiss.reform(|_: MouseEvent| ());
    html! {
        <div class="quiz" part="quiz" lang={words(&assessment.language)}>
            <Header session={Rc::clone(session)} dispatch={dispatch.clone()} />
            <div class="messages" role="alert">
                if let Some(text) = &props.message {
                    { message(text.clone(), words(&assessment.say(Phrase::Dismiss)), dismiss) }
                }
                if session.forgotten.is_some() {
                    { message(words(&assessment.say(Phrase::Forgotten)), words(&assessment.say(Phrase::Undo)), undo) }
                }
            </div>
            <div class={classes!("layout", beside.then_some("beside"))}>
                if beside {
                    <Progress session={Rc::clone(session)} dispatch={dispatch.clone()} />
                }
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

/// Something to know, and one button for what can be done about it.
fn message(text: AttrValue, button: AttrValue, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <div class="message" part="message">
            <p>{ text }</p>
            <button type="button" class="quiet" {onclick}>{ button }</button>
        </div>
    }
}
