// Keys and clicks that a control of the quiz needs for itself. What a page listens for on all of itself,
// such as a slide show that turns at a press of Space, hears of them as if the quiz's element itself
// were meant, and so can't tell that somebody writes.

/** Events by which pages turn slides, choose shortcuts, or keep readers from selecting and copying. */
const EVENTS = [
  "keydown",
  "keypress",
  "keyup",
  "mousedown",
  "selectstart",
  "copy",
  "cut",
  "paste",
  "contextmenu",
];

/** Keys that leave a control, which a dialog around the quiz has to hear of. */
const LEAVING = /^(Escape|Tab|F\d+)$/;

const TEXT = "textarea, input:not([type=radio], [type=checkbox], [type=file])";

/** Keeps what controls within `root` need from going on to the page; once, for roots are used again. */
export function keepOwnKeys(root: HTMLElement): void {
  for (const name of EVENTS) root.addEventListener(name, keep);
}

/** One function for all, since the same for the same element counts once. */
function keep(event: Event & Partial<KeyboardEvent>): void {
  if (isOwn(event)) event.stopPropagation();
}

function isOwn({ target, key, ctrlKey, altKey, metaKey }: Event & Partial<KeyboardEvent>): boolean {
  const control = target as Element;
  if (!control.matches || LEAVING.test(key ?? "")) return false;
  if (control.matches(TEXT)) return true;
  // The page's own shortcuts.
  if (!key || ctrlKey || altKey || metaKey) return false;
  if (control.matches("input, select")) return true;
  return /^( |Enter)$/.test(key) && control.matches("button, summary, a");
}
