//! What the quiz is given, and hands on to each of its pages.

use std::rc::Rc;

use yew::prelude::*;

use super::report::Loading;
use crate::session::{Action, Session};

/// A text to copy, and whom to tell whether it was.
#[derive(Clone, Debug)]
pub struct Copy {
    /// The text.
    pub text: String,
    /// To be called with whether copying worked.
    pub done: Callback<bool>,
}

/// What the quiz needs.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct QuizProps {
    /// What to show.
    pub session: Rc<Session>,
    /// Called with everything the visitor does.
    pub dispatch: Callback<Action>,
    /// The address result links lead to, see [`crate::link::link`].
    pub address: AttrValue,
    /// Called to put a text on the clipboard; without it there are no copy buttons.
    #[prop_or_default]
    pub on_copy: Option<Callback<Copy>>,
    /// Called when the quiz is on the page.
    #[prop_or_default]
    pub on_ready: Callback<()>,
    /// A message to the visitor about something that went wrong, in the page's language.
    #[prop_or_default]
    pub message: Option<AttrValue>,
    /// Called when the visitor puts the message away.
    #[prop_or_default]
    pub on_dismiss: Callback<()>,
    /// One sentence on where answers are kept.
    #[prop_or_default]
    pub keeping: Option<AttrValue>,
    /// The pages that only a result needs; without a word about them they are there.
    #[prop_or_default]
    pub report: Loading,
    /// Called when the visitor wants their loading tried again.
    #[prop_or_default]
    pub on_retry: Callback<()>,
    /// Begins every id and radio group name, so that two quizzes in one document
    /// tree stay apart.
    #[prop_or_default]
    pub prefix: AttrValue,
}
