//! Whatever text codes arrive in: every transport in `docs/result-code.md` one by one,
//! any of them together, and what must not be taken for a code.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::expect_used)]

#[path = "reader/random.rs"]
mod random;
mod util;

use std::fmt::Write as _;
use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::assessment::Assessment;
use readiness_check::code::{ALPHABET, CodeError, Damage, decode, encode};
use readiness_check::link::find;

use random::Random;
use util::spec::seal;
use util::{answers, any_answered, assessment, chosen, state_policy, tries};

/// A full code, as all answers to the packaged assessment give it.
const FULL: &str = "1fd13GnfswD8CCRCQS8QI3WalvG2StBZpyTmpkiHvr3OwyWPR";
/// Codes of one and of two overview questions.
const SHORT: &str = "14d134hIO5L8";
const OTHER: &str = "11d131gKl";

fn found(text: &str) -> Vec<String> {
    let found = find(&state_policy(), text);
    found.into_iter().map(|found| found.code).collect()
}

#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    assert_eq!(found(text), expected, "{text}");
}

/// The only code in a text, and why it can't be opened.
#[track_caller]
fn refuses(text: &str, code: &str, damage: Damage) {
    finds(text, &[code]);
    let refused = decode(&state_policy(), code);
    assert_eq!(refused, Err(CodeError::Damaged(damage)), "{code}");
}

fn groups(code: &str, between: &str) -> String {
    let groups: Vec<_> = code
        .as_bytes()
        .chunks(4)
        .map(|group| std::str::from_utf8(group).unwrap())
        .collect();
    groups.join(between)
}

/// Breaks lines after so many characters, wherever that is.
fn wrapped(text: &str, width: usize, between: &str) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for character in text.chars() {
        if character == '\n' {
            column = 0;
        } else if column == width {
            wrapped += between;
            column = 0;
        }
        column += usize::from(character != '\n');
        wrapped.push(character);
    }
    wrapped
}

fn quoted(text: &str, mark: &str) -> String {
    let lines: Vec<_> = text.lines().map(|line| format!("{mark}{line}")).collect();
    lines.join("\n")
}

/// As mail programs send a text: `=` and what is not ASCII escaped, lines soft-broken.
fn printable(text: &str) -> String {
    let mut sent = String::new();
    let mut column = 0;
    for byte in text.bytes() {
        let piece = match byte {
            b'\n' => "\n".to_owned(),
            b'=' | b'#' | 0x80.. => format!("={byte:02X}"),
            _ => char::from(byte).to_string(),
        };
        if byte == b'\n' {
            column = 0;
        } else if column + piece.len() > 75 {
            sent += "=\n";
            column = 0;
        }
        column += piece.len();
        sent += &piece;
    }
    sent
}

#[test]
fn links_of_every_shape() {
    for link in [
        format!("https://example.org/#readiness-{FULL}"),
        format!("#readiness-{FULL}"),
        format!("readiness-{FULL}"),
        format!("HTTPS://EXAMPLE.ORG/#READINESS-{FULL}"),
        format!("https://example.org/?code={FULL}"),
        format!("https://example.org/?code={FULL}&lang=en#top"),
        format!("https://example.org/r/{FULL}/"),
        format!("https://example.org/#/{FULL}"),
        format!("https://readiness-check.example.org/readiness-check/#readiness-{FULL}"),
        FULL.to_owned(),
    ] {
        finds(&link, &[FULL]);
    }
}

#[test]
fn joined_codes() {
    finds(
        &format!("https://example.org/#readiness-{SHORT}-{FULL}-{OTHER}"),
        &[SHORT, FULL, OTHER],
    );
    finds(&format!("{SHORT}-{FULL}"), &[SHORT, FULL]);
    for hyphen in [
        "\u{2010}", "\u{2011}", "\u{2013}", "\u{2014}", "\u{2212}", "\u{FE63}", "\u{FF0D}", "--",
        "-\n> ", "\n-",
    ] {
        let joined = [SHORT, FULL, OTHER].join(hyphen);
        finds(&format!("#readiness-{joined}"), &[SHORT, FULL, OTHER]);
        finds(&joined, &[SHORT, FULL, OTHER]);
    }
    finds(&format!("#readiness\u{2011}{SHORT}"), &[SHORT]);
}

