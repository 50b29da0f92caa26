// The capabilities that a page has from the frame it is in: nobody is told when one is missing.

/** True if a download may be expected to arrive. */
export function mayDownload(): boolean {
  // Told by the page around, for a sandboxed frame can't find out; few others let it save.
  if (globalThis.origin === "null") {
    return document.documentElement.hasAttribute("data-downloads");
  }
  const frame = globalThis.frameElement as HTMLIFrameElement | null;
  return !frame?.hasAttribute("sandbox") || frame.sandbox.contains("allow-downloads");
}
