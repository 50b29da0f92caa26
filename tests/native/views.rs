//! The real components, rendered natively and read as HTML.
//!
//! The snapshots leave out class names and drawn outlines; accept intended changes
//! with `INSTA_UPDATE=always cargo test views`.

use std::collections::BTreeSet;
use std::rc::Rc;

use readiness_check::ReadinessCheck;
use readiness_check::answers::Answer;
use readiness_check::assessment::{Assessment, ConditionIndex, LevelIndex, Slot};
use readiness_check::code::{Decoded, encode};
use readiness_check::import::from_text;
use readiness_check::session::{Action, Pace, Place, Session, SharedAction};
use readiness_check::view::{Loading, Quiz, QuizProps, ReadinessCheckProps, Report};
use serde_json::json;

use crate::util::html::{Node, html, parse, props, render};
use crate::util::pages::{every_place, has_button, lacks_button, mixed, new, result, small};
use crate::util::{answers, slot, state_policy, state_policy_json, valid};

const CHOICES: [&str; 6] = [
    "none",
    "exploring",
    "partial",
    "statewide",
    "not-sure",
    "not-applicable",
];

#[test]
fn every_page_has_one_title() {
    for session in every_place() {
        let page = render(session);
        let title = page.only("h3");
        assert_eq!(
            title.attribute("tabindex"),
            Some("-1"),
            "it can take the focus"
        );
        assert_eq!(page.tags("h2").len(), 1);
        assert_eq!(page.tags("h1").len(), 0, "that is the host page's");
    }
}

#[test]
fn ids_are_used_once() {
    // A level may be called as what a note says of itself is.
    let called = small(|json| {
        json["levels"][0]["id"] = json!("note");
        json["conditions"][0]["elements"][0]["levels"] =
            json!(["nothing", "a little", "half", "all"]);
    });
    assert!(!render(called.clone()).tags("textarea").is_empty());
    for session in every_place().into_iter().chain([called]) {
        let page = render(session);
        let mut ids: Vec<_> = page
            .all()
            .into_iter()
            .filter_map(|node| node.attribute("id"))
            .collect();
        let total = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), total);
        assert!(ids.iter().all(|id| id.starts_with("q-")), "{ids:?}");
        let described = page
            .all()
            .into_iter()
            .filter_map(|node| node.attribute("aria-describedby"));
        for id in described {
            assert!(ids.contains(&id), "nothing has the id {id}");
        }
    }
}

#[test]
fn a_question_is_a_group_of_native_radios() {
    let full = new().reduce(Action::Pace(Pace::Full));
    let page = render(full);
    let mut names = BTreeSet::new();
    for id in page.questions() {
        let question = page.question(id);
        assert_eq!(question.tag, "fieldset");
        assert_eq!(question.tags("legend").len(), 1);
        let choices = if id == "purpose" {
            &CHOICES[..5]
        } else {
            &CHOICES[..]
        };
        let radios = question.radios();
        let values: Vec<_> = radios
            .iter()
            .filter_map(|radio| radio.attribute("value"))
            .collect();
        assert_eq!(values, choices, "{id}");
        let own: BTreeSet<_> = radios
            .iter()
            .map(|radio| radio.attribute("name").map(str::to_owned))
            .collect();
        assert_eq!(own.len(), 1, "{id}: {own:?}");
        assert!(names.is_disjoint(&own), "{id}: {own:?} is another's");
        names.extend(own);
        assert_eq!(question.checked(), [""; 0], "nothing is preselected");
    }
}

#[test]
fn a_given_answer_is_checked_and_can_be_taken_back() {
    let page = render(mixed());
    let question = page.question("purpose");
    assert_eq!(question.checked(), ["partial"]);
    let clear = question.only("button");
    assert_eq!(
        clear.attribute("aria-label"),
        Some("Clear answer: Overview")
    );
}

#[test]
fn the_quick_pace_asks_one_question_and_offers_the_elements() {
    let page = render(new());
    assert_eq!(page.questions(), ["purpose"]);
    has_button(&page, "Answer its 9 elements one by one");
    let opened = render(new().reduce(Action::Elements(ConditionIndex(0), true)));
    assert_eq!(opened.questions().len(), 10);
    has_button(&opened, "Hide the 9 elements");
}

