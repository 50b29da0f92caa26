// The texts of a definition in another language. They are kept by the ids of what they belong to, so that they
// stay with it wherever it is moved.

import { isBlank } from "./dom.js";

/** What is no text: names, addresses and numbers of programs. */
const NO_TEXTS = ["id", "kind", "address", "language", "guide", "slots", "edition"];

/** Every text of a definition: its place, its key among translations, and the condition that it is in. */
export function texts(definition) {
  const all = [];
  walk(definition, "", "", "", all);
  return all;
}

function walk(node, path, key, part, all) {
  if (typeof node === "string") all.push({ path, key, part, text: node });
  else if (Array.isArray(node)) {
    node.forEach((entry, at) => {
      const id = entry?.id && path !== "levels" ? `#${entry.id}` : at;
      const inside = path === "conditions" ? entry.id : part;
      walk(entry, `${path}[${at}]`, `${key}[${id}]`, inside, all);
    });
  } else if (node && typeof node === "object") {
    for (const [name, value] of Object.entries(node)) {
      if (NO_TEXTS.includes(name) || name.startsWith("$")) continue;
      const join = (to) => (to === "" ? name : `${to}.${name}`);
      walk(value, join(path), join(key), part, all);
    }
  }
}

/** The texts that a translation doesn't say yet. */
export const missing = (definition, { texts: said }) =>
  texts(definition).filter(({ key, text }) => !isBlank(text) && isBlank(said[key]));

/** The file of another language: the definition with its texts, those of the original where none is there. */
export function translated(definition, language, { texts: said, file }) {
  const replaced = (node, key) => {
    if (typeof node === "string") return isBlank(said[key]) ? node : said[key];
    if (Array.isArray(node)) {
      return node.map((entry, at) => {
        const id = entry?.id && key !== "levels" ? `#${entry.id}` : at;
        return replaced(entry, `${key}[${id}]`);
      });
    }
    if (!node || typeof node !== "object") return node;
    const entries = Object.entries(node).map(([name, value]) => {
      const plain = NO_TEXTS.includes(name) || name.startsWith("$");
      return [name, plain ? value : replaced(value, key === "" ? name : `${key}.${name}`)];
    });
    return Object.fromEntries(entries);
  };
  const { id, edition, language: _, ...rest } = replaced(definition, "");
  const own = file?.guide ? { guide: file.guide } : {};
  const text = { ...file?.text, ...rest.text };
  return {
    id,
    ...(edition ? { edition } : {}),
    language,
    ...rest,
    ...own,
    ...(Object.keys(text).length > 0 ? { text } : {}),
  };
}

/** A translation from a file that exists: what it says of the texts that the definition has. */
export function opened(definition, file) {
  const originals = new Map(texts(definition).map(({ key, text }) => [key, text]));
  const said = texts(file).filter(({ key, text }) => {
    const original = originals.get(key);
    // A sentence that is the same was never translated.
    return original !== undefined && !(text === original && text.split(" ").length > 3);
  });
  return { texts: Object.fromEntries(said.map(({ key, text }) => [key, text])), file };
}

const withKeys = (draft, change) => ({
  ...draft,
  translations: Object.fromEntries(
    Object.entries(draft.translations).map(([language, translation]) => [
      language,
      {
        ...translation,
        texts: Object.fromEntries(
          Object.entries(translation.texts)
            .map(([key, text]) => [change(key), text])
            .filter(([key]) => key !== undefined),
        ),
      },
    ]),
  ),
});

/** The draft whose translations know something by another id. */
export const withRenamed = (draft, old, id) =>
  withKeys(draft, (key) => key.replaceAll(`[#${old}]`, `[#${id}]`));

/** The draft whose translations know an element in another condition; all three are ids. */
export const withRehomed = (draft, element, from, to) => {
  const [old, place] = [from, to].map((id) => `conditions[#${id}].elements[#${element}]`);
  return withKeys(draft, (key) => (key.startsWith(old) ? place + key.slice(old.length) : key));
};

/** The draft whose translations have one level less. */
export const withoutLevel = (draft, position) =>
  withKeys(draft, (key) => {
    const found = /^(.*\blevels|stages\.list)\[(\d+)\](.*)$/.exec(key);
    const level = Number(found?.[2]);
    if (!found || level < position) return key;
    return level === position ? undefined : `${found[1]}[${level - 1}]${found[3]}`;
  });
