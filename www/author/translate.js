// The editor while a translation is written: each text of the original beside the field for the other language.

import { button, h } from "./dom.js";
import { nameOf } from "./languages.js";
import { describe } from "./problems.js";
import { texts } from "./translation.js";

/** Parts with how many texts are missing in each, by number; -1 is the whole. */
export function partsOf(definition, some) {
  const positions = new Map(definition.conditions.map(({ id }, at) => [id, at]));
  return some.map(({ part }) => (part === "" ? -1 : positions.get(part)));
}

/** The texts of a part of the assessment, each with its field. */
export function translationEditor(definition, translation, at, language, from) {
  const part = at < 0 ? "" : definition.conditions[at].id;
  const title = at < 0 ? "The whole" : describe(`conditions[${at}]`, definition);
  const own = texts(definition).filter((one) => one.part === part && one.text.trim() !== "");
  return [
    h(
      "div",
      { class: "notice row" },
      h("p", {}, `Into ${nameOf(language)}: `, h("span", { id: "missing" })),
      button("Back to the original", { do: "original" }),
    ),
    h("h2", { id: "editor-title", tabindex: -1 }, title),
    ...own.map(({ path, key, text }) => {
      const id = `translation-${path}`;
      return h(
        "div",
        { class: "field pair-of-texts" },
        h("label", { for: id }, describe(path, definition)),
        h("p", { class: "source", id: `${id}-source`, lang: from }, text),
        h("textarea", {
          id,
          "data-path": path,
          "data-key": key,
          lang: language,
          dir: "auto",
          rows: Math.max(1, Math.ceil(text.length / 60)),
          "aria-describedby": `${id}-source ${id}-problem`,
          value: translation.texts[key] ?? "",
        }),
        h("p", { class: "problem", id: `${id}-problem` }),
      );
    }),
  ];
}
