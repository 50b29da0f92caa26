// From a spreadsheet: what each column is taken for, what will be made of it, and what is odd about its rows.

import { byId, count, h } from "./dom.js";
import { LEVELS } from "./edit.js";
import { begin, freeId, look } from "./engine.js";

/** What columns can be, in words. */
const COLUMNS = [
  ["ignored", "Nothing: leave it out"],
  ["condition", "Condition (a group of elements)"],
  ["overview", "Overview question of the condition"],
  ["about", "About the condition"],
  ["condition-goal", "What the condition is like when in place"],
  ["why", "Why the condition matters"],
  ["title", "Title of the element"],
  ["question", "Question"],
  ["kind", "Kind of element"],
  ["goal", "What the element is like when in place"],
  ["how-to-tell", "How to tell"],
  ["level", "A level: what it looks like"],
];
/** A larger file is no rubric, and would hold up the page. */
export const LARGEST = 20 * 2 ** 20;
const SHOWN = { conditions: 8, elements: 3, remarks: 40 };

/** The step between a spreadsheet and a draft; `report` takes a refusal, `done` the definition. */
export class Sheet {
  #bytes = new Uint8Array();
  #name = "";
  #made = null;
  /** The title that the sheet gives, which the author may change. */
  #detected = "";

  constructor({ refused, done }) {
    this.refused = refused;
    byId("sheet-headings").addEventListener("change", ({ target }) =>
      this.#look(Number(target.value)),
    );
    byId("sheet-columns").addEventListener("change", () => this.#make());
    byId("sheet-title").addEventListener("input", () => this.#make());
    byId("sheet-done").addEventListener("click", () => {
      if (this.#made) done(this.#made.definition, this.#made.remarks);
    });
  }

  /** Looks at a spreadsheet; false where there is none in it, which is told. */
  open(bytes, name) {
    if (bytes.length > LARGEST) {
      const size = Math.round(bytes.length / 2 ** 20);
      this.refused(
        `${name} has ${size} MB, more than a sheet of questions. Bring no more than 20 MB.`,
      );
      return false;
    }
    const found = look(bytes);
    if (found.error) {
      this.refused(`${name || "What you pasted"}: ${found.error}.`);
      return false;
    }
    this.#bytes = bytes;
    this.#name = name.replace(/\.\w+$/, "") || "My assessment";
    byId("sheet-title").value = "";
    this.#detected = "";
    this.#show(found);
    return true;
  }

  #look(headings) {
    this.#show(look(this.#bytes, headings));
  }

  #show({ headings, candidates, columns, rows, empty }) {
    const options = candidates.map((number) => h("option", { value: number }, `Row ${number}`));
    byId("sheet-headings").replaceChildren(...options, h("option", { value: 0 }, "There are none"));
    byId("sheet-headings").value = String(headings);
    const blank = empty > 0 ? `, and ${count(empty, "empty one")}` : "";
    byId("sheet-count").textContent = `${count(rows, "row")} below the headings${blank}.`;
    byId("sheet-columns").replaceChildren(...columns.map((column, at) => columnRow(column, at)));
    this.#make();
  }

  #make() {
    const columns = [...byId("sheet-columns").querySelectorAll("select")].map(({ value }) => value);
    const headings = Number(byId("sheet-headings").value);
    const title = byId("sheet-title").value.trim();
    const made = begin(this.#bytes, {
      headings,
      columns,
      title: this.#name,
      levels: LEVELS,
    });
    if (made.error) {
      this.refused(made.error);
      return;
    }
    const field = byId("sheet-title");
    const follows = title === "" || title === this.#detected;
    this.#detected = made.definition.title;
    // Whoever empties the field to write another one is left in peace.
    if (follows && document.activeElement !== field) field.value = this.#detected;
    if (title && !follows) {
      made.definition.title = title;
      made.definition.id = freeId(title, "assessment", []);
    }
    this.#made = made;
    this.#preview(made, new Set(columns));
  }

  /** Shows what the definition will have in it. */
  #preview({ definition, remarks }, columns) {
    const { conditions, levels, kinds = [] } = definition;
    const elements = conditions.reduce((sum, one) => sum + (one.elements?.length ?? 0), 0);
    const parts = [
      count(conditions.length, elements > 0 ? "condition" : "question"),
      elements > 0 && count(elements, "element"),
      `${count(levels.length, "level")}${columns.has("level") ? "" : " to begin with"}: ${levels.join(", ")}`,
      kinds.length > 0 &&
        `${count(kinds.length, "kind")}: ${kinds.map(({ title }) => title).join(", ")}`,
    ];
    byId("sheet-sum").textContent = `${parts.filter(Boolean).join(" · ")}.`;
    const list = conditions.slice(0, SHOWN.conditions).map(({ title, question, elements = [] }) => {
      const names = elements.slice(0, SHOWN.elements).map((one) => h("li", {}, one.title));
      const further = elements.length - names.length;
      if (further > 0) names.push(h("li", { class: "hint" }, `and ${further} more`));
      return h("li", {}, title || question, names.length > 0 && h("ul", {}, names));
    });
    const further = conditions.length - list.length;
    if (further > 0) list.push(h("li", { class: "hint" }, `and ${further} more`));
    byId("sheet-preview").replaceChildren(...list);
    byId("sheet-remarks-title").textContent =
      remarks.length === 0
        ? "Nothing odd was found, and nothing is left out."
        : count(remarks.length, "remark");
    byId("sheet-remarks").replaceChildren(...remarks.slice(0, SHOWN.remarks).map(remarkItem));
    const rest = remarks.length - SHOWN.remarks;
    if (rest > 0) byId("sheet-remarks").append(h("li", {}, `And ${rest} more.`));
    byId("sheet-done").toggleAttribute("disabled", conditions.length === 0);
  }
}

export const remarkItem = ({ row, message }) =>
  h("li", {}, row > 0 && h("strong", {}, `Row ${row}: `), message);

function columnRow({ heading, column, examples }, at) {
  const letter = letterOf(at);
  const select = h(
    "select",
    { "aria-label": `Column ${letter}${heading ? `, “${heading}”,` : ""} is taken for` },
    COLUMNS.map(([value, text]) => h("option", { value }, text)),
  );
  select.value = column;
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, h("span", { class: "letter" }, letter), heading),
    h("td", {}, select),
    h("td", {}, h("div", { class: "examples" }, examples.join(" · "))),
  );
}

/** A column as spreadsheets call it. */
const letterOf = (at) =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + (at % 26));
