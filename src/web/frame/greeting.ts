// The greeting of a frame: everything that the quiz in it begins with.

import { attributeOf, isHiddenCopy, ownFragment } from "../address.ts";
import type { Entry } from "../lifecycle/entry.ts";
import { guidePlace } from "../loader/guide-place.ts";
import type { Answers } from "../public.ts";
import { mayDownload } from "./capabilities.ts";
import { attributesOf, themeOf } from "./frame-element.ts";
import { type Greeting, PROTOCOL } from "./protocol.ts";

/** The longest that the first question waits for the guide, in milliseconds. */
const GUIDE_TIMEOUT = 3_000;

/** The part of a greeting that only the quiz itself knows. */
export interface Session {
  name: string;
  answers: Answers | undefined;
  forget: boolean;
}

/** The part of a greeting that says what is asked. */
export type Asked = Pick<Greeting, "assessment" | "definition" | "guide">;

/**
 * The packaged assessment that the page names, which the frame has itself in every language; or the definition,
 * with its guide if that comes soon, else with the guide's whole address, as JSON.
 */
export async function askedBy(
  element: Element,
  { definitionPlace, loadJson, loadWhole }: Entry,
): Promise<Asked> {
  const place = definitionPlace(element);
  if (place.id) return { assessment: place.id, definition: null, guide: null };
  const definition = await loadWhole(place);
  const named = guidePlace(definition, place);
  const late = new Promise((resolve) => setTimeout(resolve, GUIDE_TIMEOUT));
  const guide = named && (await Promise.race([late, loadJson(named).catch(() => null)]));
  const text = (content: unknown) => (content ? JSON.stringify(content) : null);
  return {
    assessment: null,
    definition: text({ ...definition, guide: named?.address.href }),
    guide: text(guide),
  };
}

/** The quizzes on an element's page. */
const quizzes = ({ ownerDocument, localName }: Element) => [
  ...ownerDocument.querySelectorAll(localName),
];

/**
 * The result link in the page's address; of several quizzes of one assessment, the first opens it that is
 * no hidden copy.
 */
export function fragmentFor(element: Element): string {
  const assessment = attributeOf(element, "assessment");
  const first = quizzes(element).find(
    (other) => attributeOf(other, "assessment") === assessment && !isHiddenCopy(other),
  );
  if (first && first !== element) return "";
  return ownFragment(element.ownerDocument) ?? "";
}

/** The greeting for a frame's quiz. */
export function greetingFor(
  element: Element,
  { languageOf }: Entry,
  asked: Asked,
  session: Session,
): Greeting {
  return {
    readinessCheck: PROTOCOL,
    attributes: attributesOf(element, languageOf),
    theme: themeOf(element),
    fragment: fragmentFor(element),
    several: quizzes(element).length > 1,
    downloads: mayDownload(),
    ...asked,
    ...session,
  };
}
