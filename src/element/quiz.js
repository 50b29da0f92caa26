// The quiz of one element: loads it, mounts it, keeps what the visitor entered, and tells
// the host page. It holds a handle to the session in WebAssembly.

import { shareAddress } from "./address.js";
import {
  definitionPlace,
  forgetDefinition,
  languageOf,
  loadDefinition,
  loadWhole,
} from "./definition.js";
import { loadEngine, onCrash, requireWebAssembly } from "./engine.js";
import * as errands from "./errands.js";
import { attempt, report, send } from "./events.js";
import { Failure } from "./failure.js";
import { FirstView } from "./first.js";
import { Keep } from "./keep.js";
import { whenNear } from "./near.js";
import { failurePanel, loadingPanel, showInstead } from "./panel.js";
import { copyAnswers } from "./plain.js";
import { fetchAhead, namesResult, Results } from "./results.js";

export class Quiz {
  #element;
  #shadow;
  #handle = null;
  /** What the handle renders into. */
  #root = null;
  /** What the visitor sees until there is a handle. */
  #first = null;
  #keep = null;
  /** What a teardown left: the session, and what the getters go on to say. */
  #rest = null;
  /** The session and its code as last heard of, for when there is nobody left to ask. */
  #heard = { saved: null, code: "" };
  /** Answers set before there was a quiz to take them. */
  #early = null;
  /** Whether `reset()` was called before it was known what is saved, and where. */
  #forget = false;
  /** Tells a load that is still under way whether it is still wanted. */
  #generation = 0;
  /** The group that was open when this was saved. */
  #group = "";
  #results = null;
  #unlisten = [];
  #ready;
  #refused;
  /** Has a quiz be loaded that waits for the visitor to come near. */
  hurry = () => {};

  /**
   * `ready` is resolved when the quiz can be used; `refused` is called where the page doesn't let
   * it run, and says whether that leads on; `left` is what a quiz in a frame leaves to this one.
   */
  constructor(element, shadow, ready, refused, left) {
    this.#element = element;
    this.#shadow = shadow;
    this.#ready = ready;
    this.#refused = refused;
    this.#early = left?.answers ?? null;
    this.#forget = left?.forget ?? false;
  }

