// What is shown when the quiz can't be: plain DOM, since WebAssembly may be the reason. The words
// are those of the packaged definitions, for there may be no definition yet.

/* global AROUND */

import { grow } from "./grow.js";
import { isMirrored, nearest } from "./language.js";

/** A panel of this name in the packaged language nearest to the page's, and its words. */
function panelIn(language, name) {
  const tag = nearest(Object.keys(AROUND), language);
  const dir = isMirrored(tag) ? "rtl" : "ltr";
  const attributes = { class: `readiness-check ${name}`, part: name, lang: tag, dir };
  return [grow(["div", attributes]), AROUND[tag]];
}

/** The element's own content is the page's, whatever the panel's language is. */
const ownContent = () => grow(["slot", { dir: "auto" }]);

/** Stands in until the quiz is there; the element's own content shows below it. */
export function loadingPanel(language) {
  const [panel, said] = panelIn(language, "loading");
  panel.append(grow(["p", { role: "status" }, said.loading]), ownContent());
  return panel;
}

/**
 * Says what went wrong: with the answers as a result code and as a file (what to press is called,
 * and does), a way to try again and the address of the quiz's own page, as far as there are any.
 */
export function failurePanel(language, failure, { code, file, retry, alone }) {
  const [panel, said] = panelIn(language, "failure");
  const refused = alone && failure.kind === "wasm-blocked";
  const words = refused ? "frames-refused" : failure.words || failure.kind;
  const addButton = (attributes, name, press) => {
    const button = grow(["button", { type: "button", ...attributes }, name]);
    button.addEventListener("click", press);
    panel.append(button);
  };
  panel.setAttribute("role", "alert");
  panel.append(grow(["p", {}, said[words] ?? said["load-failed"]]));
  if (code) {
    panel.append(grow(["p", {}, `${said.code} `, ["code", { translate: "no" }, code]]));
  }
  if (alone) {
    const link = ["a", { href: alone, target: "_blank", rel: "noreferrer" }, said.alone];
    panel.append(grow(["p", {}, link]));
  }
  if (retry) addButton({ class: "primary" }, said.retry, retry);
  if (file) addButton({ lang: file.language, dir: "auto" }, file.name, file.save);
  // For whoever looks after the page; not written for visitors, and so in one language.
  panel.append(grow(["p", { class: "detail", lang: "en", dir: "ltr" }, failure.message]));
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
