//! The legend of the wheel: one sample wedge for everything it can show.

use std::rc::Rc;

use yew::prelude::*;

use super::geometry::Span;
use super::{mark, overview, stage, track};
use crate::answers::Answer;
use crate::assessment::{Assessment, LevelIndex, Phrase};
use crate::profile::Stage;
use crate::view::text::text;

/// The list of samples.
pub(crate) fn legend(assessment: &Assessment) -> Html {
    let levels = assessment.levels().len();
    // Around the top; the drawing is turned so that it grows to the right.
    let span = Span::around(0.4);
    let ordered = (0..levels).map(LevelIndex::from_index).map(Answer::Level);
    let answers = ordered.chain([Answer::NotSure, Answer::NotApplicable]);
    let samples = answers.map(|answer| {
        sample(
            &answer.level(assessment).label,
            mark(Some(answer), span, levels),
        )
    });
    let top = levels.saturating_sub(2);
    let range = Stage {
        low: LevelIndex::from_index(top.saturating_sub(1)),
        high: LevelIndex::from_index(top),
    };
    let estimate = overview(Answer::Level(range.high), span, levels, true);
    html! {
        <ul role="list" class="legend" part="legend">
            { for samples }
            { sample(&assessment.say(Phrase::Unanswered), mark(None, span, levels)) }
            { sample(&assessment.say(Phrase::StageLine), html! {
                <>{ track(span) }<path class="stage-line" d={stage(range, span, assessment)} /></>
            }) }
            { sample(&assessment.say(Phrase::Estimate), html! { <>{ track(span) }{ estimate }</> }) }
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
