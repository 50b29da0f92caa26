// The browser's downloads.

/**
 * Hands something to the browser's downloads, under a name that says what it is and of when;
 * whether it may be expected there.
 */
export function hand(content, assessment, what, ending) {
  const day = new Date().toLocaleDateString("sv");
  const address = URL.createObjectURL(content);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `${assessment}-${what}-${day}.${ending}`;
  anchor.click();
  // The download has its own hold on what is behind the address once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return maySave();
}

/** Whether the frame that the page is in lets it save, for nobody is told when it doesn't. */
function maySave() {
  // Nothing is known of a frame that shuts its page off from all others; few let it save.
  if (globalThis.origin === "null") return false;
  const frame = globalThis.frameElement;
  return !frame?.hasAttribute("sandbox") || frame.sandbox.contains("allow-downloads");
}
