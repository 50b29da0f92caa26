//! Something to read, one click away, that is not made before it is opened: a result would be there
//! later for it.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DisclosureProps {
    #[prop_or("more")]
    pub class: &'static str,
    /// The `summary`.
    pub summary: Html,
    /// True if what is in it is needed before the visitor opens it.
    #[prop_or_default]
    pub needed: bool,
    /// Makes what is shown when it is open.
    pub body: Callback<(), Html>,
}

#[component]
pub(super) fn Disclosure(props: &DisclosureProps) -> Html {
    let opened = use_state(|| false);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |_: Event| opened.set(true))
    };
    let summary = props.summary.clone();
    html! {
        <details class={props.class} part="more" {ontoggle}>
            { summary }
            if *opened || props.needed { { props.body.emit(()) } }
        </details>
    }
}
