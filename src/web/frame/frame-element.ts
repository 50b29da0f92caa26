// The frame that a quiz runs in, as an element of the page, and the look that it is to have.

import { FILE_TIMEOUT } from "../errors.ts";
import { shareAddress } from "../share-address.ts";
import { type Attributes, THEME, type Theme } from "./protocol.ts";

/** The longest that a page that has been loaded may take to say so, in milliseconds. */
const GREETING_TIMEOUT = 5_000;
/** The time between two looks at the element's look, in milliseconds: nothing tells of its changes. */
const THEME_INTERVAL = 250;
/** The permissions of a frame that is sandboxed away from the page it is on. */
const SANDBOX =
  "allow-scripts allow-forms allow-modals allow-downloads allow-popups allow-popups-to-escape-sandbox";
/** The height of a frame: one that followed its content would name the answers. */
const HEIGHT = "clamp(24rem, 90vh, 60rem)";

/** Makes a frame for an address, which isn't seen yet. */
export function makeFrame(element: Element, address: URL, sandbox: boolean): HTMLIFrameElement {
  const frame = element.ownerDocument.createElement("iframe");
  // A frame that is not laid out at all would not be loaded.
  const unseen = { blockSize: "0", visibility: "hidden" };
  Object.assign(frame.style, { display: "block", inlineSize: "100%", border: "0", ...unseen });
  frame.allow = "clipboard-write; web-share";
  if (sandbox) frame.setAttribute("sandbox", SANDBOX);
  frame.src = address.href;
  return frame;
}

/** Shows a frame. */
export function showFrame(frame: HTMLIFrameElement): void {
  frame.className = "frame";
  Object.assign(frame.style, { blockSize: HEIGHT, visibility: "" });
}

/** The look that the frame is to have, which it can't see from inside. */
export function themeOf(element: Element): Theme {
  const look = getComputedStyle(element);
  return Object.fromEntries(THEME.map((name) => [name, look.getPropertyValue(name)]));
}

/** Calls `changed` whenever that look has changed, until `signal` says. */
export function followTheme(
  element: Element,
  signal: AbortSignal,
  changed: (theme: Theme) => void,
): void {
  let known = JSON.stringify(themeOf(element));
  const timer = setInterval(() => {
    const theme = themeOf(element);
    if (JSON.stringify(theme) === known) return;
    known = JSON.stringify(theme);
    changed(theme);
  }, THEME_INTERVAL);
  signal.addEventListener("abort", () => clearInterval(timer));
}

/**
 * Watches a frame: `silent` is called when its page doesn't say that it is there while `waiting`
 * lasts, `loadedAgain` when it may be another page than the first while `loaded` does.
 */
export function watchFrame(
  frame: HTMLIFrameElement,
  waiting: AbortSignal,
  loaded: AbortSignal,
  { silent, loadedAgain }: { silent: () => void; loadedAgain: () => void },
): void {
  let timer = setTimeout(silent, FILE_TIMEOUT);
  waiting.addEventListener("abort", () => clearTimeout(timer));
  let loads = 0;
  const load = () => {
    loads += 1;
    if (waiting.aborted) {
      if (loads > 1) loadedAgain();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(silent, GREETING_TIMEOUT);
  };
  frame.addEventListener("load", load, { signal: loaded });
}

/**
 * What a silent frame was sent, as far as the page may ask, and whether the quiz's own page would be a way
 * on: some servers, those that hand out npm's packages among them, send pages as text, to be shown as such.
 */
export async function explainSilence(address: URL): Promise<[message: string, helps: boolean]> {
  const silence = `${address.pathname} did not answer in the frame`;
  try {
    const signal = AbortSignal.timeout(GREETING_TIMEOUT);
    const response = await fetch(address, { method: "HEAD", credentials: "omit", signal });
    const type = response.headers.get("content-type") ?? "";
    if (!response.ok) return [`${silence}: the server answered ${response.status}`, true];
    if (!type.includes("html")) return [`${silence}: the server sends pages as "${type}"`, false];
  } catch {
    // The page may not ask.
  }
  return [silence, true];
}

/** The attributes that the quiz in the frame is to have. */
export function attributesOf(
  element: Element,
  languageOf: (element: Element) => string,
): Attributes {
  return {
    lang: languageOf(element),
    pace: element.getAttribute("pace"),
    save: element.getAttribute("save"),
    code: element.getAttribute("code"),
    "share-url": shareAddress(element),
    "send-to": element.getAttribute("send-to"),
    "send-label": element.getAttribute("send-label"),
  };
}
