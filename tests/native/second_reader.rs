//! Whether `docs/result-code.md` is enough to write another reader: one that was
//! written from it alone, `reader/result_code.py`, agrees with this one on every code.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use readiness_check::answers::{Answer, Answers};
use readiness_check::assessment::{Assessment, LevelIndex, Slot};
use readiness_check::code::{ALPHABET, CodeError, decode, encode};
use serde_json::{Value, json};

use crate::random::Random;
use crate::util::spec::{seal, unsealed};
use crate::util::{definition, state_policy_json, valid};

const FIRST: &str = include_str!("../cases/editions/first.json");
const SECOND: &str = include_str!("../cases/editions/second.json");

/// Whether there is a Python to compare with.
fn python() -> bool {
    let version = Command::new("python3").arg("--version").output();
    if version.is_err() {
        eprintln!("skipped: the second reader needs python3, which isn't here");
    }
    version.is_ok()
}

/// What the second reader answers to these requests, one a line.
#[track_caller]
fn asked(name: &str, definition: &Value, requests: &[String]) -> Vec<Value> {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("second-reader-{name}.json"));
    fs::write(&path, definition.to_string()).unwrap();
    let mut reader = Command::new("python3")
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/reader/result_code.py"
        ))
        .arg(&path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = reader.stdin.take().unwrap();
    let lines = requests.join("\n") + "\n";
    // Written beside the reading: neither side waits for the other with a full pipe.
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = reader.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "the second reader stopped");
    let replies: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(replies.len(), requests.len());
    replies
}

/// What this reader says of a code, in the words of the other.
fn said(assessment: &Assessment, code: &str) -> Value {
    match decode(assessment, code) {
        Ok(decoded) => json!({
            "edition": decoded.edition,
            "answers": decoded.answers.to_ids(assessment),
        }),
        Err(CodeError::Damaged(_)) => json!({"error": "damaged"}),
        Err(CodeError::OtherAssessment) => json!({"error": "other-assessment"}),
        Err(CodeError::Newer { .. }) => json!({"error": "newer"}),
    }
}

/// A definition, and the one whose page made its codes: itself or an earlier edition.
struct Case {
    now: Value,
    made_in: Value,
    codes: usize,
}

fn cases() -> Vec<Case> {
    let same = |definition: Value, codes| Case {
        made_in: definition.clone(),
        now: definition,
        codes,
    };
    let [first, second] = [FIRST, SECOND].map(|text| serde_json::from_str::<Value>(text).unwrap());
    let mut later = state_policy_json();
    later["edition"] = json!(2);
    let mut last = definition(3, &[2, 5, 1]);
    last["edition"] = json!(61);
    last["id"] = json!("x");
    vec![
        same(state_policy_json(), 4000),
        Case {
            now: later,
            made_in: state_policy_json(),
            codes: 500,
        },
        same(second.clone(), 1000),
        Case {
            now: second,
            made_in: first,
            codes: 1000,
        },
        same(last, 500),
        same(definition(2, &[1]), 500),
        same(definition(4, &[3, 2, 6]), 1000),
        same(definition(5, &[9; 12]), 1000),
        // Payloads of more than 62 characters: the length wraps around.
        same(definition(6, &[12; 14]), 500),
    ]
}

/// Answers to what the edition asks: to few or many of the slots up to any one.
fn answers(random: &mut Random, assessment: &Assessment) -> Answers {
    let mut answers = Answers::default();
    let slots = assessment.slots().len();
    let end = 1 + random.below(slots);
    let often = 1 + random.below(8);
    for slot in (0..end).map(Slot) {
        if assessment.asked_in(slot, assessment.edition())
            && (random.below(8) < often || slot.0 + 1 == end)
        {
            let choices: Vec<_> = Answer::choices(assessment, slot).collect();
            answers.set(assessment, slot, Some(random.of(&choices)));
        }
    }
    if answers.is_empty() {
        answers.set(assessment, Slot(0), Some(Answer::Level(LevelIndex(0))));
    }
    answers
}

