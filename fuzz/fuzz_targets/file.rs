//! Any JSON as a results file: it is refused with a reason, or what was read is written
//! as a file that reads the same. It opens, and can be adopted and undone.
//!
//! A text whose first line begins with `/` or is empty is a change to a sound file: that
//! line is the place, the rest is the JSON to put there.

#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use readiness_check::assessment::{Assessment, Slot};
use readiness_check::file::{ResultFile, read};
use readiness_check::import::{File, from_files};
use readiness_check::json::Json;
use readiness_check::notes::LONGEST_NOTE;
use readiness_check::results::SharedResult;
use readiness_check::session::{Action, Pace, Session, SharedAction};
use readiness_check_fuzz::{SMALL, assessment, survive};
use serde_json::{Value, json};

thread_local! {
    static ASSESSMENT: Rc<Assessment> = Rc::new(assessment(SMALL, None));
    static SOUND: Value = json!({
        "format": "readiness-check-result", "version": 1, "assessment": "library", "edition": 2,
        "answers": {"rooms": "started", "rooms-quiet": "not-applicable", "people": "not-sure"},
        "notes": {"rooms-light": "two lamps"},
    });
}

fn parsed(text: &str) -> Option<Json> {
    let Some((place, put)) = text.split_once('\n') else {
        return serde_json::from_str(text).ok();
    };
    if !place.is_empty() && !place.starts_with('/') {
        return serde_json::from_str(text).ok();
    }
    let mut json = SOUND.with(Clone::clone);
    let put = serde_json::from_str(put).ok()?;
    match place.rsplit_once('/') {
        Some((parent, name)) => {
            let parent = json.pointer_mut(parent)?.as_object_mut()?;
            parent.insert(name.to_owned(), put);
        }
        None => json = put,
    }
    serde_json::from_value(json).ok()
}

fn check(assessment: &Rc<Assessment>, received: &SharedResult) {
    let SharedResult { result, notes, own } = received;
    assert!(!own && (1..=assessment.edition()).contains(&result.edition));
    for (slot, _) in result.answers.iter() {
        assert!(assessment.asked_in(slot, result.edition));
    }
    for (slot, note) in notes.iter() {
        assert!(assessment.takes_note(slot) && note.chars().count() <= LONGEST_NOTE);
    }
    let file = ResultFile::of(assessment, result, notes);
    let text = serde_json::to_string(&file).expect("it is plain data");
    let again = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(read(assessment, &again).as_ref(), Ok(received));

    let session = Session::new(Rc::clone(assessment), Pace::Quick);
    let begun = session.reduce(Action::Note(Slot(0), "mine".into()));
    let adopted = begun.reduce(Action::from(SharedAction::Adopt(received.clone())));
    survive(assessment, adopted.answers());
    assert_eq!(adopted.reduce(Action::Undo), begun);
}

fuzz_target!(|text: &str| {
    let Some(content) = parsed(text) else {
        return;
    };
    let assessment = ASSESSMENT.with(Rc::clone);
    let found = read(&assessment, &content);
    match &found {
        Ok(received) => check(&assessment, received),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    let file = File {
        name: text.into(),
        content: Ok(content),
    };
    let opened = from_files(&assessment, vec![file]);
    assert_eq!(opened.results.len(), usize::from(found.is_ok()));
    assert_eq!(opened.errors.len(), usize::from(found.is_err()));
});
