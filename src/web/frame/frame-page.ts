// The page of its own that the package brings: in a frame it speaks for its quiz with the page
// around, opened by itself it is a page with a quiz.

import type { ReadinessCheck } from "../element/element.ts";
import {
  ATTRIBUTES,
  type Attributes,
  EVENTS,
  type FromFrame,
  type Greeting,
  MODES,
  PROTOCOL,
  readGreeting,
  readToFrame,
  THEME,
  type Theme,
} from "./protocol.ts";

const root = document.documentElement;
const choices = new URLSearchParams(location.search);
const quiz = document.createElement("readiness-check") as ReadinessCheck;
const mode = parent === window ? undefined : MODES.find((name) => choices.has(name));
const isolated = mode === "isolated";
/** True if the quiz may store anything. */
let storable = true;

root.classList.add(mode ?? "alone");
if (!mode) {
  show({ lang: choices.get("lang"), pace: choices.get("pace") });
  quiz.addEventListener("readiness-ready", updateTitle);
} else {
  addEventListener("message", greet);
  // Whatever failed to load before this, the page around learns that nothing will come.
  const protocol = customElements.get("readiness-check") ? PROTOCOL : "broken";
  parent.postMessage({ readinessCheck: protocol }, "*");
}

/** Puts the quiz on the page; in a frame the page around says what is the main thing on it. */
function show(attributes: Attributes, assessment = ownAssessment()): void {
  setAttributes(attributes);
  if (assessment) quiz.setAttribute("assessment", assessment);
  const page = document.createElement(mode ? "article" : "main");
  if (!mode) page.append(document.createElement("h1"));
  page.append(quiz);
  if (isolated) page.append(isolationNote());
  document.body.append(page);
  if (!mode) updateTitle();
}

/**
 * The assessment in the page's own address: a packaged one, or a file in the package's folder. The
 * page speaks in the name of its server, so it shows nothing that somebody put elsewhere on it.
 */
function ownAssessment(): string | null {
  const asked = mode ? null : choices.get("assessment");
  if (!asked) return null;
  const folder = new URL(".", location.href).href;
  try {
    if (new URL(asked, folder).href.startsWith(folder)) return asked;
  } catch {
    // It is refused likewise.
  }
  // No address at all, as the quiz then says: another assessment is not what was asked for.
  return `//[!${asked}]`;
}

/** Says that the page around learns nothing; a frame that a script of the page swapped says nothing. */
function isolationNote(): HTMLElement {
  const note = document.createElement("p");
  note.className = "isolation";
  const tell = () => {
    const [main = ""] = root.lang.split("-");
    note.textContent = ISOLATED[root.lang] ?? ISOLATED[main] ?? ISOLATED.en ?? "";
  };
  tell();
  new MutationObserver(tell).observe(root, { attributeFilter: ["lang"] });
  return note;
}

function setAttributes(attributes: Attributes): void {
  for (const name of ATTRIBUTES) {
    const value = name === "save" && !storable ? "off" : attributes[name];
    if (value === null) quiz.removeAttribute(name);
    else if (value !== undefined) quiz.setAttribute(name, value);
  }
  root.lang = quiz.lang || root.lang;
}

/** Gives the page the title of its quiz. */
function updateTitle(): string {
  const title = quiz.shadowRoot?.querySelector(".title")?.textContent;
  const heading = document.querySelector("h1");
  if (title) document.title = title;
  if (heading) heading.textContent = document.title;
  return document.title;
}

function greet({ source, data, ports: [port] }: MessageEvent): void {
  const greeting = source === parent && port ? readGreeting(data) : null;
  if (!greeting || !port) return;
  removeEventListener("message", greet);
  const tell = (message: FromFrame) => port.postMessage(message);
  tellEvents(tell);
  if (!isolated) tellLayout(tell);
  begin(greeting).then(() => {
    port.onmessage = ({ data }) => obey(data, tell);
  });
}

