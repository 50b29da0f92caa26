//! The plan: next steps, answers to find out, larger moves.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::{button, labelled, more};
use super::pressed::Pressed;
use super::props::{Guidance, QuizProps, Task};
use super::step::step_row;
use super::text::{Part, line, text};
use crate::answers::Answer;
use crate::assessment::{Assessment, Phrase};
use crate::guide::{Guide, GuidePhrase, Term};
use crate::plan::{self, Plan, Shortlist};
use crate::wording;

/// The section of a result that leads on from it.
#[component]
pub(super) fn PlanSection(props: &QuizProps) -> Html {
    let pressed = use_state(Pressed::default);
    {
        let pressed = Pressed::clone(&pressed);
        use_effect(move || pressed.focus());
    }
    let section = use_node_ref();
    let assessment = props.session.assessment();
    let (status, plan) = match &props.guidance {
        Guidance::Without => return Html::default(),
        Guidance::Awaited => (
            text("p", "hint", &assessment.say(Phrase::GuideLoading)),
            Html::default(),
        ),
        Guidance::Failed => (failed(props, &section), Html::default()),
        Guidance::Ready(guide) => (Html::default(), next(props, guide, &pressed)),
    };
    // The same section all the time: it announces what becomes of it and can hold the focus.
    html! {
        <section ref={section} class="plan" part="plan" tabindex="-1">
            <div role="status">{ status }</div>
            { plan }
        </section>
    }
}

fn failed(props: &QuizProps, section: &NodeRef) -> Html {
    let assessment = props.session.assessment();
    let on_errand = props.on_errand.clone().unwrap_or_default();
    let section = section.clone();
    let retry = on_errand.reform(move |_: MouseEvent| {
        // The button leaves the page when it is pressed, so the focus moves on before.
        if let Some(section) = section.cast::<web_sys::HtmlElement>() {
            let _ = section.focus();
        }
        Task::LoadGuide.into()
    });
    html! {
        <div class="notice" part="notice">
            { text("p", "", &assessment.say(Phrase::GuideFailed)) }
            { button("secondary", &assessment.say(Phrase::TryAgain), retry) }
        </div>
    }
}

fn next(props: &QuizProps, guide: &Rc<Guide>, pressed: &Pressed) -> Html {
    let session = &props.session;
    let assessment = session.assessment();
    let plan = Plan::of(assessment, guide, session.answers(), session.priorities());
    let situation = plan
        .situation
        .and_then(|found| guide.situations().get(found));
    let rated = session
        .answers()
        .iter()
        .any(|(_, answer)| matches!(answer, Answer::Level(_)));
    let empty = if plan.steps.is_empty() && plan.find_out.is_empty() {
        Some(if rated {
            GuidePhrase::PlanDone
        } else {
            GuidePhrase::PlanEmpty
        })
    } else {
        None
    };
    let steps = offer(guide, &plan.steps, |step| {
        step_row(props, guide, step, pressed)
    });
    let tasks = offer(guide, &plan.find_out, |task| {
        task_row(assessment, guide, task)
    });
    html! {
        <>
            { text("h4", "", &guide.say(GuidePhrase::Plan)) }
            if let Some(situation) = situation {
                { line("p", "lede", &[Part::Plain(&situation.when), Part::Plain(" "), Part::Plain(&situation.then)]) }
            }
            if let Some(empty) = empty { { text("p", "lede", &guide.say(empty)) } }
            if !plan.steps.is_empty() {
                { text("p", "hint", &guide.say(GuidePhrase::PlanRule)) }
                { steps }
            }
            if !plan.find_out.is_empty() {
                { text("h4", "", &guide.say(GuidePhrase::FindOut)) }
                { tasks }
            }
            { larger(assessment, guide, &plan) }
            { glossary(assessment, guide, &plan) }
        </>
    }
}

/// The steps that are shown first, and the rest one click away.
fn offer<T>(guide: &Guide, offer: &Shortlist<T>, row: impl Fn(&T) -> Html) -> Html {
    let summary = guide.count(GuidePhrase::More, &[("count", offer.more.len())]);
    let start = (offer.first.len() + 1).to_string();
    html! {
        <>
            <ol role="list" class="moves">{ for offer.first.iter().map(&row) }</ol>
            if !offer.more.is_empty() {
                { more(
                    &summary,
                    html! { <ol role="list" class="moves" {start}>{ for offer.more.iter().map(&row) }</ol> },
                ) }
            }
        </>
    }
}

fn task_row(assessment: &Assessment, guide: &Guide, task: &plan::Inquiry) -> Html {
    let advice = guide.advice(task.slot);
    let find = wording::how_to_tell(assessment, task.slot);
    let title = wording::title(assessment, task.slot);
    let waiting = wording::titles(assessment, &task.waiting);
    let waiting = (!waiting.is_empty())
        .then(|| guide.fill(GuidePhrase::ReasonWaiting, &[("titles", &waiting)]));
    html! {
        <li key={task.slot} class="move" part="task">
            { text("h5", "", &title) }
            if let Some(advice) = advice {
                if !find.is_empty() { { text("p", "", &find.into()) } }
                { labelled(assessment, &guide.say(GuidePhrase::Ask), &wording::actors(guide, &advice.ask)) }
            } else {
                { text("p", "", &guide.say(GuidePhrase::FindCondition)) }
            }
            if let Some(waiting) = waiting { { text("p", "hint", &waiting) } }
        </li>
    }
}

/// For a state that is far along: moves that take in several elements.
fn larger(assessment: &Assessment, guide: &Guide, plan: &Plan) -> Html {
    let actions = plan
        .larger_actions
        .iter()
        .filter_map(|&found| guide.actions().get(found));
    let actions = actions.map(|action| {
        html! {
            <li key={action.id.to_string()} class="move">
                { text("h5", "", &action.title) }
                { text("p", "", &action.what) }
                { labelled(assessment, &guide.say(GuidePhrase::Lead), &wording::actors(guide, &action.lead)) }
            </li>
        }
    });
    let issues = plan
        .larger_issues
        .iter()
        .filter_map(|&found| guide.issues().get(found));
    let issues = issues.map(|issue| {
        let lines = issue.questions.iter().chain(&issue.steps);
        html! {
            <li key={issue.id.to_string()} class="move">
                { text("h5", "", &issue.title) }
                { text("p", "", &issue.gist) }
                <ul role="list" class="plain">{ for lines.map(|line| text("li", "", line)) }</ul>
            </li>
        }
    });
    let rows: Vec<Html> = actions.chain(issues).collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            { text("h4", "", &guide.say(GuidePhrase::Larger)) }
            <ul role="list" class="moves">{ for rows }</ul>
        </>
    }
}

/// The terms that occur in the plan, explained.
fn glossary(assessment: &Assessment, guide: &Guide, plan: &Plan) -> Html {
    let texts = wording::plan_text(assessment, guide, plan);
    let terms: Vec<Html> = Term::all_in(guide.terms(), &texts)
        .into_iter()
        .map(|term| {
            html! {
                <div key={term.term.to_string()}>
                    { text("dt", "", &term.term) }
                    { text("dd", "", &term.meaning) }
                </div>
            }
        })
        .collect();
    if terms.is_empty() {
        return Html::default();
    }
    more(
        &guide.say(GuidePhrase::Terms),
        html! { <dl class="terms">{ for terms }</dl> },
    )
}