#[test]
fn punctuation_and_prose_around() {
    for end in [
        ".",
        ",",
        ";",
        ":",
        "!",
        "?",
        ")",
        "]",
        "}",
        ">",
        "\"",
        "'",
        "»",
        "”",
        "…",
        "。",
        "*",
        "_",
        "`",
        " and thanks",
        "'s",
    ] {
        finds(&format!("Here is mine: {SHORT}{end} Yours?"), &[SHORT]);
        finds(
            &format!("See https://example.org/#readiness-{FULL}{end}"),
            &[FULL],
        );
    }
    for begin in [
        "(", "[", "{", "<", "\"", "'", "«", "„", "- ", "* ", "• ", "1. ", "1) ", "* [ ] ", "Zoë:",
        "結果", "code=", "**",
    ] {
        finds(&format!("{begin}{FULL}"), &[FULL]);
        finds(&format!("{begin}#readiness-{SHORT}"), &[SHORT]);
    }
}

#[test]
fn cells() {
    finds(
        &format!("Name,Code\nAnn,{SHORT}\n\"Bo\",\"{FULL}\"\n,{OTHER},\n"),
        &[SHORT, FULL, OTHER],
    );
    finds(
        &format!("Ann\t{SHORT}\t3\n\t{FULL}\n{OTHER}\t\n"),
        &[SHORT, FULL, OTHER],
    );
    finds(
        &format!("Ann;{SHORT};12\r\nBo;https://x/#readiness-{FULL};7"),
        &[SHORT, FULL],
    );
    finds(
        &format!("| Ann | {SHORT} |\n| Bo | `{FULL}` |"),
        &[SHORT, FULL],
    );
    finds(
        &format!("{SHORT} {FULL} {SHORT}  {OTHER}"),
        &[SHORT, FULL, SHORT, OTHER],
    );
    finds(
        &format!("{SHORT}\n{SHORT}\n\n{FULL}\r{OTHER}"),
        &[SHORT, SHORT, FULL, OTHER],
    );
    finds(
        &format!("{{\"name\":\"Ann\",\"code\":\"{SHORT}\"}}"),
        &[SHORT],
    );
}

#[test]
fn a_link_whose_text_is_its_own_address_is_one_result() {
    let link = format!("https://example.org/#readiness-{FULL}");
    let wrapper = format!(
        "https://nam.safelinks.example/?url=https%3A%2F%2Fexample.org%2F%23readiness-{FULL}&data=05%7C01"
    );
    for once in [
        format!("[{link}]({link})"),
        format!("[{link}](<{link}>)"),
        format!("[{FULL}]({link})"),
        format!("{link} <{link}>"),
        format!("{link}<{wrapper}>"),
        format!("> {link}\n> <{link}>"),
        format!("{}\n<{link}>", groups(FULL, " ")),
        format!("<a href=\"{link}\">{link}</a>"),
        format!("<a href='{wrapper}'>{link}</a>"),
    ] {
        finds(&once, &[FULL]);
        finds(&format!("{once} {once}"), &[FULL, FULL]);
    }
    finds(
        &format!("[{FULL}-{SHORT}](#readiness-{FULL}-{SHORT})"),
        &[FULL, SHORT],
    );
    finds(&format!("[mine](<{link}>), see <{link}>"), &[FULL, FULL]);
    // Two results that happen to be the same.
    for twice in [
        format!("{link}\n{link}"),
        format!("<{link}>\n<{link}>"),
        format!("{SHORT},{SHORT}").replace(SHORT, FULL),
        format!("{FULL}\n> {FULL}"),
        format!("({link}) ({link})"),
        format!("<td>{FULL}</td><td>{FULL}</td>"),
    ] {
        finds(&twice, &[FULL, FULL]);
    }
    finds(&format!("[#readiness-{SHORT}]({link})"), &[SHORT, FULL]);
}

#[test]
fn quoted_and_wrapped_mail() {
    let text =
        format!("Hello, mine is https://example.org/readiness/#readiness-{FULL}-{SHORT}. Ann\nBo");
    for mark in ["> ", ">", "> > ", ">>> ", "    ", "\t"] {
        finds(&quoted(&text, mark), &[FULL, SHORT]);
        for width in 20..=140 {
            finds(&quoted(&wrapped(&text, width, "\n"), mark), &[FULL, SHORT]);
            finds(
                &wrapped(&text, width, &format!("\r\n{mark}")),
                &[FULL, SHORT],
            );
        }
    }
    for at in 0..=FULL.len() {
        finds(
            &format!("Mine:\n{}\n{}\nAnn", &FULL[..at], &FULL[at..]),
            &[FULL],
        );
        finds(
            &format!("> {}-\n> {}\nAnn", &FULL[..at], &FULL[at..]),
            &[FULL],
        );
    }
    // The check characters of the first line fit it by chance; its length is not the one it names.
    let (begin, end) = ("1cKH33LDKj6mzIF6mlgXnaCy", "DtpU5LMBchiT8DbcXYHuqM");
    let code = begin.to_owned() + end;
    finds(&format!("#readiness-{begin}\n{end}"), &[&code]);
    finds(&format!("readiness-{begin} {end}"), &[&code]);
}

