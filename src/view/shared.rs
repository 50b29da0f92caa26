//! Results that came by code: to look at, not to change.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::pieces::{self, button, text};
use super::props::QuizProps;
use super::share::Share;
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
            { pieces::heading(&assessment.say(Phrase::SharedStep), &assessment.say(Phrase::SharedTitle), heading) }
            <div class="notice" part="notice">
                { text("p", "", &assessment.say(Phrase::SharedNotice)) }
                { button("primary", &assessment.say(back), leave) }
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
                { text("h4", "", &assessment.fill(Phrase::SharedNumber, &[("number", &number), ("total", &count)])) }
            }
            if shared.edition < assessment.edition {
                { text("p", "hint", &assessment.fill(Phrase::OlderEdition, &[("edition", &edition), ("current", &current)])) }
            }
            { picture(&Picture { assessment, answers: &shared.answers, edition: shared.edition, notes: None, on_answer: None }) }
        </>
    }
}
