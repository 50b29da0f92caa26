//! Results that came by code: to look at, not to change.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::pieces::{button, text};
use super::props::QuizProps;
use super::share::Share;
use crate::assessment::{Assessment, Phrase, Standing};
use crate::code::{Decoded, encode_edition};
use crate::session::Action;

pub(super) fn shared_body(props: &QuizProps) -> Html {
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
        <>
            <div class="notice" part="notice">
                { text("p", "", &assessment.say(Phrase::SharedNotice)) }
                { button("primary", &assessment.say(back), leave) }
            </div>
            { for pictures }
            <Share assessment={Rc::clone(assessment)} code={codes.join("-")} address={address.clone()} on_copy={on_copy.clone()} prefix={prefix.clone()} />
        </>
    }
}

fn one(assessment: &Rc<Assessment>, shared: &Decoded, position: usize, total: usize) -> Html {
    let (number, count) = ((position + 1).to_string(), total.to_string());
    let name = assessment.fill(
        Phrase::SharedNumber,
        &[("number", &number), ("total", &count)],
    );
    let name = Some(name).filter(|_| total > 1);
    html! {
        <>
            if let Some(name) = &name { { text("h4", "", name) } }
            if shared.edition < assessment.edition { { since_then(assessment, shared) } }
            { picture(&Picture {
                assessment,
                answers: &shared.answers,
                name: name.as_deref(),
                edition: shared.edition,
                notes: None,
                on_answer: None,
            }) }
        </>
    }
}

/// What became of the questions since the edition in which they were answered.
fn since_then(assessment: &Assessment, shared: &Decoded) -> Html {
    let (edition, current) = (shared.edition.to_string(), assessment.edition.to_string());
    let of = |standing| {
        (0..assessment.slots().len())
            .filter(move |&slot| assessment.standing(slot, shared.edition) == standing)
            // What wasn't answered can't have been lost or changed; what is new couldn't be answered.
            .filter(move |&slot| standing == Standing::New || shared.answers.get(slot).is_some())
    };
    let kept = of(Standing::Kept).count().to_string();
    let lists = [
        (Standing::Reworded, Phrase::Reworded),
        (Standing::Retired, Phrase::Retired),
        (Standing::New, Phrase::New),
    ];
    let lists = lists.into_iter().filter_map(|(standing, phrase)| {
        let titles: Vec<&str> = of(standing)
            .map(|slot| assessment.slot_title(slot))
            .collect();
        let list = assessment.fill(phrase, &[("titles", &titles.join("; "))]);
        (!titles.is_empty()).then(|| text("p", "", &list))
    });
    html! {
        <div class="notice" part="notice">
            { text("p", "", &assessment.fill(Phrase::OlderEdition, &[("edition", &edition), ("current", &current), ("kept", &kept)])) }
            { for lists }
        </div>
    }
}
