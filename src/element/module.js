// The WebAssembly module as `engine.js` loads it: wasm-bindgen's glue, guarded, and what is to be
// saved when the module has ended.

import { finish, Handle, imports } from "readiness-check-glue";
import { enteredIn } from "./entered.js";
import { guardClass, guardModule, hasEnded, make } from "./guard.js";

export { onCrash } from "./guard.js";

guardClass(Handle);

/**
 * Compiles the module, as it comes in where the server says what it is; resolves with its exports.
 * The glue has its own way to do so, with more choices than this page has a use for.
 */
export async function begin(response) {
  const made =
    response.headers.get("Content-Type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(response, imports())
      : WebAssembly.instantiate(await response.arrayBuffer(), imports());
  const { exports } = (await made).instance;
  return finish({ exports: guardModule(exports) });
}

/** A mounted quiz, see `Handle::new`. */
class Mounted extends Handle {
  #root;
  #definition;
  #host;
  /** What the visitor is entering something in, until the module has come through it. */
  #touched = null;

  constructor(definition, pace, keeping, saved, host) {
    super(document.createElement("div"), definition, pace, keeping, saved, host);
    this.#root = this.root;
    this.#definition = definition;
    this.#host = host;
    this.#root.oninput = ({ target }) => {
      this.#touched = target;
      setTimeout(() => {
        if (!hasEnded()) this.#touched = null;
      });
    };
  }

  translate(definition) {
    this.#definition = definition;
    super.translate(definition);
  }

  /**
   * What there is to go on with: what was last heard of the session, and the answer that the module
   * ended at, which it never told. With it, the same as a file.
   */
  rescue(heard) {
    const question = this.#touched?.closest("[data-slot]");
    const { answers, notes } = question ? enteredIn(question) : {};
    const saved = {
      ...heard,
      answers: { ...heard?.answers, ...answers },
      notes: { ...heard?.notes, ...notes },
    };
    return { saved, file: fileOf(saved, this.#definition, this.#host) };
  }
}

/** Mounts a quiz. */
export function mount(...values) {
  try {
    return make(Mounted, values);
  } catch (error) {
    const [definition, , , saved, host] = values;
    if (error.kind === "crashed") error.file = fileOf(saved, definition, host);
    throw error;
  }
}

/** What was entered as a file, and what to call that: made without the module. */
function fileOf(saved, { id: assessment, edition, language, text }, host) {
  const { answers = {}, notes = {} } = saved ?? {};
  if (Object.keys({ ...answers, ...notes }).length === 0) return null;
  const result = { format: "readiness-check-result", version: 1, assessment, edition };
  const save = () => host.download({ ...result, answers, notes });
  return { name: text["save-file"], language, save };
}
