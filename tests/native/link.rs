//! Links: where a code stands in an address, and how it is found again.

use readiness_check::code::encode;
use readiness_check::link::{PREFIX, candidate, find, link};

use crate::util::{answers, state_policy};

/// Two codes that open.
fn two() -> [String; 2] {
    let assessment = state_policy();
    [("purpose", "partial"), ("funding-data", "not-sure")]
        .map(|entry| encode(&assessment, &answers(&assessment, &[entry])))
}

/// What is read when a text is opened: the codes in it, else what stands for one.
#[track_caller]
fn finds(text: &str, expected: &[&str]) {
    let found = find(&state_policy(), text).into_iter();
    let mut codes: Vec<_> = found.map(|found| found.code).collect();
    if codes.is_empty() {
        codes = candidate(text).into_iter().map(str::to_owned).collect();
    }
    assert_eq!(codes, expected, "{text}");
}

#[test]
fn a_plain_address_gets_the_code_as_its_fragment() {
    assert_eq!(
        link("https://example.org/page?a=1", "CODE"),
        "https://example.org/page?a=1#readiness-CODE"
    );
    assert_eq!(link("", "CODE"), "#readiness-CODE");
}

#[test]
fn a_fragment_of_the_address_makes_way() {
    assert_eq!(
        link("https://example.org/#chapter-2", "CODE"),
        "https://example.org/#readiness-CODE"
    );
    assert_eq!(
        link("https://example.org/#readiness-OLD", "CODE"),
        "https://example.org/#readiness-CODE"
    );
}

#[test]
fn a_placeholder_says_where_the_code_belongs() {
    assert_eq!(
        link("https://example.org/r/{code}?lang=en#top", "CODE"),
        "https://example.org/r/CODE?lang=en#top"
    );
    assert_eq!(link("{code}", "CODE"), "CODE");
    assert_eq!(
        link("https://example.org/#{code}", "A-B"),
        "https://example.org/#A-B"
    );
    assert_eq!(link("é/{code}/é", "CODE"), "é/CODE/é");
    assert_eq!(
        link("https://example.org/{other}", "CODE"),
        "https://example.org/{other}#readiness-CODE"
    );
}

#[test]
fn no_code_has_no_link() {
    assert_eq!(link("https://example.org/", ""), "");
    assert_eq!(link("https://example.org/{code}", ""), "");
}

#[test]
fn every_link_leads_back_to_its_codes() {
    let [first, second] = two();
    let both = [&*first, "-", &*second].concat();
    for address in [
        "https://example.org/page",
        "https://example.org/readiness-check/",
        "https://readiness-check.example.org/#readiness-check",
        "https://example.org/r/{code}",
        "https://example.org/r/{code}/",
        "https://example.org/?result={code}&lang=en",
        "https://example.org/state-policy?lang=en#{code}",
        "https://example.org/#/{code}",
        "{code}",
        "mailto:someone@example.org?body=https://example.org/%23readiness-{code}",
    ] {
        finds(&link(address, &first), &[&first]);
        finds(&link(address, &both), &[&first, &second]);
    }
}

#[test]
fn codes_are_found_in_what_people_paste() {
    let [first, second] = two();
    finds(&first, &[&first]);
    finds(&format!("  {first}\n"), &[&first]);
    finds(&format!("{first}-{second}"), &[&first, &second]);
    finds(&format!("#readiness-{first}"), &[&first]);
    finds(&format!("readiness-{first}"), &[&first]);
    finds(
        &format!("See https://example.org/#readiness-{first}."),
        &[&first],
    );
    finds(
        &format!("<https://example.org/#readiness-{first}>"),
        &[&first],
    );
    finds("", &[]);
    finds("   ", &[]);
    finds("#readiness-", &[]);
    finds("-", &[]);
}

/// So that the message can say what is wrong with it.
#[test]
fn a_damaged_code_is_found_where_it_stands() {
    let [whole, _] = two();
    let damaged = format!("{whole}x");
    finds(&damaged, &[&damaged]);
    finds(
        &format!("https://example.org/#readiness-{damaged}"),
        &[&damaged],
    );
    finds(
        &format!("https://example.org/#readiness-{damaged}&utm=mail"),
        &[&damaged],
    );
    finds(&format!("https://example.org/r/{damaged}"), &[&damaged]);
    finds(
        &format!("#readiness-{whole}-{damaged}"),
        &[&whole, &damaged],
    );
    finds("1abc%", &["1abc%"]);
    finds("rubbish", &["rubbish"]);
    finds("#readiness-rubbish", &["rubbish"]);
    finds("https://example.org/r/14d1x/", &["14d1x"]);
}

#[test]
fn a_fragment_is_one_css_identifier() {
    let [first, second] = two();
    let one = link("", &first);
    let several = link("", &[first, second].join("-"));
    for fragment in [&one, &several] {
        let name = fragment.strip_prefix('#').unwrap();
        assert!(name.starts_with(PREFIX));
        // An identifier begins with a letter and goes on with letters, digits and hyphens.
        assert!(
            name.starts_with(|first: char| first.is_ascii_alphabetic()),
            "{name}"
        );
        let part = |character: char| character.is_ascii_alphanumeric() || character == '-';
        assert!(name.chars().all(part), "{name}");
    }
}
