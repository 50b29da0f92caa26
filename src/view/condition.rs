//! One condition's page: what it is about, its overview question, its elements.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::{self, button, glossary, meanings, more, toggle};
use super::props::QuizProps;
use super::question::Question;
use super::text::text;
use super::words;
use crate::assessment::{Assessment, Condition, ConditionIndex, Kind, KindIndex, Phrase, Term};
use crate::session::{Action, Pace, Place, Session};

pub(super) fn condition_page(
    props: &QuizProps,
    position: ConditionIndex,
    heading: NodeRef,
) -> Html {
    let QuizProps {
        session,
        dispatch,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let Some(condition) = assessment.condition(position) else {
        return Html::default();
    };
    let total = assessment.conditions().len();
    let step = assessment.count(
        Phrase::Step,
        &[("number", position.0 + 1), ("total", total)],
    );
    // That of a plain question is said beside it.
    let shows_goal = !(condition.is_plain() || condition.goal.is_empty());
    let about = html! {
        <>
            if shows_goal { { headed(assessment, Phrase::Goal, &condition.goal) } }
            if !condition.why.is_empty() { { headed(assessment, Phrase::Why, &condition.why) } }
        </>
    };
    let explained = shows_goal || !condition.why.is_empty();
    html! {
        // Another condition takes the place of this one node by node, which is sooner done than to
        // remove one page and make another.
        <article class="page" part="page" key="condition">
            { pieces::heading(&step, &condition.title, heading) }
            if let Some(slot) = condition.slot {
                <Question
                    assessment={Rc::clone(assessment)}
                    {slot}
                    title={assessment.say(Phrase::Overview)}
                    question={Rc::clone(&condition.question)}
                    answer={session.answers().get(slot)}
                    dispatch={dispatch.clone()}
                    name={[prefix, "overview"].concat()}
                />
            }
            // Behind the question, for whoever has the answer needs nothing before it.
            if !condition.about.is_empty() { { text("p", "", &condition.about) } }
            if explained { { more(&assessment.say(Phrase::About), about) } }
            { elements(props, position, condition) }
            { steps(session, position, dispatch) }
        </article>
    }
}

/// A text under its heading.
fn headed(assessment: &Assessment, heading: Phrase, said: &Rc<str>) -> Html {
    html! { <>{ text("h4", "", &assessment.say(heading)) }{ text("p", "", said) }</> }
}

fn elements(props: &QuizProps, position: ConditionIndex, condition: &Condition) -> Html {
    let QuizProps {
        session,
        dispatch,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let shown = session.shows_elements(position);
    let total = condition.elements.len();
    let phrase = if shown {
        Phrase::HideElements
    } else {
        Phrase::ShowElements
    };
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Elements(position, !shown));
    // Those of none come first.
    let kinds = (0..=assessment.kinds().len()).map(|place| place.checked_sub(1).map(KindIndex));
    html! {
        <section class="elements" part="elements">
            if session.pace() == Pace::Quick && condition.slot.is_some() {
                <div class="deeper">
                    { toggle("secondary", &assessment.count(phrase, &[("total", total)]), None, Some(shown.to_string().into()), onclick) }
                    if !shown { { text("p", "hint", &assessment.say(Phrase::ShowElementsHint)) } }
                </div>
            }
            if shown && !assessment.is_whole() {
                <div role="status">{ text("p", "hint", &assessment.say(Phrase::Loading)) }</div>
            } else if shown {
                if let Some(rules) = assessment.rules() { { more(&rules.title, list(&rules.list)) } }
                { glossary(assessment, &terms_of(assessment, condition)) }
                { for kinds.map(|kind| of_kind(session, condition, kind, dispatch, prefix)) }
            }
        </section>
    }
}

/// The condition's elements of one kind, under what the levels mean for them; or those of none.
fn of_kind(
    session: &Session,
    condition: &Condition,
    kind: Option<KindIndex>,
    dispatch: &Callback<Action>,
    prefix: &AttrValue,
) -> Html {
    let assessment = session.assessment();
    let mut questions = condition
        .elements
        .iter()
        .filter(|element| element.kind == kind)
        .peekable();
    if questions.peek().is_none() {
        return Html::default();
    }
    let found = kind.and_then(|kind| assessment.kind(kind));
    let group = kind.map_or_else(String::new, |kind| kind.0.to_string());
    let questions = questions.enumerate().map(|(place, element)| {
        html! {
            <Question
                key={place}
                assessment={Rc::clone(assessment)}
                slot={element.slot}
                title={Rc::clone(&element.title)}
                question={Rc::clone(&element.question)}
                goal={Rc::clone(&element.goal)}
                answer={session.answers().get(element.slot)}
                note={session.notes().get(element.slot).map_or_else(AttrValue::default, words)}
                dispatch={dispatch.clone()}
                name={[prefix, &*group, "-", &place.to_string()].concat()}
                plain={condition.is_plain()}
            />
        }
    });
    // If every element has signs of its own, those of the kind would only be in the way.
    let mut elements = condition
        .elements
        .iter()
        .filter(|element| element.kind == kind);
    let own = elements.all(|element| !element.levels.is_empty());
    html! {
        // Without a name of its own a group needs nothing that sets it off.
        <section key={group.clone()} class={found.map(|_| "kind")}>
            if let Some(found) = found {
                { text("h4", "", &found.plural) }
                if !found.about.is_empty() { { text("p", "hint", &found.about) } }
                if !own && !found.levels.is_empty() {
                    { more(&assessment.fill(Phrase::LevelsOf, &[("kind", &found.title)]), meanings(&levels_of(assessment, found))) }
                }
            }
            // A list of its own: those beside it would be others where there are more questions.
            { questions.collect::<Html>() }
        </section>
    }
}

/// The levels with what each of them means for a kind.
fn levels_of<'a>(assessment: &'a Assessment, kind: &'a Kind) -> Vec<(&'a Rc<str>, &'a Rc<str>)> {
    let labels = assessment.levels().iter().map(|level| &level.label);
    labels.zip(&kind.levels).collect()
}

fn list(rules: &[Rc<str>]) -> Html {
    let rules = rules.iter().map(|rule| text("li", "", rule));
    html! { <ol class="rules">{ for rules }</ol> }
}

/// The words in the texts of a condition's elements that are explained.
fn terms_of<'a>(assessment: &'a Assessment, condition: &Condition) -> Vec<&'a Term> {
    let mut words = Vec::new();
    for (position, term) in assessment.terms().iter().enumerate() {
        let mut elements = condition.elements.iter();
        if elements.any(|element| element.terms.contains(&position)) {
            words.push(term);
        }
    }
    words
}

/// The way on: back, next, and the result after a single answer.
fn steps(
    session: &Session,
    ConditionIndex(position): ConditionIndex,
    dispatch: &Callback<Action>,
) -> Html {
    let assessment = session.assessment();
    let act = |action: fn() -> Action| dispatch.reform(move |_: MouseEvent| action());
    let last = position + 1 == assessment.conditions().len();
    let result = if last { "primary" } else { "secondary" };
    html! {
        <div class="steps" part="steps">
            if position > 0 { { button("secondary", &assessment.say(Phrase::Back), act(|| Action::Back)) } }
            if !last { { button("primary", &assessment.say(Phrase::Next), act(|| Action::Next)) } }
            if last || !session.answers().is_empty() {
                { button(result, &assessment.say(Phrase::SeeResults), act(|| Action::Go(Place::Result))) }
            }
        </div>
    }
}
