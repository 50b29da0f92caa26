//! The same facts as the wheel, in words and numbers.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::more_about;
use super::text::{alone, text};
use super::words;
use crate::answers::Answers;
use crate::assessment::{Assessment, Condition, Phrase};
use crate::notes::Notes;
use crate::profile::{ConditionProfile, Profile};
use crate::wording;

/// Every answer's label and how many elements got it, in order.
pub(super) fn counted(
    assessment: &Assessment,
    profile: &ConditionProfile,
) -> Vec<(Rc<str>, usize)> {
    let counts = &profile.counts;
    let levels = assessment
        .levels()
        .iter()
        .map(|level| Rc::clone(&level.label));
    levels
        .zip(counts.levels.iter().copied())
        .chain([
            (Rc::clone(&assessment.not_sure().label), counts.not_sure),
            (
                Rc::clone(&assessment.not_applicable().label),
                counts.not_applicable,
            ),
            (assessment.say(Phrase::Unanswered), counts.unanswered),
        ])
        .collect()
}

/// One row a condition: stage, what it rests on, how many elements stand where.
pub(super) fn conditions_table(
    assessment: &Assessment,
    answers: &Answers,
    profile: &Profile,
    of: Option<&str>,
) -> Html {
    // A quick result rests on overview questions alone; seven columns of zeros would hide that.
    let mut elements = assessment
        .conditions()
        .iter()
        .flat_map(|condition| &condition.elements);
    let counting = elements.any(|element| answers.get(element.slot).is_some());
    let counts_of = |profile| {
        if counting {
            counted(assessment, profile)
        } else {
            Vec::new()
        }
    };
    let columns = profile
        .conditions
        .first()
        .map(counts_of)
        .unwrap_or_default();
    let columns = columns
        .into_iter()
        .map(|(label, _)| heading_cell(&label, "count"));
    let rows = assessment
        .conditions()
        .iter()
        .zip(&profile.conditions)
        .map(|(condition, profile)| {
            let counts = counts_of(profile).into_iter().map(|(_, count)| {
                let class = if count == 0 { "count zero" } else { "count" };
                text("td", class, &wording::number(assessment, count).into())
            });
            html! {
                <tr key={condition.slot}>
                    { row_heading(&condition.title) }
                    { text("td", "", &wording::standing(assessment, profile)) }
                    { text("td", "", &wording::basis(assessment, profile, answers.get(condition.slot))) }
                    { for counts }
                </tr>
            }
        });
    let name = assessment.say(Phrase::TableCaption);
    let facts = [
        Phrase::ColumnCondition,
        Phrase::ColumnStage,
        Phrase::ColumnBasis,
    ];
    let facts = facts.map(|column| heading_cell(&assessment.say(column), ""));
    let caption = text("caption", "", &name);
    table(
        assessment,
        &name,
        of,
        caption,
        facts.into_iter().chain(columns).collect(),
        rows.collect(),
    )
}

/// One row an element: kind, answer and, where there is one, note.
pub(super) fn elements_table(
    assessment: &Assessment,
    condition: &Condition,
    answers: &Answers,
    notes: Option<&Notes>,
    of: Option<&str>,
) -> Html {
    let unanswered = assessment.say(Phrase::Unanswered);
    let caption = assessment.fill(Phrase::ElementsOf, &[("title", &condition.title)]);
    let notes = notes.filter(|notes| {
        condition
            .elements
            .iter()
            .any(|element| notes.get(element.slot).is_some())
    });
    let rows = condition.elements.iter().map(|element| {
        let level = answers
            .get(element.slot)
            .map(|answer| answer.level(assessment));
        let kind = assessment.kind(element.kind);
        let kind = kind.map(|kind| Rc::clone(&kind.title)).unwrap_or_default();
        let zero = if level.is_none() { "zero" } else { "" };
        let written = |notes: &Notes| notes.get(element.slot).cloned().unwrap_or_default();
        html! {
            <tr key={element.slot}>
                { row_heading(&element.title) }
                { text("td", "", &kind) }
                { text("td", zero, level.map_or(&unanswered, |level| &level.label)) }
                if let Some(notes) = notes { { text("td", "note", &written(notes)) } }
            </tr>
        }
    });
    let columns = [
        Phrase::ColumnElement,
        Phrase::ColumnKind,
        Phrase::ColumnAnswer,
        Phrase::ColumnNote,
    ];
    let columns = columns.iter().take(if notes.is_some() { 4 } else { 3 });
    let columns = columns.map(|&column| heading_cell(&assessment.say(column), ""));
    more_about(
        assessment,
        &assessment.say(Phrase::ElementByElement),
        &condition.title,
        table(
            assessment,
            &caption,
            of,
            Html::default(),
            columns.collect(),
            rows.collect(),
        ),
    )
}

pub(super) fn heading_cell(label: &Rc<str>, class: &'static str) -> Html {
    alone(html! { <th key={Rc::clone(label)} scope="col" {class}>{ words(label) }</th> })
}

pub(super) fn row_heading(label: &Rc<str>) -> Html {
    alone(html! { <th key={Rc::clone(label)} scope="row">{ words(label) }</th> })
}

/// A table that scrolls by itself, by keyboard too, where the page is too narrow for it.
pub(super) fn table(
    assessment: &Assessment,
    name: &Rc<str>,
    of: Option<&str>,
    caption: Html,
    columns: Html,
    rows: Html,
) -> Html {
    let name = of.map_or_else(
        || Rc::clone(name),
        |of| wording::labelled(assessment, of, name),
    );
    html! {
        <div class="scroll" role="region" tabindex="0" aria-label={words(&name)}>
            <table part="table">
                { caption }
                <thead><tr>{ columns }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}
