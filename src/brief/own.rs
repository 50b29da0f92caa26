//! The brief of the visitor's own result.

use std::rc::Rc;

use super::{Block, Entry, Line, Span, labelled, plain, separated, strong};
use crate::answers::Answers;
use crate::assessment::{Assessment, Condition, Phrase, Slot};
use crate::guide::{Guide, GuidePhrase};
use crate::notes::Notes;
use crate::plan::{Plan, Step, ahead, summary};
use crate::profile::Profile;
use crate::wording;

/// The result that a brief is about.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// The answers.
    pub answers: &'a Answers,
    /// The notes, which become the list of citations.
    pub notes: &'a Notes,
    /// The slots that were marked as priorities.
    pub priorities: &'a [Slot],
    /// The link that opens the result again.
    pub link: &'a str,
    /// Today, in the words of the page's language; may be empty.
    pub date: &'a str,
}

/// The brief; without a guide there is no plan in it.
#[must_use]
pub fn own(assessment: &Assessment, guide: Option<&Guide>, result: &Own<'_>) -> Vec<Block> {
    let say = |phrase| assessment.say(phrase);
    let profile = Profile::of(assessment, result.answers);
    let plan = guide.map(|guide| {
        let plan = Plan::of(assessment, guide, result.answers, result.priorities);
        (guide, plan)
    });
    let planned = plan.as_ref().map(|(guide, plan)| (*guide, plan));
    let facts = wording::facts(assessment, &profile, planned).into_iter();
    let facts = facts.map(|fact| {
        let more = fact.more.iter().map(|more| plain(more));
        Entry {
            line: labelled(assessment, &fact.label, &fact.text),
            under: more.collect(),
        }
    });
    let mut blocks = vec![
        Block::heading(1, &title(assessment, result.notes)),
        Block::Paragraph(separated(assessment, assessment.title(), result.date)),
        Block::Paragraph(vec![strong(&wording::headline(assessment, &profile))]),
        list(false, facts.collect()),
        Block::text(&wording::self_reported(assessment, assessment.edition())),
        Block::Wheel,
        Block::Paragraph(labelled(
            assessment,
            &say(Phrase::Overall),
            &wording::overall(assessment, &profile),
        )),
        Block::text(&say(Phrase::Rule)),
        Block::heading(2, &say(Phrase::ByCondition)),
        stages(assessment, result.answers, &profile),
    ];
    blocks.splice(2..2, details(assessment, result.notes));
    let [mut strengths, mut gaps] = [Vec::new(), Vec::new()];
    for condition in assessment.conditions() {
        let found = summary(assessment, condition, result.answers);
        for (slots, entries) in [(found.strengths, &mut strengths), (found.gaps, &mut gaps)] {
            if !slots.is_empty() {
                entries.push(titles_of(assessment, &condition.title, &slots));
            }
        }
    }
    for (phrase, entries) in [(Phrase::Strengths, strengths), (Phrase::Gaps, gaps)] {
        if !entries.is_empty() {
            blocks.push(Block::heading(2, &say(phrase)));
            blocks.push(list(false, entries));
        }
    }
    if let Some((guide, plan)) = &plan {
        push_plan(&mut blocks, assessment, guide, plan);
    }
    let notes = notes_of(assessment, result.notes);
    if !notes.is_empty() {
        blocks.push(Block::heading(2, &say(Phrase::BriefNotes)));
        blocks.push(list(false, notes));
    }
    blocks.push(Block::heading(2, &say(Phrase::BriefAgain)));
    blocks.push(Block::Paragraph(vec![Span::Link {
        label: result.link.into(),
        address: result.link.into(),
    }]));
    blocks.push(Block::Code);
    blocks.push(Block::text(&say(Phrase::EndState)));
    if let Some(credit) = assessment.credit() {
        blocks.push(Block::Paragraph(vec![
            Span::Text([&credit.text, " "].concat()),
            Span::Link {
                label: (&*credit.label).into(),
                address: (&*credit.address).into(),
            },
        ]));
    }
    blocks
}

/// The title, with what the result is about where that is given: a printer names its file so.
fn title(assessment: &Assessment, notes: &Notes) -> Rc<str> {
    let title = assessment.say(Phrase::BriefTitle);
    let about = assessment.details().next();
    match about.and_then(|(slot, _)| notes.get(slot)) {
        Some(about) => wording::labelled(assessment, &title, about),
        None => title,
    }
}

/// The other details that were given.
fn details(assessment: &Assessment, notes: &Notes) -> Vec<Block> {
    let given = assessment.details().skip(1).filter_map(|(slot, detail)| {
        let line = labelled(assessment, &detail.label, notes.get(slot)?);
        Some(Block::Paragraph(line))
    });
    given.collect()
}

/// Every note, in the order in which everything else is told: condition by condition.
fn notes_of(assessment: &Assessment, notes: &Notes) -> Vec<Entry> {
    let slots = assessment.conditions().iter().flat_map(Condition::slots);
    let entry = |slot| {
        Some(Entry {
            line: labelled(
                assessment,
                &wording::title(assessment, slot),
                notes.get(slot)?,
            ),
            under: Vec::new(),
        })
    };
    slots.filter_map(entry).collect()
}

