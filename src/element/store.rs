//! The session of one element: changed here, shown by Yew, reported to the host.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::bindings::Host;
use super::deferred::Deferred;
use super::error::ElementError;
use super::js_value::to_js;
use super::root_pool::{PooledRoot, instance_id};
use super::split_point;
use crate::answers::{Answers, Entries};
use crate::assessment::{Assessment, Phrase};
use crate::code::encode;
use crate::link::link;
use crate::profile::{Profile, PublicProfile};
use crate::session::{Action, Place, Saved, Session};
use crate::view::{Errand, Guidance, Loading, QuizProps, Task};

/// The one owner of a session. Nothing is borrowed while the host is called, since
/// the host may call back or remove the element.
pub(super) struct Store {
    session: RefCell<Rc<Session>>,
    around: RefCell<Around>,
    root: RefCell<Option<PooledRoot>>,
    instance: u32,
    host: Host,
    deferred: Cell<Option<&'static Deferred>>,
    /// The second module could not be loaded when it was needed.
    failed: Cell<bool>,
    guidance: RefCell<Guidance>,
    /// True if the host was asked for the report and has not answered yet.
    asked: Cell<bool>,
    calls: RefCell<Calls>,
}

/// A message for the visitor, and where answers are kept, beside the session.
#[derive(Clone)]
struct Around {
    message: Option<AttrValue>,
    keeping: Phrase,
}

/// The functions that the quiz calls; made once, so that an unchanged one is known as such.
#[derive(Clone, Default)]
struct Calls {
    dispatch: Callback<Action>,
    on_ready: Callback<()>,
    on_dismiss: Callback<()>,
    on_retry: Callback<()>,
    on_errand: Callback<Errand>,
}

#[derive(Serialize)]
struct Change<'a> {
    answers: Entries<'a, &'a str>,
    code: &'a str,
    answered: usize,
    total: usize,
}

#[derive(Serialize)]
struct Shown<'a> {
    code: &'a str,
    link: &'a str,
    profile: PublicProfile<'a>,
}

impl Store {
    pub(super) fn mount(
        root: web_sys::Element,
        session: Session,
        keeping: Phrase,
        guidance: Guidance,
        host: Host,
    ) -> Rc<Self> {
        let store = Rc::new(Self {
            session: RefCell::new(Rc::new(session)),
            around: RefCell::new(Around {
                message: None,
                keeping,
            }),
            root: RefCell::default(),
            instance: instance_id(),
            host,
            deferred: Cell::default(),
            failed: Cell::default(),
            guidance: RefCell::new(guidance),
            asked: Cell::default(),
            calls: RefCell::default(),
        });
        store.calls.replace(Calls {
            dispatch: store.callback(|store, action| store.dispatch(action)),
            on_ready: store.callback(|store, ()| {
                store.host.ready();
                store.approach();
            }),
            on_dismiss: store.callback(|store, ()| store.tell(None)),
            on_retry: store.callback(|store, ()| {
                store.forgive();
                store.render();
                store.ask();
            }),
            on_errand: store.callback(|store, errand| store.run(errand)),
        });
        store
            .root
            .replace(Some(PooledRoot::new(root, store.props())));
        store
    }

