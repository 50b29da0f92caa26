//! How long result codes and links are, and how fast they are made, opened, found in a text
//! and gathered to a group: `cargo bench --bench code`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, Definition};
use readiness_check::code::{Decoded, decode, encode};
use readiness_check::group::{agreed, majority, sort_by_disagreement, spreads};
use readiness_check::link::{find, link};
use readiness_check::received::in_text;
use readiness_check::session::{Action, Pace, Session, SharedAction};

/// How many codes are made and opened.
const CODES: u32 = 100_000;
/// The size of a text that is searched.
const TEXT: usize = 10_000_000;
/// Where links lead to.
const ADDRESS: &str = "https://example.org/readiness";

fn main() {
    let definition: Definition =
        serde_json::from_str(include_str!("../assessments/state-policy/en.json")).unwrap();
    let assessment = Rc::new(Assessment::read(&definition).unwrap());
    let answers = any_answers(&assessment);
    let codes: Vec<String> = answers
        .iter()
        .map(|answers| encode(&assessment, answers))
        .collect();
    lengths(&assessment, &codes);
    rates(&assessment, &answers, &codes);
    found(&assessment, &codes);
    for count in [12, 500, 10_000] {
        group(&assessment, &codes[..count]);
    }
}

/// Different full answers.
fn any_answers(assessment: &Assessment) -> Vec<Answers> {
    let mut seed = 1_usize;
    (0..CODES)
        .map(|_| {
            let mut answers = Answers::default();
            for slot in 0..assessment.slots().len() {
                seed = (seed * 48_271) % 0x7fff_ffff;
                let choices: Vec<_> = Answer::choices(assessment, slot).collect();
                answers.set(assessment, slot, Some(choices[seed % choices.len()]));
            }
            answers
        })
        .collect()
}

/// The length of codes beside what any code for as many answers needs.
fn lengths(assessment: &Assessment, codes: &[String]) {
    let overviews = assessment.conditions.len();
    let total = assessment.slots().len();
    println!("{} edition {}", assessment.id, assessment.edition);
    println!("answered              characters       bits   any code   more   link");
    for (name, slots) in [("nothing", 0), ("overview", overviews), ("all", total)] {
        let mut answers = Answers::default();
        let mut bits = 0.0;
        for slot in 0..slots {
            let choices = Answer::choices(assessment, slot);
            bits += f64::from(u32::try_from(choices.count() + 1).unwrap()).log2();
            answers.set(assessment, slot, Answer::choices(assessment, slot).last());
        }
        let code = encode(assessment, &answers);
        let (length, link) = (code.len(), link(ADDRESS, &code).len());
        let least = bits / 62_f64.log2();
        let more = f64::from(u32::try_from(length).unwrap()) - least.ceil();
        println!(
            "{name:10} {slots:4} slots {length:10} {bits:10.2} {least:10.2} {more:6} {link:6}"
        );
    }
    for count in [2, 12, 20] {
        let joined = codes[..count].join("-");
        let link = link(ADDRESS, &joined).len();
        let name = format!("{count} people, all answered");
        println!("{name:21} {:10} {link:36}", joined.len());
    }
}

/// Codes in a second.
fn rates(assessment: &Assessment, answers: &[Answers], codes: &[String]) {
    let start = Instant::now();
    for answers in answers {
        black_box(encode(black_box(assessment), answers));
    }
    rate("made", start.elapsed());

    let start = Instant::now();
    for (code, answers) in codes.iter().zip(answers) {
        let decoded = decode(black_box(assessment), code).unwrap();
        assert_eq!(&decoded.answers, answers);
    }
    rate("opened", start.elapsed());

    let cut: Vec<&str> = codes.iter().map(|code| &code[..code.len() - 1]).collect();
    let start = Instant::now();
    for code in cut {
        assert!(decode(black_box(assessment), code).is_err());
    }
    rate("refused", start.elapsed());
}

fn rate(name: &str, took: Duration) {
    let each = took / CODES;
    let second = f64::from(CODES) / took.as_secs_f64();
    println!("{CODES} codes {name} in {took:.2?}: {each:.2?} each, {second:.0} a second");
}

/// How fast codes are looked for in a text that holds none, and in one that holds many.
fn found(assessment: &Assessment, codes: &[String]) {
    let prose = include_str!("../docs/definition.md");
    let prose = prose.repeat(TEXT / prose.len());
    let column = codes.join("\n");
    let links: Vec<String> = codes.iter().map(|code| link(ADDRESS, code)).collect();
    let groups: Vec<String> = codes.iter().map(|code| in_groups(code)).collect();
    for (name, text, expected) in [
        ("prose", &prose, 0),
        ("codes", &column, codes.len()),
        ("links", &links.join("\n"), codes.len()),
        ("groups of four", &groups.join(".\n"), codes.len()),
    ] {
        let start = Instant::now();
        let found = find(assessment, black_box(text));
        let took = start.elapsed();
        assert_eq!(found.len(), expected, "{name}");
        let size = f64::from(u32::try_from(text.len()).unwrap()) / 1e6;
        let second = size / took.as_secs_f64();
        println!("{size:.1} MB of {name} searched in {took:.2?}: {second:.1} MB a second");
    }
}

fn in_groups(code: &str) -> String {
    let groups = code.as_bytes().chunks(4).map(str::from_utf8);
    groups.collect::<Result<Vec<_>, _>>().unwrap().join(" ")
}

/// From the text in which a group's codes arrive to what it is shown.
fn group(assessment: &Rc<Assessment>, codes: &[String]) {
    let text = codes.join("\n");
    let (read, opened) = timed(|| in_text(assessment, &text));
    assert_eq!(opened.results.len(), codes.len());
    let members: Vec<Decoded> = opened
        .results
        .iter()
        .map(|member| member.result.clone())
        .collect();
    let (spread, mut all) = timed(|| spreads(assessment, &members));
    let (sort, ()) = timed(|| sort_by_disagreement(&mut all));
    let (picture, _) = timed(|| (majority(assessment, &all), agreed(assessment, &all)));
    let session = Session::new(Rc::clone(assessment), Pace::Quick);
    let (open, session) = timed(|| session.reduce(Action::from(SharedAction::Open(opened))));
    let settle = Action::from(SharedAction::Settle(0, Some(Answer::Level(1))));
    let (settle, session) = timed(|| session.reduce(settle));
    let (once, _) = timed(|| session.reduce(Action::from(SharedAction::CountOnce)));
    println!(
        "group of {}: read {read:.2?}, spread {spread:.2?}, sorted {sort:.2?}, pictured {picture:.2?}; \
         opened {open:.2?}, settled {settle:.2?}, counted once {once:.2?}",
        codes.len()
    );
}

fn timed<T>(act: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = black_box(act());
    (start.elapsed(), result)
}
