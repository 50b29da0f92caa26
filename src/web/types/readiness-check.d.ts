/** Slot id to level id: `{ "purpose": "partial", "purpose-vision": "not-sure" }`. */
export type Answers = Record<string, string>;

/** A stage, or the range in which it lies; both ends are level ids. */
export interface Stage {
  low: string;
  high: string;
}

/** What a set of answers means. */
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

export type ErrorKind =
  | "load-failed"
  | "wasm-blocked"
  | "assessment-invalid"
  | "answers-invalid"
  | "link-damaged"
  | "link-other-assessment"
  | "link-newer"
  | "crashed";

/** What the element dispatches; every event bubbles and is composed. */
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

/** What a template can give the element, beside what every element takes. */
export interface ReadinessCheckProperties
  extends Partial<
    Pick<
      ReadinessCheck,
      "answers" | "assessment" | "code" | "isolated" | "loading" | "pace" | "save" | "shareUrl"
    >
  > {
  /** The attribute of `shareUrl`: what to write where a server renders the page. */
  "share-url"?: string;
}

/** Listeners in templates that write `on` before an event's name. */
export type ReadinessCheckListeners = {
  [Name in keyof ReadinessCheckEventMap as `on${Name}`]?: (
    event: ReadinessCheckEventMap[Name],
  ) => void;
};

/** The `<readiness-check>` element. */
export declare class ReadinessCheck extends HTMLElement {
  /** URL of an assessment definition; empty for the packaged one. */
  assessment: string;
  /** `quick`: overview questions, elements on demand; `full`: every element. */
  pace: "quick" | "full";
  /** Reading: the code of the visitor's own answers. Writing: a code to show. */
  code: string;
  /** An address for result links; `{code}` in it is replaced. */
  shareUrl: string;
  /** Where answers are kept. */
  save: "tab" | "device" | "off";
  /** Runs the quiz in a frame of its own; the page then hears how much is answered, not what. */
  isolated: boolean;
  /** Whether to load at once, or what isn't seen yet when the visitor is near. */
  loading: "eager" | "lazy";
  /**
   * A fresh copy; setting replaces all answers, also before `ready`. A template that sets it again
   * with each rendering takes back what the visitor answered since: hand it what
   * `readiness-change` said, or the same object each time.
   */
  answers: Answers;
  /** The link of the visitor's own answers; empty while nothing is answered. */
  readonly link: string;
  /** `null` before `ready`. */
  readonly profile: Profile | null;
  /** Resolves when the quiz can be used. */
  readonly ready: Promise<void>;
  /** Shows a shared result, or several; rejects with an `Error` that has a `kind`. */
  open(codeOrLink: string): Promise<void>;
  /** Forgets the visitor's answers, notes and anything saved. */
  reset(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "readiness-check": ReadinessCheck;
  }
  /** Of elements, of documents and of windows, for the events bubble. */
  interface GlobalEventHandlersEventMap extends ReadinessCheckEventMap {}
}
