//! Each way in which whole codes arrive.

use readiness_check::code::{CodeError, decode};
use readiness_check::link::find;

use super::{FULL, OTHER, SHORT, finds, groups, quoted, wrapped};
use crate::util::spec::seal;
use crate::util::state_policy;

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
