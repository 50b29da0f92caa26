//! The brief of two results: what moved from then to now.

use super::{Block, Entry, Span, labelled, separated};
use crate::assessment::{Assessment, Phrase};
use crate::code::Decoded;
use crate::comparison::{Change, Movement, compare, profiles};
use crate::profile::Profile;
use crate::wording;

/// The results that the brief is about.
#[derive(Clone, Copy, Debug)]
pub struct Two<'a> {
    /// The results.
    pub results: [&'a Decoded; 2],
    /// The names of the two.
    pub names: [&'a str; 2],
    /// The link that opens both again.
    pub link: &'a str,
    /// Today, in the words of the page's language; may be empty.
    pub date: &'a str,
}

/// The brief.
#[must_use]
pub fn pair(assessment: &Assessment, two: &Two<'_>) -> Vec<Block> {
    let say = |phrase| assessment.say(phrase);
    let [first, second] = two.results;
    let changes = compare(assessment, first, second);
    let mut blocks = vec![
        Block::heading(1, &say(Phrase::PairTitle)),
        Block::Paragraph(separated(assessment, assessment.title(), two.date)),
        Block::text(&wording::self_reported(assessment, assessment.edition())),
        Block::text(&wording::pair_headline(
            assessment,
            two.results,
            two.names,
            &changes,
        )),
        stages(assessment, two),
    ];
    for (movement, phrase) in wording::MOVEMENTS {
        let moved: Vec<&Change> = changes
            .iter()
            .filter(|change| change.movement == movement)
            .collect();
        if moved.is_empty() {
            continue;
        }
        let heading = wording::counted(assessment, &say(phrase), moved.len());
        blocks.push(Block::heading(2, &heading));
        // All that moved is told in full; of the rest, only the names of the questions.
        if matches!(movement, Movement::Up | Movement::Down | Movement::Known) {
            let entries = moved.into_iter().map(|change| entry(assessment, change));
            blocks.push(Block::List {
                ordered: false,
                entries: entries.collect(),
            });
        } else {
            let slots: Vec<_> = moved.iter().map(|change| change.slot).collect();
            blocks.push(Block::text(&wording::titles(assessment, &slots)));
        }
    }
    blocks.push(Block::heading(2, &say(Phrase::BriefAgain)));
    blocks.push(Block::Paragraph(vec![Span::Link {
        label: two.link.into(),
        address: two.link.into(),
    }]));
    blocks.push(Block::Code);
    blocks
}

fn stages(assessment: &Assessment, two: &Two<'_>) -> Block {
    let profiles = profiles(assessment, two.results);
    let stage_of = |profile: &Profile, position| {
        let condition = profile.conditions.get(position);
        condition.map_or_else(String::new, |found| {
            (&*wording::standing(assessment, found)).into()
        })
    };
    let rows = assessment.conditions().iter().enumerate();
    let rows = rows.map(|(position, condition)| {
        let [first, second] = &profiles;
        vec![
            (&*condition.title).into(),
            stage_of(first, position),
            stage_of(second, position),
        ]
    });
    let [first, second] = two.names;
    Block::Table {
        columns: vec![
            (&*assessment.say(Phrase::ColumnCondition)).into(),
            first.into(),
            second.into(),
        ],
        rows: rows.collect(),
    }
}

fn entry(assessment: &Assessment, change: &Change) -> Entry {
    let [from, to] =
        [change.before, change.after].map(|answer| wording::answer(assessment, answer));
    Entry {
        line: labelled(
            assessment,
            &wording::title(assessment, change.slot),
            &wording::moved(assessment, [&from, &to]),
        ),
        under: Vec::new(),
    }
}
