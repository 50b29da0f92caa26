//! The roots that quizzes are rendered into. The listeners that Yew adds to a root stay for ever,
//! and the root with them, so one whose quiz has left waits here for the next.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::AppHandle;

use crate::view::{Quiz, QuizProps};

thread_local! {
    static FREE: RefCell<Vec<PooledRoot>> = const { RefCell::new(Vec::new()) };
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// A root and the Yew application that renders into it.
pub(super) struct PooledRoot {
    root: Element,
    app: AppHandle<Quiz>,
}

/// A number that tells a quiz from the one before it in the same root.
pub(super) fn instance_id() -> u32 {
    LAST_ID.with(|last| last.replace(last.get().wrapping_add(1)))
}

impl PooledRoot {
    /// Shows a quiz in a root that is free, else in this one.
    pub(super) fn new(fresh: Element, props: QuizProps) -> Self {
        if let Some(mut pooled) = FREE.with_borrow_mut(Vec::pop) {
            pooled.show(props);
            return pooled;
        }
        let root = fresh.clone();
        let app = yew::Renderer::<Quiz>::with_root_and_props(fresh, props).render();
        Self { root, app }
    }

    pub(super) fn root(&self) -> Element {
        self.root.clone()
    }

    pub(super) fn show(&mut self, props: QuizProps) {
        self.app.update(props);
    }

    /// Leaves the root to another quiz.
    pub(super) fn leave(self) {
        FREE.with_borrow_mut(|free| free.push(self));
    }
}
