// The browser's downloads.

import { mayDownload } from "../frame/capabilities.ts";

/**
 * Hands something to the browser's downloads, under a name that says what it is and of when;
 * whether it may be expected there.
 */
export function download(
  content: Blob,
  assessment: string,
  what: string,
  extension: string,
): boolean {
  const day = new Date().toLocaleDateString("sv");
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `${assessment}-${what}-${day}.${extension}`;
  anchor.click();
  // The download has its own hold on what is behind the address once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return mayDownload();
}

/** Hands a result to the browser's downloads as a JSON file. */
export function downloadResult(result: { assessment: string }): boolean {
  const text = `${JSON.stringify(result, null, 2)}\n`;
  const content = new Blob([text], { type: "application/json" });
  return download(content, result.assessment, "result", "json");
}
