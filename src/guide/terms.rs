//! The occurrences of words that a guide explains.

use super::Term;

impl Term {
    /// True if a text has the term or one of its other names as a word of its own.
    #[must_use]
    pub fn occurs_in(&self, text: &str) -> bool {
        let mut names = std::iter::once(&self.term).chain(&self.also);
        names.any(|name| has_word(text, name))
    }
}

fn has_word(text: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let (Some(first), last) = (letters.next(), letters.next_back()) else {
        return false;
    };
    let last = last.unwrap_or(first);
    // Most places are ruled out by one letter: the text is long, and read for every term.
    let mut before = false;
    text.char_indices().any(|(start, letter)| {
        let begins = same(letter, first) && !(before && joins(letter));
        before = joins(letter);
        begins && {
            let mut rest = text.get(start..).unwrap_or_default().chars();
            let found = word
                .chars()
                .all(|wanted| rest.next().is_some_and(|letter| same(letter, wanted)));
            found && !(joins(last) && rest.next().is_some_and(joins))
        }
    })
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
