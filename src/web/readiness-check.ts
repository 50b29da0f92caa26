// The package's entry: importing it registers <readiness-check>.

import { ReadinessCheck } from "./element/element.ts";

// A second copy or another version on the page leaves the first one in charge.
if (globalThis.customElements && !customElements.get("readiness-check")) {
  customElements.define("readiness-check", ReadinessCheck);
}

export { ReadinessCheck };
