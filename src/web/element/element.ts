// The custom element: attributes, properties and methods. Everything else is the business of the
// quiz it holds.

import { FILES } from "readiness-check-files";
import { ownPage } from "../address.ts";
import { asFailure } from "../errors.ts";
import { report } from "../events.ts";
import type { FrameModule } from "../frame/framed-quiz.ts";
import { failurePanel, loadingPanel, showInstead } from "../interface/panel.ts";
import { adoptStyle, adoptStyles } from "../interface/style-sheets.ts";
import { languageOf } from "../language.ts";
import { entry } from "../lifecycle/entry.ts";
import { PageQuiz } from "../lifecycle/page-quiz.ts";
import type { AttributeName, Handover, Quiz } from "../lifecycle/quiz.ts";
import { Readiness } from "../lifecycle/readiness.ts";
import { importModule } from "../loader/package-files.ts";
import type { Answers, Loading, Pace, Profile, Save } from "../public.ts";

const PACES = ["quick", "full"] as const;
const SAVES = ["tab", "device", "off"] as const;
const LOADINGS = ["eager", "lazy"] as const;
const PROPERTIES = [
  "assessment",
  "pace",
  "code",
  "shareUrl",
  "save",
  "isolated",
  "loading",
  "answers",
] as const;

/** The place where a quiz runs: in the page, in a frame, or in one that is isolated from the page. */
type Venue = "page" | "frame" | "isolated";

/** Absent where there is no DOM, so that a server may import the module. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/** The `<readiness-check>` element. */
export class ReadinessCheck extends Base {
  static observedAttributes: string[] = [
    "assessment",
    "lang",
    "pace",
    "code",
    "share-url",
    "save",
    "isolated",
    "loading",
  ];

  readonly #shadow: ShadowRoot;
  readonly #readiness = new Readiness();
  #quiz: Quiz;
  #venue: Venue = "page";
  /** Whether the page doesn't let the quiz run in it. */
  #refused = false;
  /** Whether the module for a quiz in a frame is yet to come; the quiz takes what the page sets. */
  #framing = false;
  #changed = new Set<AttributeName>();

  constructor() {
    super();
    this.#shadow = this.attachShadow({ mode: "open" });
    this.#quiz = this.#inPage();
  }

