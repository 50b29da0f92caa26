// Places in a definition, called as the engine calls them: `conditions[2].elements[0].title`.

/** The steps to a place: names and positions. */
export const steps = (path) => path.match(/[^.[\]]+/g) ?? [];

/** What stands at a place. */
export const get = (tree, path) => steps(path).reduce((node, step) => node?.[step], tree);

/** The same tree with another value at a place, or with none for `undefined`; the rest is shared. */
export const set = (tree, path, value) => placed(tree, steps(path), value);

function placed(node, [step, ...rest], value) {
  if (step === undefined) return value;
  const inner = placed(node?.[step], rest, value);
  if (Array.isArray(node)) return node.with(Number(step), inner);
  if (inner !== undefined) return { ...node, [step]: inner };
  const { [step]: _, ...others } = node ?? {};
  return others;
}

/** A list without the entry at a position. */
export const without = (list, position) => list.toSpliced(position, 1);

/** A list whose entry at a position stands at another one. */
export const moved = (list, from, to) => list.toSpliced(from, 1).toSpliced(to, 0, list[from]);

/** The place that something is in: `conditions[2].elements` for `conditions[2].elements[0]`. */
export const around = (path) => path.replace(/(\[\d+\]|\.?[^.[\]]+)$/, "");

/** The position at the end of a path. */
export const positionOf = (path) => Number(/\[(\d+)\]$/.exec(path)?.[1]);
