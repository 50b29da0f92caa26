//! One step of the plan: what, why now, who, and what would follow.

use std::rc::Rc;

use yew::prelude::*;

use super::disclosure::Disclosure;
use super::pieces::{labelled, summary_about, toggle};
use super::pressed::Pressed;
use super::props::QuizProps;
use super::text::{Part, line, text};
use super::wheel::{Drawing, wheel};
use super::words;
use crate::assessment::{Assessment, LevelIndex, Phrase};
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
    let assessment = session.assessment();
    let slot = step.slot;
    let facts = wording::step_facts(assessment, guide, step);
    let facts = facts
        .iter()
        .map(|(label, fact)| labelled(assessment, label, fact));
    let reasons = wording::reasons(assessment, guide, step);
    let marked = session.priorities().contains(&slot);
    let mark = {
        let pressed = pressed.clone();
        dispatch.reform(move |_: Event| {
            pressed.set(slot, !marked);
            Action::Prioritize(slot, !marked)
        })
    };
    let top = assessment.top_level();
    let supposed = session.supposed() == Some(slot);
    let suppose =
        dispatch.reform(move |_: MouseEvent| Action::Suppose((!supposed).then_some(slot)));
    let label = guide.say(if supposed {
        GuidePhrase::SupposeBack
    } else {
        GuidePhrase::Suppose
    });
    // Every step has the same controls; who only hears them hears of which step they are.
    let title = assessment.slot_title(slot);
    let named = |label: &Rc<str>| words(&wording::labelled(assessment, label, title));
    let levels = wording::step_levels(assessment, guide, step);
    let levels = if step.estimated {
        let estimated = guide.say(GuidePhrase::StepEstimated);
        wording::followed(assessment, &levels, &estimated)
    } else {
        levels
    };
    let condition = assessment.condition_of(slot);
    let condition = condition.map_or_else(Rc::default, |found| Rc::clone(&found.title));
    html! {
        <li key={slot} class="move" part="step">
            { text("p", "of", &condition) }
            { text("h5", "", &title.into()) }
            { text("p", "hint", &levels) }
            <div class="facts">{ for facts }</div>
            <ul role="list" class="because">{ for reasons.iter().map(|reason| text("li", "", reason)) }</ul>
            <Disclosure summary={summary_about(assessment, &guide.say(GuidePhrase::StepMore), title)} body={
                let (assessment, guide, step) = (Rc::clone(assessment), Rc::clone(guide), step.clone());
                Callback::from(move |()| detail(&assessment, &guide, &step))
            } />
            <div class="ways">
                <label class="mark">
                    <input ref={pressed.node(slot, marked)} type="checkbox" checked={marked} onchange={mark} aria-label={named(&guide.say(GuidePhrase::Prioritize))} />
                    { text("span", "", &guide.say(GuidePhrase::Prioritize)) }
                </label>
                { toggle("quiet", &label, Some(named(&label)), None, suppose) }
            </div>
            <div aria-live="polite" aria-atomic="true">if supposed { { outlook(props, guide, step, top) } }</div>
        </li>
    }
}

/// Who helps, what to do, what to ask, who has done it.
fn detail(assessment: &Assessment, guide: &Guide, step: &Step) -> Html {
    // A title is set off from what it is the title of.
    let around =
        |text: &str| wording::around(assessment, Phrase::Labelled, "label", ("text", text));
    let actions = step
        .actions
        .iter()
        .filter_map(|&found| guide.actions().get(found));
    let actions: Vec<Html> = actions
        .map(|action| {
            let note = action.note.as_ref().map_or("", |note| note);
            let space = if note.is_empty() { "" } else { " " };
            let [before, behind] = around(&[&action.what, space, note].concat());
            let parts = [
                Part::Plain(&before),
                Part::Bold(&action.title),
                Part::Plain(&behind),
            ];
            line("li", "", &parts)
        })
        .collect();
    let questions = step
        .questions
        .iter()
        .filter_map(|&found| guide.questions().get(found));
    let questions: Vec<Html> = questions
        .map(|question| text("li", "", &question.text))
        .collect();
    let examples = step
        .examples
        .iter()
        .filter_map(|&found| guide.examples().get(found));
    let examples: Vec<Html> = examples
        .map(|example| {
            let [before, behind] = around(&example.what);
            let source = example.address.as_ref();
            let source = source.map(|address| (guide.say(GuidePhrase::Source), &**address));
            let [_, about] = around(&example.state);
            let mut parts = vec![
                Part::Plain(&before),
                Part::Bold(&example.state),
                Part::Plain(&behind),
            ];
            if let Some((label, address)) = &source {
                parts.push(Part::Plain(" "));
                parts.push(Part::Link {
                    label,
                    about: &about,
                    address,
                });
            }
            line("li", "", &parts)
        })
        .collect();
    let find = wording::how_to_tell(assessment, step.slot);
    let lists = [
        (GuidePhrase::Actions, actions),
        (GuidePhrase::Questions, questions),
        (GuidePhrase::Examples, examples),
    ];
    let lists = lists.into_iter().filter(|(_, items)| !items.is_empty());
    html! {
        <div class="detail">
            if !step.support.is_empty() {
                { labelled(assessment, &guide.say(GuidePhrase::Support), &wording::actors(guide, &step.support)) }
            }
            if !find.is_empty() { { labelled(assessment, &guide.say(GuidePhrase::Find), find) } }
            { for lists.map(|(phrase, items)| html! {
                <div key={phrase as usize}>
                    { line("p", "", &[Part::Strong(&guide.say(phrase))]) }
                    <ul role="list" class="plain">{ for items }</ul>
                </div>
            }) }
        </div>
    }
}

/// The picture as it would be with the element in place.
fn outlook(props: &QuizProps, guide: &Guide, step: &Step, top: LevelIndex) -> Html {
    let session = &props.session;
    let assessment = session.assessment();
    let then = suppose(assessment, session.answers(), step.slot, top);
    let [now, later] = [session.answers(), &then].map(|answers| Profile::of(assessment, answers));
    let condition = assessment.conditions().iter().position(|condition| {
        condition
            .elements
            .iter()
            .any(|element| element.slot == step.slot)
    });
    let lines = condition.and_then(|position| {
        let title = &assessment.conditions().get(position)?.title;
        let [before, after] = [&now, &later].map(|profile| profile.conditions.get(position));
        let stages = [before?, after?].map(|stage| wording::standing(assessment, stage));
        Some((Rc::clone(title), stages))
    });
    let overall = [&now, &later].map(|profile| wording::overall(assessment, profile));
    let overall = (assessment.say(Phrase::Overall), overall);
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
            labelled(assessment, &label, &change)
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