  connectedCallback(): void {
    this.#adoptEarlyProperties();
    // The attributes of an element that comes are no change of them.
    this.#changed.clear();
    this.#chooseVenue();
    this.#attach();
    // Not before what there is to load is on its way.
    adoptStyle(this.#shadow, STYLE);
  }

  disconnectedCallback(): void {
    this.#quiz.detach();
    // Moving an element takes it out and puts it back at once: only one that stays away is done.
    queueMicrotask(() => {
      if (!this.isConnected) this.#quiz.suspend();
    });
  }

  /** Another document took the element over, and took its style sheets off it. */
  adoptedCallback(): void {
    adoptStyles(this.#shadow);
  }

  attributeChangedCallback(name: AttributeName, before: string | null, after: string | null): void {
    if (before === after || !this.isConnected) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#applyChanges());
    this.#changed.add(name);
  }

  /** Applies the attributes that were changed in this task, all of them at once. */
  #applyChanges(): void {
    const changed = this.#changed;
    this.#changed = new Set();
    if (changed.size === 0 || !this.isConnected) return;
    if (changed.has("isolated") && this.#chooseVenue()) this.#attach();
    else if (!this.#framing) this.#quiz.change(changed);
  }

  #attach(): void {
    if (!this.#framing) this.#quiz.attach();
  }

  /** The quiz as the attributes now ask for it. */
  get #current(): Quiz {
    this.#applyChanges();
    return this.#quiz;
  }

  /** Replaces the quiz where the page wants it elsewhere, or can't have it here; whether it did. */
  #chooseVenue(): boolean {
    const venue = this.isolated ? "isolated" : this.#refused ? "frame" : "page";
    if (venue === this.#venue) return false;
    this.#venue = venue;
    this.#quiz.detach();
    this.#quiz.suspend();
    this.#readiness.renew();
    const { handover } = this.#quiz;
    this.#quiz = this.#inPage(handover);
    this.#framing = venue !== "page";
    if (this.#framing) this.#loadFramed(this.#quiz, venue);
    return true;
  }

  async #loadFramed(waiting: Quiz, venue: Venue): Promise<void> {
    const language = languageOf(this);
    showInstead(this.#shadow, loadingPanel(language));
    try {
      const { FramedQuiz } = await importModule<FrameModule>(FILES.framed);
      if (this.#quiz !== waiting) return;
      const surroundings = { element: this, shadow: this.#shadow };
      const isolated = venue === "isolated";
      const { handover } = waiting;
      this.#quiz = new FramedQuiz({
        surroundings,
        readiness: this.#readiness,
        handover,
        isolated,
        entry,
      });
      this.#framing = false;
      if (this.isConnected) this.#quiz.attach();
    } catch (error) {
      if (this.#quiz !== waiting) return;
      const failure = asFailure(error, "load-failed");
      const retry =
        failure.kind === "wasm-blocked" ? undefined : () => this.#loadFramed(waiting, venue);
      const alone = ownPage(this, FILES.frame.address, language);
      showInstead(this.#shadow, failurePanel(language, failure, { retry, alone }));
      report(this, failure);
      this.#readiness.fail(failure);
    }
  }

  #inPage(handover?: Handover): Quiz {
    const refused = () => {
      // The frame itself has nowhere to go on to.
      const pages = [FILES.frame, FILES.frameSandboxed];
      if (pages.some(({ address }) => location.href.startsWith(address.href))) return false;
      this.#refused = true;
      if (this.#chooseVenue()) this.#attach();
      return true;
    };
    const surroundings = { element: this, shadow: this.#shadow };
    return new PageQuiz(surroundings, this.#readiness, refused, handover);
  }

  /** Resolves when the quiz can be used. */
  get ready(): Promise<void> {
    return this.#current && this.#readiness.promise;
  }

  /**
   * A fresh copy; setting replaces all answers, also before `ready`. A template that sets it again
   * with each rendering takes back what the visitor answered since: hand it what
   * `readiness-change` said, or the same object each time.
   */
  get answers(): Answers {
    return this.#current.answers;
  }

  set answers(answers: Answers) {
    this.#current.answers = answers;
  }

  /** Reading: the code of the visitor's own answers. Writing: a code to show. */
  get code(): string {
    return this.#current.code;
  }

  set code(code: string) {
    this.#reflect("code", code);
  }

  /** The link of the visitor's own answers; empty while nothing is answered. */
  get link(): string {
    return this.#current.link;
  }

  /** The profile of the visitor's own answers; `null` before `ready`. */
  get profile(): Profile | null {
    return this.#current.profile;
  }

  /** The id of a packaged assessment, or the URL of a definition; empty for the default one. */
  get assessment(): string {
    return this.getAttribute("assessment") ?? "";
  }

  set assessment(assessment: string) {
    this.#reflect("assessment", assessment);
  }

  /** `quick`: overview questions, elements on demand; `full`: every element. */
  get pace(): Pace {
    return this.#oneOf("pace", PACES);
  }

  set pace(pace: Pace) {
    this.#reflect("pace", pace);
  }

  /** The place where answers are stored: the tab, the device, or none. */
  get save(): Save {
    return this.#oneOf("save", SAVES);
  }

  set save(save: Save) {
    this.#reflect("save", save);
  }

  /** An address for result links; `{code}` in it is replaced. */
  get shareUrl(): string {
    return this.getAttribute("share-url") ?? "";
  }

  set shareUrl(address: string) {
    this.#reflect("share-url", address);
  }

  /** Whether everything is loaded at once, or what isn't seen yet when the visitor is near. */
  get loading(): Loading {
    return this.#oneOf("loading", LOADINGS);
  }

  set loading(loading: Loading) {
    this.#reflect("loading", loading);
  }

  /** Runs the quiz in a frame of its own; the page then hears how much is answered, not what. */
  get isolated(): boolean {
    return this.hasAttribute("isolated");
  }

  set isolated(isolated: boolean) {
    this.toggleAttribute("isolated", Boolean(isolated));
  }

  /** Shows a shared result, or several; rejects with an `Error` that has a `kind`. */
  async open(codeOrLink: string): Promise<void> {
    for (;;) {
      const quiz = this.#current;
      try {
        return await quiz.open(String(codeOrLink ?? ""));
      } catch (error) {
        // Another quiz has taken its place, which can be asked the same.
        if (quiz === this.#quiz) throw error;
      }
    }
  }

  /** Forgets the visitor's answers, notes and anything saved. */
  reset(): void {
    this.#current.reset();
  }

  /** An attribute's value, or the first of those it can have. */
  #oneOf<Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value {
    const value = this.getAttribute(name);
    const found = values.find((known) => known === value);
    if (found) return found;
    if (value !== null) {
      warnOnce(`${name}="${value}" is none of ${values.join(", ")}; "${values[0]}" is used`);
    }
    return values[0];
  }

  #reflect(name: AttributeName, value: string | null | undefined): void {
    if (value === null || value === undefined) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Properties that a framework set before the class was there hide the accessors. */
  #adoptEarlyProperties(): void {
    for (const name of PROPERTIES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Object.assign(this, { [name]: value });
    }
  }
}

const warned = new Set<string>();

/** Tells whoever builds the page, not its visitors. */
function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`readiness-check: ${message}`);
}
