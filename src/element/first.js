// The page a quiz begins with, before there is anything to run it. What a browser can do by itself
// works: to choose, to write, to read on. The quiz goes on from there when it is loaded.

/* global AROUND, FIRST */

import { loadDefinition } from "./definition.js";
import { enteredIn } from "./entered.js";
import { grow } from "./grow.js";
import { isMirrored, nearest } from "./language.js";

/** What a visitor may be at; the quiz has the same ones in the same order. */
const CONTROLS = "a, button, details, input, summary, textarea, .sector";

/** What the first view at a place is made of, or a promise of it; the entry has brought one. */
export const loadFirst = (place) => (place ? loadDefinition(place) : FIRST);

/** A first view, and what the visitor did in it. */
export class FirstView {
  root;
  /** A promise of when nothing is pressed any more, for what is pressed here has to be let go here. */
  held;
  #pressed = [];
  #status;
  #told = null;

  /** `save` is where answers are kept; `keep` takes what was entered, whenever that changes. */
  constructor({ tree, kept }, save, keep) {
    this.root = grow(tree);
    this.root.dir = isMirrored(this.root.lang) ? "rtl" : "ltr";
    this.root.querySelector(".credit p").textContent = kept[save];
    this.#status = grow(["p", { class: "unseen", role: "status" }]);
    this.root.querySelector(".main").append(this.#status);
    this.root.addEventListener("input", () => keep(this.entered));
    this.root.addEventListener("click", ({ target }) => this.#press(target));
    for (const down of ["keydown", "pointerdown"]) {
      this.root.addEventListener(down, () => this.#hold());
    }
  }

  get entered() {
    return enteredIn(this.root);
  }

  /** Enters answers and notes; what isn't given is emptied. */
  enter({ answers, notes }) {
    for (const control of this.root.querySelectorAll("input, textarea")) {
      const { slot } = control.closest("[data-slot]").dataset;
      if (control.type === "radio") control.checked = answers[slot] === control.value;
      else control.value = notes[slot] ?? "";
    }
  }

  /** Says something above the view, or nothing any more. */
  tell(panel) {
    const held = this.#told?.contains(this.root.getRootNode().activeElement);
    this.#told?.remove();
    this.#told = panel;
    if (panel) this.root.before(panel);
    if (held) (panel?.querySelector("button") ?? this.root.querySelector("h3")).focus();
  }

  /**
   * Puts the quiz in its place, with what the visitor opened and where they are; to be called
   * before the quiz takes up what they entered. Returns what then presses what they pressed.
   */
  handOver(quiz) {
    this.tell(null);
    const [own, theirs] = [this.root, quiz].map((root) => [...root.querySelectorAll(CONTROLS)]);
    const counterpart = (control) => theirs[own.indexOf(control)];
    const held = this.root.getRootNode().activeElement;
    const scrolled = scrolledAround(this.root);
    this.root.replaceWith(quiz);
    for (const opened of this.root.querySelectorAll("details[open]")) {
      counterpart(opened).open = true;
    }
    const heir = counterpart(held);
    heir?.focus({ preventScroll: true });
    if (held?.localName === "textarea") {
      heir.setSelectionRange(held.selectionStart, held.selectionEnd);
    }
    // WebKit goes to the top of a page that has lost what was focused.
    for (const [around, top] of scrolled) around.scrollTo({ top, behavior: "instant" });
    return () => {
      for (const pressed of this.#pressed) {
        const click = { bubbles: true, cancelable: true, composed: true };
        counterpart(pressed)?.dispatchEvent(new MouseEvent("click", click));
      }
    };
  }

  #hold() {
    this.held ??= new Promise((resolve) => {
      const end = new AbortController();
      const letGo = () => {
        end.abort();
        this.held = undefined;
        // The click comes after this.
        setTimeout(resolve);
      };
      for (const up of ["keyup", "pointerup", "pointercancel", "blur"]) {
        globalThis.addEventListener(up, letGo, { signal: end.signal });
      }
    });
  }

  /** What a press leads to has to wait, and the visitor is to know. */
  #press(target) {
    const pressed = target.closest("button, .sector");
    if (!pressed) return;
    this.#pressed.push(pressed);
    pressed.setAttribute("aria-busy", "true");
    this.#status.textContent = AROUND[nearest(Object.keys(AROUND), this.root.lang)].loading;
  }
}

/** What is scrolled around a node, and how far. */
function scrolledAround(node) {
  const scrolled = [];
  for (let around = node; around; around = around.parentElement ?? around.getRootNode().host) {
    if (around.scrollTop) scrolled.push([around, around.scrollTop]);
  }
  return scrolled;
}
