// Names in storage that the quizzes of this page have claimed. Several quizzes with one name get a
// number each behind it.

/** Whoever holds a name. */
export interface Claimant {
  /** True if nothing would be lost if it took up what another name holds. */
  untouched(): boolean;
  /** The name it goes on with, instead of the one it held. */
  moved(name: string): void;
}

/** Claimants by name, each at the place of its number. */
const claimants = new Map<string, (Claimant | undefined)[]>();

const numbered = (name: string, place: number) => (place ? `${name}:${place + 1}` : name);

/** Claims the first free one of `name`, `name:2` and so on; the one `before` if that is still free. */
export function claim(name: string, claimant: Claimant, before?: string): string {
  release(name, claimant);
  const places = claimants.get(name) ?? [];
  claimants.set(name, places);
  let place = places.findIndex((held, at) => !held && numbered(name, at) === before);
  if (place < 0) place = [...places, undefined].indexOf(undefined);
  places[place] = claimant;
  return numbered(name, place);
}

/** Gives a claimant's name back. */
export function release(name: string, claimant: Claimant): void {
  const places = claimants.get(name) ?? [];
  const place = places.indexOf(claimant);
  if (place >= 0) places[place] = undefined;
}

/**
 * Hands a name that is free for good on to a quiz behind it in which nothing was done yet: it has
 * taken the place of the one that left, and came to the page before that had gone.
 */
export function handOn(name: string): void {
  const places = claimants.get(name) ?? [];
  const free = places.indexOf(undefined);
  const next = places.findIndex((held, at) => at > free && held?.untouched());
  const heir = places[next];
  if (free < 0 || !heir) return;
  places[free] = heir;
  places[next] = undefined;
  heir.moved(numbered(name, free));
}
