// What an author does to a draft: each takes one and returns the next. A draft is a definition, what has been
// published of it (or null), and its translations by language.

import { isBlank } from "./dom.js";
import { freeId } from "./engine.js";
import { settled, taken } from "./slots.js";
import { withoutLevel, withRehomed, withRenamed } from "./translation.js";
import { around, get, moved, positionOf, set, without } from "./tree.js";

/** The levels that an assessment begins with. */
export const LEVELS = ["Not yet", "Partly", "Fully"];
export const MOST_LEVELS = 6;

/**
 * A draft of a definition, whose slots are written down from now on. `fresh` are ids that were made before there
 * was a title to make them of.
 */
export const draftOf = (definition, fresh = []) => ({
  definition: settled(definition, null),
  published: null,
  translations: {},
  fresh,
});

/** The ids of an assessment in which nothing is asked yet. */
export const BLANK_IDS = ["assessment", "condition-1"];

/** An assessment in which nothing is asked yet. */
export const blank = () => ({
  id: "assessment",
  title: "",
  levels: LEVELS,
  conditions: [{ id: "condition-1", question: "" }],
});

const withDefinition = (draft, definition) => ({ ...draft, definition });

/** A change of what is asked, so that slots, edition and retired questions follow. */
const asking = (draft, definition) => withDefinition(draft, settled(definition, draft.published));

/** A text at a place; an empty one that may be left out is. */
export function write(draft, path, text, optional) {
  const value = optional && text === "" ? undefined : text;
  return withDefinition(draft, set(draft.definition, path, value));
}

/** What a level looks like, in the list of them that `path` is; without any there is no list. */
export function writeAnchor(draft, path, level, text) {
  const { definition } = draft;
  const before = get(definition, path) ?? [];
  const list = definition.levels.map((_, at) => (at === level ? text : (before[at] ?? "")));
  return withDefinition(draft, set(definition, path, list.every(isBlank) ? undefined : list));
}

/** The places of what has an id that was made before there was a title; "" is the assessment itself. */
export function placesToName({ definition, fresh }) {
  const { id, kinds = [], conditions } = definition;
  const within = (list, path) => list.map((one, at) => [`${path}[${at}]`, one]);
  return [
    ["", { id }],
    ...within(kinds, "kinds"),
    ...within(conditions, "conditions"),
    ...conditions.flatMap(({ elements = [] }, at) =>
      within(elements, `conditions[${at}].elements`),
    ),
  ]
    .filter(([, one]) => fresh.includes(one.id))
    .map(([place]) => place);
}

/** The same draft where what is at a place has an id made of its title, if it had none yet. */
export function named(draft, place) {
  const { definition, published, fresh } = draft;
  const owner = place === "" ? definition : get(definition, place);
  const title = owner?.title || owner?.question;
  if (!fresh.includes(owner?.id) || isBlank(title)) return draft;
  const rest = { ...draft, fresh: fresh.filter((id) => id !== owner.id) };
  // That of the whole goes on following the title, until it is written by hand or links hold it.
  if (place === "") {
    const id = freeId(title, owner.id, []);
    if (published || id === owner.id) return draft;
    return write({ ...rest, fresh: [...rest.fresh, id] }, "id", id);
  }
  const kinds = definition.kinds?.map(({ id }) => id) ?? [];
  const ids = place.startsWith("kinds") ? new Set(kinds) : taken(definition, published);
  ids.delete(owner.id);
  return renamed(rest, place, freeId(title, owner.id, ids));
}

/** The same with another id for what is at a place. */
export function renamed(draft, place, id) {
  const { definition } = draft;
  const old = get(definition, place).id;
  if (id === old) return draft;
  let next = set(definition, `${place}.id`, id);
  if (place.startsWith("kinds")) {
    const ofKind = (one) => (one.kind === old ? { ...one, kind: id } : one);
    next = { ...next, conditions: next.conditions.map((one) => withElements(one, ofKind)) };
  } else if (next.slots) {
    next = { ...next, slots: next.slots.map((slot) => (slot === old ? id : slot)) };
  }
  return withRenamed(withDefinition(draft, next), old, id);
}

const withElements = (condition, change) =>
  condition.elements ? { ...condition, elements: condition.elements.map(change) } : condition;

/** An id for something that has no title yet. */
function placeholder(draft, word) {
  const { definition, published } = draft;
  const ids = new Set([...taken(definition, published), word]);
  return freeId("", `${word}-1`, ids).replace(/-1-(\d+)$/, "-$1");
}

const withFresh = (draft, { id }) => ({ ...draft, fresh: [...draft.fresh, id] });

/** One more condition behind the others; returns its place too. */
export function addCondition(draft) {
  const { conditions = [] } = draft.definition;
  const condition = { id: placeholder(draft, "condition"), question: "" };
  const next = { ...draft.definition, conditions: [...conditions, condition] };
  return [asking(withFresh(draft, condition), next), `conditions[${conditions.length}]`];
}

export function addElement(draft, condition) {
  const element = { id: placeholder(draft, "element"), title: "", question: "" };
  const [next, place] = withElement(draft.definition, condition, element);
  return [asking(withFresh(draft, element), next), place];
}

