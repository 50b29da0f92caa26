// Pages that wait in the browser's history. Firefox, which names no vendor, brings one back with the
// sessionStorage of when it was left, so that what was entered since, on another page of the tab, would be lost.

/** A channel to all pages of this origin. Nobody listens: what counts is that something is said. */
const channel = navigator.vendor ? null : openChannel();

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel("readiness-check");
  } catch {
    // It is blocked, as storage may be.
    return null;
  }
}

/**
 * Has those pages loaded anew when somebody goes back to them, for what is kept in the tab was changed:
 * Firefox keeps none that is sent something.
 */
export function outdateHistory(kept: string): void {
  if (kept === "tab") channel?.postMessage(null);
}
