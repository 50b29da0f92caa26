//! Any JSON as a saved session: what is restored makes a code that opens, and is
//! the same when it is saved and restored again.

#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use readiness_check::assessment::Assessment;
use readiness_check::json::Json;
use readiness_check::session::{Action, Pace, Saved, Session};
use readiness_check_fuzz::{SMALL, assessment, survive};

thread_local! {
    static ASSESSMENT: Rc<Assessment> = Rc::new(assessment(SMALL, None));
}

fn new() -> Session {
    Session::new(ASSESSMENT.with(Rc::clone), Pace::Quick)
}

fuzz_target!(|text: &str| {
    let Ok(saved) = serde_json::from_str::<Json>(text) else {
        return;
    };
    let restored = new().reduce(Action::Restore(saved));
    survive(restored.assessment(), restored.answers());
    let json = serde_json::to_value(Saved::of(&restored)).expect("it is plain data");
    let again = serde_json::from_value(json).expect("it is plain data");
    assert_eq!(new().reduce(Action::Restore(again)), restored);
    // Nothing that follows may break on it.
    for action in [Action::Next, Action::Back, Action::StartOver, Action::Undo] {
        let next = restored.reduce(action);
        survive(next.assessment(), next.answers());
    }
});
