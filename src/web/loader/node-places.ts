// Places among nodes that extensions have wrapped, moved or removed: where Yew says "before this
// node", the node may be elsewhere, and the browser would throw.

import { own } from "./foreign-changes.ts";

export { own };

/** The node before which each node was inserted. */
const followers = new WeakMap<Node, Node | null | undefined>();

/** Inserts a node before another one, or where that has been. */
export function insertBefore(parent: Node, node: Node, next: Node | null | undefined): Node {
  own();
  let place = next;
  while (place && place.parentNode !== parent) {
    if (parent.contains(place)) place = place.parentNode;
    else {
      const gone: Node = place;
      place = followers.get(gone);
      // Two nodes that are gone may each have been before the other.
      followers.delete(gone);
    }
  }
  followers.set(node, place);
  return parent.insertBefore(node, place ?? null);
}

/** Removes a node from its parent, or from what stands around it there by now. */
export function removeChild(parent: Node, node: ChildNode): Node {
  own();
  if (parent.contains(node)) node.remove();
  return node;
}
