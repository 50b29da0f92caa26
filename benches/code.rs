//! How long result codes are, and how fast they are made and opened:
//! `cargo bench --bench code`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, Definition};
use readiness_check::code::{decode, encode};

/// How many codes are made and opened.
const CODES: u32 = 100_000;

fn main() {
    let definition: Definition =
        serde_json::from_str(include_str!("../assessments/state-policy/en.json")).unwrap();
    let assessment = Assessment::read(&definition).unwrap();
    lengths(&assessment);
    rates(&assessment);
}

/// The length of codes beside what any code for as many answers needs.
fn lengths(assessment: &Assessment) {
    let overviews = assessment.conditions.len();
    let total = assessment.slots().len();
    println!("{} edition {}", assessment.id, assessment.edition);
    println!("answered              characters       bits   any code   more");
    for (name, slots) in [("nothing", 0), ("overview", overviews), ("all", total)] {
        let mut answers = Answers::default();
        let mut bits = 0.0;
        for slot in 0..slots {
            let choices = Answer::choices(assessment, slot);
            bits += f64::from(u32::try_from(choices.count() + 1).unwrap()).log2();
            answers.set(assessment, slot, Answer::choices(assessment, slot).last());
        }
        let length = encode(assessment, &answers).len();
        let least = bits / 62_f64.log2();
        let more = f64::from(u32::try_from(length).unwrap()) - least.ceil();
        println!("{name:10} {slots:4} slots {length:10} {bits:10.2} {least:10.2} {more:6}");
    }
}

/// Codes in a second, for different full answers.
fn rates(assessment: &Assessment) {
    let mut seed = 1_usize;
    let answers: Vec<Answers> = (0..CODES)
        .map(|_| {
            let mut answers = Answers::default();
            for slot in 0..assessment.slots().len() {
                seed = (seed * 48_271) % 0x7fff_ffff;
                let choices: Vec<_> = Answer::choices(assessment, slot).collect();
                answers.set(assessment, slot, Some(choices[seed % choices.len()]));
            }
            answers
        })
        .collect();

    let start = Instant::now();
    let codes: Vec<String> = answers
        .iter()
        .map(|answers| encode(black_box(assessment), answers))
        .collect();
    rate("made", start.elapsed());

    let start = Instant::now();
    for (code, answers) in codes.iter().zip(&answers) {
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
