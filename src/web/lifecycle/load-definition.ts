// The definition that a quiz begins with.

import { FILES } from "readiness-check-files";
import {
  type Definition,
  type DefinitionPlace,
  loadJson,
  loadWhole,
} from "../loader/definitions.ts";
import { importModule } from "../loader/package-files.ts";
import type { Pace } from "../public.ts";
import { entry } from "./entry.ts";
import type { MountedQuizModule } from "./mounted-quiz.ts";

/** Loads as much of a definition as a pace needs, with every word of the interface. */
export async function loadDefinition(place: DefinitionPlace, pace: Pace): Promise<Definition> {
  const read = pace === "full" ? loadWhole(place) : loadJson<Definition>(place);
  // The package's own say all words; for those of others they come later than the entry.
  if (!place.foreign) return read;
  read.catch(() => {});
  const { completeDefinition } = await importModule<MountedQuizModule>(FILES.mounted);
  return completeDefinition(await read, entry);
}
