// The attributes and properties that JSX may set on the element in React 19.
// `import "readiness-check/react"` brings the element too.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  ReadinessCheck,
  ReadinessCheckListeners,
  ReadinessCheckProperties,
} from "./readiness-check.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "readiness-check": DetailedHTMLProps<HTMLAttributes<ReadinessCheck>, ReadinessCheck> &
        ReadinessCheckProperties &
        ReadinessCheckListeners;
    }
  }
}

export * from "./readiness-check.js";
