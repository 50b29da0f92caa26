// Definitions and guides: the packaged ones by language, others by address.

import { FILES } from "readiness-check-files";
import { attributeOf } from "../address.ts";
import { Failure, messageOf } from "../errors.ts";
import { DEFAULT_LANGUAGE, languageOf, nearest } from "../language.ts";
import type { FirstViewSource } from "../lifecycle/first-view.ts";
import type { Pace } from "../public.ts";
import { fetchText, nameOf, type Place } from "./package-files.ts";

/** The assessment of an element that names none. */
export const PACKAGED = "state-policy";
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
  conditions?: { elements: { id: string }[] }[] | undefined;
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

/** The assessment of a place, whatever its language is. */
export const identityOf = ({ id, address }: DefinitionPlace): string => id ?? address.href;

/**
 * The place of the assessment that an element asks for.
 *
 * @throws {Failure} `load-failed` for an attribute that is no address.
 */
export function definitionPlace(element: Element): DefinitionPlace {
  const asked = attributeOf(element, "assessment") ?? PACKAGED;
  const languages = FILES.assessments[asked] ?? {};
  const language = nearest(Object.keys(languages), languageOf(element));
  const files = languages[language];
  if (!files) {
    try {
      return { address: new URL(asked, element.ownerDocument.baseURI) };
    } catch {
      throw new Failure("load-failed", `"${asked}" is not the address of an assessment`);
    }
  }
  const { definition, rest, guide, quick, full } = files;
  const { address, integrity } = definition;
  const first: DefinitionPlace["first"] = { quick, full };
  if (language === DEFAULT_LANGUAGE) first.quick = FIRST_VIEW;
  return { address, integrity, id: asked, rest, guide, first };
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
    elements: condition.elements.map((element) => ({ ...element, ...elements[element.id] })),
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
  const text = await fetchText(place, place.integrity ? undefined : LARGEST);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure("assessment-invalid", `${nameOf(place)} is not JSON: ${messageOf(error)}`);
  }
}
