// Elements from plain data.

/**
 * An element with attributes and content. Whatever begins with `on` is a listener, `true` an empty
 * attribute, and what is false, null or undefined is left out.
 */
export function h(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true && !key.startsWith("aria-") ? "" : value);
  }
  element.append(
    ...content.flat().filter((part) => part !== null && part !== undefined && part !== false),
  );
  return element;
}

export const byId = (id) => document.getElementById(id);

/** A button that says by data what it does. */
export const button = (text, data, attributes = {}) =>
  h("button", { type: "button", ...dataOf(data), ...attributes }, text);

const dataOf = (data) =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [`data-${name}`, String(value)]));

/** Hands a text to the browser as a file. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: address, download: name }).click();
  // Some browsers begin to read it only when the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A number of things, in words. */
export const count = (number, one, several = `${one}s`) =>
  `${number} ${number === 1 ? one : several}`;

/** A text that may not be there, or is only spaces. */
export const isBlank = (text) => !text?.trim();
