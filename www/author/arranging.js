// What is pressed and typed at the desk, and what becomes of it.

import { titleOf } from "./condition.js";
import { byId } from "./dom.js";
import * as edit from "./edit.js";
import { nameOf } from "./languages.js";
import { message, say } from "./messages.js";
import { definitionIn } from "./open.js";
import { fieldFor } from "./problems.js";
import { opened as translationOf } from "./translation.js";
import { around, get, positionOf } from "./tree.js";

const editor = byId("editor");

export class Arranging {
  constructor(desk) {
    this.desk = desk;
    byId("desk").addEventListener("click", ({ target }) => {
      const act = target.closest("button[data-do]");
      if (!act || !Object.hasOwn(this.does, act.dataset.do)) return;
      if (act.getAttribute("aria-disabled") === "true") {
        say("That can’t be done here.");
        return;
      }
      this.does[act.dataset.do](act.dataset.at, act);
    });
    editor.addEventListener("input", ({ target }) => this.#typed(target));
    editor.addEventListener("change", ({ target }) => this.#settled(target));
    // There is nothing to send; Enter takes what was typed.
    editor.addEventListener("submit", (event) => event.preventDefault());
    editor.addEventListener("filled", () => desk.dress());
    // Not every browser gives the focus to what is clicked.
    for (const type of ["focusin", "click"])
      editor.addEventListener(type, ({ target }) => this.#look(target));
    byId("translation-file").addEventListener("change", (event) => this.#openTranslation(event));
    addEventListener("keydown", (event) => this.#key(event));
  }

  does = {
    open: (at) => this.desk.open(Number(at)),
    lead: (path, { dataset }) => this.desk.lead(path, Number(dataset.part)),
    undo: () => this.desk.step(true),
    redo: () => this.desk.step(false),
    save: () => this.desk.save(),
    up: (path) => this.#move(path, -1),
    down: (path) => this.#move(path, 1),
    rehome: (path) => this.#rehome(path),
    remove: (path) => this.#remove(path),
    "add-condition": () => this.#add(edit.addCondition(this.desk.draft), "question"),
    "add-element": (path) => this.#add(edit.addElement(this.desk.draft, path), "title"),
    "add-kind": () => this.#add(edit.addKind(this.desk.draft), "title"),
    "add-level": () => this.#add(edit.addLevel(this.desk.draft), ""),
    "remove-level": (at) => {
      const draft = edit.removeLevel(this.desk.draft, Number(at));
      this.desk.change(draft, { where: `levels[${at}]` });
      fieldFor("levels[0]", editor)?.focus();
      say(
        `Level ${Number(at) + 1} is removed, with what it looks like everywhere. Undo brings it back.`,
      );
    },
    "publish-next": () => {
      this.desk.change(edit.publish(this.desk.draft, true), { where: "title" });
      say("What you see is what is published.");
    },
    "answered-yes": () => {
      const { desk } = this;
      const published = desk.opened;
      desk.opened = null;
      desk.change({ ...desk.draft, published });
      say("What you change from now on keeps old links open.");
      byId("editor-title").focus();
    },
    "answered-no": () => {
      this.desk.opened = null;
      this.desk.render();
      byId("editor-title").focus();
    },
    translate: () => this.#translate(byId("translate-into").value),
    translation: (language) => this.#show(language),
    original: () => this.#show(""),
  };

  /** Has the quiz show the element that a part of the editor is about. */
  #look(target) {
    const { path, element = path } = target.closest("[data-path], [data-element]")?.dataset ?? {};
    const [place] = /^conditions\[\d+\]\.elements\[\d+\]/.exec(element) ?? [];
    this.desk.preview.look((place && get(this.desk.definition, place)?.id) ?? "");
  }

  /** Adds something, and puts the focus where it gets its words. */
  #add([draft, path], field) {
    const { desk } = this;
    const place = /^conditions\[(\d+)\]$/.exec(path);
    if (place) desk.at = Number(place[1]);
    desk.history.close();
    desk.change(draft, { where: path });
    desk.lead(field ? `${path}.${field}` : path, desk.at);
  }

  #move(path, by) {
    const { desk } = this;
    const [draft, place] = edit.move(desk.draft, path, by);
    if (/^conditions\[\d+\]$/.test(path)) desk.at = positionOf(place);
    desk.change(draft, { where: place, from: path });
    const total = get(desk.definition, around(place)).length;
    const name = titleOf(get(desk.definition, place), "It");
    const same = editor.querySelector(
      `[data-do="${by < 0 ? "up" : "down"}"][data-at="${CSS.escape(place)}"]`,
    );
    (same ?? byId("editor-title")).focus();
    say(`“${name}” is now ${positionOf(place) + 1} of ${total}.`);
  }

  /** Takes an element to the condition that is chosen beside the button, and goes there with it. */
  #rehome(path) {
    const { desk } = this;
    const to = Number(byId(`home-${path}`).value);
    const condition = titleOf(desk.definition.conditions[to], `Condition ${to + 1}`);
    if (to === desk.at) {
      say(`It is in “${condition}” already. Choose another condition first.`);
      return;
    }
    const name = titleOf(get(desk.definition, path), "It");
    const former = desk.definition.conditions[desk.at];
    const left =
      former.elements.length > 1
        ? ""
        : ` “${titleOf(former, `Condition ${desk.at + 1}`)}” has no elements left.`;
    const [draft, place] = edit.rehome(desk.draft, path, to);
    desk.at = to;
    desk.change(draft, { where: place, from: path });
    const moved = editor.querySelector(`[data-element="${CSS.escape(place)}"] > summary`);
    moved.scrollIntoView({ block: "center" });
    moved.focus({ preventScroll: true });
    const total = positionOf(place) + 1;
    say(`“${name}” is now in “${condition}”, ${total} of ${total}.${left} Undo brings it back.`);
  }

  #remove(path) {
    const { desk } = this;
    const name = titleOf(get(desk.definition, path), "It");
    const old = desk.draft.published !== null;
    const [list, position] = [around(path), positionOf(path)];
    desk.change(edit.remove(desk.draft, path), { where: path });
    const left = get(desk.definition, list) ?? [];
    const next = `${list}[${Math.min(position, left.length - 1)}]`;
    if (list === "conditions") byId("editor-title").focus();
    else {
      const element = editor.querySelector(`[data-element="${CSS.escape(next)}"] > summary`);
      (element ?? editor.querySelector(`[data-do^="add-"]`))?.focus();
    }
    const links = old ? " Links that have an answer to it still open." : "";
    say(`“${name}” is removed.${links} Undo brings it back.`);
  }

