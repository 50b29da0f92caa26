//! The pages that only a result needs, as a table of functions.
//!
//! The element loads them as a module of their own once a result is near, for most visitors
//! look at questions much longer than at a result. What stands here and not behind the table
//! is part of the first download.

use std::rc::Rc;

use yew::prelude::*;

use super::group::Group;
use super::open::open_body;
use super::pair::pair_body;
use super::pieces::{self, button};
use super::props::{Loading, QuizProps, Report};
use super::result::result_body;
use super::shared::one_body;
use super::text::text;
use crate::assessment::Phrase;
use crate::group::GROUP;
use crate::session::{Action, Place};

impl Report {
    /// The pages themselves: whoever calls this has them in the same module.
    #[must_use]
    pub const fn whole() -> Self {
        Self { body }
    }
}

/// The heading stays where it is when the report comes, and with it the focus.
pub(super) fn report_page(props: &QuizProps, heading: NodeRef) -> Html {
    let session = &props.session;
    let assessment = session.assessment();
    let count = session.shared().len();
    let (key, step, title) = match session.place() {
        Place::Open => ("open", Phrase::OpenStep, Phrase::OpenTitle),
        Place::Shared if count >= GROUP => ("shared", Phrase::GroupStep, Phrase::GroupTitle),
        Place::Shared if count > 1 => ("shared", Phrase::SharedStep, Phrase::PairTitle),
        Place::Shared => ("shared", Phrase::SharedStep, Phrase::SharedTitle),
        Place::Condition(_) | Place::Result => ("result", Phrase::ResultStep, Phrase::ResultTitle),
    };
    let title = assessment.count(title, &[("count", count)]);
    html! {
        <article class="page result" part="page result" {key}>
            { pieces::heading(&assessment.say(step), &title, heading) }
            { match props.report {
                Loading::Ready(report) => (report.body)(props),
                Loading::Awaited | Loading::Failed => waiting(props),
            } }
        </article>
    }
}

fn waiting(props: &QuizProps) -> Html {
    let assessment = props.session.assessment();
    let back = props.dispatch.reform(|_: MouseEvent| Action::Back);
    html! {
        <>
            <div role="status">
                if props.report == Loading::Awaited {
                    { text("p", "lede", &assessment.say(Phrase::Loading)) }
                }
            </div>
            <div class="steps" part="steps">{ button("secondary", &assessment.say(Phrase::Back), back) }</div>
        </>
    }
}

fn body(props: &QuizProps) -> Html {
    match props.session.place() {
        Place::Shared => match &**props.session.shared() {
            [] => Html::default(),
            [one] => one_body(props, one),
            [first, second] => pair_body(props, [first, second]),
            // Browsers remember in a list what was chosen in it: another group needs lists of its own.
            _ => {
                html! { <Group key={Rc::as_ptr(props.session.shared()).addr()} ..props.clone() /> }
            }
        },
        Place::Open => open_body(props),
        Place::Condition(_) | Place::Result => result_body(props),
    }
}
