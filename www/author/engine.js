// The engine's own checks, as a module that only this page loads.

import init, * as engine from "../pkg/author/author.js";

const MODULE = new URL("../pkg/author/author_bg.wasm", import.meta.url);

/** Loads the engine; it fails where WebAssembly is missing or the package is not beside the page. */
export const load = () => init({ module_or_path: MODULE });

/** Every problem of a definition: `path` and `message`. */
export const problems = (definition) => JSON.parse(engine.problems(JSON.stringify(definition)));

/** What an edition changes in the one before it. */
export const changes = (older, newer) =>
  JSON.parse(engine.changes(JSON.stringify(older), JSON.stringify(newer)));

/** How a translation differs in more than its words. */
export const untranslated = (original, translation) =>
  JSON.parse(engine.untranslated(JSON.stringify(original), JSON.stringify(translation)));

/** The id that a title gives, or `otherwise`, and that none of `taken` is. */
export const freeId = (title, otherwise, taken) =>
  engine.free_id(title, otherwise, JSON.stringify([...taken]));

/** A table as it would be read, or `error`. */
export const look = (bytes, headings) => JSON.parse(engine.look(bytes, headings));

/** The definition that a table gives, with remarks, or `error`. */
export const begin = (bytes, wanted) => JSON.parse(engine.begin(bytes, JSON.stringify(wanted)));
