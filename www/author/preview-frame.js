// The frame with the live quiz: it is told of each sound definition, once it is there to listen.

import { byId } from "./dom.js";

export class Preview {
  #ready = false;
  #latest = null;
  /** The id of the element that is written at, or "". */
  #element = "";

  constructor() {
    this.frame = byId("frame");
    addEventListener("message", ({ origin, source, data }) => {
      if (origin !== location.origin || source !== this.frame.contentWindow || data !== "ready")
        return;
      this.#ready = true;
      this.#send();
    });
  }

  /** Shows a definition at one of its conditions; nothing happens if both are as before. */
  show(definition, at) {
    const text = JSON.stringify(definition) + at;
    if (text === this.#latest?.text) return;
    this.#latest = { definition, at, text };
    if (!this.frame.getAttribute("src")) this.frame.src = "author/preview.html";
    else if (this.#ready) this.#send();
  }

  /** Shows an element of that condition, or for "" where it begins. */
  look(element) {
    if (element === this.#element) return;
    this.#element = element;
    if (this.#ready && this.#latest) this.#post({ element });
  }

  #send() {
    const { definition, at } = this.#latest ?? {};
    if (definition) this.#post({ definition, at, element: this.#element });
  }

  #post(what) {
    this.frame.contentWindow.postMessage(what, location.origin);
  }
}

/** The same with dots for every text that is empty. */
export function filled(node) {
  if (typeof node === "string") return node.trim() === "" ? "…" : node;
  if (Array.isArray(node)) return node.map(filled);
  if (node === null || typeof node !== "object") return node;
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, filled(value)]));
}
