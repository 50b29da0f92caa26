//! What the engine costs: `cargo bench --bench engine`, with a part of a benchmark's name to run
//! only that. First the lengths of codes and links, which no clock has to tell.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::rc::Rc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex, Slot};
use readiness_check::code::{decode, encode};
use readiness_check::comparison::compare;
use readiness_check::group::{Agenda, agreed, distributions, majority};
use readiness_check::guide::Guide;
use readiness_check::import::{Imported, from_text};
use readiness_check::json::Json;
use readiness_check::link::{find, link};
use readiness_check::plan::Plan;
use readiness_check::profile::Profile;
use readiness_check::session::{Action, Pace, Session, SharedAction};
use readiness_check::words::{ENGLISH, complete, complete_guide};

const DEFINITION: &str = include_str!("../assessments/state-policy/en.json");
const GUIDE: &str = include_str!("../assessments/state-policy/guide/en.json");
/// The size of a text that is searched.
const TEXT: usize = 1_000_000;
/// How many people are in a group.
const GROUPS: [usize; 3] = [12, 500, 10_000];
/// Where links lead to.
const ADDRESS: &str = "https://example.org/readiness";

fn main() {
    lengths(&assessment());
    divan::main();
}

fn assessment() -> Rc<Assessment> {
    let definition: Json = serde_json::from_str(DEFINITION).unwrap();
    Rc::new(Assessment::read(&complete(&definition, &words())).unwrap())
}

fn guide(assessment: &Assessment) -> Guide {
    let guide: Json = serde_json::from_str(GUIDE).unwrap();
    Guide::read(assessment, &complete_guide(&guide, &words())).unwrap()
}

fn words() -> Json {
    serde_json::from_str(ENGLISH).unwrap()
}

/// Full answers of so many people, no two the same.
fn people(assessment: &Assessment, count: usize) -> Vec<Answers> {
    let mut seed = 1_usize;
    (0..count)
        .map(|_| {
            let mut answers = Answers::default();
            for slot in assessment.slots() {
                seed = (seed * 48_271) % 0x7fff_ffff;
                let choices: Vec<_> = Answer::choices(assessment, slot).collect();
                answers.set(assessment, slot, Some(choices[seed % choices.len()]));
            }
            answers
        })
        .collect()
}

fn person(assessment: &Assessment) -> Answers {
    people(assessment, 1).remove(0)
}

fn codes(assessment: &Assessment, count: usize) -> Vec<String> {
    let people = people(assessment, count);
    let codes = people.iter().map(|answers| encode(assessment, answers));
    codes.collect()
}

