//! What answers look like in a wheel: each by itself, or all that look alike together.

use yew::prelude::*;

use super::geometry::{DOUBT, INNER, MIDDLE, OUTER, Span, arc, hatch, radius, wedge};
use crate::answers::Answer;

/// The length that could be reached.
pub(super) fn track(span: Span) -> Html {
    html! { <path class="track" d={wedge(span, INNER, OUTER)} /> }
}

/// An element's answer.
pub(super) fn mark(answer: Option<Answer>, span: Span, levels: usize) -> Html {
    let Some(answer) = answer else {
        return track(span);
    };
    let drawn = path(answer, outline(answer, span, levels), levels);
    if answer == Answer::NotApplicable {
        return drawn;
    }
    html! { <>{ track(span) }{ drawn }</> }
}

/// The answers of all elements, with what looks alike as one path: a browser draws a path of many
/// wedges as fast as one of a single wedge.
pub(super) fn together(elements: &[Option<Answer>], span: Span, levels: usize) -> Html {
    let mut tracks = String::new();
    let mut drawn: Vec<(Answer, String)> = Vec::new();
    for (inner, answer) in elements.iter().enumerate() {
        let span = span.wedge(inner, elements.len());
        if *answer != Some(Answer::NotApplicable) {
            tracks += &wedge(span, INNER, OUTER);
        }
        let Some(answer) = *answer else { continue };
        let outline = outline(answer, span, levels);
        match drawn.iter_mut().find(|(known, _)| *known == answer) {
            Some((_, outlines)) => *outlines += &outline,
            None => drawn.push((answer, outline)),
        }
    }
    let drawn = drawn
        .into_iter()
        .map(|(answer, outlines)| path(answer, outlines, levels));
    html! {
        <>
            <path class="track" d={tracks} />
            { for drawn }
        </>
    }
}

/// The look of an answer above its track, or without one.
fn outline(answer: Answer, span: Span, levels: usize) -> String {
    match answer {
        Answer::Level(level) => wedge(span, INNER, radius(level, levels)),
        Answer::NotSure => hatch(span, INNER, DOUBT),
        Answer::NotApplicable => arc(span, MIDDLE),
    }
}

fn path(answer: Answer, outline: String, levels: usize) -> Html {
    let (class, opacity) = match answer {
        Answer::Level(level) => ("level", Some(strength(level.index(), levels))),
        Answer::NotSure => ("hatch", None),
        Answer::NotApplicable => ("dash", None),
    };
    html! { <path {class} fill-opacity={opacity} d={outline} /> }
}

/// The overview question's answer: a block while nothing finer is known, then only
/// its broken edge.
pub(super) fn overview(answer: Answer, span: Span, levels: usize, coarse: bool) -> Html {
    let Answer::Level(level) = answer else {
        return if coarse {
            html! { <path class="hatch coarse" d={hatch(span, INNER, DOUBT)} /> }
        } else {
            Html::default()
        };
    };
    let radius = radius(level, levels);
    html! {
        <>
            if coarse {
                <path class="estimate" fill-opacity={strength(level.index(), levels)} d={wedge(span, INNER, radius)} />
            }
            <path class="estimate-edge" d={arc(span, radius)} />
        </>
    }
}

/// The opacity of a level's colour; its length says the same without colour.
pub(in crate::view) fn strength(level: usize, levels: usize) -> AttrValue {
    if level == 0 {
        return AttrValue::Static("0");
    }
    let percent = 20 + 80 * level / levels.saturating_sub(1).max(1);
    if percent >= 100 {
        AttrValue::Static("1")
    } else {
        format!("0.{percent}").into()
    }
}
