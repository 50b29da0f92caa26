//! Next steps: each rule of `docs/guide.md` by an example.

use std::rc::Rc;

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, KindIndex, LevelIndex};
use readiness_check::plan::{Plan, Shortlist, Step, ahead, suppose};

use crate::util;
use crate::util::{answer, answers, slot, state_policy};

fn ids<'a>(assessment: &'a Assessment, steps: &Shortlist<Step>) -> Vec<&'a str> {
    let id = |step: &Step| assessment.slot_id(step.slot);
    steps.all().map(id).collect()
}

/// The plan for some answers to the packaged definition.
#[track_caller]
fn plan_of(given: &[(&str, &str)], priorities: &[&str]) -> (Rc<Assessment>, Plan) {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let priorities: Vec<_> = priorities.iter().map(|id| slot(&assessment, id)).collect();
    let answers = answers(&assessment, given);
    let plan = Plan::of(&assessment, &guide, &answers, &priorities);
    (assessment, plan)
}

#[test]
fn a_foundation_is_ready_missing_or_unknown() {
    let (assessment, plan) = plan_of(
        &[("purpose-vision", "none"), ("purpose-leadership", "none")],
        &[],
    );
    assert_eq!(ids(&assessment, &plan.steps), ["purpose-vision"]);
    let step = &plan.steps.first[0];
    assert!(step.because.holds_up && !step.estimated);
    assert_eq!((step.from, step.to), (LevelIndex(0), LevelIndex(1)));
    assert_eq!(
        step.because.waiting,
        [slot(&assessment, "purpose-leadership")]
    );

    let (assessment, plan) = plan_of(
        &[
            ("purpose-vision", "exploring"),
            ("purpose-leadership", "none"),
        ],
        &[],
    );
    // The vision has a step, too, so it stands before what rests on it.
    assert_eq!(
        ids(&assessment, &plan.steps),
        ["purpose-vision", "purpose-leadership"]
    );
    assert!(!plan.steps.first[0].because.holds_up);
    let leadership = plan.steps.all().nth(1).unwrap();
    assert_eq!(leadership.because.ready.len(), 1);

    for vision in ["not-sure", "not-applicable"] {
        let given = [("purpose-vision", vision), ("purpose-leadership", "none")];
        let (assessment, plan) = plan_of(&given, &[]);
        assert_eq!(ids(&assessment, &plan.steps), ["purpose-leadership"]);
        let because = &plan.steps.first[0].because;
        assert_eq!(because.unknown.len(), usize::from(vision == "not-sure"));
        assert_eq!(plan.find_out.first.len(), usize::from(vision == "not-sure"));
        assert!(because.ready.is_empty());
    }
}

#[test]
fn an_overview_stands_in_for_what_is_unanswered_but_not_for_what_is_unsure() {
    let (assessment, plan) = plan_of(
        &[
            ("purpose", "partial"),
            ("purpose-vision", "not-sure"),
            ("purpose-content", "statewide"),
        ],
        &[],
    );
    let found = ids(&assessment, &plan.steps);
    assert!(!found.contains(&"purpose-vision") && !found.contains(&"purpose-content"));
    assert!(found.contains(&"purpose-definitions"));
    assert!(
        plan.steps
            .all()
            .all(|step| step.estimated && step.from == LevelIndex(2))
    );
}

#[test]
fn what_the_visitor_marked_comes_first_with_all_it_needs() {
    let given = [
        ("purpose", "none"),
        ("flexibility", "none"),
        ("funding-scale", "exploring"),
    ];
    let (assessment, plan) = plan_of(&given, &["purpose-communication", "funding-scale"]);
    let found = ids(&assessment, &plan.steps);
    // Two of them: nothing of the kind that the situation looks at is in place.
    assert_eq!(plan.steps.first.len(), 2);
    assert_eq!(found[0], "funding-scale");
    assert!(plan.steps.first[0].because.priority);
    assert_eq!(found[1], "purpose-vision");
    let toward = [slot(&assessment, "purpose-communication")];
    assert_eq!(plan.steps.first[1].because.toward, toward);
}

