// The results of one mounted quiz: loads what only they need, and opens those that the page, its
// address or the visitor names.

import { forgetOpened, noteOpened, openedElsewhere, ownFragment } from "./address.js";
import { forgetDefinition, guidePlace, loadDefinition, loadWhole } from "./definition.js";
import { loadReport } from "./engine.js";
import { attempt, report } from "./events.js";
import { Failure } from "./failure.js";
import { wear } from "./style.js";

/** Whether the page asks for a result rather than for questions. */
export function namesResult(element) {
  return element.getAttribute("code")?.trim() || ownFragment(element.ownerDocument);
}

/** Has what shows a result fetched, for questions at this place. */
export function fetchAhead(place) {
  for (const needed of [loadReport(), loadWhole(place)]) needed.catch(() => {});
}

export class Results {
  #element;
  #shadow;
  /** The quiz, until that has ended. */
  #handle;
  /** Where the questions are, while the phrases of results are still to come. */
  #partial;
  /** Where the guide is that belongs to the questions. */
  #guide;
  /** Puts the quiz on the page. */
  #show;
  /** Opens what is named, as soon as a result can be shown. */
  #opening = null;

  constructor(element, shadow, handle, definition, place, show) {
    this.#element = element;
    this.#shadow = shadow;
    this.#handle = handle;
    this.#partial = place.words ? place : null;
    this.#guide = guidePlace(definition, place);
    this.#show = show;
  }

  /** The quiz has ended. */
  end() {
    this.#handle = null;
  }

  /** The quiz is in another language now, with every phrase of it. */
  translated(definition, place) {
    this.#partial = null;
    this.#guide = guidePlace(definition, place);
    if (this.#handle.wantsGuide) this.bringGuide();
  }

  /** Opens what the page names, or the group that was open before; shows the quiz then. */
  begin(group) {
    if (this.#element.hasAttribute("code")) this.openCode();
    else if (namesResult(this.#element)) this.openFragment();
    else if (group) this.#openLater(() => this.#open(String(group), true));
    if (!this.#opening) this.#show();
  }

  /** Opens a code or a link; throws what is wrong with it. */
  async open(codeOrLink) {
    await this.#load();
    if (!this.#handle) throw new Failure("crashed", "the quiz is not on the page just now");
    this.#handle.arrived();
    this.#handle.open(codeOrLink, false);
  }

  openCode() {
    const code = this.#element.getAttribute("code")?.trim();
    if (!code) this.#close();
    else this.#openLater(() => this.#open(code, false));
  }

  openFragment() {
    const fragment = ownFragment(this.#element.ownerDocument);
    if (fragment) this.#openLater(() => this.#openFound(fragment));
    // The visitor went back in the browser's history.
    else if (forgetOpened(this.#element)) this.#close();
  }

  /** Loads what shows a result, then opens the one that is waiting for it. */
  async bring() {
    // Both are fetched at once.
    if (this.#guide) loadDefinition(this.#guide).catch(() => {});
    try {
      await this.#load();
    } catch (error) {
      if (this.#handle?.missed(this.#opening !== null)) report(this.#element, error);
      if (this.#handle) this.#show();
      return;
    }
    if (!this.#handle) return;
    this.#handle.arrived();
    const open = this.#opening;
    this.#opening = null;
    open?.();
    this.#show();
    this.bringGuide();
  }

  /** Loads the guide that the definition names; a result shows without it, and says so. */
  async bringGuide() {
    const place = this.#guide;
    if (!place) return;
    try {
      const guide = await loadDefinition(place);
      this.#handle?.guide(guide);
    } catch (error) {
      forgetDefinition(place);
      if (!this.#handle) return;
      this.#handle.noGuide();
      report(this.#element, error);
    }
  }

  /** Loads what only a result needs, its phrases among it. */
  async #load() {
    const place = this.#partial;
    const [style, whole] = await Promise.all([loadReport(), place && loadWhole(place)]);
    wear(this.#shadow, style);
    if (!whole || !this.#handle || place !== this.#partial) return;
    this.#partial = null;
    this.#handle.translate(whole);
  }

  #openLater(open) {
    this.#opening = open;
    this.bring();
  }

  #open(text, quiet) {
    attempt(this.#element, () => this.#handle.open(text, quiet));
  }

  #openFound(fragment) {
    // The visitor, or another element, may have been faster than the network.
    if (fragment !== ownFragment(this.#element.ownerDocument)) return;
    if (openedElsewhere(fragment, this.#element)) return;
    // Where several assessments share a page, the link may be meant for another one.
    const page = this.#element.ownerDocument;
    const alone = page.querySelectorAll(this.#element.localName).length < 2;
    try {
      this.#handle.open(fragment, !alone);
    } catch (error) {
      if (!alone && error.kind === "link-other-assessment") return;
      if (!alone) this.#open(fragment, false);
      else report(this.#element, error);
    }
    noteOpened(fragment, this.#element);
  }

  #close() {
    this.#opening = null;
    this.#handle.close();
  }
}
