//! The plan: next steps, answers to find out, larger moves.

use std::rc::Rc;

use yew::prelude::*;

use super::disclosure::Disclosure;
use super::pieces::{button, glossary, labelled};
use super::pressed::Pressed;
use super::props::{Guidance, QuizProps, Task};
use super::step::step_row;
use super::text::{Part, line, text};
use crate::answers::Answer;
use crate::assessment::{Assessment, Phrase, Term};
use crate::guide::{Guide, GuidePhrase};
use crate::plan::{Inquiry, Plan, Step};
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
            <div aria-live="polite" aria-atomic="true">{ status }</div>
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
    // The guide may want fewer first, and never more than the eye takes in at once.
    let first = plan.steps.first.len().min(SHOWN);
    let steps: Vec<Step> = plan.steps.all().cloned().collect();
    let (first_steps, other_steps) = steps.split_at(first);
    let more_steps = {
        let (props, guide) = (props.clone(), Rc::clone(guide));
        let (pressed, rest) = (pressed.clone(), other_steps.to_vec());
        Callback::from(move |()| {
            let rows = rest.iter();
            rows.map(|step| step_row(&props, &guide, step, &pressed))
                .collect()
        })
    };
    let needed = pressed.is_in(other_steps);
    let tasks: Vec<Inquiry> = plan.find_out.all().cloned().collect();
    let (first_tasks, other_tasks) = tasks.split_at(plan.find_out.first.len().min(SHOWN));
    let more_tasks = {
        let (assessment, guide) = (Rc::clone(assessment), Rc::clone(guide));
        let rest = other_tasks.to_vec();
        Callback::from(move |()| {
            let rows = rest.iter();
            rows.map(|task| task_row(&assessment, &guide, task))
                .collect()
        })
    };
    let terms = Term::all_in(
        assessment.terms(),
        &wording::plan_text(assessment, guide, &plan),
    );
    html! {
        <>
            <>
                { text("h4", "", &guide.say(GuidePhrase::Plan)) }
                if let Some(situation) = situation {
                    { line("p", "lede", &[Part::Plain(&situation.when), Part::Plain(" "), Part::Plain(&situation.then)]) }
                }
                if let Some(empty) = empty { { text("p", "lede", &guide.say(empty)) } }
                if !steps.is_empty() {
                    <ol role="list" class="moves">{ for first_steps.iter().map(|step| step_row(props, guide, step, pressed)) }</ol>
                    { rest_of(guide, first, other_steps.len(), needed, more_steps) }
                }
            </>
            if !tasks.is_empty() {
                <>
                    { text("h4", "", &guide.say(GuidePhrase::FindOut)) }
                    <ol role="list" class="moves">{ for first_tasks.iter().map(|task| task_row(assessment, guide, task)) }</ol>
                    { rest_of(guide, first_tasks.len(), other_tasks.len(), false, more_tasks) }
                </>
            }
            { larger(assessment, guide, &plan) }
            { background(guide) }
            { glossary(assessment, &terms) }
        </>
    }
}

/// The number of steps, and of answers to find out, that are shown before *more*.
const SHOWN: usize = 3;

/// What comes behind the entries that are shown first, one click away.
fn rest_of(
    guide: &Guide,
    shown: usize,
    count: usize,
    needed: bool,
    rows: Callback<(), Html>,
) -> Html {
    if count == 0 {
        return Html::default();
    }
    let summary = guide.count(GuidePhrase::More, &[("count", count)]);
    let start = (shown + 1).to_string();
    let body = Callback::from(move |()| {
        html! { <ol role="list" class="moves" start={start.clone()}>{ rows.emit(()) }</ol> }
    });
    html! { <Disclosure summary={text("summary", "", &summary)} {needed} {body} /> }
}

fn task_row(assessment: &Assessment, guide: &Guide, task: &Inquiry) -> Html {
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

/// For a state that is far along: moves that take in several elements, one click away.
fn larger(assessment: &Rc<Assessment>, guide: &Rc<Guide>, plan: &Plan) -> Html {
    if plan.larger_actions.is_empty() && plan.larger_issues.is_empty() {
        return Html::default();
    }
    let body = {
        let (assessment, guide) = (Rc::clone(assessment), Rc::clone(guide));
        let (actions, issues) = (plan.larger_actions.clone(), plan.larger_issues.clone());
        Callback::from(move |()| {
            let rows = larger_rows(&assessment, &guide, &actions, &issues);
            html! { <ul role="list" class="moves">{ rows }</ul> }
        })
    };
    html! { <Disclosure summary={text("summary", "", &guide.say(GuidePhrase::Larger))} {body} /> }
}

fn larger_rows(
    assessment: &Assessment,
    guide: &Guide,
    actions: &[usize],
    issues: &[usize],
) -> Html {
    let actions = actions
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
    let issues = issues.iter().filter_map(|&found| guide.issues().get(found));
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
    actions.chain(issues).collect()
}

/// What every state can read on: where the sources say to begin, and the questions they leave to be
/// answered in the long run.
fn background(guide: &Rc<Guide>) -> Html {
    let body = {
        let guide = Rc::clone(guide);
        Callback::from(move |()| {
            let points = guide.points().iter().map(|point| {
                let references = point.references.iter().map(|reference| {
                    let parts = [Part::Link {
                        label: &reference.title,
                        about: "",
                        address: &reference.address,
                    }];
                    line("li", "", &parts)
                });
                html! {
                    <li key={point.id.to_string()}>
                        { line("p", "", &[Part::Strong(&point.title)]) }
                        { text("p", "", &point.idea) }
                        if !point.references.is_empty() { <ul role="list" class="plain">{ for references }</ul> }
                    </li>
                }
            });
            let issues = guide.issues().iter().map(|issue| {
                html! {
                    <li key={issue.id.to_string()}>
                        { line("p", "", &[Part::Strong(&issue.title)]) }
                        { text("p", "", &issue.gist) }
                    </li>
                }
            });
            html! {
                <div class="background">
                    { text("h5", "", &guide.say(GuidePhrase::Points)) }
                    <ul role="list">{ for points }</ul>
                    if !guide.issues().is_empty() {
                        { text("h5", "", &guide.say(GuidePhrase::Issues)) }
                        <ul role="list">{ for issues }</ul>
                    }
                </div>
            }
        })
    };
    html! { <Disclosure summary={text("summary", "", &guide.say(GuidePhrase::Background))} {body} /> }
}
