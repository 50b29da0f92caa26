//! The small pieces of which pages are made. Each is written out once, for the markup
//! of a page weighs more than anything else in the WebAssembly.

use std::rc::Rc;

use yew::prelude::*;

use super::words;

/// An element `tag` of a class (or of none, if empty) that holds one text.
#[expect(
    clippy::ignored_unit_patterns,
    reason = "the macro writes them for a tag by name"
)]
pub(super) fn text(tag: &'static str, class: &'static str, text: &Rc<str>) -> Html {
    let class = (!class.is_empty()).then_some(class);
    html! { <@{tag} {class}>{ words(text) }</@> }
}

/// A button whose look is its class.
pub(super) fn button(look: &'static str, label: &Rc<str>, onclick: Callback<MouseEvent>) -> Html {
    named_button(look, label, None, onclick)
}

/// A button whose visible label needs more words for those who don't see what it stands beside.
pub(super) fn named_button(
    look: &'static str,
    label: &Rc<str>,
    name: Option<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! {
        <button key={label.to_string()} type="button" class={look} part={[BUTTON, look].concat()} aria-label={name} {onclick}>
            { words(label) }
        </button>
    }
}

const BUTTON: &str = "button button-";

/// Something to read, one click away.
pub(super) fn more(summary: Html, body: Html) -> Html {
    html! { <details class="more" part="more"><summary>{ summary }</summary>{ body }</details> }
}

/// A page's heading, which takes the focus when the visitor arrives.
pub(super) fn heading(step: &Rc<str>, title: &Rc<str>, node_ref: NodeRef) -> Html {
    html! {
        <>
            { text("p", "step", step) }
            // Another one for every step: one that has the focus already would not be scrolled to.
            <h3 key={step.to_string()} part="heading" tabindex="-1" ref={node_ref}>{ words(title) }</h3>
        </>
    }
}

/// `label: text`, the label set off.
pub(super) fn labelled(label: &Rc<str>, text: String) -> Html {
    html! { <p><strong>{ words(label) }{ ":" }</strong>{ " " }{ text }</p> }
}
