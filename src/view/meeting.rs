//! The questions of a group's agenda one at a time, for a room that looks at one screen: the
//! question, the answers given, the one that the group settles on, and what is settled so far.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::button;
use super::props::QuizProps;
use super::question::Question;
use super::spread::{condition_of, given, settled_count};
use super::text::{alone, text};
use super::words;
use crate::assessment::{Asked, Assessment, Phrase, Slot};
use crate::group::Distribution;
use crate::session::{Action, SharedAction};

/// The question at `position` of `agenda`. Its `heading` takes the focus; `take` leads to another
/// question, or to none.
pub(super) fn meeting(
    props: &QuizProps,
    agenda: &[Distribution],
    position: usize,
    take: &Callback<Option<usize>>,
    heading: NodeRef,
) -> Html {
    let QuizProps {
        session,
        dispatch,
        prefix,
        ..
    } = props;
    let Some(spread) = agenda.get(position) else {
        return Html::default();
    };
    let assessment = session.assessment();
    let slot = spread.slot;
    let title: Rc<str> = assessment.slot_title(slot).into();
    let counts = [("number", position + 1), ("total", agenda.len())];
    let step = assessment.count(Phrase::MeetingStep, &counts);
    let go = |to| take.reform(move |_: MouseEvent| to);
    let settle = dispatch.reform(|action| match action {
        Action::Answer(slot, answer) => SharedAction::Settle(slot, answer).into(),
        other => other,
    });
    let end = assessment.say(Phrase::MeetingEnd);
    let last = position + 1 == agenda.len();
    let entries = agenda.iter().enumerate();
    let entries = entries.map(|(at, spread)| entry(props, spread, at == position, go(Some(at))));
    html! {
        <div class="meeting">
            <div key={slot} class="subject">
                <h4 tabindex="-1" ref={heading}>
                    { text("span", "step", &step) }
                    { text("span", "", &title) }
                </h4>
                if let Some(condition) = condition_of(assessment, slot) { { text("p", "hint", &condition) } }
                { given(assessment, spread) }
                <Question
                    assessment={Rc::clone(assessment)}
                    {slot}
                    title={assessment.say(Phrase::Settle)}
                    question={question_of(assessment, slot)}
                    answer={session.settled().get(slot)}
                    dispatch={settle}
                    name={[prefix, "meeting"].concat()}
                />
            </div>
            <div class="so-far">
                <div role="status">{ text("span", "", &settled_count(session)) }</div>
                <div class="steps" part="steps">
                    // First, for its place is to stay the same from question to question.
                    if !last {
                        { button("primary", &assessment.say(Phrase::Next), go(Some(position + 1))) }
                    }
                    if position > 0 {
                        { button("secondary", &assessment.say(Phrase::Back), go(Some(position - 1))) }
                    }
                    { button(if last { "primary" } else { "quiet" }, &end, go(None)) }
                </div>
                <ol role="list">{ for entries }</ol>
            </div>
        </div>
    }
}

/// A question of the agenda, with what is settled.
fn entry(
    props: &QuizProps,
    spread: &Distribution,
    here: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let assessment = props.session.assessment();
    let settled = props.session.settled().get(spread.slot);
    let settled = settled.map_or_else(
        || assessment.say(Phrase::SettleOpen),
        |answer| Rc::clone(&answer.level(assessment).label),
    );
    let title: Rc<str> = assessment.slot_title(spread.slot).into();
    html! {
        <li key={spread.slot}>
            { alone(html! {
                <button key={Rc::clone(&title)} type="button" class="quiet" aria-current={here.then_some("step")} {onclick}>{ words(&title) }</button>
            }) }
            { text("span", "hint", &settled) }
        </li>
    }
}

/// The question that a slot is asked by.
fn question_of(assessment: &Assessment, slot: Slot) -> Rc<str> {
    match assessment.asked(slot) {
        Some(Asked::Overview(position)) => assessment
            .condition(position)
            .map(|condition| Rc::clone(&condition.question)),
        _ => assessment
            .element(slot)
            .map(|element| Rc::clone(&element.question)),
    }
    .unwrap_or_default()
}
