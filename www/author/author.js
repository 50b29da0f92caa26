// The page that an assessment is written in. What is typed changes the draft at once; when the author pauses,
// the engine checks it, the device keeps it and the quiz beside it follows.

import { Desk } from "./desk.js";
import { byId, download, h } from "./dom.js";
import { BLANK_IDS, blank } from "./edit.js";
import { load } from "./engine.js";
import { message, say } from "./messages.js";
import { definitionIn, isJson } from "./open.js";
import { Sheet } from "./sheet.js";
import { foreign, forget, isDraft, kept, setAside } from "./storage.js";

const VIEWS = ["start", "sheet", "desk"];
const TITLES = { start: "start-title", sheet: "sheet-step", desk: "desk-title" };

const desk = new Desk();
const sheet = new Sheet({
  refused: (text) => message(text),
  done: (definition, remarks) => {
    desk.begin(definition, { remarks, fresh: [definition.id] });
    show("desk");
  },
});

/** Shows one of the three views, and puts the focus on its title. */
function show(view, focus = true) {
  for (const name of VIEWS) byId(name).hidden = name !== view;
  if (view === "start") desk.offerReturn();
  if (focus) {
    byId(TITLES[view]).focus();
    scrollTo(0, 0);
  }
}

/** Opens a file of either kind, by what is in it. */
async function take(file) {
  message("");
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    message(`${file.name} could not be read. Is it still there?`);
    return;
  }
  if (isJson(bytes) || /\.json$/i.test(file.name)) openDefinition(bytes, file.name);
  else if (sheet.open(bytes, file.name)) show("sheet");
}

function openDefinition(bytes, name) {
  const { definition, error } = definitionIn(bytes, name);
  if (error) {
    message(error);
    return;
  }
  desk.begin(definition, { asks: true });
  show("desk");
}

async function openExample(address) {
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    desk.begin(await response.json());
    show("desk");
  } catch (error) {
    message(
      `The example could not be loaded: ${error.message}. Try it again, or begin with nothing.`,
    );
  }
}

async function listExamples() {
  const entry = (title, address, lang) =>
    h("li", {}, h("button", { type: "button", lang, onclick: () => openExample(address) }, title));
  byId("examples").append(entry("Reading at our school: a small one", "author/reading.json"));
  try {
    const { assessments } = await (await fetch("pkg/assessments.json")).json();
    for (const [id, languages] of Object.entries(assessments)) {
      for (const [language, { title }] of Object.entries(languages)) {
        const address = `pkg/author/${id}.${language}.json`;
        byId("examples").append(entry(title, address, language));
      }
    }
  } catch {
    // The small one is there.
  }
}

/** Goes on with the draft on this device, if there is one that can be shown. */
function resume() {
  const before = kept();
  try {
    if (before) desk.resume(before);
    else setAside();
  } catch {
    desk.history = null;
    setAside();
  }
  if (desk.history) {
    show("desk", false);
    say("Your draft is as you left it.");
  }
}

/** Tells of drafts that this page can't open, which stay where they are until somebody says otherwise. */
function tellForeign() {
  for (const { key, text } of foreign()) {
    const place = message(
      "On this device there is a draft that this version of the page can’t open. It stays untouched; you can save it as a file.",
      { stays: true },
    );
    const save = () => download("older-draft.json", text);
    const drop = () => {
      forget(key);
      place.remove();
    };
    place.append(
      h(
        "span",
        { class: "row" },
        h("button", { type: "button", onclick: save }, "Save it as a file"),
        h("button", { type: "button", onclick: drop }, "Forget it"),
      ),
    );
  }
}

const does = {
  start: () => show("start"),
  back: () => show("desk"),
  "begin-blank": () => {
    desk.begin(blank(), { fresh: BLANK_IDS });
    show("desk");
  },
};

document.addEventListener("click", ({ target }) => {
  const act = target.closest("[data-do]");
  if (act && Object.hasOwn(does, act.dataset.do)) does[act.dataset.do]();
});

byId("paste-form").addEventListener("submit", (event) => {
  event.preventDefault();
  message("");
  const text = byId("paste").value;
  if (text.trim() === "") {
    message(
      "Nothing has been pasted yet. Copy cells in your spreadsheet and paste them into the field.",
    );
    byId("paste").focus();
  } else if (isJson(new TextEncoder().encode(text))) {
    openDefinition(new TextEncoder().encode(text), "What you pasted");
  } else if (sheet.open(new TextEncoder().encode(text), "")) show("sheet");
});

for (const id of ["sheet-file", "definition-file"]) {
  byId(id).addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) await take(file);
    // The same file may be brought again when it has been mended.
    target.value = "";
  });
}

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer.files;
  if (file) take(file);
});
addEventListener("storage", (event) => {
  if (isDraft(event)) desk.lose();
});
addEventListener("beforeunload", (event) => {
  if (desk.wouldBeLost) event.preventDefault();
});

listExamples();
try {
  await load();
  resume();
  tellForeign();
  document.documentElement.dataset.ready = "";
} catch (error) {
  message(
    `This page could not be started: ${error.message}. Load it again; a draft on this device is safe.`,
  );
}
