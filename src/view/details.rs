//! What a visitor may say of a result before taking it along, such as which state it is about.

use std::rc::Rc;

use yew::prelude::*;

use super::text::{alone, label_for};
use super::words;
use crate::assessment::Phrase;
use crate::notes::LONGEST_NOTE;
use crate::session::Action;
use crate::view::QuizProps;

/// A field for each detail. A whole result is written anew with each change, and so only when a field
/// is left.
pub(super) fn details(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        dispatch,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let hint = [prefix.as_str(), "details-hint"].concat();
    let said = assessment.say(Phrase::DetailsHint);
    let mut details = assessment.details().peekable();
    if details.peek().is_none() {
        return Html::default();
    }
    let fields = details.map(|(slot, detail)| {
        let id = [prefix.as_str(), "detail-", &detail.id].concat();
        let onchange = dispatch.reform(move |event: Event| {
            let field = event.target_dyn_into::<web_sys::HtmlInputElement>();
            Action::Note(
                slot,
                field.map_or_else(String::new, |field| field.value()).into(),
            )
        });
        let value = session
            .notes()
            .get(slot)
            .map_or_else(AttrValue::default, words);
        html! {
            <div class="field" part="field" key={id.clone()}>
                { label_for(&id, &detail.label) }
                <input
                    part="input"
                    class="spoken"
                    {id}
                    type="text"
                    dir="auto"
                    autocomplete="off"
                    maxlength={LONGEST_NOTE.to_string()}
                    aria-describedby={hint.clone()}
                    {value}
                    {onchange}
                />
            </div>
        }
    });
    html! {
        <div class="details">
            <div class="columns">{ for fields }</div>
            { alone(html! { <p key={Rc::clone(&said)} id={hint} class="hint">{ words(&said) }</p> }) }
        </div>
    }
}
