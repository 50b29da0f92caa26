//! Definitions of a few lines: what they leave out is nowhere, and everything else follows what is there.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, Condition, Phrase, Problems, Slot};
use readiness_check::brief::{Own, own};
use readiness_check::code::{decode, encode};
use readiness_check::json::Json;
use readiness_check::notes::Notes;
use readiness_check::profile::{Basis, Profile};
use readiness_check::session::{Action, Pace, Place, Session};
use readiness_check::view::{Loading, Report};
use readiness_check::wording;
use readiness_check::words::complete;
use serde_json::{Value, json};

use crate::util::html::{Node, html, parse, props, render};
use crate::util::{answers, any_answers, data, file, slot, tries, words_in};

fn read(definition: &Value) -> Result<Assessment, Problems> {
    Assessment::read(&complete(&data(definition), &words_in("en")))
}

#[track_caller]
fn valid(definition: &Value) -> Rc<Assessment> {
    Rc::new(read(definition).unwrap_or_else(|problems| panic!("it is refused:\n{problems}")))
}

fn smallest() -> Rc<Assessment> {
    valid(&file("tests/cases/smallest.json"))
}

/// Plain questions, with one more field.
fn questions(name: &str, value: Value) -> Value {
    let mut definition = json!({
        "id": "plain", "title": "Plain", "levels": ["No", "Yes"],
        "conditions": [{"id": "one", "question": "One?"}, {"id": "two", "question": "Two?"}],
    });
    definition[name] = value;
    definition
}

#[test]
fn twenty_lines_are_enough() {
    let text = std::fs::read_to_string("tests/cases/smallest.json").unwrap();
    assert!(text.lines().count() <= 20);
    let assessment = smallest();
    assert_eq!((assessment.edition(), &**assessment.language()), (1, "en"));
    let ids: Vec<_> = assessment
        .slots()
        .map(|slot| assessment.slot_id(slot))
        .collect();
    // The overview question first, then what stands in the file from its beginning to its end.
    let expected = "families aloud choice library-open library-new families-home";
    assert_eq!(ids.join(" "), expected);
    assert_eq!((assessment.quick_total(), assessment.total()), (5, 6));
    let levels: Vec<_> = assessment.levels().iter().map(|level| &*level.id).collect();
    assert_eq!(levels, ["level-1", "level-2", "level-3"]);
    let titles = assessment.conditions().iter();
    let titles: Vec<_> = titles.map(|it| [&*it.title, &*it.short]).collect();
    let first = [
        "Is there time to read aloud every day?",
        "Is there time to read…",
    ];
    assert_eq!(titles[..2], [first, ["Choice", "Choice"]]);
}

#[test]
fn what_is_not_offered_is_no_answer() {
    let assessment = smallest();
    for slot in assessment.slots() {
        let choices: Vec<_> = Answer::choices(&assessment, slot).collect();
        assert_eq!(choices.len(), 4, "three levels and “not sure”");
    }
    let mut offering = file("tests/cases/smallest.json");
    offering["apart"] = json!({"not-applicable": {}});
    let offering = valid(&offering);
    let open = slot(&offering, "library-open");
    assert_eq!(Answer::choices(&offering, open).count(), 5);
    assert_eq!(&*offering.not_applicable().label, "Does not apply");
    // A code is the same whether it is offered or not, so a later edition may offer it.
    let given = [("library-open", "level-2"), ("aloud", "not-sure")];
    let code = encode(&assessment, &answers(&assessment, &given));
    assert_eq!(code, encode(&offering, &answers(&offering, &given)));
    let apart = encode(
        &offering,
        &answers(&offering, &[("aloud", "not-applicable")]),
    );
    assert!(decode(&offering, &apart).is_ok());
    assert!(
        decode(&assessment, &apart).is_err(),
        "nobody can have answered so"
    );
    let breaks = smallest().succession(&offering).breaks;
    assert_eq!(breaks[0].path, "apart.not-applicable");
    assert!(offering.succession(&assessment).breaks.is_empty());
}

