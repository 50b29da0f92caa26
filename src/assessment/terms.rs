//! The occurrences of words that an assessment explains.

use super::Term;

impl Term {
    /// True if a text has the term or one of its other names as a word of its own.
    #[must_use]
    pub fn occurs_in(&self, text: &str) -> bool {
        !Self::all_in(std::slice::from_ref(self), text).is_empty()
    }

    /// Those of the terms that occur in a text, in their order. The text is gone through once, for it
    /// is long and there are many terms.
    #[must_use]
    pub fn all_in<'a>(terms: &'a [Self], text: &str) -> Vec<&'a Self> {
        let mut names: Vec<(char, &str, usize)> = Vec::new();
        for (position, term) in terms.iter().enumerate() {
            for name in std::iter::once(&term.term)
                .chain(&term.also)
                .chain(&term.forms)
            {
                names.extend(
                    name.chars()
                        .next()
                        .map(|first| (small(first), &**name, position)),
                );
            }
        }
        let mut found = vec![false; terms.len()];
        let mut before = false;
        for (start, letter) in text.char_indices() {
            let begins = !(before && joins(letter));
            before = joins(letter);
            if !begins {
                continue;
            }
            let first = small(letter);
            let rest = text.get(start..).unwrap_or_default();
            for &(_, name, position) in names.iter().filter(|name| name.0 == first) {
                if let Some(found) = found.get_mut(position) {
                    *found = *found || begins_with_word(rest, name);
                }
            }
        }
        let terms = terms.iter().zip(found);
        terms
            .filter_map(|(term, found)| found.then_some(term))
            .collect()
    }
}

fn begins_with_word(text: &str, word: &str) -> bool {
    let mut rest = text.chars();
    let found = word
        .chars()
        .all(|wanted| rest.next().is_some_and(|letter| same(letter, wanted)));
    found && !(word.chars().next_back().is_some_and(joins) && rest.next().is_some_and(joins))
}

fn same(one: char, other: char) -> bool {
    one == other || small(one) == small(other)
}

/// The small form of a letter, by the order in which Unicode has the European alphabets: the
/// standard library's tables are 7 KB of compressed WebAssembly.
fn small(letter: char) -> char {
    let code = u32::from(letter);
    let code = match letter {
        'A'..='Z' | 'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' => code + 32,
        'Έ'..='Ί' => code + 37,
        'Ѐ'..='Џ' => code + 80,
        // A large letter, then its small form.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' | 'Ḁ'..='ẕ' | 'Ạ'..='ỿ' => {
            code | 1
        }
        // The same, beginning with an odd number.
        'Ĺ'..='ň' | 'Ź'..='ž' | 'Ӂ'..='ӎ' => (code + 1) & !1,
        'Ά' => return 'ά',
        'Ό' => return 'ό',
        'Ύ' => return 'ύ',
        'Ώ' => return 'ώ',
        _ => code,
    };
    char::from_u32(code).unwrap_or(letter)
}

/// True if a letter belongs to one word with the letters beside it. An accent does, and whatever
/// isn't listed; words of Thai to Burmese, of Khmer, and of what is written with Chinese characters
/// have no spaces between them.
fn joins(letter: char) -> bool {
    match letter {
        '\0'..='¿' => letter.is_ascii_alphanumeric() || matches!(letter, 'ª' | 'µ' | 'º'),
        '×'
        | '÷'
        | '\u{37e}'
        | '\u{387}'
        | '՚'..='՟'
        | '։'
        | '־'
        | '،'
        | '؛'
        | '؟'
        | '۔'
        | '।'
        | '॥'
        | '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2000}'..='\u{2bff}'
        | '\u{2e00}'..='\u{a4cf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'.. => false,
        _ => true,
    }
}
