//! Where one is: the wheel as it fills, and the list of conditions that says what is
//! answered and leads anywhere.

use yew::prelude::*;

use super::wheel::{Drawing, wheel};
use super::words;
use crate::assessment::Phrase;
use crate::session::{Action, Place, Session};
use crate::wording;

pub(super) fn progress(session: &Session, dispatch: &Callback<Action>) -> Html {
    let assessment = &session.assessment;
    let current = match session.place {
        Place::Condition(position) => Some(position),
        Place::Result | Place::Shared | Place::Open => None,
    };
    let go = dispatch.reform(|position| Action::Go(Place::Condition(position)));
    let counts = [
        ("answered", session.answers.count()),
        ("total", assessment.total()),
    ];
    let items = assessment
        .conditions
        .iter()
        .enumerate()
        .map(|(position, condition)| {
            let slots = || {
                std::iter::once(condition.slot)
                    .chain(condition.elements.iter().map(|element| element.slot))
            };
            let given = slots()
                .filter(|&slot| session.answers.get(slot).is_some())
                .count();
            let status = if given == 0 {
                assessment.say(Phrase::NotStarted)
            } else {
                assessment.count(
                    Phrase::AnsweredShort,
                    &[("answered", given), ("total", slots().count())],
                )
            };
            let onclick = go.reform(move |_: MouseEvent| position);
            let here = current == Some(position);
            html! {
                <li key={position}>
                    <button
                        type="button"
                        class={classes!(here.then_some("here"), (given > 0).then_some("begun"))}
                        aria-current={here.then_some("step")}
                        {onclick}
                    >
                        <span class="position">{ wording::number(assessment, position + 1) }</span>
                        <span class="name">{ words(&condition.title) }</span>
                        <span class="status">{ words(&status) }</span>
                    </button>
                </li>
            }
        });
    html! {
        <nav class="progress" part="progress" aria-label={words(&assessment.say(Phrase::Progress))}>
            { wheel(assessment, &session.answers, &Drawing { current, dispatch: Some(dispatch.clone()), ..Drawing::default() }) }
            <ol>{ for items }</ol>
            <p class="answered" role="status">
                { words(&assessment.count(Phrase::Answered, &counts)) }
            </p>
        </nav>
    }
}
