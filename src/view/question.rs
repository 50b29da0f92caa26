//! One question: a fieldset of native radios, its explanation and its note.

use std::rc::Rc;

use yew::prelude::*;

use super::pieces::{more, named_button};
use super::text::{element, named_text, text};
use super::words;
use crate::answers::Answer;
use crate::assessment::{Assessment, Phrase, Slot};
use crate::notes::LONGEST_NOTE;
use crate::session::Action;
use crate::wording;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct QuestionProps {
    pub assessment: Rc<Assessment>,
    pub slot: Slot,
    pub title: Rc<str>,
    pub question: Rc<str>,
    /// The look of the highest level; an overview question has its page for that.
    #[prop_or_default]
    pub goal: Option<Rc<str>>,
    /// True if it is all there is on the page, which has its title above it.
    #[prop_or_default]
    pub plain: bool,
    pub answer: Option<Answer>,
    /// The note so far; `None` for questions that take none.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    pub dispatch: Callback<Action>,
    /// The name of its radios together, with which the ids within it begin: the same for every question
    /// that takes this one's place, for a chosen radio that comes by another name takes the choice from
    /// those that have it.
    pub name: AttrValue,
}

#[component]
pub(super) fn Question(props: &QuestionProps) -> Html {
    let QuestionProps {
        assessment,
        slot,
        title,
        question,
        goal,
        answer,
        dispatch,
        ..
    } = props;
    let slot = *slot;
    let id = assessment.slot_id(slot).to_owned();
    let first = use_node_ref();
    // Only where it begins: closing the field while its last letter is deleted would
    // take the focus away.
    let written = || props.note.as_ref().is_some_and(|note| !note.is_empty());
    let note_open = *use_memo(slot, |_| written());
    let choices = Answer::choices(assessment, slot)
        .enumerate()
        .map(|(position, choice)| {
            choice_row(
                props,
                choice,
                if position == 0 {
                    first.clone()
                } else {
                    NodeRef::default()
                },
            )
        });
    let clear = {
        let (first, dispatch) = (first.clone(), dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            // The button is about to go; the radios are where the visitor was.
            if let Some(radio) = first.cast::<web_sys::HtmlElement>() {
                let _ = radio.focus();
            }
            dispatch.emit(Action::Answer(slot, None));
        })
    };
    let clear_name = wording::labelled(assessment, &assessment.say(Phrase::Clear), title);
    let kind = if goal.is_some() {
        "element"
    } else {
        "overview"
    };
    let asked_of = assessment.element(slot);
    let find = asked_of.map_or_else(Rc::default, |element| Rc::clone(&element.how_to_tell));
    let top = assessment.levels().last().map_or("", |level| &level.label);
    let asked = html! {
        <>
            if !props.plain { { text("span", "title", title) } }
            if title != question {
                { text("span", "ask", question) }
            } else if props.plain {
                { text("span", "unseen", question) }
            }
        </>
    };
    html! {
        <fieldset class={classes!("question", kind, answer.is_some().then_some("given"))} part={["question ", kind].concat()} data-slot={id}>
            { element("legend", "", None, Rc::clone(question), asked) }
            if let Some(goal) = goal {
                if !goal.is_empty() { { more(&assessment.fill(Phrase::InPlace, &[("level", top)]), text("p", "", goal)) } }
                if !find.is_empty() { { more(assessment.how_to_tell(), text("p", "", &find)) } }
            }
            <div class="choices">{ for choices }</div>
            <div class="after">
                if let Some(note) = &props.note {
                    { note_field(props, note, note_open) }
                }
                // Always there, though only seen beside an answer: nothing is to move for it.
                { named_button("quiet", &assessment.say(Phrase::Clear), Some(words(&clear_name)), clear) }
            </div>
        </fieldset>
    }
}

fn choice_row(props: &QuestionProps, choice: Answer, node_ref: NodeRef) -> Html {
    let QuestionProps {
        assessment,
        slot,
        answer,
        dispatch,
        name,
        ..
    } = props;
    let found = choice.level(assessment);
    let slot = *slot;
    let element = assessment.element(slot);
    let anchors = element.map_or(&[][..], |element| &element.levels);
    let about = match choice {
        Answer::Level(level) => anchors.get(level.index()).unwrap_or(&found.about),
        _ => &found.about,
    };
    // The kind's signs stand above all its elements; those of an element's own stand here.
    let above = element
        .is_some_and(|element| anchors.is_empty() && !assessment.anchors(element).is_empty());
    let hint = (!above && !about.is_empty()).then(|| [&**name, "-", &*found.id].concat());
    let apart = !matches!(choice, Answer::Level(_));
    let onchange = dispatch.reform(move |_: Event| Action::Answer(slot, Some(choice)));
    html! {
        <label key={found.id.to_string()} class={classes!("choice", apart.then_some("apart"))} part="choice">
            <input
                ref={node_ref}
                type="radio"
                name={name.clone()}
                value={words(&found.id)}
                checked={*answer == Some(choice)}
                // Else the hint in the label would be a part of the name, and be said twice.
                aria-label={hint.is_some().then(|| words(&found.label))}
                aria-describedby={hint.clone()}
                {onchange}
            />
            { text("span", "label", &found.label) }
            if hint.is_some() { { named_text("span", "hint", hint.map(AttrValue::from), about) } }
        </label>
    }
}

fn note_field(props: &QuestionProps, written: &AttrValue, open: bool) -> Html {
    let QuestionProps {
        assessment,
        slot,
        title,
        dispatch,
        name,
        ..
    } = props;
    let slot = *slot;
    let oninput = dispatch.reform(move |event: InputEvent| {
        let field = event.target_dyn_into::<web_sys::HtmlTextAreaElement>();
        Action::Note(
            slot,
            field.map(|field| field.value()).unwrap_or_default().into(),
        )
    });
    // No id of a level has this sign.
    let hint = [&**name, "_note"].concat();
    html! {
        // A written note begins anew with another question; an empty one serves any.
        <details key={if open { slot.0 + 1 } else { 0 }} class={classes!("note", open.then_some("begun"))} {open}>
            { text("summary", "", &assessment.say(Phrase::AddNote)) }
            <textarea
                rows="2"
                maxlength={LONGEST_NOTE.to_string()}
                aria-label={words(&assessment.fill(Phrase::NoteFor, &[("title", title)]))}
                aria-describedby={hint.clone()}
                value={written.clone()}
                {oninput}
            />
            { named_text("p", "hint", Some(hint.into()), &assessment.say(Phrase::NoteHint)) }
        </details>
    }
}
