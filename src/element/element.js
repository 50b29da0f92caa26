// The custom element: lifecycle, attributes, properties and events. It holds a handle
// to the quiz in WebAssembly and forwards.

/* global STYLE */

import { forgetOpened, noteOpened, openedElsewhere, ownFragment, shareAddress } from "./address.js";
import { definitionAddress, languageOf, loadDefinition } from "./definition.js";
import { loadEngine, onCrash } from "./engine.js";
import { Failure } from "./failure.js";
import { Keep } from "./keep.js";
import { failurePanel, loadingPanel } from "./panel.js";

const SAVES = ["tab", "device", "off"];
const PROPERTIES = ["assessment", "pace", "code", "shareUrl", "save", "answers"];
/** Absent where there is no DOM, so that a server may import the module. */
const Base = globalThis.HTMLElement ?? class {};

let sheet = null;
function styleSheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

export class ReadinessCheck extends Base {
  static observedAttributes = ["assessment", "lang", "pace", "code", "share-url", "save"];

  #shadow = this.attachShadow({ mode: "open" });
  #handle = null;
  #keep = null;
  /** What a teardown left: the session, and what the getters go on to say. */
  #rest = null;
  /** The session and its code as last heard of, for when there is nobody left to ask. */
  #heard = { saved: null, code: "" };
  /** Answers set before there was a quiz to take them. */
  #early = null;
  /** Whether `reset()` was called before it was known what is saved, and where. */
  #forget = false;
  #changed = new Set();
  /** Tells a load that is still under way whether it is still wanted. */
  #generation = 0;
  #unlisten = [];
  #ready = Promise.withResolvers?.() ?? deferred();

  constructor() {
    super();
    this.#shadow.adoptedStyleSheets = [styleSheet()];
  }

