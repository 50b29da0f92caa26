// The part of the editor that is about the assessment as a whole.

import { button, h } from "./dom.js";
import { MOST_LEVELS } from "./edit.js";
import { anchors, arrange, choice, field, labelOf, more } from "./fields.js";
import { languages } from "./languages.js";

/** Its fields; `changed` is what an edition would change, if one is published. */
export function wholeEditor({ definition, published }, changed) {
  const { title, about, language = "en", kinds = [] } = definition;
  return [
    h("h2", { id: "editor-title", tabindex: -1 }, "The whole"),
    field({ path: "title", label: "What the assessment is called", value: title }),
    field({
      path: "about",
      label: "What it is about",
      value: about,
      optional: true,
      rows: 2,
      hint: "One or two sentences, shown above the first question.",
    }),
    choice({
      path: "language",
      label: "Language it is written in",
      value: language,
      options: languages(language),
    }),
    levels(definition, published),
    h(
      "section",
      { "aria-labelledby": "kinds-title" },
      h("h3", { id: "kinds-title" }, "Kinds"),
      h(
        "p",
        { class: "hint" },
        "Some assessments tell kinds of elements apart, such as rules and support. Most do without.",
      ),
      kinds.map((kind, at) => kindEditor(definition, kind, at)),
      button("Add a kind", { do: "add-kind" }),
    ),
    h("section", {}, publication(definition, published, changed)),
    more(
      "For those who put it on a page",
      false,
      field({
        path: "id",
        label: "Its name in addresses and codes",
        value: definition.id,
        locked: Boolean(published),
        hint: published
          ? "It stays, for links that are out hold it."
          : "Lower-case words joined by hyphens. It is made of the title.",
      }),
    ),
  ];
}

function levels({ levels }, published) {
  const fixed =
    published && "Links that are out count on these levels: reword them, but their number stays.";
  return h(
    "section",
    { "aria-labelledby": "levels-title" },
    h("h3", { id: "levels-title" }, "Levels"),
    h(
      "p",
      { class: "hint" },
      fixed || "The answers to every question, from lowest to highest: 2 to 6 of them.",
    ),
    levels.map((level, at) => {
      const plain = typeof level === "string";
      const path = `levels[${at}]`;
      return h(
        "div",
        { class: "entry" },
        field({
          path: plain ? path : `${path}.label`,
          label: `Level ${at + 1}`,
          value: labelOf(level),
          as: "level",
        }),
        more(
          "What it means for a whole condition",
          !plain && Boolean(level.about),
          field({
            path: `${path}.about`,
            label: `What level ${at + 1} means for a whole condition`,
            value: plain ? "" : level.about,
            optional: true,
            as: "level",
          }),
        ),
        button(
          "Remove",
          { do: "remove-level", at },
          {
            "aria-label": `Remove: level ${at + 1}`,
            "aria-disabled": published || levels.length <= 2 || null,
          },
        ),
      );
    }),
    button(
      "Add a level",
      { do: "add-level" },
      { "aria-disabled": published || levels.length >= MOST_LEVELS || null },
    ),
  );
}

function kindEditor(definition, kind, at) {
  const path = `kinds[${at}]`;
  const name = kind.title || `kind ${at + 1}`;
  const last = at === definition.kinds.length - 1;
  return h(
    "div",
    { class: "entry" },
    field({ path: `${path}.title`, label: `Kind ${at + 1}`, value: kind.title }),
    field({
      path: `${path}.plural`,
      label: "Its name for several",
      value: kind.plural,
      optional: true,
    }),
    field({
      path: `${path}.about`,
      label: "What belongs to it",
      value: kind.about,
      optional: true,
    }),
    more(
      "What its levels look like",
      Boolean(kind.levels),
      anchors(definition, `${path}.levels`, kind.levels),
    ),
    arrange(path, name, { first: at === 0, last }),
  );
}

/** The question whether links are out, on which it depends what may still change. */
function publication({ edition = 1 }, published, changed) {
  const radio = (value, text, checked) =>
    h(
      "label",
      {},
      h("input", { type: "radio", name: "published", value, checked, "data-do": "publish" }),
      text,
    );
  const before = published?.edition ?? 1;
  return h(
    "fieldset",
    { id: "publication" },
    h("legend", {}, "Has anybody answered this yet?"),
    radio("no", "Not yet: everything may still change", !published),
    radio("yes", "Yes: there are links with answers, which must still open", Boolean(published)),
    published &&
      h(
        "div",
        { class: "edition" },
        h(
          "p",
          {},
          edition > before
            ? `This will be edition ${edition}. Links that were made with edition ${before} open as before, and say what has changed.`
            : `This is edition ${before}. Add, remove or reword a question, and it becomes edition ${before + 1}.`,
        ),
        h("div", { id: "edition-changes" }, changed),
        edition > before && button(`Edition ${edition} is published now`, { do: "publish-next" }),
      ),
  );
}

/** What an edition changes, for people. */
export function changesList(changes, definition) {
  const titles = new Map(
    [...definition.conditions, ...(definition.retired ?? [])]
      .flatMap((one) => [one, ...(one.elements ?? [])])
      .map((one) => [one.id, one.title || one.question || one.id]),
  );
  const kinds = [
    ["added", "New"],
    ["reworded", "Asks something else"],
    ["retired", "No longer asked"],
    ["moved", "In another condition"],
    ["mended", "Worded otherwise, and counts as the same"],
  ];
  const lines = kinds
    .filter(([kind]) => changes[kind].length > 0)
    .map(([kind, name]) =>
      h("li", {}, `${name}: ${changes[kind].map((id) => `“${titles.get(id) ?? id}”`).join(", ")}`),
    );
  return h("ul", { class: "changes" }, lines);
}
