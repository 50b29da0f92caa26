//! Results that came by code: to look at, not to change.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::quiz::QuizProps;
use super::share::Share;
use super::words;
use crate::assessment::{Assessment, Phrase};
use crate::code::{Decoded, encode_edition};
use crate::session::Action;

pub(super) fn shared_page(props: &QuizProps, heading: NodeRef) -> Html {
    let QuizProps {
        session,
        dispatch,
        address,
        on_copy,
        prefix,
        ..
    } = props;
    let assessment = &session.assessment;
    let back = if session.answers.is_empty() {
        Phrase::StartMine
    } else {
        Phrase::BackToMine
    };
    let leave = dispatch.reform(|_: MouseEvent| Action::Close);
    let total = session.shared.len();
    let pictures = session.shared.iter().enumerate().map(|(position, shared)| {
        html! { <section key={position} class="shared">{ one(assessment, shared, position, total) }</section> }
    });
    let codes: Vec<String> = session
        .shared
        .iter()
        .map(|shared| encode_edition(assessment, &shared.answers, shared.edition))
        .collect();
    html! {
        <article class="page result" part="page result" key="shared">
            <p class="step">{ words(&assessment.say(Phrase::SharedStep)) }</p>
            <h3 tabindex="-1" ref={heading}>{ words(&assessment.say(Phrase::SharedTitle)) }</h3>
            <div class="notice" part="notice">
                <p>{ words(&assessment.say(Phrase::SharedNotice)) }</p>
                <button type="button" class="primary" part="button button-primary" onclick={leave}>
                    { words(&assessment.say(back)) }
                </button>
            </div>
            { for pictures }
            <Share assessment={Rc::clone(assessment)} code={codes.join("-")} address={address.clone()} on_copy={on_copy.clone()} prefix={prefix.clone()} />
        </article>
    }
}

fn one(assessment: &Rc<Assessment>, shared: &Decoded, position: usize, total: usize) -> Html {
    let (number, count) = ((position + 1).to_string(), total.to_string());
    let (edition, current) = (shared.edition.to_string(), assessment.edition.to_string());
    html! {
        <>
            if total > 1 {
                <h4 class="of-several">{ words(&assessment.fill(Phrase::SharedNumber, &[("number", &number), ("total", &count)])) }</h4>
            }
            if shared.edition < assessment.edition {
                <p class="hint">{ words(&assessment.fill(Phrase::OlderEdition, &[("edition", &edition), ("current", &current)])) }</p>
            }
            { picture(&Picture { assessment, answers: &shared.answers, edition: shared.edition, notes: None, on_answer: None }) }
        </>
    }
}
