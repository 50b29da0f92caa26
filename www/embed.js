// The page that makes a snippet: what is chosen in the form shows in the preview, in what there is
// to copy, and in the page's address.

import { defaults, NAMES, queryOf, Refusal, read } from "./embed/choices.js";
import { firstView, headers, nearest, packaged, policy, rule, snippet } from "./embed/snippet.js";

const form = document.querySelector("#choices");
const byId = (id) => document.getElementById(id);
const [frame, host, picker] = ["frame", "host", "accent-picker"].map(byId);

/** One pixel, to ask the browser what a colour is. */
const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

/** What the choice of an assessment is called that the package does not have. */
const OWN = "/";

/** What the package has to choose from, its `assessments.json`; nothing where that is missing. */
const list = (await found("pkg/assessments.json")) ?? {
  default: "",
  languages: {},
  assessments: {},
};

/** What was taken last of every choice, and what of it was not still being typed. */
let choices = defaults();
let settled = choices;
/** What the entry file must be, or "". */
let hash = "";
/** First views for the page's HTML by their files in the package, "" for those that are not there yet. */
const views = new Map([["", ""]]);

/** The JSON at an address beside this page, or `undefined`. */
async function found(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : undefined;
  } catch {
    // It is said where it is missed.
  }
}

/** What stands in the form under a name. */
function written(name) {
  const field = form.elements[name];
  if (field.type !== "checkbox") return field.value;
  return field.checked ? field.value : (field.dataset.otherwise ?? "");
}

function write(name, value) {
  const field = form.elements[name];
  if (field.type === "checkbox") field.checked = field.value === value;
  else field.value = value;
}

/** Takes what stands under a name while it may still be being typed. */
function follow(name) {
  const value = taken(name, () => {});
  if (value === undefined) return;
  choices = { ...choices, [name]: value };
  tell(name, "");
}

/** Takes what stands under a name, or says why not and goes back to what it was before. */
function settle(name) {
  let problem = "";
  const value = taken(name, ({ message }) => {
    problem = `${message} The snippet stays as it was.`;
  });
  tell(name, problem);
  settled = { ...settled, [name]: value ?? settled[name] };
  choices = { ...choices, [name]: settled[name] };
}

/** The value of what stands under a name; `refused` hears why there is none. */
function taken(name, refused) {
  try {
    return read(name, written(name));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error);
  }
}

/** Shows, or takes away, what is wrong with a field. */
function tell(name, problem) {
  const field = form.elements[name];
  const place = byId(`${name}-problem`);
  if (!place || place.textContent === problem) return;
  place.textContent = problem;
  if (problem) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  field.closest("details")?.toggleAttribute("open", true);
}

/** Gives every field that can be wrong a place where that is said. */
function makePlaces() {
  for (const field of form.querySelectorAll(".field :is(input, textarea)[name]")) {
    const place = document.createElement("p");
    place.id = `${field.name}-problem`;
    place.className = "problem";
    place.role = "alert";
    field.closest(".field").append(place);
    const described = [place.id, field.getAttribute("aria-describedby")].filter(Boolean);
    field.setAttribute("aria-describedby", described.join(" "));
  }
}

function update() {
  const view = firstView(choices, list);
  if (!views.has(view)) findView(view);
  fill("snippet", snippet(choices, list, choices.pin === "yes" ? hash : "", views.get(view)));
  fill("rule", rule(choices), byId("rule-step"));
  fill("policy", policy(choices, list));
  fill("headers", headers(choices), byId("headers-step"));
  countQuestions();
  const { assessment } = choices;
  byId("packaged").value = packaged(choices, list) ? assessment : OWN;
  byId("folder").textContent = choices.package;
  byId("hash-note").hidden = choices.pin !== "yes";
  picker.value = sixDigits(choices.accent);
  preview();
}

/** Says of each pace how many questions it asks; of questions of one's own that is not known. */
function countQuestions() {
  const questions = packaged(choices, list)?.questions;
  byId("quick-count").textContent = questions ? `${questions.quick} questions` : "few questions";
  byId("full-count").textContent = questions ? `all ${questions.full} questions` : "all questions";
}

