//! The stage rule, case by case: what answers mean for a condition and for the whole.

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, Slot};
use readiness_check::profile::{Basis, Profile, Stage};
use readiness_check::wording;
use serde_json::json;

use crate::util;
use crate::util::{answer, assessment};

/// Answers to conditions written as `elements/overview`, see [`util::answer`].
#[track_caller]
fn profile(conditions: &str) -> Profile {
    let written: Vec<_> = conditions
        .split(' ')
        .map(|condition| condition.split_once('/').unwrap())
        .collect();
    let counts: Vec<_> = written.iter().map(|(elements, _)| elements.len()).collect();
    let assessment = assessment(4, &counts);
    answered(&assessment, &written)
}

/// Answers written so for every condition of an assessment.
fn answered(assessment: &Assessment, written: &[(&str, &str)]) -> Profile {
    let mut answers = Answers::default();
    for (condition, &(elements, overview)) in assessment.conditions().iter().zip(written) {
        answers.set(
            assessment,
            condition.slot.unwrap(),
            answer(overview.chars().next().unwrap()),
        );
        for (element, letter) in condition.elements.iter().zip(elements.chars()) {
            answers.set(assessment, element.slot, answer(letter));
        }
    }
    Profile::of(assessment, &answers)
}

/// A stage written as its two ends, `ep`.
#[track_caller]
fn stage(ends: &str) -> Option<Stage> {
    let level = |letter| match answer(letter) {
        Some(Answer::Level(level)) => level,
        _ => panic!("{ends:?} are not two levels"),
    };
    let mut letters = ends.chars();
    Some(Stage {
        low: level(letters.next()?),
        high: level(letters.next().unwrap()),
    })
}

#[test]
fn a_condition_has_the_highest_level_that_more_than_half_have_reached() {
    use Basis::{Elements, Estimate, None, NotApplicable};
    // Elements and overview, what the stage rests on, its two ends.
    let cases = [
        // Nothing, or only the overview question.
        ("..../.", None, ""),
        ("..../n", Estimate, "nn"),
        ("..../s", Estimate, "ss"),
        ("..../?", None, ""),
        ("????/.", None, ""),
        ("????/p", Estimate, "pp"),
        // Rated exactly half: not enough; one more is.
        ("ss../.", None, ""),
        ("ss../e", Estimate, "ee"),
        ("ss../?", None, ""),
        ("s?/.", None, ""),
        ("sss./e", Elements, "ss"),
        ("ss./n", Elements, "ss"),
        ("ss?/n", Elements, "ss"),
        // A level that exactly half have reached is not reached.
        ("sspp/.", Elements, "pp"),
        ("nnee/.", Elements, "nn"),
        ("nneee/.", Elements, "ee"),
        ("ssse/.", Elements, "ss"),
        ("nesp/.", Elements, "ee"),
        ("s/.", Elements, "ss"),
        ("n/s", Elements, "nn"),
        // Not sure and unanswered could be anything.
        ("ssn./.", Elements, "ns"),
        ("ssn?/.", Elements, "ns"),
        ("pp?/.", Elements, "pp"),
        ("pe?/.", Elements, "ep"),
        ("pe./.", Elements, "ep"),
        ("spe?./.", Elements, "es"),
        ("sss??/.", Elements, "ss"),
        ("nnn??/.", Elements, "nn"),
        ("eee?./.", Elements, "ee"),
        ("ne???/.", None, ""),
        ("eeeeppps?/p", Elements, "ep"),
        // What doesn't apply makes the base smaller.
        ("s--/.", Elements, "ss"),
        ("s?--/.", None, ""),
        ("s?--/p", Estimate, "pp"),
        ("sse--/.", Elements, "ss"),
        ("sn-/.", Elements, "nn"),
        ("--?/.", None, ""),
        ("--./p", Estimate, "pp"),
        // Nothing applies: no stage, whatever the overview question says.
        ("-/.", NotApplicable, ""),
        ("---/s", NotApplicable, ""),
        ("---/?", NotApplicable, ""),
    ];
    for (written, basis, ends) in cases {
        let profile = &profile(written).conditions[0];
        assert_eq!(
            (profile.basis, profile.stage),
            (basis, stage(ends)),
            "{written}"
        );
    }
}

#[test]
fn the_whole_has_the_highest_level_that_more_than_half_of_the_conditions_have_reached() {
    let cases = [
        ("s/.", "ss"),
        ("./p", "pp"),
        ("./. ./.", ""),
        ("./? ?/.", ""),
        // Exactly half is not more than half.
        ("s/. n/.", "nn"),
        ("s/. s/. n/.", "ss"),
        ("n/. e/. p/. s/.", "ee"),
        // A condition without a stage could have any.
        ("s/. s/. ./.", "ss"),
        ("s/. ./. ./.", "ns"),
        ("e/. p/. ./?", "ep"),
        ("./p ./p ./?", "pp"),
        // Ranges of conditions become a range of the whole.
        ("pe?/. pe?/. s/.", "ep"),
        ("ssn./. s/.", "ns"),
        // A condition of which nothing applies is left out.
        ("-/s p/.", "pp"),
        ("-/s -/s p/. s/. s/.", "ss"),
        ("-/s ./.", ""),
        ("-/s", ""),
        // Eight, as the packaged definition has.
        ("./s ./s ./s ./s ./s ./. ./. ./.", "ss"),
        ("./s ./s ./s ./s ./. ./. ./. ./.", "ns"),
        ("./p ./p ./p ./p ./e ./e ./e ./n", "ee"),
    ];
    for (written, ends) in cases {
        assert_eq!(profile(written).overall, stage(ends), "{written}");
    }
}

