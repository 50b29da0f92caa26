//! Any JSON as a definition: it is refused with a place for each problem, or it is
//! an assessment whose codes open.
//!
//! A text whose first line begins with `/` or is empty is a change to a sound
//! definition: that line is the place, the rest is the JSON to put there.

#![no_main]

use libfuzzer_sys::fuzz_target;
use readiness_check::assessment::{Assessment, SlotStatus};
use readiness_check::json::Json;
use readiness_check_fuzz::{SMALL, answered, survive};
use serde_json::Value;

thread_local! {
    static SOUND: Value = serde_json::from_str(SMALL).expect("it is JSON");
}

fn read(text: &str) -> Option<Json> {
    let Some((place, put)) = text.split_once('\n') else {
        return serde_json::from_str(text).ok();
    };
    if !place.is_empty() && !place.starts_with('/') {
        return serde_json::from_str(text).ok();
    }
    let mut json = SOUND.with(Clone::clone);
    *json.pointer_mut(place)? = serde_json::from_str(put).ok()?;
    serde_json::from_value(json).ok()
}

fn check(assessment: &Assessment, bytes: &[u8]) {
    assert!((1..=61).contains(&assessment.edition()));
    assert!((2..=6).contains(&assessment.levels().len()));
    assert!((1..=4096).contains(&assessment.slots().len()));
    for slot in assessment.slots() {
        assert!(!assessment.slot_id(slot).is_empty());
        let now = assessment.slot_status(slot, assessment.edition());
        assert!(matches!(now, SlotStatus::Kept | SlotStatus::Never));
    }
    survive(assessment, &answered(assessment, bytes));
}

fuzz_target!(|text: &str| {
    let Some(definition) = read(text) else {
        return;
    };
    match Assessment::read(&definition) {
        Ok(assessment) => check(&assessment, text.as_bytes()),
        Err(problems) => {
            assert!(!problems.0.is_empty());
            for problem in &problems.0 {
                assert!(!problem.message.is_empty());
                let whole = problem.message.starts_with("a definition is a JSON object");
                assert_eq!(problem.path.is_empty(), whole, "{problem}");
            }
        }
    }
});
