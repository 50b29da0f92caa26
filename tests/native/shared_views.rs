//! The pages that show results of others: a pair, a group, where they are handed in, and
//! how a result is passed on.

use readiness_check::answers::Answer;
use readiness_check::assessment::Phrase;
use readiness_check::code::{Decoded, encode};
use readiness_check::file::FileError;
use readiness_check::group::{Agenda, GROUP, distributions};
use readiness_check::import::{File, ImportErrorKind, Imported, from_files, from_text};
use readiness_check::session::{Action, Place, Session, SharedAction};
use readiness_check::view::{Quiz, QuizProps};
use serde_json::json;

use crate::util;
use crate::util::html::{Node, html, parse, props, render};
use crate::util::pages::{
    every_place, group, has_button, lacks_button, mixed, new, refused, shared, small, unsettled,
};
use crate::util::{answers, slot};

/// A screen reader reads all that is in an alert, at once and to the end.
#[test]
fn only_the_number_of_what_could_not_be_opened_is_an_alert() {
    let session = new();
    let many = "#readiness-11d131 \n".repeat(150);
    let opened = from_text(session.assessment(), &many);
    assert_eq!(opened.errors.len(), 150);
    let session = session
        .reduce(Action::Go(Place::Open))
        .reduce(Action::from(SharedAction::Open(opened)));
    let page = render(session.clone());
    let notice = page.matching(|node| node.has_class("refused"));
    let [notice] = &*notice else {
        panic!("one notice")
    };
    assert_eq!(notice.tags("li").len(), 101);
    let alerts = notice.matching(|node| node.attribute("role") == Some("alert"));
    let texts: Vec<String> = alerts.iter().map(|alert| alert.text()).collect();
    let title = session
        .assessment()
        .count(Phrase::Refused, &[("count", 150)]);
    assert_eq!(texts, [&*title]);
}

/// Names come from files, which may hold anything of any length.
#[test]
fn what_could_not_be_opened_is_named_by_its_beginning() {
    let session = new();
    let long = "k".repeat(900_000);
    let file = |content| File {
        name: long.as_str().into(),
        content,
    };
    let unknown = json!({
        "format": "readiness-check-result", "version": 1, "assessment": "state-policy",
        "edition": 3, &*long: 1,
    });
    let mut slot = unknown.clone();
    slot.as_object_mut().unwrap().remove(&*long);
    slot["answers"] = json!({ &*long: "partial" });
    let files = [unknown, slot].map(|json| file(Ok(util::data(&json))));
    let opened = from_files(session.assessment(), files.into());
    assert_eq!(opened.errors.len(), 2);
    for refused in &*opened.errors {
        let ImportErrorKind::File(error) = &refused.kind else {
            panic!("a file")
        };
        assert!(error.to_string().len() < 200, "{error}");
    }
    let session = session
        .reduce(Action::Go(Place::Open))
        .reduce(Action::from(SharedAction::Open(opened)));
    let lines = render(session);
    for line in lines.tags("li") {
        assert!(line.text().len() < 500, "{}", line.text());
    }
}

/// A small session with these results open.
fn opened(results: &[&[(&str, &str)]]) -> Session {
    let session = small(|_| {});
    let results = results.iter().map(|ids| Decoded {
        edition: 3,
        answers: answers(session.assessment(), ids),
    });
    let results = Action::from(SharedAction::Open(results.collect()));
    session.reduce(results)
}

#[test]
fn a_pair() {
    let pair = opened(&[
        &[
            ("c0", "partial"),
            ("c0-e0", "none"),
            ("c0-e1", "partial"),
            ("c1", "not-sure"),
        ],
        &[
            ("c0", "partial"),
            ("c0-e0", "partial"),
            ("c0-e1", "none"),
            ("c1", "exploring"),
        ],
    ]);
    insta::assert_snapshot!(render(pair).outline());
}

#[test]
fn a_group_of_three() {
    let group = opened(&[
        &[
            ("c0", "partial"),
            ("c0-e0", "none"),
            ("c0-e1", "not-applicable"),
        ],
        &[
            ("c0", "partial"),
            ("c0-e0", "statewide"),
            ("c0-e1", "not-sure"),
        ],
        &[("c0", "partial"), ("c0-e0", "statewide")],
    ]);
    insta::assert_snapshot!(render(group).outline());
}

#[test]
fn where_results_are_handed_in() {
    let page = render(refused(&shared(&[3])));
    insta::assert_snapshot!(page.only("article").outline());
}

