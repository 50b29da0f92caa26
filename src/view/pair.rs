//! Two results side by side: then and now, or mine and yours.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::pieces::{button, more, text};
use super::props::QuizProps;
use super::shared::{leave, refused, share, since_then};
use super::table::{condition_stage_words, heading_cell, table};
use super::wheel::{Drawing, wheel};
use super::words;
use crate::assessment::{Assessment, Condition, Phrase};
use crate::comparison::{Change, Movement, compare};
use crate::profile::Profile;
use crate::received::Received;
use crate::session::{Action, Place};

/// Every kind of difference with its words, in the order in which they are counted.
const MOVEMENTS: [(Movement, Phrase); 6] = [
    (Movement::Up, Phrase::MovedUp),
    (Movement::Down, Phrase::MovedDown),
    (Movement::Known, Phrase::BecameKnown),
    (Movement::Unknown, Phrase::NoLongerKnown),
    (Movement::Other, Phrase::ChangedOtherwise),
    (Movement::NotComparable, Phrase::NotComparable),
];

pub(super) fn pair_body(props: &QuizProps, pair: [&Received; 2]) -> Html {
    let QuizProps {
        session, dispatch, ..
    } = props;
    let assessment = &session.assessment;
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let [first, second] = pair;
    let changes = compare(assessment, &first.result, &second.result);
    let names =
        [(first, Phrase::SharedFirst), (second, Phrase::SharedSecond)].map(|(received, phrase)| {
            assessment.say(if received.own {
                Phrase::SharedOwn
            } else {
                phrase
            })
        });
    let wheels = pair.iter().zip(&names).map(|(received, name)| {
        html! {
            <figure key={name.to_string()}>
                <figcaption>{ text("strong", "", name) }</figcaption>
                { wheel(assessment, &received.result.answers, &Drawing { current: None, named: false, on_select: None }) }
                if received.result.edition < assessment.edition { { since_then(assessment, &received.result) } }
            </figure>
        }
    });
    let details = assessment
        .conditions
        .iter()
        .map(|condition| differences(assessment, condition, &changes, &names));
    let pictures = pair.iter().zip(&names).map(|(received, name)| {
        let body = picture(&Picture {
            assessment,
            answers: &received.result.answers,
            name: Some(name),
            edition: received.result.edition,
            notes: Some(&received.notes),
            on_answer: None,
        });
        html! { <section key={name.to_string()}>{ more(html! { { words(name) } }, body) }</section> }
    });
    html! {
        <>
            <div class="notice" part="notice">
                { text("p", "", &assessment.say(Phrase::PairNotice)) }
                { leave(session, dispatch) }
            </div>
            { refused(session) }
            <div class="pair">{ for wheels }</div>
            { text("h4", "", &assessment.say(Phrase::PairSummary)) }
            { summary(assessment, &changes) }
            { stages(assessment, pair, &names, &changes) }
            { for details }
            { text("h4", "", &assessment.say(Phrase::WholePictures)) }
            { for pictures }
            <div class="steps" part="steps">
                { button("secondary", &assessment.say(Phrase::Swap), act(Action::Swap)) }
                { button("secondary", &assessment.say(Phrase::AddResults), act(Action::Go(Place::Open))) }
            </div>
            { share(props) }
        </>
    }
}

/// How many answers differ in which way.
fn summary(assessment: &Assessment, changes: &[Change]) -> Html {
    let counts = MOVEMENTS.map(|(movement, phrase)| (count(changes, movement), phrase));
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let same = changes
        .iter()
        .all(|change| change.movement == Movement::Same);
    html! {
        if same {
            { text("p", "", &assessment.say(Phrase::PairSame)) }
        } else {
            <ul class="counts">
                { for counts.map(|(count, phrase)| html! {
                    <li key={count.to_string()}><b>{ count }</b>{ " " }{ words(&assessment.say(phrase)) }</li>
                }) }
            </ul>
        }
    }
}

