//! Three results or more: where the group stands, where it disagrees, what it settled on.

use std::rc::Rc;

use yew::prelude::*;

use super::disclosure::Disclosure;
use super::meeting::meeting;
use super::picture::{Picture, picture};
use super::pieces::button;
use super::props::QuizProps;
use super::share::Share;
use super::shared::{adopt, leave, refused, share};
use super::spread::{settled_count, spread_row};
use super::text::text;
use super::wheel::{Drawing, legend, wheel};
use super::words;
use crate::answers::Answers;
use crate::assessment::{Asked, Assessment, Phrase};
use crate::code::{Decoded, encode};
use crate::group::{Agenda, Distribution, distributions, majority};
use crate::results::SharedResult;
use crate::session::{Action, Place, SharedAction};
use crate::wording;

/// All that follows from the members alone, however much is settled.
#[derive(PartialEq)]
struct GroupSummary {
    majority: Answers,
    agenda: Agenda,
    repeated: usize,
}

impl GroupSummary {
    fn of(assessment: &Assessment, members: &[SharedResult]) -> Self {
        let all = distributions(assessment, members.iter().map(|member| &member.result));
        let majority = majority(assessment, &all);
        let mut results: Vec<&Decoded> = members.iter().map(|member| &member.result).collect();
        results.sort_unstable();
        results.dedup();
        Self {
            majority,
            agenda: Agenda::of(all),
            repeated: members.len() - results.len(),
        }
    }
}

/// A component, because ten thousand members are counted once, not at every choice.
#[component]
pub(super) fn Group(props: &QuizProps) -> Html {
    let members = Rc::clone(props.session.shared());
    let summary = {
        let assessment = Rc::clone(props.session.assessment());
        use_memo((members, assessment), |(members, assessment)| {
            GroupSummary::of(assessment, members)
        })
    };
    // The question that is taken by itself; none yet, or none any more.
    let taken = use_state(|| None::<Option<usize>>);
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        use_effect_with(*taken, move |taken| {
            if let (Some(_), Some(heading)) = (taken, heading.cast::<web_sys::HtmlElement>()) {
                // A heading that just left the page takes no focus, and that is fine.
                let _ = heading.focus();
                heading.scroll_into_view();
            }
        });
    }
    let take = {
        let taken = taken.clone();
        Callback::from(move |position| taken.set(Some(position)))
    };
    let first = &summary.agenda.first;
    match taken.flatten().filter(|&position| position < first.len()) {
        Some(position) => meeting(props, first, position, &take, heading),
        None => overview(props, &summary, &take, heading),
    }
}

/// The group's page.
fn overview(
    props: &QuizProps,
    summary: &Rc<GroupSummary>,
    take: &Callback<Option<usize>>,
    heading: NodeRef,
) -> Html {
    let QuizProps {
        session, dispatch, ..
    } = props;
    let assessment = session.assessment();
    let Agenda {
        first,
        rest,
        agreed,
        nobody,
    } = &summary.agenda;
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let say = |phrase| assessment.say(phrase);
    let counted = |phrase, count: usize| assessment.count(phrase, &[("count", count)]);
    let discuss = counted(Phrase::GroupDiscuss, first.len());
    html! {
        <>
            <div class="notice" part="notice">
                { text("p", "", &say(Phrase::GroupNotice)) }
                { leave("secondary", session, dispatch) }
            </div>
            { refused(session) }
            if summary.repeated > 0 {
                <div class="notice" part="notice">
                    { text("p", "", &counted(Phrase::GroupRepeated, summary.repeated)) }
                    { button("quiet", &say(Phrase::CountOnce), act(SharedAction::CountOnce.into())) }
                </div>
            }
            { text("h4", "", &say(Phrase::GroupPicture)) }
            <figure class="figure of-group" part="figure">
                <div class="drawing">
                    { wheel(assessment, &summary.majority, &Drawing { named: true, ..Drawing::default() }) }
                </div>
                <figcaption>
                    { text("p", "", &say(Phrase::GroupRule)) }
                    { legend(assessment, &summary.majority) }
                </figcaption>
            </figure>
            <h4 key={Rc::clone(&discuss)} tabindex="-1" ref={heading}>{ words(&discuss) }</h4>
            { text("p", "hint", &say(Phrase::StepsApartHint)) }
            if !first.is_empty() {
                <div class="ways">
                    { button("primary", &say(Phrase::MeetingStart), take.reform(|_: MouseEvent| Some(0))) }
                </div>
                { spreads(props, first) }
            }
            if !rest.is_empty() {
                { text("h4", "", &counted(Phrase::GroupRest, rest.len())) }
                { for (0..assessment.conditions().len()).map(|position| of_condition(props, summary, position)) }
            }
            if !agreed.is_empty() {
                { on_demand(props, summary, &counted(Phrase::GroupAgreed, agreed.len()), 0, |props, summary, _| html! {
                    <>
                        { text("p", "hint", &props.session.assessment().say(Phrase::GroupAgreedHint)) }
                        { spreads(props, &summary.agenda.agreed) }
                    </>
                }) }
            }
            if *nobody > 0 { { text("p", "hint", &counted(Phrase::GroupNobody, *nobody)) } }
            { settled(props, summary) }
            <div class="steps" part="steps">
                { button("secondary", &say(Phrase::AddResults), act(Action::Go(Place::Open))) }
            </div>
        </>
    }
}

