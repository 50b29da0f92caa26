//! The quiz for a Yew application: it keeps its own session and reports what happens.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::props::{Errand, Guidance, Loading, Report};
use super::quiz::Quiz;
use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::code::encode;
use crate::destination::Destination;
use crate::import::Imported;
use crate::link::link;
use crate::profile::Profile;
use crate::session::{Action, Pace, Place, Session, SharedAction};
#[cfg(doc)]
use crate::{import::from_text, view::Task};

/// The answers at the time when they change or a result is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The visitor's answers.
    pub answers: Answers,
    /// Their code; empty while nothing is answered.
    pub code: String,
    /// The link that holds the code; empty while nothing is answered.
    pub link: String,
    /// The meaning of the answers.
    pub profile: Profile,
}

/// The properties of the quiz in a Yew application. The application also puts [`super::STYLE`]
/// on the page.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReadinessCheckProps {
    /// The assessment that asks the questions. When the same questions come in another language, the
    /// visitor goes on in that; another assessment begins a new session.
    pub assessment: Rc<Assessment>,
    /// The address that result links lead to; `{code}` in it is replaced, else the
    /// code becomes its fragment.
    pub address: AttrValue,
    /// The answers to begin with; a later change of them has no effect.
    #[prop_or_default]
    pub answers: Answers,
    /// The pace to begin with; when it changes, the quiz follows.
    #[prop_or_default]
    pub pace: Pace,
    /// The guide to what comes after a result, in the language of the assessment.
    #[prop_or_default]
    pub guidance: Guidance,
    /// Today, in words of that language, for the brief.
    #[prop_or_default]
    pub today: AttrValue,
    /// Results of others to show, such as those [`from_text`] finds in the link that led to the page;
    /// when they change, the new ones are shown.
    #[prop_or_default]
    pub shared: Option<Imported>,
    /// The place that the application offers to send a result to.
    #[prop_or_default]
    pub destination: Option<Destination>,
    /// The device has a share menu, so there is a button for [`Task::Share`].
    #[prop_or_default]
    pub can_share: bool,
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

/// The session as Yew's reducer, with the properties that it has followed.
#[derive(Clone)]
struct State {
    session: Rc<Session>,
    pace: Pace,
    shared: Option<Imported>,
    /// The number of sessions before this one.
    life: u32,
}

/// A change of the state.
enum Change {
    /// The visitor did something.
    Act(Action),
    /// The properties changed.
    Follow(State),
}

impl State {
    /// The state to begin with.
    fn new(props: &ReadinessCheckProps) -> Self {
        let session = Session::new(Rc::clone(&props.assessment), props.pace);
        let begun = Self {
            session: Rc::new(session.reduce(Action::Replace(props.answers.clone()))),
            pace: props.pace,
            shared: None,
            life: 0,
        };
        begun.following(props).unwrap_or(begun)
    }

    /// The state that follows from changed properties; `None` while they are the same.
    fn following(&self, props: &ReadinessCheckProps) -> Option<Self> {
        let Self {
            session,
            pace,
            shared,
            life,
        } = self;
        let mut life = *life;
        let same = session.assessment() == &props.assessment;
        if same && *pace == props.pace && *shared == props.shared {
            return None;
        }
        let assessment = Rc::clone(&props.assessment);
        let mut next = if assessment.asks_the_same(session.assessment()) {
            session.reduce(Action::Translate(assessment))
        } else {
            life += 1;
            Session::new(assessment, props.pace)
        };
        if *pace != props.pace {
            next = next.reduce(Action::Pace(props.pace));
        }
        if let Some(opened) = &props.shared
            && *shared != props.shared
        {
            next = next.reduce(SharedAction::Open(opened.clone()).into());
        }
        Some(Self {
            session: Rc::new(next),
            pace: props.pace,
            shared: props.shared.clone(),
            life,
        })
    }
}

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        match change {
            Change::Act(action) => {
                let session = self.session.reduce(action);
                if session == *self.session {
                    return self;
                }
                let session = Rc::new(session);
                Rc::new(Self {
                    session,
                    ..(*self).clone()
                })
            }
            Change::Follow(next) => Rc::new(next),
        }
    }
}

/// The whole quiz.
///
/// All callbacks that it hands on are the same at every rendering, so that what has not changed is
/// not rendered again, even if the application makes new ones each time.
#[component]
pub fn ReadinessCheck(props: &ReadinessCheckProps) -> Html {
    let state = use_reducer(|| State::new(props));
    let dispatch = use_callback(state.dispatcher(), |action, dispatcher| {
        dispatcher.dispatch(Change::Act(action));
    });
    let on_errand = use_latest(props.on_errand.clone());
    let nothing = use_callback((), |(), ()| ());
    let prefix = use_memo((), |()| unique_prefix());
    let following = state.following(props);
    let shown = following.as_ref().unwrap_or(&state);
    let (session, life) = (Rc::clone(&shown.session), shown.life);
    let before = use_mut_ref(|| Rc::clone(&session));
    {
        let session = Rc::clone(&session);
        let dispatcher = state.dispatcher();
        let address = props.address.clone();
        let (on_change, on_result) = (props.on_change.clone(), props.on_result.clone());
        use_effect(move || {
            if let Some(following) = following {
                dispatcher.dispatch(Change::Follow(following));
            }
            let before = before.replace(Rc::clone(&session));
            if Rc::ptr_eq(&before, &session) {
                return;
            }
            let same = session.assessment().asks_the_same(before.assessment());
            if !same || before.answers() != session.answers() {
                on_change.emit(outcome(&session, &address));
            }
            if before.place() != session.place() && session.place() == Place::Result {
                on_result.emit(outcome(&session, &address));
            }
        });
    }
    html! {
        <Quiz
            {session}
            {dispatch}
            address={props.address.clone()}
            {on_errand}
            guidance={props.guidance.clone()}
            today={props.today.clone()}
            destination={props.destination.clone()}
            can_share={props.can_share}
            on_ready={nothing.clone()}
            on_dismiss={nothing.clone()}
            on_retry={nothing}
            {life}
            prefix={(*prefix).clone()}
            report={Loading::Ready(Report::whole())}
        />
    }
}

/// A callback that stays the same and calls the one that was given last.
#[hook]
fn use_latest(given: Option<Callback<Errand>>) -> Option<Callback<Errand>> {
    let latest = use_mut_ref(|| None);
    let is_given = given.is_some();
    latest.replace(given);
    let stable = use_callback((), move |errand: Errand, ()| {
        // Not borrowed while it is called: it may have the application render.
        let latest = latest.borrow().clone();
        if let Some(latest) = latest {
            latest.emit(errand);
        }
    });
    is_given.then_some(stable)
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
