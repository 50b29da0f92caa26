//! What is seen: components that show a [`Session`] and report [`Action`]s.
//!
//! They touch no window, address, history or storage; whoever mounts them does that.

mod component;
mod condition;
mod header;
mod picture;
mod pieces;
mod progress;
mod props;
mod question;
mod quiz;
mod result;
mod share;
mod shared;
mod table;
mod wheel;

use std::rc::Rc;

use yew::AttrValue;

pub use component::{Outcome, ReadinessCheck, ReadinessCheckProps};
pub use props::{Copy, QuizProps};
pub use quiz::Quiz;

#[cfg(doc)]
use crate::session::{Action, Session};

/// The style sheet every view needs, for a shadow root or a `<style>` element.
pub const STYLE: &str = include_str!("style.css");

/// A shared text as an attribute or a text node, without copying it.
fn words(text: &Rc<str>) -> AttrValue {
    AttrValue::from(Rc::clone(text))
}