/// The rest of a definition is on its way: its elements have no questions yet.
#[test]
fn elements_wait_for_their_questions() {
    let mut partial = state_policy_json();
    partial["rest"] = "elsewhere.json".into();
    for element in partial["conditions"][0]["elements"].as_array_mut().unwrap() {
        let fields = element.as_object_mut().unwrap();
        fields.retain(|name, _| ["id", "kind", "title"].contains(&&**name));
    }
    let session = Session::new(Rc::new(valid(&partial)), Pace::Quick);
    let opened = session.reduce(Action::Elements(ConditionIndex(0), true));
    let page = render(opened);
    assert_eq!(page.questions(), ["purpose"]);
    assert!(page.text().contains("Loading…"));
    has_button(&page, "Hide the 9 elements");
}

#[test]
fn the_words_of_a_page_are_explained_on_it() {
    let mut json = state_policy_json();
    json["conditions"][0]["elements"][2]["terms"] = json!(["WIOA", "CTE"]);
    let session = Session::new(Rc::new(valid(&json)), Pace::Full);
    let page = render(session.clone());
    assert!(page.text().contains("job training"), "of WIOA");
    assert!(!page.text().contains("seat time"), "only those that occur");
    let next = render(session.reduce(Action::Next));
    assert!(!next.text().contains("Glossary"), "nothing is empty");
}

#[test]
fn the_full_pace_asks_every_element() {
    let mut session = new().reduce(Action::Pace(Pace::Full));
    let mut asked = Vec::new();
    for _ in 0..8 {
        let page = render(session.clone());
        lacks_button(&page, "Hide the 9 elements");
        asked.extend(page.questions().into_iter().map(str::to_owned));
        session = session.reduce(Action::Next);
    }
    assert_eq!(session.place(), Place::Result);
    asked.sort();
    asked.dedup();
    assert_eq!(asked.len(), 87);
}

#[test]
fn the_buttons_lead_through_the_pages() {
    let first = render(new());
    has_button(&first, "Next");
    lacks_button(&first, "Back");
    lacks_button(&first, "See results");
    let answered = render(mixed());
    has_button(&answered, "See results");
    let last = render(new().reduce(Action::Go(Place::Condition(ConditionIndex(7)))));
    has_button(&last, "Back");
    has_button(&last, "See results");
    lacks_button(&last, "Next");
    let end = render(result());
    for name in ["Back", "Start over", "Copy link"] {
        has_button(&end, name);
    }
}

#[test]
fn buttons_never_submit_a_form_around_the_quiz() {
    for session in every_place() {
        for button in render(session).tags("button") {
            assert_eq!(
                button.attribute("type"),
                Some("button"),
                "{}",
                button.text()
            );
        }
    }
}

#[test]
fn a_note_can_be_written_on_elements_only() {
    let session = new().reduce(Action::Pace(Pace::Full));
    let noted = session.reduce(Action::Note(
        slot(session.assessment(), "purpose-vision"),
        "§ 12".into(),
    ));
    let page = render(noted);
    assert_eq!(page.tags("textarea").len(), 9);
    assert_eq!(page.question("purpose").tags("textarea").len(), 0);
    let field = page.question("purpose-vision").only("textarea").clone();
    assert_eq!(field.text(), "§ 12");
    assert_eq!(
        field.attribute("aria-label"),
        Some("Note on Student-centered Vision")
    );
}

#[test]
fn what_went_wrong_is_said_to_everyone() {
    let told = QuizProps {
        message: Some("A <b>message</b>".into()),
        keeping: Some("Kept here.".into()),
        ..props(new())
    };
    let page = parse(&html::<Quiz>(told));
    let alerts = page.matching(|node| node.attribute("aria-live") == Some("assertive"));
    assert_eq!(alerts[0].text(), "A <b>message</b> Dismiss");
    assert!(
        page.matching(|node| node.attribute("part") == Some("credit"))[0]
            .text()
            .contains("Kept here.")
    );
    let over = render(mixed().reduce(Action::StartOver));
    has_button(&over, "Undo");
}

