// The attributes and properties that JSX may set on the element in Preact.
// `import "readiness-check/preact"` brings the element too.

import type { HTMLAttributes } from "preact";
import type {
  ReadinessCheck,
  ReadinessCheckListeners,
  ReadinessCheckProperties,
} from "./readiness-check.js";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "readiness-check": HTMLAttributes<ReadinessCheck> &
        ReadinessCheckProperties &
        ReadinessCheckListeners;
    }
  }
}

export * from "./readiness-check.js";
