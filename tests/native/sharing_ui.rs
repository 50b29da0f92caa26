//! How a result is passed on: as a QR code, and in groups of characters to read out.

use proptest::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{LevelIndex, Phrase, Slot};
use readiness_check::code::Decoded;
use readiness_check::import::from_text;
use readiness_check::session::{Action, Session, SharedAction};

use crate::util;
use crate::util::html::{Node, render};
use crate::util::pages::{new, shared, unsettled};
use crate::util::{state_policy, tries};

/// The modules that are drawn, without the margin around them.
fn drawn(square: &Node) -> Vec<Vec<bool>> {
    const MARGIN: usize = 4;
    let numbers = |text: &str| -> Vec<usize> {
        text.split_whitespace()
            .map(|number| number.parse().unwrap())
            .collect()
    };
    let view = numbers(square.attribute("viewBox").unwrap());
    let [0, 0, size, height] = view[..] else {
        panic!("{view:?}");
    };
    assert_eq!(size, height);
    let paper = square.only("rect");
    for side in ["width", "height"] {
        assert_eq!(paper.attribute(side), Some(&*size.to_string()));
    }
    let mut modules = vec![vec![false; size]; size];
    let path = square.only("path").attribute("d").unwrap();
    for bar in path.split('M').skip(1) {
        let (start, shape) = bar.split_once('h').unwrap();
        let (width, back) = shape.split_once("v1h-").unwrap();
        assert_eq!(back.strip_suffix('z'), Some(width));
        let [x, y] = numbers(start)[..] else {
            panic!("{bar}");
        };
        for module in &mut modules[y][x..x + width.parse::<usize>().unwrap()] {
            assert!(!*module, "nothing is drawn twice");
            *module = true;
        }
    }
    let inside = MARGIN..size - MARGIN;
    for (y, row) in modules.iter().enumerate() {
        for (x, module) in row.iter().enumerate() {
            let quiet = !inside.contains(&x) || !inside.contains(&y);
            assert!(!(quiet && *module), "the margin is empty");
        }
    }
    modules[inside.clone()]
        .iter()
        .map(|row| row[inside.clone()].to_vec())
        .collect()
}

fn modules(link: &str) -> Vec<Vec<bool>> {
    let code = QrCode::encode_text(link, QrCodeEcc::Medium).unwrap();
    let row = |y| (0..code.size()).map(|x| code.get_module(x, y)).collect();
    (0..code.size()).map(row).collect()
}

/// So many results of the packaged assessment, fully answered each in its own way.
fn full(count: u8) -> Session {
    let assessment = state_policy();
    let results = (0..count).map(|number| {
        let numbers: Vec<u8> = (0..100).map(|slot| (slot ^ number) % 5).collect();
        Decoded {
            edition: assessment.edition(),
            answers: util::chosen(&assessment, &numbers),
        }
    });
    new().reduce(Action::from(SharedAction::Open(results.collect())))
}

#[test]
fn the_square_is_the_link_as_a_qr_code() {
    for session in [shared(&[3]), shared(&[1]), full(1), full(2), full(12)] {
        let page = render(session);
        let field = page.matching(|node| node.attribute("id") == Some("q-link"));
        let link = field[0].attribute("value").unwrap();
        let squares = page.matching(|node| node.has_class("qr"));
        let square = squares.last().unwrap();
        assert_eq!(drawn(square), modules(link), "{link}");
        assert_eq!(square.attribute("role"), Some("img"));
        assert!(
            square
                .attribute("aria-label")
                .is_some_and(|name| !name.is_empty())
        );
    }
}

#[test]
fn a_link_too_long_for_a_camera_has_no_square_and_says_so() {
    let said = state_policy().say(Phrase::QrLong);
    for (count, long) in [(12, false), (30, true)] {
        let page = render(unsettled(&full(count)));
        let squares = page.matching(|node| node.has_class("qr"));
        assert_eq!(squares.is_empty(), long);
        assert_eq!(page.text().contains(&*said), long);
    }
}

#[test]
fn only_a_code_that_can_be_read_out_stands_in_groups() {
    let groups = |count| {
        let page = render(unsettled(&full(count)));
        let groups = page.matching(|node| node.has_class("groups"));
        let field = page.matching(|node| node.attribute("id") == Some("q-code"));
        let code = field[0].attribute("value").unwrap().to_owned();
        (groups.first().map(|groups| groups.text()), code)
    };
    let (Some(one), code) = groups(1) else {
        panic!("one code can");
    };
    assert!(one.split(' ').rev().skip(1).all(|group| group.len() == 4));
    assert_eq!(one.replace(' ', ""), code);
    assert_eq!(groups(2).0, None);
}

proptest! {
    #![proptest_config(tries(100))]

    /// As someone types them who was read them out.
    #[test]
    fn codes_in_groups_open_as_the_codes(
        given in prop::collection::vec((0..20_usize, 0..4_u8), 1..6)
    ) {
        let assessment = state_policy();
        let results = given.into_iter().map(|(slot, level)| {
            let mut answers = Answers::default();
            answers.set(&assessment, Slot(slot), Some(Answer::Level(LevelIndex(level))));
            Decoded { edition: assessment.edition(), answers }
        });
        let session = new().reduce(Action::from(SharedAction::Open(results.collect())));
        let page = render(unsettled(&session));
        let groups = page.matching(|node| node.has_class("groups"));
        if let Some(groups) = groups.first() {
            let opened = from_text(&assessment, &groups.text());
            prop_assert_eq!(&opened.results, session.shared(), "{}", groups.text());
            prop_assert!(opened.errors.is_empty(), "{}", groups.text());
        }
    }
}
