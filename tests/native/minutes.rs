//! The minutes beside the paces of packaged assessments follow from what there is to read, as `docs/method.md`
//! says.

use std::fs;

use serde_json::Value;

/// Adults read 238 words of English non-fiction in a minute (Brysbaert, 2019,
/// <https://doi.org/10.1016/j.jml.2019.104047>); other languages need about as long for the same.
const WORDS_A_MINUTE: f64 = 238.0;
/// Time to choose, for each question.
const SECONDS_TO_CHOOSE: f64 = 5.0;

fn read(assessment: &str, language: &str) -> Value {
    let file = format!("assessments/{assessment}/{language}.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn words(of: &Value) -> usize {
    match of {
        Value::String(text) => text.split_whitespace().count(),
        Value::Array(list) => list.iter().map(words).sum(),
        _ => 0,
    }
}

fn list(of: &Value) -> &[Value] {
    of.as_array().map_or(&[], Vec::as_slice)
}

/// The computed minutes of an assessment at the quick and the full pace.
fn minutes(definition: &Value) -> [f64; 2] {
    let labels: usize = list(&definition["levels"])
        .iter()
        .map(|level| words(&level["label"]))
        .sum();
    // What the levels mean is the same on every page, so it is read once.
    let mut read = words(&definition["about"]);
    for level in list(&definition["levels"]) {
        read += words(&level["about"]);
    }
    let (mut asked, mut elements, mut deeper) = (0, 0, 0);
    for condition in list(&definition["conditions"]) {
        asked += 1;
        read += words(&condition["title"]) + words(&condition["question"]) + labels;
        for element in list(&condition["elements"]) {
            elements += 1;
            deeper += labels;
            for field in ["title", "question", "levels"] {
                deeper += words(&element[field]);
            }
        }
    }
    [(read, asked), (read + deeper, asked + elements)].map(|(words, questions)| {
        let [words, questions] = [words, questions].map(|it| f64::from(u32::try_from(it).unwrap()));
        words / WORDS_A_MINUTE + questions * SECONDS_TO_CHOOSE / 60.0
    })
}

/// The minutes that stand beside the paces.
fn said(definition: &Value) -> [f64; 2] {
    ["pace-quick", "pace-full"].map(|name| {
        let text = definition["text"][name].as_str().expect(name);
        let number = text
            .strip_suffix(" min")
            .and_then(|text| text.rsplit(' ').next());
        number.expect(text).parse().expect(text)
    })
}

#[test]
fn the_minutes_beside_a_pace_are_what_reading_and_choosing_take() {
    for (assessment, language) in [
        ("state-policy", "en"),
        ("state-policy", "es"),
        ("leaders", "en"),
        ("leaders", "es"),
    ] {
        // Both languages say the same, so they take as long.
        let computed = minutes(&read(assessment, "en"));
        let said = said(&read(assessment, language));
        for (computed, said) in computed.into_iter().zip(said) {
            let near = (computed - said).abs() <= f64::max(0.5, said / 10.0);
            assert!(
                near,
                "{assessment}, {language}: says {said} min, computed {computed:.1}"
            );
        }
    }
}
