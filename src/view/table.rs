//! The answers of a result in words and numbers.

use std::rc::Rc;

use yew::prelude::*;

use super::text::{alone, text};
use super::words;
use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, Condition, Phrase};
use crate::notes::Notes;
use crate::profile::ConditionProfile;
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

/// One row an element: kind, answer with the signs of its level and, where there is one, note.
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
    let kinds = !assessment.kinds().is_empty();
    let rows = condition.elements.iter().map(|element| {
        let level = answers
            .get(element.slot)
            .map(|answer| answer.level(assessment));
        let sign = match answers.get(element.slot) {
            Some(Answer::Level(level)) => Some(wording::anchor(assessment, element.slot, level)),
            _ => None,
        };
        let sign = sign.filter(|sign| !sign.is_empty());
        let kind = assessment.kind_of(element);
        let kind = kind.map(|kind| Rc::clone(&kind.title)).unwrap_or_default();
        let zero = if level.is_none() { "zero" } else { "" };
        let written = |notes: &Notes| notes.get(element.slot).cloned().unwrap_or_default();
        html! {
            <tr key={element.slot}>
                { row_heading(&element.title) }
                if kinds { { text("td", "", &kind) } }
                <td class={zero}>
                    { text("span", "label", level.map_or(&unanswered, |level| &level.label)) }
                    if let Some(sign) = sign { { text("p", "hint", &sign) } }
                </td>
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
    let columns = columns.filter(|&&column| kinds || column != Phrase::ColumnKind);
    let columns = columns.map(|&column| heading_cell(&assessment.say(column), ""));
    table(assessment, &caption, of, columns.collect(), rows.collect())
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
                <thead><tr>{ columns }</tr></thead>
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}
