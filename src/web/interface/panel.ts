// The panels that stand in the quiz's place: plain DOM, since WebAssembly may be the reason. The
// words are those of the packaged definitions, for there may be no definition yet.

import type { Failure, RescuedFile } from "../errors.ts";
import { isRightToLeft, nearest } from "../language.ts";
import { createElement } from "./create-element.ts";

/** The words of the panels in one language. */
export type StatusMessages = Record<string, string>;

/** The status messages in the packaged language nearest to a tag. */
export const statusMessages = (language: string): StatusMessages =>
  AROUND[nearest(Object.keys(AROUND), language)] ?? {};

/** A panel of this name in the packaged language nearest to the page's, and its words. */
function panelIn(language: string, name: string): [HTMLElement, StatusMessages] {
  const tag = nearest(Object.keys(AROUND), language);
  const dir = isRightToLeft(tag) ? "rtl" : "ltr";
  const attributes = { class: `readiness-check ${name}`, part: name, lang: tag, dir };
  return [createElement(["div", attributes]), statusMessages(tag)];
}

/** The element's own content, in the page's own direction. */
const ownContent = () => createElement(["slot", { dir: "auto" }]);

/** The panel until the quiz is there; the element's own content shows below it. */
export function loadingPanel(language: string): HTMLElement {
  const [panel, said] = panelIn(language, "loading");
  panel.append(createElement(["p", { role: "status" }, said.loading ?? ""]), ownContent());
  return panel;
}

/** The ways on that a visitor has after a failure. */
export interface WaysOn {
  /** The result code of the answers so far. */
  code?: string | undefined;
  /** The entries as a file. */
  file?: RescuedFile | null | undefined;
  /** Tries again. */
  retry?: (() => void) | undefined;
  /** The address of the quiz's own page. */
  alone?: string | undefined;
}

/** The panel that says what went wrong, with the ways on as far as there are any. */
export function failurePanel(
  language: string,
  failure: Failure,
  { code, file, retry, alone }: WaysOn,
): HTMLElement {
  const [panel, said] = panelIn(language, "failure");
  const words = failure.words ?? failure.kind;
  const addButton = (attributes: Record<string, string>, name: string, press: () => void) => {
    const button = createElement(["button", { type: "button", ...attributes }, name]);
    button.addEventListener("click", press);
    panel.append(button);
  };
  panel.setAttribute("role", "alert");
  panel.append(createElement(["p", {}, said[words] ?? words]));
  if (code) {
    panel.append(createElement(["p", {}, `${said.code} `, ["code", { translate: "no" }, code]]));
  }
  if (alone) {
    const link = { href: alone, target: "_blank", rel: "noreferrer" };
    panel.append(createElement(["p", {}, ["a", link, said.alone ?? ""]]));
  }
  if (retry) addButton({ class: "primary" }, said.retry ?? "", retry);
  if (file) addButton({ lang: file.language, dir: "auto" }, file.name, file.save);
  // For whoever looks after the page; not written for visitors, and so in one language.
  panel.append(createElement(["p", { class: "detail", lang: "en", dir: "ltr" }, failure.message]));
  panel.append(ownContent());
  return panel;
}

/** Shows this in place of everything in the shadow root; if that had the focus, this gets it. */
export function showInstead(shadow: ShadowRoot, shown: HTMLElement): void {
  const focused = shadow.activeElement;
  shadow.replaceChildren(shown);
  if (!focused) return;
  shown.tabIndex = -1;
  shown.focus();
}
