// Entries of a visitor in a view: answers and notes.

import type { Answers } from "../public.ts";

/** Answers and notes, by slot. */
export interface Entries {
  answers: Answers;
  notes: Record<string, string>;
}

/** The slot that a control belongs to. */
export function slotOf(control: Element): string {
  return control.closest<HTMLElement>("[data-slot]")?.dataset.slot ?? "";
}

/** The answers and notes that a view shows. */
export function readEntries(root: ParentNode): Entries {
  const values = (selector: string) => {
    const controls = root.querySelectorAll<HTMLInputElement>(`[data-slot] ${selector}`);
    const entries = [...controls].map((control) => [slotOf(control), control.value]);
    return Object.fromEntries(entries.filter(([, value]) => value)) as Record<string, string>;
  };
  return { answers: values(":checked"), notes: values("textarea") };
}
