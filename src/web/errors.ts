// Errors under the kinds of the public contract.

import type { ErrorKind } from "./public.ts";

/** The longest that a file may take, in milliseconds. */
export const FILE_TIMEOUT = 60_000;

/** A result as a file to download, made without the module. */
export interface RescuedFile {
  /** The button's words. */
  name: string;
  language: string;
  save: () => void;
}

/** An error with the `kind` that `readiness-error` reports. */
export class Failure extends Error {
  override name = "ReadinessError";
  readonly kind: ErrorKind;
  /** The status message to show instead of the kind's own, or its name. */
  readonly words: string | undefined;
  /** The visitor's entries, where the failure would otherwise lose them. */
  file?: RescuedFile | null;

  constructor(kind: ErrorKind, message: string, words?: string) {
    super(message);
    this.kind = kind;
    this.words = words;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The kind of an error that has one: the module's errors are plain ones with a `kind`. */
export function kindOf(error: unknown): ErrorKind | undefined {
  return (error as { kind?: ErrorKind } | null)?.kind;
}

/**
 * An error as a failure; without a kind of its own, of the given one. Every module of the package has a
 * class of its own, so it is the kind that tells.
 */
export const asFailure = (error: unknown, kind: ErrorKind): Failure =>
  kindOf(error) ? (error as Failure) : new Failure(kind, messageOf(error));
