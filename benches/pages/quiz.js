// What both pages know: the questions, and the answers given to them.

import { apart, conditions, kinds, levels, text } from "content";

const KEY = "answers";

/** Levels by slot. */
export const answers = JSON.parse(sessionStorage.getItem(KEY)) ?? {};

/** Takes an answer, or takes it back. */
export function answer(slot, level) {
  if (level) answers[slot] = level;
  else delete answers[slot];
  sessionStorage.setItem(KEY, JSON.stringify(answers));
}

/** A condition's overview question and its elements. */
const slotsOf = ({ id, elements }) => [id, ...elements.map((element) => element.id)];

/** Every slot, in the order of the pages. */
export const SLOTS = conditions.flatMap(slotsOf);

/** How many answers there are in all. */
export const answered = () =>
  say("answered", { answered: Object.keys(answers).length, total: SLOTS.length });

/** How many there are to a condition, in words; nothing for none. */
export function status(condition) {
  const slots = slotsOf(condition);
  const given = slots.filter((slot) => answers[slot]).length;
  return given && say("answered-short", { answered: given, total: slots.length });
}

/** A sentence with its blanks filled in. */
export const say = (name, values) => text[name].replace(/\{(\w+)\}/g, (_, blank) => values[blank]);

const RATED = levels.map(({ id, label, about }) => ({ id, label, about }));
const [NOT_SURE, NOT_APPLICABLE] = ["not-sure", "not-applicable"].map((id) => ({
  id,
  ...apart[id],
}));

/** What an overview question can be answered with. */
export const OVERVIEW = [...RATED, NOT_SURE];

/** What an element can be answered with: each level with the element's own sign of it. */
export const choicesOf = ({ levels: signs }) => [
  ...RATED.map((level, at) => ({ ...level, about: signs[at] })),
  NOT_SURE,
  NOT_APPLICABLE,
];

/** A condition's elements, kind by kind. */
export const byKind = ({ elements }) =>
  kinds
    .map((kind) => ({ ...kind, elements: elements.filter((element) => element.kind === kind.id) }))
    .filter((kind) => kind.elements.length > 0);

/** The wedge of a slot in a wheel of radius 100: the further out, the higher the level. */
export function wedge(slot) {
  const level = levels.findIndex(({ id }) => id === answers[slot]);
  const outer = answers[slot] ? 40 + 20 * level : 100;
  const position = SLOTS.indexOf(slot);
  const point = (part, radius) => {
    const turn = ((position + part) / SLOTS.length) * 2 * Math.PI;
    return `${(radius * Math.sin(turn)).toFixed(1)} ${(-radius * Math.cos(turn)).toFixed(1)}`;
  };
  return `M${point(0.1, 30)}L${point(0.1, outer)}L${point(0.9, outer)}L${point(0.9, 30)}Z`;
}
