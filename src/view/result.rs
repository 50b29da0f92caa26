//! The visitor's own result.

use std::rc::Rc;

use yew::prelude::*;

use super::action_bar::ActionBar;
use super::brief::brief_sheet;
use super::details::details;
use super::picture::{Picture, conditions, method, verdict};
use super::pieces::button;
use super::plan::PlanSection;
use super::props::QuizProps;
use super::share::{Share, send};
use super::takeaway::TakeAway;
use super::text::text;
use super::words;
use crate::assessment::{ConditionIndex, Phrase};
use crate::brief::{Own, own};
use crate::code::encode;
use crate::guide::GuidePhrase;
use crate::link::link;
use crate::plan::Plan;
use crate::profile::Profile;
use crate::results::SharedResult;
use crate::session::{Action, Place};
use crate::spreadsheet::csv;
use crate::wording;

pub(super) fn result_body(props: &QuizProps) -> Html {
    let QuizProps {
        session, dispatch, ..
    } = props;
    let assessment = session.assessment();
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    html! {
        <>
            if session.answers().is_empty() {
                { text("p", "lede", &assessment.say(Phrase::ResultEmpty)) }
            } else {
                { filled(props) }
            }
            <div class="steps" part="steps">
                { button("secondary", &assessment.say(Phrase::Back), act(Action::Back)) }
                { button("quiet", &assessment.say(Phrase::StartOver), act(Action::StartOver)) }
            </div>
        </>
    }
}

fn filled(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        dispatch,
        address,
        on_errand,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let code = encode(assessment, session.answers());
    let link = link(address, &code);
    let picture = Picture {
        assessment,
        answers: session.answers(),
        name: None,
        edition: assessment.edition(),
        notes: Some(session.notes()),
        prefix: prefix.clone(),
        on_answer: Some(
            dispatch.reform(|position| Action::Go(Place::Condition(ConditionIndex(position)))),
        ),
    };
    let result = Own {
        answers: session.answers(),
        notes: session.notes(),
        priorities: session.priorities(),
        link: &link,
        date: &props.today,
    };
    let guide = props.guidance.guide().map(Rc::as_ref);
    let plan =
        guide.map(|guide| Plan::of(assessment, guide, session.answers(), session.priorities()));
    let profile = Profile::of(assessment, session.answers());
    let facts = wording::facts(assessment, &profile, guide.zip(plan.as_ref()));
    let brief = own(assessment, guide, &result);
    let sheet = brief_sheet(assessment, &brief, Some(session.answers()), &link);
    let field = NodeRef::default();
    // Each part has its name, which is said when the focus comes to it.
    let [standings, steps, away] = [(); 3].map(|()| NodeRef::default());
    let [by_condition, take_away] =
        [Phrase::ByCondition, Phrase::TakeAway].map(|name| assessment.say(name));
    let next = guide.map(|guide| guide.say(GuidePhrase::Plan));
    let mut sections = vec![(standings.clone(), Rc::clone(&by_condition))];
    sections.extend(next.clone().map(|next| (steps.clone(), next)));
    let upcoming = next.unwrap_or_else(|| assessment.say(Phrase::FirstStep));
    sections.push((away.clone(), Rc::clone(&take_away)));
    let destination = &props.destination;
    let send = destination
        .as_ref()
        .map(|place| send(assessment, place, &code, &link));
    let actions = html! {
        <ActionBar
            assessment={Rc::clone(assessment)}
            link={AttrValue::from(link.clone())}
            field={field.clone()}
            {sections}
            {send}
            on_errand={on_errand.clone()}
        />
    };
    html! {
        <>
            { verdict(&picture, &facts, actions) }
            <section ref={standings} role="region" tabindex="-1" aria-label={words(&by_condition)}>{ conditions(&picture) }</section>
            // Never without a name: Firefox tells no region of what gets one later.
            <section ref={steps} role="region" tabindex="-1" aria-label={words(&upcoming)}><PlanSection ..props.clone() /></section>
            <section ref={away} class="away" role="region" tabindex="-1" aria-label={words(&take_away)}>
                { text("h4", "", &take_away) }
                { details(props) }
                <div class="columns">
                    <Share
                        assessment={Rc::clone(assessment)}
                        {code}
                        result={SharedResult::own(assessment, session.answers(), session.notes())}
                        title={assessment.say(Phrase::Share)}
                        heading="h5"
                        {field}
                        address={address.clone()}
                        on_errand={on_errand.clone()}
                        prefix={prefix.clone()}
                        can_share={props.can_share}
                        destination={destination.clone()}
                    />
                    <TakeAway
                        assessment={Rc::clone(assessment)}
                        brief={Rc::<[_]>::from(brief)}
                        table={AttrValue::from(csv(assessment, session.answers(), session.notes()))}
                        on_errand={on_errand.clone()}
                    />
                </div>
            </section>
            { method(assessment, session.answers(), guide) }
            { sheet }
        </>
    }
}
