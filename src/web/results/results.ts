// The results of one mounted quiz: loads what only they need, and opens those that the page, its
// address or the visitor names. Loaded when a result is near, so it is given what the entry has.

import { attributeOf, isHiddenCopy, namesResult, ownFragment } from "../address.ts";
import { Failure, kindOf } from "../errors.ts";
import { attempt, report } from "../events.ts";
import type { ResultsContext } from "../lifecycle/mounted-quiz.ts";
import { within } from "../lifecycle/scope.ts";
import type { Definition, DefinitionPlace } from "../loader/definitions.ts";
import { guidePlace } from "../loader/guide-place.ts";
import type { MountedHandle } from "../loader/module-interface.ts";
import type { Place } from "../loader/package-files.ts";
import { completeGuide } from "../loader/words.ts";

export { imports } from "readiness-check-report-glue";

/** The module that this file becomes. */
export interface ResultsModule {
  Results: typeof Results;
}

/**
 * The tasks that the module's rendering takes at most: Yew yields to the browser between writing to
 * the page, the effects of that, and what those lead to.
 */
const RENDERING_TASKS = 5;

/** The fragment in the address bar that an element on the page has opened, and which did. */
let opened: { fragment: string; by: Element | null } = { fragment: "", by: null };

export class Results {
  readonly #context: ResultsContext;
  readonly #handle: MountedHandle;
  readonly #element: HTMLElement;
  /** Ends with the quiz. */
  readonly #signal: AbortSignal;
  #place: DefinitionPlace;
  /** True if the rest of the definition is still to come. */
  #partial: boolean;
  /** The place of the guide that belongs to the questions. */
  #guide: Place | null;
  /** Opens the result that is waiting until one can be shown. */
  #opening: (() => void) | null = null;
  /** True if the page or the visit before asks for that result, and so no focus is to move to it. */
  #unasked = false;

  constructor(context: ResultsContext, definition: Definition, place: DefinitionPlace) {
    this.#context = context;
    this.#handle = context.handle;
    this.#element = context.element;
    this.#signal = context.signal;
    this.#place = place;
    this.#partial = Boolean(place.rest);
    this.#guide = guidePlace(definition, place);
  }

  /** The quiz is in another language now, with every phrase of it. */
  translated(definition: Definition, place: DefinitionPlace): void {
    this.#place = place;
    this.#partial = false;
    this.#guide = guidePlace(definition, place);
    if (this.#handle.wantsGuide) this.bringGuide();
  }

  /** Opens what the page names, or the group that was open before; shows the quiz then. */
  begin(group: string): void {
    const code = attributeOf(this.#element, "code");
    this.#unasked = Boolean(code) || !namesResult(this.#element);
    if (code) this.openCode();
    else if (namesResult(this.#element)) this.openFragment();
    else if (group) this.#openLater(() => this.#open(group, true));
    if (!this.#opening) this.#context.show();
  }

  /**
   * Opens a code or a link.
   *
   * @throws an `Error` with a `kind` that says what is wrong with it
   */
  async open(codeOrLink: string): Promise<void> {
    await this.#load().catch((error: unknown) => {
      throw this.#signal.aborted ? gone() : error;
    });
    this.#handle.arrived();
    this.#handle.open(codeOrLink, false);
    // The visitor may take these answers over, and then nothing else is loaded.
    if (this.#handle.wantsGuide) this.bringGuide();
  }

  openCode(): void {
    const code = attributeOf(this.#element, "code");
    if (code) this.#openLater(() => this.#open(code, false));
    else this.#close();
  }

  openFragment(): void {
    const fragment = ownFragment(this.#element.ownerDocument);
    if (fragment) this.#openLater(() => this.#openFound(fragment));
    // The visitor went back in the browser's history.
    else if (opened.by === this.#element) {
      opened = { fragment: "", by: null };
      this.#close();
    }
  }

  /** Loads what shows a result, then opens the one that is waiting for it. */
  async bring(): Promise<void> {
    const unasked = this.#unasked;
    this.#unasked = false;
    // Both are fetched at once.
    if (this.#guide) this.#context.entry.loadJson(this.#guide).catch(() => {});
    try {
      await this.#load();
    } catch (error) {
      if (this.#signal.aborted) return;
      if (this.#handle.missed(this.#opening !== null)) report(this.#element, error);
      this.#context.show();
      return;
    }
    this.#handle.arrived();
    const open = this.#opening;
    this.#opening = null;
    open?.();
    // A heading that is not on the page yet takes no focus.
    if (unasked) await rendered();
    if (this.#signal.aborted) return;
    this.#context.show();
    this.bringGuide();
  }

  /** Loads the guide that the definition names; a result shows without it, and says so. */
  async bringGuide(): Promise<void> {
    const place = this.#guide;
    if (!place) {
      if (this.#handle.wantsGuide) this.#handle.noGuide();
      return;
    }
    try {
      const { entry } = this.#context;
      const read = await within(this.#signal, entry.loadJson(place));
      const own = Boolean(this.#place.id);
      const guide = own ? read : await within(this.#signal, completeGuide(read, entry));
      // Another language's may have overtaken it.
      if (place === this.#guide) this.#handle.guide(guide);
    } catch (error) {
      this.#context.entry.forgetJson(place);
      if (this.#signal.aborted || place !== this.#guide) return;
      this.#handle.noGuide();
      report(this.#element, error);
    }
  }

  /** Loads what only a result needs, its phrases among it. */
  async #load(): Promise<void> {
    const place = this.#place;
    const needed = [
      this.#context.entry.loadReport(),
      this.#partial ? this.#context.entry.loadWhole(place) : null,
    ] as const;
    const [style, whole] = await within(this.#signal, Promise.all(needed));
    this.#context.entry.adoptStyle(this.#context.shadow, style);
    if (!whole || !this.#partial || place !== this.#place) return;
    this.#partial = false;
    this.#handle.translate(whole);
  }

  #openLater(open: () => void): void {
    this.#opening = open;
    this.bring();
  }

  #open(text: string, quiet: boolean): void {
    attempt(this.#element, () => this.#handle.open(text, quiet));
  }

  #openFound(fragment: string): void {
    // The visitor, or another element, may have been faster than the network.
    const page = this.#element.ownerDocument;
    if (fragment !== ownFragment(page) || isHiddenCopy(this.#element)) return;
    const { by } = opened;
    if (opened.fragment === fragment && by !== this.#element && by?.isConnected) return;
    // If several assessments share a page, the link may be meant for another one.
    const alone =
      page.querySelectorAll(this.#element.localName).length < 2 &&
      !page.documentElement.hasAttribute("data-several");
    try {
      this.#handle.open(fragment, !alone);
    } catch (error) {
      if (!alone && kindOf(error) === "link-other-assessment") return;
      if (!alone) this.#open(fragment, false);
      else report(this.#element, error);
    }
    opened = { fragment, by: this.#element };
  }

  #close(): void {
    this.#opening = null;
    this.#handle.close();
  }
}

/** Resolves when the module has rendered what it was told, for which it may take a few tasks. */
async function rendered(): Promise<void> {
  for (let task = 0; task < RENDERING_TASKS; task += 1) {
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The failure of whoever asked something of a quiz that has left meanwhile. */
const gone = () => new Failure("crashed", "the quiz is not on the page just now");
