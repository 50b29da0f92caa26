// The place that the page offers to send a result to: `send-to`, with its label.

import { attributeOf } from "./address.ts";

/** A place to send a result to, as `src/destination.rs` has it. */
export interface Destination {
  /** The address, with `{code}` and `{link}` in it. */
  address: string;
  /** The page's own words for it; may be empty. */
  label: string;
  /** The host that it leads to, or who gets the mail. */
  place: string;
}

/** Stand for the placeholders while the address is read, for a URL would escape the braces. */
const STAND_INS: readonly (readonly [string, string])[] = [
  ["{code}", "readiness0code0"],
  ["{link}", "readiness0link0"],
];

const warned = new Set<string>();

/** The place that an element offers to send results to; `undefined` for none, or for one that won't do. */
export function destinationOf(element: Element): Destination | undefined {
  const asked = attributeOf(element, "send-to");
  if (!asked) return undefined;
  const label = attributeOf(element, "send-label") ?? "";
  const read = readDestination(asked, label);
  if (typeof read !== "string") return read;
  if (!warned.has(asked + label)) console.warn(`readiness-check: ${read}; there is no button`);
  warned.add(asked + label);
  return undefined;
}

/** A destination, or what is wrong with it, for whoever builds the page. */
export function readDestination(asked: string, label: string): Destination | string {
  const name = `send-to="${asked}"`;
  if (/<\/?[a-z!]/i.test(label)) return `send-label="${label}" holds markup, and is shown as text`;
  let marked = asked;
  for (const [placeholder, standIn] of STAND_INS) marked = marked.replaceAll(placeholder, standIn);
  if (marked === asked) return `${name} has neither {code} nor {link} in it`;
  let url: URL;
  try {
    url = new URL(marked);
  } catch {
    return `${name} is no address`;
  }
  const { protocol, host, username, password, pathname } = url;
  const mail = protocol === "mailto:";
  if (!mail && protocol !== "https:") return `${name} begins neither with mailto: nor with https:`;
  if (username || password) return `${name} has a name or a password in it`;
  const place = mail ? decoded(pathname) : host;
  if (!place) return `${name} names nobody to send to`;
  if (STAND_INS.some(([, standIn]) => place.includes(standIn))) {
    return `${name} has its placeholder where it says to whom it leads`;
  }
  let address = url.href;
  for (const [placeholder, standIn] of STAND_INS)
    address = address.replaceAll(standIn, placeholder);
  return { address, label, place };
}

/** Addresses of mail as people write them, where they can be decoded. */
function decoded(addresses: string): string {
  try {
    return decodeURIComponent(addresses);
  } catch {
    return addresses;
  }
}
