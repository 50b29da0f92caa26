/**
 * Languages that nobody speaks, made from English: one is written from right to left, one has
 * longer words. Neither has a letter of English, so that what is not from the files stands out.
 */

import { readFileSync } from "node:fs";
import { speak } from "./assessment.mjs";
import { FILES } from "./embed.mjs";
import { Site } from "./site.mjs";

const ENTRY = readFileSync(new URL("../../../pkg/readiness-check.js", import.meta.url), "utf8");

const PLAIN = "abcdefghijklmnopqrstuvwxyz";
const HEBREW = "אבגדהוזחטיכלמנסעפצקרשתךםןף";
const ACCENTED = "áƀçðéƒĝĥîĵķļɱñôþǫŕšţûṽŵẋýž";

/**
 * @typedef {object} Pseudo
 * @property {string} language a real one, for its script and the words that the browser brings
 * @property {"ltr" | "rtl"} direction
 * @property {(word: string) => string} word
 */

/** @type {Record<string, Pseudo>} */
export const PSEUDO = {
  mirrored: {
    language: "he-XB",
    direction: "rtl",
    word: (word) => mapped(word, HEBREW),
  },
  long: {
    language: "el-XA",
    direction: "ltr",
    word: (word) => {
      const longer = Math.ceil(word.length * 0.4);
      return mapped(word, ACCENTED) + mapped(word.slice(0, longer), ACCENTED).toLowerCase();
    },
  },
};

const mapped = (word, letters) =>
  [...word]
    .map((letter) => {
      const found = [...letters][PLAIN.indexOf(letter.toLowerCase())] ?? letter;
      return letter === letter.toLowerCase() ? found : found.toUpperCase();
    })
    .join("");

/** What is text wherever it stands; everything else is an id, an address or a number. */
const TEXTS = new Set(
  "title about label plural short goal why question how-to-tell term meaning what note gist idea then when state publisher text overall within counted".split(
    " ",
  ),
);
/** Lists of texts, where they are no lists of objects. */
const LISTS = new Set(["levels", "list", "moves", "questions", "steps", "also"]);

/** A definition or a guide in one of these languages. */
function translated(file, { language, direction, word }) {
  const arrow = (text) => (direction === "rtl" ? text.replaceAll("→", "←") : text);
  const say = (text) =>
    arrow(text.replace(/\{\w+\}|[A-Za-z]+/g, (part) => (part.startsWith("{") ? part : word(part))));
  const every = (value) =>
    typeof value === "string"
      ? say(value)
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, every(part)]));
  const within = (key, value) => {
    if (key === "around" || (key === "text" && typeof value === "object")) return every(value);
    if (typeof value === "string") return TEXTS.has(key) ? say(value) : value;
    if (Array.isArray(value)) {
      const isText = LISTS.has(key);
      return value.map((part) =>
        typeof part === "string" ? (isText ? say(part) : part) : within(key, part),
      );
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, within(name, part)]),
    );
  };
  return { ...within("", file), language };
}

/** A site on which everything is in a language that was never packaged: two files and their names. */
class PseudoSite extends Site {
  /** @param {Pseudo} pseudo */
  constructor(pseudo) {
    super();
    this.pseudo = pseudo;
    this.files = speak((file) => translated(file, pseudo));
    this.clear();
  }

  clear() {
    super.clear();
    const { language, direction } = this.pseudo;
    const { around, ...definition } = this.files.definition;
    // As the package has them, in the same folder.
    definition.guide = "state-policy-guide-xx-0.json";
    this.json("/pkg/state-policy-xx-0.json", definition);
    this.json(`/pkg/${definition.guide}`, this.files.guide);
    // A name, a space and a hash: these have none.
    const place = (name) => JSON.stringify(`${name} `);
    const files = {
      definition: "state-policy-xx-0.json",
      guide: definition.guide,
      // There is none: without its name, English's would be shown.
      quick: "state-policy-xx-quick-0.json",
    };
    const places = `{${Object.entries(files).map(([key, name]) => `"${key}":${place(name)}`)}}`;
    const named = `${JSON.stringify(language)}:${places}`;
    const words = JSON.stringify([language, around]);
    const loading = JSON.stringify({ [language]: around.loading }).slice(1, -1);
    const entry = ENTRY.replace(/(?<="state-policy":\{)/, `${named},`)
      .replace(/(?<=\{)(?=en:"Loading)/, `${loading},`)
      .replace(/(?<=new Map\(\[)(?=\["?'?\w*)/, `${words},`);
    this.fault(FILES.script, { body: entry, type: "text/javascript" });
    this.html(
      "/",
      `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">
       <meta name="viewport" content="width=device-width, initial-scale=1"><title>·</title>
       <link rel="icon" href="/icon.svg"></head>
       <body><main><h1>·</h1><readiness-check></readiness-check></main>
       <script type="module" src="${FILES.script}"></script></body></html>`,
    );
  }
}

/**
 * Starts a site in one of these languages; whatever the other parts of this library say and
 * look for is in it from then on.
 *
 * @param {Pseudo} pseudo
 */
export async function startPseudoSite(pseudo) {
  const site = new PseudoSite(pseudo);
  await site.listen();
  return site;
}
