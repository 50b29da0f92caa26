// What a partner copies, made from the choices: markup, a style rule, a policy, headers.

import { ATTRIBUTES, FOLDER, isId, PROPERTIES, queryOf } from "./choices.js";

const ENTRY = "readiness-check.js";
const SHARED = ["Access-Control-Allow-Origin: *", "Cross-Origin-Resource-Policy: cross-origin"];

/** What there is in a language, or else in English, or in any; `undefined` where there is nothing. */
export const nearest = (languages = {}, language) =>
  languages[language] ?? languages.en ?? Object.values(languages)[0];

/**
 * The assessment that is chosen as the package's list has it, in the language that is chosen or the next
 * best; `undefined` for questions of one's own.
 *
 * @param {object} list `assessments.json` of the package
 */
export const packaged = ({ assessment, lang }, list) =>
  nearest(list.assessments[assessment || list.default], lang);

/**
 * The package's file with the first view for the page's HTML; "" where none is wanted, or none would do:
 * questions of one's own have none, and a frame has its own.
 */
export function firstView(choices, list) {
  const { first, lang, pace, save, assessment, isolated } = choices;
  // It says where answers are kept.
  const fits = packaged(choices, list) && !isolated && save === "tab";
  if (!first || !fits) return "";
  const name = assessment && assessment !== list.default ? `${assessment}-` : "";
  return `first/${name}${lang || "en"}-${pace}${first === "linked" ? ".linked" : ""}.html`;
}

/**
 * The markup for the page.
 *
 * @param {object} list `assessments.json` of the package
 * @param {string} hash what the entry file must be, or ""
 * @param {string} view the content of `firstView`, or ""
 */
export function snippet(choices, list, hash, view = "") {
  const source = attribute("src", choices.package + ENTRY);
  const pinned = hash ? attribute("integrity", hash) : "";
  const shared = hash || isElsewhere(choices.package) ? " crossorigin" : "";
  const inside = [
    ...view
      .replace(
        attribute("href", FOLDER).slice(0, -1),
        attribute("href", choices.package).slice(0, -1),
      )
      .split("\n")
      .filter(Boolean),
    ...slotted(choices, "introduction"),
    ...slotted(choices, "footer"),
    ...instead(choices, list),
  ];
  return [
    `<script type="module"${source}${pinned}${shared}></script>`,
    `<readiness-check${attributes(choices)}>`,
    ...inside.map((line) => `  ${line}`),
    "</readiness-check>",
    "",
  ].join("\n");
}

/** The rule for the page's own style sheet; "" where none is needed. */
export function rule(choices) {
  const lines = declarations(choices).map((line) => `  ${line};`);
  if (choices.styling !== "rule" || lines.length === 0) return "";
  return ["readiness-check {", ...lines, "}", ""].join("\n");
}

/** The least that a page's content security policy has to allow. */
export function policy(choices, list) {
  const folder = source(choices.package);
  const isolated = choices.isolated === "yes";
  const inline = choices.styling === "attribute" && declarations(choices).length > 0;
  const directives = [
    ["default-src", "'none'"],
    ["script-src", "'self'", folder, ...(isolated ? [] : ["'wasm-unsafe-eval'"])],
    ...(isolated ? [["frame-src", folder]] : []),
    ["connect-src", ...(isolated ? [] : [folder]), ...questions(choices)],
    ["style-src", "'self'", ...styles(choices, list, folder)],
    ...(inline ? [["style-src-attr", "'unsafe-inline'"]] : []),
    ["img-src", "'self'"],
  ];
  const needed = directives.filter((parts) => parts.length > 1);
  return `${needed.map((parts) => [...new Set(parts)].join(" ")).join("; ")}\n`;
}

/** What the style of a first view in the page's HTML needs. */
function styles(choices, list, folder) {
  if (!firstView(choices, list)) return [];
  return [choices.first === "inline" ? "'unsafe-inline'" : folder];
}

/** What other servers have to send along, and with which files; "" where there is none. */
export function headers(choices) {
  const needed = [];
  if (isElsewhere(choices.package)) {
    needed.push(`# ${originOf(choices.package)}, every file of the package`, ...SHARED);
    if (choices.isolated === "yes") {
      needed.push("# and no X-Frame-Options, nor a frame-ancestors that leaves your page out");
    }
  } else if (choices.isolated === "yes") {
    needed.push(
      "# your own server, every file of the package: the frame is shut off from your site",
    );
    needed.push(SHARED[0]);
  }
  if (isElsewhere(choices.assessment)) {
    needed.push(`# ${originOf(choices.assessment)}, your questions and their guide`, ...SHARED);
  }
  return needed.map((line) => `${line}\n`).join("");
}

/** The quiz on a page of its own; "" where that, asking nobody else, could not have the questions. */
export function ownPage(choices) {
  const { assessment } = choices;
  const near = isId(assessment) || (assessment.startsWith("/") && !isElsewhere(choices.package));
  const beside =
    isElsewhere(assessment) &&
    isElsewhere(choices.package) &&
    originOf(assessment) === originOf(choices.package);
  if (assessment && !near && !beside) return "";
  const query = queryOf(choices, ["lang", "pace", "assessment"]);
  return `${choices.package}frame.html${query.size > 0 ? `?${query}` : ""}`;
}

/** The paragraphs of a text: its blocks between empty lines. */
export const paragraphs = (text) =>
  text
    .split(/\n\s*\n/)
    .map((block) => block.trim().replace(/\s*\n\s*/g, " "))
    .filter((block) => block !== "");

function attributes(choices) {
  const chosen = queryOf(choices);
  const written = ATTRIBUTES.filter((name) => chosen.has(name)).map((name) =>
    attribute(name, chosen.get(name)),
  );
  if (chosen.has("isolated")) written.push(" isolated");
  const styles = declarations(choices);
  if (choices.styling === "attribute" && styles.length > 0) {
    written.push(attribute("style", styles.join("; ")));
  }
  return written.join("");
}

function declarations(choices) {
  return Object.entries(PROPERTIES)
    .filter(([name]) => choices[name])
    .map(([name, property]) => `${property}: ${choices[name]}`);
}

const slotted = (choices, slot) =>
  paragraphs(choices[slot]).map((text) => `<p slot="${slot}">${escaped(text)}</p>`);

function instead(choices, list) {
  const said = nearest(list.languages, choices.lang);
  if (!said) return [];
  const credit = packaged(choices, list)?.credit;
  const link = (address, name) => `<a${attribute("href", address)}>${escaped(name)}</a>`;
  const page = ownPage(choices);
  const source = credit ? ` ${link(credit.address, credit.label)}.` : "";
  const without = `<noscript><p>${escaped(said["without-script"])}${source}</p></noscript>`;
  return page ? [`<p>${link(page, said.alone)}</p>`, without] : [without];
}

const attribute = (name, value) => ` ${name}="${escaped(value).replaceAll('"', "&quot;")}"`;

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Whether an address is on another server than the page. */
const isElsewhere = (address) => /^([a-z]+:)?\/\//i.test(address);

const originOf = (address) => new URL(address, "https://page.invalid/").origin;

/** Where questions of one's own, and the guide beside them, come from. */
const questions = ({ assessment }) => (assessment && !isId(assessment) ? [source(assessment)] : []);

/** A policy's name for the folder that an address is in. */
function source(address) {
  if (!isElsewhere(address)) return "'self'";
  const { origin, pathname } = new URL(address, "https://page.invalid/");
  const path = pathname.slice(0, pathname.lastIndexOf("/") + 1);
  // These would end the name.
  return origin + path.replaceAll(";", "%3B").replaceAll(",", "%2C");
}
