// The WebAssembly module, loaded once for all elements on the page.

/* global FILES */

import { Failure, fetchWhole } from "./failure.js";

const base = import.meta.url;
let loading = null;
let generation = 0;
const crashListeners = new Set();

/** Calls `listener(message)` when the module has panicked and every quiz has ended. */
export function onCrash(listener) {
  crashListeners.add(listener);
  return () => crashListeners.delete(listener);
}

/** The module's exports. A failed load is forgotten, so that the next call tries again. */
export function loadEngine() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load() {
  if (!mayRun()) {
    throw new Failure("wasm-blocked", "this page's security policy does not allow WebAssembly");
  }
  // Browsers may remember a module that failed to load or has crashed under its address.
  const glueAddress = new URL(FILES.glue, base);
  if (generation > 0) glueAddress.search = `again=${generation}`;
  generation += 1;
  const wasm = fetchWhole(new URL(FILES.wasm, base));
  const glue = import(glueAddress.href).catch((error) => {
    throw new Failure("load-failed", `${FILES.glue}: ${error.message}`);
  });
  const [exports, response] = await Promise.all([glue, wasm]);
  try {
    await exports.default({ module_or_path: response });
  } catch (error) {
    throw new Failure("load-failed", `${FILES.wasm}: ${error.message}`);
  }
  exports.onCrash((message) => {
    loading = null;
    for (const listener of [...crashListeners]) listener(message);
  });
  return exports;
}

/**
 * Whether the page's policy lets a module run: tried on the smallest there is. Where it doesn't,
 * Chromium and Firefox refuse the module, WebKit the instance.
 */
function mayRun() {
  try {
    const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    new WebAssembly.Instance(new WebAssembly.Module(smallest));
    return true;
  } catch {
    return false;
  }
}
