//! Words beside numbers: their form, the numbers themselves, and lists, as a language has them.

use std::rc::Rc;

use crate::util;
use crate::util::html::{html, props};
use crate::util::{definition, read, state_policy_json, valid};
use readiness_check::assessment::{Assessment, ConditionIndex, FORMS, LocaleFormat, Phrase, Slot};
use readiness_check::json::Json;
use readiness_check::session::{Action, Pace, Place, Session};
use readiness_check::view::{Guidance, Loading, Quiz, QuizProps};
use readiness_check::wording;
use serde_json::{Value, json};

/// Polish as Unicode describes it, for as far as these tests count.
#[derive(Debug)]
struct Polish;

impl LocaleFormat for Polish {
    fn direction(&self) -> &'static str {
        "ltr"
    }

    fn number(&self, number: usize) -> String {
        match (number / 1000, number % 1000) {
            (0, rest) => rest.to_string(),
            (thousands, rest) => format!("{thousands}\u{a0}{rest:03}"),
        }
    }

    fn hundredths(&self, number: usize) -> String {
        format!("{},{:02}", number / 100, number % 100)
    }

    fn form(&self, number: usize) -> usize {
        let form = match (number, number % 10, number % 100) {
            (1, ..) => "one",
            (_, 2..=4, rest) if !(12..=14).contains(&rest) => "few",
            _ => "many",
        };
        FORMS.iter().position(|found| *found == form).unwrap()
    }

    fn list(&self, items: &[&str]) -> String {
        items.join(" i ")
    }
}

fn with(phrase: &str, text: Value) -> Value {
    let mut json = definition(4, &[2]);
    json["text"][phrase] = text;
    json
}

fn polish() -> Assessment {
    let forms = json!({
        "one": "{total} pytanie",
        "few": "{total} pytania",
        "many": "{total} pytań",
        "other": "{total} pytania",
    });
    valid(&with("pace-full", forms)).with_locale(Rc::new(Polish))
}

#[test]
fn a_phrase_takes_the_form_that_goes_with_its_number() {
    let assessment = polish();
    let said = |total| assessment.count(Phrase::PaceFull, &[("total", total)]);
    for (number, words) in [
        (0, "0 pytań"),
        (1, "1 pytanie"),
        (2, "2 pytania"),
        (5, "5 pytań"),
        (12, "12 pytań"),
        (22, "22 pytania"),
        (10_001, "10\u{a0}001 pytań"),
    ] {
        assert_eq!(&*said(number), words);
    }
}

#[test]
fn the_last_number_decides() {
    let json = with(
        "answered",
        json!({"one": "{answered} of {total} thing", "other": "{answered} of {total} things"}),
    );
    let assessment = valid(&json);
    let said = |answered, total| {
        assessment.count(
            Phrase::Answered,
            &[("answered", answered), ("total", total)],
        )
    };
    assert_eq!(&*said(1, 2), "1 of 2 things");
    assert_eq!(&*said(0, 1), "0 of 1 thing");
}

#[test]
fn a_form_that_a_phrase_lacks_is_the_other_one() {
    let assessment = valid(&with(
        "pace-full",
        json!({"few": "few", "other": "{total} all"}),
    ));
    let assessment = assessment.with_locale(Rc::new(Polish));
    let said = |total| assessment.count(Phrase::PaceFull, &[("total", total)]);
    assert_eq!(&*said(3), "few");
    assert_eq!(&*said(1), "1 all");
    assert_eq!(&*assessment.say(Phrase::PaceFull), "{total} all");
}

#[test]
fn without_anyone_to_ask_numbers_and_lists_are_plain() {
    let assessment = valid(&definition(4, &[2]));
    let writing = assessment.locale();
    assert_eq!(writing.number(10_000), "10000");
    assert_eq!(writing.hundredths(7), "0.07");
    assert_eq!(writing.hundredths(100), "1.00");
    assert_eq!(writing.list(&["a", "b", "c"]), "a; b; c");
    assert_eq!(writing.list(&[]), "");
    assert_eq!(writing.direction(), "auto");
    assert_eq!(
        [0, 1, 2].map(|number| FORMS[writing.form(number)]),
        ["other", "one", "other"]
    );
}