/// The length of codes beside what any code for as many answers needs.
fn lengths(assessment: &Assessment) {
    let overviews = assessment.conditions().len();
    let total = assessment.slots().len();
    println!("{} edition {}", assessment.id(), assessment.edition());
    println!("answered              characters       bits   any code   more   link");
    for (name, slots) in [("nothing", 0), ("overview", overviews), ("all", total)] {
        let mut answers = Answers::default();
        let mut bits = 0.0;
        for slot in assessment.slots().take(slots) {
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
        let joined = codes(assessment, count).join("-");
        let link = link(ADDRESS, &joined).len();
        let name = format!("{count} people, all answered");
        println!("{name:21} {:10} {link:36}", joined.len());
    }
    println!();
}

#[divan::bench]
fn read_definition(bencher: Bencher) {
    let bencher = bencher.counter(BytesCount::of_str(DEFINITION));
    bencher.bench(|| {
        let definition: Json = serde_json::from_str(black_box(DEFINITION)).unwrap();
        Assessment::read(&definition).is_ok()
    });
}

#[divan::bench]
fn encode_all_answers(bencher: Bencher) {
    let assessment = assessment();
    let answers = person(&assessment);
    bencher.bench_local(|| encode(black_box(&assessment), black_box(&answers)));
}

#[divan::bench]
fn decode_all_answers(bencher: Bencher) {
    let assessment = assessment();
    let code = encode(&assessment, &person(&assessment));
    bencher.bench_local(|| decode(black_box(&assessment), black_box(&code)).unwrap());
}

#[divan::bench]
fn refuse_a_cut_code(bencher: Bencher) {
    let assessment = assessment();
    let code = encode(&assessment, &person(&assessment));
    let cut = &code[..code.len() - 1];
    bencher.bench_local(|| decode(black_box(&assessment), black_box(cut)).unwrap_err());
}

#[divan::bench]
fn answer_one_question(bencher: Bencher) {
    let assessment = assessment();
    let session = Session::new(Rc::clone(&assessment), Pace::Full);
    bencher.bench_local(|| {
        black_box(&session).reduce(Action::Answer(Slot(0), Some(Answer::Level(LevelIndex(1)))))
    });
}

#[divan::bench]
fn apply_the_stage_rule(bencher: Bencher) {
    let assessment = assessment();
    let answers = person(&assessment);
    bencher.bench_local(|| Profile::of(black_box(&assessment), black_box(&answers)));
}

#[divan::bench]
fn plan_next_steps(bencher: Bencher) {
    let assessment = assessment();
    let (guide, answers) = (guide(&assessment), person(&assessment));
    bencher.bench_local(|| Plan::of(black_box(&assessment), &guide, black_box(&answers), &[]));
}

#[divan::bench]
fn compare_two(bencher: Bencher) {
    let assessment = assessment();
    let codes = codes(&assessment, 2);
    let [before, after] = [0, 1].map(|at| decode(&assessment, &codes[at]).unwrap());
    bencher.bench_local(|| {
        compare(
            black_box(&assessment),
            black_box(&before),
            black_box(&after),
        )
    });
}

/// How fast codes are looked for in a text that holds none, and in one that holds many.
#[divan::bench(args = ["prose", "codes", "links", "groups of four"])]
fn find_codes_in(bencher: Bencher, kind: &str) {
    let assessment = assessment();
    let codes = codes(&assessment, TEXT / 50);
    let text = match kind {
        "codes" => codes.join("\n"),
        "links" => joined(&codes, "\n", |code| link(ADDRESS, code)),
        "groups of four" => joined(&codes, ".\n", in_groups),
        _ => {
            let prose = include_str!("../docs/definition.md");
            prose.repeat(TEXT / prose.len())
        }
    };
    let expected = if kind == "prose" { 0 } else { codes.len() };
    assert_eq!(find(&assessment, &text).len(), expected);
    let bencher = bencher.counter(BytesCount::of_str(&text));
    bencher.bench_local(|| find(black_box(&assessment), black_box(&text)));
}

fn joined(codes: &[String], between: &str, write: impl Fn(&str) -> String) -> String {
    let written: Vec<_> = codes.iter().map(|code| write(code)).collect();
    written.join(between)
}

fn in_groups(code: &str) -> String {
    let groups = code.as_bytes().chunks(4).map(str::from_utf8);
    groups.collect::<Result<Vec<_>, _>>().unwrap().join(" ")
}

/// A group's codes as they arrive, read.
fn opened(assessment: &Assessment, count: usize) -> Imported {
    let opened = from_text(assessment, &codes(assessment, count).join("\n"));
    assert_eq!(opened.results.len(), count);
    opened
}

/// From the text in which a group's codes arrive to its results.
#[divan::bench(args = GROUPS)]
fn read_a_group(bencher: Bencher, count: usize) {
    let assessment = assessment();
    let text = codes(&assessment, count).join("\n");
    let bencher = bencher.counter(ItemsCount::new(count));
    bencher.bench_local(|| from_text(black_box(&assessment), black_box(&text)));
}

/// From its results to what is shown of them.
#[divan::bench(args = GROUPS)]
fn picture_a_group(bencher: Bencher, count: usize) {
    let assessment = assessment();
    let members = opened(&assessment, count).results;
    let members: Vec<_> = members.iter().map(|member| member.result.clone()).collect();
    let bencher = bencher.counter(ItemsCount::new(count));
    bencher.bench_local(|| {
        let all = distributions(black_box(&assessment), black_box(&members));
        let result = (majority(&assessment, &all), agreed(&assessment, &all));
        (result, Agenda::of(all))
    });
}

/// What the group agreed on, one question at a time.
#[divan::bench(args = GROUPS)]
fn settle_in_a_group(bencher: Bencher, count: usize) {
    let assessment = assessment();
    let open = Action::from(SharedAction::Open(opened(&assessment, count)));
    let session = Session::new(assessment, Pace::Quick).reduce(open);
    bencher.bench_local(|| {
        let settle = SharedAction::Settle(Slot(0), Some(Answer::Level(LevelIndex(1))));
        black_box(&session).reduce(Action::from(settle))
    });
}

/// Equal results counted once.
#[divan::bench(args = GROUPS)]
fn count_a_group_once(bencher: Bencher, count: usize) {
    let assessment = assessment();
    let open = Action::from(SharedAction::Open(opened(&assessment, count)));
    let session = Session::new(assessment, Pace::Quick).reduce(open);
    bencher.bench_local(|| black_box(&session).reduce(Action::from(SharedAction::CountOnce)));
}