  /** Begins, unless it goes on after the element was moved. */
  start() {
    if (this.#unlisten.length > 0) return;
    const followFragment = () => this.#handle && this.#results.openFragment();
    globalThis.addEventListener("hashchange", followFragment);
    this.#unlisten = [
      () => globalThis.removeEventListener("hashchange", followFragment),
      onCrash((message) => this.#crash(message)),
    ];
    this.#load();
  }

  /** Ends, and remembers what is needed to go on. */
  stop() {
    this.#generation += 1;
    for (const unlisten of this.#unlisten) unlisten();
    this.#unlisten = [];
    this.#unmount();
    this.#letGo();
  }

  /** Follows the attributes that changed. */
  change(names) {
    if (names.has("assessment")) {
      this.#unmount();
      this.#rest = null;
      this.#first = null;
      this.#letGo();
      this.#load();
      return;
    }
    if (!this.#handle) {
      if (names.has("save")) this.#keep?.use(this.#element.save);
      if (["lang", "loading", "pace", "save"].some((name) => names.has(name))) this.#load();
      return;
    }
    if (names.has("pace")) this.#handle.setPace(this.#element.pace);
    if (names.has("save")) this.#changeKeeping();
    if (names.has("share-url")) this.#handle.refresh();
    if (names.has("code")) this.#results.openCode();
    if (names.has("lang") && !this.#element.hasAttribute("assessment")) this.#translate();
  }

  get answers() {
    return this.#handle?.answers ?? this.left.answers ?? {};
  }

  set answers(answers) {
    attempt(this.#element, () => {
      const copy = copyAnswers(answers);
      if (this.#handle) this.#handle.setAnswers(copy);
      else {
        this.#early = copy;
        this.#first?.enter({ ...this.#first.entered, answers: copy });
      }
    });
  }

  get code() {
    return this.#handle?.code ?? this.#rest?.code ?? "";
  }

  get link() {
    return this.#handle?.link ?? this.#rest?.link ?? "";
  }

  get profile() {
    return this.#handle?.profile ?? this.#rest?.profile ?? null;
  }

  async open(codeOrLink) {
    try {
      if (!this.#handle) throw new Failure("crashed", "the quiz is not on the page just now");
      await this.#results.open(String(codeOrLink ?? ""));
    } catch (error) {
      report(this.#element, error);
      throw error;
    }
  }

  reset() {
    this.#early = null;
    this.#rest = null;
    this.#first?.enter({ answers: {}, notes: {} });
    this.#handle?.reset();
    this.#keep?.write(null);
    this.#forget = !this.#keep;
  }

  /** What another kind of quiz in this element goes on with; this one has ended. */
  get left() {
    const known = this.#early ?? this.#rest?.answers;
    const chosen = this.#first?.entered.answers;
    return { answers: chosen ? { ...known, ...chosen } : known, forget: this.#forget };
  }

  async #load() {
    const generation = ++this.#generation;
    const language = languageOf(this.#element);
    try {
      requireWebAssembly();
      const place = definitionPlace(this.#element);
      const load = () => Promise.all([loadEngine(), loadDefinition(place)]);
      const lazy = this.#element.loading === "lazy" && !namesResult(this.#element);
      const loading = lazy ? this.#near().then(load) : load();
      if (namesResult(this.#element)) fetchAhead(place);
      this.#await(place, language, generation);
      const [, definition] = await loading;
      await this.#first?.held;
      // The module that was loaded may have ended since.
      const engine = await loadEngine();
      if (generation !== this.#generation || !this.#element.isConnected) return;
      this.#mount(engine, definition, place);
    } catch (error) {
      if (generation !== this.#generation) return;
      if (error.kind === "wasm-blocked" && this.#refused()) return;
      this.#fail(error, language);
    }
  }

  /** Resolves when the visitor is near, or something is asked of the quiz. */
  #near() {
    return new Promise((resolve) => {
      this.hurry = resolve;
      this.#unlisten.push(whenNear(this.#element, resolve));
    });
  }

  /** Shows the page that is to come, where it is known; else that something is. */
  async #await(place, language, generation) {
    if (place.first) this.#use(place);
    const view = place.first?.[this.#element.pace];
    if (this.#first) this.#first.tell(null);
    else if (!view?.tree || !this.#beginsAnew()) {
      showInstead(this.#shadow, loadingPanel(language));
    }
    if (!view || !this.#beginsAnew()) return;
    try {
      const made = view.tree ? view : await loadDefinition(view);
      if (generation !== this.#generation || this.#handle) return;
      if (this.#first?.made === made) return;
      const { entered, told = null } = this.#first ?? {};
      this.#first = new FirstView(made, this.#kept, (entered) => this.#keep.write(entered));
      if (entered) this.#first.enter(entered);
      showInstead(this.#shadow, this.#first.root);
      this.#first.tell(told);
    } catch {
      // The quiz itself is on its way.
    }
  }

  /** Whether the quiz is to begin with its first page, and nothing on it. */
  #beginsAnew() {
    if (this.#first) return true;
    if (this.#rest || this.#early || namesResult(this.#element)) return false;
    return this.#forget || !this.#keep.read();
  }

  /** Where answers are kept indeed. */
  get #kept() {
    return this.#keep.works ? this.#element.save : "off";
  }

  /** Takes a place in storage for an assessment. */
  #use(assessment) {
    this.#keep ??= new Keep(assessment?.id, this.#element.id, this.#element.save);
  }

  #mount(engine, definition, place) {
    this.#use(definition);
    const known = this.#first?.entered ?? this.#rest?.saved;
    const saved = this.#forget ? undefined : (known ?? this.#keep.read());
    this.#heard = { saved: this.#first?.entered ?? saved, code: "" };
    try {
      const [{ pace }, kept, host] = [this.#element, this.#kept, this.#host()];
      this.#handle = engine.mount(definition, pace, kept, saved, host);
    } catch (error) {
      forgetDefinition(place);
      this.#letGo();
      throw error;
    }
    this.#group = saved?.shared;
    const show = () => this.#show();
    const [element, shadow, handle] = [this.#element, this.#shadow, this.#handle];
    this.#results = new Results(element, shadow, handle, definition, place, show);
    if (this.#forget) this.#keep.write(null);
    this.#forget = false;
    this.#root = this.#handle.root;
  }

  /** What the quiz may ask of the page. */
  #host() {
    return {
      address: () => shareAddress(this.#element),
      ready: () => this.#arrive(),
      save: (saved) => {
        this.#heard.saved = saved;
        const worked = this.#keep.works;
        this.#keep.write(saved);
        if (worked && !this.#keep.works) this.#handle.setKeeping("off");
      },
      changed: (detail) => {
        this.#heard.code = detail.code;
        send(this.#element, "change", detail);
      },
      shown: (detail) => send(this.#element, "result", detail),
      bring: () => this.#results.bring(),
      bringGuide: () => this.#results.bringGuide(),
      ...errands,
    };
  }

  #arrive() {
    if (!this.#handle) return;
    this.#rest = null;
    const [first, early] = [this.#first, this.#early];
    this.#first = null;
    this.#early = null;
    const goOn = first?.handOver(this.#root);
    const chosen = first?.entered.answers;
    if (early) attempt(this.#element, () => this.#handle.setAnswers({ ...early, ...chosen }));
    else if (chosen && this.code) this.#handle.announce();
    const { saved = this.#heard.saved, code } = this.#handle;
    this.#heard = { saved, code };
    const asked = namesResult(this.#element) || this.#group;
    // Before a result that is to come, no question is seen.
    if (!asked) this.#show();
    this.#ready.resolve();
    send(this.#element, "ready", {});
    goOn?.();
    this.#results?.begin(this.#group);
  }

  /** Puts the quiz on the page, unless it is there. */
  #show() {
    if (!this.#root || this.#root.isConnected) return;
    showInstead(this.#shadow, this.#root);
    if (this.#shadow.activeElement === this.#root) this.#root.querySelector("h3")?.focus();
  }

  #changeKeeping() {
    this.#keep.use(this.#element.save);
    const { saved } = this.#heard;
    const something = Object.keys({ ...saved?.answers, ...saved?.notes }).length > 0;
    this.#keep.write(something || saved?.shared ? saved : null);
    this.#handle.setKeeping(this.#kept);
  }

  async #translate() {
    const generation = this.#generation;
    try {
      const place = definitionPlace(this.#element);
      const definition = await loadWhole(place);
      if (generation !== this.#generation || !this.#handle) return;
      const at = this.#shadow.activeElement;
      this.#handle.translate(definition);
      // A button that says something else is another one.
      setTimeout(() => at?.isConnected === false && this.#shadow.querySelector("h3")?.focus());
      this.#results.translated(definition, place);
    } catch (error) {
      // The quiz goes on in the language it has.
      report(this.#element, error);
    }
  }

  /** Gives up the place in storage, but not what is stored there. */
  #letGo() {
    this.#keep?.release();
    this.#keep = null;
  }

  #unmount() {
    if (!this.#handle) return;
    const handle = this.#handle;
    const { saved } = this.#heard;
    const { answers = saved?.answers, code, link, profile } = handle;
    this.#rest = { answers, code, link, profile, saved };
    this.#handle = null;
    this.#root = null;
    this.#results.end();
    handle.destroy();
    handle.free();
    this.#shadow.replaceChildren();
  }

  #crash(message) {
    // Nothing in the module may be called again.
    if (!this.#handle) return;
    const { saved, file } = this.#handle.rescue(this.#heard.saved);
    if (file) this.#keep.write(saved);
    this.#rest = { answers: saved.answers, code: this.#heard.code, saved, file };
    this.#handle = null;
    this.#root = null;
    this.#results.end();
    this.#fail(new Failure("crashed", message), languageOf(this.#element));
  }

  #fail(error, language) {
    // A first view that is still to come would take the message's place, but for one that replaces
    // the view it stands above.
    if (!this.#first) this.#generation += 1;
    const failure = error.kind ? error : new Failure("load-failed", error.message);
    const retry = failure.kind === "wasm-blocked" ? null : () => this.#load();
    const { code, file } = this.#rest ?? failure;
    const panel = failurePanel(language, failure, { code, file, retry });
    if (this.#first) this.#first.tell(panel);
    else showInstead(this.#shadow, panel);
    report(this.#element, failure);
  }
}
