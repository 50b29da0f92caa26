//! The two ways out of a result that matter most, and the ways to its parts: at hand all the time.

use std::rc::Rc;

use yew::prelude::*;

use super::errands::use_errands;
use super::pieces::button;
use super::props::{Errand, Task};
use super::words;
use crate::assessment::{Assessment, Phrase};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActionBarProps {
    pub assessment: Rc<Assessment>,
    pub link: AttrValue,
    /// The field with the link, which is selected where copying is refused, so that the keyboard can.
    pub field: NodeRef,
    /// Each part of the result with its name, in order.
    pub sections: Vec<(NodeRef, Rc<str>)>,
    /// The way to the place that the page offers to send the result to.
    #[prop_or_default]
    pub send: Option<Html>,
    pub on_errand: Option<Callback<Errand>>,
}

/// An element of the quiz that was clicked in.
pub(super) fn find(click: &MouseEvent, selector: &str) -> Option<web_sys::Element> {
    let clicked = click.target_dyn_into::<web_sys::Element>()?;
    let quiz = clicked.closest(".readiness-check").ok()??;
    quiz.query_selector(selector).ok()?
}

#[component]
pub(super) fn ActionBar(props: &ActionBarProps) -> Html {
    let ActionBarProps {
        assessment,
        link,
        field,
        sections,
        send,
        on_errand,
    } = props;
    let errands = use_errands(on_errand);
    let copied = [Some(Phrase::Copied), Some(Phrase::CopyByHand)];
    let text_to_copy = link.to_string();
    let copy = errands.ask(
        move |_| Some(Task::Copy(text_to_copy.clone())),
        copied,
        select(field),
    );
    let print = errands.ask(
        |click| find(click, ".brief").map(Task::Print),
        [None, Some(Phrase::PrintFailed)],
        Callback::noop(),
    );
    let parts = sections.iter().map(|(section, name)| {
        let section = section.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(section) = section.cast::<web_sys::HtmlElement>() {
                let _ = section.focus();
                section.scroll_into_view();
            }
        });
        html! { <li key={Rc::clone(name)}>{ button("quiet", name, onclick) }</li> }
    });
    html! {
        <div class="bar-of-actions">
            <nav aria-label={words(&assessment.say(Phrase::Sections))}><ul role="list">{ for parts }</ul></nav>
            <div class="ways">
                if let Some(copy) = copy { { button("primary", &assessment.say(Phrase::CopyLink), copy) } }
                if let Some(print) = print { { button("secondary", &assessment.say(Phrase::PrintBrief), print) } }
                { for send.iter().cloned() }
            </div>
            { errands.status(assessment) }
        </div>
    }
}

/// If copying is refused the text is selected, so that the keyboard can.
pub(super) fn select(field: &NodeRef) -> Callback<()> {
    let field = field.clone();
    Callback::from(move |()| {
        if let Some(field) = field.cast::<web_sys::HtmlInputElement>() {
            let _ = field.focus();
            field.select();
        }
    })
}
