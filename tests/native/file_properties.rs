//! Any result as a file: what is written is valid and read back, and what is read is valid.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::Answers;
use readiness_check::assessment::Assessment;
use readiness_check::code::Decoded;
use readiness_check::file::{ResultFile, read};
use readiness_check::json::Json;
use readiness_check::notes::Notes;
use readiness_check::results::SharedResult;
use serde_json::{Value, json};

use crate::file::{schema, second, written};
use crate::util;
use crate::util::tries;

/// Anything one person can have answered and noted in one edition.
fn any_result(assessment: Rc<Assessment>) -> impl Strategy<Value = (Rc<Assessment>, SharedResult)> {
    let slots = assessment.slots().len();
    let numbers = prop::collection::vec(any::<u8>(), slots);
    let text = prop_oneof![
        Just(String::new()),
        ".{0,20}",
        "[<>&\"' \\\\\n\u{0}-\u{1f}]{1,9}"
    ];
    let notes = prop::collection::vec(text, slots);
    (1..=assessment.edition(), numbers, notes).prop_map(move |(edition, numbers, texts)| {
        let (mut given, mut notes) = (Answers::default(), Notes::default());
        for slot in assessment
            .slots()
            .filter(|&slot| assessment.asked_in(slot, edition))
        {
            let holdings = util::holdings(&assessment, slot);
            let held = holdings[usize::from(numbers[slot.0]) % holdings.len()];
            given.set(&assessment, slot, held);
            notes.set(slot, texts[slot.0].as_str().into());
        }
        let answers = given;
        let received = SharedResult {
            result: Decoded { edition, answers },
            notes,
            own: false,
        };
        (Rc::clone(&assessment), received)
    })
}

fn any_written() -> impl Strategy<Value = (Rc<Assessment>, SharedResult)> {
    let shape = (2..=6_usize, prop::collection::vec(1..=5_usize, 1..=4));
    let any = shape.prop_map(|(levels, elements)| util::assessment(levels, &elements));
    prop_oneof![Just(second()), any].prop_flat_map(any_result)
}

proptest! {
    #![proptest_config(tries(300))]

    #[test]
    fn what_was_written_is_valid_and_reads_back_the_same((assessment, received) in any_written()) {
        let file = ResultFile::of(&assessment, &received.result, &received.notes);
        let text = serde_json::to_string(&file).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap();
        let schema = schema();
        prop_assert!(schema.is_valid(&value), "{:?}", schema.validate(&value));
        let data: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(read(&assessment, &data), Ok(received));
    }

    #[test]
    fn what_the_reader_takes_is_valid(
        (assessment, received) in any_written(),
        place in any::<prop::sample::Index>(),
        put in prop_oneof![
            Just(json!(null)), Just(json!(1)), Just(json!(2.5)), Just(json!("none")),
            Just(json!("not-applicable")), Just(json!({})), Just(json!(["none"])), Just(json!("")),
        ],
    ) {
        let mut file = written(&assessment, &received);
        let mut places: Vec<String> = ["format", "version", "assessment", "edition", "answers", "notes", "more"]
            .map(str::to_owned)
            .to_vec();
        for inside in ["answers", "notes"] {
            let names = file[inside].as_object().unwrap().keys();
            places.extend(names.map(|name| format!("{inside}/{name}")).collect::<Vec<_>>());
        }
        let place = place.get(&places);
        match place.split_once('/') {
            Some((inside, name)) => file[inside][name] = put,
            None => file[place.as_str()] = put,
        }
        if read(&assessment, &util::data(&file)).is_ok() {
            prop_assert!(schema().is_valid(&file), "{file}");
        }
    }
}