#[test]
fn quoted_printable() {
    finds(
        &format!("https://example.org/=23readiness-{SHORT}"),
        &[SHORT],
    );
    finds(&format!("https://example.org/?code=3D{FULL}=20"), &[FULL]);
    finds(&format!("#readiness=2D{SHORT}"), &[SHORT]);
    finds(
        &format!("#readiness-{SHORT}=E2=80=93{FULL}"),
        &[SHORT, FULL],
    );
    for at in 0..=FULL.len() {
        for soft in ["=\n", "=\r\n"] {
            let (begin, end) = FULL.split_at(at);
            finds(&format!("https://x/#readiness-{begin}{soft}{end}"), &[FULL]);
            finds(&format!("{begin}{soft}{end}"), &[FULL]);
        }
    }
}

#[test]
fn encoded_addresses() {
    for hash in ["%23", "%2523", "%252523", "&#35;", "&#x23;", "&#X0023;"] {
        finds(
            &format!("https://example.org/{hash}readiness-{FULL}"),
            &[FULL],
        );
        for hyphen in [
            "%2D",
            "%2d",
            "%252D",
            "&#45;",
            "%E2%80%91",
            "%25E2%2580%2591",
        ] {
            finds(
                &format!("{hash}readiness{hyphen}{SHORT}{hyphen}{FULL}"),
                &[SHORT, FULL],
            );
        }
    }
    finds(
        &format!(
            "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx%2F%23readiness-{FULL}&data=05%7C02%7Ca%40b.org%7C14d13e6f7a8b9c%7C0%7C638000000000000000%7CUnknown%7CTWFpbGZsb3d8eyJWIjoiMC4wLjAwMDAi%3D%3D%7C0&sdata=1JzT%2Bq%3D&reserved=0"
        ),
        &[FULL],
    );
    finds(
        &format!("mailto:a@example.org?body=Mine%3A%0D%0A{SHORT}%0A%C2%A0{FULL}%20"),
        &[SHORT, FULL],
    );
    // What only looks encoded.
    finds(
        &format!("100%{SHORT}, 50%25{SHORT}, a={SHORT}, &#{SHORT};"),
        &[SHORT; 4],
    );
}

#[test]
fn what_can_not_be_seen() {
    for nothing in [
        "\u{200B}",
        "\u{200C}",
        "\u{200D}",
        "\u{2060}",
        "\u{FEFF}",
        "\u{AD}",
        "\u{200E}",
        "&shy;",
        "&#8203;",
        "%E2%80%8B",
        "=C2=AD",
    ] {
        let inside = groups(FULL, nothing);
        finds(&format!("{nothing}{inside}{nothing}"), &[FULL]);
        finds(
            &format!("https://x/#{nothing}read{nothing}iness-{inside}."),
            &[FULL],
        );
    }
    for space in [
        "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "&nbsp;", "&#160;", "%C2%A0",
    ] {
        finds(&format!("{SHORT}{space}{FULL}"), &[SHORT, FULL]);
        finds(&groups(FULL, space), &[FULL]);
    }
    let wide = |byte: u8| char::from_u32(u32::from(byte) + 0xFEE0).unwrap();
    finds(&SHORT.bytes().map(wide).collect::<String>(), &[SHORT]);
}

#[test]
fn groups_of_four() {
    for code in [FULL, SHORT, OTHER] {
        for between in [" ", "  ", "\n", "\r\n> ", "-", "\u{2013}", " \n", "\n\n"] {
            let dictated = groups(code, between);
            finds(&dictated, &[code]);
            finds(&format!("Mine is {dictated}. Yours?"), &[code]);
            finds(&format!("Mine:\n{dictated}\nBest wishes"), &[code]);
            finds(&format!("#readiness-{dictated} and so on"), &[code]);
        }
        for width in 5..=40 {
            finds(&wrapped(&groups(code, " "), width, "\n"), &[code]);
        }
    }
    let both = format!("{} {}", groups(SHORT, " "), groups(FULL, " "));
    finds(&both, &[SHORT, FULL]);
    // Groups of another assessment too, and all its codes in one piece.
    let foreign = seal("1fAAB1234567890abcdefghijklmnopqrstuvwxyzABCDEF");
    assert_eq!(foreign.len(), FULL.len() + 1);
    let foreign = seal("1fAAB234567890abcdefghijklmnopqrstuvwxyzABCDEF");
    for text in [
        foreign.clone(),
        groups(&foreign, " "),
        format!("#readiness-{}", wrapped(&foreign, 20, "\n")),
    ] {
        finds(&text, &[&foreign]);
    }
    assert_eq!(
        decode(&state_policy(), &foreign),
        Err(CodeError::OtherAssessment)
    );
}

