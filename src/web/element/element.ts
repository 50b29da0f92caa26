// The custom element: attributes, properties and methods. Everything else is the business of the
// quiz it holds.

import { FILES } from "readiness-check-files";
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
import type { Answers, Loading, Pace, Profile, ReadinessCheckProperties, Save } from "../public.ts";
import { choiceOf, LOADINGS, PACES, SAVES } from "./choices.ts";
import { adoptEarlyProperties } from "./early-properties.ts";

/**
 * Absent where there is no DOM, so that a server may import the module.
 *
 * @internal
 */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * The `<readiness-check>` element: a self-assessment that runs inside the page and keeps its
 * answers there.
 *
 * @summary A self-assessment that runs inside the page and keeps its answers there.
 * @tagname readiness-check
 * @attr {string} assessment - Id of a packaged assessment, or address of a definition; without it
 *   `state-policy` is shown, in the element's language.
 * @attr {string} lang - Language tag; without it the nearest `lang` above the element counts, else
 *   English.
 * @attr {"quick" | "full"} [pace="quick"] - `quick`: one overview question a condition, elements on
 *   demand; `full`: every element.
 * @attr {string} code - A result code to show, or several joined by `-`.
 * @attr {string} share-url - An address for result links, in which `{code}` is replaced; without it
 *   the page's own address is used.
 * @attr {string} send-to - A `mailto:` or `https:` address with `{code}` or `{link}` in it, to which the
 *   visitor may send the result; without it there is no button.
 * @attr {string} send-label - What that button says.
 * @attr {"tab" | "device" | "off"} [save="tab"] - The place where answers outlive a reload.
 * @attr {boolean} [isolated=false] - Runs the quiz in a frame of its own; the page then hears how
 *   much is answered, not what.
 * @attr {"eager" | "lazy"} [loading="eager"] - Whether everything is loaded at once, or what isn't
 *   seen yet when the visitor is near.
 * @fires {CustomEvent<Record<string, never>>} readiness-ready - The quiz can be used.
 * @fires {CustomEvent<{ answers: Record<string, string>; code: string; answered: number; total:
 *   number }>} readiness-change - The visitor's answers changed.
 * @fires {CustomEvent<{ code: string; link: string; profile: Profile }>} readiness-result - A
 *   result is shown: one's own, each of two, or a group's as one.
 * @fires {CustomEvent<{ kind: ErrorKind; message: string }>} readiness-error - Something went
 *   wrong; `kind` says what.
 * @slot - Shown while the quiz loads and where it can't be shown.
 * @slot introduction - Words of the page's own where the quiz begins, instead of the quiz's.
 * @slot footer - Words of the page's own after the credit, on every page.
 * @csspart quiz - The whole quiz.
 * @csspart loading - The panel while the quiz loads.
 * @csspart failure - The panel where the quiz can't be shown.
 * @csspart header - The title above every page.
 * @csspart title - The name of the quiz.
 * @csspart pace - The choice between few questions and all.
 * @csspart message - The panel above the page that says what went wrong.
 * @csspart progress - The wheel and the list of conditions beside the questions.
 * @csspart page - The page of a condition or of a result.
 * @csspart result - The page of a result.
 * @csspart question - A question with its choices.
 * @csspart overview - The overview question of a condition.
 * @csspart element - The question about one element.
 * @csspart elements - All questions about a condition's elements.
 * @csspart choice - A level that can be chosen.
 * @csspart steps - The buttons that lead from page to page.
 * @csspart button - A button with words on it.
 * @csspart button-primary - A button that leads on.
 * @csspart button-secondary - A button beside that.
 * @csspart button-quiet - A button of lesser weight.
 * @csspart notice - A remark on what is shown.
 * @csspart verdict - The overall stage of a result.
 * @csspart figure - A drawing with what explains it.
 * @csspart wheel - The drawing of a set of answers.
 * @csspart legend - The meaning of the signs in the wheel.
 * @csspart condition - A condition in a list of stages.
 * @csspart spread - The spread of a group's answers to one question.
 * @csspart plan - The next steps that follow from the answers.
 * @csspart step - A step of the plan.
 * @csspart task - A question of the plan that is still to be answered.
 * @csspart outlook - The change that a step would bring.
 * @csspart brief - The result as a short document.
 * @csspart share - The ways in which a result leaves the page.
 * @csspart table - A table of answers.
 * @csspart credit - The place where answers are stored, and the author of the framework.
 * @csspart introduction - The subject of the quiz, where it begins.
 * @csspart heading - The heading of a page.
 * @csspart more - Anything that unfolds.
 * @csspart field - A box with its label.
 * @csspart input - A box to type or paste into, or to copy from.
 * @csspart bar - A number as a bar.
 * @cssprop {<color>} [--readiness-accent=#0a5f6d] - The one colour from which the others follow.
 * @cssprop {<color>} [--readiness-surface=transparent] - Painted behind the quiz; without it the
 *   page shows through.
 * @cssprop {<color>} --readiness-text - The colour of text, made legible if it isn't.
 * @cssprop {<color>} --readiness-border - The colour of lines; edges of what can be pressed are
 *   made stronger.
 * @cssprop {<color>} [--readiness-focus=#1746c9] - The colour of the focus ring.
 * @cssprop {<length>} [--readiness-radius=6px] - The radius of corners.
 * @cssprop {<number>} [--readiness-space=1] - The factor for the space around things, from 0.5 to
 *   2.
 * @cssprop --readiness-font - Font families; without it the page's.
 * @cssprop --readiness-heading-font - Font families of headings; without it as the rest.
 */
export class ReadinessCheck
  extends Base
  implements Required<Omit<ReadinessCheckProperties, `${string}-${string}`>>
{
  /** @internal */
  static observedAttributes: string[] = [
    "assessment",
    "lang",
    "pace",
    "code",
    "share-url",
    "send-to",
    "send-label",
    "save",
    "isolated",
    "loading",
  ];

  readonly #shadow: ShadowRoot;
  readonly #readiness = new Readiness();
  #quiz: Quiz;
  /** True if the quiz is the one of a frame. */
  #framed = false;
  /** True if the module for a quiz in a frame is yet to come; the quiz takes what the page sets. */
  #framing = false;
  #changed = new Set<AttributeName>();

  /** @internal */
  constructor() {
    super();
    // One that the page declares has a first view in it.
    this.#shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#quiz = this.#inPage();
  }

  /** @internal */
  connectedCallback(): void {
    adoptEarlyProperties(this, ReadinessCheck.prototype);
    // A quiz that was only moved follows what was changed meanwhile.
    this.#applyChanges();
    this.#chooseVenue();
    this.#attach();
    // Not before what there is to load is on its way.
    adoptStyle(this.#shadow, STYLE);
  }

  /** @internal */
  disconnectedCallback(): void {
    this.#quiz.detach();
    // Moving an element takes it out and puts it back at once: only one that stays away is done.
    queueMicrotask(() => {
      if (!this.isConnected) this.#quiz.suspend();
    });
  }

  /**
   * Another document took the element over, and took its style sheets off it.
   *
   * @internal
   */
  adoptedCallback(): void {
    adoptStyles(this.#shadow);
  }

  /** @internal */
  attributeChangedCallback(name: AttributeName, before: string | null, after: string | null): void {
    if (before === after) return;
    if (this.#changed.size === 0) queueMicrotask(() => this.#applyChanges());
    this.#changed.add(name);
  }

  /** Applies the attributes that were changed in this task, all of them at once. */
  #applyChanges(): void {
    const changed = this.#changed;
    if (changed.size === 0 || !this.isConnected) return;
    this.#changed = new Set();
    if (!this.#framing) this.#quiz.change(changed);
    if (changed.has("isolated") && this.#chooseVenue()) this.#attach();
  }

  #attach(): void {
    if (!this.#framing) this.#quiz.attach();
  }

  /** The quiz as the attributes now ask for it. */
  get #current(): Quiz {
    this.#applyChanges();
    return this.#quiz;
  }

  /** Replaces the quiz where the page wants it elsewhere; whether it did. */
  #chooseVenue(): boolean {
    const { isolated } = this;
    if (isolated === this.#framed) return false;
    this.#framed = isolated;
    this.#quiz.detach();
    this.#quiz.suspend();
    const { handover } = this.#quiz;
    this.#quiz = this.#inPage(handover);
    this.#framing = isolated;
    if (isolated) this.#loadFramed(this.#quiz);
    return true;
  }

  async #loadFramed(waiting: Quiz): Promise<void> {
    const language = languageOf(this);
    showInstead(this.#shadow, loadingPanel(language));
    try {
      const { FramedQuiz } = await importModule<FrameModule>(FILES.framed);
      if (this.#quiz !== waiting) return;
      const surroundings = { element: this, shadow: this.#shadow };
      const { handover } = waiting;
      this.#quiz = new FramedQuiz({
        surroundings,
        readiness: this.#readiness,
        handover,
        entry,
      });
      this.#framing = false;
      if (this.isConnected) this.#quiz.attach();
    } catch (error) {
      if (this.#quiz !== waiting) return;
      const failure = asFailure(error, "load-failed");
      const retry = () => this.#loadFramed(waiting);
      showInstead(this.#shadow, failurePanel(language, failure, { retry }));
      report(this, failure);
      this.#readiness.fail(failure);
    }
  }

  #inPage(handover?: Handover): Quiz {
    const surroundings = { element: this, shadow: this.#shadow };
    return new PageQuiz(surroundings, this.#readiness, handover);
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
    return choiceOf(this, "pace", PACES);
  }

  set pace(pace: Pace) {
    this.#reflect("pace", pace);
  }

  /** The place where answers are stored: the tab, the device, or none. */
  get save(): Save {
    return choiceOf(this, "save", SAVES);
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

  /** An address to which the visitor may send the result; `{code}` or `{link}` in it is replaced. */
  get sendTo(): string {
    return this.getAttribute("send-to") ?? "";
  }

  set sendTo(address: string) {
    this.#reflect("send-to", address);
  }

  /** What the button says that sends the result. */
  get sendLabel(): string {
    return this.getAttribute("send-label") ?? "";
  }

  set sendLabel(label: string) {
    this.#reflect("send-label", label);
  }

  /** True if everything is loaded at once, and not only when the visitor is near. */
  get loading(): Loading {
    return choiceOf(this, "loading", LOADINGS);
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
        if (await quiz.open(String(codeOrLink ?? ""))) return;
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

  #reflect(name: AttributeName, value: string | null | undefined): void {
    // Either of the two, for frameworks take both for none.
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "readiness-check": ReadinessCheck;
  }
}
