// A page that a partner might have, dressed as its address says, or as the page around it does.

import { ATTRIBUTES, PROPERTIES } from "./embed/choices.js";
import { paragraphs } from "./embed/snippet.js";

const HOSTS = ["plain", "newspaper", "government", "toolkit", "dark"];
const quiz = document.querySelector("readiness-check");
const style = document.querySelector("#style");

function show(query) {
  const asked = new URLSearchParams(query);
  const host = HOSTS.find((name) => name === asked.get("host")) ?? HOSTS[0];
  // Setting it to what it is would load it again, and the page would flicker.
  if (style.getAttribute("href") !== `hosts/${host}.css`) style.href = `hosts/${host}.css`;
  for (const name of ATTRIBUTES) {
    const value = asked.get(name);
    if (value === quiz.getAttribute(name)) continue;
    if (value === null) quiz.removeAttribute(name);
    else quiz.setAttribute(name, value);
  }
  quiz.toggleAttribute("isolated", asked.has("isolated"));
  for (const [name, property] of Object.entries(PROPERTIES)) {
    quiz.style.setProperty(property, asked.get(name) ?? "");
  }
  for (const slot of ["introduction", "footer"]) {
    for (const old of quiz.querySelectorAll(`[slot="${slot}"]`)) old.remove();
    for (const text of paragraphs(asked.get(slot) ?? "")) {
      const paragraph = document.createElement("p");
      paragraph.slot = slot;
      paragraph.textContent = text;
      quiz.append(paragraph);
    }
  }
}

addEventListener("message", ({ origin, source, data }) => {
  if (origin !== location.origin || source !== parent || typeof data !== "string") return;
  show(data);
});

show(location.search);
