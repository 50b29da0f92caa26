// The module's start, bundled with the glue that wasm-bindgen writes; its own knows ways to get a
// module that this page has no use for.

import { finish, imports } from "readiness-check-glue";

export { Handle, onCrash } from "readiness-check-glue";

/** Compiles a module, as it comes in where the server says what it is; resolves with its exports. */
export async function begin(response) {
  const made =
    response.headers.get("Content-Type") === "application/wasm"
      ? WebAssembly.instantiateStreaming(response, imports())
      : WebAssembly.instantiate(await response.arrayBuffer(), imports());
  return finish((await made).instance);
}
