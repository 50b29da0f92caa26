// The quiz takes over from its first view: nothing moves, and nothing that the visitor did is lost.

import type { FirstView } from "./first-view.ts";

/**
 * Puts the quiz, which has the visitor's entries, in the view's place, with what they opened and
 * where they are. Returns a function that then presses what they pressed.
 */
export function takeOver(view: FirstView, quiz: HTMLElement): () => Promise<void> {
  const { root, places } = view;
  view.tell(null);
  const twin = (element: Element | null): HTMLElement | undefined => {
    if (element === root) return quiz.firstElementChild as HTMLElement;
    const place = element ? places.get(element) : undefined;
    const found = place && twin(place.parent)?.children[place.position];
    // The two may differ: by pace, by what was entered, by an extension's elements.
    return found?.localName === element?.localName ? (found as HTMLElement) : undefined;
  };
  const focused = (root.getRootNode() as ShadowRoot).activeElement;
  const scrolled = scrolledAround(root);
  const pressed = [...view.pressed].map(twin);
  root.replaceWith(quiz);
  for (const opened of root.querySelectorAll("details[open]")) {
    twin(opened)?.toggleAttribute("open", true);
  }
  const heir = root.contains(focused) ? twin(focused) : undefined;
  heir?.focus({ preventScroll: true });
  if (isTextArea(focused) && isTextArea(heir)) {
    heir.setSelectionRange(focused.selectionStart, focused.selectionEnd);
  }
  // WebKit goes to the top of a page that has lost what was focused.
  for (const [around, top] of scrolled) around.scrollTo({ top, behavior: "instant" });
  return async () => {
    for (const control of pressed) {
      const click = { bubbles: true, cancelable: true, composed: true };
      if (control?.isConnected) control.dispatchEvent(new MouseEvent("click", click));
      // Another page may be there before the next press.
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
}

/** Told by its name, for the page may have another class under that of text areas. */
const isTextArea = (element?: Element | null): element is HTMLTextAreaElement =>
  element?.localName === "textarea";

/** The ancestors of an element that are scrolled, and how far. */
function scrolledAround(element: Element): [Element, number][] {
  const scrolled: [Element, number][] = [];
  for (let around: Element | null = element; around; ) {
    if (around.scrollTop) scrolled.push([around, around.scrollTop]);
    const root = around.getRootNode();
    around = around.parentElement ?? (root as ShadowRoot).host ?? null;
  }
  return scrolled;
}
