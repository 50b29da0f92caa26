// A quiz that the module has mounted: follows attributes and storage, and serves what the module
// asks of the page. Loaded beside the module, so it is given what the entry has.

import { followFragment, namesResult, ownFragment } from "../address.ts";
import { entriesAsFile } from "../commands/download.ts";
import { destinationOf } from "../destination.ts";
import { asFailure, Failure } from "../errors.ts";
import { attempt, report, send } from "../events.ts";
import { mayDownload } from "../frame/capabilities.ts";
import { dress } from "../interface/older-style.ts";
import { keepOwnKeys } from "../interface/own-keys.ts";
import type { Definition, DefinitionPlace } from "../loader/definitions.ts";
import { guidePlace } from "../loader/guide-place.ts";
import type { Host, MountedHandle } from "../loader/module-interface.ts";
import type { Place } from "../loader/package-files.ts";
import type { Engine } from "../loader/wasm-loader.ts";
import { completeDefinition } from "../loader/words.ts";
import type { Answers, Profile } from "../public.ts";
import type { Results, ResultsModule } from "../results/results.ts";
import { shareAddress } from "../share-address.ts";
import { outdateHistory } from "../storage/history.ts";
import type { Saved } from "../storage/saved.ts";
import type { SessionStore } from "../storage/session-store.ts";
import type { Entry } from "./entry.ts";
import type { FirstView } from "./first-view.ts";
import { guarded } from "./guarded-host.ts";
import { keepFocus } from "./keep-focus.ts";
import type { AttributeName, QuizElement } from "./quiz.ts";
import { ENDED, within } from "./scope.ts";
import { takeOver } from "./take-over.ts";

/** The most assessments of other addresses that are remembered: some addresses never come again. */
const MOST_REMEMBERED = 8;
const remembered = new Map<string, Place[]>();
/** Attributes that the module asks for whenever it renders. */
const LINKING = ["share-url", "send-to", "send-label"] as const;

export { completeDefinition };
/** The hashes of files that are needed after this one, by name. */
export const HASHES = LATE_HASHES;

/** The module that this file becomes. */
export interface MountedQuizModule {
  MountedQuiz: typeof MountedQuiz;
  completeDefinition: typeof completeDefinition;
}

/** The parts of a custom element that its quiz works on. */
export interface Surroundings {
  element: QuizElement;
  shadow: ShadowRoot;
}

/** A session that has left the page, and what the element goes on to say of it. */
export interface Snapshot {
  saved: Saved;
  answers: Answers;
  code: string;
  link: string;
  profile: Profile | null;
}

/** The parts that a mounted quiz is made of. */
export interface MountedQuizParts {
  entry: Entry;
  surroundings: Surroundings;
  engine: Engine;
  definition: Definition;
  place: DefinitionPlace;
  store: SessionStore;
  saved: Saved | undefined;
  /** Ends with the quiz. */
  signal: AbortSignal;
  /** Called when the quiz has rendered. */
  arrived: () => void;
}

/** The parts that results work with. */
export interface ResultsContext extends Surroundings {
  entry: Entry;
  handle: MountedHandle;
  /** Ends with the quiz. */
  signal: AbortSignal;
  /** Puts the quiz on the page. */
  show: () => void;
}

export class MountedQuiz {
  readonly #entry: Entry;
  readonly #surroundings: Surroundings;
  readonly #store: SessionStore;
  readonly #handle: MountedHandle;
  readonly #context: ResultsContext;
  readonly #signal: AbortSignal;
  #definition: Definition;
  #place: DefinitionPlace;
  /** The results, once one is near. */
  #results: Results | undefined;
  /** The session as last heard of, for when there is nobody left to ask. */
  #saved: Saved | null;
  #code = "";
  /** True if the change under way is somebody else's, which is stored already. */
  #following = false;
  /** Ends the translation that a newer one overtakes. */
  #translation = new AbortController();

