// The quiz of one element in a frame from the package's own origin, for pages that refuse
// WebAssembly and for those that are not to read answers. It does what `Quiz` does, by messages. Loaded where
// it is needed, so it is given what the entry has already.

import { ownFragment, ownPage, shareAddress } from "./address.js";
import { report, send } from "./events.js";
import { Failure, PATIENCE } from "./failure.js";
import { copyAnswers } from "./plain.js";
import { EVENTS, PROTOCOL, THEME } from "./protocol.js";

/** What a page that has been loaded may take to say so, in milliseconds. */
const GRACE = 5_000;
const NOTHING = { answers: {}, code: "", link: "", profile: null };
/** What a frame may do that is shut off from the page it is on, though both have one origin. */
const APART =
  "allow-scripts allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox";
const names = new Set();

export class FramedQuiz {
  #element;
  #shadow;
  #ready;
  #isolated;
  #pages;
  #entry;
  #frame = null;
  #port = null;
  #name = "";
  #state = NOTHING;
  /** Answers that the frame is to begin with. */
  #early;
  #forget;
  #opening = [];
  #timer;
  #unlisten = [];
  /** Has a frame be loaded that waits for the visitor to come near. */
  hurry = () => {};

  /**
   * `left` is what a quiz in the page leaves to this one, `pages` are the addresses of the frame's
   * page and of the same for a frame that is shut off, `entry` holds functions of the entry.
   */
  constructor(element, shadow, ready, left, pages, entry) {
    this.#element = element;
    this.#shadow = shadow;
    this.#ready = ready;
    this.#isolated = element.isolated;
    this.#pages = pages;
    this.#entry = entry;
    this.#early = left.answers;
    this.#forget = left.forget;
  }

