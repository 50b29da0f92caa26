//! What the quiz is given, and hands on to each of its pages.

use std::rc::Rc;

use yew::prelude::*;

use super::report::Loading;
use crate::received::Received;
use crate::session::{Action, Session};

/// Something that only the page around the quiz can do, and whom to tell whether it was done.
#[derive(Clone, Debug)]
pub struct Errand {
    /// What to do.
    pub task: Task,
    /// To be called with whether it worked.
    pub done: Callback<bool>,
}

impl From<Task> for Errand {
    fn from(task: Task) -> Self {
        Self {
            task,
            done: Callback::noop(),
        }
    }
}

/// What the page around the quiz is asked to do.
#[derive(Clone, Debug)]
pub enum Task {
    /// Puts a text on the clipboard.
    Copy(String),
    /// Hands a link to the device's own share menu.
    Share(String),
    /// Saves a result as a [`crate::file::ResultFile`].
    Save(Received),
    /// Reads files the visitor chose, and opens what is in them.
    Open(web_sys::FileList),
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
    /// Called with what only the page around the quiz can do; without it there are no buttons
    /// to copy, to save or to open files.
    #[prop_or_default]
    pub on_errand: Option<Callback<Errand>>,
    /// Whether there is a share menu to hand a link to.
    #[prop_or_default]
    pub can_share: bool,
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
