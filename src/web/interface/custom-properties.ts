// The custom properties that a page may set.

/**
 * Registers the properties that a style sheet declares, first of all, for a shadow root's own
 * declarations don't count. With a type, a value that makes no sense is as if it were not there.
 */
export function registerProperties(
  sheet: CSSStyleSheet,
  { CSS }: Window & typeof globalThis,
): void {
  for (const rule of sheet.cssRules) {
    const { name, syntax, inherits, initialValue } = rule as CSSPropertyRule;
    if (!syntax) return;
    try {
      CSS.registerProperty({ name, syntax, inherits, initialValue: initialValue ?? "" });
    } catch {
      // Another version of the script did, or the browser can't.
    }
  }
}