#[test]
fn stages_follow_what_is_asked() {
    let assessment = smallest();
    let given = answers(
        &assessment,
        &[
            ("aloud", "level-3"),
            ("library-open", "level-2"),
            ("library-new", "level-2"),
            ("families", "level-1"),
        ],
    );
    let profile = Profile::of(&assessment, &given);
    let bases: Vec<_> = profile.conditions.iter().map(|it| it.basis).collect();
    let expected = [
        Basis::Elements,
        Basis::None,
        Basis::Elements,
        Basis::Estimate,
    ];
    assert_eq!(bases, expected);
    assert_eq!(
        &*wording::headline(&assessment, &profile),
        "Uneven: Is there time to read… is Always; Families is Not yet."
    );
    let public = serde_json::to_value(profile.public(&assessment)).unwrap();
    assert_eq!(public["conditions"][0]["stage"]["low"], "level-3");
    assert_eq!(public["conditions"][0]["estimate"], Value::Null);
    let plain = valid(&questions("edition", json!(1)));
    let told = wording::certainty(&plain, &Profile::of(&plain, &Answers::default()));
    assert_eq!(&*told, "0 of 2 questions answered");
}

/// Nothing that is to say something is empty.
#[track_caller]
fn says_all(page: &Node) {
    for tag in [
        "p", "h3", "h4", "h5", "legend", "summary", "dd", "dt", "th", "button", "li",
    ] {
        for node in page.tags(tag) {
            let named = node
                .attribute("aria-label")
                .is_some_and(|name| !name.is_empty());
            let own = node.tags("svg").is_empty() && node.tags("input").is_empty();
            let status = node.attribute("role") == Some("status");
            assert!(
                named || !own || status || !node.text().trim().is_empty(),
                "<{tag}>"
            );
        }
    }
    assert!(!page.text().contains('{'), "{}", page.text());
}

fn result_page(session: Session) -> Node {
    let mut props = props(session);
    props.report = Loading::Ready(Report::whole());
    parse(&html::<readiness_check::view::Quiz>(props))
}

#[test]
fn no_page_says_nothing() {
    for definition in [
        file("tests/cases/smallest.json"),
        questions("about", json!("About.")),
    ] {
        let assessment = valid(&definition);
        for pace in [Pace::Quick, Pace::Full] {
            let mut session = Session::new(Rc::clone(&assessment), pace);
            for position in 0..assessment.conditions().len() {
                says_all(&render(session.clone()));
                let condition = &assessment.conditions()[position];
                for slot in condition.slots() {
                    let level = Answer::choices(&assessment, slot).nth(position % 2);
                    session = session.reduce(Action::Answer(slot, level));
                }
                session = session.reduce(Action::Next);
            }
            let page = result_page(session.reduce(Action::Go(Place::Result)));
            says_all(&page);
            assert!(!page.text().contains("Kind"), "there are no kinds");
        }
    }
}

#[test]
fn a_plain_question_says_itself_once() {
    let page = render(Session::new(smallest(), Pace::Quick));
    assert_eq!(page.questions(), ["aloud"]);
    let question = page.question("aloud");
    assert_eq!(
        question.text().matches("read aloud").count(),
        1,
        "for screen readers"
    );
    assert!(
        question.tags("details").len() <= 1,
        "no more than a note to unfold"
    );
    // Nothing but the one kind of questions there is: no choice between few and all.
    let plain = Session::new(valid(&questions("edition", json!(1))), Pace::Quick);
    let page = render(plain);
    let paces = page.matching(|node| node.has_class("pace"));
    assert!(paces.is_empty());
    assert!(page.matching(|node| node.has_class("deeper")).is_empty());
}

#[test]
fn the_brief_has_what_there_is() {
    let assessment = smallest();
    let given = answers(
        &assessment,
        &[("aloud", "level-3"), ("families", "level-1")],
    );
    let notes = Notes::default();
    let result = Own {
        answers: &given,
        notes: &notes,
        priorities: &[],
        link: "https://example.org/#readiness-1",
        date: "",
    };
    let text = format!("{:?}", own(&assessment, None, &result));
    assert!(
        !text.contains("Text(\"\")") && !text.contains("[]]"),
        "{text}"
    );
}

#[test]
fn conditions_need_something_to_ask() {
    let problems = |definition: Value| read(&definition).unwrap_err().to_string();
    assert_eq!(
        problems(questions(
            "conditions",
            json!([{"id": "one", "title": "One"}])
        )),
        "conditions[0]: needs a question or elements, found neither"
    );
    assert_eq!(
        problems(questions("levels", json!(["No", "Yes", " "]))),
        "levels[2]: needs a text, found an empty text"
    );
    // Where questions were retired, only their author knows where their answers stood.
    let retired = json!([{"id": "three", "title": "Three", "edition": 1}]);
    assert!(
        problems(questions("retired", retired)).starts_with("slots: needs a list, found nothing")
    );
    let repeated = json!([{"id": "one", "question": "1?"}, {"id": "one", "elements": [
        {"id": "one", "title": "T", "question": "Q?"}]}]);
    assert_eq!(
        problems(questions("conditions", repeated))
            .matches("is used twice")
            .count(),
        2
    );
}

