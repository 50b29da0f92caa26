// A session as it is stored: plain data of the module's, of which only this much is known here.

import type { Entries } from "../interface/entries.ts";
import type { Pace } from "../public.ts";

/** The part of a session that outlives the page. */
export interface Saved extends Partial<Entries> {
  /** The codes of a group that is open. */
  shared?: string;
  pace?: Pace;
  /** The pace that the page asked for when the session left it; not stored. */
  asked?: Pace;
}

type Slots = Record<string, unknown>;

/** True if a visitor would miss nothing of it. */
export function isEmpty(saved: Saved | null | undefined): boolean {
  const { answers, notes, shared } = saved ?? {};
  return !shared && Object.keys({ ...answers, ...notes }).length === 0;
}

/**
 * A session with what was changed in it since `base`, over one that somebody else has stored since:
 * slot by slot, for the newest answer is the one that counts.
 */
export function merge(base: Saved | null, mine: Saved, theirs: Saved): Saved {
  const slots = (field: "answers" | "notes") => {
    const [before, now, merged] = [base, mine, theirs].map(
      (saved): Slots => ({ ...(saved?.[field] as Slots | undefined) }),
    ) as [Slots, Slots, Slots];
    for (const slot of Object.keys({ ...before, ...now })) {
      if (now[slot] === before[slot]) continue;
      if (slot in now) merged[slot] = now[slot];
      else delete merged[slot];
    }
    return merged as Record<string, string>;
  };
  return { ...theirs, ...mine, answers: slots("answers"), notes: slots("notes") };
}
