//! One step of the plan: what, why now, who, and what would follow.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::{labelled, more, text};
use super::pressed::Pressed;
use super::props::QuizProps;
use super::wheel::{Drawing, wheel};
use super::words;
use crate::guide::{Guide, GuidePhrase};
use crate::plan::{Step, suppose};
use crate::profile::Profile;
use crate::session::Action;
use crate::wording;

pub(super) fn step_row(
    props: &QuizProps,
    guide: &Rc<Guide>,
    step: &Step,
    pressed: &Pressed,
) -> Html {
    let QuizProps {
        session, dispatch, ..
    } = props;
    let assessment = &session.assessment;
    let slot = step.slot;
    let [how, what] = wording::move_up(assessment, guide, step);
    let (who, leads) = wording::leads(guide, step);
    let reasons = wording::reasons(assessment, guide, step);
    let marked = session.priorities.contains(&slot);
    let mark = {
        let pressed = pressed.clone();
        dispatch.reform(move |_: Event| {
            pressed.set(slot, !marked);
            Action::Prioritize(slot, !marked)
        })
    };
    let top = u8::try_from(assessment.levels.len().saturating_sub(1)).unwrap_or_default();
    let supposed = session.supposed == Some(slot);
    let suppose =
        dispatch.reform(move |_: MouseEvent| Action::Suppose((!supposed).then_some(slot)));
    let label = guide.say(if supposed {
        GuidePhrase::SupposeBack
    } else {
        GuidePhrase::Suppose
    });
    // Every step has the same controls; who only hears them hears of which step they are.
    let title = assessment.slot_title(slot);
    let named = |label: &Rc<str>| AttrValue::from([label, ": ", title].concat());
    html! {
        <li key={slot} class="move" part="step">
            <h5>{ title.to_owned() }</h5>
            <p class="hint">
                { words(&wording::step_levels(assessment, guide, step)) }
                if step.estimated { { ". " }{ words(&guide.say(GuidePhrase::StepEstimated)) } }
            </p>
            <ul role="list" class="because">{ for reasons.iter().map(|reason| text("li", "", reason)) }</ul>
            { labelled(&how, what.to_string()) }
            { labelled(&who, leads) }
            { more(html! {
                <>
                    { words(&guide.say(GuidePhrase::StepMore)) }
                    <span class="unseen">{ ": " }{ title.to_owned() }</span>
                </>
            }, detail(guide, step)) }
            <div class="ways">
                <label class="mark">
                    <input ref={pressed.node(slot, marked)} type="checkbox" checked={marked} onchange={mark} aria-label={named(&guide.say(GuidePhrase::Prioritize))} />
                    <span>{ words(&guide.say(GuidePhrase::Prioritize)) }</span>
                </label>
                // Without a key, so that it keeps the focus when it says something else.
                <button type="button" class="quiet" part="button button-quiet" aria-label={named(&label)} onclick={suppose}>
                    { words(&label) }
                </button>
            </div>
            <div role="status">if supposed { { outlook(props, guide, step, top) } }</div>
        </li>
    }
}

/// Who helps, what to do, what to ask, who has done it.
fn detail(guide: &Guide, step: &Step) -> Html {
    let actions = step
        .actions
        .iter()
        .filter_map(|&found| guide.actions.get(found));
    let actions: Vec<Html> = actions
        .map(|action| {
            html! {
                <li key={action.id.to_string()}>
                    <strong>{ words(&action.title) }{ ":" }</strong>{ " " }{ words(&action.what) }
                    if let Some(note) = &action.note { { " " }{ words(note) } }
                </li>
            }
        })
        .collect();
    let questions = step
        .questions
        .iter()
        .filter_map(|&found| guide.questions.get(found));
    let questions: Vec<Html> = questions
        .map(|question| html! { <li key={question.id.to_string()}>{ words(&question.text) }</li> })
        .collect();
    let examples = step
        .examples
        .iter()
        .filter_map(|&found| guide.examples.get(found));
    let examples: Vec<Html> = examples
        .map(|example| {
            html! {
                <li key={example.id.to_string()}>
                    <strong>{ words(&example.state) }{ ":" }</strong>{ " " }{ words(&example.what) }
                    if let Some(address) = &example.address {
                        { " " }<a href={words(address)} rel="noreferrer">{ words(&guide.say(GuidePhrase::Source)) }<span class="unseen">{ ": " }{ words(&example.state) }</span></a>
                    }
                </li>
            }
        })
        .collect();
    let advice = guide.advice(step.slot);
    let lists = [
        (GuidePhrase::Actions, actions),
        (GuidePhrase::Questions, questions),
        (GuidePhrase::Examples, examples),
    ];
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    html! {
        <div class="detail">
            if !step.support.is_empty() {
                { labelled(&guide.say(GuidePhrase::Support), wording::actors(guide, &step.support)) }
            }
            if let Some(advice) = advice { { labelled(&guide.say(GuidePhrase::Find), advice.find.to_string()) } }
            { for lists.map(|(phrase, items)| html! {
                <div key={phrase as usize}>
                    <p><strong>{ words(&guide.say(phrase)) }</strong></p>
                    <ul role="list" class="plain">{ for items }</ul>
                </div>
            }) }
        </div>
    }
}

/// The picture as it would be with the element in place.
fn outlook(props: &QuizProps, guide: &Guide, step: &Step, top: u8) -> Html {
    let session = &props.session;
    let assessment = &session.assessment;
    let then = suppose(assessment, &session.answers, step.slot, top);
    let [now, later] = [&session.answers, &then].map(|answers| Profile::of(assessment, answers));
    let condition = assessment.conditions.iter().position(|condition| {
        condition
            .elements
            .iter()
            .any(|element| element.slot == step.slot)
    });
    let lines = condition.and_then(|position| {
        let title = &assessment.conditions.get(position)?.title;
        let [before, after] = [&now, &later].map(|profile| profile.conditions.get(position));
        let stages = [before?, after?].map(|stage| wording::stage_of(assessment, stage));
        Some((Rc::clone(title), stages))
    });
    let overall = [&now, &later].map(|profile| wording::overall(assessment, profile));
    let overall = (assessment.say(crate::assessment::Phrase::Overall), overall);
    let label = wording::label(assessment, top);
    let title = assessment.slot_title(step.slot);
    let notice = guide.fill(
        GuidePhrase::Supposed,
        &[("title", title), ("level", &label)],
    );
    let lines = lines
        .into_iter()
        .chain([overall])
        .map(|(label, [before, after])| {
            let change = if before == after {
                before
            } else {
                wording::moved(assessment, [&before, &after])
            };
            labelled(&label, change.to_string())
        });
    html! {
        <div class="outlook" part="outlook">
            <div class="small">{ wheel(assessment, &then, &Drawing { current: condition, ..Drawing::default() }) }</div>
            <div>
                { text("p", "", &notice) }
                { for lines }
            </div>
        </div>
    }
}
