// The page a quiz begins with, before there is anything to run it. What a browser can do by itself
// works: to choose, to write, to read on. The quiz goes on from there when it is loaded.

/* global AROUND */

import { enteredIn } from "./entered.js";
import { grow } from "./grow.js";
import { language, nearest } from "./language.js";

/** A first view, and what the visitor did in it. */
export class FirstView {
  root;
  /** What it is made of. */
  made;
  /** A promise of when nothing is pressed any more, for what is pressed here has to be let go here. */
  held;
  #pressed = [];
  #status;
  /** What is said above the view. */
  told = null;

  /** `save` is where answers are kept; `keep` takes what was entered, whenever that changes. */
  constructor(made, save, keep) {
    this.made = made;
    this.root = grow(made.tree);
    this.root.querySelector(".credit p").textContent = made.kept[save];
    this.#status = grow(["p", { class: "unseen", role: "status" }]);
    this.root.querySelector(".main").append(this.#status);
    this.root.addEventListener("input", () => keep(this.entered));
    this.root.addEventListener("click", ({ target }) => this.#press(target));
    for (const down of ["keydown", "pointerdown"]) {
      this.root.addEventListener(down, () => this.#hold());
    }
    // While the quiz is on its way there is time for what it will have to know.
    requestAnimationFrame(() => setTimeout(() => language(this.root.lang)));
  }

  /** The answers and notes so far, by slot. */
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
    const held = this.told?.contains(this.root.getRootNode().activeElement);
    this.told?.remove();
    this.told = panel;
    if (panel) this.root.before(panel);
    if (held) (panel?.querySelector("button") ?? this.root.querySelector("h3")).focus();
  }

  /**
   * Puts the quiz, which has what was entered, in its place, with what the visitor opened and where
   * they are. Returns what then presses what they pressed.
   */
  handOver(quiz) {
    this.tell(null);
    const counterpart = (node) => {
      if (node === this.root) return quiz.firstElementChild;
      const position = [...node.parentElement.children].indexOf(node);
      return counterpart(node.parentElement)?.children[position];
    };
    const held = this.root.getRootNode().activeElement;
    const scrolled = scrolledAround(this.root);
    this.root.replaceWith(quiz);
    for (const opened of this.root.querySelectorAll("details[open]")) {
      counterpart(opened).open = true;
    }
    const heir = this.root.contains(held) ? counterpart(held) : null;
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
