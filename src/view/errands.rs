//! The errands of a section: its requests to the page around the quiz, and their outcome.

use yew::prelude::*;

use super::props::{Errand, Task};
use crate::assessment::Phrase;

/// The requests of a section, and the outcome of the last one.
#[derive(Clone)]
pub(super) struct Errands {
    on_errand: Option<Callback<Errand>>,
    told: UseStateHandle<Option<Phrase>>,
}

#[hook]
pub(super) fn use_errands(on_errand: &Option<Callback<Errand>>) -> Errands {
    Errands {
        on_errand: on_errand.clone(),
        told: use_state(|| None),
    }
}

impl Errands {
    /// The words for the outcome of the last one.
    pub(super) fn told(&self) -> Option<Phrase> {
        *self.told
    }

    /// Asks when clicked for what `task` makes of the click, then says `done` or `failed`,
    /// and calls `otherwise` if it failed. Nothing where the page does no errands.
    pub(super) fn ask(
        &self,
        task: impl Fn(&MouseEvent) -> Option<Task> + 'static,
        [done, failed]: [Option<Phrase>; 2],
        otherwise: Callback<()>,
    ) -> Option<Callback<MouseEvent>> {
        let (on_errand, told) = (self.on_errand.clone()?, self.told.clone());
        Some(Callback::from(move |click: MouseEvent| {
            let Some(task) = task(&click) else {
                return;
            };
            let (told, otherwise) = (told.clone(), otherwise.clone());
            let done = Callback::from(move |worked: bool| {
                told.set(if worked { done } else { failed });
                if !worked {
                    otherwise.emit(());
                }
            });
            on_errand.emit(Errand { task, done });
        }))
    }
}
