//! The brief on the page: unseen until it is printed.

use std::rc::Rc;
use std::slice;

use yew::prelude::*;

use super::qr::qr;
use super::text::alone;
use super::wheel::{Drawing, legend, wheel};
use crate::answers::Answers;
use crate::assessment::Assessment;
use crate::brief::{Block, Entry, Span, markdown};

/// The document. Its title is an `h4`, for it stands on a page that has titles of its own.
pub(super) fn brief_sheet(
    assessment: &Rc<Assessment>,
    blocks: &[Block],
    answers: Option<&Answers>,
    link: &str,
) -> Html {
    let blocks = blocks.iter().map(|block| {
        let shown = show(assessment, block, answers, link);
        // Another one when it says something else.
        alone(html! { <div key={markdown(slice::from_ref(block))}>{ shown }</div> })
    });
    html! { <section class="brief" part="brief">{ for blocks }</section> }
}

#[expect(
    clippy::ignored_unit_patterns,
    reason = "the macro writes them for a tag by name"
)]
fn show(assessment: &Rc<Assessment>, block: &Block, answers: Option<&Answers>, link: &str) -> Html {
    match block {
        Block::Heading(level, title) => {
            let tag = if *level == 1 { "h4" } else { "h5" };
            html! { <@{tag}>{ title }</@> }
        }
        Block::Paragraph(words) => html! { <p>{ spans(words) }</p> },
        Block::List { ordered, entries } => {
            let tag = if *ordered { "ol" } else { "ul" };
            html! { <@{tag}>{ for entries.iter().map(entry) }</@> }
        }
        Block::Table { columns, rows } => {
            let rows = rows.iter().map(|row| {
                let cells = row.iter().enumerate().map(|(position, cell)| {
                    if position == 0 {
                        html! { <th scope="row">{ cell }</th> }
                    } else {
                        html! { <td>{ cell }</td> }
                    }
                });
                html! { <tr>{ for cells }</tr> }
            });
            let columns = columns
                .iter()
                .map(|column| html! { <th scope="col">{ column }</th> });
            html! {
                <table>
                    <thead><tr>{ for columns }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
        }
        Block::Wheel => answers.map_or_else(Html::default, |answers| {
            let drawing = Drawing {
                named: true,
                ..Drawing::default()
            };
            html! {
                <figure>
                    { wheel(assessment, answers, &drawing) }
                    { legend(assessment, answers) }
                </figure>
            }
        }),
        Block::Code => qr(assessment, link).unwrap_or_default(),
    }
}

fn entry(entry: &Entry) -> Html {
    html! {
        <li>
            { spans(&entry.line) }
            { for entry.under.iter().map(|line| html! { <p>{ spans(line) }</p> }) }
        </li>
    }
}

fn spans(line: &[Span]) -> Html {
    let spans = line.iter().map(|span| match span {
        Span::Text(words) => html! { { words } },
        Span::Strong(words) => html! { <strong>{ words }</strong> },
        Span::Link { label, address } => {
            html! { <a href={address.clone()} target="_blank" rel="noreferrer">{ label }</a> }
        }
    });
    spans.collect()
}
