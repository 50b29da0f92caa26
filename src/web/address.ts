// The page's address: read at load and on `hashchange`, never written.

const PREFIX = "#readiness-";
/** The fragment, if it is a result link of ours and no place on the host page. */
export function ownFragment(page: Document): string | null {
  const fragment = decoded(page.defaultView?.location.hash ?? "");
  const anchor = fragment.startsWith(PREFIX) && page.getElementById(fragment.slice(1));
  return fragment.startsWith(PREFIX) && !anchor ? fragment : null;
}

/** The fragment with the characters that a visitor would write, where it can be decoded. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/**
 * Calls `changed` when the fragment has changed, until `signal` says. A router that writes the address
 * tells nobody but the Navigation API; where it only takes the fragment away, a result stays open.
 */
export function followFragment(changed: () => void, signal: AbortSignal): void {
  let last = location.hash;
  let told: string | undefined;
  addEventListener(
    "hashchange",
    () => {
      last = location.hash;
      if (last !== told) changed();
    },
    { signal },
  );
  const written = () => {
    const { hash } = location;
    if (hash === last) return;
    last = hash;
    if (!ownFragment(document)) return;
    told = hash;
    changed();
  };
  globalThis.navigation?.addEventListener("currententrychange", written, { signal });
}

/** The value of an attribute, unless it is blank. */
export function attributeOf(element: Element, name: string): string | null {
  return element.getAttribute(name)?.trim() || null;
}

/** True if an element is hidden, and another of its kind is not: pages have copies for other widths. */
export function isHiddenCopy(element: Element): boolean {
  const isHidden = (one: Element) => one.getClientRects().length === 0;
  const all = [...element.ownerDocument.querySelectorAll(element.localName)];
  return isHidden(element) && !all.every(isHidden);
}

/** True if the page asks for a result rather than for questions. */
export function namesResult(element: Element): boolean {
  return Boolean(attributeOf(element, "code") ?? ownFragment(element.ownerDocument));
}

/** The address of the quiz's page of its own, to show there what the element would. */
export function ownPage(element: Element, page: URL | string, language: string): string {
  const address = new URL(page);
  address.searchParams.set("lang", language);
  for (const name of ["pace", "assessment"]) {
    const value = attributeOf(element, name);
    if (value) address.searchParams.set(name, value);
  }
  const code = attributeOf(element, "code");
  address.hash = code ? `readiness-${code}` : (ownFragment(element.ownerDocument) ?? "");
  return address.href;
}
