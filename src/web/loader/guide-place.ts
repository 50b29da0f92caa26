// The place of a guide, for modules that are loaded later.

import type { Definition, DefinitionPlace } from "./definitions.ts";
import type { Place } from "./package-files.ts";

/** The place of the guide that a definition names, relative to its own; `null` for none. */
export function guidePlace(
  definition: Definition,
  { address, guide, foreign = false }: DefinitionPlace,
): Place | null {
  if (guide) return guide;
  try {
    const { guide: named } = definition;
    return typeof named === "string" && named
      ? { address: new URL(named, address), foreign }
      : null;
  } catch {
    return null;
  }
}
