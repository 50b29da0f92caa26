//! The brief: what it says and in which order, and that whatever a visitor wrote stays text
//! in every format.
//!
//! Accept intended changes of the snapshots with `INSTA_UPDATE=always cargo test brief`.

use proptest::prelude::*;
use readiness_check::answers::Answers;
use readiness_check::assessment::{Assessment, Slot};
use readiness_check::brief::{Block, Own, Span, Two, html, markdown, own, pair};
use readiness_check::code::{Decoded, encode};
use readiness_check::guide::Guide;
use readiness_check::link::link;
use readiness_check::notes::Notes;

use crate::util;
use crate::util::{answers, chosen, guide, notes, slot, state_policy, tries};

const PAGE: &str = "https://example.org/check";

/// A result to make briefs of.
struct Visitor {
    answers: Answers,
    notes: Notes,
    priorities: Vec<Slot>,
}

impl Visitor {
    fn brief(&self, assessment: &Assessment, guide: Option<&Guide>) -> Vec<Block> {
        let result = Own {
            answers: &self.answers,
            notes: &self.notes,
            priorities: &self.priorities,
            link: &link(PAGE, &encode(assessment, &self.answers)),
            date: "May 4, 2026",
        };
        own(assessment, guide, &result)
    }
}

/// The eight overview questions and nothing else.
fn quick(assessment: &Assessment) -> Visitor {
    Visitor {
        answers: chosen(assessment, &[2, 1, 0, 1, 4, 2, 3, 0]),
        notes: Notes::default(),
        priorities: Vec::new(),
    }
}

/// Every question answered, every level and both other answers many times; two notes and
/// a priority.
fn full(assessment: &Assessment) -> Visitor {
    let numbers: Vec<u8> = (0..assessment.total())
        .map(|slot| [2, 1, 0, 2, 3, 1, 2, 4, 0, 1, 2, 5][slot % 12])
        .collect();
    let written = [
        ("purpose-vision", "Haw. Rev. Stat. §302A; adopted 2019"),
        (
            "funding",
            "Ask the *budget office* | by June\nand again in July",
        ),
    ];
    Visitor {
        answers: chosen(assessment, &numbers),
        notes: notes(assessment, &written),
        priorities: vec![slot(assessment, "funding-equity-evaluation")],
    }
}

fn noted(assessment: &Assessment, note: &str) -> Visitor {
    Visitor {
        answers: answers(assessment, &[("purpose", "partial")]),
        notes: notes(assessment, &[("purpose-vision", note)]),
        priorities: Vec::new(),
    }
}

#[test]
fn a_brief_reads_from_the_picture_to_the_way_back_to_it() {
    let assessment = state_policy();
    let guide = guide(&assessment);
    let [quick, full] = [quick(&assessment), full(&assessment)];
    insta::with_settings!({omit_expression => true}, {
        insta::assert_snapshot!("quick", markdown(&quick.brief(&assessment, Some(&guide))));
        insta::assert_snapshot!("quick_without_a_guide", markdown(&quick.brief(&assessment, None)));
        insta::assert_snapshot!("full", markdown(&full.brief(&assessment, Some(&guide))));
        insta::assert_snapshot!("full_without_a_guide", markdown(&full.brief(&assessment, None)));
    });
}

#[test]
fn a_pair_reads_from_the_stages_to_what_moved() {
    let assessment = state_policy();
    let results = [full(&assessment), quick(&assessment)].map(|visitor| Decoded {
        edition: assessment.edition(),
        answers: visitor.answers,
    });
    let [first, second] = &results;
    let two = |results| Two {
        results,
        names: ["First | result", "Second result"],
        link: "https://example.org/check#readiness-a-b",
        date: "",
    };
    let same = markdown(&pair(&assessment, &two([first, first])));
    assert!(same.contains("\nThe two results are the same.\n"), "{same}");
    insta::with_settings!({omit_expression => true}, {
        insta::assert_snapshot!("pair", markdown(&pair(&assessment, &two([first, second]))));
    });
}

/// The headings below the title.
fn sections(blocks: &[Block]) -> Vec<&str> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(2, title) => Some(&**title),
        _ => None,
    });
    headings.collect()
}