  start() {
    if (this.#unlisten.length > 0) return;
    const page = this.#element.ownerDocument;
    const dark = matchMedia("(prefers-color-scheme: dark)");
    this.#listen(globalThis, "message", (event) => this.#greet(event));
    this.#listen(globalThis, "hashchange", () => this.#post("fragment", ownFragment(page) ?? ""));
    this.#listen(dark, "change", () => this.#post("theme", themeOf(this.#element)));
    this.#listen(page, "securitypolicyviolation", (event) => this.#heed(event));
    this.#name = freeName(this.#element.id);
    if (this.#element.loading === "lazy") this.#await();
    else this.#load();
  }

  stop() {
    for (const unlisten of this.#unlisten) unlisten();
    this.#unlisten = [];
    this.#drop();
    this.#shadow.replaceChildren();
    names.delete(this.#name);
    this.#remember();
  }

  async change(changed) {
    if (changed.has("assessment")) {
      this.#early = undefined;
      this.#state = NOTHING;
      this.#drop();
      this.#load();
    } else if (this.#port) this.#post("attributes", await this.#attributes());
    else if (changed.has("loading")) this.hurry();
  }

  get answers() {
    return { ...(this.#early ?? this.#state.answers) };
  }

  set answers(answers) {
    try {
      const copy = copyAnswers(answers);
      if (!this.#port) this.#early = copy;
      else if (!this.#isolated) this.#state = { ...this.#state, answers: copy };
      this.#post("answers", copy);
    } catch (error) {
      report(this.#element, error);
    }
  }

  get code() {
    return this.#state.code;
  }

  get link() {
    return this.#state.link;
  }

  get profile() {
    return this.#state.profile;
  }

  get left() {
    return { answers: this.#isolated ? undefined : this.#early, forget: this.#forget };
  }

  open(codeOrLink) {
    return new Promise((resolve, reject) => {
      if (!this.#port) {
        reject(gone());
        return;
      }
      this.#opening.push({ resolve, reject });
      this.#post("open", String(codeOrLink ?? ""));
    });
  }

  reset() {
    this.#early = undefined;
    this.#state = { ...this.#state, answers: {}, code: "", link: "" };
    this.#forget = !this.#port;
    this.#post("reset");
  }

  /** Whether the frame is shut off from all others, as it must be where it could be looked into. */
  get #apart() {
    const own = globalThis.origin;
    return own === "null" || (this.#isolated && own === this.#pages.frame.origin);
  }

  get #address() {
    return this.#apart ? this.#pages.apart : this.#pages.frame;
  }

  /** The frame's origin as its messages state it. */
  get #origin() {
    return this.#apart ? "null" : this.#address.origin;
  }

  #listen(target, name, listener) {
    target.addEventListener(name, listener);
    this.#unlisten.push(() => target.removeEventListener(name, listener));
  }

  /** Loads the frame when the visitor is near, or something is asked of the quiz. */
  #await() {
    const { languageOf, loadingPanel, showInstead, whenNear } = this.#entry;
    showInstead(this.#shadow, loadingPanel(languageOf(this.#element)));
    this.hurry = () => this.#frame ?? this.#load();
    this.#unlisten.push(whenNear(this.#element, this.hurry));
  }

  #load() {
    const frame = this.#element.ownerDocument.createElement("iframe");
    // What is not laid out at all would not be loaded.
    const unseen = { blockSize: "0", visibility: "hidden" };
    Object.assign(frame.style, { display: "block", inlineSize: "100%", border: "0", ...unseen });
    frame.allow = "clipboard-write; web-share";
    if (this.#isolated && this.#apart) frame.setAttribute("sandbox", APART);
    const { href } = this.#address;
    frame.addEventListener("load", () => this.#wait(GRACE));
    frame.src = `${href}?embedded`;
    this.#frame = frame;
    const { languageOf, loadingPanel, showInstead } = this.#entry;
    showInstead(this.#shadow, loadingPanel(languageOf(this.#element)));
    this.#shadow.append(frame);
    this.#wait(PATIENCE);
  }

  /** Gives the frame some time to say that it is there. */
  #wait(time) {
    clearTimeout(this.#timer);
    if (this.#port) return;
    const silent = () => this.#fail(`${this.#address.pathname} did not answer in the frame`);
    this.#timer = setTimeout(silent, time);
  }

  /** The page's policy says at once what else only a silent frame would tell. */
  #heed({ effectiveDirective, blockedURI }) {
    if (this.#port || !/^(frame|child|default)-src$/.test(effectiveDirective)) return;
    // Of what is on another origin only the origin is told.
    if (!blockedURI.startsWith(this.#address.origin)) return;
    this.#fail(`this page's security policy refuses the frame: ${effectiveDirective}`);
  }

  async #greet({ source, origin, data, ports }) {
    if (source !== this.#frame?.contentWindow || !data?.readinessCheck) return;
    if (origin !== this.#origin || ports.length > 0) return;
    if (data.readinessCheck !== PROTOCOL) {
      this.#fail("frame.html is of another version than the page's script: update both");
      return;
    }
    // A frame that was moved on the page has been loaded anew.
    this.#remember();
    this.#disconnect();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = (event) => this.#take(event.data);
    const greeting = {
      readinessCheck: PROTOCOL,
      isolated: this.#isolated,
      name: this.#name,
      theme: themeOf(this.#element),
      fragment: ownFragment(this.#element.ownerDocument) ?? "",
      answers: this.#early,
      forget: this.#forget,
    };
    this.#early = undefined;
    this.#forget = false;
    try {
      greeting.attributes = await this.#attributes();
      greeting.definition = await this.#entry.loadNamed(this.#element);
    } catch (error) {
      this.#fail(error.message, error);
      return;
    }
    source.postMessage(greeting, this.#apart ? "*" : this.#origin, [port2]);
  }

  #attributes() {
    const element = this.#element;
    return {
      lang: this.#entry.languageOf(element),
      pace: element.getAttribute("pace"),
      save: element.getAttribute("save"),
      code: element.getAttribute("code"),
      "share-url": shareAddress(element),
    };
  }

  #post(kind, value) {
    this.#port?.postMessage({ kind, value });
  }

  #take({ kind, value }) {
    if (kind === "height" && value >= 0) {
      this.#frame.height = Math.ceil(value);
      this.#show();
    } else if (kind === "focus") this.#reveal(value);
    else if (kind === "title") this.#frame.title = String(value);
    else if (kind === "opened") this.#opened(value);
    else if (kind === "state") this.#state = { ...NOTHING, ...value };
    else if (EVENTS.includes(kind)) this.#pass(kind, value);
  }

  #pass(name, detail) {
    if (name === "ready" || name === "error") this.#show();
    if (name === "ready") this.#ready.resolve();
    send(this.#element, name, detail);
  }

  /** Not every browser scrolls the page to what gets the focus in a frame of another origin. */
  #reveal({ top, bottom }) {
    const place = this.#frame.getBoundingClientRect().top;
    if (place + top >= 0 && place + bottom <= innerHeight) return;
    scrollBy(0, place + top - innerHeight / 4);
  }

  #opened(error) {
    const waiting = this.#opening.shift();
    if (error) waiting?.reject(new Failure(error.kind, error.message));
    else waiting?.resolve();
  }

  #show() {
    if (this.#frame.className) return;
    this.#frame.className = "frame";
    Object.assign(this.#frame.style, { blockSize: "", visibility: "" });
    if (this.#shadow.activeElement?.matches(".loading")) this.#frame.focus();
    // Not by replacing all: a frame that is put in its place again is loaded again.
    this.#shadow.querySelector(".loading")?.remove();
  }

  /** What the next frame begins with, in case that nothing could be kept in this one. */
  #remember() {
    if (this.#state.code) this.#early ??= this.#state.answers;
  }

  #drop() {
    this.#disconnect();
    this.#frame = null;
  }

  #disconnect() {
    clearTimeout(this.#timer);
    this.#port?.close();
    this.#port = null;
    for (const { reject } of this.#opening) reject(gone());
    this.#opening = [];
  }

  /** `error` is what is wrong with something else than the frame. */
  #fail(message, error) {
    const kind = error?.kind ?? (this.#isolated ? "load-failed" : "wasm-blocked");
    const failure = new Failure(kind, message);
    this.#drop();
    const retry = kind === "wasm-blocked" ? null : () => this.#load();
    const { failurePanel, languageOf, showInstead } = this.#entry;
    const language = languageOf(this.#element);
    const alone = error ? null : ownPage(this.#element, this.#pages.frame, language);
    showInstead(this.#shadow, failurePanel(language, failure, { retry, alone }));
    report(this.#element, failure);
  }
}

const gone = () => new Failure("crashed", "the quiz is not on the page just now");

/** A name for what the frame keeps; several elements on a page get one each. */
function freeName(id) {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? id : `${id}:${number}`;
    if (!names.has(name)) {
      names.add(name);
      return name;
    }
  }
}

/** What the frame is to look like, which it can't see from inside. */
function themeOf(element) {
  const look = getComputedStyle(element);
  return Object.fromEntries(THEME.map((name) => [name, look.getPropertyValue(name)]));
}
