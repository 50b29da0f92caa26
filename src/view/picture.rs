//! The picture of one set of answers: the result in words beside the wheel, and every condition. The
//! visitor's own result and a shared one both show it.

use std::rc::Rc;

use yew::prelude::*;

use super::explorer::Explorer;
use super::pieces::more;
use super::standings::Standings;
use super::text::text;
use super::wheel::legend;
use crate::answers::Answers;
use crate::assessment::{Assessment, Phrase};
use crate::guide::{Guide, GuidePhrase};
use crate::notes::Notes;
use crate::profile::{ConditionProfile, Profile};
use crate::wording::{self, Fact};

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

/// The whole picture.
pub(super) fn picture(picture: &Picture<'_>) -> Html {
    let profile = Profile::of(picture.assessment, picture.answers);
    let facts = wording::facts(picture.assessment, &profile, None);
    html! {
        <>
            { verdict(picture, &facts, Html::default()) }
            { conditions(picture) }
            { method(picture.assessment, picture.answers, None) }
        </>
    }
}

/// The result in words, with what can be done with it below the first sentence, and the wheel.
pub(super) fn verdict(picture: &Picture<'_>, facts: &[Fact], actions: Html) -> Html {
    let Picture {
        assessment,
        answers,
        edition,
        prefix,
        notes,
        ..
    } = picture;
    let headline = wording::headline(assessment, &Profile::of(assessment, answers));
    let facts = facts.iter().map(|fact| {
        html! {
            <div key={Rc::clone(&fact.label)}>
                { text("dt", "", &fact.label) }
                // Paragraphs within would be heard twice.
                { text("dd", "fact", &fact.text) }
                { for fact.more.iter().map(|more| text("dd", "", more)) }
            </div>
        }
    });
    html! {
        <>
            <div class="verdict" part="verdict">{ text("p", "headline", &headline) }</div>
            { actions }
            <div class="overview-of-result">
                <div>
                    <dl class="facts">{ for facts }</dl>
                    { text("p", "hint", &wording::self_reported(assessment, *edition)) }
                </div>
                <figure class="figure" part="figure">
                    <Explorer
                        assessment={Rc::clone(assessment)}
                        answers={Answers::clone(answers)}
                        notes={notes.cloned().unwrap_or_default()}
                        prefix={prefix.clone()}
                    />
                    <figcaption>{ legend(assessment, answers) }</figcaption>
                </figure>
            </div>
        </>
    }
}

/// Every condition.
pub(super) fn conditions(picture: &Picture<'_>) -> Html {
    html! {
        <Standings
            assessment={Rc::clone(picture.assessment)}
            answers={Answers::clone(picture.answers)}
            notes={picture.notes.cloned()}
            name={picture.name.map(Rc::from)}
            prefix={picture.prefix.clone()}
            on_answer={picture.on_answer.clone()}
        />
    }
}

/// How it was worked out, and what it is to be weighed against.
pub(super) fn method(assessment: &Assessment, answers: &Answers, guide: Option<&Guide>) -> Html {
    let profile = Profile::of(assessment, answers);
    let ranged = |found: &ConditionProfile| found.stage.is_some_and(|stage| !stage.is_certain());
    let ranged = profile.conditions.iter().any(ranged);
    let body = html! {
        <div>
            { text("p", "", &assessment.say(Phrase::WheelHint)) }
            { text("p", "", &assessment.say(Phrase::Rule)) }
            if ranged { { text("p", "", &assessment.say(Phrase::RangeReason)) } }
            if let Some(guide) = guide { { text("p", "", &guide.say(GuidePhrase::PlanRule)) } }
            { text("p", "", &assessment.say(Phrase::EndState)) }
        </div>
    };
    more(&assessment.say(Phrase::Method), body)
}
