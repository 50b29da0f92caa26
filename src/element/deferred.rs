//! The functions that only a result needs, as a table. They are part of the second module, so the
//! table is there only once that has arrived; see [`super::split_point`].

use wasm_bindgen::JsValue;

use super::bindings::Host;
use super::error::ElementError;
use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::destination::Destination;
use crate::session::{Action, Session};
use crate::view::{Errand, Guidance, Report};

/// The table of functions.
pub(super) struct Deferred {
    /// The pages that show results.
    pub(super) report: Report,
    /// The action that shows the results in a text; an error if none can be read.
    pub(super) open: fn(&Assessment, &str) -> Result<Action, ElementError>,
    /// Reads a guide (parsed JSON).
    pub(super) read_guide: fn(&Assessment, &JsValue) -> Result<Guidance, ElementError>,
    /// The results of others with their codes, as the host page is told of them.
    pub(super) shared_answers: fn(&Session) -> Vec<(String, Answers)>,
    /// True if the device has a share menu.
    pub(super) can_share: fn() -> bool,
    /// Today, in the words of a language.
    pub(super) today: fn(&str) -> String,
    /// The place that the page offers to send a result to.
    pub(super) destination: fn(&Host) -> Option<Destination>,
    /// Runs what a view asks for.
    pub(super) run: fn(&Host, &Session, Errand),
}
