//! Words that are explained: found wherever they stand as words of their own, in any script.

use readiness_check::assessment::Term;

fn term(name: &str) -> Term {
    Term {
        term: name.into(),
        also: vec!["otro nombre".into()],
        forms: vec!["otros nombres".into()],
        meaning: "Meaning.".into(),
    }
}

/// A term is a word of its own, in any script.
#[test]
fn terms_are_found_as_whole_words() {
    for (name, text) in [
        ("pol", "el POL."),
        ("ética", "La Ética pública"),
        ("estrategia", "¿Estrategia?"),
        ("ñ", "la ñ"),
        ("学習", "個別学習を進める"),
        ("การเรียน", "เพื่อการเรียนรู้"),
        ("nothing", "un Otro Nombre más"),
        ("nothing", "otros nombres más"),
    ] {
        assert!(term(name).occurs_in(text), "{name} in {text}");
    }
    for (name, text) in [
        ("pol", "política"),
        ("tica", "política, ética"),
        ("a", "añade, opción"),
        ("opci", "opción, opcio\u{301}n"),
        ("opcio", "opcio\u{301}n"),
        ("", "anything"),
        ("мир", "мира и мирный"),
    ] {
        assert!(!term(name).occurs_in(text), "{name} in {text}");
    }
}

/// Large at the beginning of a sentence, or in a heading.
#[test]
fn large_letters_are_the_small_ones() {
    let alphabets = [
        'a'..='z',
        'à'..='þ',
        'ā'..='ž',
        'ά'..='ώ',
        'а'..='џ',
        'ѡ'..='ԯ',
        'ḁ'..='ẕ',
        'ạ'..='ỿ',
    ];
    for letter in alphabets.into_iter().flatten() {
        let mut large = letter.to_uppercase();
        let (Some(capital), None) = (large.next(), large.next()) else {
            continue;
        };
        // Such as the long s, whose large form is that of another letter.
        if capital.to_lowercase().ne([letter]) || matches!(letter, 'ӏ') {
            continue;
        }
        let text = format!("({capital}{letter}{capital})");
        let name: String = [letter; 3].iter().collect();
        assert!(term(&name).occurs_in(&text), "{name} in {text}");
    }
}

/// No letter of these alphabets ends a word.
#[test]
fn letters_are_no_edges_of_words() {
    let letters = ('A'..='ԯ')
        .chain('Ա'..='ֆ')
        .chain('ا'..='ي')
        .chain('Ḁ'..='ỿ');
    for letter in letters.filter(|letter| letter.is_alphabetic()) {
        for text in [format!("pol{letter}"), format!("{letter}pol")] {
            assert!(!term("pol").occurs_in(&text), "pol in {text}");
        }
    }
    for sign in
        " .,;:!?()[]{}'\"/-–—…«»„“”‘’¿¡·•×،؛؟।。、，：；！？（）「」《》\u{a0}\u{202f}".chars()
    {
        for text in [format!("pol{sign}"), format!("{sign}pol{sign}x")] {
            assert!(term("pol").occurs_in(&text), "pol in {text}");
        }
    }
}
