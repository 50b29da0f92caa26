// The address that result links lead to.

import { attributeOf } from "./address.ts";

/** Parameters that only follow a visitor: of no use to whoever opens a link, and often personal. */
const TRACKING =
  /^(utm_.*|(d|fb|g|tt|tw|y)clid|msclkid|gclsrc|[gw]braid|srsltid|li_fat_id|igshid|mc_[ce]id|_hs(enc|mi)|mkt_tok|vero_id|_gl)$/i;

/**
 * The address that result links lead to. Only one that was asked for may have a place for the code:
 * in the page's own address `{code}` may come from whoever made the link to the page, and would
 * send the code to the page's server.
 */
export function shareAddress(element: Element): string {
  const asked = attributeOf(element, "share-url");
  const page = element.ownerDocument;
  if (asked) {
    // Put aside while the address is made absolute, for a URL would escape the braces.
    const parts = asked.split("{code}");
    try {
      const [first = "", ...rest] = parts;
      return [new URL(first, page.baseURI).href, ...rest].join("{code}");
    } catch {
      // It is no address: the page's own serves.
    }
  }
  return pageAddress(page).replaceAll("{", "%7B").replaceAll("}", "%7D");
}

/** The address under which others reach the page, without fragment and tracking parameters. */
function pageAddress(page: Document): string {
  const canonical = page.querySelector<HTMLLinkElement>("link[rel~=canonical][href]")?.href ?? "";
  const own = page.location?.href ?? "";
  // A page written into a frame has no address of its own, but the one it came from.
  const candidates = [canonical, own, page.baseURI];
  const address = candidates.find((candidate) => /^(https?|file):/.test(candidate));
  if (!address) return "";
  const url = new URL(address);
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  // Only then, for it writes the other parameters anew.
  for (const name of tracking) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}
