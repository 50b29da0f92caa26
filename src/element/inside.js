// The page of its own that the package brings: in a frame it speaks for its quiz with the page
// around, opened by itself it is a page with a quiz.

import { EVENTS, PROTOCOL, THEME } from "./protocol.js";

const root = document.documentElement;
const choices = new URLSearchParams(location.search);
const quiz = document.createElement("readiness-check");
const alone = parent === globalThis || !choices.has("embedded");

if (alone) {
  root.className = "alone";
  show({
    lang: choices.get("lang"),
    pace: choices.get("pace"),
    assessment: choices.get("assessment"),
  });
  quiz.addEventListener("readiness-ready", name);
} else {
  addEventListener("message", greet);
  // Whatever failed to load before this, the page around learns that nothing will come.
  const protocol = customElements.get("readiness-check") ? PROTOCOL : "broken";
  parent.postMessage({ readinessCheck: protocol }, "*");
}

/** Puts the quiz on the page; in a frame the page around says what is the main thing on it. */
function show(attributes) {
  set(attributes);
  const page = document.createElement(alone ? "main" : "article");
  if (alone) page.append(document.createElement("h1"));
  page.append(quiz);
  document.body.append(page);
  if (alone) name();
}

function set(attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) quiz.removeAttribute(name);
    else quiz.setAttribute(name, value);
  }
  root.lang = quiz.lang || root.lang;
}

/** The page is called what its quiz is called. */
function name() {
  const title = quiz.shadowRoot.querySelector(".title")?.textContent;
  const heading = document.querySelector("h1");
  if (title) document.title = title;
  if (heading) heading.textContent = document.title;
  return document.title;
}

function greet({ source, data, ports: [port] }) {
  if (source !== parent || data?.readinessCheck !== PROTOCOL || !port) return;
  removeEventListener("message", greet);
  const { isolated, attributes, answers, definition, forget, fragment, theme } = data;
  const tell = (kind, value) => port.postMessage({ kind, value });
  const state = () => {
    const { answers, code, link, profile } = quiz;
    if (!isolated) tell("state", { answers, code, link, profile });
  };
  // The page around an isolated quiz is told how far it is, and nothing of what it holds.
  const apart = {
    change: { answers: {}, code: "" },
    result: { code: "", link: "", profile: null },
  };
  for (const event of EVENTS) {
    quiz.addEventListener(`readiness-${event}`, ({ detail }) => {
      tell("title", name());
      state();
      tell(event, isolated ? { ...detail, ...apart[event] } : detail);
    });
  }
  let opening = Promise.resolve();
  const tasks = {
    attributes: set,
    theme: wear,
    fragment: follow,
    answers(value) {
      quiz.answers = value;
      state();
    },
    reset() {
      quiz.reset();
      state();
    },
    open(value) {
      opening = opening
        .then(() => quiz.open(value))
        .then(
          () => tell("opened"),
          ({ kind, message }) => tell("opened", { kind, message }),
        );
    },
  };
  port.onmessage = ({ data: { kind, value } }) => tasks[kind]?.(value);
  // Until there is something to see, the page around says that there will be.
  const grow = () => {
    if (quiz.shadowRoot.querySelector(".loading")) return;
    tell("title", name());
    tell("height", document.body.offsetHeight);
  };
  quiz.shadowRoot.addEventListener("focusin", ({ target }) => {
    // Where the page is to scroll to may only just have come to be.
    grow();
    const { top, bottom } = target.getBoundingClientRect();
    tell("focus", { top, bottom });
  });
  wear(theme);
  follow(fragment);
  // What is kept for an isolated quiz is only for isolated ones.
  quiz.id = `${isolated ? "isolated" : "framed"}${data.name && `-${data.name}`}`;
  if (forget) quiz.reset();
  if (answers) quiz.answers = answers;
  show({ ...attributes, assessment: definition && addressOf(definition) });
  new ResizeObserver(grow).observe(document.body);
}

function wear(theme) {
  for (const name of THEME) root.style.setProperty(name, theme[name]);
}

/** The quiz reads result links from the address of its page; this adds nothing to the history. */
function follow(fragment) {
  if (location.hash !== fragment) location.replace(fragment || "#");
}

/** A definition that the page around has loaded, as the address of one. */
function addressOf({ definition, guide }) {
  const address = (data) =>
    URL.createObjectURL(new Blob([JSON.stringify(data)], { type: "application/json" }));
  return address({ ...definition, guide: guide ? address(guide) : undefined });
}
