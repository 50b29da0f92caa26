// What the page says: to everyone in a box above the page, or only to those who would not see a change.

import { byId, h } from "./dom.js";

/** Announces something that can be seen anyway. */
export function say(text) {
  const place = byId("said");
  // The same words twice are said twice.
  place.textContent = place.textContent === text ? `${text}\u00A0` : text;
}

/**
 * Shows a message until it is put away, or the next takes its place unless it `stays`; returns it. "" only puts
 * away what is there.
 */
export function message(text, { stays = false } = {}) {
  const box = byId("messages");
  for (const old of box.querySelectorAll(".passing:not(.stays)")) old.remove();
  if (text === "") return null;
  const place = h(
    "div",
    { class: `notice passing ${stays ? "stays" : ""}`, role: "alert" },
    h("p", {}, text),
  );
  place.append(
    h("button", { type: "button", class: "away", onclick: () => place.remove() }, "Put away"),
  );
  box.append(place);
  box.hidden = false;
  return place;
}
