// The engine's problems where they are: at their field, in the outline, and in a list that leads there.

import { titleOf } from "./condition.js";
import { h } from "./dom.js";
import { get } from "./tree.js";

/** What fields are called, by the last name in their path. */
const NAMES = {
  title: "title",
  question: "question",
  about: "what it is about",
  goal: "what it is like when in place",
  why: "why it matters",
  short: "word for the wheel",
  id: "name in codes",
  kind: "kind",
  "how-to-tell": "how to tell",
  levels: "levels",
  plural: "name for several",
  language: "language",
};

/** A problem whose place is that of the list of slots, at the question that it is about. */
function placed({ path, message }, definition) {
  const slot = /^slots\[(\d+)\]$/.exec(path);
  if (!slot) return { path, message };
  const id = definition.slots?.[Number(slot[1])];
  for (const [at, condition] of definition.conditions.entries()) {
    if (condition.id === id) return { path: `conditions[${at}].id`, message };
    const place = condition.elements?.findIndex((element) => element.id === id) ?? -1;
    if (place >= 0) return { path: `conditions[${at}].elements[${place}].id`, message };
  }
  return { path, message };
}

/** Problems with the part of the editor that each is in (-1 for the whole), as sentences. */
export const located = (found, definition) =>
  found.map((problem) => {
    const { path, message } = placed(problem, definition);
    return {
      path,
      message: plain(message),
      at: Number(/^conditions\[(\d+)\]/.exec(path)?.[1] ?? -1),
    };
  });

/** What the engine says, as a sentence for someone who sees a form. */
function plain(message) {
  if (/^needs a text, found (nothing|an empty text)$/.test(message)) return "Still empty.";
  if (message === "needs a question or elements, found neither") {
    return "Ask a question here, or add elements.";
  }
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** What a place is called: “Library, element 2: title”. */
export function describe(path, definition) {
  const [, at] = /^conditions\[(\d+)\]/.exec(path) ?? [];
  const [, place] = /^conditions\[\d+\]\.elements\[(\d+)\]/.exec(path) ?? [];
  const [, level] = /levels\[(\d+)\]/.exec(path) ?? [];
  const names = [];
  if (at !== undefined) {
    names.push(titleOf(definition.conditions[at], `Condition ${Number(at) + 1}`));
  }
  if (place !== undefined) {
    const element = get(definition, `conditions[${at}].elements[${place}]`);
    names.push(titleOf(element, `element ${Number(place) + 1}`));
  }
  const [, kind] = /^kinds\[(\d+)\]/.exec(path) ?? [];
  if (kind !== undefined) names.push(definition.kinds[kind]?.title || `Kind ${Number(kind) + 1}`);
  const last = path.match(/[^.[\]]+/g)?.findLast((step) => !/^\d+$/.test(step));
  if (level !== undefined) names.push(`level ${Number(level) + 1}`);
  else if (NAMES[last]) names.push(NAMES[last]);
  else if (names.length === 0) names.push(path || "The whole");
  const text = names.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The field that is nearest to a place, of those that are there. */
export function fieldFor(path, within = document) {
  const find = (place) => within.querySelector(`[data-path="${CSS.escape(place)}"]`);
  const near = [
    path,
    path.replace(/\.id$/, ".title"),
    `${path}.label`,
    `${path}.question`,
    `${path}[0]`,
  ];
  for (const place of near) {
    const field = find(place);
    if (field) return field;
  }
  const shorter = path.replace(/(\[\d+\]|\.?[^.[\]]+)$/, "");
  return shorter && shorter !== path ? fieldFor(shorter, within) : null;
}

/** Marks the fields that have a problem, and takes the marks of others away. */
export function markFields(editor, problems, at) {
  const here = problems.filter((problem) => problem.at === at);
  const messages = new Map();
  for (const { path, message } of here) {
    const field = fieldFor(path, editor);
    if (field) messages.set(field, [...(messages.get(field) ?? []), message]);
  }
  for (const field of editor.querySelectorAll("[data-path]")) {
    const text = (messages.get(field) ?? []).join(" ");
    const place = document.getElementById(`${field.id}-problem`);
    if (!place || place.textContent === text) continue;
    place.textContent = text;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  for (const details of editor.querySelectorAll("[data-element]")) {
    const inside = here.some(({ path }) => path.startsWith(`${details.dataset.element}.`));
    details.querySelector(".mark").textContent = inside ? "to do" : "";
  }
}

/** Fills the list that leads to them; it shows so many. */
export function listProblems(list, problems, definition, most = 50) {
  list.replaceChildren(
    ...problems
      .slice(0, most)
      .map(({ path, message, at }) =>
        h(
          "li",
          {},
          h(
            "button",
            { type: "button", class: "link", "data-do": "lead", "data-at": path, "data-part": at },
            describe(path, definition),
          ),
          ` ${message}`,
        ),
      ),
    problems.length > most ? h("li", {}, `And ${problems.length - most} more.`) : "",
  );
}
