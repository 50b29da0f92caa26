//! The forms in which a result is taken along: a brief to print or to paste, a table, a drawing.

use std::rc::Rc;

use yew::prelude::*;

use super::action_bar::find;
use super::errands::use_errands;
use super::pieces::button;
use super::props::{Errand, Task};
use super::text::text;
use super::words;
use crate::assessment::{Assessment, Phrase};
use crate::brief::{Block, html as rich, markdown};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TakeAwayProps {
    pub assessment: Rc<Assessment>,
    pub brief: Rc<[Block]>,
    /// The answers as comma-separated values, where there is one result.
    #[prop_or_default]
    pub table: Option<AttrValue>,
    pub on_errand: Option<Callback<Errand>>,
}

#[component]
pub(super) fn TakeAway(props: &TakeAwayProps) -> Html {
    let TakeAwayProps {
        assessment,
        brief,
        table,
        on_errand,
    } = props;
    let errands = use_errands(on_errand);
    // The text that could not leave the page otherwise, to be copied by hand.
    let by_hand = use_state(|| None::<AttrValue>);
    let offer = |text: AttrValue| {
        let by_hand = by_hand.clone();
        Callback::from(move |()| by_hand.set(Some(text.clone())))
    };
    let said = |done| [Some(done), Some(Phrase::Failed)];
    let brief_text = AttrValue::from(markdown(brief));
    let print = errands.ask(
        |click| find(click, ".brief").map(Task::Print),
        [None, Some(Phrase::Failed)],
        offer(brief_text.clone()),
    );
    let rich_text = Rc::clone(brief);
    let plain = brief_text.clone();
    let copy = errands.ask(
        move |_| {
            let html = rich(&rich_text);
            let text = plain.to_string();
            Some(Task::CopyRich { html, text })
        },
        said(Phrase::Copied),
        offer(brief_text.clone()),
    );
    let plain = brief_text.clone();
    let copy_markdown = errands.ask(
        move |_| Some(Task::Copy(plain.to_string())),
        said(Phrase::Copied),
        offer(brief_text),
    );
    let save_table = table.clone().and_then(|table| {
        let fallback = offer(table.clone());
        errands.ask(
            move |_| Some(Task::SaveTable(table.to_string())),
            said(Phrase::FileSaved),
            fallback,
        )
    });
    let picture = |image| {
        errands.ask(
            move |click| {
                let drawing = find(click, ".brief")?.query_selector(".wheel").ok()??;
                Some(Task::SaveDrawing { drawing, image })
            },
            [Some(Phrase::FileSaved), Some(Phrase::SaveFailed)],
            Callback::noop(),
        )
    };
    let pictures = table.is_some().then(|| [picture(false), picture(true)]);
    let [drawing, image] = pictures.unwrap_or_default();
    let ways = [
        (Phrase::Print, print),
        (Phrase::CopyBrief, copy),
        (Phrase::CopyMarkdown, copy_markdown),
        (Phrase::SaveTable, save_table),
        (Phrase::SaveDrawing, drawing),
        (Phrase::SaveImage, image),
    ];
    let buttons = ways
        .into_iter()
        .filter_map(|(label, onclick)| Some(button("secondary", &assessment.say(label), onclick?)));
    if on_errand.is_none() {
        return Html::default();
    }
    html! {
        <section class="share take-away" part="share">
            { text("h5", "", &assessment.say(Phrase::TakeAwayBrief)) }
            { text("p", "", &assessment.say(Phrase::TakeAwayHint)) }
            <div class="ways">{ for buttons }</div>
            { errands.status(assessment) }
            if let Some(text) = &*by_hand {
                <textarea readonly=true rows="8" aria-label={words(&assessment.say(Phrase::TakeAway))} value={text.clone()} />
            }
        </section>
    }
}
