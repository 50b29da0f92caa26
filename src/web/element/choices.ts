// Attributes that take one of several values.

import type { Loading, Pace, Save } from "../public.ts";

/** The values of an attribute, its default first. */
export type Choices<Value> = readonly [Value, ...Value[]];

export const PACES: Choices<Pace> = ["quick", "full"];
export const SAVES: Choices<Save> = ["tab", "device", "off"];
export const LOADINGS: Choices<Loading> = ["eager", "lazy"];

const warned = new Set<string>();

/** The value of an attribute, or its default for any other. */
export function choiceOf<Value extends string>(
  element: Element,
  name: string,
  values: Choices<Value>,
): Value {
  const value = element.getAttribute(name);
  const found = values.find((known) => known === value);
  if (found) return found;
  if (value !== null) {
    warnOnce(`${name}="${value}" is none of ${values.join(", ")}; "${values[0]}" is used`);
  }
  return values[0];
}

/** Tells whoever builds the page, not its visitors. */
function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`readiness-check: ${message}`);
}