/// One of the things that happen to a code, most of them with check characters that
/// fit no more, some with new ones.
fn damaged(random: &mut Random, code: &str) -> String {
    let bytes = code.as_bytes();
    let length = bytes.len();
    let at = random.below(length);
    let letter = random.of(ALPHABET);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let with = |from: usize, to: usize, between: &[u8]| {
        text([&bytes[..from], between, &bytes[to..]].concat())
    };
    let body = unsealed(code);
    let (header, payload) = body.split_at(5);
    // A header with another character in it, whole again.
    let header_with = |at: usize, letter: u8| {
        let mut body = body.as_bytes().to_vec();
        body[at] = letter;
        seal(&text(body))
    };
    match random.below(18) {
        0 => with(at, at + 1, &[letter]),
        1 => {
            let mut swapped = bytes.to_vec();
            swapped.swap(at, random.below(length));
            text(swapped)
        }
        2 => with(at, at + 1, &[]),
        3 => with(at, at, &bytes[at..=at]),
        4 => with(at, length, &[]),
        5 => code.to_lowercase(),
        6 => code.to_uppercase(),
        7 => with(at, at, &[letter]),
        8 => {
            let strange = random.of(&["-", " ", ".", "\u{e9}", "\u{661}", "\t", "\u{2028}"]);
            with(at, at, strange.as_bytes())
        }
        9 => with(at, at + 1, &[bytes[at] ^ 0x20]),
        10 => {
            let count = random.below(70);
            random.text(count, ALPHABET)
        }
        // From here on the check characters fit.
        11 => header_with(0, letter),
        12 => header_with(1, letter),
        13 => header_with(2 + at % 2, letter),
        14 => header_with(4, letter),
        15 => header_with(5, random.of(b"0z1")),
        16 => {
            // More or fewer characters of payload, or a leading zero, in the right length.
            let count = (payload.len() + random.below(3)).saturating_sub(1);
            let zero = if random.below(2) == 0 { "0" } else { "" };
            let payload = [zero, &random.text(count, ALPHABET)].concat();
            let size = char::from(ALPHABET[payload.len() % 62]);
            seal(&format!("1{size}{}{payload}", &header[2..]))
        }
        _ => {
            let mut payload = payload.as_bytes().to_vec();
            let place = at % payload.len();
            payload[place] = letter;
            seal(&format!("{header}{}", text(payload)))
        }
    }
}

#[test]
fn both_readers_agree_on_ten_thousand_codes_and_what_becomes_of_them() {
    if !python() {
        return;
    }
    let mut random = Random(1);
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let (mut made, mut hurt) = (0, 0);
    for (position, case) in cases().into_iter().enumerate() {
        let [now, made_in] = [&case.now, &case.made_in].map(valid);
        let same_edition = now.edition() == made_in.edition();
        let mut requests = Vec::new();
        let mut expected = Vec::new();
        for _ in 0..case.codes {
            let given = answers(&mut random, &made_in);
            let ids = serde_json::to_value(given.to_ids(&made_in)).unwrap();
            let code = encode(&made_in, &given);
            requests.push(format!("decode {code}"));
            expected.push(json!({"edition": made_in.edition(), "answers": ids}));
            assert_eq!(said(&now, &code), expected[expected.len() - 1]);
            made += 1;
            if same_edition {
                requests.push(format!("encode {ids}"));
                expected.push(json!({"code": code}));
            }
            let damaged = damaged(&mut random, &code);
            let answer = said(&now, &damaged);
            let kind = answer["error"].as_str().unwrap_or("opens");
            *seen.entry(kind.to_owned()).or_default() += 1;
            requests.push(format!("decode {damaged}"));
            expected.push(answer);
            hurt += 1;
        }
        let replies = asked(&format!("{position}"), &case.now, &requests);
        for ((request, reply), expected) in requests.iter().zip(&replies).zip(&expected) {
            assert_eq!(reply, expected, "{request}");
        }
    }
    assert_eq!((made, hurt), (10_000, 10_000));
    println!("what became of damaged codes, in both readers: {seen:?}");
    for (kind, least) in [
        ("damaged", 5000),
        ("newer", 500),
        ("other-assessment", 400),
        ("opens", 500),
    ] {
        assert!(seen[kind] >= least, "{kind}: {}", seen[kind]);
    }
}

#[test]
fn the_second_reader_agrees_with_the_vectors() {
    if !python() {
        return;
    }
    let vectors: Value = serde_json::from_str(include_str!("../vectors/result-code.json")).unwrap();
    let mut requests = Vec::new();
    let mut expected = Vec::new();
    let mut expect = |request: String, reply: Value| {
        requests.push(request);
        expected.push(reply);
    };
    for case in vectors["codes"].as_array().unwrap() {
        let [code, answers] = ["code", "answers"].map(|key| &case[key]);
        let opened = json!({"edition": vectors["edition"], "answers": answers});
        expect(format!("decode {}", code.as_str().unwrap()), opened);
        expect(format!("encode {answers}"), json!({"code": code}));
    }
    for case in vectors["refused"].as_array().unwrap() {
        let message = case["error"].as_str().unwrap();
        let kinds = [
            ("is damaged", "damaged"),
            ("another assessment", "other-assessment"),
            ("newer", "newer"),
        ];
        let (_, kind) = kinds
            .iter()
            .find(|(part, _)| message.contains(part))
            .unwrap();
        let code = case["code"].as_str().unwrap();
        expect(format!("decode {code}"), json!({"error": kind}));
    }
    expect("encode {}".into(), json!({"code": ""}));
    assert_eq!(asked("vectors", &state_policy_json(), &requests), expected);
}
