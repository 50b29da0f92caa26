//! The stage rule for any answers: it agrees with a naive reading, and its ranges mean
//! what they promise.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, Condition, LevelIndex, Slot};
use readiness_check::profile::{Basis, ConditionProfile, Profile, Stage};

use crate::util;
use crate::util::{any_answered, assessment, tries};

/// The stage of levels that are all known, by the words of the rule.
fn known(levels: &[LevelIndex]) -> LevelIndex {
    (0..6)
        .map(LevelIndex)
        .filter(|level| levels.iter().filter(|found| *found >= level).count() * 2 > levels.len())
        .max()
        .unwrap_or(LevelIndex(0))
}

/// A naive reading of the rule for one condition.
fn naive(condition: &Condition, answers: &Answers, top: LevelIndex) -> (Basis, Option<Stage>) {
    let applicable: Vec<_> = condition
        .elements
        .iter()
        .map(|element| answers.get(element.slot))
        .filter(|answer| *answer != Some(Answer::NotApplicable))
        .collect();
    let is_rated = |answer: &&Option<Answer>| matches!(answer, Some(Answer::Level(_)));
    let rated = applicable.iter().filter(is_rated).count();
    let with = |unknown: LevelIndex| -> Vec<LevelIndex> {
        let level = |answer: &Option<Answer>| match answer {
            Some(Answer::Level(level)) => *level,
            _ => unknown,
        };
        applicable.iter().map(level).collect()
    };
    let range = |low, high| Some(Stage { low, high });
    if applicable.is_empty() {
        return (Basis::NotApplicable, None);
    }
    if rated > applicable.len() - rated {
        return (
            Basis::Elements,
            range(known(&with(LevelIndex(0))), known(&with(top))),
        );
    }
    match answers.overview(condition) {
        Some(Answer::Level(level)) => (Basis::Estimate, range(level, level)),
        _ => (Basis::None, None),
    }
}

fn naive_overall(profiles: &[(Basis, Option<Stage>)], top: LevelIndex) -> Option<Stage> {
    let counted: Vec<_> = profiles
        .iter()
        .filter(|(basis, _)| *basis != Basis::NotApplicable)
        .map(|(_, stage)| *stage)
        .collect();
    counted.iter().flatten().next()?;
    let low: Vec<_> = counted
        .iter()
        .map(|s| s.map_or(LevelIndex(0), |s| s.low))
        .collect();
    let high: Vec<_> = counted.iter().map(|s| s.map_or(top, |s| s.high)).collect();
    Some(Stage {
        low: known(&low),
        high: known(&high),
    })
}

/// Both ends of every stage and of the whole, in order.
fn ends(profile: &Profile) -> Vec<Option<Stage>> {
    let stages = profile.conditions.iter().map(|condition| condition.stage);
    stages.chain([profile.overall]).collect()
}

/// The same answers with one changed.
fn with(assessment: &Assessment, answers: &Answers, slot: Slot, answer: Option<Answer>) -> Profile {
    let mut changed = answers.clone();
    changed.set(assessment, slot, answer);
    Profile::of(assessment, &changed)
}

fn condition_of(assessment: &Assessment, slot: Slot) -> usize {
    let has = |condition: &Condition| {
        condition.slot == Some(slot) || condition.elements.iter().any(|found| found.slot == slot)
    };
    assessment.conditions().iter().position(has).unwrap()
}

/// All stages that a condition could come to when its unknown elements get levels.
fn possible(assessment: &Assessment, condition: &Condition, answers: &Answers) -> Vec<LevelIndex> {
    let unknown = condition
        .elements
        .iter()
        .find(|element| matches!(answers.get(element.slot), None | Some(Answer::NotSure)));
    let Some(element) = unknown else {
        let (_, stage) = naive(condition, answers, assessment.top_level());
        return stage.into_iter().map(|stage| stage.low).collect();
    };
    (0..=assessment.top_level().0)
        .flat_map(|level| {
            let level = LevelIndex(level);
            let mut answers = answers.clone();
            answers.set(assessment, element.slot, Some(Answer::Level(level)));
            possible(assessment, condition, &answers)
        })
        .collect()
}

