// A quiz while the module has none: what is known of it, for the module to go on with.

import type { Entries } from "../interface/entries.ts";
import type { Answers, Save } from "../public.ts";
import { isEmpty } from "../storage/saved.ts";
import type { SessionStore } from "../storage/session-store.ts";
import type { FirstView } from "./first-view.ts";
import type { Snapshot } from "./mounted-quiz.ts";
import type { Handover } from "./quiz.ts";

/** Everything that is known of a quiz while the module has none. */
export interface Draft {
  /** Answers that the page has set, for a quiz to take. */
  given?: Answers | undefined;
  /** True if what is stored is to be forgotten. */
  forget: boolean;
  /** The session that ran before. */
  session?: (Pick<Snapshot, "saved" | "answers"> & Partial<Snapshot>) | undefined;
  /** The first view, with what the visitor entered. */
  view?: FirstView | undefined;
}

/** The answers that the page has set, or the visitor chosen, before there is a quiz. */
export function known({ given, session, view }: Draft): Answers {
  return { ...(given ?? session?.answers), ...view?.entered.answers };
}

export const hasEntries = (entries: Entries): boolean => !isEmpty(entries);

/** The state that another kind of quiz in the same element goes on with. */
export function handoverOf(draft: Draft, assessment: string | undefined): Handover {
  const answers = known(draft);
  // Where none were entered, none take the place of those that the other quiz has stored.
  return {
    answers: isEmpty({ answers }) ? draft.given : answers,
    forget: draft.forget,
    assessment,
  };
}

/** The same, where it is gone on with. */
export function draftOf({ answers, forget = false }: Partial<Handover> = {}): Draft {
  return { forget, session: answers && { saved: { answers }, answers } };
}

/** Goes over to another place of storage: what that holds of a session is gone on with. */
export function switchStorage(store: SessionStore, save: Save, draft: Draft): void {
  const { view, session } = draft;
  const mine = view?.entered ?? session?.saved;
  const found = store.switchTo(save, isEmpty(mine) ? null : { ...mine });
  if (!found) return;
  if (view && hasEntries(view.entered)) view.enter(found);
  else draft.view = undefined;
}