#[test]
fn how_a_result_is_passed_on() {
    let session = shared(&[3]);
    let props = QuizProps {
        can_share: true,
        ..props(session)
    };
    let page = parse(&html::<Quiz>(props));
    let share = page.matching(|node| node.has_class("share"));
    assert_eq!(share.len(), 1);
    insta::assert_snapshot!(share[0].outline());
}

/// A label of its own, or one for its id, or one around it.
fn is_named(page: &Node, field: &Node) -> bool {
    let labelled = |label: &Node| {
        let target = label.attribute("for");
        target.is_some() && target == field.attribute("id")
    };
    let around = |label: &Node| {
        label
            .all()
            .iter()
            .any(|inside| std::ptr::eq(*inside, field))
    };
    let labels = page.tags("label");
    let mut named = labels
        .iter()
        .filter(|label| labelled(label) || around(label));
    let own = field
        .attribute("aria-label")
        .is_some_and(|name| !name.is_empty());
    own || named.any(|label| !label.text().is_empty())
}

#[test]
fn every_field_has_a_name() {
    let mut seen = Vec::new();
    for session in every_place() {
        let page = render(session);
        for field in page.matching(|node| ["input", "select", "textarea"].contains(&&*node.tag)) {
            assert!(is_named(&page, field), "{field:?}");
            seen.push(field.tag.clone());
        }
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen, ["input", "select", "textarea"]);
}

/// Or those who speak to their computer could not name what they see.
#[test]
fn the_name_of_a_choice_holds_its_visible_label_and_its_question() {
    let page = render(group());
    let mut choices = page.tags("select");
    // One with no other name is called by its visible label.
    choices.retain(|choice| choice.attribute("aria-label").is_some());
    assert!(!choices.is_empty());
    let mut names = Vec::new();
    for choice in &choices {
        let name = choice.attribute("aria-label").unwrap();
        let label = page.matching(|node| node.attribute("for") == choice.attribute("id"));
        assert!(name.starts_with(&label[0].text()), "{name}");
        names.push(name);
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), choices.len(), "no two are called the same");
}

#[test]
fn a_group_chooses_among_what_a_question_can_take() {
    let group = group();
    let page = render(group.clone());
    let spread = |id: &str| {
        let id = ["q-", id, "-settle"].concat();
        let found = page.matching(|node| node.attribute("id") == Some(&*id));
        found[0]
            .tags("option")
            .into_iter()
            .cloned()
            .collect::<Vec<_>>()
    };
    for (id, chosen) in [("purpose", ""), ("funding", "exploring")] {
        let options = spread(id);
        let values: Vec<_> = options
            .iter()
            .map(|option| option.attribute("value").unwrap())
            .collect();
        let slot = slot(group.assessment(), id);
        let choices =
            Answer::choices(group.assessment(), slot).map(|answer| answer.id(group.assessment()));
        let expected: Vec<_> = [""].into_iter().chain(choices).collect();
        assert_eq!(values, expected, "{id}");
        let selected = options
            .iter()
            .filter(|option| option.attribute("selected").is_some());
        let selected: Vec<_> = selected
            .map(|option| option.attribute("value").unwrap())
            .collect();
        assert_eq!(selected, [chosen], "{id}");
    }
}

#[test]
fn a_group_begins_with_what_it_disagrees_on_most() {
    let group = group();
    let page = render(group.clone());
    let rows = page.matching(|node| node.has_class("spread"));
    assert_eq!(rows[0].only("h5").text(), "System Purpose");
    let members = group.shared().iter().map(|member| &member.result);
    let agenda = Agenda::of(distributions(group.assessment(), members));
    assert_eq!(rows.len(), agenda.first.len());
    let told = page.text();
    let said = |phrase, count: usize| {
        let said = group.assessment().count(phrase, &[("count", count)]);
        assert!(told.contains(&*said), "{said}: {told}");
    };
    said(Phrase::GroupDiscuss, agenda.first.len());
    said(Phrase::GroupAgreed, agenda.agreed.len());
    said(Phrase::GroupNobody, agenda.nobody);
}

#[test]
fn equal_results_are_told_and_can_count_once() {
    let group = group();
    let page = render(group.clone());
    let said = group
        .assessment()
        .count(Phrase::GroupRepeated, &[("count", 1)]);
    assert!(page.text().contains(&*said));
    has_button(&page, &group.assessment().say(Phrase::CountOnce));
    let distinct = opened(&[
        &[("c0", "none")],
        &[("c0", "partial")],
        &[("c1", "partial")],
    ]);
    lacks_button(&render(distinct), "T count-once");
}

