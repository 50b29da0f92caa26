// Undo and redo: every state that the draft was in, for as long as the page is open. States share what did not
// change, so a long history costs little.

const MOST = 300;

export class History {
  #past = [];
  #future = [];
  /** What the last step changed, while the next may still be part of it. */
  #open = "";

  constructor(state) {
    this.state = state;
  }

  get undoes() {
    return this.#past.length > 0;
  }

  get redoes() {
    return this.#future.length > 0;
  }

  /**
   * Takes another state. `where` is the place of the change, and `from` what that was called before; steps of
   * the same `kind` one after the other are one step, such as the letters of a word.
   */
  push(state, { where = "", from = where, kind = "" } = {}) {
    if (state === this.state) return;
    if (!kind || kind !== this.#open) {
      this.#past.push({ state: this.state, where, from });
      if (this.#past.length > MOST) this.#past.shift();
    }
    this.#future = [];
    this.#open = kind;
    this.state = state;
  }

  /** What comes is a step of its own. */
  close() {
    this.#open = "";
  }

  /** Takes the state before, and returns where the change was; nothing if there is none. */
  undo() {
    return this.#step(this.#past, this.#future)?.from;
  }

  redo() {
    return this.#step(this.#future, this.#past)?.where;
  }

  #step(from, to) {
    const step = from.pop();
    if (!step) return undefined;
    to.push({ ...step, state: this.state });
    this.state = step.state;
    this.close();
    return step;
  }
}
