// The list of the assessment's parts, one of which is open in the editor.

import { titleOf } from "./condition.js";
import { count, h } from "./dom.js";

/**
 * Shows the parts. `at` is the one that is open, -1 the whole; `notes` says of each what is to be done, by the
 * same numbers.
 */
export function showOutline(list, { conditions }, at, notes) {
  const part = (position, number, title) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          "data-do": "open",
          "data-at": position,
          "aria-current": position === at ? "true" : null,
        },
        h("span", { class: "number" }, number),
        h("span", { class: "name" }, title),
        h("span", { class: "mark" }, notes.get(position) ?? ""),
      ),
    );
  list.replaceChildren(
    part(-1, "", "The whole"),
    ...conditions.map((one, position) =>
      part(position, String(position + 1), titleOf(one, "No title yet")),
    ),
  );
}

/** Says of each part what is to be done, where that has changed. */
export function noteInOutline(list, notes) {
  for (const part of list.querySelectorAll("button")) {
    const mark = part.querySelector(".mark");
    const text = notes.get(Number(part.dataset.at)) ?? "";
    if (mark.textContent !== text) mark.textContent = text;
  }
}

/** The title of a part while it is being typed. */
export function nameInOutline(list, position, condition) {
  const part = list.querySelector(`[data-at="${position}"] .name`);
  if (part) part.textContent = titleOf(condition, "No title yet");
}

/** How many problems, or texts, each part has; by its number. */
export function tallied(positions, one, several) {
  const tally = new Map();
  for (const position of positions) tally.set(position, (tally.get(position) ?? 0) + 1);
  return new Map([...tally].map(([position, number]) => [position, count(number, one, several)]));
}
