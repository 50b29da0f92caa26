// Definitions and guides: the packaged ones by language, others by address.

import { FILES } from "readiness-check-files";
import { attributeOf } from "../address.ts";
import { Failure, messageOf } from "../errors.ts";
import { learnWords, type StatusMessages } from "../interface/panel.ts";
import { languageOf, nearest } from "../language.ts";
import type { FirstViewSource } from "../lifecycle/first-view.ts";
import type { Pace } from "../public.ts";
import { fetchText, nameOf, type PackagedAssessment, type Place } from "./package-files.ts";

/** The assessment of an element that names none. */
export const PACKAGED = "state-policy";
/** Names of packaged assessments; anything else is an address. */
const ID = /^[a-z\d]+(-[a-z\d]+)*$/;
/** The largest text that is taken for a definition or a guide, in bytes: browsers and visitors wait. */
const LARGEST = 4 * 2 ** 20;
/** A text, for browsers read that faster than an expression. */
const FIRST_VIEW = JSON.parse(FIRST) as FirstViewSource;
const fetched = new Map<string, Promise<unknown>>();

/** A definition as it was read, of which only this much is known here. */
export interface Definition {
  id?: unknown;
  edition?: unknown;
  language?: unknown;
  guide?: unknown;
  text?: Record<string, unknown>;
  conditions?: { elements?: { id: string }[] | undefined }[] | undefined;
  [field: string]: unknown;
}

/** The rest of a packaged definition. */
interface RestOfDefinition {
  /** The phrases of results. */
  text: Record<string, unknown>;
  /** Further fields of elements, by id. */
  elements: Record<string, object>;
  [field: string]: unknown;
}

/** A custom element that asks for an assessment; one in another module may not be made yet. */
type Asking = Element & { pace?: Pace };

/** A file of the package that has words which show without a definition, by language. */
interface WithWords {
  around?: Record<string, StatusMessages>;
}

/** The place of an assessment's definition, and what else is known of it. */
export interface DefinitionPlace extends Place {
  /** The id of a packaged assessment. */
  id?: string;
  /** The rest of a packaged one: phrases of results, rules, and what elements look like. */
  rest?: Place | undefined;
  guide?: Place | undefined;
  /** First views by pace: files, but for the one that the entry has brought. */
  first?: Partial<Record<Pace, Place | FirstViewSource | undefined>>;
}

/** The assessment that an element asks for, whatever its language is; empty where there is none. */
export function identityAskedFor(element: Element): string {
  try {
    const { id, address } = definitionPlace(element);
    return id ?? address.href;
  } catch {
    return "";
  }
}

/**
 * The place of the assessment that an element asks for.
 *
 * @throws {Failure} `load-failed` for an attribute that is neither an id of the package nor an address.
 */
export function definitionPlace(element: Asking): DefinitionPlace {
  const asked = attributeOf(element, "assessment") ?? PACKAGED;
  const { assessments } = FILES;
  if (Object.keys(assessments).includes(asked)) return packagedPlace(element, asked);
  if (ID.test(asked)) {
    throw new Failure("load-failed", `no "${asked}" in ${Object.keys(assessments)}`);
  }
  try {
    return { address: new URL(asked, element.ownerDocument.baseURI), foreign: true };
  } catch {
    throw new Failure("load-failed", `"${asked}" is no address`);
  }
}

/** The place of a packaged assessment in the language of an element. */
function packagedPlace(element: Asking, id: string): DefinitionPlace {
  const languages = FILES.assessments[id] as Record<string, PackagedAssessment>;
  const files = languages[nearest(Object.keys(languages), languageOf(element))];
  const { definition, quick = FIRST_VIEW, full, ...others } = files as PackagedAssessment;
  // The first view that most visitors see has come with the entry, which leaves no file of it.
  return { ...definition, ...others, id, first: { quick, full } };
}

/** A definition with the rest of it, which no question of an overview needs. */
export async function loadWhole(place: DefinitionPlace): Promise<Definition> {
  const [definition, rest] = await Promise.all([
    loadJson<Definition>(place),
    place.rest && loadJson<RestOfDefinition>(place.rest),
  ]);
  if (!rest) return definition;
  const { text, elements, ...fields } = rest;
  const conditions = definition.conditions?.map((condition) => ({
    ...condition,
    elements: condition.elements?.map((element) => ({ ...element, ...elements[element.id] })),
  }));
  return {
    ...definition,
    ...fields,
    conditions,
    rest: null,
    text: { ...definition.text, ...text },
  };
}

/** The parsed JSON at a place, fetched once for all elements. */
export function loadJson<Content>(place: Place): Promise<Content> {
  const key = place.address.href;
  let content = fetched.get(key);
  if (!content) {
    content = read(place).catch((error: unknown) => {
      fetched.delete(key);
      throw error;
    });
    fetched.set(key, content);
  }
  return content as Promise<Content>;
}

/** Has a file fetched again next time: what was wrong with it may be mended by then. */
export function forgetJson({ address }: Place): void {
  fetched.delete(address.href);
}

async function read(place: Place): Promise<unknown> {
  const text = await fetchText(place, place.foreign ? LARGEST : undefined);
  try {
    const content = JSON.parse(text);
    // Nobody else's words are heard without a definition.
    if (!place.foreign) learnWords((content as WithWords).around);
    return content;
  } catch (error) {
    throw new Failure("assessment-invalid", `${nameOf(place)} is not JSON: ${messageOf(error)}`);
  }
}
