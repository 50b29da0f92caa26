// The quiz of one custom element in the page. It is in one of four states:
//
//   idle ──▶ loading ──▶ mounted
//    ▲          │ ▲         │
//    │          ▼ │         │
//    ├──────── failed ◀─────┤
//    └──────────────────────┘
//
// *Idle* is not on the page. *Loading* shows the first view, which the visitor may use, or a panel.
// *Mounted* is the module's. *Failed* shows what went wrong. Whatever is awaited ends with its state.

import { FILES } from "readiness-check-files";
import { namesResult } from "../address.ts";
import { asFailure, Failure } from "../errors.ts";
import { attempt, report, send } from "../events.ts";
import { type Entries, readEntries } from "../interface/entries.ts";
import { loadingPanel, showInstead } from "../interface/panel.ts";
import { languageOf } from "../language.ts";
import {
  type Definition,
  type DefinitionPlace,
  definitionPlace,
  forgetJson,
  identityAskedFor,
  loadJson,
  loadWhole,
} from "../loader/definitions.ts";
import { whenNear } from "../loader/lazy.ts";
import { importModule } from "../loader/package-files.ts";
import { loadEngine, loadReport, onCrash } from "../loader/wasm-loader.ts";
import { copyAnswers } from "../plain-data.ts";
import type { Answers, Profile, Save } from "../public.ts";
import { isEmpty, type Saved } from "../storage/saved.ts";
import { SessionStore } from "../storage/session-store.ts";
import { declaredView } from "./declared-view.ts";
import { type Draft, draftOf, handoverOf, hasEntries, known, switchStorage } from "./draft.ts";
import { Ends } from "./ends.ts";
import { entry } from "./entry.ts";
import { showFailure } from "./failure-view.ts";
import { FirstView, type FirstViewSource, type ViewSource } from "./first-view.ts";
import { loadDefinition } from "./load-definition.ts";
import type {
  MountedQuiz,
  MountedQuizModule,
  MountedQuizParts,
  Surroundings,
} from "./mounted-quiz.ts";
import type { AttributeName, Handover, Quiz } from "./quiz.ts";
import type { Readiness } from "./readiness.ts";
import { ENDED, settledSoon, within } from "./scope.ts";
import type { State } from "./state.ts";

export class PageQuiz implements Quiz {
  readonly #surroundings: Surroundings;
  readonly #readiness: Readiness;
  #state: State;
  /** Ends with the state. */
  #scope = new AbortController();
  /** Ends when the element leaves its place. */
  #place = new AbortController();
  #attached = false;
  /** The assessment that the draft and the store belong to. */
  #identity: string | undefined;
  #store: SessionStore | undefined;
  /** The definition that is being read. */
  #read: Promise<Definition> | undefined;
  readonly #ends = new Ends();
  loadNow = (): void => {};

  constructor(surroundings: Surroundings, readiness: Readiness, handover?: Handover) {
    this.#surroundings = surroundings;
    this.#readiness = readiness;
    this.#identity = handover?.assessment;
    this.#state = { name: "idle", draft: draftOf(handover) };
  }

