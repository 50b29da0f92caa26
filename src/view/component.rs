//! The quiz for a Yew application: it keeps its own session and reports what happens.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::props::{Errand, Loading, Report};
use super::quiz::Quiz;
use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::code::encode;
use crate::link::link;
use crate::profile::Profile;
use crate::session::{Action, Pace, Place, Session};

/// What is known when answers change or a result is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The visitor's answers.
    pub answers: Answers,
    /// Their code; empty while nothing is answered.
    pub code: String,
    /// The link that holds the code; empty while nothing is answered.
    pub link: String,
    /// What the answers mean.
    pub profile: Profile,
}

/// How a Yew application uses the quiz. The application also puts [`super::STYLE`]
/// on the page.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReadinessCheckProps {
    /// What is asked.
    pub assessment: Rc<Assessment>,
    /// The address that result links lead to; `{code}` in it is replaced, else the
    /// code becomes its fragment.
    pub address: AttrValue,
    /// Answers to begin with.
    #[prop_or_default]
    pub answers: Answers,
    /// The pace to begin with.
    #[prop_or_default]
    pub pace: Pace,
    /// Called whenever the answers have changed.
    #[prop_or_default]
    pub on_change: Callback<Outcome>,
    /// Called whenever the visitor's own result is shown.
    #[prop_or_default]
    pub on_result: Callback<Outcome>,
    /// Called with what only the page around the quiz can do; without it there are no buttons
    /// to copy, to save or to open files.
    #[prop_or_default]
    pub on_errand: Option<Callback<Errand>>,
}

/// The session as Yew's reducer.
#[derive(PartialEq)]
struct State(Rc<Session>);

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(self.0.reduce(action))))
    }
}

/// The whole quiz.
#[component]
pub fn ReadinessCheck(props: &ReadinessCheckProps) -> Html {
    let ReadinessCheckProps {
        assessment,
        address,
        answers,
        pace,
        on_change,
        on_result,
        on_errand,
    } = props;
    let state = use_reducer(|| {
        let session = Session::new(Rc::clone(assessment), *pace);
        State(Rc::new(session.reduce(Action::Replace(answers.clone()))))
    });
    let session = Rc::clone(&state.0);
    let before = use_mut_ref(|| Rc::clone(&session));
    {
        let (address, on_change, on_result) =
            (address.clone(), on_change.clone(), on_result.clone());
        use_effect_with(Rc::clone(&session), move |session| {
            let before = before.replace(Rc::clone(session));
            if before.answers() != session.answers() {
                on_change.emit(outcome(session, &address));
            }
            if before.place() != session.place() && session.place() == Place::Result {
                on_result.emit(outcome(session, &address));
            }
        });
    }
    let prefix = use_memo((), |()| unique_prefix());
    let dispatch = Callback::from(move |action| state.dispatch(action));
    html! {
        <Quiz {session} {dispatch} address={address.clone()} on_errand={on_errand.clone()} prefix={(*prefix).clone()} report={Loading::Ready(Report::whole())} />
    }
}

fn outcome(session: &Session, address: &str) -> Outcome {
    let code = encode(session.assessment(), session.answers());
    Outcome {
        answers: session.answers().clone(),
        link: link(address, &code),
        code,
        profile: session.profile(),
    }
}

/// Keeps ids and radio groups of several quizzes in one document apart.
fn unique_prefix() -> AttrValue {
    thread_local! {
        static COUNT: Cell<u32> = const { Cell::new(0) };
    }
    let count = COUNT.with(|count| count.replace(count.get() + 1));
    format!("readiness-{count}-").into()
}
