// The loader of the WebAssembly module, once for all elements on the page, and of the second one
// that brings it what only a result needs.

import { FILES } from "readiness-check-files";
import { Failure, messageOf } from "../errors.ts";
import type { MakeImports, WasmModule } from "./module-interface.ts";
import { fetchFile, fetchText, importAfresh, importModule, nameOf } from "./package-files.ts";

/** The module, once it has begun. */
export type Engine = Pick<WasmModule, "extend" | "mount">;

let loading: Promise<Engine> | null = null;
let reportLoading: Promise<string> | null = null;
const crashListeners = new Set<(message: string) => void>();

/** Calls `listener` when something thrown has ended the module, and every quiz with it. */
export function onCrash(listener: (message: string) => void, signal: AbortSignal): void {
  crashListeners.add(listener);
  signal.addEventListener("abort", () => crashListeners.delete(listener));
}

/** The module. A failed load is forgotten, so that the next call tries again. */
export function loadEngine(): Promise<Engine> {
  loading ??= load().catch((error: unknown) => {
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
export function loadReport(): Promise<string> {
  if (!reportLoading) {
    const bringing: Promise<string> = bringReport().catch((error: unknown) => {
      if (reportLoading === bringing) reportLoading = null;
      throw error;
    });
    reportLoading = bringing;
  }
  return reportLoading;
}

async function bringReport(): Promise<string> {
  const fetching = fetchFile(FILES.report);
  const results = importModule<{ imports: MakeImports }>(FILES.results);
  const style = fetchText(FILES.reportStyle);
  // Whoever asked hears of it below, but perhaps not before the browser complains.
  for (const one of [fetching, results, style]) one.catch(() => {});
  const { extend } = await loadEngine();
  const response = await fetching;
  const { imports } = await results;
  try {
    await extend(await response.arrayBuffer(), imports);
  } catch (error) {
    throw new Failure("load-failed", `${nameOf(FILES.report)}: ${messageOf(error)}`);
  }
  return style;
}

async function load(): Promise<Engine> {
  const wasm = fetchFile(FILES.wasm);
  // Whoever asked hears of it below, but perhaps not before the browser complains.
  wasm.catch(() => {});
  const glue = importModule<WasmModule>(FILES.glue);
  const [module, response] = await Promise.all([glue, wasm]);
  try {
    await module.begin(response);
  } catch (error) {
    // Nothing but memory is out of range here.
    const words = error instanceof RangeError ? "out-of-memory" : undefined;
    throw new Failure("load-failed", `${nameOf(FILES.wasm)}: ${messageOf(error)}`, words);
  }
  module.onCrash((message) => {
    loading = null;
    reportLoading = null;
    importAfresh(FILES.glue);
    for (const listener of [...crashListeners]) listener(message);
  });
  return module;
}

/**
 * Throws where the page doesn't let a module run: tried on the smallest there is, before anything
 * is fetched in vain. Chromium and Firefox refuse the module, WebKit the instance.
 */
export function requireWebAssembly(): void {
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