#[test]
fn sections_keep_their_order_and_what_is_empty_is_left_out() {
    let assessment = state_policy();
    let guide = guide(&assessment);
    let order = [
        "Condition by condition",
        "In place statewide",
        "Nothing in place yet",
        "Next steps",
        "Wider actions for state leaders",
        "What to find out",
        "Notes and citations",
        "Open this result again",
    ];
    let full = full(&assessment);
    let mut all = order.to_vec();
    all.retain(|&title| title != "Wider actions for state leaders");
    assert_eq!(sections(&full.brief(&assessment, Some(&guide))), all);
    all.retain(|title| !["Next steps", "What to find out"].contains(title));
    assert_eq!(sections(&full.brief(&assessment, None)), all);
    let numbers = vec![2; assessment.total()];
    let advanced = Visitor {
        answers: chosen(&assessment, &numbers),
        ..noted(&assessment, "")
    };
    assert_eq!(
        sections(&advanced.brief(&assessment, Some(&guide))),
        [order[0], order[3], order[4], order[7]]
    );
    let nothing = Visitor {
        answers: Answers::default(),
        ..noted(&assessment, "")
    };
    assert_eq!(
        sections(&nothing.brief(&assessment, Some(&guide))),
        [order[0], order[7]]
    );
}

#[test]
fn there_is_one_title_one_wheel_and_one_code_and_a_date_only_where_it_is_known() {
    let assessment = state_policy();
    let full = full(&assessment);
    let blocks = full.brief(&assessment, Some(&guide(&assessment)));
    assert_eq!(
        blocks[0],
        Block::Heading(1, "Where our state stands".into())
    );
    let count = |fits: fn(&Block) -> bool| blocks.iter().filter(|block| fits(block)).count();
    assert_eq!(count(|block| matches!(block, Block::Heading(1, _))), 1);
    assert_eq!(count(|block| *block == Block::Wheel), 1);
    assert_eq!(count(|block| *block == Block::Code), 1);
    assert!(markdown(&blocks).contains(" · May 4, 2026\n"));
    let result = Own {
        answers: &full.answers,
        notes: &full.notes,
        priorities: &[],
        link: PAGE,
        date: "",
    };
    assert!(!markdown(&own(&assessment, None, &result)).contains(" · \n"));
}

/// What a CommonMark reader takes a stretch of text for, if nothing in it is a mark.
#[track_caller]
fn unmarked(text: &str) -> String {
    let mut plain = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                let escaped = signs.next().expect("an escaped sign");
                assert!(escaped.is_ascii_punctuation(), "\\{escaped} in {text}");
                plain.push(escaped);
            }
            '`' => {
                let code: String = signs.by_ref().take_while(|sign| *sign != '`').collect();
                assert!(code.contains('@'), "only mail addresses are code: {text}");
                plain.push_str(&code);
            }
            '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '\n' | '\r' => {
                panic!("{sign:?} is a mark in {text}")
            }
            _ => plain.push(sign),
        }
    }
    plain
}

/// The one line of the Markdown that holds the note of [`noted`].
#[track_caller]
fn note_line(assessment: &Assessment, note: &str) -> String {
    let text = markdown(&noted(assessment, note).brief(assessment, None));
    let (_, after) = text.split_once("\n## Notes and citations\n\n").unwrap();
    let (line, after) = after.split_once('\n').unwrap();
    assert!(
        after.starts_with("\n## Open this result again\n"),
        "{after}"
    );
    let line = line
        .strip_prefix("- **Student-centered Vision**: ")
        .expect(line);
    line.into()
}

#[test]
fn what_looks_like_markdown_stays_text() {
    let assessment = state_policy();
    let cases = [
        ("a | b", r"a \| b"),
        ("**bold** _it_ `code`", r"\*\*bold\*\* \_it\_ \`code\`"),
        (
            "[x](javascript:y) ![z](w)",
            r"\[x\](javascript:y) !\[z\](w)",
        ),
        ("<script>", r"\<script\>"),
        ("one\ntwo\r\nthree", "one two  three"),
        ("&lt; \\ ~~no~~ #1", r"\&lt; \\ \~\~no\~\~ \#1"),
        ("\n# not a heading", r" \# not a heading"),
        ("Hawaiʻi § 302A “so”", "Hawaiʻi § 302A “so”"),
        ("https://evil.example/a", r"https\://evil\.example/a"),
        (
            "www.evil.example, evil.com",
            r"www\.evil\.example, evil\.com",
        ),
        ("(help@evil.example)", "(`help@evil.example`)"),
        (
            "mailto:a@b.example?bcc=x@y.z",
            "`mailto:a@b.example?bcc=x@y.z`",
        ),
        ("`a@b.c`|x", r"\``a@b.c`\`\|x"),
        ("§ 1.5: 3/4 @home", "§ 1.5: 3/4 @home"),
    ];
    for (note, expected) in cases {
        assert_eq!(note_line(&assessment, note), expected);
    }
}

