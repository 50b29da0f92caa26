// The loader of the module, once for all elements on the page, and of the second one that brings it
// what only a result needs. It is WebAssembly; where the browser or the page refuses that, or it can't be
// fetched, it is the same as JavaScript, which comes whole.

import { FILES } from "readiness-check-files";
import { Failure, messageOf } from "../errors.ts";
import type { MakeImports, WasmModule } from "./module-interface.ts";
import {
  fetchFile,
  fetchText,
  importAfresh,
  importModule,
  nameOf,
  type Place,
} from "./package-files.ts";

/** The module, once it has begun. */
export type Engine = Pick<WasmModule, "extend" | "mount">;

let loading: Promise<Engine> | null = null;
/** True if WebAssembly has ended once: that may have been its engine's fault. */
let trapped = false;
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
  const fetching = !trapped && allowsWasm() ? fetchFile(FILES.report) : null;
  const results = importModule<{ imports: MakeImports }>(FILES.results);
  const style = fetchText(FILES.reportStyle);
  // Whoever asked hears of it below, but perhaps not before the browser complains.
  for (const one of [fetching, results, style]) one?.catch(() => {});
  const { extend } = await loadEngine();
  const { imports } = await results;
  if (extend) {
    const response = await (fetching ?? fetchFile(FILES.report));
    try {
      await extend(await response.arrayBuffer(), imports);
    } catch (error) {
      throw new Failure("load-failed", `${nameOf(FILES.report)}: ${messageOf(error)}`);
    }
  }
  return style;
}

async function load(): Promise<Engine> {
  const [first, second] = trapped ? [asScript, asWasm] : [asWasm, asScript];
  return first().catch((error: Failure) => {
    // Memory that is short for one is short for the other.
    if (error.words) throw error;
    return second().catch(({ message }: Failure) => {
      throw new Failure(error.kind, `${error.message}; ${message}`);
    });
  });
}

async function asWasm(): Promise<Engine> {
  if (!allowsWasm()) {
    throw new Failure("wasm-blocked", "this page or browser refuses WebAssembly");
  }
  const wasm = fetchFile(FILES.wasm);
  // Whoever asked hears of it below, but perhaps not before the browser complains.
  wasm.catch(() => {});
  return begin(FILES.glue, wasm);
}

const asScript = () => begin(FILES.fallback);

async function begin(file: Place, wasm?: Promise<Response>): Promise<Engine> {
  const [module, response] = await Promise.all([importModule<WasmModule>(file), wasm]);
  try {
    await module.begin(response);
  } catch (error) {
    importAfresh(file);
    // Nothing but memory is out of range here.
    const words = error instanceof RangeError ? "out-of-memory" : undefined;
    throw new Failure("load-failed", `${nameOf(file)}: ${messageOf(error)}`, words);
  }
  module.onCrash((message) => {
    trapped = true;
    loading = null;
    reportLoading = null;
    importAfresh(file);
    for (const listener of [...crashListeners]) listener(message);
  });
  return module;
}

/**
 * True if the page lets WebAssembly run: tried on the smallest module there is, before anything is
 * fetched in vain. Chromium and Firefox refuse the module, WebKit the instance.
 */
function allowsWasm(): boolean {
  try {
    const smallest = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    return Boolean(new WebAssembly.Instance(new WebAssembly.Module(smallest)));
  } catch {
    return false;
  }
}