fn count<'a>(changes: impl IntoIterator<Item = &'a Change>, movement: Movement) -> usize {
    changes
        .into_iter()
        .filter(|change| change.movement == movement)
        .count()
}

/// One row a condition: its stage in both, and how many of its answers differ.
fn stages(
    assessment: &Assessment,
    pair: [&Received; 2],
    names: &[Rc<str>; 2],
    changes: &[Change],
) -> Html {
    let profiles = pair.map(|received| Profile::of(assessment, &received.result.answers));
    let rows = assessment
        .conditions
        .iter()
        .enumerate()
        .map(|(position, condition)| {
            let stages = profiles.iter().map(|profile| {
                let stage = profile.conditions.get(position);
                let stage = stage.map(|stage| condition_stage_words(assessment, stage));
                html! { <td>{ stage.map_or_else(AttrValue::default, |stage| words(&stage)) }</td> }
            });
            let moved = MOVEMENTS.iter().filter_map(|&(movement, phrase)| {
                let count = count(of(condition, changes), movement);
                (count > 0).then(|| [&count.to_string(), " ", &assessment.say(phrase)].concat())
            });
            let moved: Vec<_> = moved.collect();
            let moved = if moved.is_empty() {
                words(&assessment.say(Phrase::Unchanged))
            } else {
                moved.join("; ").into()
            };
            html! {
                <tr key={condition.slot}>
                    <th scope="row">{ words(&condition.title) }</th>
                    { for stages }
                    <td>{ moved }</td>
                </tr>
            }
        });
    let name = assessment.say(Phrase::PairSummary);
    let [first, second] = names;
    let columns = [
        &assessment.say(Phrase::ColumnCondition),
        first,
        second,
        &assessment.say(Phrase::ColumnChange),
    ];
    let columns = columns.map(|column| heading_cell(column, ""));
    table(
        &name,
        None,
        Html::default(),
        columns.into_iter().collect(),
        rows.collect(),
    )
}

/// The changes that belong to a condition.
fn of<'a>(
    condition: &'a Condition,
    changes: &'a [Change],
) -> impl Iterator<Item = &'a Change> + use<'a> {
    changes.iter().filter(|change| {
        change.slot == condition.slot
            || condition
                .elements
                .iter()
                .any(|element| element.slot == change.slot)
    })
}

/// What differs within a condition, question by question.
fn differences(
    assessment: &Assessment,
    condition: &Condition,
    changes: &[Change],
    names: &[Rc<str>; 2],
) -> Html {
    let rows: Vec<Html> = of(condition, changes)
        .filter_map(|change| {
            let (_, phrase) = MOVEMENTS
                .iter()
                .find(|(movement, _)| *movement == change.movement)?;
            let title = if change.slot == condition.slot {
                words(&assessment.say(Phrase::Overview))
            } else {
                AttrValue::from(assessment.slot_title(change.slot).to_owned())
            };
            let answers = [change.before, change.after].map(|answer| {
                let label = answer.map_or_else(
                    || assessment.say(Phrase::Unanswered),
                    |answer| Rc::clone(&answer.level(assessment).label),
                );
                html! { <td class={answer.is_none().then_some("zero")}>{ words(&label) }</td> }
            });
            Some(html! {
                <tr key={change.slot}>
                    <th scope="row">{ title }</th>
                    { for answers }
                    <td>{ words(&assessment.say(*phrase)) }</td>
                </tr>
            })
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    let [first, second] = names;
    let columns = [
        &assessment.say(Phrase::ColumnElement),
        first,
        second,
        &assessment.say(Phrase::ColumnChange),
    ];
    let columns = columns.map(|column| heading_cell(column, ""));
    let name = assessment.fill(Phrase::Differences, &[("title", &condition.title)]);
    html! {
        <section key={condition.slot} class="differences">
            { text("h5", "", &condition.title) }
            { table(&name, None, Html::default(), columns.into_iter().collect(), rows.into_iter().collect()) }
        </section>
    }
}