  /** Takes a letter. */
  #typed(field) {
    const { path, as, key, optional } = field.dataset;
    if (path === undefined || field.tagName === "SELECT") return;
    const { desk } = this;
    const { draft } = desk;
    const text = field.value;
    let next = draft;
    if (key !== undefined) next = translate(draft, desk.language, key, text);
    else if (as === "level") {
      const [, at, about] = /^levels\[(\d+)\](\.about)?/.exec(path);
      next = edit.writeLevel(draft, Number(at), about ? "about" : "label", text);
    } else if (as === "anchor") {
      next = edit.writeAnchor(draft, around(path), positionOf(path), text);
    } else if (as === "id") return;
    else next = edit.write(draft, path, text, optional !== undefined);
    desk.change(next, { where: path, kind: `typing ${path}`, anew: false });
    desk.typed();
    const summary = /\.(title|question)$/.test(path) && field.closest("[data-element]");
    if (summary) {
      const element = get(desk.definition, around(path));
      summary.querySelector(".name").textContent = titleOf(element, "No title yet");
    }
  }

  /** Takes what a field has when it is left, or what was chosen. */
  #settled(field) {
    const { path, as, key } = field.dataset;
    const { desk } = this;
    if (field.dataset.do === "publish") {
      // That answers what is asked above the editor too, of the definition as it was opened.
      const { opened } = desk;
      desk.opened = null;
      const yes = field.value === "yes";
      desk.change(
        yes && opened ? { ...desk.draft, published: opened } : edit.publish(desk.draft, yes),
        { where: "title" },
      );
      editor.querySelector(`[name=published]:checked`)?.focus();
      return;
    }
    if (field.dataset.do === "reword") {
      const next = edit.reword(desk.draft, field.dataset.at, field.checked);
      desk.change(next, { where: field.dataset.at, anew: false });
      return;
    }
    if (path === undefined || key !== undefined) return;
    if (field.tagName === "SELECT") {
      const next = edit.write(desk.draft, path, field.value, true);
      desk.change(next, { where: path, anew: false });
      return;
    }
    if (as === "id") {
      const next = edit.renamed(desk.draft, around(path), field.value.trim());
      desk.change(next, { where: path, anew: false });
    } else if (/(^|\.)(title|question)$/.test(path)) desk.name(around(path), path);
    desk.history.close();
  }

  #show(language) {
    this.desk.language = language;
    this.desk.open(this.desk.at);
    say(language ? `Into ${nameOf(language)}.` : "Back in the original.");
  }

  #translate(language) {
    const { desk } = this;
    if (language === (desk.definition.language ?? "en")) {
      say(`It is written in ${nameOf(language)} already.`);
      return;
    }
    const translations = { ...desk.draft.translations };
    translations[language] ??= { texts: {} };
    desk.language = language;
    desk.change({ ...desk.draft, translations });
    desk.open(desk.at);
    say(`Into ${nameOf(language)}: the original stands above each field.`);
  }

  async #openTranslation({ target }) {
    const [file] = target.files;
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    target.value = "";
    const { desk } = this;
    const found = definitionIn(bytes, file.name);
    const language = found.definition?.language;
    const problem =
      found.error ??
      (found.definition.id !== desk.definition.id
        ? `${file.name} is of another assessment, “${found.definition.title}”.`
        : !language || language === (desk.definition.language ?? "en")
          ? `${file.name} is in the language of the original. Open it as a file on the first page instead.`
          : "");
    if (problem) {
      message(problem);
      return;
    }
    const translations = {
      ...desk.draft.translations,
      [language]: translationOf(desk.definition, found.definition),
    };
    desk.language = language;
    desk.change({ ...desk.draft, translations });
    desk.open(desk.at);
  }

  /** The page's own undo takes the place of each field's, for one step may be in several. */
  #key(event) {
    if (byId("desk").hidden || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    if (key === "z" || key === "y") {
      event.preventDefault();
      this.desk.step(key === "z" && !event.shiftKey);
    } else if (key === "s" && !event.shiftKey) {
      event.preventDefault();
      this.desk.save();
    }
  }
}

function translate(draft, language, key, text) {
  const translation = draft.translations[language];
  const texts = { ...translation.texts, [key]: text };
  return {
    ...draft,
    translations: { ...draft.translations, [language]: { ...translation, texts } },
  };
}
