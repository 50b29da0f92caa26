//! The readiness wheel: what isn't known never looks like what is low.

use std::rc::Rc;

use readiness_check::session::{Action, Pace, Place, Session};

use crate::util::html::{Node, render};
use crate::util::{answers, assessment, definition, state_policy, valid};

/// The large wheel on the result of these answers.
#[track_caller]
fn wheel(session: &Session, given: &[(&str, &str)]) -> Node {
    let session = session.reduce(Action::Replace(answers(session.assessment(), given)));
    let page = render(session.reduce(Action::Go(Place::Result)));
    let drawings = page.matching(|node| node.has_class("drawing"));
    assert_eq!(drawings.len(), 1);
    drawings[0].matching(|node| node.attribute("part") == Some("wheel"))[0].clone()
}

/// Two conditions of three and two elements.
fn small() -> Session {
    Session::new(assessment(4, &[3, 2]), Pace::Quick)
}

fn count(node: &Node, class: &str) -> usize {
    node.matching(|node| node.has_class(class)).len()
}

/// The marks: each is an option that says which element it is and how it was answered.
fn wedges(wheel: &Node) -> Vec<String> {
    let marks = wheel.matching(|node| node.attribute("role") == Some("option"));
    let name = |mark: &&Node| mark.attribute("aria-label").unwrap().to_owned();
    marks.iter().map(name).collect()
}

#[test]
fn every_element_has_a_wedge() {
    let session = Session::new(state_policy(), Pace::Quick);
    let elements: Vec<_> = session
        .assessment()
        .conditions()
        .iter()
        .map(|condition| (&*condition.elements[0].id, "partial"))
        .collect();
    let wheel = wheel(&session, &elements);
    assert_eq!(wedges(&wheel).len(), 79);
    assert_eq!(count(&wheel, "sector"), 8);
    assert_eq!(count(&wheel, "level"), 8);
    assert_eq!(
        wedges(&wheel)[0],
        "Student-centered Vision: Partly in place"
    );
    assert_eq!(
        wedges(&wheel)[1],
        "High-quality Academic Content: Not answered"
    );
}

#[test]
fn not_sure_unanswered_and_low_look_different() {
    let drawn = |answer: Option<&'static str>| {
        let given: Vec<_> = [("c0-e0", "partial")]
            .into_iter()
            .chain(answer.map(|answer| ("c0-e1", answer)))
            .collect();
        let wheel = wheel(&small(), &given);
        ["level", "hatch", "dash"].map(|class| count(&wheel, class))
    };
    assert_eq!(drawn(Some("none")), [2, 0, 0]);
    assert_eq!(drawn(Some("not-sure")), [1, 1, 0]);
    assert_eq!(drawn(Some("not-applicable")), [1, 0, 1]);
    assert_eq!(drawn(None), [1, 0, 0]);
}

#[test]
fn a_higher_level_reaches_further() {
    let mut outlines: Vec<String> = Vec::new();
    for level in ["none", "exploring", "partial", "statewide"] {
        let wheel = wheel(&small(), &[("c0-e0", level)]);
        let wedge = wheel.matching(|node| node.has_class("level"));
        outlines.push(wedge[0].attribute("d").unwrap().to_owned());
    }
    // The outer arc's radius follows the first A.
    let radii: Vec<u32> = outlines
        .iter()
        .map(|outline| outline.split('A').nth(1).unwrap())
        .map(|arc| arc.split(' ').next().unwrap().parse().unwrap())
        .collect();
    assert!(radii.is_sorted_by(|low, high| low < high), "{radii:?}");
}

#[test]
fn an_estimate_is_drawn_coarser_than_elements() {
    let wheel = wheel(&small(), &[("c0", "partial"), ("c1-e0", "none")]);
    assert_eq!(
        wedges(&wheel)[0],
        "Condition: L partial",
        "the first condition is one mark"
    );
    assert_eq!(wedges(&wheel).len(), 3, "the second shows its elements");
    assert_eq!(count(&wheel, "estimate"), 1);
    let finer = self::wheel(&small(), &[("c0", "partial"), ("c0-e0", "none")]);
    assert_eq!(count(&finer, "estimate"), 0, "only its edge stays");
    assert_eq!(count(&finer, "estimate-edge"), 1);
}

