//! The pages that show a result: the visitor's own, and those that came by code.

use readiness_check::code::encode;
use readiness_check::session::{Action, Place};
use readiness_check::view::{Quiz, QuizProps};

use crate::util::html::{html, parse, props, render};
use crate::util::pages::{has_button, lacks_button, mixed, new, result, shared};
use crate::util::state_policy;

#[test]
fn the_result_says_in_words_what_the_wheel_draws() {
    let page = render(result());
    let rows = page.matching(|node| node.attribute("part") == Some("condition"));
    assert_eq!(rows.len(), 8);
    let said = |row: usize| rows[row].only("summary").text();
    assert_eq!(
        said(0),
        "1 System Purpose 4 of 8 begun · Between largely not begun and mostly in place, at least in \
         part, depending on 3 open answers"
    );
    assert_eq!(
        said(1),
        "2 Policy Flexibility Mostly begun Estimated from the overview question"
    );
    assert_eq!(
        said(2),
        "3 Flexible Learning Environments and Pathways Not enough answers yet"
    );
    let verdict = page.matching(|node| node.attribute("part") == Some("verdict"));
    let headline = verdict[0].matching(|node| node.has_class("headline"));
    assert_eq!(
        headline[0].text(),
        "Too early to say: between largely not begun and mostly in place statewide."
    );
    let facts = page.matching(|node| node.has_class("facts"))[0].text();
    assert!(
        facts.contains("How sure 5 of 78 elements known; 73 to find out, "),
        "{facts}"
    );
}

#[test]
fn a_result_of_nothing_says_so() {
    let page = render(new().reduce(Action::Go(Place::Result)));
    assert!(page.text().contains("Nothing is answered yet."));
    assert_eq!(page.tags("table").len(), 0);
    lacks_button(&page, "Copy link");
}

#[test]
fn the_result_holds_the_link_and_the_code() {
    let page = render(result());
    let fields = page.matching(|node| node.attribute("readonly").is_some());
    let values: Vec<_> = fields
        .iter()
        .filter_map(|field| field.attribute("value"))
        .collect();
    let code = encode(&state_policy(), mixed().answers());
    let link = format!("https://example.org/page#readiness-{code}");
    assert_eq!(values, [&link, &code]);
}

#[test]
fn without_a_clipboard_there_are_no_copy_buttons() {
    let alone = QuizProps {
        on_errand: None,
        ..props(result())
    };
    let page = parse(&html::<Quiz>(alone));
    lacks_button(&page, "Copy link");
    lacks_button(&page, "Copy code");
}

#[test]
fn a_shared_result_is_read_only() {
    let page = render(shared(&[3]));
    assert_eq!(page.radios().len(), 0);
    assert_eq!(page.tags("textarea").len(), 0);
    let fields = page.tags("input");
    assert!(
        fields
            .iter()
            .all(|field| field.attribute("readonly").is_some())
    );
    assert!(page.text().contains("You opened someone else’s result."));
    lacks_button(&page, "Start over");
    has_button(&page, "Take the quiz myself");
    let own = shared(&[3]).reduce(Action::Replace(mixed().answers().clone()));
    has_button(&render(own), "Back to my answers");
}

#[test]
fn several_shared_results_stand_side_by_side() {
    let page = render(shared(&[3, 2]));
    let text = page.text();
    assert!(text.contains("First result") && text.contains("Second result"));
    assert!(text.contains("given in edition 2; this page has edition 3"));
    assert!(
        !render(shared(&[3]))
            .text()
            .contains("this page has edition")
    );
    assert_eq!(page.matching(|node| node.has_class("named")).len(), 2);
}
