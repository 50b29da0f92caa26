//! Two results in one sentence: what is said of a condition holds however the open answers of both
//! turn out.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex};
use readiness_check::code::Decoded;
use readiness_check::comparison::compare;
use readiness_check::profile::{Basis, Profile};
use readiness_check::wording;
use serde_json::json;

use crate::util::{answer, answers, definition, state_policy, tries, valid};

fn said(assessment: &Assessment, before: &Answers, after: &Answers) -> String {
    let set = |answers: &Answers| Decoded {
        edition: assessment.edition(),
        answers: answers.clone(),
    };
    let [before, after] = [before, after].map(set);
    let changes = compare(assessment, &before, &after);
    wording::pair_headline(assessment, [&before, &after], ["A", "B"], &changes).to_string()
}

/// One level for all elements of each condition.
fn of_levels(assessment: &Assessment, letters: &str) -> Answers {
    let mut answers = Answers::default();
    for (condition, letter) in assessment.conditions().iter().zip(letters.chars()) {
        for element in &condition.elements {
            answers.set(assessment, element.slot, answer(letter));
        }
    }
    answers
}

#[test]
fn every_pattern_of_movement_has_its_sentence() {
    let assessment = state_policy();
    let [end, open] = ["”: ", "no condition is sure to stand higher or lower"];
    for (before, after, expected) in [
        (
            "nnnnnnnn",
            "nnnnnnnn",
            "The two results are the same.".to_owned(),
        ),
        ("nnnnnnnn", "ennnnnnn", "Purpose stands higher.".into()),
        (
            "nneepppp",
            "eenepppp",
            "Purpose; Flexibility stand higher; Pathways stands lower.".into(),
        ),
        (
            "nnnnnppp",
            "eeeeennn",
            "5 conditions stand higher; Educators; Supports; Funding stand lower.".into(),
        ),
        (
            "n.......",
            "e?......",
            "Purpose stands higher; Flexibility can’t be compared.".into(),
        ),
        (
            "........",
            "p.......",
            format!("{open}; Purpose can’t be compared."),
        ),
        (
            "-.......",
            "n.......",
            format!("{open}; Purpose can’t be compared."),
        ),
    ] {
        let [before, after] = [before, after].map(|letters| of_levels(&assessment, letters));
        let heard = said(&assessment, &before, &after);
        let told = heard.split_once(end).map_or(&*heard, |(_, told)| told);
        assert_eq!(told, expected);
    }
}

#[test]
fn a_stage_from_another_kind_of_answers_is_not_compared() {
    let assessment = telling(4, &[1, 1]);
    let estimated = answers(&assessment, &[("c0", "none")]);
    let rated = answers(&assessment, &[("c0", "none"), ("c0-e0", "statewide")]);
    assert_eq!(said(&assessment, &estimated, &rated), "level; open c0");
}

/// A small assessment whose sentence names its conditions by their ids.
fn telling(levels: usize, elements: &[usize]) -> Rc<Assessment> {
    let mut json = definition(levels, elements);
    for (name, pattern) in [
        ("pair-headline", "{text}"),
        ("pair-higher", "higher {titles}"),
        ("pair-lower", "lower {titles}"),
        ("pair-open", "open {titles}"),
        ("pair-level", "level"),
        ("pair-same", "same"),
        ("headline-apart", "{furthest}; {least}"),
    ] {
        json["text"][name] = json!(pattern);
    }
    for condition in json["conditions"].as_array_mut().unwrap() {
        condition["short"] = condition["id"].clone();
    }
    Rc::new(valid(&json))
}

/// The same answers with whatever is open chosen by `numbers`.
fn completed(assessment: &Assessment, answers: &Answers, numbers: &[u8]) -> Answers {
    let mut all = answers.clone();
    for (slot, number) in assessment.slots().zip(numbers) {
        if matches!(answers.get(slot), None | Some(Answer::NotSure)) {
            let levels = u8::try_from(assessment.levels().len()).unwrap();
            all.set(
                assessment,
                slot,
                Some(Answer::Level(LevelIndex(number % levels))),
            );
        }
    }
    all
}

/// A level that most elements share, so that conditions often stand at different ones.
fn any_result(elements: [usize; 3]) -> impl Strategy<Value = String> {
    let of_condition = move |count: usize| {
        (0..4_usize, prop::collection::vec(0..10_usize, count)).prop_map(|(shared, own)| {
            let letters = own.into_iter().map(|own| match own {
                0..=3 => ['n', 'e', 'p', 's'][shared],
                _ => ['n', 'e', 'p', 's', '?', '.', '-'][own % 7],
            });
            letters.collect::<String>()
        })
    };
    elements.map(of_condition).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(tries(600))]

    #[test]
    fn no_sentence_is_false(
        before in any_result([2, 3, 5]),
        after in any_result([2, 3, 5]),
        overviews in prop::collection::vec(0..6_usize, 6),
        numbers in prop::collection::vec(any::<u8>(), 26),
    ) {
        let assessment = telling(4, &[2, 3, 5]);
        let read = |letters: &str, overviews: &[usize]| {
            let mut answers = Answers::default();
            let elements = assessment.conditions().iter().flat_map(|it| &it.elements);
            for (element, letter) in elements.zip(letters.chars()) {
                answers.set(&assessment, element.slot, answer(letter));
            }
            for (condition, &overview) in assessment.conditions().iter().zip(overviews) {
                let letter = ['n', 'e', 'p', 's', '?', '.'][overview];
                answers.set(&assessment, condition.slot.unwrap(), answer(letter));
            }
            answers
        };
        let (before, after) = (read(&before, &overviews[..3]), read(&after, &overviews[3..]));
        let said = said(&assessment, &before, &after);
        prop_assert!(!said.contains('{'), "{said}");
        prop_assert_eq!(said == "same", before == after);
        let clause = |name: &str| -> Vec<usize> {
            let of = said.split("; ").skip_while(|part| !part.starts_with(name));
            let own = of.take_while(|part| part.starts_with(name) || part.starts_with('c'));
            let titles: Vec<&str> = own.collect();
            (0..3).filter(|at| titles.iter().any(|part| part.ends_with(&format!("c{at}")))).collect()
        };
        let (higher, lower) = (clause("higher"), clause("lower"));
        prop_assert_eq!(
            higher.is_empty() && lower.is_empty(),
            said == "same" || said.starts_with("level"),
            "{}", said
        );
        // Whatever the open answers turn out to be, the stages are as was said.
        let ends = [
            completed(&assessment, &before, &numbers[..13]),
            completed(&assessment, &after, &numbers[13..]),
        ];
        let [then, now] = [&before, &after].map(|answers| Profile::of(&assessment, answers));
        let [first, second] = ends.map(|answers| Profile::of(&assessment, &answers));
        for at in higher.iter().chain(&lower).copied() {
            let [then, now] = [&then.conditions[at], &now.conditions[at]];
            prop_assert_eq!(then.basis, now.basis);
            // An estimate says nothing of elements that are yet to be answered.
            let [old, new] = if then.basis == Basis::Elements {
                [&first.conditions[at], &second.conditions[at]]
            } else {
                [then, now]
            };
            let [old, new] = [old, new].map(|found| found.stage.unwrap());
            let moved = if higher.contains(&at) { new.low > old.high } else { new.high < old.low };
            prop_assert!(moved, "{said}: {old:?} {new:?}");
        }
    }
}
