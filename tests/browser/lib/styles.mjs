/** Pages a quiz may find itself on: real style sheets of frameworks, and rules that break things. */

import { readFileSync } from "node:fs";

const MODULES = new URL("../../../node_modules/", import.meta.url);
const sheet = (path) => readFileSync(new URL(path, MODULES), "utf8");

/** What a WordPress page with a block theme comes with, and what themes and plugins add to it. */
const WORDPRESS = `
  :root { --wp--preset--color--primary: #345c00; --wp--preset--spacing--50: clamp(1.8rem, 1.8rem + 1vw, 2.8rem);
    --wp--style--global--content-size: 650px; --wp--style--global--wide-size: 1200px; }
  :where(body) { margin: 0; }
  body { font-family: Georgia, serif; font-size: 1.15rem; line-height: 1.65; letter-spacing: -0.01em;
    color: #2a2420; background: #f8f4ec; padding: 0 1.5rem; }
  :where(.is-layout-flex) { gap: 0.5em; }
  :where(.is-layout-constrained) > * { margin-block-start: 1.2rem; margin-block-end: 0; }
  .is-layout-constrained > :where(:not(.alignleft):not(.alignright):not(.alignfull)) {
    max-width: var(--wp--style--global--content-size); margin-left: auto !important; margin-right: auto !important; }
  .entry-content h2, .entry-content h3, .entry-content h4 { font-weight: 400; letter-spacing: -0.02em; margin: 2rem 0 1rem; }
  .entry-content p { margin: 0 0 1.5em; }
  a:where(:not(.wp-element-button)) { text-decoration: underline; color: #345c00; }
  .wp-element-button, button, input[type="submit"] { background: #2a2420; color: #fff; border: 0; border-radius: 9999px;
    padding: calc(0.667em + 2px) calc(1.333em + 2px); text-transform: uppercase; font-size: 0.8rem; letter-spacing: 0.1em; }
  input, textarea, select { width: 100%; border: 1px solid #949494; padding: 1em; font-size: 1rem; }
  fieldset { border: 1px solid #c0c0c0; margin: 0 2px; padding: 0.35em 0.625em 0.75em; }
  legend { padding: 0 0.5em; font-style: italic; }
  table { border-collapse: collapse; width: 100%; } td, th { border: 1px solid; padding: 0.5em; }
  ul, ol { padding-left: 2em; list-style-position: outside; } li { margin-bottom: 0.5em; }
  svg, img { max-width: 100%; height: auto; vertical-align: bottom; }`;

/** The style sheets of frameworks, by name. */
export const FRAMEWORKS = {
  "Bootstrap, reboot only": sheet("bootstrap/dist/css/bootstrap-reboot.css"),
  Bootstrap: sheet("bootstrap/dist/css/bootstrap.css"),
  // Outside a build, the functions that fill in a theme have only their fallbacks.
  Tailwind: sheet("tailwindcss/preflight.css").replace(/--theme\(\s*[\w-]+,\s*([^)]*)\)/g, "$1"),
  USWDS: sheet("@uswds/uswds/dist/css/uswds.css"),
  WordPress: WORDPRESS,
};

/** Rules by what they do, none of which may show in the quiz. */
export const HOSTILE = {
  "everything unset": "* { all: unset !important }",
  "a small root": "html { font-size: 62.5% } body { font-size: 1.6rem }",
  "what is inherited": `body { text-transform: uppercase; text-align: center; text-indent: 2em;
    text-shadow: 1px 1px 2px red; white-space: nowrap; word-break: break-all; font-style: italic;
    list-style: square inside; caption-side: bottom; border-collapse: separate; border-spacing: 9px;
    line-height: 1; color: silver }`,
  "bare tags": `fieldset { border: 5px solid red; padding: 3em; display: flex } legend { float: right; color: red }
    button { all: unset } input { appearance: none; opacity: 0; position: absolute } label { display: none }
    h2, h3, h4, h5 { display: none } p, li, td { font: 40px/3 cursive } svg { width: 10px } summary { display: none }`,
  "names like ours": `.readiness-check, .header, .choice, .primary, .wheel, .page { display: none !important }
    :root { --red: 1; --luminance: 2; --tint: red; --radius: 9em; --space: 7 }`,
  "other boxes":
    "*, *::before, *::after { box-sizing: content-box !important; float: none !important }",
  "another direction": "* { direction: rtl !important }",
  "readers' own spacing": `* { line-height: 2 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }`,
  "a transformed ancestor":
    "main { transform: translateY(10px); filter: opacity(1); contain: layout }",
  "an inline element": "readiness-check { display: inline; position: static }",
  "an inline block": "readiness-check { display: inline-block; vertical-align: top }",
  "a flex container": "readiness-check { display: flex; align-items: start; gap: 2em }",
  "a grid container": "readiness-check { display: grid; place-items: start }",
  "a float": "readiness-check { float: left }",
  "an item of a row": "main { display: flex } ",
  "an item of a centred column":
    "main { display: flex; flex-direction: column; align-items: center }",
  "an item of a grid": "main { display: grid; grid-template-columns: auto; justify-items: start }",
};
