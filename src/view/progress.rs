//! The visitor's progress: the wheel as it fills, and the list of conditions that says what is
//! answered and leads anywhere.

use std::rc::Rc;

use yew::prelude::*;

use super::text::text;
use super::wheel::{Drawing, wheel};
use super::words;
use crate::assessment::{Assessment, Condition, ConditionIndex, Phrase, Slot};
use crate::session::{Action, Pace, Place, Session};
use crate::wording;

pub(super) fn progress(session: &Session, dispatch: &Callback<Action>) -> Html {
    let assessment = session.assessment();
    let current = match session.place() {
        Place::Condition(position) => Some(position.0),
        Place::Result | Place::Shared | Place::Open => None,
    };
    let [answered, total] = asked(session);
    let counts = [("answered", answered), ("total", total)];
    let items = (0..assessment.conditions().len()).map(|position| {
        let answered = assessment
            .conditions()
            .get(position)
            .map_or(0, |condition| {
                let given = |&slot: &Slot| session.answers().get(slot).is_some();
                condition.slots().iter().filter(|slot| given(slot)).count()
            });
        html! {
            <Item
                key={position}
                assessment={Rc::clone(assessment)}
                {position}
                {answered}
                here={current == Some(position)}
                dispatch={dispatch.clone()}
            />
        }
    });
    html! {
        <nav class="progress" part="progress" aria-label={words(&assessment.say(Phrase::Progress))}>
            { wheel(assessment, session.answers(), &Drawing { current, dispatch: Some(dispatch.clone()), ..Drawing::default() }) }
            <ol>{ for items }</ol>
            <p class="answered" role="status">
                { text("span", "", &assessment.count(Phrase::Answered, &counts)) }
            </p>
        </nav>
    }
}

/// How many questions are answered, of those that are asked: the first of each condition as long as nobody
/// goes further.
fn asked(session: &Session) -> [usize; 2] {
    let assessment = session.assessment();
    let answers = session.answers();
    let first = assessment.conditions().iter();
    let first = first.flat_map(Condition::first_slots);
    let given = first.filter(|&slot| answers.get(slot).is_some()).count();
    if session.pace() == Pace::Quick && given == answers.count() {
        [given, assessment.quick_total()]
    } else {
        [answers.count(), assessment.total()]
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct ItemProps {
    assessment: Rc<Assessment>,
    position: usize,
    answered: usize,
    here: bool,
    dispatch: Callback<Action>,
}

/// One condition; a component, so that an answer in another one doesn't have it made again.
#[component]
fn Item(props: &ItemProps) -> Html {
    let ItemProps {
        assessment,
        position,
        answered,
        here,
        dispatch,
    } = props;
    let Some(condition) = assessment.conditions().get(*position) else {
        return Html::default();
    };
    let status = if *answered == 0 {
        assessment.say(Phrase::NotStarted)
    } else {
        let total = condition.slots().len();
        let counts = [("answered", *answered), ("total", total)];
        assessment.count(Phrase::AnsweredShort, &counts)
    };
    let place = Place::Condition(ConditionIndex(*position));
    let onclick = dispatch.reform(move |_: MouseEvent| Action::Go(place));
    html! {
        <li>
            <button
                type="button"
                class={classes!(here.then_some("here"), (*answered > 0).then_some("begun"))}
                aria-current={here.then_some("step")}
                {onclick}
            >
                { text("span", "position", &wording::number(assessment, position + 1).into()) }
                { text("span", "name", &condition.title) }
                { text("span", "status", &status) }
            </button>
        </li>
    }
}
