// The fields of the editor. Each knows its place in the definition, by which what is typed finds its way in and
// the engine's problems find theirs out.

import { button, h } from "./dom.js";

/**
 * A text with its label. `as` says what else than a text at `path` it writes, `optional` that it may be left
 * out, `rows` that it may be longer than a line, `source` what it is to translate.
 */
export function field({ path, label, value = "", hint, optional, rows, as, locked, data = {} }) {
  const id = `field-${path}`;
  const described = [`${id}-problem`, hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  const attributes = {
    id,
    "data-path": path,
    "data-as": as,
    "data-optional": optional,
    "aria-describedby": described,
    readonly: locked,
    autocomplete: "off",
    dir: "auto",
    value,
    ...Object.fromEntries(Object.entries(data).map(([name, said]) => [`data-${name}`, said])),
  };
  const mark = optional && !locked ? h("span", { class: "optional" }, " (if you like)") : null;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label, mark),
    rows ? h("textarea", { ...attributes, rows }) : h("input", attributes),
    hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null,
    h("p", { class: "problem", id: `${id}-problem` }),
  );
}

/** A choice among `options`, each with a `value` and a `text`. */
export function choice({ path, label, value = "", options, hint, data = {} }) {
  const id = `field-${path}`;
  const select = h(
    "select",
    {
      id,
      "data-path": path,
      "data-optional": true,
      "aria-describedby": [`${id}-problem`, hint ? `${id}-hint` : ""].filter(Boolean).join(" "),
      ...data,
    },
    options.map((one) => h("option", { value: one.value }, one.text)),
  );
  select.value = value;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, label),
    select,
    hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null,
    h("p", { class: "problem", id: `${id}-problem` }),
  );
}

/** A part of the editor that is opened on demand. */
export const more = (summary, open, ...content) =>
  h("details", { class: "more", open }, h("summary", {}, summary), ...content);

/** The buttons that move and remove one of several things. */
export function arrange(path, name, { first, last, only, locked }) {
  const act = (text, does, off) =>
    button(
      text,
      { do: does, at: path },
      { "aria-label": `${text}: ${name}`, "aria-disabled": off || null },
    );
  return h(
    "div",
    { class: "arrange" },
    act("Up", "up", first),
    act("Down", "down", last),
    act("Remove", "remove", only || locked),
  );
}

/**
 * The choice of the condition that an element is in, and the button that moves it there: a choice alone would move
 * it at each press of an arrow. `conditions` has the title of each, and `closed` for one that takes no elements.
 */
export function home(path, name, at, conditions) {
  const id = `home-${path}`;
  const select = h(
    "select",
    { id },
    conditions.map(({ title, closed }, position) =>
      h(
        "option",
        { value: position, disabled: closed },
        closed ? `${title} (one question)` : title,
      ),
    ),
  );
  select.value = at;
  return h(
    "div",
    { class: "field" },
    h("label", { for: id }, "Condition"),
    h(
      "div",
      { class: "home" },
      select,
      button("Move there", { do: "rehome", at: path }, { "aria-label": `Move there: ${name}` }),
    ),
  );
}

/** The fields of what can be observed at each level, of an element, a kind or a plain question. */
export function anchors(definition, path, texts) {
  return definition.levels.map((level, at) =>
    field({
      path: `${path}[${at}]`,
      label: `“${labelOf(level) || `Level ${at + 1}`}” looks like`,
      value: texts?.[at] ?? "",
      as: "anchor",
      rows: 2,
    }),
  );
}

export const labelOf = (level) => (typeof level === "string" ? level : level?.label) ?? "";
