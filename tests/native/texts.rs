//! The packaged texts are as plain as they mean to be: each says something of its own, is short, has
//! no asides, and asks in words that a tenth grader reads.

use std::collections::HashMap;
use std::fs;

use serde_json::Value;

/// The texts of one assessment in one language, and the most words that a sign, a move and a question
/// may have in it; Spanish needs about a fourth more than English.
struct Language {
    assessment: &'static str,
    elements: usize,
    name: &'static str,
    sign: usize,
    first_move: usize,
    question: usize,
}

const LANGUAGES: [Language; 4] = [
    Language::english("state-policy", 79),
    Language::spanish("state-policy", 79),
    Language::english("leaders", 13),
    Language::spanish("leaders", 13),
];
/// The fewest words of a sign or a move: with fewer it names no fact.
const FEWEST: usize = 10;
/// The highest grade that a question may need.
const GRADE: f64 = 10.0;

impl Language {
    const fn english(assessment: &'static str, elements: usize) -> Self {
        Self {
            assessment,
            elements,
            name: "en",
            sign: 25,
            first_move: 35,
            question: 25,
        }
    }

    const fn spanish(assessment: &'static str, elements: usize) -> Self {
        Self {
            assessment,
            elements,
            name: "es",
            sign: 32,
            first_move: 42,
            question: 32,
        }
    }

    /// What a failure is told with.
    fn place(&self) -> String {
        format!("{}, {}", self.assessment, self.name)
    }

    fn read(&self, folder: &str) -> Value {
        let file = format!("assessments/{}/{folder}{}.json", self.assessment, self.name);
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
    }

    /// Every condition and every element.
    fn asked(&self) -> Vec<Value> {
        let definition = self.read("");
        let conditions = definition["conditions"].as_array().unwrap();
        let with_elements = conditions.iter().flat_map(|condition| {
            let elements = condition["elements"].as_array().unwrap();
            [condition].into_iter().chain(elements)
        });
        with_elements.cloned().collect()
    }

    /// Each element's id and its signs.
    fn signs(&self) -> Vec<(String, Vec<String>)> {
        let asked = self.asked().into_iter();
        let elements = asked.filter(|it| it.get("elements").is_none());
        elements.map(|it| (id(&it), texts(&it["levels"]))).collect()
    }

    /// Each element's id and its first moves.
    fn moves(&self) -> Vec<(String, Vec<String>)> {
        let guide = self.read("guide/");
        let advice = guide["elements"].as_array().unwrap().iter();
        advice.map(|it| (id(it), texts(&it["moves"]))).collect()
    }
}

fn id(of: &Value) -> String {
    of["id"].as_str().unwrap().to_owned()
}

fn texts(list: &Value) -> Vec<String> {
    serde_json::from_value(list.clone()).unwrap()
}

/// A dash or a sign by itself is no word.
fn words(text: &str) -> Vec<&str> {
    let words = text.split_whitespace();
    words
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect()
}

/// Every text that stands in two places, whatever its capitals and the stop at its end.
fn repeated<'a>(all: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<String> {
    let mut seen: HashMap<String, &String> = HashMap::new();
    let mut found = Vec::new();
    for (id, text) in all {
        let plain = text.trim_end_matches(['.', '?']).to_lowercase();
        if let Some(other) = seen.insert(plain, id) {
            found.push(format!("{other} and {id}: {text}"));
        }
    }
    found
}

fn flat(of: &[(String, Vec<String>)]) -> impl Iterator<Item = (&String, &String)> {
    of.iter()
        .flat_map(|(id, texts)| texts.iter().map(move |text| (id, text)))
}

#[track_caller]
fn none(language: &Language, found: &[String]) {
    let found = found.join("\n");
    assert!(found.is_empty(), "{}:\n{found}", language.place());
}

#[test]
fn every_element_has_a_sign_for_each_level_and_a_move_from_each_but_the_highest() {
    for language in &LANGUAGES {
        let (signs, moves) = (language.signs(), language.moves());
        let place = language.place();
        let elements = language.elements;
        assert_eq!((signs.len(), moves.len()), (elements, elements), "{place}");
        for ((id, signs), (of, moves)) in signs.iter().zip(&moves) {
            assert_eq!(id, of, "{place}: in the same order");
            assert_eq!((signs.len(), moves.len()), (4, 3), "{place}: {id}");
        }
    }
}

#[test]
fn no_sign_no_move_and_no_question_stands_in_two_places() {
    for language in &LANGUAGES {
        let (signs, moves) = (language.signs(), language.moves());
        none(language, &repeated(flat(&signs).chain(flat(&moves))));
        let asked = language.asked().into_iter();
        let questions = asked.map(|it| (id(&it), texts(&serde_json::json!([it["question"]]))));
        let questions: Vec<_> = questions.collect();
        none(language, &repeated(flat(&questions)));
    }
}

#[test]
fn signs_moves_and_questions_are_short() {
    for language in &LANGUAGES {
        let mut found = Vec::new();
        let mut within = |of: &[(String, Vec<String>)], most: usize| {
            for (id, text) in flat(of) {
                let count = words(text).len();
                if count < FEWEST || count > most || !text.ends_with('.') {
                    found.push(format!("{id}: {count} words, at most {most}: {text}"));
                }
            }
        };
        within(&language.signs(), language.sign);
        within(&language.moves(), language.first_move);
        for it in language.asked() {
            let question = it["question"].as_str().unwrap();
            if words(question).len() > language.question {
                found.push(format!("{}: {question}", id(&it)));
            }
        }
        none(language, &found);
    }
}

