//! A result in a sentence and a few facts: what is said holds for every pattern of answers, however
//! the open ones turn out.
//!
//! The snapshots say what the personas hear; accept intended changes with
//! `INSTA_UPDATE=always cargo test headline`.

use std::fmt::Write as _;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex};
use readiness_check::plan::Plan;
use readiness_check::profile::{Profile, Stage};
use readiness_check::wording::{self, SortBy};
use serde_json::json;

use crate::personas::Persona;
use crate::util::{answer, definition_in, guide, state_policy, state_policy_json, tries, valid};

/// All that is said of some answers.
fn said(assessment: &Assessment, answers: &Answers) -> Vec<String> {
    let profile = Profile::of(assessment, answers);
    let extremes = [true, false].map(|furthest| wording::extreme(assessment, &profile, furthest));
    let certainty = wording::certainty(assessment, &profile);
    let extremes = extremes.map(|found| {
        let (fact, more) = found.unwrap_or_default();
        more.map_or_else(|| fact.to_string(), |more| format!("{fact}: {more}"))
    });
    let headline = wording::headline(assessment, &profile).to_string();
    [headline]
        .into_iter()
        .chain(extremes)
        .chain([certainty.to_string()])
        .collect()
}

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
fn every_pattern_has_a_headline_of_its_own() {
    let assessment = state_policy();
    let cases = [
        ("........", "Not enough answers yet."),
        ("????????", "Not enough answers yet."),
        ("--------", "Not enough answers yet."),
        (
            "pppppppp",
            "All 8 conditions are mostly in place, at least in part.",
        ),
        (
            "p.......",
            "Purpose is mostly in place, at least in part; the other conditions have no stage yet.",
        ),
        (
            "pp------",
            "All 2 conditions are mostly in place, at least in part.",
        ),
        (
            "pppppppe",
            "7 conditions are mostly in place, at least in part; Funding is mostly begun.",
        ),
        (
            "npppeeee",
            // How lists are written is the browser's to know.
            "Uneven: Flexibility; Pathways; Accountability are mostly in place, at least in part; \
             Purpose is largely not begun.",
        ),
        (
            "snnnnnnn",
            "Uneven: Purpose is mostly in place statewide; 7 conditions are largely not begun.",
        ),
    ];
    for (letters, expected) in cases {
        let heard = &said(&assessment, &of_levels(&assessment, letters))[0];
        assert_eq!(heard, expected, "{letters}");
    }
}

#[test]
fn what_stands_out_is_named_with_its_counts() {
    let assessment = state_policy();
    let extremes = |letters: &str| {
        let said = said(&assessment, &of_levels(&assessment, letters));
        [said[1].clone(), said[2].clone()]
    };
    assert_eq!(extremes("p......."), ["", ""], "one alone is neither");
    assert_eq!(extremes("pppppppp"), ["No condition stands out"; 2]);
    let [furthest, least] = extremes("npeeeeee");
    assert!(
        furthest.starts_with("Policy Flexibility: 8 of 8 at least"),
        "{furthest}"
    );
    assert!(
        least.starts_with("System Purpose: 9 of 9 not begun"),
        "{least}"
    );
    let [furthest, _] = extremes("ppppeeee");
    assert_eq!(
        furthest, "No condition stands out",
        "four are too many to name"
    );
}

#[test]
fn what_holds_of_both_ends_is_said_once() {
    let assessment = state_policy();
    let labels = |letters: &str| {
        let profile = Profile::of(&assessment, &of_levels(&assessment, letters));
        let facts = wording::facts(&assessment, &profile, None);
        let labels: Vec<_> = facts.iter().map(|fact| fact.label.to_string()).collect();
        labels.join("; ")
    };
    assert_eq!(
        labels("pppppppp"),
        "Furthest along · Least far along; How sure"
    );
    assert_eq!(
        labels("npeeeeee"),
        "Furthest along; Least far along; How sure"
    );
}

#[test]
fn what_to_find_out_comes_before_a_step_as_long_as_no_condition_has_a_stage() {
    let assessment = state_policy();
    let guide = guide(&assessment);
    let labels = |letters: &str| {
        let answers = of_levels(&assessment, letters);
        let profile = Profile::of(&assessment, &answers);
        let plan = Plan::of(&assessment, &guide, &answers, &[]);
        let facts = wording::facts(&assessment, &profile, Some((&guide, &plan)));
        let labels: Vec<_> = facts.iter().map(|fact| fact.label.to_string()).collect();
        labels.join("; ")
    };
    assert_eq!(
        labels("????????"),
        "Furthest along · Least far along; How sure; What to find out"
    );
    assert_eq!(
        labels("pe??????"),
        "Furthest along; Least far along; How sure; First step"
    );
}

