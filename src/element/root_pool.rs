//! Where a quiz is on the page. What Yew sets up to listen at a root stays for ever, and the root
//! with it, so one whose quiz has left waits there for the next.

use std::cell::{Cell, RefCell};

use web_sys::Element;
use yew::AppHandle;

use crate::view::{Quiz, QuizProps};

thread_local! {
    static FREE: RefCell<Vec<Stage>> = const { RefCell::new(Vec::new()) };
    static LIVES: Cell<u32> = const { Cell::new(0) };
}

/// A root and what Yew renders into it.
pub(super) struct Stage {
    root: Element,
    app: AppHandle<Quiz>,
}

/// What tells a quiz from the one before it in the same root.
pub(super) fn life() -> u32 {
    LIVES.with(|lives| lives.replace(lives.get().wrapping_add(1)))
}

impl Stage {
    /// Shows a quiz in a root that is free, else in this one.
    pub(super) fn new(fresh: Element, props: QuizProps) -> Self {
        if let Some(mut stage) = FREE.with_borrow_mut(Vec::pop) {
            stage.show(props);
            return stage;
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
