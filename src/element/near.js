// Waiting until an element is about to be seen.

/** How far away an element is near: the height of the window. */
const MARGIN = "100%";

/** Calls `come` once when an element is near, or at once where that can't be told; returns what ends the waiting. */
export function whenNear(element, come) {
  if (!globalThis.IntersectionObserver) {
    come();
    return () => {};
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
  return () => observer.disconnect();
}
