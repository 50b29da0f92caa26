// The quiz of one custom element in a frame from the package's own origin, for pages that are not to read
// answers. It is a quiz like the one in the page, and does by messages what that one does by calls.
// Loaded where it is needed, so it is given what the entry has already.
//
// Of its states, those of the quiz in the page, *loading* waits for the frame to say that it is there.

import { followFragment, ownPage } from "../address.ts";
import { asFailure, Failure } from "../errors.ts";
import { attempt, report, send } from "../events.ts";
import type { Entry } from "../lifecycle/entry.ts";
import type { Surroundings } from "../lifecycle/mounted-quiz.ts";
import type { AttributeName, Handover, Quiz } from "../lifecycle/quiz.ts";
import type { Readiness } from "../lifecycle/readiness.ts";
import { copyAnswers } from "../plain-data.ts";
import type { Answers, Profile } from "../public.ts";
import { type Claimant, claim, handOn, release } from "../storage/claims.ts";
import {
  attributesOf,
  explainSilence,
  followTheme,
  makeFrame,
  showFrame,
  watchFrame,
} from "./frame-element.ts";
import { askedBy, fragmentFor, greetingFor } from "./greeting.ts";
import {
  type FromFrame,
  ISOLATED_MODE,
  PROTOCOL,
  readFromFrame,
  type ToFrame,
} from "./protocol.ts";
import { Requests } from "./requests.ts";

/** The longest that a quiz in its frame may take to answer, in milliseconds. */
const ANSWER_TIMEOUT = 3_000;

export interface FramedQuizParts {
  surroundings: Surroundings;
  readiness: Readiness;
  handover: Handover;
  entry: Entry;
}

/** The module that this file becomes. */
export interface FrameModule {
  FramedQuiz: typeof FramedQuiz;
}

type State =
  | { name: "idle" }
  | { name: "loading"; frame: HTMLIFrameElement | null }
  | { name: "mounted"; frame: HTMLIFrameElement; port: MessagePort }
  | { name: "failed"; failure: Failure };

/** The page of sandboxed frames. */
const SANDBOXED_PAGE = "frame-sandboxed.html";

export class FramedQuiz implements Quiz, Claimant {
  readonly #parts: FramedQuizParts;
  #state: State = { name: "idle" };
  /** Ends with the state. */
  #scope = new AbortController();
  /** Ends when the element leaves its place. */
  #place = new AbortController();
  /** Ends with the document that was loaded into the frame. */
  #document = new AbortController();
  #attached = false;
  #greeted = false;
  /** Whether anything was entered in it, now or earlier; `null` while only the frame knows. */
  #used: boolean | null;
  /** The name under which the frame stores what it holds, and the id that it is claimed for. */
  #name = "";
  #id = "";
  /** Answers that the next frame is to begin with. */
  #given: Answers | undefined;
  #forget: boolean;
  readonly #openings = new Requests();
  /** Runs out where nobody answers. */
  #silence: ReturnType<typeof setTimeout> | undefined;
  loadNow = (): void => {};

  constructor(parts: FramedQuizParts) {
    this.#parts = parts;
    this.#given = parts.handover.answers;
    this.#used = this.#given !== undefined;
    this.#forget = parts.handover.forget;
    parts.entry.learnWords(WORDS);
  }