#[test]
fn lists_are_as_the_language_has_them() {
    let assessment = polish();
    let titles = wording::titles(&assessment, &[0, 1].map(Slot));
    let [first, second] = [0, 1].map(|slot| assessment.slot_title(Slot(slot)));
    assert_eq!(titles, format!("{first} overview i {second}"));
}

#[test]
fn what_is_no_form_is_refused_and_the_other_one_is_needed() {
    for (text, problem) in [
        (
            json!({"other": "a", "several": "b"}),
            "text.next.several: no form is called so",
        ),
        (
            json!({"one": "a"}),
            "text.next.other: needs a text, found nothing",
        ),
        (
            json!({"one": "", "other": "a"}),
            "text.next.one: needs a text, found an empty text",
        ),
        (json!(["a"]), "text.next: needs a text, found a list"),
    ] {
        let definition: Json = serde_json::from_value(with("next", text)).unwrap();
        let problems = Assessment::read(&definition).unwrap_err();
        assert_eq!(problems.to_string(), problem);
    }
}

#[test]
fn questions_and_the_wait_for_a_result_need_no_words_of_results() {
    let shown = |json: &Value| {
        let session = Session::new(Rc::new(valid(json)), Pace::Quick);
        let places = (0..session.assessment().conditions().len())
            .map(ConditionIndex)
            .map(Place::Condition);
        let pages = places.chain([Place::Result, Place::Open]).map(|place| {
            let mut awaiting = props(session.reduce(Action::Go(place)));
            awaiting.report = Loading::Awaited;
            html::<Quiz>(awaiting)
        });
        pages.collect::<Vec<_>>()
    };
    let whole = state_policy_json();
    let mut partial = whole.clone();
    partial["rest"] = "elsewhere.json".into();
    let text = partial["text"].as_object_mut().unwrap();
    text.retain(|name, _| Phrase::OF_QUESTIONS.contains(&name.as_str()));
    assert_eq!(text.len(), Phrase::OF_QUESTIONS.len());
    assert_eq!(shown(&partial), shown(&whole));
    partial["rest"] = Value::Null;
    let problems = read(&partial).unwrap_err().to_string();
    assert!(
        problems.contains("text.share"),
        "elsewhere nothing may be missing: {problems}"
    );
}

/// Every sign between words is the language's, on the page, for who hears it, and in a brief.
#[test]
fn signs_between_words_are_the_languages() {
    let mut json = state_policy_json();
    for (name, pattern) in [
        ("labelled", "{label}：{text}。"),
        ("quoted", "「{title}」"),
        ("separated", "{first}／{second}"),
        ("followed", "{first}。{second}"),
    ] {
        json["text"][name] = json!(pattern);
    }
    let assessment = Rc::new(valid(&json));
    let answers = [
        ("purpose", "partial"),
        ("purpose-vision", "none"),
        ("purpose-content", "statewide"),
    ];
    let session = Session::new(Rc::clone(&assessment), Pace::Full)
        .reduce(Action::Replace(util::answers(&assessment, &answers)))
        .reduce(Action::Note(
            util::slot(&assessment, "purpose-vision"),
            "A note".into(),
        ));
    let guide = util::guide(&assessment);
    let question = html::<Quiz>(props(session.clone()));
    assert!(
        question.contains("Clear answer：Student-centered Vision。"),
        "a name"
    );
    let result = session.reduce(Action::Go(Place::Result));
    let page = html::<Quiz>(QuizProps {
        guidance: Guidance::Ready(Rc::new(guide)),
        today: "today".into(),
        ..props(result)
    });
    let text = util::html::parse(&page).text();
    for expected in [
        "Student-centered Vision：Nothing in place。。A note",
        "Could be led by：the governor, the state board of education or the state education chief。",
        "State policy readiness check ／today",
    ] {
        assert!(
            page.contains(expected) || text.contains(expected),
            "{expected} in {text}"
        );
    }
}
