// Elements from plain data, for strict pages refuse HTML as text.

const HTML = "http://www.w3.org/1999/xhtml";
const SVG = "http://www.w3.org/2000/svg";

/** Makes the element that `[name, attributes, child…]` describes; a child may also be a text or a node. */
export function grow([name, attributes, ...children], around = HTML) {
  const namespace = name === "svg" ? SVG : around;
  // The quicker way for what is most of a page.
  const html = namespace === HTML;
  const grown = html ? document.createElement(name) : document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) grown.setAttribute(key, value);
  grown.append(...children.map((child) => (Array.isArray(child) ? grow(child, namespace) : child)));
  return grown;
}
