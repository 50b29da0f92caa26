// The package's entry: importing it registers <readiness-check>.

import { ReadinessCheck } from "./element/element.ts";

// A second copy or another version on the page leaves the first one in charge.
if (isAble() && !customElements.get("readiness-check")) {
  customElements.define("readiness-check", ReadinessCheck);
}

/**
 * True if the browser has what nothing here works without, see `docs/browsers.md`. Elsewhere the element
 * stays what it is in the page's HTML, with its content; so it does on a server.
 */
function isAble(): boolean {
  let able = false;
  const { customElements, AbortController, Element, addEventListener } = globalThis;
  if (!customElements || !AbortController || !Element.prototype.attachShadow) return false;
  // The newest of all that is needed, which only a browser that knows it asks for.
  addEventListener("x", () => {}, {
    get signal() {
      able = true;
      return undefined;
    },
  });
  return able;
}

export { ReadinessCheck };