  connectedCallback() {
    this.#adoptEarlyProperties();
    if (this.#unlisten.length > 0) return;
    const followFragment = () => this.#openFragment();
    globalThis.addEventListener("hashchange", followFragment);
    this.#unlisten = [
      () => globalThis.removeEventListener("hashchange", followFragment),
      onCrash((message) => this.#crash(message)),
    ];
    this.#start();
  }

  disconnectedCallback() {
    // Moving an element takes it out and puts it back at once: only a real farewell
    // ends the quiz.
    queueMicrotask(() => {
      if (!this.isConnected) this.#stop();
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.isConnected) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#applyChanges());
    this.#changed.add(name);
  }

  /** Resolves when the quiz can be used. */
  get ready() {
    return this.#ready.promise;
  }

  get answers() {
    return this.#handle?.answers ?? { ...(this.#early ?? this.#rest?.answers) };
  }

  set answers(answers) {
    this.#attempt(() => {
      const copy = copyAnswers(answers);
      if (this.#handle) this.#handle.setAnswers(copy);
      else this.#early = copy;
    });
  }

  get code() {
    return this.#handle?.code ?? this.#rest?.code ?? "";
  }

  set code(code) {
    this.#reflect("code", code);
  }

  get link() {
    return this.#handle?.link ?? this.#rest?.link ?? "";
  }

  get profile() {
    return this.#handle?.profile ?? this.#rest?.profile ?? null;
  }

  get assessment() {
    return this.getAttribute("assessment") ?? "";
  }

  set assessment(address) {
    this.#reflect("assessment", address);
  }

  get pace() {
    return this.getAttribute("pace") === "full" ? "full" : "quick";
  }

  set pace(pace) {
    this.#reflect("pace", pace);
  }

  get save() {
    const save = this.getAttribute("save");
    return SAVES.includes(save) ? save : "tab";
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
  async open(codeOrLink) {
    await this.ready;
    try {
      this.#handle?.open(String(codeOrLink ?? ""), false);
    } catch (error) {
      this.#report(error);
      throw error;
    }
  }

  /** Forgets the visitor's answers, notes and anything saved. */
  reset() {
    this.#early = null;
    this.#rest = null;
    this.#handle?.reset();
    this.#keep?.write(null);
    this.#forget = !this.#keep;
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

  async #start() {
    const generation = ++this.#generation;
    const language = languageOf(this);
    this.#show(loadingPanel(language));
    try {
      const [engine, definition] = await Promise.all([
        loadEngine(),
        loadDefinition(definitionAddress(this)),
      ]);
      if (generation !== this.#generation || !this.isConnected) return;
      this.#mount(engine, definition);
    } catch (error) {
      if (generation !== this.#generation) return;
      this.#fail(error, language);
    }
  }

  #mount(engine, definition) {
    // A fresh root for every mount: Yew's listeners stay on the old one.
    const root = document.createElement("div");
    this.#keep ??= new Keep(definition.id, this.id, this.save);
    if (this.#forget) this.#keep.write(null);
    this.#forget = false;
    const saved = this.#rest?.saved ?? this.#keep.read();
    this.#handle = new engine.Handle(root, definition, this.pace, saved, this.#host(root));
    this.#handle.setKeeping(this.#keep.works ? this.save : "off");
    this.#shadow.replaceChildren(root);
  }

  /** What the quiz may ask of the page. */
  #host(root) {
    return {
      address: () => shareAddress(this),
      ready: () => this.#arrive(root),
      save: (saved) => {
        this.#heard.saved = saved;
        const worked = this.#keep.works;
        this.#keep.write(saved);
        if (worked && !this.#keep.works) this.#handle.setKeeping("off");
      },
      changed: (detail) => {
        this.#heard.code = detail.code;
        this.#send("change", detail);
      },
      shown: (detail) => this.#send("result", detail),
      copy: copyText,
    };
  }

  #arrive(root) {
    if (!root.isConnected || !this.#handle) return;
    this.#rest = null;
    this.#heard = { saved: this.#handle.saved, code: this.#handle.code };
    const early = this.#early;
    this.#early = null;
    if (early) this.#attempt(() => this.#handle.setAnswers(early));
    this.#ready.resolve();
    this.#send("ready", {});
    if (this.hasAttribute("code")) this.#openCode();
    else this.#openFragment();
  }

  #openCode() {
    const code = this.getAttribute("code")?.trim();
    if (code) this.#attempt(() => this.#handle.open(code, false));
    else this.#handle.close();
  }

  #openFragment() {
    if (!this.#handle) return;
    const fragment = ownFragment(this.ownerDocument);
    if (!fragment) {
      // The visitor went back in the browser's history.
      if (forgetOpened(this)) this.#handle.close();
      return;
    }
    if (openedElsewhere(fragment, this)) return;
    // Where several assessments share a page, the link may be meant for another one.
    const alone = this.ownerDocument.querySelectorAll(this.localName).length < 2;
    try {
      this.#handle.open(fragment, !alone);
    } catch (error) {
      if (error.kind === "link-other-assessment" && !alone) return;
      this.#attempt(() => this.#handle.open(fragment, false));
    }
    noteOpened(fragment, this);
  }

  #applyChanges() {
    const changed = this.#changed;
    this.#changed = new Set();
    if (!this.isConnected) return;
    if (changed.has("assessment")) {
      this.#unmount();
      this.#rest = null;
      this.#keep?.release();
      this.#keep = null;
      this.#start();
      return;
    }
    if (!this.#handle) return;
    if (changed.has("pace")) this.#handle.setPace(this.pace);
    if (changed.has("save")) this.#changeKeeping();
    if (changed.has("share-url")) this.#handle.refresh();
    if (changed.has("code")) this.#openCode();
    if (changed.has("lang") && !this.hasAttribute("assessment")) this.#translate();
  }

  #changeKeeping() {
    this.#keep.use(this.save);
    const { saved } = this.#handle;
    const nothing = Object.keys({ ...saved.answers, ...saved.notes }).length === 0;
    this.#keep.write(nothing ? null : saved);
    this.#handle.setKeeping(this.#keep.works ? this.save : "off");
  }

  async #translate() {
    const generation = this.#generation;
    try {
      const definition = await loadDefinition(definitionAddress(this));
      if (generation === this.#generation) this.#handle?.translate(definition);
    } catch (error) {
      // The quiz goes on in the language it has.
      this.#report(error);
    }
  }

  #stop() {
    this.#generation += 1;
    for (const unlisten of this.#unlisten) unlisten();
    this.#unlisten = [];
    this.#unmount();
    this.#keep?.release();
    this.#keep = null;
  }

  #unmount() {
    if (!this.#handle) return;
    const { answers, code, link, profile, saved } = this.#handle;
    this.#rest = { answers, code, link, profile, saved };
    const handle = this.#handle;
    this.#handle = null;
    handle.destroy();
    handle.free();
    this.#shadow.replaceChildren();
  }

  #crash(message) {
    // Nothing in the module may be called again.
    if (!this.#handle) return;
    const { saved, code } = this.#heard;
    this.#rest = { answers: { ...saved?.answers }, code, saved };
    this.#handle = null;
    this.#generation += 1;
    this.#fail(new Failure("crashed", message), languageOf(this));
  }

  #fail(error, language) {
    const failure = error.kind ? error : new Failure("load-failed", error.message);
    const retry = () => this.#start();
    this.#show(failurePanel(language, failure, this.#rest?.code, retry));
    this.#report(failure);
  }

  #show(panel) {
    this.#shadow.replaceChildren(panel);
  }

  #attempt(act) {
    try {
      act();
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error) {
    this.#send("error", { kind: error.kind ?? "crashed", message: error.message });
  }

  #send(name, detail) {
    this.dispatchEvent(
      new CustomEvent(`readiness-${name}`, { bubbles: true, composed: true, detail }),
    );
  }
}

/** An object of our own: the host's may come from another window, or throw when it is read. */
function copyAnswers(answers) {
  try {
    if (Object.prototype.toString.call(answers) === "[object Object]") return { ...answers };
  } catch {
    // Refused like everything else that is no plain object.
  }
  throw new Failure(
    "answers-invalid",
    "answers are an object of slot ids and level ids; they were left as they were",
  );
}

/** `Promise.withResolvers` for browsers that lack it. */
function deferred() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}

/** Puts a text on the clipboard; whether that was allowed. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