/** Begins with what the page has said. Keys in storage are of the mode: no other quiz reads them. */
async function begin(greeting: Greeting): Promise<void> {
  const { attributes, answers, definition, guide, forget, fragment, theme } = greeting;
  root.toggleAttribute("data-downloads", greeting.downloads);
  root.toggleAttribute("data-several", greeting.several);
  setTheme(theme);
  followFragment(fragment);
  quiz.id = `${mode}${greeting.name && `-${greeting.name}`}`;
  if (isolated && definition !== null) quiz.id += await ownKey(definition);
  if (forget) quiz.reset();
  if (answers) quiz.answers = answers;
  show(attributes, definition === null ? null : addressOf(definition, guide));
}

/**
 * A part of the key for a definition of the page's own: what was entered in an isolated quiz is not
 * shown to another definition, by which a script could find it out. Where nothing can tell the two
 * apart, nothing is stored.
 */
async function ownKey(definition: string): Promise<string> {
  storable = Boolean(globalThis.crypto?.subtle);
  if (!storable) return "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(definition));
  const numbers = [...new Uint8Array(digest)];
  return `-${numbers.map((number) => number.toString(16).padStart(2, "0")).join("")}`;
}

/** Passes the quiz's events on; the page around an isolated one hears how much is answered. */
function tellEvents(tell: (message: FromFrame) => void): void {
  const withheld: Record<string, object> = {
    change: { answers: {}, code: "" },
    result: { code: "", link: "", profile: null },
  };
  for (const kind of EVENTS) {
    quiz.addEventListener(`readiness-${kind}`, (event) => {
      const { detail } = event as CustomEvent<Record<string, unknown>>;
      tell({ kind: "title", value: updateTitle() });
      tellState(tell);
      tell({ kind, value: isolated ? { ...detail, ...withheld[kind] } : detail });
    });
  }
}

function tellState(tell: (message: FromFrame) => void): void {
  const { answers, code, link, profile } = quiz;
  if (!isolated) tell({ kind: "state", value: { answers, code, link, profile } });
}

/** Tells the page how high the quiz is and where its focus is; both would give answers away. */
function tellLayout(tell: (message: FromFrame) => void): void {
  // Until there is something to see, the page around says that there will be.
  const tellHeight = () => {
    if (quiz.shadowRoot?.querySelector(".loading")) return;
    tell({ kind: "title", value: updateTitle() });
    tell({ kind: "height", value: document.body.offsetHeight });
  };
  quiz.shadowRoot?.addEventListener("focusin", ({ target }) => {
    // The place to scroll to may only just have come to be.
    tellHeight();
    const { top, bottom } = (target as Element).getBoundingClientRect();
    tell({ kind: "focus", value: { top, bottom } });
  });
  new ResizeObserver(tellHeight).observe(document.body);
}

/** Does what a message of the page asks for. */
function obey(data: unknown, tell: (message: FromFrame) => void): void {
  const message = readToFrame(data);
  switch (message?.kind) {
    case "attributes":
      setAttributes(message.value);
      break;
    case "theme":
      setTheme(message.value);
      break;
    case "fragment":
      followFragment(message.value);
      break;
    case "answers":
      quiz.answers = message.value;
      tellState(tell);
      break;
    case "reset":
      quiz.reset();
      tellState(tell);
      break;
    case "open": {
      const { id, text } = message.value;
      quiz.open(text).then(
        () => tell({ kind: "opened", value: { id, error: null } }),
        ({ kind, message }) => tell({ kind: "opened", value: { id, error: { kind, message } } }),
      );
    }
  }
}

function setTheme(theme: Theme): void {
  for (const name of THEME) root.style.setProperty(name, theme[name] ?? "");
}

/** The quiz reads result links from the address of its page; this adds nothing to the history. */
function followFragment(fragment: string): void {
  if (location.hash !== fragment) location.replace(fragment || "#");
}

/** A definition that the page around has loaded, as the address of one. */
function addressOf(definition: string, guide: string | null): string {
  const address = (text: string) =>
    URL.createObjectURL(new Blob([text], { type: "application/json" }));
  try {
    const whole = JSON.parse(definition);
    // A guide that was late is asked for by its own address.
    return address(JSON.stringify({ ...whole, guide: guide ? address(guide) : whole.guide }));
  } catch {
    // The quiz says what is wrong with it.
    return address(definition);
  }
}
