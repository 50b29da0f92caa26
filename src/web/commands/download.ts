// The browser's downloads, for entries that outlive the module.

import type { RescuedFile } from "../errors.ts";
import { mayDownload } from "../frame/capabilities.ts";
import type { Definition } from "../loader/definitions.ts";
import type { Saved } from "../storage/saved.ts";

/** The visitor's entries as a file, and the words of its button. */
export function entriesAsFile(
  { answers = {}, notes = {} }: Saved,
  { id, edition, language, text }: Definition,
): RescuedFile | null {
  if (Object.keys({ ...answers, ...notes }).length === 0) return null;
  const assessment = String(id);
  const format = "readiness-check-result";
  const result = { format, version: 1, assessment, edition, answers, notes };
  return {
    name: String(text?.["save-file"]),
    language: String(language),
    save: () => download(result),
  };
}

/** Hands a result to them as a JSON file; whether it may be expected there. */
function download(result: { assessment: string }): boolean {
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
