//! What others hand over: what of a text or of files is read, what of it is refused, and
//! what the host page is told of it.

use std::rc::Rc;

use proptest::prelude::*;
use readiness_check::assessment::Assessment;
use readiness_check::code::{CodeError, Damage, Decoded, decode, encode};
use readiness_check::file::FileError;
use readiness_check::import::{
    File, ImportError, ImportErrorKind, Imported, Origin, from_files, from_text,
};
use readiness_check::results::SharedResult;
use readiness_check::session::shared_answers;
use readiness_check::session::{Action, Pace, Session, SharedAction};
use serde_json::{Value, json};

use crate::util;
use crate::util::{answers, data, state_policy};

fn code(id: &str, level: &str) -> String {
    let assessment = state_policy();
    encode(&assessment, &answers(&assessment, &[(id, level)]))
}

/// The codes of what was opened, in their order.
fn codes(assessment: &Assessment, opened: &Imported) -> Vec<String> {
    let results = opened.results.iter();
    results
        .map(|received| encode(assessment, &received.result.answers))
        .collect()
}

#[track_caller]
fn refuses(text: &str, expected: &[(usize, ImportErrorKind)]) {
    let refused = from_text(&state_policy(), text).errors;
    let expected: Vec<_> = expected
        .iter()
        .map(|(line, reason)| ImportError {
            origin: Origin::Line(*line),
            kind: reason.clone(),
        })
        .collect();
    assert_eq!(*refused, *expected, "{text}");
}

fn damaged(damage: Damage) -> ImportErrorKind {
    ImportErrorKind::Code(CodeError::Damaged(damage))
}

#[test]
fn every_result_in_a_text_is_opened_in_its_order() {
    let assessment = state_policy();
    let [first, second] = [code("purpose", "none"), code("funding", "partial")];
    let text = format!("Mine: #readiness-{first}\n\nand hers\n{second}, again {first}");
    let opened = from_text(&assessment, &text);
    assert_eq!(codes(&assessment, &opened), [&*first, &second, &first]);
    assert!(opened.errors.is_empty());
    for received in opened.results.iter() {
        assert!(received.notes.is_empty(), "a code brings none");
        assert!(!received.own);
    }
}

#[test]
fn a_result_of_an_earlier_edition_keeps_its_edition() {
    let opened = from_text(&at_edition(2), &earlier_code());
    assert_eq!(opened.results[0].result.edition, 1);
}

/// The packaged assessment as if it were in this edition.
fn at_edition(edition: u32) -> Rc<Assessment> {
    let mut json = util::state_policy_json();
    json["edition"] = json!(edition);
    Rc::new(util::valid(&json))
}

/// The code of one answer, made in the first edition.
fn earlier_code() -> String {
    let then = at_edition(1);
    encode(&then, &answers(&then, &[("purpose", "partial")]))
}

#[test]
fn what_is_refused_says_where_it_stood_and_why() {
    let whole = code("purpose", "none");
    let other = {
        let assessment = util::assessment(4, &[1]);
        encode(&assessment, &answers(&assessment, &[("c0", "none")]))
    };
    let mut changed = whole.clone();
    let last = changed.pop().unwrap();
    changed.push(if last == 'A' { 'B' } else { 'A' });
    let text = format!("#readiness-{changed}\n\n> #readiness-{other}\nbye");
    refuses(
        &text,
        &[
            (1, damaged(Damage::Check)),
            (3, ImportErrorKind::Code(CodeError::OtherAssessment)),
        ],
    );
}

#[test]
fn one_word_is_taken_for_a_code_and_says_what_is_wrong_with_it() {
    refuses("rubbish", &[(1, damaged(Damage::Short))]);
    refuses("  rubbish\n", &[(1, damaged(Damage::Short))]);
    let foreign = damaged(Damage::Character {
        character: 'é',
        position: 2,
    });
    refuses("https://example.org/r/né", &[(1, foreign)]);
}

#[test]
fn several_words_without_a_code_are_none() {
    for text in [
        "There is nothing in here.",
        "see\nhttps://example.org/page\n",
        "",
        " \n ",
        "-",
        "#readiness-",
    ] {
        refuses(text, &[(1, ImportErrorKind::NoCode)]);
        assert!(from_text(&state_policy(), text).results.is_empty());
    }
}

#[test]
fn a_damaged_code_takes_none_of_the_others_with_it() {
    let assessment = state_policy();
    let whole = code("pathways", "statewide");
    let cut = &whole[..whole.len() - 1];
    let text = format!("{whole}\n#readiness-{cut}\n\n{whole}\n");
    let opened = from_text(&assessment, &text);
    assert_eq!(codes(&assessment, &opened), [&*whole, &whole]);
    refuses(
        &text,
        &[(
            2,
            damaged(Damage::Cut {
                seen: cut.len(),
                expected: whole.len(),
            }),
        )],
    );
}

fn file(name: &str, content: Result<Value, FileError>) -> File {
    File {
        name: name.into(),
        content: content.map(|json| data(&json)),
    }
}

fn saved(id: &str, level: &str) -> Value {
    json!({
        "format": "readiness-check-result", "version": 1, "assessment": "state-policy",
        "edition": 1, "answers": {id: level}, "notes": {"purpose-vision": level},
    })
}