    /// Calls `act` while the store is there; the view must not keep it.
    fn callback<T: 'static>(self: &Rc<Self>, act: fn(&Rc<Self>, T)) -> Callback<T> {
        let weak = Rc::downgrade(self);
        Callback::from(move |value| {
            if let Some(store) = weak.upgrade() {
                act(&store, value);
            }
        })
    }

    /// Does what a view of results can't do itself.
    fn run(&self, errand: Errand) {
        if let Task::LoadGuide = errand.task {
            self.bring_guide(Guidance::Awaited);
        }
        if let Some(deferred) = self.deferred.get() {
            (deferred.run)(&self.host, &self.session(), errand);
        }
    }

    /// The functions in the second module.
    ///
    /// # Errors
    /// An error for the host page while they are not there.
    pub(super) fn deferred(&self) -> Result<&'static Deferred, ElementError> {
        let missing = || ElementError::new("load-failed", "results are not loaded yet");
        self.deferred.get().ok_or_else(missing)
    }

    fn loading(&self) -> Loading {
        match self.deferred.get() {
            Some(deferred) => Loading::Ready(deferred.report),
            None if self.failed.get() => Loading::Failed,
            None => Loading::Awaited,
        }
    }

    /// True if a guide is to be loaded.
    pub(super) fn wants_guide(&self) -> bool {
        self.deferred.get().is_some() && *self.guidance.borrow() == Guidance::Awaited
    }

    /// The guide, or the state of its loading.
    pub(super) fn bring_guide(&self, guidance: Guidance) {
        self.guidance.replace(guidance);
        self.render();
    }

    pub(super) fn session(&self) -> Rc<Session> {
        Rc::clone(&self.session.borrow())
    }

    pub(super) fn host(&self) -> &Host {
        &self.host
    }

    pub(super) fn address(&self) -> String {
        self.host.address()
    }

    /// Takes one step, shows it and reports it.
    pub(super) fn dispatch(&self, action: Action) {
        let before = self.session();
        let after = Rc::new(before.reduce(action));
        self.session.replace(Rc::clone(&after));
        if before.place() != after.place() {
            self.forgive();
        }
        self.approach();
        self.render();
        let saved = Saved::of(&after);
        self.host.save(if saved.is_empty() {
            JsValue::NULL
        } else {
            to_js(&saved)
        });
        if before.answers() != after.answers() {
            self.report_change(&after);
        }
        if before.place() != after.place() || !Rc::ptr_eq(before.shared(), after.shared()) {
            self.report_results(&after);
        }
    }

    /// Asks for what a result needs when one is shown or near.
    fn approach(&self) {
        if self.loading() == Loading::Awaited && is_near(&self.session()) {
            self.ask();
        }
    }

    fn ask(&self) {
        if !self.asked.replace(true) {
            self.host.bring();
        }
    }

    /// Puts away what was said of a failure.
    fn forgive(&self) {
        self.failed.set(false);
    }

    pub(super) fn arrived(&self) {
        self.asked.set(false);
        if self.deferred.get().is_none() {
            self.deferred.set(Some(split_point::deferred()));
            self.render();
        }
    }

    /// Nobody is told of what was only fetched ahead: it is tried again when it is needed.
    pub(super) fn missed(&self, wanted: bool) -> bool {
        self.asked.set(false);
        let session = self.session();
        let asked = !matches!(session.place(), Place::Condition(_)) || lacks_elements(&session);
        let needed = wanted || asked;
        let tell = needed && self.loading() == Loading::Awaited;
        if tell {
            self.failed.set(true);
            self.render();
        }
        tell
    }

    pub(super) fn report_change(&self, session: &Session) {
        let assessment = session.assessment();
        self.host.changed(to_js(&Change {
            answers: session.answers().to_ids(assessment),
            code: &encode(assessment, session.answers()),
            answered: session.answers().count(),
            total: assessment.total(),
        }));
    }

    fn report_results(&self, session: &Session) {
        let assessment = session.assessment();
        match session.place() {
            Place::Condition(_) | Place::Open => {}
            Place::Result => {
                self.report_result(
                    assessment,
                    session.answers(),
                    &encode(assessment, session.answers()),
                );
            }
            Place::Shared => {
                let deferred = self.deferred.get().into_iter();
                for (code, answers) in
                    deferred.flat_map(|deferred| (deferred.shared_answers)(session))
                {
                    self.report_result(assessment, &answers, &code);
                }
            }
        }
    }

    fn report_result(&self, assessment: &Assessment, answers: &Answers, code: &str) {
        let profile = Profile::of(assessment, answers);
        let link = link(&self.address(), code);
        self.host.shown(to_js(&Shown {
            code,
            link: &link,
            profile: profile.public(assessment),
        }));
    }

    /// Shows a message, or puts it away.
    pub(super) fn tell(&self, message: Option<AttrValue>) {
        self.around.borrow_mut().message = message;
        self.render();
    }

    /// Says where answers are kept.
    pub(super) fn keep(&self, keeping: Phrase) {
        self.around.borrow_mut().keeping = keeping;
        self.render();
    }

    pub(super) fn render(&self) {
        let props = self.props();
        if let Some(root) = self.root.borrow_mut().as_mut() {
            root.show(props);
        }
    }

    /// The node that the quiz is rendered into.
    pub(super) fn root(&self) -> Option<web_sys::Element> {
        self.root.borrow().as_ref().map(PooledRoot::root)
    }

    /// Leaves the root for another quiz, with nothing of the visitor's in it.
    pub(super) fn destroy(&self) {
        let session = self.session();
        let empty = Session::new(Rc::clone(session.assessment()), session.pace());
        self.session.replace(Rc::new(empty));
        self.tell(None);
        if let Some(root) = self.root.take() {
            root.leave();
        }
    }

    fn props(&self) -> QuizProps {
        let session = self.session();
        let around = self.around.borrow().clone();
        let calls = self.calls.borrow().clone();
        let deferred = self.deferred.get();
        let shows_result = !matches!(session.place(), Place::Condition(_));
        let dated = deferred.filter(|_| shows_result);
        QuizProps {
            keeping: Some(session.assessment().say(around.keeping).into()),
            message: around.message,
            address: self.address().into(),
            dispatch: calls.dispatch,
            on_ready: calls.on_ready,
            on_dismiss: calls.on_dismiss,
            on_errand: Some(calls.on_errand),
            can_share: deferred.is_some_and(|deferred| (deferred.can_share)()),
            guidance: self.guidance.borrow().clone(),
            today: dated.map_or_else(AttrValue::default, |deferred| {
                (deferred.today)(session.assessment().language()).into()
            }),
            destination: dated.and_then(|deferred| (deferred.destination)(&self.host)),
            session,
            report: self.loading(),
            life: self.instance,
            on_retry: calls.on_retry,
            prefix: AttrValue::default(),
        }
    }
}

/// True if the visitor is at questions of elements that have not come yet.
fn lacks_elements(session: &Session) -> bool {
    let Place::Condition(position) = session.place() else {
        return false;
    };
    !session.assessment().is_whole() && session.shows_elements(position)
}

/// True if the visitor is at a result or a step away from it, or at what comes along with it.
fn is_near(session: &Session) -> bool {
    if lacks_elements(session) {
        return true;
    }
    let conditions = session.assessment().conditions();
    let answered = |slot| session.answers().get(slot).is_some();
    match session.place() {
        Place::Condition(position) => {
            position.0 + 1 == conditions.len()
                || conditions
                    .iter()
                    .all(|found| found.first_slots().into_iter().all(answered))
        }
        Place::Result | Place::Shared | Place::Open => true,
    }
}
