//! Something to read, one click away, that is not made before it is opened: a result would be there
//! later for it.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct DisclosureProps {
    /// The class and the part of it.
    #[prop_or("more")]
    pub name: &'static str,
    /// The `summary`.
    pub summary: Html,
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
    html! {
        <details class={props.name} part={props.name} {ontoggle}>
            { props.summary.clone() }
            if *opened { { props.body.emit(()) } }
        </details>
    }
}
