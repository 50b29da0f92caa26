//! The visitor's own result.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::pieces::{button, text};
use super::props::QuizProps;
use super::share::Share;
use crate::assessment::Phrase;
use crate::code::encode;
use crate::received::Received;
use crate::session::{Action, Place};

pub(super) fn result_body(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        dispatch,
        address,
        on_errand,
        prefix,
        ..
    } = props;
    let assessment = &session.assessment;
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let code = encode(assessment, &session.answers);
    html! {
        <>
            if session.answers.is_empty() {
                { text("p", "lede", &assessment.say(Phrase::ResultEmpty)) }
            } else {
                { picture(&Picture {
                    assessment,
                    answers: &session.answers,
                    name: None,
                    edition: assessment.edition,
                    notes: Some(&session.notes),
                    on_answer: Some(dispatch.reform(|position| Action::Go(Place::Condition(position)))),
                }) }
                <Share
                    assessment={Rc::clone(assessment)}
                    {code}
                    result={Received::own(assessment, &session.answers, &session.notes)}
                    title={assessment.say(Phrase::Share)}
                    address={address.clone()}
                    on_errand={on_errand.clone()}
                    prefix={prefix.clone()}
                    can_share={props.can_share}
                />
            }
            <div class="steps" part="steps">
                { button("secondary", &assessment.say(Phrase::Back), act(Action::Back)) }
                { button("quiet", &assessment.say(Phrase::StartOver), act(Action::StartOver)) }
            </div>
        </>
    }
}
