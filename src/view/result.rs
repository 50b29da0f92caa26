//! The visitor's own result.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::quiz::QuizProps;
use super::share::Share;
use super::words;
use crate::assessment::Phrase;
use crate::code::encode;
use crate::session::{Action, Place};

pub(super) fn result_page(props: &QuizProps, heading: NodeRef) -> Html {
    let QuizProps {
        session,
        dispatch,
        address,
        on_copy,
        prefix,
        ..
    } = props;
    let assessment = &session.assessment;
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let code = encode(assessment, &session.answers);
    html! {
        <article class="page result" part="page result" key="result">
            <p class="step">{ words(&assessment.say(Phrase::ResultStep)) }</p>
            <h3 tabindex="-1" ref={heading}>{ words(&assessment.say(Phrase::ResultTitle)) }</h3>
            if session.answers.is_empty() {
                <p class="lede">{ words(&assessment.say(Phrase::ResultEmpty)) }</p>
            } else {
                { picture(&Picture {
                    assessment,
                    answers: &session.answers,
                    edition: assessment.edition,
                    notes: Some(&session.notes),
                    on_answer: Some(dispatch.reform(|position| Action::Go(Place::Condition(position)))),
                }) }
                <Share assessment={Rc::clone(assessment)} code={code} address={address.clone()} on_copy={on_copy.clone()} prefix={prefix.clone()} />
            }
            <div class="steps" part="steps">
                <button type="button" class="secondary" part="button" onclick={act(Action::Back)}>
                    { words(&assessment.say(Phrase::Back)) }
                </button>
                <button type="button" class="quiet" onclick={act(Action::StartOver)}>
                    { words(&assessment.say(Phrase::StartOver)) }
                </button>
            </div>
        </article>
    }
}
