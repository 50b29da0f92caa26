// The browser's downloads, for entries that outlive the module.

import { mayDownload } from "../frame/capabilities.ts";

/** Hands a result to them as a JSON file; whether it may be expected there. */
export function downloadResult(result: { assessment: string }): boolean {
  const day = new Date().toLocaleDateString("sv");
  const text = `${JSON.stringify(result, null, 2)}\n`;
  const content = new Blob([text], { type: "application/json" });
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `${result.assessment}-result-${day}.json`;
  anchor.click();
  // The download has its own hold on what is behind the address once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return mayDownload();
}
