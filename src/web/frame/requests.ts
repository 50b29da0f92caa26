// Requests to the frame that are answered later, each under a number.

import { Failure } from "../errors.ts";
import type { ErrorKind } from "../public.ts";

interface Request {
  resolve: (done: boolean) => void;
  reject: (failure: Failure) => void;
}

/** The requests that are not answered yet. */
export class Requests {
  readonly #waiting = new Map<number, Request>();
  #last = 0;

  /** Adds a request: its number, and a promise of the answer; `false` when nobody was left to give it. */
  add(): { id: number; settled: Promise<boolean> } {
    this.#last += 1;
    const id = this.#last;
    const settled = new Promise<boolean>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    return { id, settled };
  }

  /** Takes the answer to a request. */
  settle(id: number, error: { kind: ErrorKind; message: string } | null): void {
    const request = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) request?.reject(new Failure(error.kind, error.message));
    else request?.resolve(true);
  }

  /** Ends all that wait: there is nobody left to answer. */
  end(): void {
    for (const { resolve } of this.#waiting.values()) resolve(false);
    this.#waiting.clear();
  }
}