#[test]
fn a_list_is_sorted_by_what_is_known() {
    let assessment = state_policy();
    let answers = of_levels(&assessment, "nps?ee-.");
    let profile = Profile::of(&assessment, &answers);
    let sorted = |by| wording::sorted(&profile, by);
    assert_eq!(sorted(SortBy::Order), [0, 1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(sorted(SortBy::Furthest), [2, 1, 4, 5, 0, 3, 6, 7]);
    assert_eq!(sorted(SortBy::Least), [0, 4, 5, 1, 2, 3, 6, 7]);
    assert_eq!(sorted(SortBy::Open)[..2], [3, 7]);
}

/// Each persona's headline and facts, in both languages.
#[test]
fn the_personas_hear() {
    for language in ["en", "es"] {
        let assessment = valid(&definition_in(language));
        let mut heard = String::new();
        for persona in Persona::all() {
            writeln!(heard, "{}", persona.id).unwrap();
            for line in said(&assessment, &persona.answers(&assessment)) {
                writeln!(heard, "  {line}").unwrap();
            }
        }
        insta::assert_snapshot!(format!("the_personas_hear_{language}"), heard);
    }
}

/// Some answers to everything, with whatever a visitor can leave open.
fn any_answers() -> impl Strategy<Value = Vec<u8>> {
    let kind = prop_oneof![Just(0_u8), Just(1), Just(2), Just(3)];
    // A level that most elements of a condition share, so that all stages and ranges occur.
    let condition = (kind, prop::collection::vec(0_u8..12, 12));
    prop::collection::vec(condition, 8).prop_map(|conditions| {
        let answers = conditions.into_iter().map(|(shared, own)| {
            own.into_iter()
                .map(move |own| if own < 4 { shared } else { own })
                .collect::<Vec<_>>()
        });
        answers.flatten().collect()
    })
}

proptest! {
    #![proptest_config(tries(1000))]

    /// The conditions named as furthest have that stage at worst, those as least far at best, and
    /// nothing is said that the open answers could turn around.
    #[test]
    fn no_headline_contradicts_its_profile(numbers in any_answers()) {
        let mut json = state_policy_json();
        for name in ["headline-uneven", "headline-apart"] {
            json["text"][name] = json!("{furthest} / {least}");
        }
        let assessment = valid(&json);
        let mut answers = Answers::default();
        for (position, condition) in assessment.conditions().iter().enumerate() {
            for (inner, element) in condition.elements.iter().enumerate() {
                let number = numbers[position * 12 + inner % 12];
                let answer = match number {
                    level @ 0..=3 => Some(Answer::Level(LevelIndex(level))),
                    level @ 4..=7 => Some(Answer::Level(LevelIndex(level - 4))),
                    8 | 9 => Some(Answer::NotSure),
                    10 => Some(Answer::NotApplicable),
                    _ => None,
                };
                answers.set(&assessment, element.slot, answer);
            }
        }
        let profile = Profile::of(&assessment, &answers);
        let headline = wording::headline(&assessment, &profile).to_string();
        prop_assert!(!headline.contains('{') && headline.ends_with('.'), "{headline}");
        let within = |level: LevelIndex| {
            assessment.stages().unwrap().list[level.index()].within.to_string()
        };
        let stages = |of: &dyn Fn(&Stage) -> bool| -> Vec<usize> {
            let found = profile.conditions.iter().map(|condition| condition.stage);
            let found = found.enumerate().filter(|(_, stage)| stage.as_ref().is_some_and(of));
            found.map(|(position, _)| position).collect()
        };
        let shorts = |positions: &[usize]| -> Vec<String> {
            positions.iter().map(|&at| assessment.conditions()[at].short.to_string()).collect()
        };
        if let Some((furthest, least)) = headline.split_once(" / ") {
            let staged = profile.conditions.iter().filter_map(|it| it.stage);
            let low = staged.clone().map(|it| it.low).max().unwrap();
            let high = staged.map(|it| it.high).min().unwrap();
            prop_assert!(low > high, "{headline}");
            prop_assert!(furthest.ends_with(&within(low)), "{headline}");
            prop_assert!(least.contains(&within(high)), "{headline}");
            let [reached, below] = [
                shorts(&stages(&|stage| stage.low >= low)),
                shorts(&stages(&|stage| stage.high <= high)),
            ];
            for short in shorts(&[0, 1, 2, 3, 4, 5, 6, 7]) {
                prop_assert!(!furthest.contains(&short) || reached.contains(&short), "{headline}");
                prop_assert!(!least.contains(&short) || below.contains(&short), "{headline}");
            }
        } else if headline.starts_with("All ") {
            let staged = profile.conditions.iter().filter_map(|it| it.stage).collect::<Vec<_>>();
            prop_assert!(staged.iter().all(|stage| *stage == staged[0] && stage.is_certain()));
        }
    }
}
