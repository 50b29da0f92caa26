// The protocol between a quiz in a frame and the page around it.
//
// The frame begins with `{ readinessCheck: PROTOCOL }` to its parent, which answers with a greeting
// and a port; everything after that is a message through the port. Either side may be somebody
// else's script, so everything is checked on receipt, and the mode comes from the frame's address
// alone, never from a message: whoever loads `frame.html?isolated` can't talk it out of that.

import type { Answers, ErrorKind } from "../public.ts";

/** The version; both sides must speak the same. */
export const PROTOCOL = 4;

/** The parameter of the frame's address that has it keep answers from the page around. */
export const ISOLATED_MODE = "isolated";

/** Events of the quiz, which are kinds of messages to the page. */
export const EVENTS = ["ready", "change", "result", "error"] as const;
export type EventName = (typeof EVENTS)[number];

/** The attributes that the page may set. */
export const ATTRIBUTES = [
  "lang",
  "pace",
  "save",
  "code",
  "share-url",
  "send-to",
  "send-label",
] as const;
export type Attributes = Partial<Record<(typeof ATTRIBUTES)[number], string | null>>;

/** The properties that make a quiz look at home. */
export const THEME = [
  "font-family",
  "font-size",
  "color-scheme",
  ...[
    "accent",
    "surface",
    "text",
    "border",
    "radius",
    "space",
    "font",
    "heading-font",
    "focus",
  ].map((name) => `--readiness-${name}`),
];
export type Theme = Record<string, string>;

/** The page's answer to the frame. */
export interface Greeting {
  readinessCheck: typeof PROTOCOL;
  /** The name under which the frame stores what it holds. */
  name: string;
  attributes: Attributes;
  theme: Theme;
  fragment: string;
  /** Answers to begin with. */
  answers: Answers | undefined;
  /** True if what is stored is to be forgotten. */
  forget: boolean;
  /** The id of a packaged assessment. */
  assessment: string | null;
  /** A definition that the page has loaded, and its guide, as JSON. */
  definition: string | null;
  guide: string | null;
  /** True if the frame may save files, which it can't find out by itself. */
  downloads: boolean;
  /** True if there are other quizzes on the page, for which a result link may be meant. */
  several: boolean;
}

/** Messages from the page to the frame. */
export type ToFrame =
  | { kind: "attributes"; value: Attributes }
  | { kind: "theme"; value: Theme }
  | { kind: "fragment"; value: string }
  | { kind: "answers"; value: Answers }
  | { kind: "reset"; value: null }
  | { kind: "open"; value: { id: number; text: string } };

/** Messages from the frame to the page: none of them names an answer. */
export type FromFrame =
  | { kind: "title"; value: string }
  /** Whether anything was entered under the quiz's name, now or earlier. */
  | { kind: "used"; value: boolean }
  | { kind: "opened"; value: { id: number; error: { kind: ErrorKind; message: string } | null } }
  | { kind: EventName; value: Record<string, unknown> };

/** The longest text that is taken, in characters: a definition's most bytes, and more than any link. */
const LONGEST = 4 * 2 ** 20;

const isText = (value: unknown, most = LONGEST): value is string =>
  typeof value === "string" && value.length <= most;
const isNumber = (value: unknown): value is number => Number.isFinite(value);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Those of the named entries of a record that fit; nothing for anything else. */
function pick(value: unknown, names: readonly string[], fits: (entry: unknown) => boolean) {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter(([name, entry]) => names.includes(name) && fits(entry)));
}

const attributesIn = (value: unknown) =>
  pick(value, ATTRIBUTES, (entry) => entry === null || isText(entry)) as Attributes;
const themeIn = (value: unknown) => pick(value, THEME, (entry) => isText(entry, 1000)) as Theme;
const isAnswers = (value: unknown): value is Answers =>
  isRecord(value) && Object.values(value).every((level) => isText(level));
// An address would be a file of the server in whose name the frame speaks.
const isId = (value: unknown): value is string => isText(value, 100) && /^[a-z\d-]+$/.test(value);
const fragmentIn = (value: unknown) => (isText(value) && value.startsWith("#") ? value : "");

/** A message as a greeting, without anything that a greeting doesn't have; `null` for any other. */
export function readGreeting(data: unknown): Greeting | null {
  if (!isRecord(data) || data.readinessCheck !== PROTOCOL) return null;
  const { name, attributes, theme, fragment, answers, forget } = data;
  const { assessment, definition, guide } = data;
  return {
    readinessCheck: PROTOCOL,
    name: isText(name, 1000) ? name : "",
    attributes: attributesIn(attributes),
    theme: themeIn(theme),
    fragment: fragmentIn(fragment),
    answers: isAnswers(answers) ? answers : undefined,
    forget: forget === true,
    assessment: isId(assessment) ? assessment : null,
    definition: isText(definition) ? definition : null,
    guide: isText(guide) ? guide : null,
    downloads: data.downloads === true,
    several: data.several === true,
  };
}

/** A message of the page; `null` for anything that is none. */
export function readToFrame(data: unknown): ToFrame | null {
  if (!isRecord(data)) return null;
  const { kind, value } = data;
  switch (kind) {
    case "attributes":
      return { kind, value: attributesIn(value) };
    case "theme":
      return { kind, value: themeIn(value) };
    case "fragment":
      return { kind, value: fragmentIn(value) };
    case "answers":
      return isAnswers(value) ? { kind, value } : null;
    case "reset":
      return { kind, value: null };
    case "open": {
      const { id, text } = isRecord(value) ? value : {};
      return isNumber(id) && isText(text) ? { kind, value: { id, text } } : null;
    }
    default:
      return null;
  }
}

/** A message of the frame; `null` for anything that is none. */
export function readFromFrame(data: unknown): FromFrame | null {
  if (!isRecord(data)) return null;
  const { kind, value } = data;
  if (kind === "title") return isText(value, 1000) ? { kind, value } : null;
  if (kind === "used") return typeof value === "boolean" ? { kind, value } : null;
  if (!isRecord(value)) return null;
  if (EVENTS.includes(kind as EventName)) return { kind: kind as EventName, value };
  if (kind !== "opened") return null;
  const { id, error } = value;
  const failed = isRecord(error) && isText(error.kind) && isText(error.message);
  if (!isNumber(id) || !(failed || error === null)) return null;
  return { kind, value: { id, error: error as { kind: ErrorKind; message: string } | null } };
}
