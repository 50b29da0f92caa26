// What a visitor has entered, as it is to be seen.

/** The answers and notes in a view, by slot. */
export function enteredIn(root) {
  const all = (selector) => {
    const controls = [...root.querySelectorAll(`[data-slot] ${selector}`)];
    const entries = controls.map((one) => [one.closest("[data-slot]").dataset.slot, one.value]);
    return Object.fromEntries(entries.filter(([, value]) => value));
  };
  return { answers: all(":checked"), notes: all("textarea") };
}
