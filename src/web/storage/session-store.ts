// One quiz's session in the browser's storage: only where the attribute `save` says, and only under
// keys of our own.
//
// A stored session has a revision. Whoever writes looks first whether it is still the one they know;
// else another tab, element or page of the history was there, and the two are merged, so that the
// newest answers win whoever writes last.

import type { Entries } from "../interface/entries.ts";
import type { Save } from "../public.ts";
import { type Claimant, claim, handOn, release } from "./claims.ts";
import { isEmpty, merge, type Saved } from "./saved.ts";

const PREFIX = "readiness-check";

interface Stored extends Saved {
  revision?: unknown;
  /** Stands there for the moment of a reset, for other tabs to hear of it. */
  reset?: true;
}

export class SessionStore implements Claimant {
  readonly #name: string;
  #key = "";
  #storage: Storage | null;
  /** The revision that is known to be stored. */
  #revision = 0;
  /** The session of that revision, as a text. */
  #known = "null";
  /** Hears of a session that was changed by somebody else; `null` for one that was reset. */
  readonly #changed: (saved: Saved | null) => void;

  constructor(assessment: string, id: string, save: Save, changed: (saved: Saved | null) => void) {
    this.#name = `${PREFIX}:${assessment}${id && `#${id}`}`;
    this.#changed = changed;
    this.#storage = storageFor(save);
  }

  /** True if what is written will be there again. */
  get works(): boolean {
    return this.#storage !== null;
  }

  /** Takes a key of its own, and follows what others do to it until `signal` says. */
  claim(signal: AbortSignal): void {
    const key = claim(this.#name, this, this.#key);
    if (key !== this.#key) this.moved(key, false);
    addEventListener("storage", (event) => this.#hear(event), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#lookAgain(), { signal });
  }

  /** Gives the key back for another element, keeping what is stored. */
  release(): void {
    release(this.#name, this);
  }

  /** Says that the released key will not be claimed again soon. */
  leave(): void {
    handOn(this.#name);
  }

  untouched(): boolean {
    return this.#known === "null";
  }

  moved(key: string, told = true): void {
    this.#key = key;
    this.#revision = 0;
    this.#known = "null";
    if (told) this.#lookAgain();
  }

  /** The session to go on with: one that was left earlier, with what was stored since. */
  read(mine?: Saved | null): Saved | undefined {
    const base = this.#base;
    const theirs = this.#load();
    if (!theirs) return mine ?? undefined;
    return mine ? merge(base, mine, theirs) : theirs;
  }

  /**
   * Stores a session, `null` for one in which nothing was done; nothing where nothing changed.
   * Returns the session that is stored instead, where somebody else had changed it too.
   */
  write(saved: Saved | null): Saved | undefined {
    if (JSON.stringify(saved) === this.#known) return undefined;
    const [base, revision] = [this.#base, this.#revision];
    const theirs = this.#load();
    if (!theirs || this.#revision === revision) {
      // Taking back the last answer is heard of in other tabs too.
      if (saved) this.#put(saved);
      else this.forget();
      return undefined;
    }
    const merged = merge(base, saved ?? {}, theirs);
    this.#put(isEmpty(merged) ? null : merged);
    return merged;
  }

  /** Stores what was entered before anybody knew of the session. */
  add(entered: Entries): void {
    this.write(merge(null, { ...entered }, this.read() ?? {}));
  }

  /** Takes note of the session that `changed` has led to. */
  note(saved: Saved | null): void {
    this.#known = JSON.stringify(saved);
  }

  /** Forgets everything, in other tabs too. */
  forget(): void {
    this.#put({ reset: true } as Saved);
    this.#put(null);
  }

  /**
   * Changes where the session is stored; what the other place holds of it is forgotten. Returns the
   * session to go on with, where one was there already.
   */
  switchTo(save: Save, mine: Saved | null): Saved | undefined {
    const [before, storage] = [this.#storage, storageFor(save)];
    if (before === storage) return undefined;
    this.#storage = storage;
    this.#revision = 0;
    this.#known = "null";
    const found = this.#load();
    const merged = found && mine ? merge(null, mine, found) : (found ?? mine);
    if (!isEmpty(merged)) this.#put(merged);
    try {
      before?.removeItem(this.#key);
    } catch {
      // It is blocked by now.
    }
    return found && (merged ?? undefined);
  }

  get #base(): Saved | null {
    return JSON.parse(this.#known);
  }

  /** Reads what is stored, and takes note of it. */
  #load(): Saved | undefined {
    let stored: Stored | null = null;
    try {
      stored = parse(this.#storage?.getItem(this.#key));
    } catch {
      // It is blocked by now.
    }
    return this.#take(stored);
  }

  #take(stored: Stored | null): Saved | undefined {
    if (!stored) return undefined;
    const { revision, reset, ...saved } = stored;
    this.#revision = Number.isSafeInteger(revision) ? (revision as number) : 0;
    this.#known = reset ? "null" : JSON.stringify(saved);
    return reset ? undefined : saved;
  }

  #put(saved: Saved | null): void {
    this.#known = JSON.stringify(saved);
    this.#revision += 1;
    try {
      if (saved) {
        const stored = JSON.stringify({ revision: this.#revision, ...saved });
        this.#storage?.setItem(this.#key, stored);
      } else this.#storage?.removeItem(this.#key);
    } catch {
      this.#giveUp();
    }
  }

  /** An entry that full storage still holds would come back out of date. */
  #giveUp(): void {
    try {
      this.#storage?.removeItem(this.#key);
    } catch {
      // It is blocked altogether.
    }
    this.#storage = null;
  }

  /** Another tab has written. A key that merely vanished was not reset by the visitor. */
  #hear({ key, newValue, storageArea }: StorageEvent): void {
    if (key !== this.#key || storageArea !== this.#storage) return;
    const stored = parse(newValue);
    if (stored) this.#changed(this.#take(stored) ?? null);
  }

  /** The page has come back from the browser's history, or the key is another one. */
  #lookAgain(): void {
    const known = this.#known;
    const stored = this.#load();
    if (!stored) this.#known = "null";
    if (this.#storage && this.#known !== known) this.#changed(stored ?? null);
  }
}

function parse(text: string | null | undefined): Stored | null {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    return typeof value === "object" ? (value as Stored) : null;
  } catch {
    return null;
  }
}

/** Blocked storage throws on first touch. */
function storageFor(save: Save): Storage | null {
  try {
    if (save === "off") return null;
    return save === "device" ? localStorage : sessionStorage;
  } catch {
    return null;
  }
}
