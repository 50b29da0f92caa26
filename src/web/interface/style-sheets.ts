// Style sheets of a shadow root. A document takes only those that were made in it, so an element
// that is handed over to another document gets new ones.

import { registerProperties } from "./custom-properties.ts";
import { isOlder } from "./older-style.ts";

type View = Window & typeof globalThis;

/** The texts of every root's style sheets. */
const texts = new WeakMap<ShadowRoot, Set<string>>();
/** The style sheets of every document, by their text. */
const sheetsOf = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/** Gives a root one more style sheet; the same again changes nothing. Older browsers have another. */
export function adoptStyle(root: ShadowRoot, css: string): void {
  if (isOlder()) return;
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
  // The style of a first view in the page's HTML has done its part; not before, for nothing may move.
  root.querySelector("[data-view]")?.remove();
}
