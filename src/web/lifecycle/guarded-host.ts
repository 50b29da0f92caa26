// The page's functions as the module gets them: nothing that the page throws goes into it.

import { messageOf } from "../errors.ts";
import type { Host } from "../loader/module-interface.ts";

/** The values of host functions that have thrown, where the module takes no `undefined`. */
const INSTEAD: Record<string, unknown> = { address: "" };

/** The same functions, which tell the console what they throw, and return what is to serve instead. */
export function guarded(host: Host): Host {
  for (const [name, call] of Object.entries(host)) {
    host[name] = ((...values: never[]) => {
      try {
        return call(...values);
      } catch (error) {
        console.error(`readiness-check: ${messageOf(error)}`);
        return INSTEAD[name];
      }
    }) as typeof call;
  }
  return host;
}