#[test]
fn an_overview_question_may_be_retired_while_its_condition_stays() {
    let mut definition = file("tests/cases/smallest.json");
    definition["edition"] = json!(2);
    definition["conditions"][3]
        .as_object_mut()
        .unwrap()
        .remove("question");
    definition["retired"] =
        json!([{"id": "families", "title": "Families", "edition": 2, "overview": true}]);
    let slots = "families aloud choice library-open library-new families-home";
    definition["slots"] = slots.split(' ').collect();
    let newer = valid(&definition);
    assert_eq!(newer.total(), 5);
    assert!(newer.succession(&smallest()).breaks.is_empty());
    let old = encode(
        &smallest(),
        &answers(&smallest(), &[("families", "level-2")]),
    );
    assert!(decode(&newer, &old).is_ok());
}

/// Any shape of a definition: conditions with an overview question or without, with elements or without.
fn any_shape() -> impl Strategy<Value = Rc<Assessment>> {
    let condition = (any::<bool>(), 0..4_usize, any::<bool>());
    (2..=6_usize, prop::collection::vec(condition, 1..6)).prop_map(|(levels, shapes)| {
        let levels: Vec<_> = (1..=levels).map(|level| format!("Level {level}")).collect();
        let conditions = shapes
            .iter()
            .enumerate()
            .map(|(at, &(asks, elements, kind))| {
                let mut condition = json!({"id": format!("c{at}")});
                if asks || elements == 0 {
                    condition["question"] = json!("How far?");
                }
                if elements > 0 {
                    let elements = (0..elements).map(|inner| {
                        let mut element = json!({
                        "id": format!("c{at}-e{inner}"), "title": "E", "question": "Is it?"});
                        if kind {
                            element["kind"] = json!("rule");
                        }
                        element
                    });
                    condition["elements"] = elements.collect();
                }
                condition
            });
        valid(&json!({
            "id": "any", "title": "Any", "levels": levels,
            "kinds": [{"id": "rule", "title": "Rule"}],
            "conditions": conditions.collect::<Vec<_>>(),
        }))
    })
}

proptest! {
    #![proptest_config(tries(60))]

    #[test]
    fn answers_of_any_shape_travel_and_are_told(
        (assessment, given) in any_shape().prop_flat_map(|assessment| {
            let answers = any_answers(&assessment);
            (Just(assessment), answers)
        })
    ) {
        let code = encode(&assessment, &given);
        if !given.is_empty() {
            prop_assert_eq!(&decode(&assessment, &code).unwrap().answers, &given);
        }
        let profile = Profile::of(&assessment, &given);
        for (condition, found) in assessment.conditions().iter().zip(&profile.conditions) {
            prop_assert_eq!(found.estimate.is_some() && condition.slot.is_none(), false);
        }
        let unfilled = wording::headline(&assessment, &profile).contains('{');
        prop_assert!(!unfilled);
        let slots: Vec<Slot> = assessment.conditions().iter().flat_map(Condition::slots).collect();
        prop_assert_eq!(slots.len(), assessment.total());
        let session = Session::new(Rc::clone(&assessment), Pace::Quick);
        let session = session.reduce(Action::Replace(given));
        says_all(&result_page(session.reduce(Action::Go(Place::Result))));
    }
}

/// What a definition says of itself is not said over.
#[test]
fn words_fill_in_what_is_left_out() {
    let mut definition = questions("text", json!({"next": "Onwards"}));
    definition["apart"] = json!({"not-sure": {"label": "Who knows"}});
    let assessment = valid(&definition);
    assert_eq!(&*assessment.say(Phrase::Next), "Onwards");
    assert_eq!(&*assessment.say(Phrase::Back), "Back");
    assert_eq!(&*assessment.not_sure().label, "Who knows");
    assert!(!assessment.not_sure().about.is_empty());
    // What is no object is left for its problem to be told.
    definition["text"] = json!([]);
    assert!(read(&definition).is_err());
    let list: Json = data(&json!([1]));
    assert_eq!(complete(&list, &words_in("en")), list);
}
