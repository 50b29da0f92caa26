//! Results of others: to look at, to compare, to begin from; never to change.

use std::rc::Rc;

use yew::prelude::*;

use super::picture::{Picture, picture};
use super::pieces::{button, more};
use super::props::QuizProps;
use super::reason::refused_words;
use super::share::Share;
use super::text::text;
use super::words;
use crate::assessment::{Assessment, Phrase, SlotStatus};
use crate::code::Decoded;
use crate::link::link;
use crate::results::SharedResult;
use crate::session::{Action, Place, Session, SharedAction};
use crate::wording;

pub(super) fn one_body(props: &QuizProps, received: &SharedResult) -> Html {
    let QuizProps {
        session, dispatch, ..
    } = props;
    let assessment = session.assessment();
    let act = |action: Action| dispatch.reform(move |_: MouseEvent| action.clone());
    let result = &received.result;
    html! {
        <>
            <div class="notice" part="notice">
                { text("p", "", &assessment.say(Phrase::SharedNotice)) }
                { leave("primary", session, dispatch) }
            </div>
            { refused(session) }
            if result.edition < assessment.edition() { { since_then(assessment, result) } }
            { picture(&Picture {
                assessment,
                answers: &result.answers,
                name: None,
                prefix: props.prefix.clone(),
                edition: result.edition,
                notes: Some(&received.notes),
                on_answer: None,
            }) }
            <div class="steps" part="steps">
                if !session.answers().is_empty() {
                    { button("secondary", &assessment.say(Phrase::CompareWithMine), act(SharedAction::CompareWithMine.into())) }
                }
                { button("secondary", &assessment.say(Phrase::AddResults), act(Action::Go(Place::Open))) }
            </div>
            { adopt(session, dispatch, received) }
            { share(props) }
        </>
    }
}

/// The way back to the visitor's own answers.
pub(super) fn leave(look: &'static str, session: &Session, dispatch: &Callback<Action>) -> Html {
    let phrase = if session.answers().is_empty() {
        Phrase::StartMine
    } else {
        Phrase::BackToMine
    };
    let leave = dispatch.reform(|_: MouseEvent| Action::Close);
    button(look, &session.assessment().say(phrase), leave)
}

/// *Use as my starting point*: at once where nothing is lost by it, else after asking.
pub(super) fn adopt(
    session: &Session,
    dispatch: &Callback<Action>,
    received: &SharedResult,
) -> Html {
    let assessment = session.assessment();
    let received = received.clone();
    let adopt = dispatch.reform(move |_: MouseEvent| SharedAction::Adopt(received.clone()).into());
    if session.answers().is_empty() {
        return button("secondary", &assessment.say(Phrase::Adopt), adopt);
    }
    let answered = session.answers().count();
    let warning = assessment.count(Phrase::AdoptWarning, &[("answered", answered)]);
    let body = html! {
        <>
            { text("p", "", &warning) }
            { button("secondary", &assessment.say(Phrase::AdoptConfirm), adopt) }
        </>
    };
    more(&assessment.say(Phrase::Adopt), body)
}

/// Nobody reads further, and a pasted text may have thousands of damaged lines.
const LISTED: usize = 100;

/// The results that could not be opened, one line each.
pub(super) fn refused(session: &Session) -> Html {
    let assessment = session.assessment();
    let refused = session.import_errors();
    if refused.is_empty() {
        return Html::default();
    }
    let rest = refused.len().saturating_sub(LISTED);
    let rest = (rest > 0).then(|| assessment.count(Phrase::RefusedMore, &[("count", rest)]));
    let lines = refused
        .iter()
        .take(LISTED)
        .map(|refused| text("li", "", &refused_words(assessment, refused)));
    let title = assessment.count(Phrase::Refused, &[("count", refused.len())]);
    // A long list scrolls by itself, by keyboard too.
    html! {
        // Another one for others, even of as many: what is the same is not read out again.
        <div key={refused.as_ptr().addr()} class="notice refused" part="notice">
            // The title alone: a screen reader would read a hundred lines, and interrupt itself.
            <div role="alert">{ text("strong", "", &title) }</div>
            <ul role="list" tabindex="0" aria-label={words(&title)}>
                { for lines }
                if let Some(rest) = rest { { text("li", "", &rest) } }
            </ul>
            { text("p", "hint", &assessment.say(Phrase::Untouched)) }
        </div>
    }
}

/// The link that opens everything that is shown.
pub(super) fn shared_link(props: &QuizProps) -> String {
    link(&props.address, &props.session.shared_codes())
}

/// The link and the code of everything that is shown.
pub(super) fn share(props: &QuizProps) -> Html {
    let QuizProps {
        session,
        address,
        on_errand,
        prefix,
        ..
    } = props;
    let assessment = session.assessment();
    let result = match &**session.shared() {
        [one] => Some(one.clone()),
        _ => None,
    };
    let title = assessment.say(if result.is_some() {
        Phrase::Share
    } else {
        Phrase::ShareAll
    });
    html! {
        <Share
            assessment={Rc::clone(assessment)}
            code={session.shared_codes()}
            {result}
            {title}
            address={address.clone()}
            on_errand={on_errand.clone()}
            prefix={prefix.clone()}
            can_share={props.can_share}
        />
    }
}

/// The changes to the questions since the edition in which they were answered.
pub(super) fn since_then(assessment: &Assessment, shared: &Decoded) -> Html {
    let of = |standing| {
        assessment
            .slots()
            .filter(move |&slot| assessment.slot_status(slot, shared.edition) == standing)
            // An unanswered question can't have been lost or changed, nor a new one answered.
            .filter(move |&slot| standing == SlotStatus::New || shared.answers.get(slot).is_some())
    };
    let counts = [
        ("edition", shared.edition as usize),
        ("current", assessment.edition() as usize),
        ("kept", of(SlotStatus::Kept).count()),
    ];
    let lists = [
        (SlotStatus::Reworded, Phrase::Reworded),
        (SlotStatus::Retired, Phrase::Retired),
        (SlotStatus::New, Phrase::New),
    ];
    let lists = lists.into_iter().filter_map(|(standing, phrase)| {
        let slots: Vec<_> = of(standing).collect();
        let titles = wording::titles(assessment, &slots);
        let list = assessment.fill(phrase, &[("titles", &titles)]);
        (!titles.is_empty()).then(|| text("p", "", &list))
    });
    html! {
        <div class="notice" part="notice">
            { text("p", "", &assessment.count(Phrase::OlderEdition, &counts)) }
            { for lists }
        </div>
    }
}
