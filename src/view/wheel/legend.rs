//! The legend of the wheel: one sample wedge for everything it shows.

use std::rc::Rc;

use yew::prelude::*;

use super::geometry::Span;
use super::marks::Marks;
use super::{mark, overview, track};
use crate::answers::{Answer, Answers};
use crate::assessment::{Assessment, LevelIndex, Phrase};
use crate::view::text::text;

/// The list of samples: every level, and whatever else these answers show.
pub(crate) fn legend(assessment: &Assessment, answers: &Answers) -> Html {
    let levels = assessment.levels().len();
    // Around the top; the drawing is turned so that it grows to the right.
    let span = Span::around(0.4);
    let all = (0..assessment.conditions().len()).map(|it| Marks::of(assessment, answers, it));
    let all: Vec<Marks> = all.collect();
    let shown = |answer: Option<Answer>| {
        let shows = |marks: &Marks| {
            if marks.is_coarse() {
                marks.overview == answer
            } else {
                marks.elements.contains(&answer)
            }
        };
        all.iter().any(shows)
    };
    let ordered = (0..levels).map(LevelIndex::from_index).map(Answer::Level);
    let apart = [Answer::NotSure, Answer::NotApplicable];
    let apart = apart.into_iter().filter(|answer| shown(Some(*answer)));
    let samples = ordered.chain(apart).map(|answer| {
        sample(
            &answer.level(assessment).label,
            mark(Some(answer), span, levels),
        )
    });
    let mut overviews = all.iter().filter_map(Marks::estimate);
    let estimated = overviews.any(|overview| matches!(overview, Answer::Level(_)));
    let middle = Answer::Level(LevelIndex::from_index(levels / 2));
    let estimate = || overview(middle, span, levels, true);
    html! {
        <ul role="list" class="legend" part="legend">
            { for samples }
            if shown(None) { { sample(&assessment.say(Phrase::Unanswered), mark(None, span, levels)) } }
            if estimated {
                { sample(&assessment.say(Phrase::Estimate), html! { <>{ track(span) }{ estimate() }</> }) }
            }
        </ul>
    }
}

fn sample(label: &Rc<str>, drawing: Html) -> Html {
    html! {
        <li key={label.to_string()}>
            <svg class="wheel sample" viewBox="255 -200 715 400" aria-hidden="true">
                <g transform="rotate(90)">{ drawing }</g>
            </svg>
            { text("span", "", label) }
        </li>
    }
}
