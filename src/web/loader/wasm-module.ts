// The WebAssembly module as `wasm-loader.ts` loads it: wasm-bindgen's glue, guarded.

import { finish, Handle, helpers, imports } from "readiness-check-glue";
import { type Entries, readEntries } from "../interface/entries.ts";
import { construct, guardClass, guardModule, hasEnded, onCrash as onEnd } from "./crash-guard.ts";
import type { MakeImports, Mount, MountedHandle } from "./module-interface.ts";
import { insertBefore, removeChild } from "./node-places.ts";

/** Exports in the place of those of a module that has ended. */
const NOTHING = new Proxy({}, { get: () => () => {} }) as WebAssembly.Exports;

/** Names the listener that hears of the module's end; then what it held is let go of. */
export function onCrash(listener: (message: string) => void): void {
  onEnd((message) => {
    listener(message);
    parts = NOTHING;
    finish({ exports: NOTHING });
  });
}

guardClass(Handle);

let parts: WebAssembly.Exports;

/**
 * Compiles the module, as it comes in where the server says what it is.
 * The glue has its own way to do so, with more choices than this page has a use for.
 */
export async function begin(response: Response): Promise<void> {
  const wanted = imports();
  Object.assign(wanted.g, { insertBefore, removeChild });
  const made =
    response.headers.get("Content-Type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(response, wanted)
      : WebAssembly.instantiate(await response.arrayBuffer(), wanted);
  const { exports } = (await made).instance;
  parts = finish({ exports: guardModule(exports) });
}

/** Not streamed: servers may send it under any type, and it is small. */
export const extend = (second: ArrayBuffer, makeImports: MakeImports) =>
  WebAssembly.instantiate(second, {
    ...makeImports(helpers()),
    __wasm_split: parts as WebAssembly.ModuleImports,
  });

/** A mounted quiz, see `Handle::new`. */
class Mounted extends Handle implements MountedHandle {
  /** The control that the visitor is entering something in, until the module has come through it. */
  #touched: Element | null = null;

  constructor(...values: Parameters<Mount>) {
    super(document.createElement("div"), ...values);
    const { root } = this;
    if (!root) return;
    root.oninput = ({ target }) => {
      this.#touched = target as Element;
      setTimeout(() => {
        if (!hasEnded()) this.#touched = null;
      });
    };
  }

  /** The entries in the question that the module ended at, which it never told. */
  get untold(): Entries | undefined {
    const question = this.#touched?.closest("[data-slot]");
    return question ? readEntries(question) : undefined;
  }
}

/** Mounts a quiz. */
export const mount: Mount = (...values) => construct(Mounted, values);
