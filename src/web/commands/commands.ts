// The commands that a result gives on the visitor's behalf: to copy, to share, to save, to read.

import type { Entry } from "../lifecycle/entry.ts";

/** The largest file that is read, in bytes: far more than a result with a long note on each answer. */
const LARGEST = 2 ** 20;
/** The largest size of all files together that are read at once, in bytes. */
const LARGEST_TOGETHER = 2 ** 27;

/** A file that was read, or the problem with it. */
interface ReadFile {
  name: string;
  content?: unknown;
  problem?: "large" | "repeated" | "json";
  detail?: string;
}

/** Puts a text on the clipboard; whether that was allowed. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the device has a share menu. */
function canShare(): boolean {
  return typeof navigator.share === "function";
}

/** Hands a link to the device's share menu; false only when that failed. */
async function share(link: string): Promise<boolean> {
  try {
    await navigator.share({ url: link });
    return true;
  } catch (error) {
    // The visitor closed the menu, which is no failure.
    return error instanceof Error && error.name === "AbortError";
  }
}

/** Reads the files a visitor chose: for each its name and its content, or what is wrong. */
async function read(files: FileList): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  let together = 0;
  // One after the other, for a visitor may drop a whole folder.
  for (const file of [...files]) {
    if (file.size <= LARGEST) together += file.size;
    read.push(await readOne(file, together <= LARGEST_TOGETHER ? LARGEST : 0));
  }
  return read;
}

async function readOne(file: File, most: number): Promise<ReadFile> {
  const { name, size } = file;
  if (size > most) return { name, problem: "large" };
  try {
    const text = (await file.text()).replace(/^\uFEFF/, "");
    const content: unknown = JSON.parse(text);
    const repeated = repeatedName(text);
    return repeated === null ? { name, content } : { name, problem: "repeated", detail: repeated };
  } catch {
    return { name, problem: "json" };
  }
}

/** A name that stands twice in one object of a JSON text, which parsing would pass over. */
function repeatedName(text: string): string | null {
  const open: Set<string>[] = [];
  let last = "";
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:]/g)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const name = JSON.parse(last) as string;
      const names = open[open.length - 1];
      if (names?.has(name)) return name;
      names?.add(name);
    } else last = token;
  }
  return null;
}

/** Puts HTML on the clipboard, and the same as text for programs that take no HTML. */
async function copyRich(html: string, text: string): Promise<boolean> {
  try {
    const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    const both = { ...part("text/html", html), ...part("text/plain", text) };
    await navigator.clipboard.write([new ClipboardItem(both)]);
    return true;
  } catch {
    return copy(text);
  }
}

/** Today, in the words of a language; plainly for a text that is no language tag. */
function today(language: string): string {
  const date = new Date();
  try {
    return date.toLocaleDateString(language, { dateStyle: "long" });
  } catch {
    return date.toLocaleDateString("sv");
  }
}

/** The module of exports, which visitors who take nothing along never load. */
type ExportModule = Record<string, (...values: unknown[]) => unknown>;

/** The commands that the module may give, see `Host` in `src/element/bindings.rs`. */
export function of({ FILES, importModule }: Entry) {
  const lazyCommand =
    (name: string) =>
    async (...values: unknown[]): Promise<unknown> => {
      try {
        return await (await importModule<ExportModule>(FILES.exports))[name]?.(...values);
      } catch {
        return false;
      }
    };
  const lazy = ["saveTable", "saveDrawing", "print"].map((name) => [name, lazyCommand(name)]);
  return { copy, copyRich, canShare, share, read, today, ...Object.fromEntries(lazy) };
}
