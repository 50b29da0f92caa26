// Events for the host page.

import { asFailure } from "./errors.ts";

/** Dispatches one of the custom element's events. */
export function send(element: HTMLElement, name: string, detail: object): void {
  element.dispatchEvent(
    new CustomEvent(`readiness-${name}`, { bubbles: true, composed: true, detail }),
  );
}

/** Tells the host page of an error. */
export function report(element: HTMLElement, error: unknown): void {
  const { kind, message } = asFailure(error, "crashed");
  send(element, "error", { kind, message });
}

/** Does something, and tells the host page of what it throws. */
export function attempt(element: HTMLElement, act: () => void): void {
  try {
    act();
  } catch (error) {
    report(element, error);
  }
}