#[test]
fn files_are_read_in_their_order_and_refused_by_name() {
    let assessment = state_policy();
    let files = vec![
        file("a.json", Ok(saved("purpose", "none"))),
        file("b.json", Err(FileError::NotJson)),
        file("c.json", Err(FileError::Large)),
        file("a.json", Ok(saved("purpose", "partial"))),
        file("d.json", Ok(json!([]))),
    ];
    let opened = from_files(&assessment, files);
    let expected = [code("purpose", "none"), code("purpose", "partial")];
    assert_eq!(codes(&assessment, &opened), expected);
    let vision = util::slot(&assessment, "purpose-vision");
    let notes = opened.results.iter().map(|found| found.notes.get(vision));
    let notes: Vec<_> = notes.map(|note| &**note.unwrap()).collect();
    assert_eq!(notes, ["none", "partial"]);
    let refused = [
        ("b.json", FileError::NotJson),
        ("c.json", FileError::Large),
        ("d.json", FileError::NotResult),
    ];
    let refused = refused.map(|(name, error)| ImportError {
        origin: Origin::File(name.into()),
        kind: ImportErrorKind::File(error),
    });
    assert_eq!(*opened.errors, refused);
}

#[test]
fn no_files_are_nothing_at_all() {
    assert_eq!(from_files(&state_policy(), Vec::new()), Imported::default());
}

fn session(results: impl IntoIterator<Item = SharedResult>) -> Session {
    session_of(state_policy(), results)
}

fn session_of(
    assessment: Rc<Assessment>,
    results: impl IntoIterator<Item = SharedResult>,
) -> Session {
    let opened = results.into_iter().collect();
    Session::new(assessment, Pace::Quick).reduce(Action::from(SharedAction::Open(opened)))
}

fn received(ids: &[(&str, &str)]) -> SharedResult {
    let answers = answers(&state_policy(), ids);
    Decoded {
        edition: 1,
        answers,
    }
    .into()
}

#[test]
fn one_or_two_results_are_told_one_by_one() {
    let assessment = state_policy();
    assert!(shared_answers(&Session::new(Rc::clone(&assessment), Pace::Quick)).is_empty());
    let [first, second] = [
        received(&[("purpose", "none")]),
        received(&[("purpose", "partial"), ("funding-data", "not-sure")]),
    ];
    for results in [vec![first.clone()], vec![first, second]] {
        let told = shared_answers(&session(results.clone()));
        assert_eq!(told.len(), results.len());
        for ((code, answers), expected) in told.iter().zip(&results) {
            assert_eq!(answers, &expected.result.answers);
            assert_eq!(decode(&assessment, code).unwrap(), expected.result);
        }
    }
}

#[test]
fn a_result_of_an_earlier_edition_is_told_with_the_code_it_came_with() {
    let (now, code) = (at_edition(2), earlier_code());
    let decoded = decode(&now, &code).unwrap();
    let session = session_of(now, [decoded.into()]);
    assert_eq!(shared_answers(&session)[0].0, code);
}

#[test]
fn a_group_is_told_as_one_with_what_more_than_half_have_reached() {
    let assessment = state_policy();
    let members = [
        [("purpose", "statewide"), ("pathways", "none")],
        [("purpose", "exploring"), ("pathways", "partial")],
        [("purpose", "partial"), ("pathways", "not-sure")],
    ];
    let members = members.map(|ids| received(&ids));
    let each = members.clone().map(|member| {
        let session = session([member]);
        shared_answers(&session).remove(0).0
    });
    let told = shared_answers(&session(members));
    assert_eq!(told.len(), 1);
    let (code, majority) = &told[0];
    assert_eq!(code, &each.join("-"));
    let expected = [("purpose", "partial"), ("pathways", "not-sure")];
    assert_eq!(majority, &answers(&assessment, &expected));
    let again = from_text(&assessment, code);
    assert_eq!(codes(&assessment, &again), each, "it opens as the group");
}

proptest! {
    #![proptest_config(util::tries(200))]

    /// Whatever two people send, nothing is lost without a word and nothing made up.
    #[test]
    fn every_piece_of_a_text_is_opened_or_refused(
        (assessment, pieces) in util::any_answered(6).prop_flat_map(|(assessment, _)| {
            let piece = (util::any_answers(&assessment), any::<bool>());
            (Just(Rc::clone(&assessment)), prop::collection::vec(piece, 1..8))
        })
    ) {
        let mut text = String::new();
        let (mut whole, mut cut) = (Vec::new(), Vec::new());
        for (line, (answers, breaks)) in pieces.into_iter().enumerate() {
            let mut code = encode(&assessment, &answers);
            if code.is_empty() {
                text.push_str("nothing yet.\n");
                continue;
            }
            if breaks {
                code.pop();
                cut.push(Origin::Line(line + 1));
            } else {
                whole.push(code.clone());
            }
            text.extend(["#readiness-", &code, ".\n"]);
        }
        let opened = from_text(&assessment, &text);
        prop_assert_eq!(codes(&assessment, &opened), whole.clone());
        if whole.is_empty() && cut.is_empty() {
            prop_assert_eq!(&opened.errors[0].kind, &ImportErrorKind::NoCode);
        } else {
            let places: Vec<_> = opened.errors.iter().map(|refused| refused.origin.clone()).collect();
            prop_assert_eq!(places, cut);
        }
    }
}
