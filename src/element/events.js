// What the host page hears.

/** Dispatches one of the element's events. */
export function send(element, name, detail) {
  element.dispatchEvent(
    new CustomEvent(`readiness-${name}`, { bubbles: true, composed: true, detail }),
  );
}

/** Tells the page of an error. */
export function report(element, error) {
  send(element, "error", { kind: error.kind ?? "crashed", message: error.message });
}

/** Does something, and tells the page of what it throws. */
export function attempt(element, act) {
  try {
    act();
  } catch (error) {
    report(element, error);
  }
}
