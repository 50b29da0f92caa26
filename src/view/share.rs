//! The link and the code, to copy.

use std::rc::Rc;

use yew::prelude::*;

use super::quiz::Copy;
use super::words;
use crate::assessment::{Assessment, Phrase};
use crate::link::link;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ShareProps {
    pub assessment: Rc<Assessment>,
    pub code: AttrValue,
    pub address: AttrValue,
    pub on_copy: Option<Callback<Copy>>,
    pub prefix: AttrValue,
}

#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let ShareProps { assessment, code, address, on_copy, prefix } = props;
    let result = use_state(|| None::<Phrase>);
    let fields = [
        (Phrase::Link, Phrase::CopyLink, AttrValue::from(link(address, code)), "-link"),
        (Phrase::Code, Phrase::CopyCode, code.clone(), "-code"),
    ];
    let fields = fields.map(|(label, button, text, id)| {
        let id = AttrValue::from([prefix, id].concat());
        html! {
            <CopyField
                key={id.to_string()}
                label={words(&assessment.say(label))}
                button={words(&assessment.say(button))}
                {text}
                id={id.clone()}
                on_copy={on_copy.clone()}
                on_done={let result = result.clone(); Callback::from(move |done| {
                    result.set(Some(if done { Phrase::Copied } else { Phrase::CopyByHand }));
                })}
            />
        }
    });
    html! {
        <section class="share" part="share">
            <h4>{ words(&assessment.say(Phrase::Share)) }</h4>
            <p>{ words(&assessment.say(Phrase::ShareHint)) }</p>
            { for fields }
            <p class="copied" role="status">
                if let Some(phrase) = *result { { words(&assessment.say(phrase)) } }
            </p>
        </section>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct CopyFieldProps {
    label: AttrValue,
    button: AttrValue,
    text: AttrValue,
    id: AttrValue,
    on_copy: Option<Callback<Copy>>,
    on_done: Callback<bool>,
}

#[component]
fn CopyField(props: &CopyFieldProps) -> Html {
    let CopyFieldProps { label, button, text, id, on_copy, on_done } = props;
    let field = use_node_ref();
    let onclick = on_copy.clone().map(|on_copy| {
        let (field, text, on_done) = (field.clone(), text.to_string(), on_done.clone());
        Callback::from(move |_: MouseEvent| {
            let (field, on_done) = (field.clone(), on_done.clone());
            let done = Callback::from(move |done: bool| {
                if let (false, Some(field)) = (done, field.cast::<web_sys::HtmlInputElement>()) {
                    let _ = field.focus();
                    field.select();
                }
                on_done.emit(done);
            });
            on_copy.emit(Copy { text: text.clone(), done });
        })
    });
    html! {
        <div class="field">
            <label for={id.clone()}>{ label.clone() }</label>
            <div class="with-button">
                <input ref={field} id={id.clone()} type="text" readonly=true value={text.clone()} spellcheck="false" />
                if let Some(onclick) = onclick {
                    <button type="button" class="secondary" part="button" {onclick}>{ button.clone() }</button>
                }
            </div>
        </div>
    }
}