#[test]
fn the_line_is_that_of_the_first_character() {
    let text = format!(
        "\r\na =\r\nb\n> {FULL}\r{}\n> https://x/#readiness-\n> {SHORT}",
        groups(SHORT, "\n")
    );
    let lines: Vec<_> = find(&state_policy(), &text)
        .iter()
        .map(|found| found.line)
        .collect();
    assert_eq!(lines, [4, 5, 9]);
}

#[test]
fn damaged_ones_are_found_with_their_reason() {
    let cut = &FULL[..30];
    let was_cut = Damage::Cut {
        seen: 30,
        expected: 49,
    };
    for text in [
        format!("https://x/#readiness-{cut}…"),
        format!("https://x/#readiness-{cut} and more"),
        format!("https://x/#readiness-{cut}\nBest wishes, Ann"),
        format!("https://x/#readiness-{cut}\n{SHORT}").replace(&format!("\n{SHORT}"), "\n\nAnn"),
        format!("Mine is {cut}, I think"),
        format!("{cut}\nAnn"),
    ] {
        refuses(&text, cut, was_cut);
    }
    let changed = FULL.replace("QS8Q", "QS9Q");
    let lost = FULL.replace("QS8Q", "QSQ");
    for (code, damage) in [
        (&changed, Damage::Check),
        (
            &lost,
            Damage::Cut {
                seen: 48,
                expected: 49,
            },
        ),
    ] {
        for text in [
            format!("#readiness-{code}"),
            format!("Mine is {code}."),
            format!("https://x/r/{code}?a"),
            groups(code, " "),
            format!("Mine: {}. Ann", groups(code, " ")),
        ] {
            refuses(&text, code, damage);
        }
    }
    refuses(
        &format!("#readiness-{}", wrapped(&changed, 20, "\n> ")),
        &changed,
        Damage::Check,
    );
    refuses(&wrapped(&changed, 20, "\n"), &changed, Damage::Check);
    // A slip in the format or the name.
    for (from, to) in [("1f", "lf"), ("1fd1", "1fc1"), ("1fd1", "1fdl")] {
        let code = FULL.replacen(from, to, 1);
        refuses(&format!("Mine is {code}."), &code, Damage::Check);
    }
    for code in [
        FULL.to_lowercase(),
        FULL.to_uppercase(),
        SHORT.to_uppercase(),
        SHORT.to_lowercase(),
    ] {
        let case = decode(&state_policy(), &code);
        let reason = if code.len() == FULL.len() {
            Damage::Case
        } else {
            damage(&code)
        };
        assert_eq!(case, Err(CodeError::Damaged(reason)));
        refuses(&format!("#READINESS-{code}"), &code, reason);
        refuses(&format!("#readiness-{code} "), &code, reason);
        refuses(&format!("My code: {code}"), &code, reason);
        refuses(&format!("My code: {}", groups(&code, " ")), &code, reason);
    }
    // A mark is enough, however short what follows.
    refuses("#readiness-1", "1", Damage::Short);
    finds("readiness-1fd1 ", &["1fd1"]);
    finds(
        &format!("#readiness-{SHORT}-{cut}-2 {changed}\n{SHORT}"),
        &[SHORT, cut, "2", &changed, SHORT],
    );
}

fn damage(code: &str) -> Damage {
    match decode(&state_policy(), code) {
        Err(CodeError::Damaged(damage)) => damage,
        other => panic!("{other:?}"),
    }
}

/// A damaged code takes no whole one with it.
#[test]
fn a_damaged_code_ends_where_a_whole_one_begins() {
    let cut = &FULL[..FULL.len() - SHORT.len()];
    for between in ["\n", " ", "-", ", "] {
        finds(&format!("{cut}{between}{SHORT}"), &[cut, SHORT]);
        finds(&format!("#readiness-{cut}{between}{SHORT}"), &[cut, SHORT]);
    }
}

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
    let prose =
        include_str!("../docs/definition.md").to_owned() + include_str!("../ARCHITECTURE.md");
    let prose =
        prose + include_str!("../README.md") + include_str!("../assessments/state-policy/en.json");
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
        "14d134hIO5L8<",
        "14d134hIO5L8 ",
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

/// The codes these tests speak of are what they seem.
#[test]
fn the_codes_open() {
    let assessment = state_policy();
    let short = answers(&assessment, &[("funding", "statewide")]);
    assert_eq!(encode(&assessment, &short), SHORT);
    for code in [FULL, SHORT, OTHER] {
        assert!(decode(&assessment, code).is_ok());
    }
}
