//! The quiz inside a Yew application: `cargo build --example yew_page --target wasm32-unknown-unknown`.
//!
//! The application brings the definition, decides where result links lead, and hears
//! of every change. None of the custom element's code is part of it.

use std::rc::Rc;

use readiness_check::ReadinessCheck;
use readiness_check::assessment::Assessment;
use readiness_check::json::Json;
use readiness_check::view::{Outcome, STYLE};
use readiness_check::words::{ENGLISH, complete};
use yew::prelude::*;

const DEFINITION: &str = include_str!("../assessments/state-policy/en.json");

fn read() -> Result<Assessment, String> {
    let json = |text| serde_json::from_str::<Json>(text).map_err(|error| error.to_string());
    let definition = complete(&json(DEFINITION)?, &json(ENGLISH)?);
    Assessment::read(&definition).map_err(|problems| problems.to_string())
}

#[component]
fn Page() -> Html {
    let assessment = use_memo((), |()| read().map(Rc::new));
    let link = use_state(String::new);
    let on_change = {
        let link = link.clone();
        Callback::from(move |outcome: Outcome| link.set(outcome.link))
    };
    match &*assessment {
        Ok(assessment) => html! {
            <main>
                <style>{ STYLE }</style>
                <ReadinessCheck
                    assessment={Rc::clone(assessment)}
                    address="https://example.org/readiness"
                    {on_change}
                />
                <p>{ &*link }</p>
            </main>
        },
        Err(problems) => html! { <pre>{ problems }</pre> },
    }
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
