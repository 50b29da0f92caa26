//! The focus of a box that moves when it is pressed.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::assessment::Slot;
use crate::plan::Step;

/// The box that was pressed last, for it keeps the focus wherever its step moves.
#[derive(Clone, Default)]
pub(super) struct Pressed {
    /// The slot of its step and whether it is checked now, until it is found in its new place.
    box_of: Rc<Cell<Option<(Slot, bool)>>>,
    found: NodeRef,
}

impl Pressed {
    pub(super) fn set(&self, slot: Slot, marked: bool) {
        self.box_of.set(Some((slot, marked)));
    }

    /// True if the box that is looked for is that of one of these steps.
    pub(super) fn is_in(&self, steps: &[Step]) -> bool {
        let pressed = self.box_of.get();
        pressed.is_some_and(|(slot, _)| steps.iter().any(|step| step.slot == slot))
    }

    /// The reference of a step's box: the one that is looked for if this box was pressed.
    pub(super) fn node(&self, slot: Slot, marked: bool) -> NodeRef {
        if self.box_of.get() == Some((slot, marked)) {
            self.found.clone()
        } else {
            NodeRef::default()
        }
    }

    pub(super) fn focus(&self) {
        if self.box_of.get().is_none() {
            return;
        }
        let Some(found) = self.found.cast::<web_sys::HtmlElement>() else {
            return;
        };
        self.box_of.set(None);
        if let Ok(Some(folded)) = found.closest("details") {
            let _ = folded.set_attribute("open", "");
        }
        let _ = found.focus();
    }
}
