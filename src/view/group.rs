//! Three results or more: where the group stands, where it disagrees, what it settled on.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::pieces::{button, more};
use super::props::QuizProps;
use super::share::Share;
use super::shared::{adopt, leave, refused, share};
use super::spread::spread_row;
use super::text::text;
use super::wheel::{Drawing, legend, wheel};
use crate::answers::Answers;
use crate::assessment::{Assessment, Phrase};
use crate::code::{Decoded, encode};
use crate::group::{Distribution, distributions, majority, sort_by_disagreement};
use crate::results::SharedResult;
use crate::session::{Action, Place, SharedAction};

/// All that follows from the members alone, however much is settled.
#[derive(PartialEq)]
struct GroupSummary {
    majority: Answers,
    discuss: Vec<Distribution>,
    agreed: Vec<Distribution>,
    nobody: usize,
    repeated: usize,
}

impl GroupSummary {
    fn of(assessment: &Assessment, members: &[SharedResult]) -> Self {
        let mut all = distributions(assessment, members.iter().map(|member| &member.result));
        let majority = majority(assessment, &all);
        sort_by_disagreement(&mut all);
        let (nobody, answered): (Vec<_>, Vec<_>) = all
            .into_iter()
            .partition(|spread| spread.unanswered == spread.members());
        let (agreed, discuss) = answered
            .into_iter()
            .partition(|spread| spread.agreed().is_some());
        let mut results: Vec<&Decoded> = members.iter().map(|member| &member.result).collect();
        results.sort_unstable();
        results.dedup();
        Self {
            majority,
            discuss,
            agreed,
            nobody: nobody.len(),
            repeated: members.len() - results.len(),
        }
    }
}

/// A component, because ten thousand members are counted once, not at every choice.
#[component]
pub(super) fn Group(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        dispatch,
        address,
        on_errand,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let members = Rc::clone(session.shared());
    let standing = {
        let assessment = Rc::clone(assessment);
        use_memo((members, assessment), |(members, assessment)| {
            GroupSummary::of(assessment, members)
        })
    };
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let say = |phrase| assessment.say(phrase);
    let counted = |phrase, count: usize| assessment.count(phrase, &[("count", count)]);
    let row = |spread: &Distribution| {
        let settled = session.settled().get(spread.slot);
        spread_row(assessment, spread, settled, dispatch, prefix)
    };
    let agreed = standing.agreed.iter().map(row);
    // Browsers remember in a list what was chosen in it: another group needs lists of its own.
    let group = Rc::as_ptr(session.shared()).addr();
    let agreed = html! { <>{ text("p", "hint", &say(Phrase::GroupAgreedHint)) }<ol role="list" key={group} class="spreads">{ for agreed }</ol></> };
    let settled = SharedResult::from(Decoded {
        edition: assessment.edition(),
        answers: session.settled().clone(),
    });
    let counts = [
        ("answered", session.settled().count()),
        ("total", assessment.total()),
    ];
    html! {
        <>
            <div class="notice" part="notice">
                { text("p", "", &say(Phrase::GroupNotice)) }
                { leave("primary", session, dispatch) }
            </div>
            { refused(session) }
            if standing.repeated > 0 {
                <div class="notice" part="notice">
                    { text("p", "", &counted(Phrase::GroupRepeated, standing.repeated)) }
                    { button("quiet", &say(Phrase::CountOnce), act(SharedAction::CountOnce.into())) }
                </div>
            }
            { text("h4", "", &say(Phrase::GroupPicture)) }
            <figure class="figure" part="figure">
                <div class="drawing">
                    { wheel(assessment, &standing.majority, &Drawing { named: true, ..Drawing::default() }) }
                </div>
                <figcaption>
                    { text("p", "", &say(Phrase::GroupRule)) }
                    { legend(assessment, &standing.majority) }
                </figcaption>
            </figure>
            { text("h4", "", &counted(Phrase::GroupDiscuss, standing.discuss.len())) }
            { text("p", "hint", &say(Phrase::AgreementHint)) }
            <ol role="list" key={group} class="spreads">{ for standing.discuss.iter().map(row) }</ol>
            if !standing.agreed.is_empty() {
                { more(&counted(Phrase::GroupAgreed, standing.agreed.len()), agreed) }
            }
            if standing.nobody > 0 { { text("p", "hint", &counted(Phrase::GroupNobody, standing.nobody)) } }
            { text("h4", "", &say(Phrase::SettledTitle)) }
            { text("p", "lede", &assessment.count(Phrase::SettledCount, &counts)) }
            if !session.settled().is_empty() {
                { picture(&Picture {
                    assessment,
                    answers: session.settled(),
                    name: Some(&say(Phrase::SettledTitle)),
                    prefix: [prefix.as_str(), "settled-"].concat().into(),
                    edition: assessment.edition(),
                    notes: None,
                    on_answer: None,
                }) }
                <Share
                    assessment={Rc::clone(assessment)}
                    code={encode(assessment, session.settled())}
                    result={settled.clone()}
                    title={say(Phrase::ShareSettled)}
                    address={address.clone()}
                    on_errand={on_errand.clone()}
                    prefix={AttrValue::from([prefix.as_str(), "settled-"].concat())}
                    can_share={props.can_share}
                />
                { adopt(session, dispatch, &settled) }
            }
            { share(props) }
            <div class="steps" part="steps">
                { button("secondary", &say(Phrase::AddResults), act(Action::Go(Place::Open))) }
            </div>
        </>
    }
}
