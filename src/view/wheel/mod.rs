//! The readiness wheel: each condition a sector, each element a wedge whose length
//! is its level.
//!
//! The lowest level is an edge at the centre and no more: nothing looks like nothing, and only what is
//! there looks like something. Unknown answers look different: *not sure* is hatched close to the centre, where no
//! level ends, unanswered is empty, *does not apply* is a gap with a dash. A sector of which only the
//! overview question is answered is one pale block with a broken edge, visibly coarser than wedges.

mod geometry;
mod legend;
mod looks;
mod marks;

use std::rc::Rc;

use yew::prelude::*;

use self::geometry::{INNER, OUTER, Span, arc, point, radius, wedge, whole};
use super::words;
use crate::answers::Answers;
use crate::assessment::{Assessment, ConditionIndex, LevelIndex, Phrase};
use crate::notes::Notes;
use crate::session::{Action, Place};
use crate::wording;

pub(super) use self::legend::legend;
pub(super) use self::looks::strength;
use self::looks::{mark, overview, together, track};
use self::marks::Marks;

/// The options of a drawing.
#[derive(Default)]
pub(super) struct Drawing {
    /// The condition on the screen.
    pub(super) current: Option<usize>,
    /// Names around the circle, for the large drawing.
    pub(super) named: bool,
    /// Told where to go when a sector was pressed. The one that is always the same, or every
    /// sector would be drawn again at every step.
    pub(super) dispatch: Option<Callback<Action>>,
    /// The state by which every mark can be read one by one.
    pub(super) reading: Option<Reading>,
}

/// With more conditions, numbers and names would lie upon each other, and wedges are too thin to be
/// pointed at; the list beside has them all.
const NUMBERED: usize = 24;

/// True if the wheel is drawn with so few conditions that its marks can be read one by one.
pub(super) fn is_readable(assessment: &Assessment) -> bool {
    assessment.conditions().len() <= NUMBERED
}

/// A mark in the wheel: the condition, and in it the element (or 0 for a whole sector).
pub(super) type Mark = (usize, usize);

/// The reading of a wheel's marks one by one: as the options of a list, by pointer and
/// by keyboard.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// Begins the ids of the options.
    pub(super) prefix: AttrValue,
    /// The option that is read.
    pub(super) read: Option<Mark>,
    /// Called with the option that is pointed at.
    pub(super) on_read: Callback<Mark>,
    /// The notes to read about a slot.
    pub(super) notes: Notes,
}

impl Reading {
    pub(super) fn id(&self, (condition, element): Mark) -> AttrValue {
        let [condition, element] = [condition, element].map(|place| place.to_string());
        [&*self.prefix, "mark-", &condition, "-", &element]
            .concat()
            .into()
    }
}

/// The number of marks in a condition's sector: one for each element, or one for them all
/// while only the overview question is answered.
pub(super) fn marks_in(assessment: &Assessment, answers: &Answers, position: usize) -> usize {
    let marks = Marks::of(assessment, answers, position);
    if marks.is_coarse() {
        1
    } else {
        marks.elements.len()
    }
}

/// A mark in words: what it is called, its answer, its note.
pub(super) fn mark_words(
    assessment: &Assessment,
    answers: &Answers,
    notes: &Notes,
    (position, element): Mark,
) -> Rc<str> {
    let marks = Marks::of(assessment, answers, position);
    let condition = assessment.conditions().get(position);
    condition.map_or_else(Rc::default, |condition| {
        marks.words(condition, notes, assessment, element)
    })
}

