// The desk: the draft with its history, the editor that shows a part of it, and what follows when the author
// pauses.

import { Arranging } from "./arranging.js";
import { conditionEditor } from "./condition.js";
import { byId, count, download, h } from "./dom.js";
import { draftOf, named, placesToName } from "./edit.js";
import * as engine from "./engine.js";
import { History } from "./history.js";
import { languages, nameOf } from "./languages.js";
import { message, say } from "./messages.js";
import { nameInOutline, noteInOutline, showOutline, tallied } from "./outline.js";
import { filled, Preview } from "./preview-frame.js";
import { fieldFor, listProblems, located, markFields } from "./problems.js";
import { remarkItem } from "./sheet.js";
import { settled } from "./slots.js";
import { keep } from "./storage.js";
import { partsOf, translationEditor } from "./translate.js";
import { missing, translated } from "./translation.js";
import { get } from "./tree.js";
import { changesList, wholeEditor } from "./whole.js";

/** How long nobody types before the engine is asked, and then the quiz shown, in milliseconds. */
const PAUSE = 350;
const SECOND_PAUSE = 500;

const editor = byId("editor");
const outline = byId("outline");

export class Desk {
  history = null;
  /** The part that is open: a position among conditions, -1 for the whole. */
  at = -1;
  /** The language that the editor translates into, or "". */
  language = "";
  /** Ids of the elements whose fields are shown. */
  unfolded = new Set();
  /** The definition as it was opened, as long as it is not known whether somebody has answered it. */
  opened = null;
  #problems = [];
  #changed = null;
  preview = new Preview();
  #timer = 0;
  #saved = null;
  #kept = true;

  constructor() {
    this.arranging = new Arranging(this);
  }

  get draft() {
    return this.history.state;
  }

  get definition() {
    return this.draft.definition;
  }

  /** True if closing the page would lose something. */
  get wouldBeLost() {
    return !this.#kept && this.history !== null && this.draft !== this.#saved;
  }

  /** Begins with a definition; `asks` if it is not known whether somebody has answered it already. */
  begin(definition, { remarks = [], asks = false, fresh } = {}) {
    const draft = draftOf(definition, fresh);
    const former = this.history?.state.definition.title;
    this.#take(draft, asks ? draft.definition : null);
    if (former !== undefined) {
      message(`Undo brings back “${former}”, as long as this page is open.`);
    }
    const list = byId("remarks");
    list.hidden = remarks.length === 0;
    list.querySelector("summary").textContent = `${count(remarks.length, "remark")} on the sheet`;
    list.querySelector("ul").replaceChildren(...remarks.map(remarkItem));
    this.at = draft.definition.conditions.length > 0 && definition.title ? 0 : -1;
    this.render();
    this.#check();
  }

