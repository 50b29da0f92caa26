/** The packaged assessment as data: what tests answer, and others made from it. */

import { readFileSync } from "node:fs";

const ROOT = new URL("../../../", import.meta.url);

/**
 * The packaged definition in a language and its guide, each with the words that it does not say itself.
 *
 * @returns {[definition: any, guide: any]}
 */
export function packaged(language) {
  const [definition, guide, words] = [
    `assessments/state-policy/${language}.json`,
    `assessments/state-policy/guide/${language}.json`,
    `interface/${language}.json`,
  ].map((file) => JSON.parse(readFileSync(new URL(file, ROOT), "utf8")));
  const { around, "how-to-tell": heading } = words;
  definition.text = { ...words.text, ...definition.text };
  guide.text = { ...words.guide, ...guide.text };
  return [{ ...definition, "how-to-tell": heading, around }, guide];
}

const ENGLISH = packaged("en");
let [DEFINITION] = ENGLISH;

/** The packaged guide. */
export let [, GUIDE] = ENGLISH;

/**
 * Goes on in another language, made from English: whatever is read here, is read in it.
 *
 * @template T
 * @param {(file: T) => T} translate
 */
export function speak(translate) {
  [DEFINITION, GUIDE] = ENGLISH.map(translate);
  return { definition: DEFINITION, guide: GUIDE };
}

/** Ids of the conditions, which are also the slots of their overview questions. */
export const CONDITIONS = DEFINITION.conditions.map(({ id }) => id);

/** Every slot there is. */
export const SLOTS = DEFINITION.slots;

/** Ids of the levels, lowest first. */
export const LEVELS = DEFINITION.levels.map(({ id }) => id);

/** What a page calls a condition. */
export const titleOf = (id) => condition(id).title;

/** What a page calls a level, *not sure* and *does not apply*. */
export const labelOf = (id) =>
  (DEFINITION.apart[id] ?? DEFINITION.levels.find((level) => level.id === id)).label;

/** What a page calls a slot, and what it says above that of where it belongs. */
export function questionOf(slot) {
  if (CONDITIONS.includes(slot)) return [titleOf(slot), sentence("overview")];
  const { title, elements } = DEFINITION.conditions.find(({ elements }) =>
    elements.some(({ id }) => id === slot),
  );
  return [elements.find(({ id }) => id === slot).title, title];
}

/** The slots of a condition's elements, in the order they are asked: kind by kind. */
export const elementsOf = (id) =>
  DEFINITION.kinds.flatMap((kind) =>
    condition(id)
      .elements.filter((element) => element.kind === kind.id)
      .map((element) => element.id),
  );

/** The slots of a condition's elements of one kind. */
export const elementsOfKind = (id, kind) =>
  condition(id)
    .elements.filter((element) => element.kind === kind)
    .map((element) => element.id);

/** A level's label. */
export const levelOf = (id) => DEFINITION.levels.find((level) => level.id === id).label;

const stage = (id) =>
  DEFINITION.stages.list[DEFINITION.levels.findIndex((level) => level.id === id)];

/** A stage's label, by the id of its level. */
export const stageOf = (id) => stage(id).label;

/** What a stage is called within a sentence, by the id of its level. */
export const withinOf = (id) => stage(id).within;

/** What a page calls a slot. */
export const slotTitleOf = (slot) =>
  DEFINITION.conditions.flatMap((one) => [one, ...one.elements]).find(({ id }) => id === slot)
    .title;

/** A sentence of the quiz with its blanks filled in. */
export const sentence = (name, values = {}) => filled(DEFINITION.text[name], values);

/** A sentence of the guide, likewise. */
export const guideSentence = (name, values = {}) => filled(GUIDE.text[name], values);

/** What is said before there is a definition, or when there is none. */
export const around = (name) => DEFINITION.around[name];

/** Several things in one sentence, as the page's language writes them. */
export const listed = (items) => new Intl.ListFormat(DEFINITION.language).format(items);

/** The form of a text that goes with the last of the numbers it is filled with. */
function formOf(text, values) {
  if (typeof text === "string") return text;
  const last = Object.values(values).findLast((value) => typeof value === "number");
  return text[new Intl.PluralRules(DEFINITION.language).select(last)] ?? text.other;
}

const filled = (text, values) =>
  formOf(text, values).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? `{${key}}`);

/** A level for every overview question, each level at least once. */
export const overview = () => answersTo(CONDITIONS);

/** A level for all slots, every level many times. */
export const everything = () => answersTo(SLOTS);

/** A code of the first edition of {@link library}, made once and never again. */
export const EARLIER = "13iq1TKVX5D";

/** A small assessment in its second edition, see `tests/native/editions.rs`; its sentences say which. */
export const library = () =>
  JSON.parse(readFileSync(new URL("../../cases/editions/second.json", import.meta.url), "utf8"));

/**
 * The packaged definition, changed by `change`.
 *
 * @param {(definition: any) => void} change
 */
export function definitionWith(change = () => {}) {
  const definition = structuredClone(DEFINITION);
  change(definition);
  return definition;
}

function answersTo(slots) {
  const levels = [...DEFINITION.levels.map(({ id }) => id), "not-sure"];
  return Object.fromEntries(slots.map((slot, index) => [slot, levels[index % levels.length]]));
}

/** A condition with its elements, as the definition has it. */
export const condition = (id) => DEFINITION.conditions.find((found) => found.id === id);
