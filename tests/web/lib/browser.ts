// The little of a browser that the tests need: just enough of each part, and no more.

/** Storage that can be full or blocked. */
export class FakeStorage implements Storage {
  readonly #entries = new Map<string, string>();
  /** Says what writing comes to; throws like a browser's own. */
  refuses: "writing" | "everything" | null = null;

  get length(): number {
    return this.#entries.size;
  }

  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    if (this.refuses === "everything") throw new DOMException("no", "SecurityError");
    return this.#entries.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.refuses) throw new DOMException("full", "QuotaExceededError");
    const oldValue = this.#entries.get(key) ?? null;
    this.#entries.set(key, value);
    if (oldValue !== value) this.#tell(key, value);
  }

  removeItem(key: string): void {
    if (this.refuses === "everything") throw new DOMException("no", "SecurityError");
    if (this.#entries.delete(key)) this.#tell(key, null);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** The stored JSON under a key. */
  json(key: string): unknown {
    const text = this.#entries.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  readonly #told: { key: string; newValue: string | null }[] = [];

  #tell(key: string, newValue: string | null): void {
    this.#told.push({ key, newValue });
  }

  /** The changes since the last call, as other tabs hear of them. */
  changes(): { key: string; newValue: string | null }[] {
    return this.#told.splice(0);
  }
}

/** A window of the module under test: what it listens to, and its two storages. */
export function fakeWindow() {
  const target = new EventTarget();
  const [local, session] = [new FakeStorage(), new FakeStorage()];
  Object.assign(globalThis, {
    addEventListener: target.addEventListener.bind(target),
    localStorage: local,
    sessionStorage: session,
  });
  const dispatch = (name: string, values: object) =>
    target.dispatchEvent(Object.assign(new Event(name), values));
  return { local, session, dispatch };
}

/** An element that has attributes and a page, and nothing else. */
export function fakeElement(attributes: Record<string, string>, page: object): Element {
  const getAttribute = (name: string) => attributes[name] ?? null;
  return { getAttribute, ownerDocument: page } as unknown as Element;
}