/// The drawing; the same facts stand beside it as text, so for a screen reader it is one image.
pub(super) fn wheel(assessment: &Rc<Assessment>, answers: &Answers, drawing: &Drawing) -> Html {
    let Drawing {
        current,
        named,
        dispatch,
        reading,
    } = drawing;
    let label = assessment.say(Phrase::WheelLabel);
    let levels = assessment.levels().len();
    let numbered = is_readable(assessment);
    let named = *named && numbered;
    let rings = (1..levels).map(|level| {
        let radius = radius(LevelIndex::from_index(level), levels);
        html! { <circle key={level} class="ring" r={whole(radius).to_string()} /> }
    });
    let sectors = (0..assessment.conditions().len()).map(|position| {
        let marks = Marks::of(assessment, answers, position);
        html! {
            <Sector
                key={position}
                assessment={Rc::clone(assessment)}
                {marks}
                {position}
                current={*current == Some(position)}
                {numbered}
                {named}
                dispatch={dispatch.clone()}
                reading={reading.clone().map(|reading| Reading {
                    read: reading.read.filter(|(condition, _)| *condition == position),
                    ..reading
                })}
            />
        }
    });
    let (role, tabindex) = if reading.is_some() {
        ("listbox", Some("0"))
    } else {
        ("img", None)
    };
    let read = reading
        .as_ref()
        .and_then(|reading| Some(reading.id(reading.read?)));
    let view_box = if named {
        "-1780 -1240 3560 2480"
    } else {
        "-1000 -1000 2000 2000"
    };
    html! {
        <svg
            class={classes!("wheel", named.then_some("named"), (!numbered).then_some("crowded"))}
            part="wheel"
            viewBox={view_box}
            {role}
            {tabindex}
            aria-label={words(&label)}
            aria-activedescendant={read}
        >
            // Lists of their own, for rings and sectors have the same keys.
            { rings.collect::<Html>() }
            { sectors.collect::<Html>() }
        </svg>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct SectorProps {
    assessment: Rc<Assessment>,
    marks: Marks,
    position: usize,
    current: bool,
    numbered: bool,
    named: bool,
    dispatch: Option<Callback<Action>>,
    reading: Option<Reading>,
}

#[component]
fn Sector(props: &SectorProps) -> Html {
    let SectorProps {
        assessment,
        marks,
        position,
        current,
        numbered,
        named,
        dispatch,
        reading,
    } = props;
    let Some(condition) = assessment.conditions().get(*position) else {
        return Html::default();
    };
    let levels = assessment.levels().len();
    let span = Span::sector(*position, assessment.conditions().len());
    let count = marks.elements.len();
    let estimate = marks.estimate();
    let coarse = marks.is_coarse();
    let upright = span.upright();
    let option = |reading: &Reading, element: usize, drawing: Html| {
        let mark = (*position, element);
        let read = reading.read == Some(mark);
        let on_read = reading.on_read.clone();
        let on_read = Callback::from(move |_: MouseEvent| on_read.emit(mark));
        html! {
            // Right below its group: Chromium takes it for no option otherwise.
            <g
                key={element}
                role="option"
                id={reading.id(mark)}
                class={read.then_some("read")}
                aria-selected={read.to_string()}
                aria-label={words(&marks.words(condition, &reading.notes, assessment, element))}
                onmouseover={on_read.clone()}
                onclick={on_read}
            >
                { drawing }
            </g>
        }
    };
    let drawn = match reading {
        Some(reading) if coarse => option(reading, 0, track(upright)),
        Some(reading) => {
            let elements = marks.elements.iter().enumerate();
            elements
                .map(|(inner, answer)| {
                    let mark = mark(*answer, upright.wedge(inner, count), levels);
                    option(reading, inner, mark)
                })
                .collect()
        }
        None if coarse => track(upright),
        None => together(&marks.elements, upright, levels),
    };
    let here = Place::Condition(ConditionIndex(*position));
    let onclick = dispatch
        .as_ref()
        .map(|dispatch| dispatch.reform(move |_: MouseEvent| Action::Go(here)));
    html! {
        <g class={classes!("sector", current.then_some("current"), onclick.is_some().then_some("pressable"))} {onclick}>
            <g transform={span.turn()} role={reading.is_some().then_some("group")} aria-label={reading.as_ref().map(|_| words(&condition.title))}>
                <path class="ground" d={wedge(upright, 0.0, OUTER + 40.0)} />
                { drawn }
                { estimate.map_or_else(Html::default, |answer| overview(answer, upright, levels, coarse)) }
                if *current { <path class="edge" d={arc(upright, OUTER + 26.0)} /> }
            </g>
            if *numbered { { number(assessment, span, *position) } }
            if *named { { name(span, &condition.short) } }
        </g>
    }
}

fn number(assessment: &Assessment, span: Span, position: usize) -> Html {
    let [x, y] = point(INNER - 85.0, span.middle());
    let number = Rc::from(wording::number(assessment, position + 1));
    html! {
        <text key={Rc::clone(&number)} class="number" x={x.to_string()} y={y.to_string()} aria-hidden="true">{ words(&number) }</text>
    }
}

fn name(span: Span, short: &Rc<str>) -> Html {
    let [x, y] = point(OUTER + 90.0, span.middle());
    let anchor = if x.abs() < 120 {
        "middle"
    } else if x > 0 {
        "start"
    } else {
        "end"
    };
    let length = short.chars().count();
    let class = if length > WIDE { "name long" } else { "name" };
    let squeezed = (length > LONGEST).then_some(ROOM);
    html! {
        <text key={Rc::clone(short)} {class} x={x.to_string()} y={y.to_string()} text-anchor={anchor} textLength={squeezed} lengthAdjust="spacingAndGlyphs" aria-hidden="true">{ words(short) }</text>
    }
}

/// The most characters of a name in letters of full size beside the wheel, and of one that is not squeezed
/// into [`ROOM`].
const WIDE: usize = 14;
const LONGEST: usize = 18;
const ROOM: &str = "720";
