// What is shown when the quiz can't be: plain DOM, since WebAssembly may be the reason. The words
// are those of the packaged definitions, for there may be no definition yet.

/* global AROUND */

import { isMirrored, nearest } from "./language.js";

function node(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A panel of this name in the packaged language nearest to the page's, and its words. */
function panelIn(language, name) {
  const tag = nearest(Object.keys(AROUND), language);
  const panel = node("div", {
    class: `readiness-check ${name}`,
    part: name,
    lang: tag,
    dir: isMirrored(tag) ? "rtl" : "ltr",
  });
  return [panel, AROUND[tag]];
}

/** The element's own content is the page's, whatever the panel's language is. */
const ownContent = () => node("slot", { dir: "auto" });

/** Stands in until the quiz is there; the element's own content shows below it. */
export function loadingPanel(language) {
  const [panel, said] = panelIn(language, "loading");
  panel.append(node("p", { role: "status" }, said.loading), ownContent());
  return panel;
}

/**
 * Says what went wrong: with the answers as a result code, a way to try again and the address
 * of the quiz's own page, as far as there are any.
 */
export function failurePanel(language, failure, { code, retry, alone }) {
  const [panel, said] = panelIn(language, "failure");
  const kind = alone && failure.kind === "wasm-blocked" ? "frames-refused" : failure.kind;
  panel.setAttribute("role", "alert");
  panel.append(node("p", {}, said[kind] ?? said["load-failed"]));
  if (code) panel.append(node("p", {}, `${said.code} `, node("code", { translate: "no" }, code)));
  if (alone) {
    const link = node("a", { href: alone, target: "_blank", rel: "noreferrer" }, said.alone);
    panel.append(node("p", {}, link));
  }
  if (retry) {
    const button = node("button", { type: "button", class: "primary" }, said.retry);
    button.addEventListener("click", retry);
    panel.append(button);
  }
  // For whoever looks after the page; not written for visitors, and so in one language.
  panel.append(node("p", { class: "detail", lang: "en", dir: "ltr" }, failure.message));
  panel.append(ownContent());
  return panel;
}

/** Shows this in place of what was there; if that had the focus, this gets it. */
export function showInstead(shadow, shown) {
  const held = shadow.activeElement;
  shadow.replaceChildren(shown);
  if (!held) return;
  shown.tabIndex = -1;
  shown.focus();
}