#[test]
fn elements_are_counted_by_answer() {
    let counts = &profile("neepppss?--./s").conditions[0].counts;
    assert_eq!(counts.levels, [1, 2, 3, 2]);
    assert_eq!((counts.not_sure, counts.not_applicable), (1, 2));
    assert_eq!(counts.unanswered, 1);
    assert_eq!(
        (counts.rated(), counts.applicable(), counts.unknown()),
        (8, 10, 2)
    );
}

#[test]
fn the_report_has_the_shape_that_host_pages_rely_on() {
    let assessment = assessment(4, &[9, 1, 1]);
    let mut answers = Answers::default();
    for (slot, letter) in "p..eeeeppps?-.".chars().enumerate() {
        answers.set(&assessment, Slot(slot), answer(letter));
    }
    let report = Profile::of(&assessment, &answers);
    let written = serde_json::to_string(&report.public(&assessment)).unwrap();
    let expected = concat!(
        r#"{"assessment":"example","edition":3,"#,
        r#""overall":{"stage":{"low":"none","high":"partial"}},"#,
        r#""conditions":["#,
        r#"{"id":"c0","estimate":"partial","basis":"elements","#,
        r#""stage":{"low":"exploring","high":"partial"},"#,
        r#""counts":{"none":0,"exploring":4,"partial":3,"statewide":1,"#,
        r#""not-sure":1,"not-applicable":0,"unanswered":0}},"#,
        r#"{"id":"c1","estimate":null,"basis":"not-applicable","stage":null,"#,
        r#""counts":{"none":0,"exploring":0,"partial":0,"statewide":0,"#,
        r#""not-sure":0,"not-applicable":1,"unanswered":0}},"#,
        r#"{"id":"c2","estimate":null,"basis":"none","stage":null,"#,
        r#""counts":{"none":0,"exploring":0,"partial":0,"statewide":0,"#,
        r#""not-sure":0,"not-applicable":0,"unanswered":1}}]}"#,
    );
    assert_eq!(written, expected);
}

#[test]
fn the_report_of_no_answers_has_no_stage() {
    let assessment = util::state_policy();
    let profile = Profile::of(&assessment, &Answers::default());
    let report = serde_json::to_value(profile.public(&assessment)).unwrap();
    assert_eq!(report["overall"], json!({"stage": null}));
    assert_eq!(report["assessment"], "state-policy");
    assert_eq!(report["conditions"].as_array().unwrap().len(), 8);
    assert_eq!(report["conditions"][0]["basis"], "none");
}

/// Says conditions with so many elements in the words of a packaged language: the overall stage, and
/// that of the first condition.
#[track_caller]
fn words(language: &str, conditions: &str) -> [String; 2] {
    let packaged = util::definition_in(language);
    let written = conditions.split(' ');
    let written: Vec<_> = written.map(|it| it.split_once('/').unwrap()).collect();
    let counts: Vec<_> = written.iter().map(|(elements, _)| elements.len()).collect();
    let mut json = util::definition(4, &counts);
    for part in ["stages", "text"] {
        json[part] = packaged[part].clone();
    }
    let assessment = util::valid(&json);
    let profile = answered(&assessment, &written);
    [
        wording::overall(&assessment, &profile).as_ref().into(),
        wording::standing(&assessment, &profile.conditions[0])
            .as_ref()
            .into(),
    ]
}

/// A stage never says less or more than the rule: half at most have begun where it is the lowest.
#[test]
fn stages_have_true_words_of_their_own_with_counts_first() {
    for (written, expected) in [
        ("nnnnneeee/.", "5 of 9 not begun · Largely not begun"),
        ("nnnneeee/.", "4 of 8 not begun · Largely not begun"),
        (
            "nnnssss-/.",
            "4 of 7 in place statewide · Mostly in place statewide",
        ),
        ("nnneeepss/.", "6 of 9 begun · Mostly begun"),
        (
            "nnpppss/.",
            "5 of 7 at least partly in place · Mostly in place, at least in part",
        ),
        ("./e", "Mostly begun"),
        (
            "nneee?./.",
            "3 of 7 begun · Between largely not begun and mostly begun, depending on 2 open answers",
        ),
        (
            "epppe?/.",
            "5 of 6 begun · Between mostly begun and mostly in place, at least in part, depending on 1 open answer",
        ),
        ("./.", "Not enough answers yet"),
        ("-/.", "Does not apply"),
    ] {
        let [_, condition] = words("en", written);
        assert_eq!(condition, expected, "{written}");
    }
    for (written, expected) in [
        ("./e ./e ./n", "2 of 3 conditions mostly begun"),
        ("./n ./n ./s ./s", "2 of 4 conditions largely not begun"),
        (
            "./e ./n ./. eepp?/.",
            "2 of 4 conditions mostly begun · Between largely not begun and mostly begun, depending on 2 open answers",
        ),
    ] {
        let [overall, _] = words("en", written);
        assert_eq!(overall, expected, "{written}");
    }
    let [overall, condition] = words("es", "nneee?./.");
    assert_eq!(
        condition,
        "3 de 7 en marcha · Entre “en buena parte sin empezar” y “en su mayoría en marcha”, según 2 respuestas pendientes"
    );
    assert_eq!(
        overall,
        "0 de 1 condiciones: “en su mayoría en marcha” · Entre “en buena parte sin empezar” y “en su mayoría en marcha”, según 2 respuestas pendientes"
    );
}
