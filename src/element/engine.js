// The WebAssembly module, loaded once for all elements on the page, and the second one that
// brings it what only a result needs.

import { FILES } from "readiness-check-files";
import { Failure } from "./failure.js";
import { fetchText, fetchWhole, importAfresh, importWhole, nameOf } from "./fetch.js";

let loading = null;
let reportLoading = null;
const crashListeners = new Set();

/** Calls `listener(message)` when something thrown has ended the module, and every quiz with it. */
export function onCrash(listener) {
  crashListeners.add(listener);
  return () => crashListeners.delete(listener);
}

/**
 * What mounts a quiz, and the memory, table and stack that a second module shares.
 * A failed load is forgotten, so that the next call tries again.
 */
export function loadEngine() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/**
 * Resolves with the text of a style sheet when the module can show a result. A failed load is
 * forgotten here too.
 * Both modules are fetched at once where neither is there yet.
 */
export function loadReport() {
  if (!reportLoading) {
    const bringing = bringReport().catch((error) => {
      if (reportLoading === bringing) reportLoading = null;
      throw error;
    });
    reportLoading = bringing;
  }
  return reportLoading;
}

async function bringReport() {
  const fetching = fetchWhole(FILES.report);
  const style = fetchText(FILES.reportStyle);
  // Whoever asked hears of it below, but perhaps not before the browser complains.
  for (const one of [fetching, style]) one.catch(() => {});
  const { parts } = await loadEngine();
  const response = await fetching;
  try {
    // Not streamed: servers may send it under any type, and it is small.
    await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: parts });
  } catch (error) {
    throw new Failure("load-failed", `${nameOf(FILES.report)}: ${error.message}`);
  }
  return style;
}

async function load() {
  const wasm = fetchWhole(FILES.wasm);
  // Whoever asked hears of it below, but perhaps not before the browser complains.
  wasm.catch(() => {});
  const glue = importWhole(FILES.glue);
  const [exports, response] = await Promise.all([glue, wasm]);
  let parts;
  try {
    parts = await exports.begin(response);
  } catch (error) {
    // Nothing but memory is out of range here.
    const words = error instanceof RangeError && "out-of-memory";
    throw new Failure("load-failed", `${nameOf(FILES.wasm)}: ${error.message}`, words);
  }
  exports.onCrash((message) => {
    loading = null;
    reportLoading = null;
    importAfresh(FILES.glue);
    for (const listener of [...crashListeners]) listener(message);
  });
  return { mount: exports.mount, parts };
}

/**
 * Throws where the page doesn't let a module run: tried on the smallest there is, before anything
 * is fetched in vain. Chromium and Firefox refuse the module, WebKit the instance.
 */
export function requireWebAssembly() {
  try {
    const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    new WebAssembly.Instance(new WebAssembly.Module(smallest));
  } catch {
    throw new Failure(
      "wasm-blocked",
      "this page's security policy, or the browser, does not allow WebAssembly",
    );
  }
}
