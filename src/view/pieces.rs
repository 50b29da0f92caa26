//! The small pieces of which pages are made. Each is written out once, for the markup
//! of a page weighs more than anything else in the WebAssembly.

use std::rc::Rc;

use yew::prelude::*;

use super::text::{Part, alone, line, text};
use super::words;
use crate::assessment::{Assessment, Phrase, Term};
use crate::wording::{self, around};

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
    let content = html! { { words(label) } };
    pressable(Rc::clone(label), look, name, None, onclick, content)
}

/// A button that says something else once it was pressed, and keeps the focus.
pub(super) fn toggle(
    look: &'static str,
    label: &Rc<str>,
    name: Option<AttrValue>,
    expanded: Option<AttrValue>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let content = text("span", "", label);
    pressable(Rc::default(), look, name, expanded, onclick, content)
}

fn pressable(
    key: Rc<str>,
    look: &'static str,
    name: Option<AttrValue>,
    expanded: Option<AttrValue>,
    onclick: Callback<MouseEvent>,
    content: Html,
) -> Html {
    alone(html! {
        <button {key} type="button" class={look} part={[BUTTON, look].concat()} aria-label={name} aria-expanded={expanded} {onclick}>
            { content }
        </button>
    })
}

/// A link with the look of a button, for what leads away from the page.
pub(super) fn link_button(look: &'static str, label: &str, address: &str, opens_tab: bool) -> Html {
    let target = opens_tab.then_some("_blank");
    alone(html! {
        <a key={label} class={look} part={[BUTTON, look].concat()} href={address.to_owned()} {target} rel="noreferrer">
            { label }
        </a>
    })
}

const BUTTON: &str = "button button-";

/// Something to read, one click away.
pub(super) fn more(summary: &Rc<str>, body: Html) -> Html {
    details(text("summary", "", summary), body)
}

/// Words and what each of them means.
pub(super) fn meanings(words: &[(&Rc<str>, &Rc<str>)]) -> Html {
    // Two levels may have one label.
    let rows = words.iter().enumerate().map(|(place, (word, meaning))| {
        html! { <div key={place}>{ text("dt", "", word) }{ text("dd", "", meaning) }</div> }
    });
    html! { <dl class="meanings">{ for rows }</dl> }
}

/// Words that a visitor may not know, one click away; nothing where there are none.
pub(super) fn glossary(assessment: &Assessment, terms: &[&Term]) -> Html {
    if terms.is_empty() {
        return Html::default();
    }
    let words = terms.iter().map(|term| (&term.term, &term.meaning));
    let words: Vec<_> = words.collect();
    more(&assessment.say(Phrase::Terms), meanings(&words))
}

/// The summary of one of several with such words: who only hears it hears what it is about.
pub(super) fn summary_about(assessment: &Assessment, summary: &str, title: &str) -> Html {
    let [before, about] = around(assessment, Phrase::Labelled, "label", ("text", title));
    let parts = [
        Part::Unseen(&before),
        Part::Plain(summary),
        Part::Unseen(&about),
    ];
    line("summary", "", &parts)
}

fn details(heading: Html, body: Html) -> Html {
    html! { <details class="more" part="more">{ heading }{ body }</details> }
}

/// A number of things.
pub(super) fn count(assessment: &Assessment, label: &str, count: usize) -> Html {
    let number = wording::number(assessment, count);
    let [before, behind] = around(assessment, Phrase::Labelled, "text", ("label", label));
    let parts = [
        Part::Plain(&before),
        Part::Bold(&number),
        Part::Plain(&behind),
    ];
    line("li", "", &parts)
}

/// A label, set off, with its text.
pub(super) fn labelled(assessment: &Assessment, label: &str, text: &str) -> Html {
    let [before, behind] = around(assessment, Phrase::Labelled, "label", ("text", text));
    let parts = [
        Part::Plain(&before),
        Part::Bold(label),
        Part::Plain(&behind),
    ];
    line("p", "", &parts)
}

/// A page's heading, which takes the focus when the visitor arrives.
pub(super) fn heading(step: &Rc<str>, title: &Rc<str>, node_ref: NodeRef) -> Html {
    html! {
        <>
            { text("p", "step", step) }
            // Another one for every step too: one that has the focus would not be scrolled to.
            <h3 key={[&**step, title].concat()} part="heading" tabindex="-1" ref={node_ref}>{ words(title) }</h3>
        </>
    }
}
