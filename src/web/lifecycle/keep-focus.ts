// The focus where words leave the page with what holds them: a heading one can open, or a button that says
// something else, is another one then.

/** Has a quiz rendered anew, and gives the focus to what has come in the place of what had it. */
export function keepFocus(shadow: ShadowRoot, render: () => void): void {
  const { activeElement: focused } = shadow;
  const disclosure = focused?.closest("details");
  render();
  setTimeout(() => {
    if (focused?.isConnected !== false) return;
    const heir = disclosure?.querySelector("summary") ?? shadow.querySelector<HTMLElement>("h3");
    heir?.focus();
  });
}
