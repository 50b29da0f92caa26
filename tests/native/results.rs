//! The pages that show a result: the visitor's own, and those that came by code.

use readiness_check::code::encode;
use readiness_check::session::{Action, Place};
use readiness_check::view::{Quiz, QuizProps};

use crate::util::html::{Node, html, parse, props, render};
use crate::util::pages::{has_button, lacks_button, mixed, new, result, shared};
use crate::util::state_policy;

#[test]
fn the_result_says_in_words_what_the_wheel_draws() {
    let page = render(result());
    let tables = page.tags("table");
    let rows = tables[0].only("tbody").tags("tr");
    assert_eq!(rows.len(), 8);
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.children.iter().map(Node::text).collect())
        .collect();
    assert_eq!(cells[0][0], "System Purpose");
    assert_eq!(
        cells[0][1],
        "4 of 8 begun · Between largely not begun and mostly partly in place or further, depending on 3 open answers"
    );
    assert_eq!(cells[0][2], "Based on 5 of 8 elements");
    assert_eq!(cells[1][1], "Mostly begun");
    assert_eq!(cells[1][2], "Estimated from the overview question");
    assert_eq!(cells[2][1], "Not enough answers yet");
    assert_eq!(cells[7][1], "Not enough answers yet");
    let overall = page.matching(|node| node.has_class("overall"));
    assert_eq!(
        overall[0].text(),
        "Overall 1 of 8 conditions mostly begun · Between largely not begun and mostly in place \
         statewide, depending on 9 open answers"
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
