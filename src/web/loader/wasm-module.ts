// The module as WebAssembly.

import { helpers } from "readiness-check-glue";
import type { MakeImports } from "./module-interface.ts";
import { parts, start } from "./started-module.ts";

export { mount, onCrash } from "./started-module.ts";

/**
 * Compiles the module, as it comes in where the server says what it is.
 * The glue has its own way to do so, with more choices than this page has a use for.
 */
export const begin = (response: Response): Promise<void> =>
  start(async (wanted) => {
    const made =
      response.headers.get("Content-Type") === "application/wasm"
        ? WebAssembly.instantiateStreaming(response, wanted)
        : WebAssembly.instantiate(await response.arrayBuffer(), wanted);
    return (await made).instance.exports;
  });

/** Not streamed: servers may send it under any type, and it is small. */
export const extend = (second: ArrayBuffer, makeImports: MakeImports) =>
  WebAssembly.instantiate(second, {
    ...makeImports(helpers()),
    __wasm_split: parts as WebAssembly.ModuleImports,
  });