#[test]
fn every_mark_can_be_reached_and_read() {
    let mut session = small();
    let slot = session.assessment().slot("c0-e1").unwrap();
    session = session.reduce(Action::Note(slot, "Statute 12".into()));
    let wheel = wheel(&session, &[("c0-e0", "partial")]);
    assert_eq!(wheel.attribute("tabindex"), Some("0"));
    assert_eq!(wheel.attribute("aria-label"), Some("T wheel-label"));
    assert!(wedges(&wheel)[1].ends_with(". Statute 12"), "with its note");
    let groups = wheel.matching(|node| node.attribute("role") == Some("group"));
    assert_eq!(groups.len(), 2, "one a condition");
    assert!(
        groups
            .iter()
            .all(|group| group.attribute("aria-label").is_some())
    );
}

#[test]
fn on_paper_it_is_one_image() {
    let given = answers(small().assessment(), &[("c0", "partial")]);
    let session = small().reduce(Action::Replace(given));
    let page = render(session.reduce(Action::Go(Place::Result)));
    let paper = page.matching(|node| node.has_class("brief"));
    let images = paper[0].matching(|node| node.attribute("role") == Some("img"));
    assert_eq!(images[0].attribute("aria-label"), Some("T wheel-label"));
    assert!(
        paper[0]
            .matching(|node| node.attribute("role") == Some("option"))
            .is_empty()
    );
    assert!(
        paper[0]
            .matching(|node| node.attribute("id").is_some())
            .is_empty()
    );
}

#[test]
fn any_number_of_elements_is_drawn_with_whole_numbers() {
    for elements in [&[1][..], &[1, 40], &[3; 30]] {
        let session = Session::new(assessment(6, elements), Pace::Quick);
        let wheel = wheel(&session, &[("c0-e0", "improving")]);
        for path in wheel.tags("path") {
            let outline = path.attribute("d").unwrap();
            let known =
                |character: char| character.is_ascii_digit() || "MLAZ -".contains(character);
            assert!(outline.chars().all(known), "{outline}");
        }
    }
}

#[test]
fn what_looks_alike_is_one_path_where_marks_are_not_read_one_by_one() {
    let given = [
        ("c0-e0", "partial"),
        ("c0-e1", "partial"),
        ("c0-e2", "not-applicable"),
        ("c1-e0", "not-sure"),
    ];
    let session = small();
    let session = session.reduce(Action::Replace(answers(session.assessment(), &given)));
    let page = render(session);
    let wheels = page.matching(|node| node.attribute("role") == Some("img"));
    let wedges = |class: &str| {
        let paths = wheels[0].matching(|node| node.has_class(class));
        let begun = |path: &&Node| path.attribute("d").unwrap().matches('M').count();
        paths.iter().map(begun).collect::<Vec<_>>()
    };
    assert_eq!(wedges("track"), [2, 2], "what does not apply has none");
    assert_eq!(wedges("level"), [2]);
    assert_eq!(wedges("dash"), [1]);
    assert_eq!(wedges("hatch").len(), 1);
}

/// Names beside the wheel, whatever an author calls a condition.
#[test]
fn long_names_have_the_room_beside_the_wheel() {
    let mut json = definition(4, &[1, 1, 1]);
    for (position, short) in [
        "Accountability",
        "Deployment process",
        "Deployments on demand",
    ]
    .into_iter()
    .enumerate()
    {
        json["conditions"][position]["short"] = short.into();
    }
    let session = Session::new(Rc::new(valid(&json)), Pace::Quick);
    let wheel = wheel(&session, &[("c0-e0", "partial")]);
    let names = wheel.matching(|node| node.has_class("name"));
    let told = |name: &&Node| {
        let squeezed = name.attribute("textLength").is_some();
        (name.has_class("long"), squeezed)
    };
    let told: Vec<_> = names.iter().map(told).collect();
    assert_eq!(told, [(false, false), (true, false), (true, true)]);
}

#[test]
fn nothing_is_written_on_something_else_however_many_conditions_there_are() {
    for (conditions, written) in [(24, 24), (25, 0)] {
        let session = Session::new(assessment(4, &vec![1; conditions]), Pace::Quick);
        let wheel = wheel(&session, &[("c0-e0", "partial")]);
        assert_eq!(count(&wheel, "sector"), conditions);
        assert_eq!(count(&wheel, "number"), written);
        assert_eq!(count(&wheel, "name"), written);
        let read = wheel.matching(|node| node.attribute("role") == Some("option"));
        assert_eq!(
            read.len(),
            written,
            "what is too thin to point at is an image"
        );
    }
}
