// The page a quiz begins with, before there is anything to run it. A browser by itself lets radios
// be chosen, notes be written and explanations be opened. The quiz goes on from there when it is
// loaded.

import { createElement, type Tree } from "../interface/create-element.ts";
import { type Entries, readEntries, slotOf } from "../interface/entries.ts";
import { loadingMessage } from "../interface/panel.ts";
import { localeFormat } from "../language.ts";
import type { Place } from "../loader/package-files.ts";
import type { Save } from "../public.ts";

/** The longest that the quiz waits for the visitor to let go of a key or button, in milliseconds. */
const RELEASE_TIMEOUT = 2_000;

/** A first view as data, and the sentence on where answers are stored. */
export interface FirstViewSource {
  /** The file that it would be, by which a view in the page's HTML is known. */
  name?: string;
  tree: Tree;
  kept: Record<Save, string>;
}

/** A first view, or the file that it is in. */
export type ViewSource = Place | FirstViewSource;

/** A first view on the page, and what the visitor did in it. */
export class FirstView {
  readonly root: HTMLElement;
  readonly source: ViewSource;
  /** A promise of when nothing is pressed any more: a click needs its element to stay till then. */
  released: Promise<void> | undefined;
  /** The panel above the view. */
  notice: HTMLElement | null = null;
  /** Every element's place among the elements of its parent, as it was made. */
  readonly places = new Map<Element, { parent: Element; position: number }>();
  /** Controls that only the quiz can serve, each once however often it was pressed. */
  readonly pressed = new Set<Element>();
  readonly #status = createElement(["p", { class: "unseen", role: "status" }]);

  /** `entered` is called with the visitor's entries whenever they change, and with those of a `declared` view. */
  constructor(
    source: ViewSource,
    save: Save,
    entered: (entries: Entries) => void,
    declared?: HTMLElement,
  ) {
    const { tree, kept: words } = source as FirstViewSource;
    this.source = source;
    this.root = declared ?? createElement(tree);
    for (const parent of [this.root, ...this.root.querySelectorAll("*")]) {
      [...parent.children].forEach((child, position) => {
        this.places.set(child, { parent, position });
      });
    }
    const kept = this.root.querySelector(".credit p");
    // WebKit scrolls where a line at the end of a page is written anew.
    if (kept && words && !declared) kept.textContent = words[save];
    this.root.querySelector(".main")?.append(this.#status);
    this.root.addEventListener("input", () => entered(this.entered));
    this.root.addEventListener("click", ({ target }) => this.#press(target as Element));
    for (const down of ["keydown", "pointerdown"]) {
      this.root.addEventListener(down, () => this.#awaitRelease());
    }
    // While the quiz is on its way there is time for what it will have to know.
    requestAnimationFrame(() => setTimeout(() => localeFormat(this.root.lang)));
  }

  /** The answers and notes so far, by slot. */
  get entered(): Entries {
    return readEntries(this.root);
  }

  /** Enters answers and notes; slots without any are emptied. */
  enter({ answers, notes }: Partial<Entries>): void {
    for (const control of this.root.querySelectorAll<HTMLInputElement>("input, textarea")) {
      const slot = slotOf(control);
      const note: unknown = notes?.[slot];
      if (control.type === "radio") control.checked = answers?.[slot] === control.value;
      // Storage may hold anything.
      else control.value = typeof note === "string" ? note : "";
    }
  }

  /** Shows a panel above the view, or none any more. */
  tell(panel: HTMLElement | null): void {
    const focused = this.notice?.contains((this.root.getRootNode() as ShadowRoot).activeElement);
    this.notice?.remove();
    this.notice = panel;
    if (panel) this.root.before(panel);
    if (focused) {
      (panel?.querySelector("button") ?? this.root.querySelector<HTMLElement>("h3"))?.focus();
    }
  }

  /** Waits for the release, which a host's own listeners may keep from coming this far. */
  #awaitRelease(): void {
    this.released ??= new Promise((resolve) => {
      const end = new AbortController();
      const letGo = () => {
        end.abort();
        this.released = undefined;
        // The click comes after this.
        setTimeout(resolve);
      };
      for (const up of ["keyup", "pointerup", "pointercancel", "blur"]) {
        globalThis.addEventListener(up, letGo, { signal: end.signal, capture: true });
      }
      setTimeout(letGo, RELEASE_TIMEOUT);
    });
  }

  /** The press has to wait for the quiz, and the visitor is to know. */
  #press(target: Element): void {
    const control = target.closest("button, .sector");
    if (!control) return;
    this.pressed.add(control);
    control.setAttribute("aria-busy", "true");
    this.#status.textContent = loadingMessage(this.root.lang);
  }
}
