// Properties that a framework set before the class was there: they hide its accessors.

import type { ReadinessCheckProperties } from "../public.ts";

const PROPERTIES = [
  "assessment",
  "pace",
  "code",
  "shareUrl",
  "save",
  "isolated",
  "loading",
  "answers",
] as const;

/** Sets them anew, through the accessors. */
export function adoptEarlyProperties(element: HTMLElement & ReadinessCheckProperties): void {
  for (const name of PROPERTIES) {
    if (!Object.keys(element).includes(name)) continue;
    const value = element[name];
    Reflect.deleteProperty(element, name);
    Object.assign(element, { [name]: value });
  }
}
