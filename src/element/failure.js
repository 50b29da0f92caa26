// What can go wrong while loading, under the kinds of the public contract.

/** How long a file may take, in milliseconds. */
export const PATIENCE = 60_000;

/** An error with the `kind` that `readiness-error` reports; `words` are others than for that. */
export class Failure extends Error {
  constructor(kind, message, words) {
    super(message);
    this.name = "ReadinessError";
    this.kind = kind;
    this.words = words;
  }
}