/// In a table cell, at the start of a line and in an address.
#[test]
fn blocks_keep_their_shape_whatever_is_in_them() {
    let text = |words: &str| Block::Paragraph(vec![Span::Text(words.into())]);
    let cells = |cells: [&str; 2]| cells.map(String::from).to_vec();
    let table = Block::Table {
        columns: cells(["a|b", "c\nd"]),
        rows: vec![cells(["| --- |", "<b>"])],
    };
    assert_eq!(
        markdown(std::slice::from_ref(&table)),
        "| a\\|b | c d |\n| --- | --- |\n| \\| --- \\| | \\<b\\> |\n"
    );
    for (words, expected) in [
        ("- no list", "\\- no list\n"),
        ("+ no list", "\\+ no list\n"),
        ("=== no heading", "\\=== no heading\n"),
        ("--- no rule", "\\--- no rule\n"),
        ("1. no list", "1\\. no list\n"),
        ("2019) no list", "2019\\) no list\n"),
        ("2019 is a year. - So", "2019 is a year. - So\n"),
        ("    no code", "no code\n"),
    ] {
        assert_eq!(markdown(&[text(words)]), expected);
    }
    let linked = Block::Paragraph(vec![Span::Link {
        label: "[a]".into(),
        address: "https://example.org/?a=1&copy;=2\\>\n<b>".into(),
    }]);
    assert_eq!(
        markdown(std::slice::from_ref(&linked)),
        "[\\[a\\]](<https://example.org/?a=1\\&copy;=2\\\\%3E%3Cb%3E>)\n"
    );
    assert_eq!(
        html(&[table, linked]),
        "<table><tr><th>a|b</th><th>c\nd</th></tr>\
         <tr><td>| --- |</td><td>&lt;b&gt;</td></tr></table>\
         <p><a href=\"https://example.org/?a=1&amp;copy;=2\\&gt;\n&lt;b&gt;\">[a]</a></p>"
    );
}

/// Letters, marks of both formats, and line breaks.
fn any_note() -> impl Strategy<Value = String> {
    let signs = prop::sample::select(
        "ab é—“1-+=.)(!'\"\\`*_[]<>|#~&;:/\n\r\t"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        prop::collection::vec(signs, 1..40).prop_map(String::from_iter),
        any::<String>(),
    ]
    .prop_filter("a note without a word is none", |note| {
        !note.trim().is_empty()
    })
}

proptest! {
    #![proptest_config(tries(500))]

    #[test]
    fn a_note_stays_text_in_markdown(note in any_note()) {
        let assessment = state_policy();
        let line = note_line(&assessment, &note);
        prop_assert_eq!(unmarked(&line), note.replace(['\n', '\r'], " "));
    }

    #[test]
    fn a_note_stays_text_in_html(note in any_note()) {
        let assessment = state_policy();
        let text = html(&noted(&assessment, &note).brief(&assessment, None));
        let plain = html(&noted(&assessment, "x").brief(&assessment, None));
        // Nothing in it opens, closes or leaves an element.
        prop_assert_eq!(text.matches(['<', '>', '"']).count(), plain.matches(['<', '>', '"']).count());
        let (_, after) = text.split_once("<li><strong>Student-centered Vision</strong>: ").unwrap();
        let (written, _) = after.split_once("</li>").unwrap();
        let read = written
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
        prop_assert_eq!(read, note);
    }
}

/// Both formats and the page say the same, section by section.
#[test]
fn html_holds_what_markdown_holds() {
    let assessment = state_policy();
    let guide = guide(&assessment);
    let blocks = full(&assessment).brief(&assessment, Some(&guide));
    let page = util::html::parse(&html(&blocks));
    let [titles, headings] = [page.tags("h1"), page.tags("h2")];
    assert_eq!(titles.len(), 1);
    let headings: Vec<String> = headings.into_iter().map(util::html::Node::text).collect();
    assert_eq!(headings, sections(&blocks));
    let entries = |blocks: &[Block]| -> usize {
        let lists = blocks.iter().map(|block| match block {
            Block::List { entries, .. } => entries.iter().map(|entry| 1 + entry.under.len()).sum(),
            _ => 0,
        });
        lists.sum()
    };
    assert_eq!(page.tags("li").len(), entries(&blocks));
    assert_eq!(page.only("table").tags("tr").len(), 9);
    assert_eq!(
        page.tags("ol").len(),
        1,
        "steps have an order, nothing else has"
    );
    assert!(page.tags("script").is_empty() && page.tags("style").is_empty());
}
