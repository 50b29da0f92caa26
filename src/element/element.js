// The custom element: lifecycle, attributes and properties. Everything else is the
// business of the quiz it holds.

/* global STYLE */

import { FILES } from "readiness-check-files";
import { ownPage } from "./address.js";
import { languageOf, loadNamed } from "./definition.js";
import { report } from "./events.js";
import { importWhole } from "./fetch.js";
import { whenNear } from "./near.js";
import { failurePanel, loadingPanel, showInstead } from "./panel.js";
import { Quiz } from "./quiz.js";
import { dress, wear } from "./style.js";

const PACES = ["quick", "full"];
const SAVES = ["tab", "device", "off"];
const LOADINGS = ["eager", "lazy"];
const PROPERTIES = [
  "assessment",
  "pace",
  "code",
  "shareUrl",
  "save",
  "isolated",
  "loading",
  "answers",
];
/** Absent where there is no DOM, so that a server may import the module. */
const Base = globalThis.HTMLElement ?? class {};

export class ReadinessCheck extends Base {
  static observedAttributes = [
    "assessment",
    "lang",
    "pace",
    "code",
    "share-url",
    "save",
    "isolated",
    "loading",
  ];

  #shadow;
  #ready = deferred();
  #quiz;
  #place = "page";
  /** Whether the module for a quiz in a frame is yet to come. */
  #framing = false;
  /** Whether the page doesn't let the quiz run in it. */
  #refused = false;
  #changed = new Set();

  constructor() {
    super();
    this.#shadow = this.attachShadow({ mode: "open" });
    this.#quiz = this.#inPage();
  }

  connectedCallback() {
    this.#adoptEarlyProperties();
    // What the attributes were when the element came is no change of them.
    this.#changed.clear();
    this.#start();
    // Not before what there is to load is on its way.
    wear(this.#shadow, STYLE);
  }

  disconnectedCallback() {
    // Moving an element takes it out and puts it back at once: only a real farewell
    // ends the quiz.
    queueMicrotask(() => {
      if (!this.isConnected) this.#quiz.stop();
    });
  }

  /** Another document took the element over, and took its style sheets off it. */
  adoptedCallback() {
    dress(this.#shadow);
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#applyChanges());
    this.#changed.add(name);
  }

  #applyChanges() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (!this.isConnected) return;
    if (changed.has("isolated")) this.#start();
    if (!this.#framing) this.#quiz.change(changed);
  }

  /** Starts the quiz: in the page, or in a frame if the page wants that or can't have it else. */
  #start() {
    const place = this.isolated ? "apart" : this.#refused ? "frame" : "page";
    if (place !== this.#place) {
      this.#place = place;
      this.#quiz.stop();
      this.#quiz = this.#inPage(this.#quiz.left);
      this.#framing = false;
      if (place !== "page") this.#loadFramed();
    }
    if (!this.#framing) this.#quiz.start();
  }

  /** Until the module for it is there, a quiz that isn't started takes what the page sets. */
  async #loadFramed() {
    const waiting = this.#quiz;
    const entry = { languageOf, loadNamed, loadingPanel, failurePanel, showInstead, whenNear };
    this.#framing = true;
    showInstead(this.#shadow, loadingPanel(languageOf(this)));
    try {
      const { FramedQuiz } = await importWhole(FILES.framed);
      if (this.#quiz !== waiting) return;
      this.#framing = false;
      const pages = { frame: FILES.frame.address, apart: FILES.apart.address };
      this.#quiz = new FramedQuiz(this, this.#shadow, this.#ready, waiting.left, pages, entry);
      if (this.isConnected) this.#quiz.start();
    } catch (error) {
      if (this.#quiz !== waiting) return;
      const retry = error.kind === "wasm-blocked" ? null : () => this.#loadFramed();
      const language = languageOf(this);
      const alone = ownPage(this, FILES.frame.address, language);
      showInstead(this.#shadow, failurePanel(language, error, { retry, alone }));
      report(this, error);
    }
  }

  #inPage(left) {
    const refused = () => {
      // The frame itself has nowhere to go on to.
      const pages = [FILES.frame, FILES.apart];
      if (pages.some(({ address }) => location.href.startsWith(address.href))) return false;
      this.#refused = true;
      this.#start();
      return true;
    };
    return new Quiz(this, this.#shadow, this.#ready, refused, left);
  }

  /** Resolves when the quiz can be used. */
  get ready() {
    return this.#ready.promise;
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

  /** Whether everything is loaded at once, or what isn't seen yet when the visitor is near. */
  get loading() {
    return this.#oneOf("loading", LOADINGS);
  }

  set loading(loading) {
    this.#reflect("loading", loading);
  }

  /** Whether the quiz runs in a frame, out of reach of the page's own scripts. */
  get isolated() {
    return this.hasAttribute("isolated");
  }

  set isolated(isolated) {
    this.toggleAttribute("isolated", Boolean(isolated));
  }

  /** Shows a shared result, or several; rejects with an `Error` that has a `kind`. */
  async open(codeOrLink) {
    this.#quiz.hurry();
    await this.ready;
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

/** `Promise.withResolvers` for browsers that lack it. */
function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}
