// Waiting until an element is about to be seen.

/** The distance at which an element is near: the height of the window. */
const MARGIN = "100%";

/** Calls `come` once when an element is near, or at once where that can't be told. */
export function whenNear(element: Element, signal: AbortSignal, come: () => void): void {
  if (!globalThis.IntersectionObserver) {
    come();
    return;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      come();
    },
    { rootMargin: MARGIN },
  );
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect());
}
