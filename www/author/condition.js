// The part of the editor that is about one condition: what it asks as a whole, and its elements.

import { button, h } from "./dom.js";
import { anchors, arrange, choice, field, home, more } from "./fields.js";
import { questions } from "./slots.js";
import { around, get, positionOf } from "./tree.js";

export const titleOf = (one, otherwise) => one?.title || one?.question || otherwise;

/** The fields of a condition; `unfolded` are the ids of elements whose fields are shown. */
export function conditionEditor({ definition, published }, position, unfolded) {
  const { conditions } = definition;
  const condition = conditions[position];
  const path = `conditions[${position}]`;
  const { elements } = condition;
  const name = titleOf(condition, `condition ${position + 1}`);
  const at = (key) => `${path}.${key}`;
  const known = new Map(published && questions(published).map((one) => [one.id, one]));
  const single = isSingle(condition, known);
  const optional = Boolean(elements);
  return [
    h("p", { class: "step" }, `Condition ${position + 1} of ${conditions.length}`),
    h("h2", { id: "editor-title", tabindex: -1 }, name),
    arrange(path, name, {
      first: position === 0,
      last: position === conditions.length - 1,
      only: conditions.length === 1,
    }),
    field({
      path: at("title"),
      label: "Title",
      value: condition.title,
      optional: true,
      hint: optional ? undefined : "Left out, the question stands for it.",
    }),
    field({
      path: at("question"),
      label: optional ? "Overview question" : "Question",
      value: condition.question,
      optional,
      rows: 2,
      hint: optional
        ? "Answered first, for a quick picture. The elements below are asked on demand."
        : "The one question of this condition. Add elements below if there is more to ask.",
    }),
    reworded(path, condition, known),
    more(
      "About this condition",
      Boolean(condition.about || condition.goal || condition.why),
      field({
        path: at("about"),
        label: "What it is about",
        value: condition.about,
        optional: true,
        rows: 2,
      }),
      field({
        path: at("goal"),
        label: "What it is like when in place",
        value: condition.goal,
        optional: true,
        rows: 2,
      }),
      field({
        path: at("why"),
        label: "Why it matters",
        value: condition.why,
        optional: true,
        rows: 2,
      }),
      field({
        path: at("short"),
        label: "A word or two, for the wheel",
        value: condition.short,
        optional: true,
      }),
      identity(path, condition, known),
    ),
    !elements && answers(definition, path, condition),
    h(
      "section",
      { "aria-labelledby": "elements-title", class: "elements" },
      h("h3", { id: "elements-title" }, elements ? `Elements (${elements.length})` : "Elements"),
      elements &&
        h(
          "ol",
          {},
          elements.map((_, place) => entry(definition, path, place, known, unfolded)),
        ),
      single
        ? h(
            "p",
            { class: "hint" },
            "Answers to this question are out, so it stays one question. Add another condition for elements.",
          )
        : button("Add an element", { do: "add-element", at: path }),
    ),
  ];
}

/** What the answers to a question look like, and how to tell. */
function answers(definition, path, one) {
  return more(
    "What each answer looks like",
    Boolean(one.levels || one["how-to-tell"]),
    field({
      path: `${path}.how-to-tell`,
      label: "How to tell",
      value: one["how-to-tell"],
      optional: true,
      rows: 2,
      hint: "Where to look to be sure of the answer.",
    }),
    anchors(definition, `${path}.levels`, one.levels),
  );
}

/** An element in the list; its fields are made when it is opened. */
function entry(definition, condition, position, known, unfolded) {
  const element = get(definition, condition).elements[position];
  const path = `${condition}.elements[${position}]`;
  const open = unfolded.has(element.id);
  const body = h("div", { class: "body" });
  const name = titleOf(element, `element ${position + 1}`);
  const details = h(
    "details",
    { class: "element", "data-element": path, open },
    h("summary", {}, h("span", { class: "name" }, name), h("span", { class: "mark" })),
    body,
  );
  const fill = () => {
    if (body.childElementCount === 0) {
      body.append(...elementFields(definition, path, known));
    }
  };
  if (open) fill();
  details.addEventListener("toggle", () => {
    if (details.open) {
      unfolded.add(element.id);
      fill();
      details.dispatchEvent(new CustomEvent("filled", { bubbles: true }));
    } else unfolded.delete(element.id);
  });
  return h("li", {}, details);
}

function elementFields(definition, path, known) {
  const { kinds, conditions } = definition;
  const element = get(definition, path);
  const position = positionOf(path);
  const condition = around(around(path));
  const last = position === get(definition, condition).elements.length - 1;
  const at = (key) => `${path}.${key}`;
  const name = titleOf(element, `element ${position + 1}`);
  return [
    field({ path: at("title"), label: "Title", value: element.title }),
    field({ path: at("question"), label: "Question", value: element.question, rows: 2 }),
    reworded(path, element, known),
    kinds &&
      choice({
        path: at("kind"),
        label: "Kind",
        value: element.kind,
        options: [
          { value: "", text: "None" },
          ...kinds.map(({ id, title }) => ({ value: id, text: title || id })),
        ],
      }),
    field({
      path: at("goal"),
      label: "What it is like when in place",
      value: element.goal,
      optional: true,
      rows: 2,
    }),
    answers(definition, path, element),
    more("Its name in codes", false, identity(path, element, known)),
    conditions.length > 1 && home(path, name, positionOf(condition), homes(conditions, known)),
    arrange(path, name, { first: position === 0, last }),
  ].filter(Boolean);
}

/** What each condition is called, and whether it can take no elements since it is a question with answers. */
const homes = (conditions, known) =>
  conditions.map((one, at) => ({
    title: titleOf(one, `Condition ${at + 1}`),
    closed: isSingle(one, known),
  }));

/** True for a question whose answers are those of an element, so that it has to stay one. */
const isSingle = ({ id }, known) => known.get(id)?.overview === false;

function identity(path, one, known) {
  const locked = known.has(one.id);
  return field({
    path: `${path}.id`,
    label: "Its name in codes",
    value: one.id,
    locked,
    as: "id",
    hint: locked
      ? "It stays, for links that are out hold it."
      : "Lower-case words joined by hyphens. It is made of the title and stays when that changes.",
  });
}

/** For a question that is published: whether it asks something else now. */
function reworded(path, one, known) {
  const before = known.get(one.id);
  if (!before) return null;
  const box = h("input", {
    type: "checkbox",
    "data-do": "reword",
    "data-at": path,
    checked: (one.reworded ?? 1) > (before.asked.reworded ?? 1),
  });
  return h(
    "label",
    { class: "reworded" },
    box,
    "It asks something else now, so earlier answers don’t count",
  );
}