/** The definition with an element behind the others of a condition, and the element's place. */
function withElement(definition, condition, element) {
  const path = `${condition}.elements`;
  const elements = get(definition, path) ?? [];
  let next = set(definition, path, [...elements, element]);
  // What was a question by itself is now that of the whole, of which its elements have the particulars.
  if (elements.length === 0) {
    for (const field of ["levels", "how-to-tell"])
      next = set(next, `${condition}.${field}`, undefined);
    if (isBlank(get(next, `${condition}.question`)))
      next = set(next, `${condition}.question`, undefined);
  }
  return [next, `${path}[${elements.length}]`];
}

/** The draft with an element behind those of another condition, whose position is `to`, and its place there. */
export function rehome(draft, path, to) {
  const { definition } = draft;
  const from = around(around(path));
  const target = `conditions[${to}]`;
  const [given, place] = withElement(definition, target, get(definition, path));
  const left = without(get(definition, `${from}.elements`), positionOf(path));
  const next = set(given, `${from}.elements`, left.length > 0 ? left : undefined);
  const [element, old, id] = [path, from, target].map((one) => get(definition, one).id);
  return [withRehomed(asking(draft, next), element, old, id), place];
}

export function addKind(draft) {
  const { kinds = [] } = draft.definition;
  const ids = new Set(kinds.map(({ id }) => id));
  const id = freeId("", `kind-${kinds.length + 1}`, ids);
  const next = set(draft.definition, "kinds", [...kinds, { id, title: "" }]);
  return [withDefinition(withFresh(draft, { id }), next), `kinds[${kinds.length}]`];
}

/** The draft without what is at a place of a list. */
export function remove(draft, path) {
  const list = around(path);
  const { id } = get(draft.definition, path) ?? {};
  const left = without(get(draft.definition, list), positionOf(path));
  let next = set(
    draft.definition,
    list,
    left.length === 0 && list !== "conditions" ? undefined : left,
  );
  if (list === "kinds") {
    const free = ({ kind, ...one }) => (kind === id || kind === undefined ? one : { ...one, kind });
    next = { ...next, conditions: next.conditions.map((one) => withElements(one, free)) };
  }
  return asking(draft, next);
}

/** The draft with what is at a place one further up (-1) or down (1), and that place. */
export function move(draft, path, by) {
  const list = around(path);
  const entries = get(draft.definition, list);
  const [from, to] = [positionOf(path), positionOf(path) + by];
  if (to < 0 || to >= entries.length) return [draft, path];
  return [asking(draft, set(draft.definition, list, moved(entries, from, to))), `${list}[${to}]`];
}

/** One more level, the highest. What it looks like is to be said wherever that is said of others. */
export function addLevel(draft) {
  const level = draft.definition.levels.length;
  const more = (list) => [...list, ""];
  const next = withAnchors({ ...draft.definition, levels: more(draft.definition.levels) }, more);
  return [withDefinition(draft, next), `levels[${level}]`];
}

export function removeLevel(draft, position) {
  const less = (list) => without(list, position);
  const levels = less(draft.definition.levels).map((level, at) =>
    /^level-\d+$/.test(level.id) ? { ...level, id: `level-${at + 1}` } : level,
  );
  const next = withAnchors({ ...draft.definition, levels }, less);
  return withoutLevel(withDefinition(draft, next), position);
}

/** Changes every list that has an entry for each level. */
function withAnchors(definition, change) {
  const own = (one) => (one.levels ? { ...one, levels: change(one.levels) } : one);
  const { kinds, stages, conditions } = definition;
  return {
    ...definition,
    ...(kinds ? { kinds: kinds.map(own) } : {}),
    ...(stages?.list ? { stages: { ...stages, list: change(stages.list) } } : {}),
    conditions: conditions.map((condition) => own(withElements(condition, own))),
  };
}

/** A level's words: what it is called, and what it means of a whole condition. */
export function writeLevel(draft, position, field, text) {
  const { levels } = draft.definition;
  const level = levels[position];
  const plain = typeof level === "string";
  let next = level;
  if (field === "label") next = plain ? text : { ...level, label: text };
  else {
    const { about: _, ...rest } = plain ? { id: `level-${position + 1}`, label: level } : level;
    next = text === "" ? rest : { ...rest, about: text };
  }
  return withDefinition(draft, set(draft.definition, `levels[${position}]`, next));
}

/** The draft whose definition is, or is no longer, what links that are out belong to. */
export function publish(draft, published) {
  if (published) {
    const whole = settled(draft.definition, draft.published);
    return { ...draft, definition: whole, published: whole, fresh: [] };
  }
  const { published: before, definition } = draft;
  if (!before) return draft;
  const { edition: _, retired: __, ...rest } = definition;
  const { edition, retired } = before;
  // No edition later than that is known of any more.
  const known = ([name, value]) => !["since", "reworded"].includes(name) || value <= (edition ?? 1);
  const own = (one) => Object.fromEntries(Object.entries(one).filter(known));
  const conditions = rest.conditions.map((condition) => own(withElements(condition, own)));
  const next = {
    ...rest,
    conditions,
    ...(edition ? { edition } : {}),
    ...(retired ? { retired } : {}),
  };
  return { ...draft, published: null, definition: settled(next, null) };
}

/** Says of a question whether it asks something else than in the edition that is published. */
export function reword(draft, path, reworded) {
  const { definition, published } = draft;
  const edition = (published?.edition ?? 1) + 1;
  const { id } = get(definition, path);
  const before = [...(published?.conditions ?? [])]
    .flatMap((condition) => [condition, ...(condition.elements ?? [])])
    .find((one) => one.id === id);
  const value = reworded ? edition : before?.reworded;
  return asking(draft, set(definition, `${path}.reworded`, value));
}
