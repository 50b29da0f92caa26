// Style sheets of a shadow root. A document takes only those that were made in it, so an element
// that is handed over to another document gets new ones.

import { FILES } from "readiness-check-files";
import { createElement } from "./create-element.ts";
import { registerProperties } from "./custom-properties.ts";

type View = Window & typeof globalThis;

/** The texts of every root's style sheets. */
const texts = new WeakMap<ShadowRoot, Set<string>>();
/** The style sheets of every document, by their text. */
const sheetsOf = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** The id of the style for browsers that know too little of CSS, see `docs/browsers.md`. */
export const OLDER = "older";

/** Gives a root one more style sheet; the same again changes nothing. */
export function adoptStyle(root: ShadowRoot, css: string): void {
  // Whoever knows this knows the rest.
  if (!globalThis.CSS?.supports("color:light-dark(red,red)")) {
    if (root.getElementById(OLDER)) return;
    const { address, integrity = "" } = FILES.older;
    const link = { id: OLDER, rel: "stylesheet", href: address.href, integrity, crossorigin: "" };
    root.prepend(createElement(["link", link]));
    return;
  }
  const adopted = texts.get(root) ?? new Set();
  texts.set(root, adopted);
  if (adopted.has(css)) return;
  adopted.add(css);
  adoptStyles(root);
}

/** Gives a root its style sheets again, in the document it now belongs to. */
export function adoptStyles(root: ShadowRoot): void {
  const page = root.ownerDocument;
  const view = page.defaultView as View | null;
  // Nothing is seen in a document without a window, and it can make none.
  if (!view) return;
  const sheets = sheetsOf.get(page) ?? new Map<string, CSSStyleSheet>();
  sheetsOf.set(page, sheets);
  root.adoptedStyleSheets = [...(texts.get(root) ?? [])].map((css) => {
    let sheet = sheets.get(css);
    if (!sheet) {
      sheet = new view.CSSStyleSheet();
      sheet.replaceSync(css);
      registerProperties(sheet, view);
      sheets.set(css, sheet);
    }
    return sheet;
  });
}
