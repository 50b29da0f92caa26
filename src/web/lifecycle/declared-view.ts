// A first view that stands in the page's HTML, in a declarative shadow root: the quiz goes on from it as
// it is.

/**
 * The view in a shadow root, if it is the one of that file of the package, and whole. `first_html.rs`
 * writes which it is, and how many elements it has, on the style that comes before it.
 */
export function declaredView(shadow: ShadowRoot, file: string): HTMLElement | undefined {
  const [style, view, more] = shadow.childNodes as NodeListOf<HTMLElement>;
  const whole = !more && `${file} ${view?.querySelectorAll("*").length}`;
  return style?.dataset?.view === whole ? view : undefined;
}
