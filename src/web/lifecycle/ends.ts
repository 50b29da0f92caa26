// The ends of modules under one quiz: after the first it goes on by itself.

/** The time within which a second end is shown, in milliseconds. */
const QUIET_TIME = 60_000;

export class Ends {
  /** The time of the last one, in milliseconds of the page's life. */
  #last = -QUIET_TIME;

  /** True if a module has ended not long before this one. */
  again(): boolean {
    const before = this.#last;
    this.#last = performance.now();
    return this.#last - before < QUIET_TIME;
  }
}
