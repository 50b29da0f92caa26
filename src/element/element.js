// The custom element: lifecycle, attributes and properties. Everything else is the
// business of the quiz it holds.

/* global STYLE */

import { Quiz } from "./quiz.js";
import { register } from "./theme.js";

const PACES = ["quick", "full"];
const SAVES = ["tab", "device", "off"];
const PROPERTIES = ["assessment", "pace", "code", "shareUrl", "save", "answers"];
/** Absent where there is no DOM, so that a server may import the module. */
const Base = globalThis.HTMLElement ?? class {};

let sheet = null;
function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    register(sheet);
  }
  return sheet;
}

export class ReadinessCheck extends Base {
  static observedAttributes = ["assessment", "lang", "pace", "code", "share-url", "save"];

  #quiz;
  #changed = new Set();

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [styleSheet()];
    this.#quiz = new Quiz(this, shadow);
  }

  connectedCallback() {
    this.#adoptEarlyProperties();
    this.#quiz.start();
  }

  disconnectedCallback() {
    // Moving an element takes it out and puts it back at once: only a real farewell
    // ends the quiz.
    queueMicrotask(() => {
      if (!this.isConnected) this.#quiz.stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#applyChanges());
    this.#changed.add(name);
  }

  #applyChanges() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (this.isConnected) this.#quiz.change(changed);
  }

  /** Resolves when the quiz can be used. */
  get ready() {
    return this.#quiz.ready;
  }

  get answers() {
    return this.#quiz.answers;
  }

  set answers(answers) {
    this.#quiz.answers = answers;
  }

  get code() {
    return this.#quiz.code;
  }

  set code(code) {
    this.#reflect("code", code);
  }

  get link() {
    return this.#quiz.link;
  }

  get profile() {
    return this.#quiz.profile;
  }

  get assessment() {
    return this.getAttribute("assessment") ?? "";
  }

  set assessment(address) {
    this.#reflect("assessment", address);
  }

  get pace() {
    return this.#oneOf("pace", PACES);
  }

  set pace(pace) {
    this.#reflect("pace", pace);
  }

  get save() {
    return this.#oneOf("save", SAVES);
  }

  set save(save) {
    this.#reflect("save", save);
  }

  get shareUrl() {
    return this.getAttribute("share-url") ?? "";
  }

  set shareUrl(address) {
    this.#reflect("share-url", address);
  }

  /** Shows a shared result, or several; rejects with an `Error` that has a `kind`. */
  open(codeOrLink) {
    return this.#quiz.open(codeOrLink);
  }

  /** Forgets the visitor's answers, notes and anything saved. */
  reset() {
    this.#quiz.reset();
  }

  /** An attribute's value, or the first of those it can have. */
  #oneOf(name, values) {
    const value = this.getAttribute(name);
    if (values.includes(value)) return value;
    if (value !== null) {
      warnOnce(`${name}="${value}" is none of ${values.join(", ")}; "${values[0]}" is used`);
    }
    return values[0];
  }

  #reflect(name, value) {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Properties a framework set before the class was there hide our accessors. */
  #adoptEarlyProperties() {
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }
}

const warned = new Set();

/** Tells whoever builds the page, not its visitors. */
function warnOnce(message) {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`readiness-check: ${message}`);
}
