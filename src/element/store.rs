//! The session of one element: changed here, shown by Yew, reported to the host.

use std::cell::RefCell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

use super::host::Host;
use super::{Around, plain};
use crate::answers::Answers;
use crate::assessment::{Assessment, Phrase};
use crate::code::{encode, encode_edition};
use crate::link::link;
use crate::profile::{Profile, Report};
use crate::session::{Action, Place, Saved, Session};
use crate::view::{Copy, Quiz};

/// The one owner of a session. Nothing is borrowed while the host is called, since
/// the host may call back or remove the element.
pub(super) struct Store {
    session: RefCell<Rc<Session>>,
    around: RefCell<Around>,
    app: RefCell<Option<yew::AppHandle<Mounted>>>,
    host: Rc<Host>,
    dispatch: RefCell<Callback<Action>>,
    on_dismiss: RefCell<Callback<()>>,
}

#[derive(Serialize)]
struct Change<'a> {
    answers: std::collections::BTreeMap<String, String>,
    code: &'a str,
    answered: usize,
    total: usize,
}

#[derive(Serialize)]
struct Shown<'a> {
    code: &'a str,
    link: &'a str,
    profile: Report<'a>,
}

impl Store {
    pub(super) fn mount(root: web_sys::Element, session: Session, host: Host) -> Rc<Self> {
        let store = Rc::new(Self {
            session: RefCell::new(Rc::new(session)),
            around: RefCell::default(),
            app: RefCell::default(),
            host: Rc::new(host),
            dispatch: RefCell::default(),
            on_dismiss: RefCell::default(),
        });
        let weak = Rc::downgrade(&store);
        store.dispatch.replace(Callback::from(move |action| {
            if let Some(store) = weak.upgrade() {
                store.dispatch(action);
            }
        }));
        let weak = Rc::downgrade(&store);
        store.on_dismiss.replace(Callback::from(move |()| {
            if let Some(store) = weak.upgrade() {
                store.tell(None);
            }
        }));
        let app = yew::Renderer::<Mounted>::with_root_and_props(root, store.props()).render();
        store.app.replace(Some(app));
        store
    }

    pub(super) fn session(&self) -> Rc<Session> {
        Rc::clone(&self.session.borrow())
    }

    pub(super) fn address(&self) -> String {
        self.host.address()
    }

    /// Takes one step, shows it and reports it.
    pub(super) fn dispatch(&self, action: Action) {
        let before = self.session();
        let after = Rc::new(before.reduce(action));
        self.session.replace(Rc::clone(&after));
        self.render();
        let nothing = after.answers.is_empty() && after.notes.is_empty();
        self.host.save(if nothing { JsValue::NULL } else { plain(&Saved::of(&after)) });
        if before.answers != after.answers {
            self.report_change(&after);
        }
        if before.place != after.place || !Rc::ptr_eq(&before.shared, &after.shared) {
            self.report_results(&after);
        }
    }

    fn report_change(&self, session: &Session) {
        let assessment = &session.assessment;
        self.host.changed(plain(&Change {
            answers: session.answers.to_ids(assessment),
            code: &encode(assessment, &session.answers),
            answered: session.answers.count(),
            total: assessment.total(),
        }));
    }

    fn report_results(&self, session: &Session) {
        let assessment = &session.assessment;
        match session.place {
            Place::Condition(_) => {}
            Place::Result => {
                self.report_result(assessment, &session.answers, &encode(assessment, &session.answers));
            }
            Place::Shared => {
                for shared in session.shared.iter() {
                    let code = encode_edition(assessment, &shared.answers, shared.edition);
                    self.report_result(assessment, &shared.answers, &code);
                }
            }
        }
    }

    fn report_result(&self, assessment: &Assessment, answers: &Answers, code: &str) {
        let profile = Profile::of(assessment, answers);
        let link = link(&self.address(), code);
        self.host.shown(plain(&Shown { code, link: &link, profile: profile.report(assessment) }));
    }

    /// Shows a message, or puts it away.
    pub(super) fn tell(&self, message: Option<AttrValue>) {
        self.around.borrow_mut().message = message;
        self.render();
    }

    /// Says where answers are kept.
    pub(super) fn keep(&self, keeping: Phrase) {
        self.around.borrow_mut().keeping = Some(keeping);
        self.render();
    }

    pub(super) fn render(&self) {
        let props = self.props();
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(props);
        }
    }

    pub(super) fn destroy(&self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
    }

    fn props(&self) -> MountedProps {
        let address = self.address().into();
        let session = self.session();
        let around = self.around.borrow().clone();
        let dispatch = self.dispatch.borrow().clone();
        MountedProps {
            session: Rc::clone(&session),
            message: around.message,
            keeping: around.keeping.map(|phrase| AttrValue::from(session.assessment.say(phrase))),
            dispatch,
            on_dismiss: self.on_dismiss.borrow().clone(),
            address,
            host: HostRef(Rc::clone(&self.host)),
        }
    }
}

/// The host as a property: the same one stays the same.
#[derive(Clone)]
struct HostRef(Rc<Host>);

impl PartialEq for HostRef {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct MountedProps {
    session: Rc<Session>,
    dispatch: Callback<Action>,
    address: AttrValue,
    message: Option<AttrValue>,
    on_dismiss: Callback<()>,
    keeping: Option<AttrValue>,
    host: HostRef,
}

/// The quiz in an element: tells the host when it is on the page, and copies through it.
#[component]
fn Mounted(props: &MountedProps) -> Html {
    let host = props.host.clone();
    use_effect_with((), move |()| host.0.ready());
    let on_copy = use_callback(props.host.clone(), |copy: Copy, host| {
        let copying = JsFuture::from(host.0.copy(&copy.text));
        spawn_local(async move {
            let copied = copying.await.is_ok_and(|copied| copied.is_truthy());
            copy.done.emit(copied);
        });
    });
    html! {
        <Quiz
            session={Rc::clone(&props.session)}
            dispatch={props.dispatch.clone()}
            address={props.address.clone()}
            message={props.message.clone()}
            on_dismiss={props.on_dismiss.clone()}
            keeping={props.keeping.clone()}
            on_copy={Some(on_copy)}
        />
    }
}
