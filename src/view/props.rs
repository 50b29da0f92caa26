//! The properties of the quiz, which it hands on to each of its pages.

use std::mem;
use std::rc::Rc;

use yew::prelude::*;

use crate::destination::Destination;
use crate::guide::Guide;
use crate::import::Imported;
#[cfg(doc)]
use crate::import::from_files;
use crate::json::Json;
use crate::results::SharedResult;
use crate::session::{Action, Session};

/// The guide to what comes after a result, if the assessment has one.
#[derive(Clone, Debug, Default)]
pub enum Guidance {
    /// There is none.
    #[default]
    Without,
    /// It is to come.
    Awaited,
    /// It could not be loaded or read.
    Failed,
    /// It is there.
    Ready(Rc<Guide>),
}

/// A guide is never changed, so it is only equal to itself: comparing its texts would be
/// 3 KB of WebAssembly.
impl PartialEq for Guidance {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ready(one), Self::Ready(other)) => Rc::ptr_eq(one, other),
            _ => mem::discriminant(self) == mem::discriminant(other),
        }
    }
}

impl Guidance {
    /// The guide to a definition: one that names any is to get it, one that doesn't never will.
    #[must_use]
    pub fn to(definition: &Json) -> Self {
        match definition.get("guide").and_then(Json::as_text) {
            Some(address) if !address.trim().is_empty() => Self::Awaited,
            _ => Self::Without,
        }
    }

    /// The guide, if it is there.
    #[must_use]
    pub fn guide(&self) -> Option<&Rc<Guide>> {
        if let Self::Ready(guide) = self {
            Some(guide)
        } else {
            None
        }
    }
}

/// Something that only the page around the quiz can do, and whom to tell whether it was done.
#[derive(Clone, Debug)]
pub struct Errand {
    /// The task.
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

/// A task for the page around the quiz.
#[derive(Clone, Debug)]
pub enum Task {
    /// Puts a text on the clipboard.
    Copy(String),
    /// Hands a link to the device's own share menu.
    Share(String),
    /// Saves a result as a [`crate::file::ResultFile`].
    Save(SharedResult),
    /// Reads files that the visitor chose, for instance by [`from_files`].
    Open {
        /// The files.
        files: Vec<web_sys::File>,
        /// To be called with the results that were in them.
        opened: Callback<Imported>,
    },
    /// Puts a text on the clipboard, as HTML too for programs that take it.
    CopyRich {
        /// The HTML.
        html: String,
        /// The same as plain text.
        text: String,
    },
    /// Saves a text as a file.
    SaveTable(String),
    /// Saves a drawing, an SVG element, as a file that needs nothing else.
    SaveDrawing {
        /// The drawing.
        drawing: web_sys::Element,
        /// As an image of twice its size rather than as a drawing.
        image: bool,
    },
    /// Prints an element by itself.
    Print(web_sys::Element),
    /// Loads the guide again.
    LoadGuide,
}

/// The pages that show results, as a table of functions.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    pub(super) body: fn(&QuizProps) -> Html,
}

/// The state of the pages that only a result needs.
#[derive(Clone, Copy, Debug, Default)]
pub enum Loading {
    /// They are to come.
    #[default]
    Awaited,
    /// They were needed and could not be loaded; the visitor can have it tried again.
    Failed,
    /// They are there.
    Ready(Report),
}

/// There is but one report, and the addresses of functions say nothing.
impl PartialEq for Loading {
    fn eq(&self, other: &Self) -> bool {
        mem::discriminant(self) == mem::discriminant(other)
    }
}

/// The properties of the quiz.
#[derive(Clone, Debug, Properties)]
pub struct QuizProps {
    /// The session to show.
    pub session: Rc<Session>,
    /// Called with everything the visitor does.
    pub dispatch: Callback<Action>,
    /// The address result links lead to, see [`crate::link::link`].
    pub address: AttrValue,
    /// Called with what only the page around the quiz can do; without it there are no buttons
    /// to copy, to save or to open files.
    #[prop_or_default]
    pub on_errand: Option<Callback<Errand>>,
    /// The guide to what comes after a result.
    #[prop_or_default]
    pub guidance: Guidance,
    /// Today, in the words of the page's language, for the brief.
    #[prop_or_default]
    pub today: AttrValue,
    /// The place that the page offers to send a result to.
    #[prop_or_default]
    pub destination: Option<Destination>,
    /// True if there is a share menu to hand a link to.
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
    /// The pages that only a result needs. An application that has all in one module brings
    /// [`Report::whole`]; the default names no page, or it would bring them all into the first
    /// module of two.
    #[prop_or_default]
    pub report: Loading,
    /// Called when the visitor wants their loading tried again.
    #[prop_or_default]
    pub on_retry: Callback<()>,
    /// The number of this quiz among those shown in one place, one after the other: another one
    /// begins anew.
    #[prop_or_default]
    pub life: u32,
    /// Begins every id and radio group name, so that two quizzes in one document
    /// tree stay apart.
    #[prop_or_default]
    pub prefix: AttrValue,
}

/// A session that changed is another one, so its content needs no look.
impl PartialEq for QuizProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.session, &other.session)
            && self.dispatch == other.dispatch
            && self.address == other.address
            && self.on_errand == other.on_errand
            && self.guidance == other.guidance
            && self.today == other.today
            && self.destination == other.destination
            && self.can_share == other.can_share
            && self.on_ready == other.on_ready
            && is_same(self.message.as_deref(), other.message.as_deref())
            && self.on_dismiss == other.on_dismiss
            && self.keeping == other.keeping
            && self.report == other.report
            && self.on_retry == other.on_retry
            && self.life == other.life
            && self.prefix == other.prefix
    }
}

/// Whether a message is the one before: one with the same words that comes again is to be said again.
fn is_same(message: Option<&str>, before: Option<&str>) -> bool {
    message.map(str::as_ptr) == before.map(str::as_ptr)
}
