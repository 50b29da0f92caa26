// Elements from plain data, for strict pages refuse HTML as text.

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

/** An element as data: name, attributes, and children, which are elements, texts or nodes. */
export type Tree = [name: string, attributes: Record<string, string>, ...children: Child[]];
type Child = Tree | string | Node;

/** Makes the element that a tree describes. */
export function createElement(
  [name, attributes, ...children]: Tree,
  parentNamespace = HTML,
): HTMLElement {
  const namespace = name === "svg" ? SVG : parentNamespace;
  // The quicker way for most of a page.
  const created = (
    namespace === HTML ? document.createElement(name) : document.createElementNS(namespace, name)
  ) as HTMLElement;
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  created.append(
    ...children.map((child) => (Array.isArray(child) ? createElement(child, namespace) : child)),
  );
  return created;
}
