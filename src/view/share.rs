//! Every way a result travels: link, code, QR code, file.

use std::rc::Rc;

use yew::prelude::*;

use super::action_bar::select;
use super::errands::use_errands;
use super::pieces::{button, link_button, more};
use super::props::{Errand, Task};
use super::qr::qr;
use super::text::{label_for, text};
use crate::assessment::{Assessment, Phrase};
use crate::destination::Destination;
use crate::link::link;
use crate::results::SharedResult;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ShareProps {
    pub assessment: Rc<Assessment>,
    pub code: AttrValue,
    /// The one result behind the code, which can be saved as a file.
    pub result: Option<SharedResult>,
    pub title: Rc<str>,
    #[prop_or("h4")]
    pub heading: &'static str,
    /// The field with the link.
    #[prop_or_default]
    pub field: NodeRef,
    pub address: AttrValue,
    pub on_errand: Option<Callback<Errand>>,
    pub prefix: AttrValue,
    pub can_share: bool,
    /// The place that the page offers to send the result to.
    #[prop_or_default]
    pub destination: Option<Destination>,
}

#[component]
pub(super) fn Share(props: &ShareProps) -> Html {
    let ShareProps {
        assessment,
        code,
        result,
        title,
        heading,
        field,
        address,
        on_errand,
        prefix,
        can_share,
        destination,
    } = props;
    let errands = use_errands(on_errand);
    let refs = [field.clone(), use_node_ref()];
    let link = AttrValue::from(link(address, code));
    let say = |phrase| assessment.say(phrase);
    let secondary = |label, onclick: Option<Callback<MouseEvent>>| {
        onclick.map_or_else(Html::default, |onclick| {
            button("secondary", &say(label), onclick)
        })
    };
    let fields = [
        (Phrase::Link, Phrase::CopyLink, &link, "link"),
        (Phrase::Code, Phrase::CopyCode, code, "code"),
    ];
    let fields = fields.into_iter().zip(&refs).map(|((label, button, text, id), field)| {
        let copied = [Some(Phrase::Copied), Some(Phrase::CopyByHand)];
        let copy = Task::Copy(text.to_string());
        let onclick = errands.ask(move |_| Some(copy.clone()), copied, select(field));
        let id = [prefix.as_str(), id].concat();
        html! {
            <div class="field" part="field" key={id.clone()}>
                { label_for(&id, &say(label)) }
                <div class="with-button">
                    <input ref={field} part="input" {id} type="text" readonly=true value={text} spellcheck="false" />
                    { secondary(button, onclick) }
                </div>
            </div>
        }
    });
    let hand_over = Task::Share(link.to_string());
    let failed = [None, Some(Phrase::ShareFailed)];
    let hand_over = errands.ask(move |_| Some(hand_over.clone()), failed, Callback::noop());
    let hand_over = hand_over.filter(|_| *can_share);
    let save = result.clone().and_then(|result| {
        let saved = [Some(Phrase::FileSaved), Some(Phrase::SaveFailed)];
        errands.ask(
            move |_| Some(Task::Save(result.clone())),
            saved,
            Callback::noop(),
        )
    });
    let saves = save.is_some();
    let square =
        qr(assessment, &link).unwrap_or_else(|| text("p", "", &assessment.say(Phrase::QrLong)));
    html! {
        <section class="share" part="share">
            { text(heading, "", title) }
            { text("p", "", &assessment.say(Phrase::ShareHint)) }
            if let Some(destination) = destination {
                <div class="ways">{ send(assessment, destination, code, &link) }</div>
                { text("p", "hint", &send_hint(assessment, destination)) }
            }
            { for fields }
            <div class="ways">
                { secondary(Phrase::ShareLink, hand_over) }
                { secondary(Phrase::SaveFile, save) }
            </div>
            if saves { { text("p", "hint", &assessment.say(Phrase::SaveFileHint)) } }
            { errands.status(assessment) }
            { more(&say(Phrase::QrCode), square) }
            if code.len() <= DICTATED {
                { more(&say(Phrase::CodeGroups), groups(assessment, code)) }
            }
        </section>
    }
}

/// The way to the place that the page offers to send a result to.
pub(super) fn send(
    assessment: &Assessment,
    destination: &Destination,
    code: &str,
    link: &str,
) -> Html {
    let Destination { label, place, .. } = destination;
    let label = if label.is_empty() {
        assessment.fill(Phrase::Send, &[("place", place)])
    } else {
        assessment.fill(Phrase::Labelled, &[("label", label), ("text", place)])
    };
    let address = destination.filled(code, link);
    // A mail opens a program beside the page, which would leave a tab empty.
    link_button("secondary", &label, &address, !destination.is_mail())
}

/// What goes there, and when.
fn send_hint(assessment: &Assessment, destination: &Destination) -> Rc<str> {
    let hint = if destination.is_mail() {
        Phrase::SendMailHint
    } else {
        Phrase::SendHint
    };
    assessment.fill(hint, &[("place", &destination.place)])
}

/// A code longer than this is none to read out.
const DICTATED: usize = 80;

/// The code in groups of four characters.
fn groups(assessment: &Assessment, code: &str) -> Html {
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    let groups = groups.join(" ");
    html! {
        <>
            <p key={groups.clone()} class="groups" translate="no">{ groups }</p>
            { text("p", "hint", &assessment.say(Phrase::CodeGroupsHint)) }
        </>
    }
}
