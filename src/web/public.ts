// The types that host pages see: the declarations of the package are made of this file and of the
// custom element's class.

/** Slot id to level id: `{ "purpose": "partial", "purpose-vision": "not-sure" }`. */
export type Answers = Record<string, string>;

/** A stage, or the range in which it lies; both ends are level ids. */
export interface Stage {
  low: string;
  high: string;
}

/** The meaning of a set of answers. */
export interface Profile {
  assessment: string;
  edition: number;
  overall: { stage: Stage | null };
  conditions: {
    id: string;
    estimate: string | null;
    basis: "elements" | "estimate" | "none" | "not-applicable";
    stage: Stage | null;
    counts: Record<string, number>;
  }[];
}

/** The kinds of `readiness-error` and of the errors that `open` rejects with. */
export type ErrorKind =
  | "load-failed"
  | "wasm-blocked"
  | "assessment-invalid"
  | "answers-invalid"
  | "link-damaged"
  | "link-other-assessment"
  | "link-newer"
  | "crashed";

/** The custom element's events; every one bubbles and is composed. */
export interface ReadinessCheckEventMap {
  "readiness-ready": CustomEvent<Record<string, never>>;
  "readiness-change": CustomEvent<{
    answers: Answers;
    code: string;
    answered: number;
    total: number;
  }>;
  /** The visitor's own result, each of two, or a group's as one with all its codes. */
  "readiness-result": CustomEvent<{ code: string; link: string; profile: Profile }>;
  "readiness-error": CustomEvent<{ kind: ErrorKind; message: string }>;
}

/** The quiz's length: `quick` asks overview questions, and elements on demand; `full` every element. */
export type Pace = "quick" | "full";

/** The place where answers are stored: `tab` is sessionStorage, `device` localStorage. */
export type Save = "tab" | "device" | "off";

/** The moment of loading: at once, or when the visitor is near. */
export type Loading = "eager" | "lazy";

/** The properties that a template can set, beside those of every element. */
export interface ReadinessCheckProperties {
  answers?: Answers;
  assessment?: string;
  code?: string;
  isolated?: boolean;
  loading?: Loading;
  pace?: Pace;
  save?: Save;
  shareUrl?: string;
  /** The attribute of `shareUrl`, for pages that a server renders. */
  "share-url"?: string;
  sendTo?: string;
  "send-to"?: string;
  sendLabel?: string;
  "send-label"?: string;
}

/** Listeners in templates that write `on` before an event's name. */
export type ReadinessCheckListeners = {
  [Name in keyof ReadinessCheckEventMap as `on${Name}`]?: (
    event: ReadinessCheckEventMap[Name],
  ) => void;
};

declare global {
  /** Of elements, of documents and of windows, for the events bubble. */
  interface GlobalEventHandlersEventMap extends ReadinessCheckEventMap {}
}
