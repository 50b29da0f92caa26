//! A host page that is a Yew application itself: the custom element in its `html!`, from a module of
//! its own, beside the component, which is part of this one.

use std::rc::Rc;

use gloo::events::EventListener;
use readiness_check::ReadinessCheck;
use readiness_check::assessment::Assessment;
use readiness_check::json::Json;
use readiness_check::view::STYLE;
use wasm_bindgen::JsValue;
use yew::prelude::*;

const DEFINITION: &str = include_str!("../../../assessments/state-policy/en.json");

fn read() -> Option<Rc<Assessment>> {
    let definition: Json = serde_json::from_str(DEFINITION).ok()?;
    Assessment::read(&definition).map(Rc::new).ok()
}

#[component]
fn Page() -> Html {
    let element = use_node_ref();
    let shown = use_state(|| true);
    let full = use_state(|| true);
    let heard = use_mut_ref(|| 0_u32);
    let update = use_force_update();
    let assessment = use_memo((), |()| read());
    use_effect_with((element.clone(), *shown), {
        let heard = Rc::clone(&heard);
        move |(element, _)| {
            let listener = element.get().map(|element| {
                EventListener::new(&element, "readiness-change", move |_| {
                    *heard.borrow_mut() += 1;
                    update.force_update();
                })
            });
            move || drop(listener)
        }
    });
    let flip = |state: &UseStateHandle<bool>| {
        let state = state.clone();
        Callback::from(move |_: MouseEvent| state.set(!*state))
    };
    html! {
        <main>
            <style>{ STYLE }</style>
            <button id="show" onclick={flip(&shown)}>{ "Show or hide" }</button>
            <button id="pace" onclick={flip(&full)}>{ "Change the pace" }</button>
            <p id="heard">{ *heard.borrow() }</p>
            if *shown {
                <readiness-check
                    ref={element}
                    id="element"
                    pace={if *full { "full" } else { "quick" }}
                    share-url="/r/{code}"
                    ~title={JsValue::from("A quiz")}
                >
                    <p>{ "Loading" }</p>
                </readiness-check>
            }
            if let Some(assessment) = &*assessment {
                <section id="component">
                    <ReadinessCheck assessment={Rc::clone(assessment)} address="https://example.org/" />
                </section>
            }
        </main>
    }
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
