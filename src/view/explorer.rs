//! The large wheel, every mark of which can be read by pointer and by keyboard as long as it is large
//! enough to be pointed at.

use std::rc::Rc;

use yew::prelude::*;

use super::wheel::{Drawing, Mark, Reading, is_readable, mark_words, marks_in, wheel};
use super::words;
use crate::answers::Answers;
use crate::assessment::{Assessment, Phrase};
use crate::notes::Notes;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ExplorerProps {
    pub assessment: Rc<Assessment>,
    pub answers: Answers,
    pub notes: Notes,
    pub prefix: AttrValue,
}

#[component]
pub(super) fn Explorer(props: &ExplorerProps) -> Html {
    let ExplorerProps {
        assessment,
        answers,
        notes,
        prefix,
    } = props;
    let read = use_state(|| None::<Mark>);
    let on_read = {
        let read = read.clone();
        Callback::from(move |mark| read.set(Some(mark)))
    };
    let marks = || {
        (0..assessment.conditions().len()).flat_map(|condition| {
            (0..marks_in(assessment, answers, condition)).map(move |element| (condition, element))
        })
    };
    let all: Vec<Mark> = marks().collect();
    let onkeydown = {
        let read = read.clone();
        Callback::from(move |event: KeyboardEvent| {
            let here = read.and_then(|mark| all.iter().position(|&other| other == mark));
            let last = all.len().saturating_sub(1);
            let there = match &*event.key() {
                "ArrowRight" | "ArrowDown" => here.map_or(0, |here| (here + 1).min(last)),
                "ArrowLeft" | "ArrowUp" => here.map_or(last, |here| here.saturating_sub(1)),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            read.set(all.get(there).copied());
        })
    };
    // The mark that was read may be gone since the answers changed.
    let read = (*read).filter(|mark| marks().any(|other| other == *mark));
    let caption = read.map_or_else(
        || assessment.say(Phrase::WheelRead),
        |mark| mark_words(assessment, answers, notes, mark),
    );
    let class = classes!("reading", read.is_none().then_some("hint"));
    let readable = is_readable(assessment);
    let drawing = Drawing {
        current: None,
        named: true,
        dispatch: None,
        reading: readable.then(|| Reading {
            prefix: prefix.clone(),
            read,
            on_read,
            notes: notes.clone(),
        }),
    };
    html! {
        <>
            <div class="drawing" {onkeydown}>{ wheel(assessment, answers, &drawing) }</div>
            if readable { <p key={Rc::clone(&caption)} {class} aria-hidden="true">{ words(&caption) }</p> }
        </>
    }
}