proptest! {
    #![proptest_config(tries(512))]

    #[test]
    fn the_rule_agrees_with_a_naive_reading((assessment, answers) in any_answered(10)) {
        let profile = Profile::of(&assessment, &answers);
        let expected: Vec<_> = assessment
            .conditions()
            .iter()
            .map(|condition| naive(condition, &answers, assessment.top_level()))
            .collect();
        let found: Vec<_> = profile.conditions.iter().map(|c| (c.basis, c.stage)).collect();
        prop_assert_eq!(&found, &expected);
        prop_assert_eq!(profile.overall, naive_overall(&expected, assessment.top_level()));
    }

    #[test]
    fn the_ends_are_in_order_and_counts_add_up((assessment, answers) in any_answered(10)) {
        let profile = Profile::of(&assessment, &answers);
        for stage in ends(&profile).into_iter().flatten() {
            prop_assert!(stage.low <= stage.high);
            prop_assert!(stage.high <= assessment.top_level());
        }
        for (condition, profile) in assessment.conditions().iter().zip(&profile.conditions) {
            let ConditionProfile { counts, .. } = profile;
            let all = counts.rated() + counts.not_sure + counts.not_applicable + counts.unanswered;
            prop_assert_eq!(all, condition.elements.len());
            prop_assert_eq!(counts.levels.len(), assessment.levels().len());
        }
    }

    #[test]
    fn raising_one_answer_lowers_no_end(
        (assessment, answers) in any_answered(8), slot in any::<prop::sample::Index>(),
    ) {
        let slot = Slot(slot.index(assessment.total()));
        let Some(Answer::Level(level)) = answers.get(slot) else { return Ok(()) };
        let before = Profile::of(&assessment, &answers);
        let raised = Some(Answer::Level(level.next().min(assessment.top_level())));
        let after = with(&assessment, &answers, slot, raised);
        for (before, after) in ends(&before).into_iter().zip(ends(&after)) {
            prop_assert_eq!(before.is_some(), after.is_some());
            if let (Some(before), Some(after)) = (before, after) {
                prop_assert!(before.low <= after.low && before.high <= after.high);
            }
        }
    }

    #[test]
    fn finding_out_what_was_not_sure_stays_within_the_range(
        (assessment, answers) in any_answered(8), level in 0..6_u8,
    ) {
        let before = Profile::of(&assessment, &answers);
        let level = Some(Answer::Level(LevelIndex(level).min(assessment.top_level())));
        let not_sure = assessment
            .slots()
            .filter(|&slot| !assessment.is_overview(slot))
            .filter(|&slot| answers.get(slot) == Some(Answer::NotSure))
            .filter(|&slot| {
                before.conditions[condition_of(&assessment, slot)].basis == Basis::Elements
            });
        for slot in not_sure {
            let after = with(&assessment, &answers, slot, level);
            for (before, after) in ends(&before).into_iter().zip(ends(&after)) {
                let (Some(before), Some(after)) = (before, after) else { continue };
                prop_assert!(before.low <= after.low && after.high <= before.high);
            }
        }
    }

    #[test]
    fn the_order_within_a_condition_does_not_matter(
        (assessment, answers) in any_answered(8), turn in 0..9_usize,
    ) {
        let mut turned = answers.clone();
        for condition in assessment.conditions() {
            let given: Vec<_> = condition.elements.iter().map(|e| answers.get(e.slot)).collect();
            let last = condition.elements.len() - 1;
            for (position, element) in condition.elements.iter().enumerate() {
                // Turned round and read backwards: every order can come about.
                let from = last - (position + turn) % given.len();
                turned.set(&assessment, element.slot, given[from]);
            }
        }
        prop_assert_eq!(Profile::of(&assessment, &turned), Profile::of(&assessment, &answers));
    }

    #[test]
    fn the_range_is_exactly_what_may_still_come_about(
        levels in 2..=4_usize, numbers in prop::collection::vec(any::<u8>(), 7),
    ) {
        let assessment: Rc<Assessment> = assessment(levels, &[6]);
        let answers = util::chosen(&assessment, &numbers);
        let profile = &Profile::of(&assessment, &answers).conditions[0];
        let (Basis::Elements, Some(stage)) = (profile.basis, profile.stage) else { return Ok(()) };
        let possible = possible(&assessment, &assessment.conditions()[0], &answers);
        prop_assert_eq!(possible.iter().min(), Some(&stage.low));
        prop_assert_eq!(possible.iter().max(), Some(&stage.high));
    }
}
