// The attributes and properties that Vue's templates may set on the element.
// `import "readiness-check/vue"` brings the element too.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type {
  ReadinessCheck,
  ReadinessCheckEventMap,
  ReadinessCheckProperties,
} from "./readiness-check.js";

type Emits = {
  [Name in keyof ReadinessCheckEventMap]: (event: ReadinessCheckEventMap[Name]) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "readiness-check": new () => ReadinessCheck & {
      /** Only for templates: an element has no such property. */
      $props: HTMLAttributes & PublicProps & ReadinessCheckProperties;
      /** Only for templates: an element has no such method. */
      $emit: EmitFn<Emits>;
    };
  }
}

export * from "./readiness-check.js";
