//! `group`: the picture of any number of results, question by question.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use readiness_check::answers::Entries;
use readiness_check::assessment::Assessment;
use readiness_check::group::{Distribution, add, agreed, empty, majority, sort_by_need};
use readiness_check::profile::{Profile, PublicProfile};
use serde::Serialize;

use crate::report::Report;
use crate::{definition, input};

/// What is read and how it is written.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Texts of any kind with codes or links in them; `-` or none reads standard input
    files: Vec<PathBuf>,
    /// The form of what is written
    #[arg(long, value_enum, default_value = "json")]
    format: Format,
    /// The definition that the codes belong to; without one, the packaged English one
    #[arg(long, value_name = "DEFINITION")]
    assessment: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object
    Json,
    /// A table to read, the questions that need discussion most first
    Text,
}

/// A group and its answers.
#[derive(Serialize)]
struct Group<'a> {
    assessment: &'a str,
    edition: u32,
    /// The number of results; equal ones count each.
    members: u64,
    /// How many of them were given in which edition.
    editions: BTreeMap<u32, u64>,
    /// The stages of the group's picture, in which each question has the highest level that more
    /// than half have reached.
    profile: PublicProfile<'a>,
    /// The answers that need no discussion.
    agreed: Entries<'a, &'a str>,
    /// In the order of the slots.
    questions: Vec<Question<'a>>,
}

/// The answers to one question.
#[derive(Serialize)]
struct Question<'a> {
    slot: &'a str,
    title: &'a str,
    condition: Option<&'a str>,
    /// Numbers by level id, those beside the levels last.
    counts: Entries<'a, usize>,
    /// The fewest steps, each from one level to the next, that would bring all to the same one; none
    /// where fewer than two chose a level.
    #[serde(rename = "steps-apart")]
    steps_apart: Option<usize>,
}

/// Counts and writes; what is kept grows with the questions, not with the results.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    let assessment = definition::load(arguments.assessment.as_deref())?;
    let mut distributions = empty(&assessment);
    let (mut members, mut editions) = (0, BTreeMap::new());
    input::each_result(&assessment, &arguments.files, report, |row| {
        add(&assessment, &mut distributions, row.result);
        members += 1;
        *editions.entry(row.result.edition).or_default() += 1;
        Ok(())
    })?;
    if let Format::Text = arguments.format {
        sort_by_need(&mut distributions);
        return text(output, &assessment, &distributions);
    }
    let picture = majority(&assessment, &distributions);
    let question = |spread: &Distribution| Question {
        slot: assessment.slot_id(spread.slot),
        title: assessment.slot_title(spread.slot),
        condition: assessment.condition_of(spread.slot).map(|found| &*found.id),
        counts: counts(&assessment, spread),
        steps_apart: spread.steps_apart(),
    };
    let group = Group {
        assessment: assessment.id(),
        edition: assessment.edition(),
        members,
        editions,
        profile: Profile::of(&assessment, &picture).public(&assessment),
        agreed: agreed(&assessment, &distributions).to_ids(&assessment),
        questions: distributions.iter().map(question).collect(),
    };
    serde_json::to_writer_pretty(&mut *output, &group).map_err(io::Error::from)?;
    Ok(writeln!(output)?)
}

fn counts<'a>(assessment: &'a Assessment, spread: &Distribution) -> Entries<'a, usize> {
    let levels = assessment.levels().iter().map(|level| &*level.id);
    let apart = [
        ("not-sure", spread.not_sure),
        ("not-applicable", spread.not_applicable),
        ("unanswered", spread.unanswered),
    ];
    Entries(
        levels
            .zip(spread.levels.iter().copied())
            .chain(apart)
            .collect(),
    )
}

/// Columns as wide as their widest cell, titles with ids at the end, where nothing needs to line up.
fn text(
    output: &mut dyn Write,
    assessment: &Assessment,
    distributions: &[Distribution],
) -> Result<()> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for spread in distributions {
        let counts = counts(assessment, spread);
        if rows.is_empty() {
            let names = counts.0.iter().map(|(name, _)| (*name).to_owned());
            let names = ["steps-apart".to_owned()].into_iter().chain(names);
            rows.push(names.chain(["question".to_owned()]).collect());
        }
        let steps = spread.steps_apart();
        let steps = steps.map_or_else(|| "-".to_owned(), |steps| steps.to_string());
        let counts = counts.0.iter().map(|(_, count)| count.to_string());
        let (title, id) = (
            assessment.slot_title(spread.slot),
            assessment.slot_id(spread.slot),
        );
        let question = format!("{title} ({id})");
        rows.push(
            [steps]
                .into_iter()
                .chain(counts)
                .chain([question])
                .collect(),
        );
    }
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column| {
        rows.iter()
            .filter_map(move |row| row.get(column))
            .map(String::len)
            .max()
    };
    let widths: Vec<usize> = (0..columns).filter_map(width).collect();
    for row in &rows {
        let Some((question, numbers)) = row.split_last() else {
            continue;
        };
        for (cell, width) in numbers.iter().zip(&widths) {
            write!(output, "{cell:>width$}  ")?;
        }
        writeln!(output, "{question}")?;
    }
    Ok(())
}
