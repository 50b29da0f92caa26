// The attributes and properties that Svelte's templates may set on the element.
// `import "readiness-check/svelte"` brings the element too.

import type { HTMLAttributes } from "svelte/elements";
import type {
  ReadinessCheck,
  ReadinessCheckEventMap,
  ReadinessCheckListeners,
  ReadinessCheckProperties,
} from "./readiness-check.js";

/** Svelte 4 writes a colon after `on`. */
type Directives = {
  [Name in keyof ReadinessCheckEventMap as `on:${Name}`]?: (
    event: ReadinessCheckEventMap[Name],
  ) => void;
};

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "readiness-check": HTMLAttributes<ReadinessCheck> &
      ReadinessCheckProperties &
      ReadinessCheckListeners &
      Directives;
  }
}

export * from "./readiness-check.js";
