//! The line above everything: what this is, and the choice of pace.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::button;
use super::text::{alone, text};
use super::words;
use crate::assessment::{ConditionIndex, Phrase};
use crate::session::{Action, Pace, Place, Session};

pub(super) fn header(session: &Session, dispatch: &Callback<Action>) -> Html {
    let assessment = session.assessment();
    let paces = [
        (Pace::Quick, Phrase::PaceQuick, assessment.quick_total()),
        (Pace::Full, Phrase::PaceFull, assessment.total()),
    ];
    let buttons = paces.map(|(pace, phrase, total)| {
        let onclick = dispatch.reform(move |_: MouseEvent| Action::Pace(pace));
        let pressed = (session.pace() == pace).to_string();
        let label = assessment.count(phrase, &[("total", total)]);
        alone(html! {
            <button type="button" key={Rc::clone(&label)} aria-pressed={pressed} {onclick}>
                { words(&label) }
            </button>
        })
    });
    let asking = matches!(session.place(), Place::Condition(_));
    html! {
        // No landmark of the page's own, which a header would be in a shadow root.
        <div class="header" part="header">
            <h2 key={Rc::clone(assessment.title())} class="title" part="title">{ words(assessment.title()) }</h2>
            if session.place() == Place::Condition(ConditionIndex(0)) {
                <slot name="introduction" class="about" part="introduction">
                    if !assessment.about().is_empty() { { text("p", "", assessment.about()) } }
                </slot>
            }
            if asking {
                { button("quiet", &assessment.say(Phrase::OpenResults), dispatch.reform(|_: MouseEvent| Action::Go(Place::Open))) }
                if assessment.quick_total() < assessment.total() {
                    <div class="pace" part="pace" role="group" aria-label={words(&assessment.say(Phrase::Pace))}>{ for buttons }</div>
                }
            }
        </div>
    }
}
