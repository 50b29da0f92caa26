// Style sheets of a shadow root. A document takes only those that were made in it, so one that an
// element is handed over to gets its own.

import { register } from "./theme.js";

/** The texts of every root's style sheets. */
const worn = new WeakMap();
/** The style sheets of every document, by their text. */
const made = new WeakMap();

/** Gives a root one more style sheet; the same again changes nothing. */
export function wear(root, css) {
  if (!worn.has(root)) worn.set(root, new Set());
  if (worn.get(root).has(css)) return;
  worn.get(root).add(css);
  dress(root);
}

/** Gives a root its style sheets again, in the document it now belongs to. */
export function dress(root) {
  const page = root.ownerDocument;
  // Nothing is seen in a document without a window, and it can make none.
  if (!page.defaultView) return;
  if (!made.has(page)) made.set(page, new Map());
  const sheets = made.get(page);
  root.adoptedStyleSheets = [...(worn.get(root) ?? [])].map((css) => {
    if (!sheets.has(css)) {
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(css);
      register(sheet, page.defaultView);
      sheets.set(css, sheet);
    }
    return sheets.get(css);
  });
}