fn spreads<'a>(props: &QuizProps, of: impl IntoIterator<Item = &'a Distribution>) -> Html {
    let QuizProps {
        session,
        dispatch,
        prefix,
        ..
    } = props;
    let row = |spread: &Distribution| {
        let settled = session.settled().get(spread.slot);
        spread_row(session.assessment(), spread, settled, dispatch, prefix)
    };
    html! { <ol role="list" class="spreads">{ for of.into_iter().map(row) }</ol> }
}

/// The rest of the questions of one condition.
fn of_condition(props: &QuizProps, summary: &Rc<GroupSummary>, position: usize) -> Html {
    let assessment = props.session.assessment();
    let count = rest_of(assessment, &summary.agenda, position).count();
    let Some(condition) = assessment.conditions().get(position).filter(|_| count > 0) else {
        return Html::default();
    };
    let label = wording::counted(assessment, &condition.title, count);
    on_demand(
        props,
        summary,
        &label,
        position,
        |props, summary, position| {
            spreads(
                props,
                rest_of(props.session.assessment(), &summary.agenda, position),
            )
        },
    )
}

fn rest_of<'a>(
    assessment: &'a Assessment,
    agenda: &'a Agenda,
    position: usize,
) -> impl Iterator<Item = &'a Distribution> {
    agenda
        .rest
        .iter()
        .filter(move |spread| match assessment.asked(spread.slot) {
            Some(Asked::Overview(found) | Asked::Element(found, _)) => found.0 == position,
            _ => false,
        })
}

/// Something of a group that is made when it is opened: by a function, for each closure would be
/// all of this again.
fn on_demand(
    props: &QuizProps,
    summary: &Rc<GroupSummary>,
    label: &Rc<str>,
    position: usize,
    body: fn(&QuizProps, &GroupSummary, usize) -> Html,
) -> Html {
    let (props, summary) = (props.clone(), Rc::clone(summary));
    let body = Callback::from(move |()| body(&props, &summary, position));
    html! { <Disclosure key={Rc::clone(label)} summary={text("summary", "", label)} {body} /> }
}

/// What the group settled on, and how that and all that is shown are passed on.
fn settled(props: &QuizProps, summary: &Rc<GroupSummary>) -> Html {
    let QuizProps {
        session,
        dispatch,
        address,
        on_errand,
        ..
    } = props;
    let assessment = session.assessment();
    let any = !session.settled().is_empty();
    let result = SharedResult::from(Decoded {
        edition: assessment.edition(),
        answers: session.settled().clone(),
    });
    html! {
        <>
            { text("h4", "", &assessment.say(Phrase::SettledTitle)) }
            { text("p", "lede", &settled_count(session)) }
            if any { { on_demand(props, summary, &assessment.say(Phrase::ByCondition), 0, settled_picture) } }
            <div class="away">
                <div class="columns">
                    if any {
                        <Share
                            assessment={Rc::clone(assessment)}
                            code={encode(assessment, session.settled())}
                            result={result.clone()}
                            title={assessment.say(Phrase::ShareSettled)}
                            address={address.clone()}
                            on_errand={on_errand.clone()}
                            prefix={settled_prefix(props)}
                            can_share={props.can_share}
                        />
                    }
                    { share(props) }
                </div>
            </div>
            if any { { adopt(session, dispatch, &result) } }
        </>
    }
}

fn settled_picture(props: &QuizProps, _: &GroupSummary, _: usize) -> Html {
    let assessment = props.session.assessment();
    picture(&Picture {
        assessment,
        answers: props.session.settled(),
        name: Some(&assessment.say(Phrase::SettledTitle)),
        prefix: settled_prefix(props),
        edition: assessment.edition(),
        notes: None,
        on_answer: None,
    })
}

/// Begins the ids of what is settled.
fn settled_prefix(props: &QuizProps) -> AttrValue {
    [&props.prefix, "settled-"].concat().into()
}
