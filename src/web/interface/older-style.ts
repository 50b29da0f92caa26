// The style for browsers that know too little of CSS, see `docs/browsers.md`.

import type { Place } from "../loader/package-files.ts";
import { createElement } from "./create-element.ts";

/** True in such a browser: who knows this knows the rest, style sheets made by scripts among it. */
export const isOlder = (): boolean => !globalThis.CSS?.supports("color:light-dark(red,red)");

/** Gives a root that style, if it needs it and has none; `hashes` has what the file is held to. */
export function dress(root: ShadowRoot, place: Place, hashes: Record<string, string>): void {
  const { address } = place;
  const integrity = place.integrity ?? hashes[address.pathname.split("/").pop() ?? ""] ?? "";
  if (!isOlder() || root.querySelector(`link[href="${address.href}"]`)) return;
  root.querySelector("[data-view]")?.remove();
  const link = { rel: "stylesheet", href: address.href, integrity, crossorigin: "" };
  root.prepend(createElement(["link", link]));
}
