//! The answers of a group to one question, and the one it settled on.

use std::rc::Rc;

use yew::prelude::*;

use super::bar::spread_bar;
use super::pieces::count;
use super::text::{alone, label_for, text};
use super::words;
use crate::answers::Answer;
use crate::assessment::{Asked, Assessment, Phrase, Slot};
use crate::group::Distribution;
use crate::session::{Action, Session, SharedAction};

/// One question of a group.
pub(super) fn spread_row(
    assessment: &Rc<Assessment>,
    spread: &Distribution,
    settled: Option<Answer>,
    dispatch: &Callback<Action>,
    prefix: &AttrValue,
) -> Html {
    let slot = spread.slot;
    let title: Rc<str> = assessment.slot_title(slot).into();
    let condition = condition_of(assessment, slot);
    let choose = {
        let assessment = Rc::clone(assessment);
        dispatch.reform(move |event: Event| {
            let chosen = event
                .target_dyn_into::<web_sys::HtmlSelectElement>()
                .map(|field| field.value());
            let answer = Answer::from_id(&assessment, slot, &chosen.unwrap_or_default());
            SharedAction::Settle(slot, answer).into()
        })
    };
    let options = Answer::choices(assessment, slot).map(|answer| {
        let level = answer.level(assessment);
        option(&level.id, &level.label, settled == Some(answer))
    });
    let id = [prefix, assessment.slot_id(slot), "-settle"].concat();
    let name = assessment.fill(Phrase::SettleFor, &[("title", &title)]);
    html! {
        <li key={slot} class="spread" part="spread">
            <div class="asked">
                { text("h5", "", &title) }
                if let Some(condition) = condition { { text("p", "hint", &condition) } }
            </div>
            { given(assessment, spread) }
            <div class="settle">
                { label_for(&id, &assessment.say(Phrase::Settle)) }
                <select {id} aria-label={words(&name)} onchange={choose}>
                    { option("", &assessment.say(Phrase::SettleOpen), settled.is_none()) }
                    { for options }
                </select>
            </div>
        </li>
    }
}

/// The answers to one question, as a bar and in words.
pub(super) fn given(assessment: &Assessment, spread: &Distribution) -> Html {
    let labels = counted(assessment, spread);
    let counts = labels.iter().filter(|(_, given)| *given > 0);
    let counts = counts.map(|(label, given)| count(assessment, label, *given));
    html! {
        <div class="given">
            { spread_bar(spread) }
            <ul role="list" class="counts">{ for counts }</ul>
            { text("p", "hint", &apart_words(assessment, spread)) }
        </div>
    }
}

fn option(value: &str, label: &Rc<str>, selected: bool) -> Html {
    alone(html! {
        <option key={Rc::clone(label)} value={value.to_owned()} {selected}>{ words(label) }</option>
    })
}

/// The line above a question's title; an overview question is its condition's own.
pub(super) fn condition_of(assessment: &Assessment, slot: Slot) -> Option<Rc<str>> {
    match assessment.asked(slot)? {
        Asked::Overview(_) => Some(assessment.say(Phrase::Overview)),
        Asked::Element(position, _) => {
            let condition = assessment.condition(position)?;
            Some(Rc::clone(&condition.title))
        }
        Asked::Retired(_) => None,
    }
}

/// Every answer's label and how many gave it, in order.
fn counted(assessment: &Assessment, spread: &Distribution) -> Vec<(Rc<str>, usize)> {
    let levels = assessment
        .levels()
        .iter()
        .map(|level| Rc::clone(&level.label));
    let apart = [
        (Rc::clone(&assessment.not_sure().label), spread.not_sure),
        (
            Rc::clone(&assessment.not_applicable().label),
            spread.not_applicable,
        ),
        (assessment.say(Phrase::Unanswered), spread.unanswered),
    ];
    // An answer that is not offered has no label.
    levels
        .zip(spread.levels.iter().copied())
        .chain(apart)
        .filter(|(label, _)| !label.is_empty())
        .collect()
}

/// The number of steps that those who chose a level are apart, in words.
fn apart_words(assessment: &Assessment, spread: &Distribution) -> Rc<str> {
    match spread.steps_apart() {
        Some(steps) => assessment.count(Phrase::StepsApart, &[("count", steps)]),
        None => assessment.say(Phrase::StepsApartNone),
    }
}

/// The number of questions that the group settled.
pub(super) fn settled_count(session: &Session) -> Rc<str> {
    let assessment = session.assessment();
    let counts = [
        ("answered", session.settled().count()),
        ("total", assessment.total()),
    ];
    assessment.count(Phrase::SettledCount, &counts)
}
