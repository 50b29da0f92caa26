// The page's address: read at load and on `hashchange`, never written.

const PREFIX = "#readiness-";
/** Which element opened the fragment that is in the address bar. */
let opened = { fragment: "", by: null };

/** The fragment, if it is a result link of ours and no place on the host's page. */
export function ownFragment(document) {
  const fragment = readable(document.defaultView?.location.hash ?? "");
  const anchor = fragment.startsWith(PREFIX) && document.getElementById(fragment.slice(1));
  return fragment.startsWith(PREFIX) && !anchor ? fragment : null;
}

/** What the visitor would call its characters, where it can be told. */
function readable(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Whether another element on the page has opened this fragment already. */
export function openedElsewhere(fragment, element) {
  return opened.fragment === fragment && opened.by !== element && opened.by?.isConnected;
}

/** Notes who opened a fragment. */
export function noteOpened(fragment, element) {
  opened = { fragment, by: element };
}

/** Whether this element had opened the fragment that has just left the address bar. */
export function forgetOpened(element) {
  if (opened.by !== element) return false;
  opened = { fragment: "", by: null };
  return true;
}

/** The address that result links lead to. */
export function shareAddress(element) {
  const asked = element.getAttribute("share-url")?.trim();
  const page = element.ownerDocument.location?.href.split("#")[0] ?? "";
  if (!asked) return page;
  // Put aside while the address is made absolute, for a URL would escape the braces.
  const [before, after] = asked.split("{code}");
  try {
    const absolute = new URL(before, element.ownerDocument.baseURI).href;
    return after === undefined ? absolute : `${absolute}{code}${after}`;
  } catch {
    return page;
  }
}

/** The address of the quiz's page of its own, to show there what the element would. */
export function ownPage(element, page, language) {
  const address = new URL(page);
  address.searchParams.set("lang", language);
  for (const name of ["pace", "assessment"]) {
    if (element.hasAttribute(name)) address.searchParams.set(name, element.getAttribute(name));
  }
  const code = element.getAttribute("code")?.trim();
  address.hash = code ? `readiness-${code}` : (ownFragment(element.ownerDocument) ?? "");
  return address.href;
}
