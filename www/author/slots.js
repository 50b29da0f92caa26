// What makes old links still open: the list of slots, which is only ever added to, questions that are retired
// instead of removed, and the edition.

/** The questions of a definition, those of whole conditions first, as the engine lists them. */
export function questions({ conditions = [] }) {
  const all = [];
  for (const condition of conditions) {
    const { id, title, question, elements } = condition;
    const named = title || question || id;
    if (question !== undefined || !elements) {
      all.push({ id, title: named, overview: Boolean(elements), asked: condition });
    }
    for (const element of elements ?? []) {
      all.push({ id: element.id, title: element.title, overview: false, asked: element });
    }
  }
  return [...all.filter(({ overview }) => overview), ...all.filter(({ overview }) => !overview)];
}

/** The list of slots, or what it would be. */
export const slotsOf = (definition) =>
  definition.slots ?? questions(definition).map(({ id }) => id);

/** Every id of a definition that nothing else may be called by. */
export function taken(definition, published) {
  const ids = ({ conditions = [], retired = [], details = [], slots = [] }) => [
    ...conditions.flatMap(({ id, elements = [] }) => [id, ...elements.map(({ id }) => id)]),
    ...[...retired, ...details].map(({ id }) => id),
    ...slots,
  ];
  // A quiz calls a place of its own so.
  return new Set(["result", ...ids(definition), ...(published ? ids(published) : [])]);
}

/**
 * The definition as it is to be saved: with its slots written down, those of an edition that is `published`
 * first; with what that asked and this does not as retired; and with a higher edition if it asks otherwise.
 */
export function settled(definition, published) {
  const asked = questions(definition);
  const ids = new Set(asked.map(({ id }) => id));
  if (!published) {
    const retired = new Set(definition.retired?.map(({ id }) => id));
    const kept = (definition.slots ?? []).filter((id) => ids.has(id) || retired.has(id));
    return withSlots(definition, kept, asked);
  }
  const before = slotsOf(published);
  const edition = published.edition ?? 1;
  const known = new Set(before);
  const added = new Set(asked.filter(({ id }) => !known.has(id)).map(({ asked }) => asked));
  const gone = questions(published).filter(({ id }) => !ids.has(id));
  const reworded = asked.some(({ asked }) => asked.reworded > edition);
  const changed = added.size > 0 || gone.length > 0 || reworded;
  const next = changed ? edition + 1 : edition;
  const retired = [
    ...(published.retired ?? []),
    ...gone.map(({ id, title, overview, asked: { since } }) => ({
      id,
      title,
      ...(since ? { since } : {}),
      edition: next,
      ...(overview ? { overview } : {}),
    })),
  ];
  const since = (one) => (added.has(one) ? { ...one, since: next } : one);
  const conditions = definition.conditions.map((condition) => {
    const { elements, ...own } = since(condition);
    return elements ? { ...own, elements: elements.map(since) } : own;
  });
  const { edition: _, retired: __, ...rest } = definition;
  const whole = {
    ...rest,
    ...(next > 1 || published.edition ? { edition: next } : {}),
    conditions: added.size > 0 ? conditions : definition.conditions,
    ...(retired.length > 0 ? { retired } : {}),
  };
  return withSlots(whole, before, asked);
}

function withSlots(definition, before, asked) {
  const known = new Set(before);
  const added = asked.map(({ id }) => id).filter((id) => !known.has(id));
  const slots = [...before, ...added];
  const { slots: old, ...rest } = definition;
  const same = old?.length === slots.length && slots.every((id, at) => id === old[at]);
  return same ? definition : { ...rest, slots };
}
