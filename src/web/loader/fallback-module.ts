// The module as JavaScript, whole, for pages and browsers that refuse WebAssembly.

import { instantiate } from "readiness-check-fallback";
import { start } from "./started-module.ts";

export { mount, onCrash } from "./started-module.ts";

/** Begins at once: everything has come with this file. */
export const begin = (): Promise<void> => start(instantiate);