  /**
   * Mounts a quiz.
   *
   * @throws an `Error` with a `kind` when the definition breaks a rule
   */
  constructor(parts: MountedQuizParts) {
    const { entry, surroundings, engine, definition, place, store, signal } = parts;
    const { pace } = surroundings.element;
    const { asked = pace, ...saved } = parts.saved ?? {};
    // The page asks for another one than when the session left it.
    if (asked !== pace) saved.pace = pace;
    this.#entry = entry;
    this.#surroundings = surroundings;
    this.#store = store;
    this.#saved = parts.saved ? saved : null;
    this.#signal = signal;
    this.#definition = definition;
    this.#place = place;
    const host = this.#host(parts.arrived);
    try {
      this.#handle = engine.mount(definition, pace, this.keeping, this.#saved ?? undefined, host);
    } catch (error) {
      const failure = asFailure(error, "crashed");
      if (failure.kind === "crashed") failure.file = entriesAsFile(saved, definition);
      throw failure;
    }
    // The module may end before it has rendered.
    this.#code = this.code;
    this.#remember(place);
    const handle = this.#handle;
    this.#context = { ...surroundings, entry, handle, signal, show: () => this.show() };
    followFragment(() => this.#openFragment(), signal);
    if (handle.root) keepOwnKeys(handle.root);
    this.#followLanguage();
  }

  /** The element that the quiz is rendered into. */
  get root(): HTMLElement | undefined {
    return this.#handle.root;
  }

  /** The place where answers are stored indeed. */
  get keeping(): string {
    return this.#store.works ? this.#surroundings.element.save : "off";
  }

  get answers(): Answers {
    return this.#handle.answers ?? this.#saved?.answers ?? {};
  }

  set answers(answers: Answers) {
    this.#handle.setAnswers(answers);
  }

  get code(): string {
    return this.#handle.code ?? this.#code;
  }

  get link(): string {
    return this.#handle.link ?? "";
  }

  get profile(): Profile | null {
    return this.#handle.profile ?? null;
  }

  change(names: ReadonlySet<AttributeName>): void {
    if (names.has("pace")) this.#handle.setPace(this.#surroundings.element.pace);
    if (names.has("save")) this.#switchStorage();
    if (LINKING.some((name) => names.has(name))) this.#handle.refresh();
    if (names.has("code")) this.#withResults((results) => results.openCode());
    if (names.has("lang")) this.#translate();
  }

  /** Takes over a session that another tab or page of the history has stored; `null` for a reset. */
  follow(saved: Saved | null): void {
    this.#following = true;
    this.#handle.follow(saved ?? {});
    this.#following = false;
  }

  async open(text: string): Promise<void> {
    const results = await this.#loadResults().catch((error: unknown) => {
      throw error === ENDED ? new Failure("crashed", "the quiz has left the page") : error;
    });
    await results.open(text);
  }

  reset(): void {
    this.#handle.reset();
    this.#store.forget();
  }

  /**
   * Begins, once rendered: in the first view's place, with answers that the page set, and those that
   * the visitor chose there. Returns a function that then presses what they pressed.
   */
  begin(given: Answers | undefined, view: FirstView | undefined): () => Promise<void> {
    const { element, shadow } = this.#surroundings;
    const { root } = this;
    const press = root && view ? takeOver(view, root) : async () => {};
    dress(shadow, this.#entry.FILES.older, HASHES);
    const { answers: early = {}, notes } = view?.entered ?? {};
    if (Object.keys({ ...early, ...notes }).length > 0) outdateHistory(this.keeping);
    if (given) attempt(element, () => this.#handle.setAnswers({ ...given, ...early }));
    else if (Object.keys(early).length > 0 && this.code) this.#handle.announce();
    this.#saved = this.#handle.saved ?? this.#saved;
    this.#code = this.code;
    this.#complete();
    return press;
  }

  /** Has the quiz know the rest of its definition, which no overview question needs. */
  async #complete(): Promise<void> {
    const place = this.#place;
    if (!place.rest) return;
    try {
      const definition = await within(this.#signal, this.#entry.loadWhole(place));
      // Results may have needed it sooner, and the language may be another one by now.
      if (place === this.#place) this.#translated(definition, place);
    } catch {
      // It is tried again when it is needed, and then told of.
    }
  }

  #translated(definition: Definition, place: DefinitionPlace): void {
    this.#handle.translate(definition);
    this.#definition = definition;
    this.#place = { ...place, rest: undefined };
    this.#results?.translated(definition, place);
  }

  /** Opens what the page names, or the group that was open before. */
  openNamed(group: string): void {
    if (group || namesResult(this.#surroundings.element)) {
      this.#withResults((results) => results.begin(group));
    } else this.show();
  }

  /** Has what belongs to the assessment that was used longest ago forgotten. */
  #remember(place: DefinitionPlace): void {
    // The packaged ones are few.
    if (place.id) return;
    const key = place.address.href;
    const guide = guidePlace(this.#definition, place);
    remembered.delete(key);
    remembered.set(key, guide ? [place, guide] : [place]);
    const [[oldest, places]] = [...remembered] as [[string, Place[]]];
    if (remembered.size <= MOST_REMEMBERED) return;
    remembered.delete(oldest);
    for (const one of places) this.#entry.forgetJson(one);
  }

  /** Puts the quiz on the page, unless it is there. */
  show(): void {
    const { root } = this;
    const { shadow } = this.#surroundings;
    if (!root || root.isConnected) return;
    this.#entry.showInstead(shadow, root);
    dress(shadow, this.#entry.FILES.older, HASHES);
    if (shadow.activeElement === root) root.querySelector<HTMLElement>("h3")?.focus();
  }

  /** The session, for when the quiz has left the page. */
  snapshot(): Snapshot {
    const { answers, code, link, profile } = this;
    const saved = { ...this.#saved, asked: this.#surroundings.element.pace };
    return { saved, answers, code, link, profile };
  }

  /** The same when the module has ended: nothing in it may be called again. */
  rescue() {
    const { answers, notes } = this.#handle.untold ?? {};
    const saved = {
      ...this.#saved,
      answers: { ...this.#saved?.answers, ...answers },
      notes: { ...this.#saved?.notes, ...notes },
    };
    const code = this.#code;
    const session: Snapshot = { saved, answers: saved.answers, code, link: "", profile: null };
    return { session, file: entriesAsFile(saved, this.#definition) };
  }

  /** Takes the quiz off the page. */
  destroy(): void {
    this.#handle.destroy();
    // Not within a call of the module: a listener of the page may have taken the quiz away.
    setTimeout(() => this.#handle.free());
    this.#surroundings.shadow.replaceChildren();
  }

  #host(arrived: () => void): Host {
    const { element, shadow } = this.#surroundings;
    const host: Host = {
      address: () => shareAddress(element),
      ready: arrived,
      save: (saved: Saved | null) => this.#save(saved),
      changed: (detail: { code: string }) => {
        this.#code = detail.code;
        send(element, "change", detail);
      },
      shown: (detail: object) => send(element, "result", detail),
      language: (tag: string) => this.#entry.localeFormat(tag),
      bring: () => this.#withResults((results) => results.bring()),
      bringGuide: () => this.#results?.bringGuide(),
      mayDownload,
      destination: () => destinationOf(element),
      reworded: () => {
        keepFocus(shadow, () => this.#handle.renew(this.#definition));
        if (this.#handle.wantsGuide) this.#results?.bringGuide();
      },
    };
    return guarded(host);
  }

  /** Loads what results are shown by, and does something with it. */
  async #withResults(act: (results: Results) => void): Promise<void> {
    try {
      act(await this.#loadResults());
    } catch (error) {
      if (error === ENDED) return;
      const { element } = this.#surroundings;
      if (this.#handle.missed(namesResult(element))) report(element, error);
      this.show();
    }
  }

  async #loadResults(): Promise<Results> {
    const { Results } = await within(
      this.#signal,
      this.#entry.importModule<ResultsModule>(this.#entry.FILES.results),
    );
    this.#results ??= new Results(this.#context, this.#definition, this.#place);
    return this.#results;
  }

  #openFragment(): void {
    const named = ownFragment(this.#surroundings.element.ownerDocument);
    // Without any, one that was opened before may be to close.
    if (named || this.#results) this.#withResults((results) => results.openFragment());
  }

  #save(saved: Saved | null): void {
    if (JSON.stringify(saved) !== JSON.stringify(this.#saved)) outdateHistory(this.keeping);
    this.#saved = saved;
    if (this.#following) {
      this.#store.note(saved);
      return;
    }
    const worked = this.#store.works;
    const merged = this.#store.write(saved);
    if (worked && !this.#store.works) this.#handle.setKeeping("off");
    // Not within the step that is under way.
    if (merged) queueMicrotask(() => !this.#signal.aborted && this.follow(merged));
  }

  #switchStorage(): void {
    const found = this.#store.switchTo(this.#surroundings.element.save, this.#saved);
    if (found) this.follow(found);
    this.#handle.setKeeping(this.keeping);
  }

  /** Follows the `lang` of the elements above too, which no attribute of the element tells of. */
  #followLanguage(): void {
    const { element } = this.#surroundings;
    const observer = new MutationObserver(() => this.#translate());
    for (let root: Node | undefined = element.getRootNode(); root; ) {
      observer.observe(root, { subtree: true, attributeFilter: ["lang"] });
      root = (root as ShadowRoot).host?.getRootNode();
    }
    this.#signal.addEventListener("abort", () => observer.disconnect());
  }

  /** Shows the assessment in the language of the page, if that is another one. */
  async #translate(): Promise<void> {
    const { element, shadow } = this.#surroundings;
    // A definition of another address is in one language.
    if (!this.#place.id) return;
    this.#translation.abort();
    const translation = new AbortController();
    this.#translation = translation;
    const end = () => translation.abort();
    this.#signal.addEventListener("abort", end);
    try {
      const place = this.#entry.definitionPlace(element);
      if (place.address.href === this.#place.address.href) return;
      const definition = await within(translation.signal, this.#entry.loadWhole(place));
      keepFocus(shadow, () => this.#translated(definition, place));
    } catch (error) {
      // The quiz goes on in the language it has.
      if (error !== ENDED) report(element, error);
    }
  }
}
