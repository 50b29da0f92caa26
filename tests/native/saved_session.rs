//! What outlives the page or the language: saved sessions and translations.

use std::rc::Rc;

use readiness_check::assessment::{ConditionIndex, Slot};
use readiness_check::session::{Action, Pace, Place, Saved, Session};
use serde_json::json;

use crate::util;
use crate::util::visit::{after, begun, new, saved, shared, translation};
use crate::util::{assessment, data, definition};

#[test]
fn a_saved_session_is_plain_data_by_id() {
    assert_eq!(
        serde_json::to_value(Saved::of(&begun())).unwrap(),
        json!({
            "answers": {"c0": "partial", "c0-e0": "not-sure"},
            "notes": {"c0-e0": "statute 12"},
            "pace": "quick",
            "place": "c1",
        })
    );
}

#[test]
fn a_saved_session_is_taken_up_again() {
    for session in [begun(), begun().reduce(Action::Go(Place::Result)), new()] {
        let full = session.reduce(Action::Pace(Pace::Full));
        assert_eq!(new().reduce(Action::Restore(saved(&full))), full);
    }
}

#[test]
fn a_shared_result_is_not_saved() {
    let open = begun().reduce(shared(&begun()));
    let restored = new().reduce(Action::Restore(saved(&open)));
    assert_eq!(
        restored,
        begun(),
        "but where the visitor was among their own answers"
    );
}

#[test]
fn a_saved_session_survives_another_order_of_slots() {
    let mut reordered = definition(4, &[2, 1, 3]);
    reordered["slots"].as_array_mut().unwrap().reverse();
    let other = Session::new(Rc::new(util::valid(&reordered)), Pace::Quick);
    let restored = other.reduce(Action::Restore(saved(&begun())));
    let ids = |session: &Session| serde_json::to_value(Saved::of(session)).unwrap();
    assert_eq!(ids(&restored), ids(&begun()));
}

#[test]
fn a_saved_session_takes_the_place_of_all_before() {
    let other = after(
        &new(),
        &[Action::Note(Slot(5), "other".into()), Action::StartOver],
    );
    assert_eq!(other.reduce(Action::Restore(saved(&begun()))), begun());
}

#[test]
fn of_a_damaged_saved_session_what_is_sound_is_taken() {
    let restored = new().reduce(Action::Restore(data(&json!({
        "answers": {"c0": "partial", "c1": "not-applicable", "c2": 3, "gone": "none", "c0-e1": "odd"},
        "notes": {"c0-e0": "kept", "c0-e1": null, "gone": "lost"},
        "pace": "fast", "place": "gone", "more": [],
    }))));
    assert_eq!(
        *restored.answers(),
        util::answers(restored.assessment(), &[("c0", "partial")])
    );
    assert_eq!(restored.notes().iter().count(), 1);
    assert_eq!(
        (restored.pace(), restored.place()),
        (Pace::Quick, Place::Condition(ConditionIndex(0)))
    );
}

#[test]
fn rubbish_from_storage_is_no_session() {
    let empty = json!({"answers": {}, "place": "result"});
    let rubbish = [
        json!(null),
        json!(7),
        json!("text"),
        json!([]),
        json!({}),
        json!({"answers": []}),
        json!({"answers": "none", "notes": 1, "pace": {}, "place": []}),
        empty,
    ];
    for rubbish in rubbish {
        assert_eq!(
            new().reduce(Action::Restore(data(&rubbish))),
            new(),
            "{rubbish}"
        );
    }
}

#[test]
fn a_translation_keeps_answers_notes_and_place() {
    let translated = begun().reduce(translation(|_| {}));
    assert_eq!(&**translated.assessment().language(), "es");
    assert_eq!(saved(&translated), saved(&begun()));
    let undone = after(
        &begun(),
        &[Action::StartOver, translation(|_| {}), Action::Undo],
    );
    assert_eq!(saved(&undone), saved(&translated));
    assert_eq!(
        &**undone.assessment().language(),
        "es",
        "undoing does not bring the old language back"
    );
}

/// Otherwise an answer could come to mean something else, or a page be gone.
#[test]
fn only_the_same_questions_are_a_translation() {
    let other_slots = translation(|json| json["slots"].as_array_mut().unwrap().reverse());
    let other_id = translation(|json| json["id"] = json!("another"));
    let other_levels = translation(|json| json["levels"][1]["id"] = json!("begun"));
    let moved = translation(|json| {
        let page = json["conditions"][0]["elements"].as_array_mut();
        let element = page.unwrap().pop().unwrap();
        let page = json["conditions"][2]["elements"].as_array_mut();
        page.unwrap().push(element);
    });
    let other_pages = Action::Translate(assessment(4, &[7, 1]));
    let fewer_levels = Action::Translate(assessment(3, &[2, 1, 3]));
    let more = Action::Translate(assessment(4, &[2, 1, 4]));
    for action in [
        other_slots,
        other_id,
        other_levels,
        moved,
        other_pages,
        fewer_levels,
        more,
    ] {
        assert_eq!(begun().reduce(action), begun());
    }
}
