//! The page a quiz begins with, rendered here by the components that run in the browser, so that
//! it shows before they are loaded.

use std::rc::Rc;

use anyhow::{Context, Result, anyhow};
use scraper::{ElementRef, Html, Node};
use serde_json::{Map, Value, json};
use yew::{AttrValue, Callback, LocalServerRenderer};

use crate::assessment::{Assessment, Phrase};
use crate::json::Json;
use crate::session::{Pace, Session};
use crate::view::{Quiz, QuizProps};

/// The first view of an assessment at a pace: `tree`, which is `[name, attributes, child…]` with
/// texts among the children, and `kept`, the sentence on where answers are kept by the value of
/// the attribute `save`.
pub(super) fn first_view(definition: &Value, pace: Pace) -> Result<Value> {
    let definition: Json = serde_json::from_value(definition.clone())?;
    let assessment = Assessment::read(&definition).map_err(|problems| anyhow!("{problems}"))?;
    let direction = direction(assessment.title());
    let say = |phrase| AttrValue::from(assessment.say(phrase));
    let [tab, device, off] = [Phrase::SavedTab, Phrase::SavedDevice, Phrase::SavedOff].map(say);
    let kept = json!({ "tab": &*tab, "device": &*device, "off": &*off });
    let html = render(yew::props!(QuizProps {
        session: Rc::new(Session::new(Rc::new(assessment), pace)),
        dispatch: Callback::noop(),
        address: "",
        on_errand: Some(Callback::noop()),
        keeping: Some(tab),
    }))?;
    let document = Html::parse_fragment(&html);
    let quiz = document.root_element().child_elements().next();
    let mut tree = tree(quiz.context("nothing was rendered")?);
    let dir = tree.pointer_mut("/1/dir");
    *dir.context("the quiz has no direction")? = json!(direction);
    Ok(json!({ "tree": tree, "kept": kept }))
}

/// The side where lines of a text begin. Browsers know that of a language, but take long to tell.
fn direction(text: &str) -> &'static str {
    match text.chars().find(|letter| letter.is_alphabetic()) {
        // Unicode's blocks of scripts that are written from right to left.
        Some('\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}') => "rtl",
        _ => "ltr",
    }
}

fn render(props: QuizProps) -> Result<String> {
    let renderer = LocalServerRenderer::<Quiz>::with_props(props).hydratable(false);
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    Ok(runtime.block_on(renderer.render()))
}

fn tree(element: ElementRef) -> Value {
    let attributes: Map<_, _> = element
        .value()
        .attrs()
        .map(|(name, value)| (name.to_owned(), value.into()))
        .collect();
    let children = element.children().filter_map(|child| match child.value() {
        Node::Text(text) => Some(json!(&**text)),
        Node::Element(_) => ElementRef::wrap(child).map(tree),
        _ => None,
    });
    [json!(element.value().name()), attributes.into()]
        .into_iter()
        .chain(children)
        .collect()
}
