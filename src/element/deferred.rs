//! The functions that only a result needs, as a table. They are part of the second module, so the
//! table is there only once that has arrived; see [`super::split_point`].

use std::rc::Rc;

use yew::Callback;

use super::bindings::Host;
use super::error::ElementError;
use crate::answers::Answers;
use crate::assessment::{Assessment, Problems};
use crate::guide::Guide;
use crate::import::{ImportError, Imported};
use crate::json::Json;
use crate::session::{Action, Session};
use crate::view::{Errand, Report};

/// The table of functions.
pub(super) struct Deferred {
    /// The pages that show results.
    pub(super) report: Report,
    /// Finds results in a text.
    pub(super) from_text: fn(&Assessment, &str) -> Imported,
    /// Reads a guide.
    pub(super) guide: fn(&Assessment, &Json) -> Result<Guide, Problems>,
    /// The action that shows results.
    pub(super) open: fn(Imported) -> Action,
    /// The error for something that can't be opened.
    pub(super) error: fn(&Assessment, &ImportError) -> ElementError,
    /// The results of others with their codes, as the host page is told of them.
    pub(super) shared_answers: fn(&Session) -> Vec<(String, Answers)>,
    /// Does what a view asks of the host page.
    pub(super) run: fn(&Host, &Rc<Session>, Errand, Callback<Action>),
}
