// Definitions: the packaged ones by language, others by address.

/* global FILES */

import { Failure, fetchText } from "./failure.js";
import { DEFAULT_LANGUAGE, nearest } from "./language.js";

const PACKAGED = "state-policy";
const base = import.meta.url;
const fetched = new Map();

/** The nearest `lang` above an element, through shadow hosts. */
export function languageOf(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const tagged = node.closest("[lang]");
    if (tagged?.lang) return tagged.lang;
  }
  return DEFAULT_LANGUAGE;
}

/** Where to find the assessment an element asks for. */
export function definitionAddress(element) {
  const asked = element.getAttribute("assessment")?.trim();
  if (asked) {
    try {
      return new URL(asked, element.ownerDocument.baseURI);
    } catch {
      throw new Failure("load-failed", `"${asked}" is not the address of an assessment`);
    }
  }
  const files = FILES.assessments[PACKAGED];
  return new URL(files[nearest(Object.keys(files), languageOf(element))], base);
}

/** Where the guide is that a definition names, relative to its own address; `null` for none. */
export function guideAddress(definition, address) {
  try {
    return definition.guide ? new URL(definition.guide, address) : null;
  } catch {
    return null;
  }
}

/** The parsed definition (or guide) at an address, fetched once for all elements. */
export function loadDefinition(address) {
  const key = address.href;
  let definition = fetched.get(key);
  if (!definition) {
    definition = read(address).catch((error) => {
      fetched.delete(key);
      throw error;
    });
    fetched.set(key, definition);
  }
  return definition;
}

/** Has a definition fetched again next time: what was wrong with it may be mended by then. */
export function forgetDefinition(address) {
  fetched.delete(address.href);
}

async function read(address) {
  const text = await fetchText(address);
  try {
    return JSON.parse(text);
  } catch (error) {
    const name = address.pathname.split("/").pop();
    throw new Failure("assessment-invalid", `${name} is not JSON: ${error.message}`);
  }
}
