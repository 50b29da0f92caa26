// Definitions: the packaged ones by language, others by address.

/* global FIRST */

import { FILES } from "readiness-check-files";
import { Failure } from "./failure.js";
import { fetchText, nameOf } from "./fetch.js";
import { DEFAULT_LANGUAGE, nearest } from "./language.js";

const PACKAGED = "state-policy";
/** A text, for browsers read that faster than an expression. */
const FIRST_VIEW = JSON.parse(FIRST);
const fetched = new Map();

/** The nearest `lang` above an element, through shadow hosts. */
export function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const tagged = node.closest("[lang]");
    if (tagged?.lang) return tagged.lang;
  }
  return DEFAULT_LANGUAGE;
}

/**
 * The place of the assessment an element asks for; for a packaged one with its id, the phrases of
 * results, its guide and, by pace, its first view: the place of that too, but for the one that the
 * entry has brought.
 */
export function definitionPlace(element) {
  const asked = element.getAttribute("assessment")?.trim();
  if (asked) {
    try {
      return { address: new URL(asked, element.ownerDocument.baseURI) };
    } catch {
      throw new Failure("load-failed", `"${asked}" is not the address of an assessment`);
    }
  }
  const places = FILES.assessments[PACKAGED];
  const language = nearest(Object.keys(places), languageOf(element));
  const { definition, words, guide, ...views } = places[language];
  if (language === DEFAULT_LANGUAGE) views.quick = FIRST_VIEW;
  return { ...definition, id: PACKAGED, words, guide, first: views };
}

/** The place of the guide that a definition names, relative to its own; `null` for none. */
export function guidePlace(definition, { address, guide }) {
  try {
    return guide ?? (definition.guide ? { address: new URL(definition.guide, address) } : null);
  } catch {
    return null;
  }
}

/** A definition with the phrases of results, which a packaged one has in a file of their own. */
export async function loadWhole(place) {
  const [definition, words] = await Promise.all([
    loadDefinition(place),
    place.words && loadDefinition(place.words),
  ]);
  if (!words) return definition;
  return { ...definition, "words-of-results": null, text: { ...definition.text, ...words } };
}

/** The definition that a page names, with its guide; `null` where it names none. */
export async function loadNamed(element) {
  if (!element.getAttribute("assessment")?.trim()) return null;
  const place = definitionPlace(element);
  const definition = await loadDefinition(place);
  const guide = guidePlace(definition, place);
  return { definition, guide: guide && (await loadDefinition(guide).catch(() => null)) };
}

/** The parsed definition (or guide) at a place, fetched once for all elements. */
export function loadDefinition(place) {
  const key = place.address.href;
  let definition = fetched.get(key);
  if (!definition) {
    definition = read(place).catch((error) => {
      fetched.delete(key);
      throw error;
    });
    fetched.set(key, definition);
  }
  return definition;
}

/** Has a definition fetched again next time: what was wrong with it may be mended by then. */
export function forgetDefinition({ address }) {
  fetched.delete(address.href);
}

async function read(place) {
  const text = await fetchText(place);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure("assessment-invalid", `${nameOf(place)} is not JSON: ${error.message}`);
  }
}
