//! The brief as text that other programs take: Markdown, and HTML for the clipboard.

use std::fmt::Write;

use super::{Block, Entry, Span};

/// As CommonMark with tables. Whatever a visitor or a definition wrote stays text.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() && !matches!(block, Block::Wheel | Block::Code) {
            text.push('\n');
        }
        match block {
            Block::Heading(level, title) => {
                for _ in 0..*level {
                    text.push('#');
                }
                text.push(' ');
                push_plain(&mut text, title);
                text.push('\n');
            }
            Block::Paragraph(line) => {
                push_line(&mut text, line);
                text.push('\n');
            }
            Block::List { ordered, entries } => push_list(&mut text, *ordered, entries),
            Block::Table { columns, rows } => {
                push_row(&mut text, columns);
                text.push('|');
                for _ in columns {
                    text.push_str(" --- |");
                }
                text.push('\n');
                for row in rows {
                    push_row(&mut text, row);
                }
            }
            Block::Wheel | Block::Code => {}
        }
    }
    text
}

fn push_list(text: &mut String, ordered: bool, entries: &[Entry]) {
    for (position, entry) in entries.iter().enumerate() {
        let mark = if ordered {
            [&(position + 1).to_string(), ". "].concat()
        } else {
            String::from("- ")
        };
        text.push_str(&mark);
        push_line(text, &entry.line);
        text.push('\n');
        for line in &entry.under {
            for _ in 0..mark.len() {
                text.push(' ');
            }
            text.push_str("- ");
            push_line(text, line);
            text.push('\n');
        }
    }
}

fn push_row(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        push_plain(text, cell);
        text.push_str(" |");
    }
    text.push('\n');
}

fn push_line(text: &mut String, line: &[Span]) {
    for (position, span) in line.iter().enumerate() {
        match span {
            Span::Text(words) if position == 0 => push_start(text, words),
            Span::Text(words) => push_plain(text, words),
            Span::Strong(words) => {
                text.push_str("**");
                push_plain(text, words);
                text.push_str("**");
            }
            Span::Link { label, address } => {
                text.push('[');
                push_unmarked(text, label, false);
                text.push_str("](<");
                push_address(text, address);
                text.push_str(">)");
            }
        }
    }
}

/// Text at the start of a line, where more is a mark: of a list, a heading, a rule, code.
fn push_start(text: &mut String, words: &str) {
    let words = words.trim_start();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = words.split_at_checked(digits).unwrap_or_default();
    text.push_str(number);
    let marks: &[char] = if number.is_empty() {
        &['-', '+', '=']
    } else {
        &['.', ')']
    };
    if rest.starts_with(marks) {
        text.push('\\');
    }
    push_plain(text, rest);
}

/// An address between pointed brackets, which it can't hold itself.
fn push_address(text: &mut String, address: &str) {
    for sign in address.chars() {
        match sign {
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            '\n' | '\r' => {}
            '\\' | '&' => {
                text.push('\\');
                text.push(sign);
            }
            _ => text.push(sign),
        }
    }
}

/// Text in which nothing is a mark and no address leads anywhere, though many programs make links
/// of addresses by themselves: a note may be another's.
fn push_plain(text: &mut String, words: &str) {
    for word in words.split_inclusive(ends_address) {
        let address = word.trim_end_matches(ends_address);
        // Of code no program makes a link, whereas GitHub makes one of an escaped `@`.
        let is_mail = address
            .split_once('@')
            .is_some_and(|(before, behind)| !before.is_empty() && !behind.is_empty());
        if is_mail {
            text.push('`');
            text.push_str(address);
            text.push('`');
            push_unmarked(text, word.strip_prefix(address).unwrap_or_default(), true);
        } else {
            push_unmarked(text, word, true);
        }
    }
}

/// True if a sign may be a letter: the standard library's tables are 2 KB of compressed WebAssembly.
fn is_letter(sign: char) -> bool {
    sign.is_ascii_alphabetic() || !sign.is_ascii()
}

/// True if a sign is none of an address; those that are marks of code or of tables aren't.
fn ends_address(sign: char) -> bool {
    sign.is_whitespace() || "`|<>[](){}*\\\"',;".contains(sign)
}

/// Text in which nothing is a mark; a line break becomes a space. The signs that make an address
/// are marks of links, unless the text is one.
fn push_unmarked(text: &mut String, words: &str, breaks_addresses: bool) {
    let mut before = ' ';
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied().unwrap_or(' ');
        let in_address = match sign {
            '.' => (before.is_ascii_digit() || is_letter(before)) && is_letter(next),
            ':' => next == '/',
            _ => false,
        };
        if in_address && breaks_addresses {
            text.push('\\');
        }
        before = sign;
        match sign {
            '\n' | '\r' => text.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' => {
                text.push('\\');
                text.push(sign);
            }
            _ => text.push(sign),
        }
    }
}

/// As HTML without any style, for mail programs and word processors.
#[must_use]
pub fn html(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Heading(level, title) => {
                let tag = ["h", &level.to_string()].concat();
                push_element(&mut text, &tag, |text| push_escaped(text, title));
            }
            Block::Paragraph(line) => push_element(&mut text, "p", |text| push_spans(text, line)),
            Block::List { ordered, entries } => {
                let tag = if *ordered { "ol" } else { "ul" };
                push_element(&mut text, tag, |text| {
                    for entry in entries {
                        push_element(text, "li", |text| {
                            push_spans(text, &entry.line);
                            if !entry.under.is_empty() {
                                push_element(text, "ul", |text| {
                                    for line in &entry.under {
                                        push_element(text, "li", |text| push_spans(text, line));
                                    }
                                });
                            }
                        });
                    }
                });
            }
            Block::Table { columns, rows } => push_element(&mut text, "table", |text| {
                push_cells(text, "th", columns);
                for row in rows {
                    push_cells(text, "td", row);
                }
            }),
            Block::Wheel | Block::Code => {}
        }
    }
    text
}

fn push_cells(text: &mut String, tag: &str, cells: &[String]) {
    push_element(text, "tr", |text| {
        for cell in cells {
            push_element(text, tag, |text| push_escaped(text, cell));
        }
    });
}

fn push_spans(text: &mut String, line: &[Span]) {
    for span in line {
        match span {
            Span::Text(words) => push_escaped(text, words),
            Span::Strong(words) => push_element(text, "strong", |text| push_escaped(text, words)),
            Span::Link { label, address } => {
                text.push_str("<a href=\"");
                push_escaped(text, address);
                text.push_str("\">");
                push_escaped(text, label);
                text.push_str("</a>");
            }
        }
    }
}

fn push_element(text: &mut String, tag: &str, content: impl FnOnce(&mut String)) {
    // LocaleFormat to a string can't fail.
    let _ = write!(text, "<{tag}>");
    content(text);
    let _ = write!(text, "</{tag}>");
}

fn push_escaped(text: &mut String, words: &str) {
    for sign in words.chars() {
        match sign {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            _ => text.push(sign),
        }
    }
}
