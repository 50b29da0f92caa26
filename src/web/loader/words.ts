// The words of the interface for definitions and guides of other addresses, which may say none. For
// modules that are loaded later; `src/words.rs` does the same where there is no browser.

import { DEFAULT_LANGUAGE, nearest } from "../language.ts";
import type { Entry } from "../lifecycle/entry.ts";
import type { Definition } from "./definitions.ts";

/** The answer that only an assessment has whose definition names it. */
const NOT_APPLICABLE = "not-applicable";

/** The words of one language. */
interface Words {
  text: object;
  guide: object;
  apart: Record<string, object>;
  "how-to-tell": string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A definition with the words that it does not say itself. */
export async function completeDefinition(
  definition: Definition,
  entry: Entry,
): Promise<Definition> {
  if (!isObject(definition)) return definition;
  const words = await wordsFor(definition, entry);
  const { [NOT_APPLICABLE]: notApplicable, ...apart } = words.apart;
  const named = isObject(definition.apart) && NOT_APPLICABLE in definition.apart;
  return {
    ...definition,
    text: overlaid(definition.text, words.text, 1) as Record<string, unknown>,
    "how-to-tell": definition["how-to-tell"] ?? words["how-to-tell"],
    apart: overlaid(definition.apart, named ? words.apart : apart, 2),
  };
}

/** A guide with the words that it does not say itself. */
export async function completeGuide(guide: unknown, entry: Entry): Promise<unknown> {
  if (!isObject(guide)) return guide;
  const words = await wordsFor(guide, entry);
  return { ...guide, text: overlaid(guide.text, words.guide, 1) };
}

/** The words in the language of a definition or a guide; in English where there are none. */
function wordsFor({ language }: { language?: unknown }, { FILES, loadJson }: Entry) {
  const tag = typeof language === "string" ? language : DEFAULT_LANGUAGE;
  const place = FILES.words[nearest(Object.keys(FILES.words), tag)];
  return loadJson<Words>(place as NonNullable<typeof place>);
}

/** What was said, on top of `words`, for so many objects inside each other. */
function overlaid(own: unknown, words: unknown, depth: number): unknown {
  if (own === undefined) return words;
  if (depth === 0 || !isObject(own) || !isObject(words)) return own;
  const all = Object.entries(words).map(([name, text]) => [
    name,
    overlaid(own[name], text, depth - 1),
  ]);
  return { ...own, ...Object.fromEntries(all) };
}
