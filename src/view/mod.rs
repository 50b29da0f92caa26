//! The views: components that show a [`Session`] and report [`Action`]s.
//!
//! They touch no window, address, history or storage; whoever mounts them does that.

mod action_bar;
mod bar;
mod brief;
mod component;
mod condition;
mod details;
mod disclosure;
mod errands;
mod explorer;
mod group;
mod header;
mod meeting;
mod open;
mod pair;
mod picture;
mod pieces;
mod plan;
mod pressed;
mod progress;
mod props;
mod qr;
mod question;
mod quiz;
mod reason;
mod report;
mod result;
mod share;
mod shared;
mod spread;
mod standings;
mod step;
mod table;
mod takeaway;
mod text;
mod wheel;

use std::rc::Rc;

use yew::AttrValue;
use yew::virtual_dom::Key;

pub use component::{Outcome, ReadinessCheck, ReadinessCheckProps};
pub use props::{Errand, Guidance, Loading, QuizProps, Report, Task};
pub use quiz::Quiz;
#[cfg(feature = "element")]
pub(crate) use reason::reason_words;
#[cfg(feature = "element")]
pub(crate) use text::let_words_leave;

use crate::assessment::Slot;
#[cfg(doc)]
use crate::session::{Action, Session};

/// The style sheet every view needs, for a shadow root or a `<style>` element: what
/// `style.css` and then `report.css` import, in their order.
pub const STYLE: &str = concat!(
    include_str!("style/colour.css"),
    include_str!("style/base.css"),
    include_str!("style/frame.css"),
    include_str!("style/progress.css"),
    include_str!("style/page.css"),
    include_str!("style/question.css"),
    include_str!("style/wheel.css"),
    include_str!("style/media.css"),
    include_str!("style/result.css"),
    include_str!("style/away.css"),
    include_str!("style/several.css"),
    include_str!("style/plan.css"),
    include_str!("style/brief.css"),
);

/// Rows of questions are told apart by their slots.
impl From<Slot> for Key {
    fn from(slot: Slot) -> Self {
        slot.0.into()
    }
}

/// A shared text as an attribute or, in an element that has it for its key, as a text node, without
/// copying it.
fn words(text: &Rc<str>) -> AttrValue {
    AttrValue::from(Rc::clone(text))
}
