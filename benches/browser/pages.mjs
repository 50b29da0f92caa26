/** The pages that are measured, and all they load, as a server would send it. */

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { definitionWith } from "../../tests/browser/lib/assessment.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const pages = `${root}benches/pages`;

/** The words of the interface that a page without results says. */
const WORDS = `step progress answered answered-short about goal why overview show-elements
  show-elements-hint hide-elements in-place clear back next saved-tab`.split(/\s+/);

/**
 * One page that is measured.
 *
 * @typedef {object} Lane
 * @property {string} name
 * @property {string} folder where its files are, on the site and among the pages
 * @property {string} root an expression for what holds the quiz
 * @property {string} answers an expression for the answers that the quiz has taken
 * @property {boolean} wasm whether WebAssembly takes over after the first view
 */

const plain = {
  root: "document",
  answers: "JSON.parse(sessionStorage.getItem('answers'))",
  wasm: false,
};

/** @type {Lane} */
export const BASE = { name: "hand-written", folder: "hand-written", ...plain };
/** @type {Lane} */
export const PREACT = { name: "Preact", folder: "preact", ...plain };
/** @type {Lane} */
export const ELEMENT = {
  name: "element",
  folder: "element",
  root: "document.querySelector('readiness-check').shadowRoot",
  answers: "document.querySelector('readiness-check').answers",
  wasm: true,
};
/** The element with its first view in the HTML. @type {Lane} */
export const DECLARED = { ...ELEMENT, name: "element, in the HTML", folder: "declared" };
/** The quiz in one file, which has all else in it. @type {Lane} */
export const ONE_FILE = { ...ELEMENT, name: "in one file", folder: "one-file" };
/** The same page again: what differs from it is noise. @type {Lane} */
export const CONTROL = { ...BASE, name: "control" };

export const LANES = [BASE, PREACT, ELEMENT, DECLARED, CONTROL];

/** What a page is given of the definition: nothing that it doesn't show. */
function content() {
  const { title, about, credit, levels, apart, conditions, rules, text, ...all } = definitionWith();
  const words = Object.fromEntries(WORDS.map((name) => [name, text[name].other ?? text[name]]));
  const kinds = all.kinds.map(({ id, plural, about }) => ({ id, plural, about }));
  const tell = all["how-to-tell"];
  return { title, about, credit, levels, apart, kinds, conditions, rules, tell, text: words };
}

async function script(folder) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${pages}/${folder}/page.js`],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    loader: { ".js": "jsx" },
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [
      {
        name: "content",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^content$/ }, () => ({ path: "content", namespace: "content" }));
          onLoad({ filter: /./, namespace: "content" }, () => ({
            contents: JSON.stringify(content()),
            loader: "json",
          }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}

async function style() {
  const { outputFiles } = await build({
    entryPoints: [`${pages}/style.css`],
    minify: true,
    write: false,
  });
  return outputFiles[0].text;
}

/** The page of a lane, and the same with every element in view: `full.html`. */
export function documents(folder) {
  const declared = folder === DECLARED.folder;
  const page = readFileSync(`${pages}/${declared ? ELEMENT.folder : folder}/index.html`, "utf8");
  const at = (pace) => {
    const view = declared ? readFileSync(`${root}pkg/first/en-${pace}.html`, "utf8").trimEnd() : "";
    return page.replace(`pace="quick">`, `pace="${pace}">${view}`);
  };
  return [
    [`/${folder}/`, at("quick")],
    [`/${folder}/full.html`, at("full")],
  ];
}

/** Every file by its path on the site. @returns {Promise<Map<string, string | Buffer>>} */
export async function files() {
  const all = new Map();
  for (const { folder } of [BASE, PREACT, ELEMENT, DECLARED]) {
    for (const [path, page] of documents(folder)) all.set(path, page);
  }
  for (const { folder } of [BASE, PREACT]) {
    all.set(`/${folder}/page.js`, await script(folder));
    all.set(`/${folder}/style.css`, await style());
  }
  all.set(`/${ONE_FILE.folder}/`, readFileSync(`${root}pkg/readiness-check.html`, "utf8"));
  const packaged = readdirSync(`${root}pkg`, { withFileTypes: true });
  for (const { name } of packaged.filter((entry) => entry.isFile())) {
    all.set(`/pkg/${name}`, readFileSync(`${root}pkg/${name}`));
  }
  return all;
}