#[test]
fn the_order_follows_one_rule_after_the_other() {
    for (given, marked, expected) in [
        // Marked, though something below it is unknown.
        (
            &[
                ("educators-alternative", "partial"),
                ("purpose-definitions", "not-sure"),
                ("funding-categorical", "none"),
            ][..],
            &["funding-categorical"][..],
            &["funding-categorical", "educators-alternative"][..],
        ),
        // Nothing unknown below it.
        (
            &[
                ("educators-alternative", "partial"),
                ("purpose-definitions", "not-sure"),
                ("funding-categorical", "none"),
            ],
            &[],
            &["educators-alternative", "funding-categorical"],
        ),
        // Answered, not estimated.
        (
            &[("supports", "partial"), ("funding-scale", "partial")],
            &[],
            &["funding-scale", "supports-interventions"],
        ),
        // More elements wait.
        (
            &[
                ("purpose-definitions", "partial"),
                ("purpose-vision", "partial"),
            ],
            &[],
            &["purpose-vision", "purpose-definitions"],
        ),
        (
            &[
                ("flexibility-intermediary", "none"),
                ("accountability-local-policy", "partial"),
            ],
            &[],
            &["accountability-local-policy", "flexibility-intermediary"],
        ),
        // It stands lower.
        (
            &[
                ("flexibility-intermediary", "partial"),
                ("funding-scale", "none"),
            ],
            &[],
            &["funding-scale", "flexibility-intermediary"],
        ),
        // It comes first in the assessment.
        (
            &[("funding-scale", "none"), ("supports-spaces", "none")],
            &[],
            &["supports-spaces", "funding-scale"],
        ),
    ] {
        let (assessment, plan) = plan_of(given, marked);
        let found = ids(&assessment, &plan.steps);
        assert_eq!(&found[..2], expected, "{given:?}");
    }
}

#[test]
fn the_situation_is_only_named_where_it_is_known() {
    for (given, situation, first) in [
        (&[][..], None, 0),
        (&[("funding-scale", "none")], None, 1),
        (&[("purpose", "not-sure")], None, 0),
        (&[("funding-formula", "none")], Some(0), 1),
        (&[("funding", "exploring")], Some(0), 2),
        (&[("funding", "partial")], Some(1), 3),
        (&[("funding", "statewide")], None, 0),
    ] {
        let (_, plan) = plan_of(given, &[]);
        assert_eq!(plan.situation, situation, "{given:?}");
        assert_eq!(plan.steps.first.len(), first, "{given:?}");
    }
}

#[test]
fn larger_moves_are_for_those_far_along() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let larger = |levels: &str| {
        let mut answers = Answers::default();
        for (condition, letter) in assessment.conditions().iter().zip(levels.chars()) {
            answers.set(&assessment, condition.slot.unwrap(), answer(letter));
        }
        let plan = Plan::of(&assessment, &guide, &answers, &[]);
        (plan.larger_actions.len(), plan.larger_issues.len())
    };
    assert_eq!(larger("pppppppp"), (13, 4));
    assert_eq!(larger("ssssssss"), (0, 0));
    // Not by the overall stage at worst.
    assert_eq!(larger("pppp...."), (0, 0));
    // Without the actions of which something stands lower or isn't known.
    assert_eq!(larger("pppppppe"), (11, 4));
    assert_eq!(larger("ppppp.pp"), (12, 4));
    // Without what is all at the highest level.
    assert_eq!(larger("sssssssp"), (2, 1));
}

#[test]
fn a_condition_nobody_is_sure_of_is_to_be_looked_into() {
    let (assessment, plan) = plan_of(&[("funding", "not-sure")], &[]);
    assert_eq!(plan.find_out.first[0].slot, slot(&assessment, "funding"));
    let given = [("funding", "not-sure"), ("funding-scale", "statewide")];
    let (_, plan) = plan_of(&given, &[]);
    assert!(plan.find_out.is_empty());
}

#[test]
fn supposing_an_answer_moves_on_what_waited_for_it() {
    let assessment = state_policy();
    let guide = util::guide(&assessment);
    let before = answers(
        &assessment,
        &[("purpose-vision", "none"), ("purpose-leadership", "none")],
    );
    let vision = slot(&assessment, "purpose-vision");
    let after = suppose(&assessment, &before, vision, LevelIndex(1));
    let plan = Plan::of(&assessment, &guide, &after, &[]);
    assert!(ids(&assessment, &plan.steps).contains(&"purpose-leadership"));
    assert_eq!(before.get(vision), Some(Answer::Level(LevelIndex(0))));
    assert_eq!(suppose(&assessment, &before, vision, LevelIndex(9)), before);
}

#[test]
fn one_kind_is_ahead_of_another_only_when_both_are_certain() {
    let assessment = state_policy();
    let condition = &assessment.conditions()[0];
    for (written, expected) in [
        ("ssssnnnnn", Some((KindIndex(0), KindIndex(1)))),
        ("nnnnppppp", Some((KindIndex(1), KindIndex(0)))),
        ("pppppppps", None),
        ("ssssn....", None),
        ("ssssnn?pp", None),
        ("ssss-----", None),
        ("ssss----n", Some((KindIndex(0), KindIndex(1)))),
        ("sss?nnn..", Some((KindIndex(0), KindIndex(1)))),
    ] {
        let mut answers = Answers::default();
        answers.set(&assessment, condition.slot.unwrap(), answer('n'));
        for (element, letter) in condition.elements.iter().zip(written.chars()) {
            answers.set(&assessment, element.slot, answer(letter));
        }
        assert_eq!(
            ahead(&assessment, condition, &answers),
            expected,
            "{written}"
        );
    }
}
