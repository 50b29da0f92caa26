// A first view that stands in the page's HTML, in a declarative shadow root: the quiz goes on from it as
// it is.

import { SAVES } from "../element/choices.ts";
import { nameOf, type Place } from "../loader/package-files.ts";
import type { Save } from "../public.ts";
import type { FirstViewSource, ViewSource } from "./first-view.ts";

/**
 * The view in a shadow root, if it is this one, and whole: `first_html.rs` writes which it is, and how many
 * elements it has, on the style that comes before it. It says that answers are kept until the tab is closed.
 */
export function declaredView(
  shadow: ShadowRoot,
  source: ViewSource,
  keeping: Save,
): HTMLElement | undefined {
  const { name = nameOf(source as Place) } = source as FirstViewSource;
  if (keeping !== SAVES[0]) return undefined;
  const [style, view, more] = shadow.childNodes as NodeListOf<HTMLElement>;
  const whole = !more && `${name} ${view?.querySelectorAll("*").length}`;
  return style?.dataset?.view === whole ? view : undefined;
}