#[test]
fn a_result_whose_pages_are_on_their_way_has_its_heading() {
    let page = |report| {
        let props = QuizProps {
            report,
            ..props(result())
        };
        parse(&html::<Quiz>(props))
    };
    let heading = page(Loading::Ready(Report::whole())).only("h3").text();
    for (report, said) in [
        (Loading::Awaited, "Loading…"),
        (Loading::Failed, "could not be loaded"),
    ] {
        let page = page(report);
        assert_eq!(page.only("h3").text(), heading);
        assert!(page.text().contains(said));
        has_button(&page, "Back");
        lacks_button(&page, "Copy link");
    }
    has_button(&page(Loading::Failed), "Try again");
    lacks_button(&page(Loading::Awaited), "Try again");
}

#[test]
fn markup_in_texts_stays_text() {
    let hostile = "<img src=x onerror=\"alert(1)\"></textarea><script>";
    let session = small(|json| {
        json["conditions"][0]["title"] = json!(hostile);
        json["conditions"][0]["elements"][0]["question"] = json!(hostile);
        json["text"]["note-for"] = json!(hostile);
        json["levels"][0]["label"] = json!(hostile);
    });
    let noted = session.reduce(Action::Note(Slot(2), hostile.into()));
    let answered = noted.reduce(Action::Answer(Slot(2), Some(Answer::Level(LevelIndex(0)))));
    for session in [noted, answered.reduce(Action::Go(Place::Result))] {
        let written = html::<Quiz>(props(session));
        assert!(!written.contains("<img") && !written.contains("<script"));
        assert!(parse(&written).text().contains(hostile));
    }
}

/// The component with what it can't do without.
fn component(assessment: Rc<Assessment>) -> ReadinessCheckProps {
    yew::props!(ReadinessCheckProps {
        assessment,
        address: "https://example.org/",
    })
}

#[test]
fn the_component_for_applications_shows_the_same_quiz() {
    let page = parse(&html::<ReadinessCheck>(ReadinessCheckProps {
        answers: mixed().answers().clone(),
        pace: Pace::Full,
        ..component(state_policy())
    }));
    assert_eq!(page.questions().len(), 10);
    assert_eq!(page.question("purpose").checked(), ["partial"]);
    assert_eq!(page.question("purpose-quality").checked(), ["partial"]);
}

#[test]
fn the_component_shows_results_of_others() {
    let assessment = state_policy();
    let link = "see https://example.org/#readiness-CODE";
    let link = link.replace("CODE", &encode(&assessment, mixed().answers()));
    let page = parse(&html::<ReadinessCheck>(ReadinessCheckProps {
        shared: Some(from_text(&assessment, &link)),
        ..component(assessment)
    }));
    assert_eq!(page.radios().len(), 0);
    has_button(&page, "Take the quiz myself");
}

#[test]
fn two_components_keep_their_radios_apart() {
    let component = || parse(&html::<ReadinessCheck>(component(state_policy())));
    let name = |page: &Node| page.radios()[0].attribute("name").map(str::to_owned);
    assert_ne!(name(&component()), name(&component()));
}

#[test]
fn the_first_page() {
    insta::assert_snapshot!(render(new()).outline());
}

#[test]
fn one_element_question() {
    let session = mixed().reduce(Action::Elements(ConditionIndex(0), true));
    let page = render(session);
    insta::assert_snapshot!(page.question("purpose-leadership").outline());
}

#[test]
fn a_mixed_result() {
    insta::assert_snapshot!(render(small_result()).outline());
}

#[test]
fn a_shared_result() {
    let own = small_result();
    let decoded = Decoded {
        edition: 2,
        answers: own.answers().clone(),
    };
    insta::assert_snapshot!(
        render(own.reduce(SharedAction::Open([decoded].into_iter().collect()).into())).outline()
    );
}

/// Small enough for a snapshot that people can read.
fn small_result() -> Session {
    let session = small(|_| {});
    let given = [
        ("c0-e0", "partial"),
        ("c0-e1", "not-sure"),
        ("c0", "exploring"),
        ("c1", "none"),
    ];
    session
        .reduce(Action::Replace(answers(session.assessment(), &given)))
        .reduce(Action::Note(Slot(2), "statute 12".into()))
        .reduce(Action::Go(Place::Result))
}
