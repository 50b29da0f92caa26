// The page of its own that the package brings: in a frame it speaks for its quiz with the page
// around, opened by itself it is a page with a quiz.

import type { ReadinessCheck } from "../element/element.ts";
import {
  ATTRIBUTES,
  type Attributes,
  EVENTS,
  type FromFrame,
  type Greeting,
  ISOLATED_MODE,
  PROTOCOL,
  readGreeting,
  readToFrame,
  THEME,
  type Theme,
} from "./protocol.ts";

const root = document.documentElement;
const choices = new URLSearchParams(location.search);
const quiz = document.createElement("readiness-check") as ReadinessCheck;
const isolated = parent !== window && choices.has(ISOLATED_MODE);
/** True if the quiz may store anything. */
let storable = true;

root.classList.add(isolated ? ISOLATED_MODE : "alone");
if (!isolated) {
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
  const page = document.createElement(isolated ? "article" : "main");
  if (!isolated) page.append(document.createElement("h1"));
  page.append(quiz);
  if (isolated) page.append(isolationNote());
  document.body.append(page);
  if (!isolated) updateTitle();
}

/**
 * The assessment in the page's own address: a packaged one, or a file in the package's folder. The
 * page speaks in the name of its server, so it shows nothing that somebody put elsewhere on it.
 */
function ownAssessment(): string | null {
  const asked = isolated ? null : choices.get("assessment");
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
  tellUse(tell, greeting.name);
  tellEvents(tell);
  begin(greeting).then(() => {
    port.onmessage = ({ data }) => obey(data, tell);
  });
}

/** The id of a quiz under a name that the page has given it. */
const idOf = (name: string) => `${ISOLATED_MODE}${name && `-${name}`}`;

/** Begins with what the page has said. Keys in storage are of the mode: no other quiz reads them. */
async function begin(greeting: Greeting): Promise<void> {
  const { attributes, answers, assessment, definition, guide, forget, fragment, theme } = greeting;
  root.toggleAttribute("data-downloads", greeting.downloads);
  root.toggleAttribute("data-several", greeting.several);
  setTheme(theme);
  followFragment(fragment);
  quiz.id = idOf(greeting.name);
  if (definition !== null) quiz.id += await ownKey(definition);
  if (forget) quiz.reset();
  if (answers) quiz.answers = answers;
  show(attributes, definition === null ? assessment : addressOf(definition, guide));
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

/** Passes the quiz's events on; the page around hears how much is answered, not what. */
function tellEvents(tell: (message: FromFrame) => void): void {
  const withheld: Record<string, object> = {
    change: { answers: {}, code: "" },
    result: { code: "", link: "", profile: null },
  };
  for (const kind of EVENTS) {
    quiz.addEventListener(`readiness-${kind}`, (event) => {
      const { detail } = event as CustomEvent<Record<string, unknown>>;
      tell({ kind: "title", value: updateTitle() });
      tell({ kind, value: { ...detail, ...withheld[kind] } });
    });
  }
}

/** Tells whether there is anything that the quiz would miss under another name. */
function tellUse(tell: (message: FromFrame) => void, name: string): void {
  const say = (value: boolean) => tell({ kind: "used", value });
  quiz.addEventListener("readiness-ready", () => say(isStored(name)));
  const first = new AbortController();
  const used = () => {
    first.abort();
    say(true);
  };
  for (const kind of ["input", "readiness-change"]) {
    quiz.addEventListener(kind, used, { signal: first.signal });
  }
}

/** True if anything is stored under a name, of whatever assessment. */
function isStored(name: string): boolean {
  try {
    const keys = [sessionStorage, localStorage].flatMap((storage) => Object.keys(storage));
    return keys.some((key) => key.includes(`#${idOf(name)}`));
  } catch {
    // It is blocked.
    return false;
  }
}

/** Does what a message of the page asks for. */
function obey(data: unknown, tell: (message: FromFrame) => void): void {
  const message = readToFrame(data);
  switch (message?.kind) {
    case "attributes":
      setAttributes(message.value);
      // The page may want to know whether anybody is here.
      tell({ kind: "title", value: updateTitle() });
      break;
    case "theme":
      setTheme(message.value);
      break;
    case "fragment":
      followFragment(message.value);
      break;
    case "answers":
      quiz.answers = message.value;
      break;
    case "reset":
      quiz.reset();
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
