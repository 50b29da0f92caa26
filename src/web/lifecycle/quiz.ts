// The interface of a custom element's quiz, wherever it runs: in the page or in a frame.

import type { Answers, Profile } from "../public.ts";

/** An attribute that the custom element observes. */
export type AttributeName =
  | "assessment"
  | "lang"
  | "pace"
  | "code"
  | "share-url"
  | "send-to"
  | "send-label"
  | "save"
  | "isolated"
  | "loading";

/** The state that a quiz leaves to the one that takes its place in the same element. */
export interface Handover {
  /** Answers that the page has set, or the visitor chosen, and no quiz has taken yet. */
  answers: Answers | undefined;
  /** True if what is stored is to be forgotten. */
  forget: boolean;
  /** The assessment that these answers belong to. */
  assessment?: string | undefined;
}

/** The quiz of one custom element. */
export interface Quiz {
  /** The element has come to the page, or was moved on it. */
  attach(): void;
  /** The element has left its place; whether for good is not known yet. */
  detach(): void;
  /** The element has left for good: ends everything, and remembers what is needed to go on. */
  suspend(): void;
  /** Follows the attributes that changed. */
  change(names: ReadonlySet<AttributeName>): void;
  answers: Answers;
  readonly code: string;
  readonly link: string;
  readonly profile: Profile | null;
  /** Has a quiz loaded that waits for the visitor to come near. */
  loadNow(): void;
  /**
   * Shows the result in a code or a link, or the several in it. Resolves with whether it did:
   * another quiz may have taken its place while it was waited for.
   *
   * @throws an `Error` with a `kind`
   */
  open(text: string): Promise<boolean>;
  /** Forgets the visitor's answers, notes and anything stored. */
  reset(): void;
  /** The state that another quiz goes on with; this one has been suspended. */
  readonly handover: Handover;
}

/** A custom element's attributes that a quiz reads. */
export interface QuizElement extends HTMLElement {
  pace: "quick" | "full";
  save: "tab" | "device" | "off";
  loading: "eager" | "lazy";
  isolated: boolean;
}
