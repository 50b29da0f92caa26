//! Two results side by side: then and now, or mine and yours.

use std::rc::Rc;

use yew::prelude::*;

use super::brief::brief_sheet;
use super::picture::{Picture, picture};
use super::pieces::{button, count as counted, more};
use super::props::QuizProps;
use super::shared::{leave, refused, share, shared_link, since_then};
use super::table::{heading_cell, row_heading, table};
use super::takeaway::TakeAway;
use super::text::text;
use super::wheel::{Drawing, wheel};
use crate::assessment::{Assessment, Condition, Phrase};
use crate::brief::Two;
use crate::comparison::{Change, Movement, compare, of_condition, profiles};
use crate::results::SharedResult;
use crate::session::{Action, Place, SharedAction};
use crate::wording::{self, MOVEMENTS};

pub(super) fn pair_body(props: &QuizProps, pair: [&SharedResult; 2]) -> Html {
    let QuizProps {
        session, dispatch, ..
    } = props;
    let assessment = session.assessment();
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
    let link = shared_link(props);
    let [first_name, second_name] = &names;
    let two = Two {
        results: [&first.result, &second.result],
        names: [first_name, second_name],
        link: &link,
        date: &props.today,
    };
    let headline = wording::pair_headline(assessment, two.results, two.names, &changes);
    let brief = crate::brief::pair(assessment, &two);
    let sheet = brief_sheet(assessment, &brief, None, &link);
    let wheels = pair.iter().zip(&names).map(|(received, name)| {
        html! {
            <figure key={name.to_string()}>
                <figcaption>{ text("strong", "", name) }</figcaption>
                { wheel(assessment, &received.result.answers, &Drawing::default()) }
                if received.result.edition < assessment.edition() { { since_then(assessment, &received.result) } }
            </figure>
        }
    });
    let details = assessment
        .conditions()
        .iter()
        .map(|condition| differences(assessment, condition, &changes, &names));
    let pictures = pair.iter().zip(&names).zip(["first-", "second-"]);
    let pictures = pictures.map(|((received, name), which)| {
        let body = picture(&Picture {
            assessment,
            answers: &received.result.answers,
            name: Some(name),
            prefix: [props.prefix.as_str(), which].concat().into(),
            edition: received.result.edition,
            notes: Some(&received.notes),
            on_answer: None,
        });
        html! { <section key={name.to_string()}>{ more(name, body) }</section> }
    });
    html! {
        <>
            <div class="notice" part="notice">
                { text("p", "", &assessment.say(Phrase::PairNotice)) }
                { leave("primary", session, dispatch) }
            </div>
            { refused(session) }
            <div class="verdict" part="verdict">{ text("p", "headline", &headline) }</div>
            <div class="pair">{ for wheels }</div>
            { text("h4", "", &assessment.say(Phrase::PairSummary)) }
            { summary(assessment, &changes) }
            { stages(assessment, pair, &names, &changes) }
            { for details }
            { text("h4", "", &assessment.say(Phrase::WholePictures)) }
            { for pictures }
            <div class="steps" part="steps">
                { button("secondary", &assessment.say(Phrase::Swap), act(SharedAction::Swap.into())) }
                { button("secondary", &assessment.say(Phrase::AddResults), act(Action::Go(Place::Open))) }
            </div>
            { share(props) }
            <TakeAway assessment={Rc::clone(assessment)} brief={Rc::<[_]>::from(brief)} on_errand={props.on_errand.clone()} />
            { sheet }
        </>
    }
}

/// The number of answers that differ in each way.
fn summary(assessment: &Assessment, changes: &[Change]) -> Html {
    let counts = MOVEMENTS.map(|(movement, phrase)| (count(changes, movement), phrase));
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    html! {
        <ul role="list" class="counts">
            { for counts.map(|(count, phrase)| counted(assessment, &assessment.say(phrase), count)) }
        </ul>
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
    pair: [&SharedResult; 2],
    names: &[Rc<str>; 2],
    changes: &[Change],
) -> Html {
    let profiles = profiles(assessment, pair.map(|received| &received.result));
    let rows = assessment
        .conditions()
        .iter()
        .enumerate()
        .map(|(position, condition)| {
            let stages = profiles.iter().map(|profile| {
                let stage = profile.conditions.get(position);
                let stage = stage.map(|stage| wording::standing(assessment, stage));
                text("td", "", &stage.unwrap_or_default())
            });
            let moved = MOVEMENTS.iter().filter_map(|&(movement, phrase)| {
                let count = count(of_condition(condition, changes), movement);
                (count > 0).then(|| wording::counted(assessment, &assessment.say(phrase), count))
            });
            let moved = moved.reduce(|first, second| {
                let both = [("first", &*first), ("second", &*second)];
                assessment.fill(Phrase::Separated, &both)
            });
            let moved = moved.unwrap_or_else(|| assessment.say(Phrase::Unchanged));
            html! {
                <tr key={condition.id.to_string()}>
                    { row_heading(&condition.title) }
                    { for stages }
                    { text("td", "", &moved) }
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
        assessment,
        &name,
        None,
        columns.into_iter().collect(),
        rows.collect(),
    )
}

/// The differences within a condition, question by question.
fn differences(
    assessment: &Assessment,
    condition: &Condition,
    changes: &[Change],
    names: &[Rc<str>; 2],
) -> Html {
    let rows: Vec<Html> = of_condition(condition, changes)
        .filter_map(|change| {
            let (_, phrase) = MOVEMENTS
                .iter()
                .find(|(movement, _)| *movement == change.movement)?;
            let title = if condition.slot == Some(change.slot) {
                assessment.say(Phrase::Overview)
            } else {
                assessment.slot_title(change.slot).into()
            };
            let answers = [change.before, change.after].map(|answer| {
                let label = wording::answer(assessment, answer);
                text("td", if answer.is_none() { "zero" } else { "" }, &label)
            });
            Some(html! {
                <tr key={change.slot}>
                    { row_heading(&title) }
                    { for answers }
                    { text("td", "", &assessment.say(*phrase)) }
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
        <section key={condition.id.to_string()} class="differences">
            { text("h5", "", &condition.title) }
            { table(assessment, &name, None, columns.into_iter().collect(), rows.into_iter().collect()) }
        </section>
    }
}
