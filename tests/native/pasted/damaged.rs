//! Codes that lost or changed something on their way.

use readiness_check::code::{CodeError, Damage, decode};

use super::{FULL, SHORT, finds, groups, wrapped};
use crate::util::state_policy;

/// The only code in a text, and why it can't be opened.
#[track_caller]
fn refuses(text: &str, code: &str, damage: Damage) {
    finds(text, &[code]);
    let refused = decode(&state_policy(), code);
    assert_eq!(refused, Err(CodeError::Damaged(damage)), "{code}");
}

#[test]
fn damaged_ones_are_found_with_their_reason() {
    let cut = &FULL[..30];
    let was_cut = Damage::Cut {
        seen: 30,
        expected: 49,
    };
    for text in [
        format!("https://x/#readiness-{cut}…"),
        format!("https://x/#readiness-{cut} and more"),
        format!("https://x/#readiness-{cut}\nBest wishes, Ann"),
        format!("https://x/#readiness-{cut}\n{SHORT}").replace(&format!("\n{SHORT}"), "\n\nAnn"),
        format!("Mine is {cut}, I think"),
        format!("{cut}\nAnn"),
    ] {
        refuses(&text, cut, was_cut);
    }
    let changed = FULL.replace("QS8Q", "QS9Q");
    let lost = FULL.replace("QS8Q", "QSQ");
    for (code, damage) in [
        (&changed, Damage::Check),
        (
            &lost,
            Damage::Cut {
                seen: 48,
                expected: 49,
            },
        ),
    ] {
        for text in [
            format!("#readiness-{code}"),
            format!("Mine is {code}."),
            format!("https://x/r/{code}?a"),
            groups(code, " "),
            format!("Mine: {}. Ann", groups(code, " ")),
        ] {
            refuses(&text, code, damage);
        }
    }
    refuses(
        &format!("#readiness-{}", wrapped(&changed, 20, "\n> ")),
        &changed,
        Damage::Check,
    );
    refuses(&wrapped(&changed, 20, "\n"), &changed, Damage::Check);
    // A slip in the format or the name.
    for (from, to) in [("1f", "lf"), ("1fd1", "1fc1"), ("1fd1", "1fdl")] {
        let code = FULL.replacen(from, to, 1);
        refuses(&format!("Mine is {code}."), &code, Damage::Check);
    }
    for code in [
        FULL.to_lowercase(),
        FULL.to_uppercase(),
        SHORT.to_uppercase(),
        SHORT.to_lowercase(),
    ] {
        let case = decode(&state_policy(), &code);
        let reason = if code.len() == FULL.len() {
            Damage::Case
        } else {
            damage(&code)
        };
        assert_eq!(case, Err(CodeError::Damaged(reason)));
        refuses(&format!("#READINESS-{code}"), &code, reason);
        refuses(&format!("#readiness-{code} "), &code, reason);
        refuses(&format!("My code: {code}"), &code, reason);
        refuses(&format!("My code: {}", groups(&code, " ")), &code, reason);
    }
    // A mark is enough, however short what follows.
    refuses("#readiness-1", "1", Damage::Short);
    finds("readiness-1fd1 ", &["1fd1"]);
    finds(
        &format!("#readiness-{SHORT}-{cut}-2 {changed}\n{SHORT}"),
        &[SHORT, cut, "2", &changed, SHORT],
    );
}

fn damage(code: &str) -> Damage {
    match decode(&state_policy(), code) {
        Err(CodeError::Damaged(damage)) => damage,
        other => panic!("{other:?}"),
    }
}

/// A damaged code takes no whole one with it.
#[test]
fn a_damaged_code_ends_where_a_whole_one_begins() {
    let cut = &FULL[..FULL.len() - SHORT.len()];
    for between in ["\n", " ", "-", ", "] {
        finds(&format!("{cut}{between}{SHORT}"), &[cut, SHORT]);
        finds(&format!("#readiness-{cut}{between}{SHORT}"), &[cut, SHORT]);
    }
}
