// The module as `wasm-loader.ts` loads it: wasm-bindgen's glue, guarded.

import { finish, Handle, imports } from "readiness-check-glue";
import { type Entries, readEntries } from "../interface/entries.ts";
import { construct, guardClass, guardModule, hasEnded, onCrash as onEnd } from "./crash-guard.ts";
import { unwatch, watch } from "./foreign-changes.ts";
import type { Mount, MountedHandle } from "./module-interface.ts";

/** Exports in the place of those of a module that has ended. */
const NOTHING = new Proxy({}, { get: () => () => {} }) as WebAssembly.Exports;

/** Names the listener that hears of the module's end; then what it held is let go of. */
export function onCrash(listener: (message: string) => void): void {
  onEnd((message) => {
    listener(message);
    unwatch();
    parts = NOTHING;
    finish({ exports: NOTHING });
  });
}

guardClass(Handle);

/** The exports of the module, guarded, for what is loaded later. */
export let parts: WebAssembly.Exports;

/** Begins with the exports that are made of what the module imports. */
export async function start(
  instantiate: (wanted: WebAssembly.Imports) => Promise<WebAssembly.Exports> | WebAssembly.Exports,
): Promise<void> {
  parts = finish({ exports: guardModule(await instantiate(imports())) });
  if (hasEnded()) throw new Error("it ended at once");
}

/** A mounted quiz, see `Handle::new`. */
class Mounted extends Handle implements MountedHandle {
  /** The control that the visitor is entering something in, until the module has come through it. */
  #touched: Element | null = null;

  constructor(...values: Parameters<Mount>) {
    super(document.createElement("div"), ...values);
    const { root } = this;
    if (!root) return;
    watch(root, values[4].reworded);
    // All clicks are listened for here, and a screen reader would call whatever is in it clickable.
    root.setAttribute("role", "none");
    root.oninput = ({ target }) => {
      this.#touched = target as Element;
      setTimeout(() => {
        if (!hasEnded()) this.#touched = null;
      });
    };
  }

  override destroy(): void {
    if (this.root) unwatch(this.root);
    super.destroy();
  }

  /** The entries in the question that the module ended at, which it never told. */
  get untold(): Entries | undefined {
    const question = this.#touched?.closest("[data-slot]");
    return question ? readEntries(question) : undefined;
  }
}

/** Mounts a quiz. */
export const mount: Mount = (...values) => construct(Mounted, values);