  attach(): void {
    if (this.#attached) return;
    this.#attached = true;
    this.#place = new AbortController();
    const { signal } = this.#place;
    const { element } = this.#surroundings;
    const page = element.ownerDocument;
    this.#claim(this.#name);
    addEventListener("message", (event) => this.#hear(event), { signal });
    followFragment(() => this.#sendFragment(), signal);
    page.addEventListener("securitypolicyviolation", (event) => this.#heed(event), { signal });
    const language = new MutationObserver(() => this.#sendAttributes());
    language.observe(page, { subtree: true, attributeFilter: ["lang"] });
    signal.addEventListener("abort", () => language.disconnect());
    // A frame that was moved on the page is loaded anew by the browser.
    const moved = this.#state.name === "mounted" || this.#state.name === "loading";
    const lazy = element.loading === "lazy" && !moved;
    if (lazy) this.#await();
    else this.#load(moved && "frame" in this.#state ? this.#state.frame : null);
  }

  detach(): void {
    this.#attached = false;
    this.#place.abort();
    release(this.#id, this);
  }

  suspend(): void {
    this.#document.abort();
    this.#enter({ name: "idle" });
    this.#surroundings.shadow.replaceChildren();
    // Not before the frame has gone, which writes what it holds until then.
    handOn(this.#id);
  }

  untouched(): boolean {
    // One that stores nothing would find nothing under another name.
    return this.#used === false && !this.#sandboxed && this.#surroundings.element.save !== "off";
  }

  moved(name: string): void {
    this.#name = name;
    if (this.#state.name === "mounted") this.#load(null);
  }

  change(names: ReadonlySet<AttributeName>): void {
    // It reads all of them when it begins.
    if (this.#state.name === "idle") return;
    if (names.has("assessment")) {
      // What was set while the element was away is for what it comes back with.
      if (this.#attached) this.#given = undefined;
      this.#load(null);
    } else if (this.#state.name === "mounted") this.#sendAttributes();
    else if (names.has("loading")) this.loadNow();
  }

  get answers(): Answers {
    return { ...this.#given };
  }

  set answers(answers: Answers) {
    attempt(this.#surroundings.element, () => {
      const copy = copyAnswers(answers);
      this.#used = true;
      if (!this.#heard) this.#given = copy;
      this.#post({ kind: "answers", value: copy });
    });
  }

  get code(): string {
    return "";
  }

  get link(): string {
    return "";
  }

  get profile(): Profile | null {
    return null;
  }

  get handover(): Handover {
    return { answers: undefined, forget: this.#forget };
  }

  async open(text: string): Promise<boolean> {
    if (this.#state.name === "failed") throw this.#state.failure;
    this.loadNow();
    await this.#parts.readiness.settled();
    if (this.#state.name !== "mounted") return false;
    const { id, settled } = this.#openings.add();
    this.#post({ kind: "open", value: { id, text } });
    return settled;
  }

  reset(): void {
    this.#given = undefined;
    this.#forget = !this.#heard;
    this.#post({ kind: "reset", value: null });
  }

  /** True if the frame hears what it is told: one that was taken off the page is loaded anew. */
  get #heard(): boolean {
    return this.#attached && this.#state.name === "mounted";
  }

  get #surroundings(): Surroundings {
    return this.#parts.surroundings;
  }

  /** True if the frame is sandboxed, as it must be where the page could look into it. */
  get #sandboxed(): boolean {
    const own = globalThis.origin;
    return own === "null" || own === this.#parts.entry.FILES.frame.address.origin;
  }

  get #address(): URL {
    const { frame, frameSandboxed } = this.#parts.entry.FILES;
    // Beside the other one, but in bundles.
    const sandboxed = () => frameSandboxed?.address ?? new URL(SANDBOXED_PAGE, frame.address);
    const address = new URL(this.#sandboxed ? sandboxed() : frame.address);
    address.search = ISOLATED_MODE;
    return address;
  }

  /** The frame's origin as its messages state it. */
  get #origin(): string {
    return this.#sandboxed ? "null" : this.#address.origin;
  }

  /** Goes over to another state; whatever is awaited in the one before ends. */
  #enter(state: State): AbortSignal {
    this.#scope.abort();
    this.#scope = new AbortController();
    if (this.#state.name === "mounted") {
      this.#state.port.close();
      this.#parts.readiness.renew();
    }
    this.#state = state;
    this.#openings.end();
    return this.#scope.signal;
  }

  /** Loads the frame when the visitor is near, or something is asked of the quiz. */
  #await(): void {
    const { languageOf, loadingPanel, showInstead, whenNear } = this.#parts.entry;
    const { element, shadow } = this.#surroundings;
    const signal = this.#enter({ name: "loading", frame: null });
    showInstead(shadow, loadingPanel(languageOf(element)));
    this.loadNow = () => {
      if (!signal.aborted) this.#load(null);
    };
    whenNear(element, signal, this.loadNow);
  }

  /** Loads a frame, or waits for one that the browser loads. */
  #load(moved: HTMLIFrameElement | null): void {
    this.loadNow = () => {};
    const { element, shadow } = this.#surroundings;
    const frame = moved ?? makeFrame(element, this.#address, this.#sandboxed);
    const signal = this.#enter({ name: "loading", frame });
    // Fetched while the frame loads.
    askedBy(element, this.#parts.entry).catch(() => {});
    this.#document.abort();
    this.#document = new AbortController();
    watchFrame(frame, signal, this.#document.signal, {
      silent: async () => {
        const said = await explainSilence(this.#address);
        if (!signal.aborted) this.#fail(...said);
      },
      loadedAgain: () => this.#callOut(),
    });
    if (moved) return;
    const { languageOf, loadingPanel, showInstead } = this.#parts.entry;
    showInstead(shadow, loadingPanel(languageOf(element)));
    shadow.append(frame);
  }

  /**
   * Asks whether the quiz that was greeted is still in its frame: some browsers tell of a fragment that it
   * has gone to as they tell of another page. Whoever else is there has no port to answer through.
   */
  #callOut(): void {
    if (this.#state.name !== "mounted") return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#fail("the quiz has left its frame"), ANSWER_TIMEOUT);
    this.#scope.signal.addEventListener("abort", () => clearTimeout(this.#silence));
    this.#sendAttributes();
  }

  /** The page's policy says at once what else only a silent frame would tell. */
  #heed({ disposition, effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void {
    if (disposition !== "enforce" || this.#state.name !== "loading") return;
    if (!/^(frame|child|default)-src$/.test(effectiveDirective)) return;
    // Of what is on another origin only the origin is told.
    if (!blockedURI.startsWith(this.#address.origin)) return;
    const message = `this page's security policy refuses the frame: ${effectiveDirective}`;
    this.#fail(new Failure("load-failed", message, "frames-refused"));
  }

  /** Hears a frame that says it is there. */
  #hear({ source, origin, data, ports }: MessageEvent): void {
    const state = this.#state;
    if (state.name !== "loading" || !state.frame || source !== state.frame.contentWindow) return;
    if (!data?.readinessCheck || origin !== this.#origin || ports.length > 0) return;
    if (data.readinessCheck === PROTOCOL) this.#greet(state.frame, this.#scope.signal);
    else this.#fail("frame.html is of another version than the page's script: update both");
  }

  async #greet(frame: HTMLIFrameElement, signal: AbortSignal): Promise<void> {
    const window = frame.contentWindow;
    const { entry } = this.#parts;
    const { element } = this.#surroundings;
    try {
      const asked = await askedBy(element, entry);
      if (signal.aborted || !window) return;
      // Whoever had the name when this quiz came may have left since.
      if (!this.#greeted) this.#claim();
      this.#greeted = true;
      const { port1: port, port2 } = new MessageChannel();
      const greeting = greetingFor(element, entry, asked, {
        name: this.#name,
        answers: this.#given,
        forget: this.#forget,
      });
      port.onmessage = ({ data }) => this.#take(data);
      window.postMessage(greeting, this.#sandboxed ? "*" : this.#origin, [port2]);
      this.#used ||= null;
      this.#given = undefined;
      this.#forget = false;
      const mounted = this.#enter({ name: "mounted", frame, port });
      followTheme(element, mounted, (value) => this.#post({ kind: "theme", value }));
    } catch (error) {
      if (!signal.aborted) this.#fail(asFailure(error, "load-failed"), false);
    }
  }

  /** Claims a name in storage: the one of before, or the first that is free. */
  #claim(before?: string): void {
    release(this.#id, this);
    this.#id = this.#surroundings.element.id;
    this.#name = claim(this.#id, this, before);
  }

  #sendAttributes(): void {
    const value = attributesOf(this.#surroundings.element, this.#parts.entry.languageOf);
    this.#post({ kind: "attributes", value });
  }

  #sendFragment(): void {
    this.#post({ kind: "fragment", value: fragmentFor(this.#surroundings.element) });
  }

  #post(message: ToFrame): void {
    if (this.#state.name === "mounted") this.#state.port.postMessage(message);
  }

  #take(data: unknown): void {
    const state = this.#state;
    const message = readFromFrame(data);
    if (!message || state.name !== "mounted") return;
    clearTimeout(this.#silence);
    switch (message.kind) {
      case "title":
        state.frame.title = message.value;
        break;
      case "opened":
        this.#openings.settle(message.value.id, message.value.error);
        break;
      case "used":
        this.#used ||= message.value;
        // Whoever has left meanwhile could not hand its name on.
        if (!this.#used) handOn(this.#id);
        break;
      default:
        this.#pass(message, state.frame);
    }
  }

  #pass({ kind, value }: FromFrame, frame: HTMLIFrameElement): void {
    if (kind === "ready" || kind === "error") this.#show(frame);
    if (kind === "ready") this.#parts.readiness.arrive();
    send(this.#surroundings.element, kind, value as object);
  }

  #show(frame: HTMLIFrameElement): void {
    if (frame.className) return;
    showFrame(frame);
    const { shadow } = this.#surroundings;
    if (shadow.activeElement?.matches(".loading")) frame.focus();
    // Not by replacing all: a frame that is put in its place again is loaded again.
    shadow.querySelector(".loading")?.remove();
  }

  /** `helps` says whether the quiz's own page would be a way on. */
  #fail(reason: Failure | string, helps = true): void {
    const failure = typeof reason === "string" ? new Failure("load-failed", reason) : reason;
    const { entry, readiness, surroundings } = this.#parts;
    const { element, shadow } = surroundings;
    const language = entry.languageOf(element);
    this.#document.abort();
    this.#enter({ name: "failed", failure });
    const retry = () => this.#load(null);
    const alone = helps ? ownPage(element, entry.FILES.frame.address, language) : undefined;
    entry.showInstead(shadow, entry.failurePanel(language, failure, { retry, alone }));
    report(element, failure);
    readiness.fail(failure);
  }
}
