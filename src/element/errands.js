// What a result asks of the page on the visitor's behalf: to copy, to hand over, to save, to read.

import { FILES } from "readiness-check-files";
import { importWhole } from "./fetch.js";
import { hand } from "./hand.js";

export { language } from "./language.js";

/** Far more than 87 answers and a long note on each. */
const LARGEST = 2 ** 20;

/** Puts a text on the clipboard; whether that was allowed. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the device has a share menu. */
export function canShare() {
  return typeof navigator.share === "function";
}

/** Hands a link to the device's share menu; false only when that failed. */
export async function share(link) {
  try {
    await navigator.share({ url: link });
    return true;
  } catch (error) {
    // The visitor closed the menu, which is no failure.
    return error.name === "AbortError";
  }
}

/** Hands a result to the browser's downloads as a JSON file. */
export function download(result) {
  const text = `${JSON.stringify(result, null, 2)}\n`;
  return hand(new Blob([text], { type: "application/json" }), result.assessment, "result", "json");
}

/** Reads the files a visitor chose: for each its name and its content, or what is wrong. */
export function read(files) {
  return Promise.all([...files].map(readOne));
}

async function readOne(file) {
  const { name, size } = file;
  if (size > LARGEST) return { name, problem: "large" };
  try {
    const text = (await file.text()).replace(/^\uFEFF/, "");
    const content = JSON.parse(text);
    const repeated = repeatedName(text);
    return repeated === null ? { name, content } : { name, problem: "repeated", detail: repeated };
  } catch {
    return { name, problem: "json" };
  }
}

/** A name that stands twice in one object of a JSON text, which parsing would pass over. */
function repeatedName(text) {
  const open = [];
  let last = null;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const name = JSON.parse(last);
      if (open.at(-1).has(name)) return name;
      open.at(-1).add(name);
    } else last = token;
  }
  return null;
}

/** Puts HTML on the clipboard, and the same as text for programs that take no HTML. */
export async function copyRich(html, text) {
  try {
    const part = (type, content) => ({ [type]: new Blob([content], { type }) });
    const both = { ...part("text/html", html), ...part("text/plain", text) };
    await navigator.clipboard.write([new ClipboardItem(both)]);
    return true;
  } catch {
    return copy(text);
  }
}

/** Today, in the words of a language. */
export function today(language) {
  return new Date().toLocaleDateString(language, { dateStyle: "long" });
}

/** Errands of the module that visitors who take nothing along never load. */
const later =
  (name) =>
  async (...values) => {
    try {
      const takeAway = await importWhole(FILES.takeAway);
      return await takeAway[name](...values);
    } catch {
      return false;
    }
  };
export const saveTable = later("saveTable");
export const saveDrawing = later("saveDrawing");
export const print = later("print");
