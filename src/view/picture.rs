//! The picture of one set of answers: overall stage, wheel, table, and every
//! condition in words. The visitor's own result and a shared one both show it.

use std::rc::Rc;

use yew::prelude::*;

use super::bar::strip;
use super::explorer::Explorer;
use super::pieces::{count, named_button};
use super::table::{conditions_table, counted, elements_table};
use super::text::text;
use super::wheel::legend;
use super::words;
use crate::answers::Answers;
use crate::assessment::{Assessment, Condition, Phrase};
use crate::notes::Notes;
use crate::plan::ahead;
use crate::profile::{ConditionProfile, Profile};
use crate::wording;

/// Whose picture it is.
pub(super) struct Picture<'a> {
    pub(super) assessment: &'a Rc<Assessment>,
    pub(super) answers: &'a Answers,
    /// The name that tells it from other pictures on the page, if there are any.
    pub(super) name: Option<&'a str>,
    /// Begins every id in it.
    pub(super) prefix: AttrValue,
    /// The edition the answers were given in.
    pub(super) edition: u32,
    /// The visitor's notes; a shared result has none.
    pub(super) notes: Option<&'a Notes>,
    /// Leads back into a condition; a shared result can't be changed.
    pub(super) on_answer: Option<Callback<usize>>,
}

/// The whole picture: at a glance, then condition by condition.
pub(super) fn picture(picture: &Picture<'_>) -> Html {
    html! { <>{ glance(picture) }{ conditions(picture) }</> }
}

/// Overall stage, wheel and table.
pub(super) fn glance(picture: &Picture<'_>) -> Html {
    let Picture {
        assessment,
        answers,
        edition,
        name,
        prefix,
        notes,
        ..
    } = picture;
    let profile = Profile::of(assessment, answers);
    let ranged = profile.overall.is_some_and(|stage| !stage.is_certain())
        || profile
            .conditions
            .iter()
            .any(|condition| condition.stage.is_some_and(|stage| !stage.is_certain()));
    let overall = wording::overall(assessment, &profile);
    html! {
        <>
            <div class="verdict" part="verdict">
                <p key={Rc::clone(&overall)} class="overall">
                    { text("span", "label", &assessment.say(Phrase::Overall)) }{ " " }
                    { text("strong", "", &overall) }
                </p>
                { text("p", "", &assessment.say(Phrase::Rule)) }
                if ranged { { text("p", "", &assessment.say(Phrase::RangeReason)) } }
                { text("p", "hint", &wording::self_reported(assessment, *edition)) }
            </div>
            <figure class="figure" part="figure">
                <div>
                    <Explorer
                        assessment={Rc::clone(assessment)}
                        answers={Answers::clone(answers)}
                        notes={notes.cloned().unwrap_or_default()}
                        prefix={prefix.clone()}
                    />
                </div>
                <figcaption>
                    { text("strong", "", &assessment.say(Phrase::Wheel)) }
                    { text("p", "", &assessment.say(Phrase::WheelHint)) }
                    { legend(assessment) }
                </figcaption>
            </figure>
            { conditions_table(assessment, answers, &profile, *name) }
        </>
    }
}

/// Every condition in words.
pub(super) fn conditions(picture: &Picture<'_>) -> Html {
    let assessment = picture.assessment;
    let profile = Profile::of(assessment, picture.answers);
    let conditions = assessment
        .conditions()
        .iter()
        .zip(&profile.conditions)
        .enumerate()
        .map(|(position, (condition, profile))| {
            condition_card(picture, position, condition, profile)
        });
    html! {
        <>
            { text("h4", "", &assessment.say(Phrase::ByCondition)) }
            <ol role="list" class="conditions">{ for conditions }</ol>
        </>
    }
}

fn condition_card(
    picture: &Picture<'_>,
    position: usize,
    condition: &Condition,
    profile: &ConditionProfile,
) -> Html {
    let Picture {
        assessment,
        answers,
        notes,
        name,
        on_answer,
        ..
    } = picture;
    let counts = counted(assessment, profile)
        .into_iter()
        .filter(|(_, count)| *count > 0);
    let stage = if profile.stage.is_some() {
        "stage"
    } else {
        "stage unknown"
    };
    let answered = condition.elements.len() > profile.counts.unanswered;
    html! {
        <li key={position} part="condition">
            { text("h5", "", &condition.title) }
            { text("p", stage, &wording::standing(assessment, profile)) }
            { text("p", "hint", &wording::basis(assessment, profile, answers.get(condition.slot))) }
            if let Some(kinds) = ahead(assessment, condition, answers) {
                { text("p", "ahead", &wording::ahead(assessment, kinds)) }
            }
            if answered {
                { strip(&profile.counts) }
                <ul role="list" class="counts">
                    { for counts.map(|(label, given)| count(assessment, &label, given)) }
                </ul>
                { elements_table(assessment, condition, answers, *notes, *name) }
            }
            if let Some(on_answer) = on_answer { { answer_more(assessment, condition, position, on_answer) } }
        </li>
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