  attach(): void {
    if (this.#attached) return;
    this.#attached = true;
    this.#place = new AbortController();
    // The element was moved on the page: the store only takes its key again.
    this.#store?.claim(this.#place.signal);
    if (this.#state.name === "idle") this.#load(this.#state.draft);
  }

  detach(): void {
    this.#attached = false;
    this.#place.abort();
    this.#store?.release();
  }

  suspend(): void {
    const draft = this.#leave();
    this.#enter({ name: "idle", draft });
    this.#store?.leave();
  }

  change(names: ReadonlySet<AttributeName>): void {
    const state = this.#state;
    // It reads all of them when it begins.
    if (state.name === "idle") return;
    const restarting: AttributeName[] = ["lang", "loading", "pace", "save", "code"];
    if (names.has("assessment")) {
      this.#forgetAssessment();
      this.#load({ forget: false });
    } else if (state.name === "mounted") state.quiz.change(names);
    else if (restarting.some((name) => names.has(name))) this.#load(state.draft);
  }

  get answers(): Answers {
    const state = this.#state;
    return { ...(state.name === "mounted" ? state.quiz.answers : known(state.draft)) };
  }

  set answers(answers: Answers) {
    attempt(this.#surroundings.element, () => {
      const copy = copyAnswers(answers);
      const state = this.#state;
      if (state.name === "mounted") state.quiz.answers = copy;
      else {
        state.draft.given = copy;
        const { view } = state.draft;
        view?.enter({ ...view.entered, answers: copy });
      }
    });
  }

  get code(): string {
    return this.#session.code ?? "";
  }

  get link(): string {
    return this.#session.link ?? "";
  }

  get profile(): Profile | null {
    return this.#session.profile ?? null;
  }

  async open(text: string): Promise<boolean> {
    if (this.#state.name === "failed") throw this.#state.failure;
    this.loadNow();
    await this.#readiness.settled();
    const state = this.#state;
    if (state.name !== "mounted") return false;
    try {
      await state.quiz.open(text);
      return true;
    } catch (error) {
      if (this.#state !== state) return false;
      report(this.#surroundings.element, error);
      throw error;
    }
  }

  reset(): void {
    const state = this.#state;
    if (state.name === "mounted") state.quiz.reset();
    else {
      const { view } = state.draft;
      view?.enter({});
      state.draft = { view, forget: !this.#attached || !this.#store };
      if (!state.draft.forget) this.#store?.forget();
      if (state.name !== "failed") return;
      // The panel offers answers that are gone.
      state.failure.file = null;
      this.#showFailure(state.failure, state.draft);
    }
  }

  get handover(): Handover {
    const draft = this.#leave();
    this.#belongTo(draft);
    return handoverOf(draft, this.#identity);
  }

  get #session(): Partial<Pick<MountedQuiz, "code" | "link" | "profile">> {
    return this.#state.name === "mounted" ? this.#state.quiz : (this.#state.draft.session ?? {});
  }

  /** Goes over to another state; whatever is awaited in the one before ends. */
  #enter(state: State, scope = new AbortController()): AbortSignal {
    this.#scope.abort();
    this.#scope = scope;
    this.#readiness.renew();
    this.#state = state;
    return scope.signal;
  }

  /** Ends the state, and returns what there is to go on with. */
  #leave(): Draft {
    this.#scope.abort();
    const state = this.#state;
    if (state.name !== "mounted") return state.draft;
    const session = state.quiz.snapshot();
    state.quiz.destroy();
    return { forget: false, session };
  }

  #forgetAssessment(): void {
    this.#leave();
    this.#store?.release();
    this.#store?.leave();
    this.#store = undefined;
    this.#identity = undefined;
  }

  #load(draft: Draft): void {
    const signal = this.#enter({ name: "loading", draft });
    this.#run(draft, signal).catch(async (error: unknown) => {
      // With the definition come the words of its language.
      await settledSoon(this.#read);
      if (signal.aborted || error === ENDED) return;
      const failure = asFailure(error, "load-failed");
      // A module that ends while a quiz begins in it is let go of a task later.
      if (failure.kind !== "crashed" || this.#ends.again()) this.#fail(failure, draft);
      else setTimeout(() => signal.aborted || this.#load(draft));
    });
  }

  async #run(draft: Draft, signal: AbortSignal): Promise<void> {
    const { element } = this.#surroundings;
    const place = definitionPlace(element);
    this.#belongTo(draft);
    if (this.#store) switchStorage(this.#store, element.save, draft);
    const load = () => {
      this.#read = loadDefinition(place, element.pace);
      const mounted = importModule<MountedQuizModule>(FILES.mounted);
      return Promise.all([this.#read, mounted, loadEngine()]);
    };
    const wanted = namesResult(element);
    const loading = element.loading === "lazy" && !wanted ? this.#near(signal).then(load) : load();
    loading.catch(() => {});
    // A result needs more than questions do, which is fetched at once.
    const ahead = wanted ? [importModule(FILES.results), loadReport(), loadWhole(place)] : [];
    for (const one of ahead) one.catch(() => {});
    this.#preview(place, draft, signal);
    const [definition, { MountedQuiz }] = await within(signal, loading);
    await within(signal, draft.view?.released);
    const engine = await within(signal, loadEngine()); // It may have ended since.
    const known = definition?.rest === null ? { ...place, rest: undefined } : place;
    this.#mount(draft, known, definition, (parts) => new MountedQuiz({ ...parts, engine }));
  }

  /** Drops what belongs to another assessment: the attribute may have changed off the page. */
  #belongTo(draft: Draft): void {
    const identity = identityAskedFor(this.#surroundings.element);
    if (this.#identity && this.#identity !== identity) {
      this.#store?.release();
      this.#store = undefined;
      draft.session = undefined;
      draft.view = undefined;
    }
    this.#identity = identity;
  }

  /** Resolves when the visitor is near, or something is asked of the quiz. */
  #near(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.loadNow = resolve;
      whenNear(this.#surroundings.element, signal, resolve);
    });
  }

  /** Shows the page that is to come, where it is known; else that something is. */
  async #preview(place: DefinitionPlace, draft: Draft, signal: AbortSignal): Promise<void> {
    const { element, shadow } = this.#surroundings;
    if (place.first) this.#openStore(place.id ?? "");
    const early = readEntries(shadow);
    const anew = this.#beginsAnew(draft);
    const source = anew ? place.first?.[element.pace] : undefined;
    const declared = source && declaredView(shadow, source, this.#keeping);
    if (!anew && hasEntries(early)) this.#store?.add(early);
    if (draft.view) draft.view.tell(null);
    else if (declared) this.#showView(source, draft, early, declared);
    else if (!source || !("tree" in source)) {
      showInstead(shadow, loadingPanel(languageOf(element)));
    }
    if (!source || draft.view?.source === source) return;
    try {
      const loaded =
        "tree" in source ? source : await within(signal, loadJson<FirstViewSource>(source));
      if (this.#state.name !== "loading" || draft.view?.source === loaded) return;
      this.#showView(loaded, draft, draft.view?.entered ?? early);
    } catch {
      // The quiz itself is on its way.
    }
  }

  /** The place where answers are stored indeed. */
  get #keeping(): Save {
    return this.#store?.works ? this.#surroundings.element.save : "off";
  }

  #showView(source: ViewSource, draft: Draft, early: Entries, declared?: HTMLElement): void {
    const store = (entered: Entries) => {
      const merged = this.#store?.write(hasEntries(entered) ? { ...entered } : null);
      if (merged) view.enter(merged);
    };
    const view = new FirstView(source, this.#keeping, store, declared);
    view.enter(early);
    draft.view = view;
    if (!declared) showInstead(this.#surroundings.shadow, view.root);
    if (hasEntries(early)) store(early);
  }

  /** True if the quiz is to begin with its first page, and nothing on it. */
  #beginsAnew(draft: Draft): boolean {
    if (draft.view) return true;
    if (draft.session || draft.given || namesResult(this.#surroundings.element)) return false;
    return draft.forget || isEmpty(this.#store?.read());
  }

  #openStore(assessment: string): SessionStore {
    if (!this.#store) {
      const { id, save } = this.#surroundings.element;
      this.#store = new SessionStore(assessment, id, save, (saved) => this.#follow(saved));
      this.#store.claim(this.#place.signal);
    }
    return this.#store;
  }

  /** Follows what another tab, or another page of the history, has stored. */
  #follow(saved: Saved | null): void {
    const state = this.#state;
    if (state.name === "mounted") state.quiz.follow(saved);
    else {
      state.draft.view?.enter(saved ?? {});
      state.draft.session = undefined;
    }
  }

  #mount(
    draft: Draft,
    place: DefinitionPlace,
    definition: Definition,
    make: (parts: Omit<MountedQuizParts, "engine">) => MountedQuiz,
  ): void {
    const store = this.#openStore(String(definition?.id));
    const entered = draft.view?.entered;
    const mine = isEmpty(entered) ? draft.session?.saved : { ...entered };
    const saved = draft.forget ? undefined : store.read(mine);
    const scope = new AbortController();
    const { signal } = scope;
    const arrived = () => this.#arrive(draft, saved);
    let quiz: MountedQuiz;
    try {
      const surroundings = this.#surroundings;
      quiz = make({ entry, surroundings, definition, place, store, saved, signal, arrived });
    } catch (error) {
      forgetJson(place);
      // Another definition may come from there, with another name.
      this.#store?.release();
      this.#store = undefined;
      throw error;
    }
    if (draft.forget) store.forget();
    this.#enter({ name: "mounted", quiz }, scope);
    onCrash((message) => this.#crash(message), signal);
  }

  /** The quiz has rendered: it takes the place of the first view, and the page is told. */
  #arrive({ view, given }: Draft, saved: Saved | undefined): void {
    const state = this.#state;
    if (state.name !== "mounted") return;
    const { quiz } = state;
    const { element } = this.#surroundings;
    const press = quiz.begin(given, view);
    const group = typeof saved?.shared === "string" ? saved.shared : "";
    // Before a result that is to come, no question is seen.
    if (!namesResult(element) && !group) quiz.show();
    this.#readiness.arrive();
    send(element, "ready", {});
    press();
    if (this.#state === state) quiz.openNamed(group);
  }

  #crash(message: string): void {
    const state = this.#state;
    // A load that was under way begins anew by itself when it comes to the module.
    if (state.name !== "mounted") return;
    const { session, file } = state.quiz.rescue();
    if (file) this.#store?.write(session.saved);
    this.#scope.abort();
    const draft = { forget: false, session };
    if (!this.#ends.again()) this.#load(draft);
    else this.#fail(Object.assign(new Failure("crashed", message), { file }), draft);
  }

  #fail(failure: Failure, draft: Draft): void {
    this.#enter({ name: "failed", draft, failure });
    this.#showFailure(failure, draft);
    report(this.#surroundings.element, failure);
    this.#readiness.fail(failure);
  }

  #showFailure(failure: Failure, draft: Draft): void {
    showFailure(this.#surroundings, failure, draft, () => this.#load(draft));
  }
}
