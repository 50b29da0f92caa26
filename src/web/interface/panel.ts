// The panels that stand in the quiz's place: plain DOM, since WebAssembly may be the reason. The
// words are the package's, for there may be no definition yet.

import type { Failure, RescuedFile } from "../errors.ts";
import { DEFAULT_LANGUAGE, isRightToLeft, nearest } from "../language.ts";
import { createElement } from "./create-element.ts";

/** The words of the panels in one language. */
export type StatusMessages = Record<string, string>;

/** Those that are known: English at once, others with the first file that has them. */
const known = new Map<string, StatusMessages>([[DEFAULT_LANGUAGE, AROUND]]);

/** The packaged language that is nearest to a tag. */
const packagedLanguage = (tag: string): string => nearest(Object.keys(LOADING), tag);

/** Has the words of packaged languages known. */
export function learnWords(words: Record<string, StatusMessages> = {}): void {
  for (const [language, said] of Object.entries(words)) known.set(language, said);
}

/** The words for a page that has to wait. */
export const loadingMessage = (tag: string): string => LOADING[packagedLanguage(tag)] ?? "";

/** A panel of this name, in a language of which there are words. */
function panelIn(language: string, name: string): HTMLElement {
  const dir = isRightToLeft(language) ? "rtl" : "ltr";
  const attributes = { class: `readiness-check ${name}`, part: name, lang: language, dir };
  return createElement(["div", attributes]);
}

/** The element's own content, in the page's own direction. */
const ownContent = () => createElement(["slot", { dir: "auto" }]);

/** The panel until the quiz is there; the element's own content shows below it. */
export function loadingPanel(language: string): HTMLElement {
  const panel = panelIn(packagedLanguage(language), "loading");
  panel.append(createElement(["p", { role: "status" }, loadingMessage(language)]), ownContent());
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
  const tag = nearest([...known.keys()], language);
  const [panel, said] = [panelIn(tag, "failure"), known.get(tag) ?? AROUND];
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
