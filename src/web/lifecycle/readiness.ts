// The promise that the quiz can be used, and those who wait for it.

import type { Failure } from "../errors.ts";

interface Waiting {
  resolve: () => void;
  reject: (failure: Failure) => void;
}

/** The readiness of one custom element's quiz. */
export class Readiness {
  /** Resolves when the quiz can be used. A failure that can be mended leaves it open. */
  promise!: Promise<void>;
  #resolve!: () => void;
  #ready = false;
  readonly #waiting = new Set<Waiting>();

  constructor() {
    this.#begin();
  }

  /** Resolves when the quiz can be used, rejects when it can't be for now. */
  settled(): Promise<void> {
    if (this.#ready) return this.promise;
    return new Promise((resolve, reject) => {
      this.#waiting.add({ resolve, reject });
    });
  }

  /** The quiz can be used. */
  arrive(): void {
    this.#ready = true;
    this.#resolve();
    for (const { resolve } of this.#empty()) resolve();
  }

  /** The quiz can't be used, for now. */
  fail(failure: Failure): void {
    for (const { reject } of this.#empty()) reject(failure);
  }

  /** Another quiz is to come; who waits for the one that hasn't come goes on waiting. */
  renew(): void {
    if (this.#ready) this.#begin();
  }

  #begin(): void {
    this.#ready = false;
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  #empty(): Waiting[] {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    return waiting;
  }
}
