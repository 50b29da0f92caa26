//! The errands of a section: its requests to the page around the quiz, and their outcome.

use yew::prelude::*;

use super::props::{Errand, Task};
use super::words;
use crate::assessment::{Assessment, Phrase};

/// The requests of a section, and the outcome of the last one.
#[derive(Clone)]
pub(super) struct Errands {
    on_errand: Option<Callback<Errand>>,
    told: UseStateHandle<Told>,
}

/// The outcome of the last one, and how many there were before.
type Told = (usize, Option<Phrase>);

#[hook]
pub(super) fn use_errands(on_errand: &Option<Callback<Errand>>) -> Errands {
    Errands {
        on_errand: on_errand.clone(),
        told: use_state(Told::default),
    }
}

impl Errands {
    /// The place where the outcome of the last one is said. What is said again is another paragraph: the
    /// same one, or another text in it, is not read out again.
    pub(super) fn status(&self, assessment: &Assessment) -> Html {
        let (count, told) = *self.told;
        let said = told.map(|phrase| assessment.say(phrase));
        html! {
            <div class="copied" aria-live="polite" aria-atomic="true">
                if let Some(said) = said {
                    <p key={[&count.to_string(), " ", &*said].concat()}>{ words(&said) }</p>
                }
            </div>
        }
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
                told.set((told.0.wrapping_add(1), if worked { done } else { failed }));
                if !worked {
                    otherwise.emit(());
                }
            });
            on_errand.emit(Errand { task, done });
        }))
    }
}