/// An aside in parentheses is either not needed or a term, and terms are explained where they are
/// tapped.
#[test]
fn nothing_that_is_read_before_choosing_has_parentheses() {
    for language in &LANGUAGES {
        let mut found = Vec::new();
        for it in language.asked() {
            for field in ["question", "goal", "why", "about", "how-to-tell"] {
                let text = it.get(field).and_then(Value::as_str).unwrap_or_default();
                if text.contains(['(', ')']) {
                    found.push(format!("{}.{field}: {text}", id(&it)));
                }
            }
        }
        for (id, text) in flat(&language.signs()).chain(flat(&language.moves())) {
            if text.contains(['(', ')']) {
                found.push(format!("{id}: {text}"));
            }
        }
        none(language, &found);
    }
}

/// Syllables of an English word, by its letters:
///
/// - Vowels side by side, *y* among them, are one syllable. They are two in *ia*, *io*, *iu* and
///   *ien* (not after *c*, *g*, *s*, *t* or *x*, as in *social*), in *ua* (not after *g* or *q*), in
///   *aye*, *oye* and *uye*, in *create*, *idea* and *area*, and before a final *-ing*.
/// - A final *e*, *es* or *ed* behind a consonant is silent, but in *-le* and *-les* behind another
///   consonant, in *-es* behind a hiss (*places*, *judges*, *taxes*), and in *-ed* behind *d* or *t*.
/// - A word has at least one. Parts joined by hyphens are counted each, a possessive is left off.
///
/// What letters don't tell is counted too high rather than too low, such as the silent *e* in the
/// middle of *statewide*.
fn syllables(word: &str) -> usize {
    let word = word.to_lowercase().replace('’', "'").replace("'s", "");
    let parts = word.split(|letter: char| !letter.is_ascii_lowercase());
    parts
        .filter(|part| !part.is_empty())
        .map(syllables_of_part)
        .sum()
}

fn syllables_of_part(part: &str) -> usize {
    let letters: Vec<char> = part.chars().collect();
    let vowel = |letter: char| "aeiouy".contains(letter);
    let starts = |&at: &usize| vowel(letters[at]) && (at == 0 || !vowel(letters[at - 1]));
    let groups = (0..letters.len()).filter(starts).count();

    let behind = |pair: &str, not: &str| {
        let found = part.match_indices(pair);
        found
            .filter(|&(at, _)| !part[..at].ends_with(|letter| not.contains(letter)))
            .count()
    };
    let split = ["ia", "io", "iu", "ien"].map(|pair| behind(pair, "cgstx"));
    let split = split.iter().sum::<usize>() + behind("ua", "gq");
    let named =
        ["creat", "idea", "area", "aye", "oye", "uye"].map(|name| part.matches(name).count());
    let spoken = part
        .strip_suffix("ing")
        .is_some_and(|stem| stem.ends_with(vowel));
    let split = split + named.iter().sum::<usize>() + usize::from(spoken);

    let consonant = |stem: &str| stem.ends_with(|letter| !vowel(letter));
    let table = |stem: &str| stem.strip_suffix('l').is_some_and(consonant);
    let hiss = |stem: &str| {
        stem.ends_with(['s', 'x', 'z', 'c', 'g']) || stem.ends_with("ch") || stem.ends_with("sh")
    };
    let silent = if let Some(stem) = part.strip_suffix('e') {
        consonant(stem) && !table(stem)
    } else if let Some(stem) = part.strip_suffix("es") {
        consonant(stem) && !table(stem) && !hiss(stem)
    } else if let Some(stem) = part.strip_suffix("ed") {
        consonant(stem) && !stem.ends_with(['d', 't'])
    } else {
        false
    };
    (groups + split).saturating_sub(usize::from(silent)).max(1)
}

/// The school grade that a text needs, by Flesch and Kincaid: 0.39 times the words in a sentence
/// and 11.8 times the syllables in a word, less 15.59. No word is left out of the count, the
/// framework's own terms included.
#[allow(clippy::cast_precision_loss, reason = "a text has a few hundred words")]
fn grade(text: &str) -> f64 {
    let all = words(text);
    let sentences = all.iter().filter(|word| word.ends_with(['.', '?', '!']));
    let [sentences, syllables, words] = [
        sentences.count().max(1),
        all.iter().map(|word| syllables(word)).sum(),
        all.len(),
    ]
    .map(|count: usize| count as f64);
    0.39 * words / sentences + 11.8 * syllables / words - 15.59
}

#[test]
fn syllables_are_counted_as_they_are_spoken() {
    for (count, list) in [
        (
            1,
            "state state’s asks rules schools based learned years space",
        ),
        (2, "being table create changes places needed people region"),
        (3, "area idea created policy audience statewide employer"),
        (4, "competency education evaluate experience material"),
        (5, "evaluation competency-based"),
    ] {
        for word in list.split(' ') {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
    // Eleven words of one syllable each: 0.39 × 11 + 11.8 - 15.59.
    let plain = "Does state law let each school choose when its day starts?";
    assert!((grade(plain) - 0.5).abs() < 0.01, "{}", grade(plain));
}

/// A visitor reads up to 87 of these.
#[test]
fn every_english_question_can_be_read_in_tenth_grade() {
    for english in LANGUAGES.iter().filter(|it| it.name == "en") {
        let mut found = Vec::new();
        for it in english.asked() {
            let question = it["question"].as_str().unwrap();
            let grade = grade(question);
            if grade > GRADE {
                found.push(format!("{}: grade {grade:.1}: {question}", id(&it)));
            }
        }
        none(english, &found);
    }
}
