//! No text of a view is ever changed where it stands, for translators put other nodes in its place:
//! an element that holds one has it for its key, and is another element when it says something else.

use crate::util::source::{files, without_comments};

/// The texts that stand in an element that has them not for its key, each with its element.
fn without_key(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < code.len() {
        let rest = &code[at..];
        let before = code[..at].chars().rev().find(|c| !c.is_whitespace());
        let touching = code[..at].chars().next_back();
        if let Some(name) = rest.strip_prefix("</") {
            let end = name.find('>').unwrap_or(name.len());
            open.pop();
            at += end + 3;
        } else if rest.starts_with('<') && !touching.is_some_and(in_name) && is_tag(rest) {
            let length = tag_length(rest);
            let tag = &rest[..length];
            if !tag.ends_with("/>") {
                open.push(tag);
            }
            at += length;
        } else if rest.starts_with('{') && before.is_some_and(|before| ">{}".contains(before)) {
            let content = rest[1..group_length(rest) - 1].trim();
            if let Some(tag) = open.last()
                && is_text(content, &code[..at])
                && !is_keyed(tag, content)
            {
                found.push([tag, "{ ", content, " }"].concat());
            }
            at += 1;
        } else {
            at += if rest.starts_with('"') {
                literal_length(rest)
            } else {
                rest.chars().next().map_or(1, char::len_utf8)
            };
        }
    }
    found
}

fn in_name(character: char) -> bool {
    character.is_alphanumeric() || "_:&'".contains(character)
}

/// A tag begins with a letter, with `@{` for one by name, or is a fragment's.
fn is_tag(rest: &str) -> bool {
    rest[1..].starts_with(|next: char| next.is_ascii_alphabetic() || "@>".contains(next))
}

/// The length of a tag, whose attributes may have arrows and tags in braces.
fn tag_length(rest: &str) -> usize {
    let mut at = 0;
    while at < rest.len() {
        at += match rest[at..].chars().next().unwrap() {
            '>' => return at + 1,
            '{' => group_length(&rest[at..]),
            '"' => literal_length(&rest[at..]),
            other => other.len_utf8(),
        };
    }
    rest.len()
}

/// The length of what stands in braces, both included.
fn group_length(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        let next = rest[at..].chars().next().unwrap();
        if next == '"' {
            at += literal_length(&rest[at..]);
            continue;
        }
        depth += i32::from(next == '{') - i32::from(next == '}');
        at += next.len_utf8();
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn literal_length(rest: &str) -> usize {
    let end = rest[1..].find('"');
    end.map_or(rest.len(), |end| end + 2)
}

/// Whether a tag has a key, and in it the words of a child where these have a name.
fn is_keyed(tag: &str, child: &str) -> bool {
    let words = child
        .strip_prefix("words(")
        .and_then(|rest| rest.strip_suffix(')'));
    let key = tag
        .split_once(" key=")
        .map(|(_, key)| &key[..group_length(key)]);
    key.is_some_and(|key| words.is_none_or(|words| key.contains(words.trim_start_matches('&'))))
}

/// Whether a child is a text, as far as its own words say, or the type that its name has in the
/// `code` before.
fn is_text(child: &str, code: &str) -> bool {
    let made = ["words(", "say(", "wording::", "AttrValue::", "format!("];
    let copied = [".clone()", ".to_owned()", ".to_string()", ".concat()"];
    let types = ["Rc<str>", "str", "String", "AttrValue"];
    let named = [" ", child, ": "].concat();
    let kind = code.rfind(&named).map(|at| &code[at + named.len()..]);
    child.starts_with('"')
        || made.iter().any(|made| child.starts_with(made))
        || copied.iter().any(|copied| child.ends_with(copied))
        || kind.is_some_and(|kind| {
            let kind = kind.trim_start_matches('&');
            types.iter().any(|text| kind.starts_with(text))
        })
}

#[test]
fn every_text_leaves_with_its_element() {
    for source in files("src/view", &[".rs"]) {
        // Which gives lines their keys, stretch by stretch.
        if source.path.ends_with("view/text.rs") {
            continue;
        }
        let found = without_key(&without_comments(&source.text));
        assert_eq!(found, [""; 0], "{}", source.path);
    }
}

/// Or the test above would pass for the wrong reason.
#[test]
fn the_reader_of_markup_finds_texts() {
    let cases = [
        ("<p>{ words(&title) }</p>", 1),
        ("<p class=\"a\">{ \": \" }</p>", 1),
        ("<p {onclick}>{ title.clone() }</p>", 1),
        ("fn a(\n title: &Rc<str>) { html! { <p>{ title }</p> } }", 1),
        ("<p a={|_| b}><b key={c} />{ say(d) }</p>", 1),
        ("<p>if shown { { words(&title) } }</p>", 1),
        ("<p key={id}>{ words(&title) }</p>", 1),
        ("<p key={a(&title)}>{ words(&title) }{ \" \" }</p>", 0),
        ("<p>{ text(\"b\", \"\", &title) }</p>", 0),
        ("<p>{ for rows }</p>", 0),
        ("<p><b key={a}>{ words(&a) }</b>{ b }</p>", 0),
        ("let a: Vec<Html> = b; if c < d { words(e) }", 0),
    ];
    for (code, count) in cases {
        let found = without_key(&["html! { ", code, " }"].concat());
        assert_eq!(found.len(), count, "{code}: {found:?}");
    }
}
