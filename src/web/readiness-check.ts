// The package's entry: importing it registers <readiness-check>.

import { ReadinessCheck } from "./element/element.ts";

/** True if the browser has what nothing here works without, see `docs/browsers.md`; on a server it isn't. */
let able = false;
if (globalThis.customElements) {
  addEventListener("x", () => {}, {
    // The newest of all that is needed: only a browser that knows it asks for it.
    get signal() {
      able = Boolean(globalThis.AbortController);
      return undefined;
    },
  });
}

// Elsewhere the element stays what it is in the page's HTML, with its content. A second copy or another
// version on the page leaves the first one in charge.
if (able && !customElements.get("readiness-check")) {
  customElements.define("readiness-check", ReadinessCheck);
}

export { ReadinessCheck };
