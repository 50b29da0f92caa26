// What can be chosen for an embedded quiz, what of it is taken, and how the rest is told.

/** Attributes of the element that are choices of the same name. */
export const ATTRIBUTES = [
  "lang",
  "pace",
  "save",
  "assessment",
  "share-url",
  "send-to",
  "send-label",
];

/** Custom properties of the element, by the name of the choice. */
export const PROPERTIES = {
  accent: "--readiness-accent",
  surface: "--readiness-surface",
  text: "--readiness-text",
  radius: "--readiness-radius",
  space: "--readiness-space",
  font: "--readiness-font",
  "heading-font": "--readiness-heading-font",
};

/** Where the package is unless something else is said. */
export const FOLDER = "/readiness-check/";

/** Says what is wrong with an input, and what would be right. */
export class Refusal extends Error {}

/** By name: how an input is read. The first of several values, or nothing, is the default. */
const READERS = {
  lang: tag,
  pace: oneOf("quick", "full"),
  save: oneOf("tab", "device", "off"),
  isolated: oneOf("", "yes"),
  assessment: (text) => (isId(text) ? text : address(text)),
  accent: colour,
  surface: colour,
  text: colour,
  radius: length,
  space: length,
  font,
  "heading-font": font,
  styling: oneOf("rule", "attribute"),
  introduction: words,
  footer: words,
  package: folder,
  "share-url": (text) => address(text, "{code}"),
  "send-to": destination,
  "send-label": label,
  first: oneOf("", "inline", "linked"),
  pin: oneOf("yes", "no"),
};

/** The names of all choices. */
export const NAMES = Object.keys(READERS);

/** All choices as they are when nothing is chosen. */
export const defaults = () =>
  Object.fromEntries(NAMES.map((name) => [name, READERS[name]("", true)]));

/** The value of an input; throws a `Refusal` for one that can't be taken. */
export const read = (name, text) => READERS[name](text.trim());

/** What of the choices (or of those named) is not the default, as a query. */
export function queryOf(choices, names = NAMES) {
  const usual = defaults();
  const chosen = names.filter((name) => choices[name] !== usual[name]);
  return new URLSearchParams(chosen.map((name) => [name, choices[name]]));
}

function oneOf(...values) {
  return (text, absent = false) => {
    if (absent) return values[0];
    if (values.includes(text)) return text;
    throw new Refusal(`“${text}” is none of ${values.join(", ")}.`);
  };
}

function words(text) {
  return text.replace(/\r\n?/g, "\n").trim();
}

function colour(text) {
  if (text === "" || (isWhole(text) && CSS.supports("color", text))) return text;
  throw new Refusal(`“${text}” is no colour. Write one like #0a5f6d, teal or var(--brand).`);
}

function length(text) {
  if (text === "" || (isWhole(text) && CSS.supports("border-top-left-radius", text))) return text;
  throw new Refusal(`“${text}” is no length. Write one like 8px, 0.5rem or 0.`);
}

function font(text) {
  if (text === "" || (isWhole(text) && CSS.supports("font-family", text))) return text;
  throw new Refusal(
    `“${text}” is no list of fonts. Write one like "Source Sans 3", Arial, sans-serif.`,
  );
}

/** Whether a value ends where it seems to: browsers close by themselves what was left open. */
function isWhole(text) {
  const quotes = (mark) => text.split(mark).length % 2 === 1;
  let open = 0;
  for (const character of text) {
    if (character === "(") open += 1;
    if (character === ")") open -= 1;
    if (open < 0) return false;
  }
  return open === 0 && quotes('"') && quotes("'") && !/[;{}<>\\!\n]|\/\*/.test(text);
}

/** Whether a text is what a packaged assessment is called by, and no address. */
export const isId = (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** A language as pages write it, such as es or pt-BR. */
function tag(text) {
  if (text === "" || /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(text)) return text;
  throw new Refusal(`“${text}” is no language. Write one like es or pt-BR.`);
}

/** A web address or a path; what stands in braces is kept as it is. */
function address(text, blank = "") {
  if (text === "") return "";
  if (/[\s\\]/.test(text)) {
    throw new Refusal(`“${text}” is no address: it has a space or a backslash in it.`);
  }
  if (
    /^(?![./])[^/?#:]+\.[a-z]{2,}([:/?#]|$)/i.test(text) &&
    !/^[^/]+\.(html?|json)$/i.test(text)
  ) {
    throw new Refusal(
      `“${text}” could be a server or a file. Write https:// before a server, / or ./ before a file of your own.`,
    );
  }
  const whole = absolute(blank ? text.replace(blank, "") : text);
  if (!whole)
    throw new Refusal(`“${text}” is no address. Write one like https://example.org/quiz/.`);
  const local = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(whole.hostname);
  if (whole.protocol !== "https:" && !(whole.protocol === "http:" && local)) {
    throw new Refusal(
      `“${text}” begins with ${whole.protocol} and a page on the web can’t use that. Write https:// or a path.`,
    );
  }
  if (whole.username || whole.password) {
    throw new Refusal(`“${text}” has a name or a password in it, which everyone would see.`);
  }
  return text;
}

/** A mail or a web address with a place for the result behind who gets it. */
function destination(text) {
  if (text === "") return "";
  if (!/\{(code|link)\}/.test(text)) {
    throw new Refusal(`“${text}” has no place for the result. Write {code} or {link} into it.`);
  }
  const places = /\{(code|link)\}/g;
  const mail = /^mailto:([^?{}\s]+@[^?{}\s]+)(\?\S*)?$/i.test(text);
  const server = /^https:\/\/[^/?#{}]+[/?#]/i.test(text) && address(text.replace(places, "0"));
  if (!mail && !server) {
    throw new Refusal(
      `“${text}” is neither a mail nor a server. Write mailto:name@example.org?body={link} or https://example.org/form?result={code}.`,
    );
  }
  return text;
}

function label(text) {
  if (/<\/?[a-z!]/i.test(text)) {
    throw new Refusal(`“${text}” has markup in it, and would be shown as it stands.`);
  }
  return text;
}

/** As on a page whose own address is not known here; `null` for what is no address. */
function absolute(text) {
  try {
    return new URL(text, "https://page.invalid/");
  } catch {
    return null;
  }
}

/** A folder, with the slash at its end, also if the entry file in it was named. */
function folder(text) {
  const found = address(text.replace(/readiness-check\.js$/, ""));
  if (/[?#]/.test(found))
    throw new Refusal(`“${text}” is no folder: leave out what begins with ? or #.`);
  if (found === "") return FOLDER;
  return found.endsWith("/") ? found : `${found}/`;
}
