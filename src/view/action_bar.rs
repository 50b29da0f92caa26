//! The two ways out of a result that matter most, and the ways to its parts: at hand all the time.

use std::rc::Rc;

use web_sys::wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::errands::use_errands;
use super::pieces::button;
use super::props::{Errand, Task};
use super::text::text;
use super::words;
use crate::assessment::{Assessment, Phrase};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActionBarProps {
    pub assessment: Rc<Assessment>,
    pub link: AttrValue,
    /// Each part of the result with its name, in order: the class of its section.
    pub sections: Vec<(&'static str, Rc<str>)>,
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
        sections,
        on_errand,
    } = props;
    let errands = use_errands(on_errand);
    let copied = [Some(Phrase::Copied), Some(Phrase::CopyByHand)];
    let copy = {
        let link = link.clone();
        // Where copying is refused, the field with the link is selected, so that the keyboard can.
        errands.ask_of_click(
            move |_| Some(Task::Copy(link.to_string())),
            copied,
            |click| {
                let field = find(click, ".share input[readonly]");
                if let Some(field) =
                    field.and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok())
                {
                    let _ = field.focus();
                    field.select();
                }
            },
        )
    };
    let print = errands.ask(
        |click| find(click, ".brief").map(Task::Print),
        [None, Some(Phrase::PrintFailed)],
        Callback::noop(),
    );
    let parts = sections.iter().map(|(section, name)| {
        let selector = [".", section].concat();
        let onclick = Callback::from(move |click: MouseEvent| {
            let section = find(&click, &selector);
            if let Some(section) = section.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
            {
                let _ = section.focus();
                section.scroll_into_view();
            }
        });
        html! { <li key={*section}>{ button("quiet", name, onclick) }</li> }
    });
    html! {
        <div class="bar-of-actions" part="actions">
            <nav aria-label={words(&assessment.say(Phrase::Sections))}><ul role="list">{ for parts }</ul></nav>
            <div class="ways">
                if let Some(copy) = copy { { button("primary", &assessment.say(Phrase::CopyLink), copy) } }
                if let Some(print) = print { { button("secondary", &assessment.say(Phrase::PrintBrief), print) } }
            </div>
            <p class="copied" role="status">
                if let Some(phrase) = errands.told() { { text("span", "", &assessment.say(phrase)) } }
            </p>
        </div>
    }
}