fn list(ordered: bool, entries: Vec<Entry>) -> Block {
    Block::List { ordered, entries }
}

/// One row a condition: its stage, what that rests on, and which kind is ahead.
fn stages(assessment: &Assessment, answers: &Answers, profile: &Profile) -> Block {
    let columns = [
        Phrase::ColumnCondition,
        Phrase::ColumnStage,
        Phrase::ColumnBasis,
    ];
    let rows = assessment.conditions().iter().zip(&profile.conditions);
    // Plain questions rest on nothing but themselves.
    let reasoned = assessment.conditions().iter().any(|it| !it.is_plain());
    let width = if reasoned { 3 } else { 2 };
    let rows = rows.map(|(condition, profile)| {
        let basis = wording::basis(assessment, condition, profile, answers);
        let ahead =
            ahead(assessment, condition, answers).map(|kinds| wording::ahead(assessment, kinds));
        let basis = wording::followed(assessment, &basis, &ahead.unwrap_or_default());
        let stage = wording::standing(assessment, profile);
        let cells = [&condition.title, &stage, &basis];
        let cells = cells.into_iter().take(width);
        cells.map(|cell| (&**cell).into()).collect()
    });
    Block::Table {
        columns: columns
            .iter()
            .take(width)
            .map(|&column| (&*assessment.say(column)).into())
            .collect(),
        rows: rows.collect(),
    }
}

fn titles_of(assessment: &Assessment, label: &str, slots: &[Slot]) -> Entry {
    Entry {
        line: labelled(assessment, label, &wording::titles(assessment, slots)),
        under: Vec::new(),
    }
}

fn push_plan(blocks: &mut Vec<Block>, assessment: &Assessment, guide: &Guide, plan: &Plan) {
    if !plan.steps.is_empty() {
        blocks.push(Block::heading(2, &guide.say(GuidePhrase::Plan)));
        if let Some(situation) = plan
            .situation
            .and_then(|found| guide.situations().get(found))
        {
            blocks.push(Block::text(
                &[&situation.when, " ", &situation.then].concat(),
            ));
        }
        let steps = plan.steps.first.iter();
        let steps = steps.map(|step| step_entry(assessment, guide, step));
        blocks.push(list(true, steps.collect()));
        blocks.push(Block::text(&guide.say(GuidePhrase::PlanRule)));
    }
    if !plan.larger_actions.is_empty() {
        let larger = plan.larger_actions.iter();
        let larger = larger.filter_map(|&action| guide.actions().get(action));
        let larger = larger.map(|action| Entry {
            line: labelled(assessment, &action.title, &action.what),
            under: Vec::new(),
        });
        blocks.push(Block::heading(2, &guide.say(GuidePhrase::Larger)));
        blocks.push(list(false, larger.collect()));
    }
    if !plan.find_out.is_empty() {
        let tasks = plan.find_out.first.iter().map(|task| {
            let title = vec![strong(&wording::title(assessment, task.slot))];
            let advice = guide.advice(task.slot);
            let under = advice.map(|advice| {
                let ask = wording::actors(guide, &advice.ask);
                vec![
                    plain(wording::how_to_tell(assessment, task.slot)),
                    labelled(assessment, &guide.say(GuidePhrase::Ask), &ask),
                ]
            });
            Entry {
                line: title,
                under: under.unwrap_or_else(|| vec![plain(&guide.say(GuidePhrase::FindCondition))]),
            }
        });
        blocks.push(Block::heading(2, &guide.say(GuidePhrase::FindOut)));
        blocks.push(list(false, tasks.collect()));
    }
}

fn step_entry(assessment: &Assessment, guide: &Guide, step: &Step) -> Entry {
    let levels = wording::step_levels(assessment, guide, step);
    let levels = if step.estimated {
        wording::followed(assessment, &levels, &guide.say(GuidePhrase::StepEstimated))
    } else {
        levels
    };
    let mut under: Vec<Line> = vec![plain(&wording::reasons(assessment, guide, step).join(" "))];
    for (label, fact) in wording::step_facts(assessment, guide, step) {
        under.push(labelled(assessment, &label, &fact));
    }
    if !step.support.is_empty() {
        let support = wording::actors(guide, &step.support);
        under.push(labelled(
            assessment,
            &guide.say(GuidePhrase::Support),
            &support,
        ));
    }
    let examples = step
        .examples
        .iter()
        .filter_map(|&example| guide.examples().get(example));
    for example in examples.take(1) {
        let mut line = labelled(assessment, &example.state, &example.what);
        if let Some(address) = &example.address {
            line.push(Span::Text(" ".into()));
            line.push(Span::Link {
                label: (&**address).into(),
                address: (&**address).into(),
            });
        }
        under.push(line);
    }
    Entry {
        line: separated(assessment, assessment.slot_title(step.slot), &levels),
        under,
    }
}
