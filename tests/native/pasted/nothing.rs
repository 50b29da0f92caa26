//! Texts without codes, and texts of any size.

use readiness_check::code::ALPHABET;
use readiness_check::link::find;

use super::{FULL, finds, found};
use crate::random::Random;
use crate::util::state_policy;

#[test]
fn nothing_is_found_where_there_is_nothing() {
    for text in [
        "",
        " ",
        "-",
        "#",
        "#readiness-",
        "readiness-",
        "#readiness",
        "rubbish",
        "1",
        "11",
        "14d1",
        "https://readiness-check.example.org/#readiness-check",
        "career-readiness-2030",
        "Readiness-12",
        "college- and career-readiness-based learning",
        "#readiness-readiness-readiness-",
        "1 2 3 4 5 6 7 8 9 10",
        "+1 555 123 4567",
        "1234567890",
        "1512345678901",
        "15 000 000 000",
        "14d13f00-14d1-4d1f-8d13-14d13f00aaaa",
        "14d13f0a14b2",
        "\u{0}\u{7f}é\u{1F600}",
        "%",
        "=",
        "&#",
        "%25%25",
    ] {
        finds(text, &[]);
    }
}

/// 200 KB each of what texts hold besides.
#[test]
fn ordinary_text_holds_no_codes() {
    const SIZE: usize = 200_000;
    let mut random = Random(11);
    let prose = include_str!("../../../docs/definition.md").to_owned()
        + include_str!("../../../ARCHITECTURE.md");
    let prose = prose
        + include_str!("../../../README.md")
        + include_str!("../../../assessments/state-policy/en.json");
    let words: Vec<_> = prose.split_whitespace().collect();
    let mut mixed = String::new();
    while mixed.len() < SIZE {
        mixed += random.of(&words);
        mixed += random.of(&[" ", " ", " ", "\n", "\n> ", "-", " 1 ", " 12\n"]);
    }
    let hex = b"0123456789abcdef";
    let base64 = [&ALPHABET[..], b"+/"].concat();
    let mut made = |piece: &mut dyn FnMut(&mut Random) -> String| {
        let mut text = String::new();
        while text.len() < SIZE {
            text += &piece(&mut random);
        }
        text
    };
    let texts = [
        prose,
        mixed,
        made(&mut |random| random.text(76, &base64) + "\r\n"),
        made(&mut |random| random.text(76, &base64) + "=\n"),
        made(&mut |random| random.text(40, hex) + "\n"),
        made(&mut |random| {
            let length = 7 + random.below(6);
            random.text(length, hex) + " "
        }),
        made(&mut |random| {
            let parts = [8, 4, 4, 4, 12].map(|length| random.text(length, hex));
            parts.join("-") + "\n"
        }),
        made(&mut |random| format!("{}\n", 1_200_000_000 + random.below(400_000_000))),
        made(&mut |random| {
            format!(
                "{}\t{}\n",
                1_500_000_000_000 + random.next() % 200_000_000_000,
                random.below(2000)
            )
        }),
        made(&mut |random| format!("{} ", random.below(20_000))),
    ];
    for text in texts {
        finds(&text, &[]);
    }
}

/// A megabyte of what is made to take long: it ends, and holds no more than it did.
#[test]
fn a_megabyte_of_anything_is_read() {
    const SIZE: usize = 1_000_000;
    for piece in [
        "readiness-",
        "#readiness-",
        "#readiness-1zd1",
        "#readiness-1zd1 ",
        "#readiness-1\n",
        "1",
        "1 ",
        "1z",
        "1zd1 ",
        "1zd1\n",
        "1zd1-",
        "1fd1 ",
        "1zzz ",
        "readiness",
        "r\n",
        "%25",
        "=\n",
        "&#35",
        "%E2",
        "> ",
        "-",
        "\n-",
        "é",
        "14d114hIOdRO<",
        "14d114hIOdRO ",
        "a",
        "1fd1 a",
        "1fd1370x\n",
    ] {
        let text = piece.repeat(SIZE / piece.len());
        let length: usize = found(&text).iter().map(String::len).sum();
        assert!(length <= text.len(), "{piece}");
    }
}

#[test]
fn a_hundred_thousand_codes_are_found() {
    let text = format!("{FULL}\n").repeat(100_000);
    let found = find(&state_policy(), &text);
    assert_eq!(found.len(), 100_000);
    assert!(
        found
            .iter()
            .zip(1..)
            .all(|(found, line)| found.code == FULL && found.line == line)
    );
}
