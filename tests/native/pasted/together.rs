//! Codes shaped and sent in any combination of ways.

use std::fmt::Write as _;
use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::assessment::Assessment;
use readiness_check::code::encode;
use readiness_check::link::find;

use super::{groups, printable, quoted, wrapped};
use crate::util::{any_answered, assessment, chosen, tries};

/// One code in a text, in one of the shapes people give it.
fn shaped(code: &str, shape: usize) -> String {
    match shape {
        0 => code.to_owned(),
        1 => format!("https://example.org/check#readiness-{code}"),
        IN_BRACKETS => format!("<https://example.org/check#readiness-{code}>"),
        3 => format!("[mine](https://example.org/check#readiness-{code})"),
        4 => format!("Here it is: https://example.org/?code={code}."),
        5 => format!("\"{code}\","),
        6 => groups(code, " "),
        7 => groups(code, "\n"),
        8 => format!("- I got {}!", groups(code, " ")),
        9 => format!("#readiness\u{2011}{code}"),
        10 => format!("[#readiness-{code}](https://example.org/#readiness-{code})"),
        11 => groups(code, "\u{AD}"),
        12 => format!("{}\u{A0}\u{2014}\u{A0}from Ann", groups(code, "\u{200B}")),
        _ => format!("#readiness-{}", groups(code, " \n")),
    }
}
const SHAPES: usize = 14;
const IN_BRACKETS: usize = 2;

/// What mail programs do to a whole text.
fn sent(text: String, transport: usize) -> String {
    match transport {
        0 => quoted(&text, "> "),
        1 => wrapped(&text, 76, "\n"),
        2 => wrapped(&text, 30, "\n"),
        3 => quoted(&wrapped(&text, 72, "\n"), ">> "),
        _ => text,
    }
}

/// Codes of one assessment, shaped and sent in any combination, with their text.
fn any_sent() -> impl Strategy<Value = (Rc<Assessment>, Vec<String>, String)> {
    let shape = (2..=6_usize, prop::collection::vec(1..=9_usize, 1..=25));
    let codes = prop::collection::vec(
        (prop::collection::vec(any::<u8>(), 1..250), 0..SHAPES),
        1..6,
    );
    let ways = (
        prop::collection::vec(0..5_usize, 0..3),
        any::<bool>(),
        any::<bool>(),
    );
    (shape, codes, ways).prop_map(|((levels, elements), codes, (ways, encoded, returns))| {
        let assessment = assessment(levels, &elements);
        let mut text = String::new();
        let mut expected = Vec::new();
        for (numbers, shape) in codes {
            let code = encode(&assessment, &chosen(&assessment, &numbers));
            // An address in brackets behind a text that is the same code is that text's link.
            let linked = shape == IN_BRACKETS && expected.last() == Some(&code);
            if !code.is_empty() && !linked {
                writeln!(text, "{}", shaped(&code, shape)).unwrap();
                expected.push(code);
            }
        }
        let mut text = ways.into_iter().fold(text, sent);
        if encoded {
            text = printable(&text);
        }
        if returns {
            text = text.replace('\n', "\r\n");
        }
        (assessment, expected, text)
    })
}

proptest! {
    #![proptest_config(tries(2000))]

    #[test]
    fn codes_are_found_whole_once_and_in_order((assessment, expected, text) in any_sent()) {
        let found: Vec<_> = find(&assessment, &text).into_iter().map(|found| found.code).collect();
        prop_assert_eq!(found, expected, "{:?}", text);
    }

    #[test]
    fn any_code_is_found_in_any_shape((assessment, answers) in any_answered(40), shape in 0..SHAPES) {
        let code = encode(&assessment, &answers);
        prop_assume!(!code.is_empty());
        let found = find(&assessment, &shaped(&code, shape));
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&found[0].code, &code);
    }

    #[test]
    fn any_text_is_read(text in any::<String>(), bits in "[1fd\\-r# \n=%&;25>]{0,200}") {
        let assessment = assessment(2, &[1]);
        for text in [&text, &bits] {
            let found = find(&assessment, text);
            let length: usize = found.iter().map(|found| found.code.len()).sum();
            prop_assert!(length <= text.len());
            let lines = found.iter().map(|found| found.line);
            prop_assert!(lines.clone().is_sorted() && lines.clone().all(|line| line > 0));
        }
    }
}
