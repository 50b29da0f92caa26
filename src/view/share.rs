//! The link and the code, to copy.

use std::rc::Rc;

use yew::prelude::*;

use super::props::Copy;
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
    let ShareProps {
        assessment,
        code,
        address,
        on_copy,
        prefix,
    } = props;
    let result = use_state(|| None::<Phrase>);
    let refs = [use_node_ref(), use_node_ref()];
    let fields = [
        (
            Phrase::Link,
            Phrase::CopyLink,
            AttrValue::from(link(address, code)),
            "-link",
        ),
        (Phrase::Code, Phrase::CopyCode, code.clone(), "-code"),
    ];
    let fields = fields.into_iter().zip(refs).map(|((label, button, text, id), field)| {
        let result = result.clone();
        let on_done = move |done: bool| result.set(Some(if done { Phrase::Copied } else { Phrase::CopyByHand }));
        let onclick = on_copy.as_ref().map(|on_copy| copy_when_clicked(on_copy, &field, text.clone(), on_done));
        let id = [prefix, id].concat();
        html! {
            <div class="field" key={id.clone()}>
                <label for={id.clone()}>{ words(&assessment.say(label)) }</label>
                <div class="with-button">
                    <input ref={field} {id} type="text" readonly=true value={text} spellcheck="false" />
                    if let Some(onclick) = onclick {
                        <button type="button" class="secondary" part="button" {onclick}>{ words(&assessment.say(button)) }</button>
                    }
                </div>
            </div>
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

/// Copies, and where that is refused selects the text, so that the keyboard can.
fn copy_when_clicked(
    on_copy: &Callback<Copy>,
    field: &NodeRef,
    text: AttrValue,
    on_done: impl Fn(bool) + Clone + 'static,
) -> Callback<MouseEvent> {
    let field = field.clone();
    on_copy.reform(move |_: MouseEvent| {
        let (field, on_done) = (field.clone(), on_done.clone());
        let done = Callback::from(move |done: bool| {
            if let (false, Some(field)) = (done, field.cast::<web_sys::HtmlInputElement>()) {
                let _ = field.focus();
                field.select();
            }
            on_done(done);
        });
        Copy {
            text: text.to_string(),
            done,
        }
    })
}
