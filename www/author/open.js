// Files that are brought to the page: a definition, or something that is none and says why.

/** A quiz reads no more. */
const LARGEST = 4 * 2 ** 20;

/** True for bytes that begin as JSON does. */
export const isJson = (bytes) =>
  /^\uFEFF?\s*[[{]/.test(new TextDecoder().decode(bytes.slice(0, 200)));

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The definition in a file's bytes, or `error`: why it can't be edited here. */
export function definitionIn(bytes, name) {
  if (bytes.length > LARGEST) {
    const size = Math.round(bytes.length / 2 ** 20);
    return { error: `${name} has ${size} MB. A quiz reads no definition of more than 4 MB.` };
  }
  let definition;
  try {
    definition = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return { error: `${name} can’t be read: ${error.message}. Bring the file as it was saved.` };
  }
  const problem = shape(definition);
  return problem ? { error: `${name} ${problem}` } : { definition: withIds(definition) };
}

/** Why something can't be edited as a definition; anything else is for the engine to say. */
function shape(definition) {
  if (!isObject(definition)) return "holds no definition of an assessment.";
  if (!definition.conditions) {
    if (definition.answers) return "is a result, not the questions that it answers.";
    if (definition.assessment) return "is a guide, not the definition that it belongs to.";
    return "is no definition of an assessment: it has no conditions.";
  }
  const lists = (value, path, holds) => {
    if (value === undefined) return "";
    if (!Array.isArray(value)) return `can’t be edited here: ${path} is no list.`;
    const odd = value.findIndex((entry) => !holds(entry));
    return odd < 0 ? "" : `can’t be edited here: ${path}[${odd}] is not what belongs there.`;
  };
  const isText = (value) => typeof value === "string";
  const isAnchored = (one) =>
    isObject(one) && (one.levels === undefined || Array.isArray(one.levels));
  const { levels = null, conditions, kinds, slots, retired, details } = definition;
  const first = [
    lists(levels, "levels", (level) => isText(level) || isObject(level)),
    lists(kinds, "kinds", isAnchored),
    lists(slots, "slots", isText),
    lists(retired, "retired", isObject),
    lists(details, "details", isObject),
    lists(conditions, "conditions", isAnchored),
  ].find(Boolean);
  if (first) return first;
  return conditions
    .map(({ elements }, at) => lists(elements, `conditions[${at}].elements`, isAnchored))
    .find(Boolean);
}

/** Gives what has no id one that can be told from others, so that nothing is mixed up here. */
function withIds(definition) {
  let number = 0;
  const own = (one, word) => {
    number += 1;
    return typeof one.id === "string" ? one : { id: `${word}-${number}`, ...one };
  };
  const conditions = definition.conditions.map((condition) => {
    const { elements } = condition;
    const whole = own(condition, "condition");
    return elements ? { ...whole, elements: elements.map((one) => own(one, "element")) } : whole;
  });
  return { ...definition, conditions };
}