/** Offers the languages and assessments that the package has. */
function offerPackaged() {
  byId("list-note").hidden = Object.keys(list.assessments).length > 0;
  const inEnglish = new Intl.DisplayNames("en", { type: "language" });
  const languages = Object.keys(list.languages).map((language) => {
    const label = document.createElement("label");
    const radio = document.createElement("input");
    Object.assign(radio, { type: "radio", name: "lang", value: language });
    label.append(radio, inEnglish.of(language));
    return label;
  });
  byId("languages").append(...languages);
  const assessments = Object.entries(list.assessments).map(([id, languages]) => {
    return new Option(nearest(languages, "en").title, id === list.default ? "" : id);
  });
  byId("packaged").append(...assessments, new Option("Questions of your own, see below", OWN));
}

function fill(id, text, step) {
  const place = byId(id);
  if (step) step.hidden = text === "";
  if (place.textContent === text) return;
  place.textContent = text;
  place.closest(".block").querySelector(".said").textContent = "";
}

/** A colour as the palette wants it; the quiz's own where it depends on the partner's page. */
function sixDigits(colour) {
  paint.fillStyle = picker.defaultValue;
  if (colour) paint.fillStyle = colour;
  paint.fillRect(0, 0, 1, 1);
  const digits = [...paint.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  return `#${digits.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

/** All that makes this page what it is, and the preview too. */
function query() {
  const all = queryOf(choices);
  if (host.selectedIndex > 0) all.set("host", host.value);
  return all;
}

function preview() {
  frame.contentWindow.postMessage(String(query()), location.origin);
}

/** Keeps the choices in the address, so that it can be sent. */
function note() {
  const all = query();
  const search = all.size > 0 ? `?${all}` : location.pathname;
  history.replaceState(null, "", search + location.hash);
}

/** Chooses what the address says; what in it can't be taken is shown and explained. */
function adoptAddress() {
  const asked = new URLSearchParams(location.search);
  for (const name of NAMES) {
    if (asked.has(name)) {
      write(name, asked.get(name));
      settle(name);
    } else write(name, choices[name]);
  }
  const known = [...host.options].find(({ value }) => value === asked.get("host"));
  if (known) known.selected = true;
  const more = form.querySelector("details");
  more.open = [...more.querySelectorAll("input[name]")].some(({ name }) => asked.has(name));
}

async function findHash() {
  const hashes = await found("pkg/integrity.json");
  const entry = String(hashes?.["readiness-check.js"] ?? "");
  hash = /^sha(256|384|512)-[\w+/=]+$/.test(entry) ? entry : "";
  byId("hash-note").textContent = hash
    ? "The hash is that of the package beside this page: use that one, or make the snippet on the page that came with yours."
    : "There is no hash in it: the package beside this page has no integrity.json.";
  update();
}

async function findView(file) {
  views.set(file, "");
  try {
    const response = await fetch(`pkg/${file}`);
    if (response.ok) views.set(file, await response.text());
  } catch {
    // The snippet does without.
  }
  update();
}

/** Puts a text on the clipboard, or selects it where that is refused. */
async function copy(button) {
  const place = byId(button.dataset.copies);
  const said = button.parentNode.querySelector(".said");
  said.textContent = "";
  try {
    await navigator.clipboard.writeText(place.textContent);
    said.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(place);
    said.textContent =
      "This browser does not let the page copy. The text is selected: copy it yourself.";
  }
}

form.addEventListener("input", ({ target }) => {
  if (target === picker) write("accent", picker.value);
  const name = target === picker ? "accent" : target.name;
  // Half an address would be asked for at once.
  if (name === "assessment") return;
  follow(name);
  update();
});

form.addEventListener("change", ({ target }) => {
  settle(target === picker ? "accent" : target.name);
  update();
  note();
});

// There is nothing to send: Enter takes what was typed.
form.addEventListener("submit", (event) => event.preventDefault());

byId("packaged").addEventListener("change", ({ target }) => {
  if (target.value === OWN) return byId("assessment").focus();
  write("assessment", target.value);
  settle("assessment");
  update();
  note();
});

host.addEventListener("change", () => {
  preview();
  note();
});

byId("narrow").addEventListener("change", ({ target }) => {
  frame.classList.toggle("narrow", target.checked);
});

byId("reset").addEventListener("click", () => {
  choices = settled = defaults();
  for (const name of NAMES) {
    write(name, choices[name]);
    tell(name, "");
  }
  update();
  note();
});

for (const button of document.querySelectorAll("[data-copies]")) {
  button.addEventListener("click", () => copy(button));
}

makePlaces();
offerPackaged();
adoptAddress();
frame.addEventListener("load", preview);
frame.src = `host.html?${query()}`;
findHash();
