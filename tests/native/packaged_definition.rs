//! The packaged definition asks about the whole framework, in its order, and every
//! text is there.

use readiness_check::assessment::{Asked, ConditionIndex, Phrase};
use serde_json::Value;

use crate::util::{packaged, state_policy, state_policy_json, valid};

/// Conditions in the framework's order, each with its elements and their kinds.
fn framework() -> Vec<(String, Vec<[String; 2]>)> {
    let list: Vec<Value> =
        serde_json::from_str(include_str!("../cases/state-policy-ids.json")).unwrap();
    list.iter()
        .map(|condition| {
            let elements = serde_json::from_value(condition["elements"].clone()).unwrap();
            (condition["id"].as_str().unwrap().to_owned(), elements)
        })
        .collect()
}

#[test]
fn it_has_the_conditions_and_elements_of_the_framework() {
    let assessment = state_policy();
    let found: Vec<_> = assessment
        .conditions()
        .iter()
        .map(|condition| {
            let elements = condition.elements.iter().map(|element| {
                let kind = &assessment.kind_of(element).unwrap().id;
                [element.id.to_string(), kind.to_string()]
            });
            (condition.id.to_string(), elements.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(found, framework());
    let kinds: Vec<_> = found.iter().flat_map(|(_, elements)| elements).collect();
    let of = |kind: &str| kinds.iter().filter(|[_, found]| found == kind).count();
    assert_eq!((found.len(), kinds.len()), (8, 79));
    assert_eq!((of("policy"), of("implementation")), (43, 36));
}

#[test]
fn it_asks_every_slot_overviews_first() {
    let assessment = state_policy();
    let framework = framework();
    let overviews = framework.iter().map(|(id, _)| &**id);
    let elements = framework.iter().flat_map(|(_, elements)| elements);
    let expected: Vec<_> = overviews.chain(elements.map(|[id, _]| &**id)).collect();
    let found: Vec<_> = assessment
        .slots()
        .map(|slot| assessment.slot_id(slot))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(found.len(), 87);
    for (position, condition) in assessment.conditions().iter().enumerate() {
        assert_eq!(
            assessment.asked(condition.slot.unwrap()),
            Some(Asked::Overview(ConditionIndex(position)))
        );
    }
}

#[test]
fn its_levels_are_those_host_pages_know() {
    let assessment = state_policy();
    let levels = assessment.levels().iter();
    let apart = [assessment.not_sure(), assessment.not_applicable()];
    let found: Vec<_> = levels
        .chain(apart)
        .map(|level| (&*level.id, &*level.label))
        .collect();
    let expected = [
        ("none", "Nothing in place"),
        ("exploring", "Exploring"),
        ("partial", "Partly in place"),
        ("statewide", "In place statewide"),
        ("not-sure", "Not sure"),
        ("not-applicable", "Does not apply"),
    ];
    assert_eq!(found, expected);
    assert_eq!(
        (&**assessment.id(), assessment.edition()),
        ("state-policy", 1)
    );
    for kind in assessment.kinds() {
        assert_eq!(kind.levels.len(), 4, "{}", kind.id);
    }
}

#[test]
fn its_buttons_have_the_names_host_pages_know() {
    let assessment = state_policy();
    let names = [
        (Phrase::Next, "Next"),
        (Phrase::Back, "Back"),
        (Phrase::SeeResults, "See results"),
        (Phrase::CopyLink, "Copy link"),
        (Phrase::StartOver, "Start over"),
    ];
    for (phrase, name) in names {
        assert_eq!(&*assessment.say(phrase), name);
    }
}

#[test]
fn it_has_every_phrase_and_no_other() {
    let json = state_policy_json();
    let mut found: Vec<_> = json["text"].as_object().unwrap().keys().collect();
    let mut expected: Vec<_> = Phrase::NAMES.to_vec();
    found.sort();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

/// Every text, with the way to it.
fn texts(json: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match json {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(list) => {
            for (position, value) in list.iter().enumerate() {
                texts(value, &format!("{path}[{position}]"), found);
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                texts(value, &format!("{path}.{key}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn its_texts_are_there_tidy_and_of_a_readable_length() {
    let mut found = Vec::new();
    for definition in [
        state_policy_json(),
        packaged("leaders", "en"),
        packaged("leaders", "es"),
    ] {
        texts(&definition, "", &mut found);
    }
    assert!(found.len() > 900, "{}", found.len());
    for (path, text) in found {
        assert_eq!(text.trim(), text, "{path}");
        assert!(!text.is_empty(), "{path}");
        assert!(!text.contains("  ") && !text.contains('\n'), "{path}");
        let most = match path.rsplit('.').next().unwrap() {
            "question" => 240,
            "title" | "short" | "label" => 90,
            _ => 600,
        };
        let length = text.chars().count();
        assert!(
            length <= most,
            "{path} has {length} characters, at most {most} wanted"
        );
    }
}

#[test]
fn its_questions_ask() {
    for definition in [
        state_policy_json(),
        packaged("leaders", "en"),
        packaged("leaders", "es"),
    ] {
        let assessment = valid(&definition);
        for condition in assessment.conditions() {
            assert!(condition.question.ends_with('?'), "{}", condition.id);
            for element in &condition.elements {
                assert!(element.question.ends_with('?'), "{}", element.id);
            }
        }
    }
}
