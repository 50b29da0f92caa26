//! A host page that is a Yew application itself: the custom element in its `html!`, from a module of
//! its own, beside the component, which is part of this one.

use std::rc::Rc;

use gloo::events::EventListener;
use readiness_check::ReadinessCheck;
use readiness_check::assessment::Assessment;
use readiness_check::file::FileError;
use readiness_check::guide::Guide;
use readiness_check::import::{File, from_files};
use readiness_check::json::Json;
use readiness_check::session::Pace;
use readiness_check::view::{Errand, Guidance, Outcome, STYLE, Task};
use readiness_check::words::{ENGLISH, complete, complete_guide};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// The questions and the guide in one language.
struct Content {
    assessment: Rc<Assessment>,
    guide: Rc<Guide>,
}

impl Content {
    fn read(definition: &str, guide: &str, words: &str) -> Option<Self> {
        let json = |text| serde_json::from_str::<Json>(text).ok();
        let words = json(words)?;
        let definition = complete(&json(definition)?, &words);
        let assessment = Assessment::read(&definition).ok()?;
        let guide = complete_guide(&json(guide)?, &words);
        let guide = Guide::read(&assessment, &guide).ok()?;
        Some(Self {
            assessment: Rc::new(assessment),
            guide: Rc::new(guide),
        })
    }
}

fn english() -> Option<Content> {
    Content::read(
        include_str!("../../../assessments/state-policy/en.json"),
        include_str!("../../../assessments/state-policy/guide/en.json"),
        ENGLISH,
    )
}

fn spanish() -> Option<Content> {
    Content::read(
        include_str!("../../../assessments/state-policy/es.json"),
        include_str!("../../../assessments/state-policy/guide/es.json"),
        include_str!("../../../interface/es.json"),
    )
}

/// Other questions, about libraries.
fn library() -> Option<Rc<Assessment>> {
    let json = include_str!("../../cases/editions/second.json");
    let definition = serde_json::from_str::<Json>(json).ok()?;
    Assessment::read(&definition).ok().map(Rc::new)
}

/// The files that a visitor chose, as the quiz takes them.
async fn read_files(chosen: Vec<web_sys::File>) -> Vec<File> {
    let mut files = Vec::new();
    for file in chosen {
        let text = JsFuture::from(file.text()).await;
        let text = text.ok().and_then(|text| text.as_string());
        let content = text.and_then(|text| serde_json::from_str(&text).ok());
        files.push(File {
            name: file.name().into(),
            content: content.ok_or(FileError::NotJson),
        });
    }
    files
}

/// The component in both languages and with other questions, with all that it can be given. Each
/// rendering makes new callbacks.
#[component]
fn Check() -> Html {
    let contents = use_memo((), |()| [english(), spanish()]);
    let other = use_memo((), |()| library());
    let is_spanish = use_state(|| false);
    let is_other = use_state(|| false);
    let code = use_state(AttrValue::default);
    let update = use_force_update();
    let [english, spanish] = &*contents;
    let content = if *is_spanish { spanish } else { english };
    let Some(Content { assessment, guide }) = content else {
        return Html::default();
    };
    let assessment = match &*other {
        Some(other) if *is_other => other,
        _ => assessment,
    };
    let translate = {
        let is_spanish = is_spanish.clone();
        move |_: MouseEvent| is_spanish.set(!*is_spanish)
    };
    let change = {
        let is_other = is_other.clone();
        move |_: MouseEvent| is_other.set(!*is_other)
    };
    let on_change = {
        let code = code.clone();
        move |outcome: Outcome| code.set(outcome.code.into())
    };
    let on_errand = {
        let assessment = Rc::clone(assessment);
        Callback::from(move |Errand { task, done }| match task {
            Task::Open { files, opened } => {
                let assessment = Rc::clone(&assessment);
                spawn_local(async move {
                    opened.emit(from_files(&assessment, read_files(files).await));
                });
            }
            _ => done.emit(false),
        })
    };
    html! {
        <section id="component">
            <button id="again" onclick={move |_| update.force_update()}>{ "Render again" }</button>
            <button id="translate" onclick={translate}>{ "In another language" }</button>
            <button id="other" onclick={change}>{ "Other questions" }</button>
            <p id="changed">{ &*code }</p>
            <ReadinessCheck
                assessment={Rc::clone(assessment)}
                address="https://example.org/"
                pace={Pace::Full}
                guidance={Guidance::Ready(Rc::clone(guide))}
                today="the day of this test"
                {on_change}
                {on_errand}
            />
        </section>
    }
}

#[component]
fn Page() -> Html {
    let element = use_node_ref();
    let shown = use_state(|| true);
    let full = use_state(|| true);
    let heard = use_mut_ref(|| 0_u32);
    let update = use_force_update();
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
            <Check />
        </main>
    }
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
