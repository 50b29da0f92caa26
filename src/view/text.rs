//! Words on the page, in elements that leave with them once others change words too.
//!
//! Translators and reading aids put nodes of their own in the place of a text node, or other words
//! into it, while Yew goes on writing to the node it made. Where they do, no text is ever changed: an
//! element whose words change is another element, for its words are its key. Whatever was made of the
//! old one leaves with it, and a translation that comes late finds it gone. Where nobody does, which
//! takes somebody who watches, words are written into the nodes of those before: a page becomes the
//! next one in two thirds of the time.

use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listeners, VList, VTag};

use super::words;

/// True while words are written into the nodes of those before. The element watches for changes that
/// others make (`src/web/loader/foreign-changes.ts`), and an application doesn't.
static REUSES_NODES: AtomicBool = AtomicBool::new(cfg!(feature = "element"));

/// Has words leave with what they are in from now on. What is shown is to be rendered anew.
#[cfg(feature = "element")]
pub(crate) fn let_words_leave() {
    REUSES_NODES.store(false, Ordering::Relaxed);
}

/// An element `tag` of a class (or of none, if empty) that holds one text.
pub(super) fn text(tag: &'static str, class: &'static str, text: &Rc<str>) -> Html {
    named_text(tag, class, None, text)
}

/// The same with an id, for a text that describes something.
pub(super) fn named_text(
    tag: &'static str,
    class: &'static str,
    id: Option<AttrValue>,
    text: &Rc<str>,
) -> Html {
    element(tag, class, id, Rc::clone(text), html! { { words(text) } })
}

/// A stretch of a line.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Plain(&'a str),
    /// Set off from the rest.
    Strong(&'a str),
    /// Set off for the eye alone.
    Bold(&'a str),
    /// For those who don't see what the line stands beside.
    Unseen(&'a str),
    /// A link, of which `about` is unseen.
    Link {
        label: &'a str,
        about: &'a str,
        address: &'a str,
    },
}

impl<'a> Part<'a> {
    fn words(self) -> [&'a str; 3] {
        match self {
            Self::Plain(words) | Self::Strong(words) | Self::Bold(words) | Self::Unseen(words) => {
                [words, "", ""]
            }
            Self::Link {
                label,
                about,
                address,
            } => [label, about, address],
        }
    }

    fn show(self) -> Html {
        match self {
            Self::Plain(words) => html! { { words } },
            Self::Strong(words) => html! { <strong>{ words }</strong> },
            Self::Bold(words) => html! { <b>{ words }</b> },
            Self::Unseen(words) => html! { <span class="unseen">{ words }</span> },
            Self::Link {
                label,
                about,
                address,
            } => html! {
                <a href={address.to_owned()} target="_blank" rel="noreferrer">{ label }{ Self::Unseen(about).show() }</a>
            },
        }
    }
}

/// An element like [`text`]'s that holds one line.
pub(super) fn line(tag: &'static str, class: &'static str, parts: &[Part]) -> Html {
    let key: String = parts.iter().flat_map(|part| part.words()).collect();
    let parts = parts.iter().filter(|part| part.words() != [""; 3]);
    let content = parts.map(|part| part.show()).collect();
    element(tag, class, None, key.into(), content)
}

/// The label of a field.
pub(super) fn label_for(id: &str, label: &Rc<str>) -> Html {
    alone(html! { <label key={Rc::clone(label)} for={id.to_owned()}>{ words(label) }</label> })
}

/// An element that leaves with what it says, its `key`.
///
/// By the function that the macro calls: what that makes of a tag by name is three times as long, for
/// it might be a field's.
pub(super) fn element(
    tag: &'static str,
    class: &'static str,
    id: Option<AttrValue>,
    key: Rc<str>,
    content: Html,
) -> Html {
    // No `Static` one, for that is left out where the page is rendered as text.
    let class = (!class.is_empty()).then_some(AttrValue::Static(class));
    let class = class.map(AttributeOrProperty::Attribute);
    let attributes = Attributes::Dynamic {
        keys: &["class", "id"],
        values: Box::new([class, id.map(AttributeOrProperty::Attribute)]),
    };
    let key = (!REUSES_NODES.load(Ordering::Relaxed)).then(|| key.into());
    let element = VTag::__new_other(
        tag.into(),
        NodeRef::default(),
        key,
        attributes,
        Listeners::None,
        content,
    );
    alone(element.into())
}

/// An element whose key is its words, among siblings that may have the same words.
pub(super) fn alone(element: Html) -> Html {
    VList::from(element).into()
}