#[test]
fn what_a_group_settled_on_has_a_link_of_its_own() {
    let group = group();
    let page = render(group.clone());
    let value = |id: &str| {
        let found = page.matching(|node| node.attribute("id") == Some(id));
        found[0].attribute("value").unwrap().to_owned()
    };
    let settled = encode(group.assessment(), group.settled());
    assert_eq!(value("q-settled-code"), settled);
    let all: Vec<_> = group
        .shared()
        .iter()
        .map(|member| encode(group.assessment(), &member.result.answers))
        .collect();
    assert_eq!(value("q-code"), all.join("-"));
    assert!(
        render(unsettled(&group))
            .matching(|node| node.attribute("id") == Some("q-settled-code"))
            .is_empty()
    );
}

#[test]
fn two_results_that_are_equal_are_said_to_be() {
    let alike: &[(&str, &str)] = &[("c0", "none")];
    let page = render(opened(&[alike, alike])).text();
    assert!(page.contains("T pair-same"));
    assert!(!page.contains("T moved-up") && !page.contains("T column-element"));
}

#[test]
fn ones_own_answers_are_called_so_on_either_side() {
    let opened = Action::from(SharedAction::Open(
        shared(&[3]).shared().iter().cloned().collect(),
    ));
    let pair = mixed()
        .reduce(opened)
        .reduce(Action::from(SharedAction::CompareWithMine));
    let captions = |session: Session| -> Vec<String> {
        let page = render(session);
        let captions = page.matching(|node| node.tag == "figcaption" && node.tags("ul").is_empty());
        captions.into_iter().map(Node::text).collect()
    };
    let say = |phrase| pair.assessment().say(phrase).to_string();
    let own = say(Phrase::SharedOwn);
    assert_eq!(
        captions(pair.clone()),
        [own.clone(), say(Phrase::SharedSecond)]
    );
    assert_eq!(
        captions(pair.reduce(Action::from(SharedAction::Swap))),
        [say(Phrase::SharedFirst), own]
    );
}

#[test]
fn markup_in_files_and_texts_stays_text() {
    let hostile = "<img src=x onerror=\"alert(1)\"></td><script>";
    let session = small(|_| {});
    let file = |name: &str, change: fn(&mut serde_json::Value)| {
        let mut json = json!({
            "format": "readiness-check-result", "version": 1, "assessment": "example",
            "edition": 3, "answers": {"c0-e0": "none"}, "notes": {"c0-e0": hostile},
        });
        change(&mut json);
        File {
            name: name.into(),
            content: Ok(util::data(&json)),
        }
    };
    let files = || {
        vec![
            file("a.json", |_| {}),
            file(hostile, |json| json["<script>"] = json!(1)),
            File {
                name: "<b>".into(),
                content: Err(FileError::Repeated {
                    name: hostile.into(),
                }),
            },
        ]
    };
    let handed = from_files(session.assessment(), files());
    assert_eq!((handed.results.len(), handed.errors.len()), (1, 2));
    let one = session.reduce(Action::from(SharedAction::Open(handed.clone())));
    let pair = one
        .reduce(Action::Go(Place::Open))
        .reduce(Action::from(SharedAction::Open(handed.clone())));
    let three = pair
        .reduce(Action::Go(Place::Open))
        .reduce(Action::from(SharedAction::Open(handed)));
    for session in [&one, &pair, &three] {
        let written = html::<Quiz>(props(session.clone()));
        assert!(!written.contains("<img") && !written.contains("<script"));
        // Notes stand in what a condition rests on, which is not made before it is opened.
        assert_eq!(
            written.matches("onerror").count() > 0,
            session.shared().len() < GROUP,
            "a mark of the wheel is called by its note; a group shows none"
        );
    }
    // The words of the packaged definition name the file and what is wrong in it.
    let named = refused(&new());
    let named_files = from_files(named.assessment(), files()).errors;
    let named = named.reduce(Action::from(SharedAction::Open(Imported {
        errors: named_files,
        ..Imported::default()
    })));
    let written = html::<Quiz>(props(named));
    assert!(!written.contains("<img") && !written.contains("<script") && !written.contains("<b>:"));
    let told = parse(&written).text();
    assert!(told.contains(hostile), "{told}");
}
