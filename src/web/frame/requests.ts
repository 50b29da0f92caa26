// Requests to the frame that are answered later, each under a number.

import { Failure } from "../errors.ts";
import type { ErrorKind } from "../public.ts";

interface Request {
  resolve: () => void;
  reject: (failure: Failure) => void;
}

/** The requests that are not answered yet. */
export class Requests {
  readonly #waiting = new Map<number, Request>();
  #last = 0;

  /** Adds a request: its number, and a promise of the answer. */
  add(): { id: number; settled: Promise<void> } {
    this.#last += 1;
    const id = this.#last;
    const settled = new Promise<void>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    return { id, settled };
  }

  /** Takes the answer to a request. */
  settle(id: number, error: { kind: ErrorKind; message: string } | null): void {
    const request = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) request?.reject(new Failure(error.kind, error.message));
    else request?.resolve();
  }

  /** Refuses all that wait: there is nobody left to answer. */
  end(): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new Failure("crashed", "the quiz is not on the page just now"));
    }
    this.#waiting.clear();
  }
}
