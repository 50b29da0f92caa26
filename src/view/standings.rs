//! The conditions of a result as one list, in the order that the visitor chooses: where each stands,
//! and one click away what that rests on.

use std::rc::Rc;

use yew::prelude::*;

use super::bar::strip;
use super::disclosure::Disclosure;
use super::pieces::{count, named_button};
use super::table::{counted, elements_table};
use super::text::{label_for, text};
use super::words;
use crate::answers::Answers;
use crate::assessment::{Assessment, Condition, Phrase};
use crate::notes::Notes;
use crate::plan::ahead;
use crate::profile::{Basis, ConditionProfile, Profile};
use crate::wording::{self, SortBy};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StandingsProps {
    pub assessment: Rc<Assessment>,
    pub answers: Answers,
    /// The visitor's notes; a shared result has none.
    pub notes: Option<Notes>,
    /// The name that tells it from other results on the page, if there are any.
    pub name: Option<Rc<str>>,
    /// Begins every id in it.
    pub prefix: AttrValue,
    /// Leads back into a condition; a shared result can't be changed.
    pub on_answer: Option<Callback<usize>>,
}

const ORDERS: [(SortBy, Phrase); 4] = [
    (SortBy::Order, Phrase::SortOrder),
    (SortBy::Furthest, Phrase::SortFurthest),
    (SortBy::Least, Phrase::SortLeast),
    (SortBy::Open, Phrase::SortOpen),
];

/// The number of conditions that are shown before *more*: few results have as many, and one with a hundred
/// would be there later for them.
const SHOWN: usize = 24;

#[component]
pub(super) fn Standings(props: &StandingsProps) -> Html {
    let StandingsProps {
        assessment,
        answers,
        prefix,
        ..
    } = props;
    let by = use_state(SortBy::default);
    let profile = Profile::of(assessment, answers);
    let onchange = {
        let by = by.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<web_sys::HtmlSelectElement>();
            let chosen = field.and_then(|field| usize::try_from(field.selected_index()).ok());
            if let Some((chosen, _)) = chosen.and_then(|chosen| ORDERS.get(chosen)) {
                by.set(*chosen);
            }
        })
    };
    let id = [prefix.as_str(), "order"].concat();
    let orders = ORDERS.map(|(order, phrase)| {
        let label = assessment.say(phrase);
        html! { <option key={Rc::clone(&label)} selected={order == *by}>{ words(&label) }</option> }
    });
    let mut first = wording::sorted(&profile, *by);
    let rest = first.split_off(first.len().min(SHOWN));
    html! {
        <div class="standings">
            <div class="top">
                { text("h4", "", &assessment.say(Phrase::ByCondition)) }
                if assessment.conditions().len() > 1 {
                    <div class="order">
                        { label_for(&id, &assessment.say(Phrase::SortBy)) }
                        <select {id} part="input" {onchange}>{ for orders }</select>
                    </div>
                }
            </div>
            <ol role="list" class="conditions">{ for rows(props, &profile, &first) }</ol>
            if !rest.is_empty() { { more_rows(props, profile, rest) } }
        </div>
    }
}

fn more_rows(props: &StandingsProps, profile: Profile, rest: Vec<usize>) -> Html {
    let summary = props
        .assessment
        .count(Phrase::RefusedMore, &[("count", rest.len())]);
    let start = (SHOWN + 1).to_string();
    let props = props.clone();
    let body = Callback::from(move |()| {
        html! { <ol role="list" class="conditions" start={start.clone()}>{ for rows(&props, &profile, &rest) }</ol> }
    });
    html! { <Disclosure summary={text("summary", "", &summary)} {body} /> }
}

/// The rows of the conditions at these positions.
fn rows(
    props: &StandingsProps,
    profile: &Profile,
    positions: &[usize],
) -> impl Iterator<Item = Html> {
    positions.iter().filter_map(move |&position| {
        let condition = props.assessment.conditions().get(position)?;
        Some(row(
            props,
            position,
            condition,
            profile.conditions.get(position)?,
        ))
    })
}

fn row(
    props: &StandingsProps,
    position: usize,
    condition: &Condition,
    profile: &ConditionProfile,
) -> Html {
    let assessment = &props.assessment;
    let stage = if profile.stage.is_some() {
        "stage"
    } else {
        "stage unknown"
    };
    let bar = if profile.counts.rated() + profile.counts.not_sure > 0 {
        strip(&profile.counts)
    } else {
        Html::default()
    };
    let estimate =
        (profile.basis == Basis::Estimate).then(|| assessment.say(Phrase::BasisEstimate));
    let summary = html! {
        <summary>
            { text("span", "position", &wording::number(assessment, position + 1).into()) }
            { text("span", "name", &condition.title) }
            <span class="strip">{ bar }</span>
            <span class="where">
                { text("span", stage, &wording::standing(assessment, profile)) }
                if let Some(estimate) = estimate { { text("span", "hint", &estimate) } }
            </span>
        </summary>
    };
    let body = {
        let (props, profile) = (props.clone(), profile.clone());
        Callback::from(move |()| detail(&props, position, &profile))
    };
    html! {
        <li key={position} part="condition"><Disclosure class="standing" {summary} {body} /></li>
    }
}

/// The reasons for a condition's stage, and its elements.
fn detail(props: &StandingsProps, position: usize, profile: &ConditionProfile) -> Html {
    let StandingsProps {
        assessment,
        answers,
        notes,
        name,
        on_answer,
        ..
    } = props;
    let Some(condition) = assessment.conditions().get(position) else {
        return Html::default();
    };
    let counts = counted(assessment, profile)
        .into_iter()
        .filter(|(_, count)| *count > 0);
    let answered = condition.elements.len() > profile.counts.unanswered;
    let basis = wording::basis(assessment, condition, profile, answers);
    html! {
        <div class="detail">
            if !basis.is_empty() { { text("p", "", &basis) } }
            if let Some(kinds) = ahead(assessment, condition, answers) {
                { text("p", "ahead", &wording::ahead(assessment, kinds)) }
            }
            if answered {
                if !condition.is_plain() {
                    <ul role="list" class="counts">
                        { for counts.map(|(label, given)| count(assessment, &label, given)) }
                    </ul>
                }
                { elements_table(assessment, condition, answers, notes.as_ref(), name.as_deref()) }
            }
            if let Some(on_answer) = on_answer { { answer_more(assessment, condition, position, on_answer) } }
        </div>
    }
}

fn answer_more(
    assessment: &Assessment,
    condition: &Condition,
    position: usize,
    on_answer: &Callback<usize>,
) -> Html {
    let onclick = on_answer.reform(move |_: MouseEvent| position);
    let name = words(&assessment.fill(Phrase::AnswerMore, &[("title", &condition.title)]));
    named_button(
        "quiet",
        &assessment.say(Phrase::AnswerMoreShort),
        Some(name),
        onclick,
    )
}
