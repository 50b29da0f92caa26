// Where answers are kept between page loads: only as the `save` attribute says, and
// only under keys of our own.

const PREFIX = "readiness-check";
const claimed = new Set();

/** A place in storage for one element; several on a page get one each. */
export class Keep {
  #key = null;
  #storage = null;

  /** Takes the first free key for an assessment. */
  constructor(assessment, id, save) {
    const name = id ? `${PREFIX}:${assessment}#${id}` : `${PREFIX}:${assessment}`;
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? name : `${name}:${number}`;
      if (!claimed.has(key)) {
        claimed.add(key);
        this.#key = key;
        break;
      }
    }
    this.use(save);
  }

  /** Whether what is written will be there again. */
  get works() {
    return this.#storage !== null;
  }

  /** Changes where to keep; what another place holds of ours is forgotten. */
  use(save) {
    const storage = storageFor(save);
    if (this.#storage && this.#storage !== storage) this.write(null);
    this.#storage = storage;
  }

  /** What was kept, as parsed JSON; `undefined` when there is nothing to be read. */
  read() {
    try {
      return JSON.parse(this.#storage?.getItem(this.#key) ?? "null") ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps plain data, `null` for nothing. */
  write(data) {
    try {
      if (data !== null) this.#storage?.setItem(this.#key, JSON.stringify(data));
      else this.#storage?.removeItem(this.#key);
    } catch {
      this.#giveUp();
    }
  }

  /** What storage that is full still holds would come back out of date. */
  #giveUp() {
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // It is blocked altogether.
    }
    this.#storage = null;
  }

  /** Gives the key back for another element, keeping what is stored. */
  release() {
    claimed.delete(this.#key);
  }
}

/** Blocked storage throws on first touch. */
function storageFor(save) {
  try {
    if (save === "off") return null;
    return save === "device" ? localStorage : sessionStorage;
  } catch {
    return null;
  }
}
