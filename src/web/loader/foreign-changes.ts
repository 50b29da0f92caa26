// Changes that others make to a quiz: translators, reading aids, extensions. Until there is one, words are
// written into the nodes of those before, see `src/view/text.rs`.

/** The functions that are told of the first change, by the root that is watched for it. */
const watched = new Map<Node, () => void>();
/** Not in every browser; where there is none, words leave from the start. */
const observer = self.MutationObserver && new MutationObserver(notice);
/** True while a change may be the module's own. */
let expecting = false;
let found = false;

/** Has `tell` called once, after the first change below `root` that the module doesn't make. */
export function watch(root: Node, tell: () => void): void {
  if (found) return;
  watched.set(root, tell);
  if (observer) observe(root);
  else end();
}

/** Watches a root no longer; without one, nothing. */
export function unwatch(root?: Node): void {
  if (root) watched.delete(root);
  else watched.clear();
}

/** Says that the module is about to change something: what changes until it returns is its own. */
export function own(): void {
  if (expecting || found || !observer) return;
  expecting = true;
  notice(observer.takeRecords());
  observer.disconnect();
  queueMicrotask(() => {
    expecting = false;
    for (const root of watched.keys()) observe(root);
  });
}

function observe(root: Node): void {
  observer?.observe(root, { subtree: true, childList: true, characterData: true });
}

function notice(changes: MutationRecord[]): void {
  if (changes.length > 0) end();
}

function end(): void {
  found = true;
  observer?.disconnect();
  // Not within a call of the module.
  queueMicrotask(() => {
    for (const tell of watched.values()) tell();
    watched.clear();
  });
}