  #take(draft, opened) {
    if (this.history) this.history.push(draft);
    else this.history = new History(draft);
    this.opened = opened;
    this.language = "";
    this.unfolded.clear();
    this.#saved = null;
  }

  /** Goes on with what was kept on this device. */
  resume({ draft, at = -1, opened = null, language = "" }) {
    this.history = new History(draft);
    this.opened = opened;
    this.language = draft.translations[language] ? language : "";
    this.at = draft.definition.conditions[at] ? at : -1;
    this.render();
    this.#check();
  }

  /** Offers the way back to a draft that is there. */
  offerReturn() {
    byId("back").hidden = this.history === null;
    const title = this.history?.state.definition.title || "what you were writing";
    byId("back").querySelector("button").textContent = `Back to “${title}”`;
  }

  /** Another tab has written its draft over this one's. */
  lose() {
    if (!this.history) return;
    this.#kept = false;
    this.lost = true;
    message(
      "Another tab has kept a draft of its own on this device, so this one is kept there no more. Save it as a file.",
    );
    this.#showState();
  }

  /**
   * Takes the next state of the draft. `where` is the place of the change, `from` what that was called before;
   * steps of one `kind` are undone together; the fields are shown `anew` unless they show it already.
   */
  change(draft, { where, from, kind, anew = true } = {}) {
    this.history.push(draft, { where, from, kind });
    if (anew) this.render();
    else this.#showTools();
    this.later();
  }

  /** Has what follows follow when nothing has happened for a while. */
  later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(), PAUSE);
  }

  render() {
    const { definition } = this;
    if (!definition.conditions[this.at])
      this.at = Math.min(this.at, definition.conditions.length - 1);
    const translation = this.draft.translations[this.language];
    if (!translation) this.language = "";
    const content = translation
      ? translationEditor(
          definition,
          translation,
          this.at,
          this.language,
          definition.language ?? "en",
        )
      : this.at < 0
        ? wholeEditor({ ...this.draft, definition: this.settled() }, this.#changed)
        : conditionEditor(this.draft, this.at, this.unfolded);
    editor.replaceChildren(...content.filter(Boolean));
    showOutline(outline, definition, this.at, this.#notes());
    this.dress();
    byId("add-condition").hidden = Boolean(translation);
    byId("answered").hidden = this.opened === null || Boolean(translation);
    this.#showTranslations();
    this.#showTools();
  }

  /** Says of the fields that are there in which language they are, and what is wrong with each. */
  dress() {
    for (const field of editor.querySelectorAll("[data-path]:not([lang], select)")) {
      field.lang = this.definition.language ?? "en";
    }
    markFields(editor, this.#problems, this.at);
  }

  /** The definition as it would be saved. */
  settled() {
    return settled(this.definition, this.draft.published);
  }

  /** The file that is being written: of the definition, or of the language that it is translated into. */
  file() {
    const definition = this.settled();
    const translation = this.draft.translations[this.language];
    return translation ? translated(definition, this.language, translation) : definition;
  }

  /** Gives what has got a title an id that is made of it, as part of the step that wrote the title. */
  name(place, path) {
    const before = this.draft;
    const next = named(before, place);
    if (next === before) return;
    const id = place && get(before.definition, place).id;
    if (this.unfolded.delete(id)) this.unfolded.add(get(next.definition, place).id);
    this.change(next, { where: path, kind: `typing ${path}`, anew: false });
  }

  save() {
    // A title may be as it was typed last, its field not left yet.
    for (const place of placesToName(this.draft)) this.name(place, `${place}.title`);
    const file = this.file();
    const name = `${file.language ?? "en"}.json`;
    download(name, `${JSON.stringify(file, null, 2)}\n`);
    this.#saved = this.draft;
    const open = this.#problems.length;
    const todo =
      open > 0
        ? ` There ${open === 1 ? "is" : "are"} still ${count(open, "thing")} to put right before a quiz can show it.`
        : "";
    const folder = `Put it into a folder “${file.id}” on your server.`;
    message(`Saved as ${name}, among your downloads. ${folder}${todo}`);
    this.#showState();
  }

  /** Opens a part and puts the focus on its title. */
  open(at) {
    this.at = at;
    this.render();
    byId("editor-title").focus({ preventScroll: true });
    if (editor.getBoundingClientRect().top < 0) editor.scrollIntoView();
    this.later();
  }

  /** Leads to the field of a place, wherever that is. */
  lead(path, at) {
    if (at !== this.at) {
      this.at = at;
      this.later();
    }
    const [, condition, place] = /^conditions\[(\d+)\]\.elements\[(\d+)\]/.exec(path) ?? [];
    const element = this.definition.conditions[condition]?.elements?.[place];
    if (element) this.unfolded.add(element.id);
    this.render();
    const field = fieldFor(path, editor) ?? byId("editor-title");
    for (let box = field.closest("details"); box; box = box.parentElement.closest("details"))
      box.open = true;
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }

  /** Goes a step back or on, and to where it was taken. */
  step(back) {
    const where = back ? this.history.undo() : this.history.redo();
    if (where === undefined) {
      say(back ? "There is nothing to undo." : "There is nothing to redo.");
      return;
    }
    const at = /^conditions\[(\d+)\]/.exec(where)?.[1];
    if (at !== undefined && this.definition.conditions[at]) this.at = Number(at);
    else if (where !== "") this.at = -1;
    this.lead(where, this.at);
    say(back ? "Undone." : "Done again.");
    this.later();
  }

  /** A letter was typed: only what shows it besides its field changes. */
  typed() {
    const condition = this.definition.conditions[this.at];
    if (condition && !this.language) nameInOutline(outline, this.at, condition);
    this.#showTools();
  }

  /** Asks the engine; then the device keeps the draft, and the quiz follows. */
  #check() {
    clearTimeout(this.#timer);
    const { published } = this.draft;
    const definition = this.settled();
    const found = engine.problems(definition);
    const changes = published && found.length === 0 ? engine.changes(published, definition) : null;
    let all = [...found, ...(changes?.breaks ?? [])];
    const translation = this.draft.translations[this.language];
    if (translation && found.length === 0) {
      const open = new Set(missing(definition, translation).map(({ path }) => path));
      const told = engine.untranslated(definition, this.file());
      all = told.filter(({ path }) => !open.has(path));
    }
    this.#problems = located(all, definition);
    this.#changed = changes && changesList(changes, definition);
    if (this.at < 0 && published && !this.language) this.#showEdition();
    this.#showProblems(definition);
    this.#timer = setTimeout(() => this.#follow(found.length === 0), SECOND_PAUSE);
  }

  #follow(sound) {
    this.#keep();
    // What is still empty shows as dots, so that there is a quiz from the first word on.
    const file = sound ? this.file() : filled(this.file());
    const shows = sound || engine.problems(file).length === 0;
    byId("preview-state").textContent = shows
      ? `It follows when you pause.${sound ? "" : " Dots stand where something is still empty."}`
      : "It shows how things were before there was something to put right.";
    if (shows) this.preview.show(file, this.definition.conditions[this.at]?.id ?? "");
  }

  #keep() {
    const { draft, at, opened, language } = this;
    const before = this.#kept;
    this.#kept = !this.lost && keep({ draft, at, opened, language });
    if (before && !this.#kept && !this.lost) {
      message(
        "This browser keeps no draft on this device: storage is full or switched off. Save the file before you leave.",
      );
    }
    this.#showState();
  }

  /** Shows what an edition changes, once that is known. */
  #showEdition() {
    byId("edition-changes")?.replaceChildren(this.#changed ?? "");
  }

  #showProblems(definition) {
    const problems = this.#problems;
    markFields(editor, problems, this.at);
    noteInOutline(outline, this.#notes());
    const sum = byId("problems-sum");
    const text =
      problems.length === 0
        ? "Nothing to put right"
        : `${count(problems.length, "thing")} to put right`;
    byId("problems").hidden = problems.length === 0;
    if (sum.textContent !== text) {
      sum.textContent = text;
      say(text);
    }
    listProblems(byId("problems-list"), problems, definition);
    this.#showTranslations();
    this.#showTools();
  }

  /** What is to be done in each part. */
  #notes() {
    const translation = this.draft.translations[this.language];
    if (!translation)
      return tallied(
        this.#problems.map(({ at }) => at),
        "to do",
        "to do",
      );
    const open = partsOf(this.definition, missing(this.definition, translation));
    return tallied(open, "missing", "missing");
  }

  #showTranslations() {
    const { translations } = this.draft;
    const entries = Object.entries(translations).map(([language, translation]) => {
      const open = missing(this.definition, translation).length;
      const current = language === this.language;
      if (current) {
        byId("missing").textContent =
          open > 0 ? `${count(open, "text")} still to be translated.` : "every text is translated.";
      }
      return h(
        "li",
        {},
        h(
          "button",
          {
            type: "button",
            "data-do": current ? "original" : "translation",
            "data-at": language,
            "aria-pressed": String(current),
          },
          h("span", { class: "name" }, nameOf(language)),
          h("span", { class: "mark" }, open > 0 ? `${open} missing` : "complete"),
        ),
      );
    });
    this.#offerLanguages();
    const list = byId("translations");
    const focused = list.contains(document.activeElement) && document.activeElement.dataset.at;
    list.replaceChildren(...entries);
    if (focused) list.querySelector(`[data-at="${CSS.escape(focused)}"]`)?.focus();
  }

  /** Offers every language but that of the original. */
  #offerLanguages() {
    const into = byId("translate-into");
    const { language: own = "en" } = this.definition;
    if (into.dataset.original === own) return;
    into.dataset.original = own;
    const others = languages("").filter(({ value }) => value !== own);
    into.replaceChildren(...others.map(({ value, text }) => h("option", { value }, text)));
  }

  #showTools() {
    byId("answered-id").textContent = this.definition.id;
    const title = this.definition.title || "An assessment without a title yet";
    const into = this.language && ` – into ${nameOf(this.language)}`;
    const heading = byId("desk-title");
    if (heading.textContent !== title + into) heading.textContent = title + into;
    const able = (id, is) => byId(id).setAttribute("aria-disabled", String(!is));
    able("undo", this.history.undoes);
    able("redo", this.history.redoes);
    byId("save").textContent = `Save ${this.language || this.definition.language || "en"}.json`;
  }

  #showState() {
    const kept = this.#kept
      ? "The draft is kept on this device"
      : "The draft is not kept on this device";
    byId("state").textContent =
      this.draft === this.#saved ? `${kept}, and saved as a file.` : `${kept}.`;
  }
}
