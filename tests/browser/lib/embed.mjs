/** Pages that embed the quiz, and where the package's files are. */

import { engine } from "./browser.mjs";

/** The files of the package, as requests ask for them. */
export const FILES = {
  script: "/pkg/readiness-check.js",
  definition: /^\/pkg\/state-policy-en-\w+\.json$/,
  glue: /^\/pkg\/glue-\w+\.js$/,
  mounted: /^\/pkg\/mounted-\w+\.js$/,
  results: /^\/pkg\/results-\w+\.js$/,
  report: /^\/pkg\/report-\w+\.wasm$/,
  reportStyle: /^\/pkg\/report-\w+\.css$/,
  words: /^\/pkg\/state-policy-rest-\w+-\w+\.json$/,
  guide: /^\/pkg\/state-policy-guide-\w+-\w+\.json$/,
  wasm: /^\/pkg\/readiness-check-\w+\.wasm$/,
  fallback: /^\/pkg\/fallback-\w+\.js$/,
  /** The module in either form. */
  module: /^\/pkg\/(readiness-check-\w+\.wasm|fallback-\w+\.js)$/,
  /** The scripts around it in either form. */
  engine: /^\/pkg\/(glue|fallback)-\w+\.js$/,
};

/**
 * Puts a host page on the site.
 *
 * @param {import("./site.mjs").Site} site
 * @param {object} [parts]
 * @param {string} [parts.path]
 * @param {string} [parts.css] the page's own style sheet
 * @param {string} [parts.attributes] of the element
 * @param {string} [parts.content] inside the element
 * @param {string} [parts.body] instead of the one element
 * @param {string} [parts.before] a classic script that runs before the package's script
 * @param {boolean} [parts.script] whether the package's script is on the page
 * @param {string} [parts.after] at the end of the body
 * @returns {string} its address
 */
export function embed(site, parts = {}) {
  const {
    path = "/embed",
    css = "",
    attributes = "",
    content = "",
    before = "",
    after = "",
    script = true,
  } = parts;
  const { body = `<readiness-check ${attributes}>${content}</readiness-check>` } = parts;
  return site.html(
    path,
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title>
     <link rel="icon" href="/icon.svg">${css && `<style>${css}</style>`}</head>
     <body><main><h1>A host page</h1>${body}</main>
     ${before && `<script>${before}</script>`}
     ${script ? `<script type="module" src="${FILES.script}"></script>` : ""}${after}</body></html>`,
  );
}

/**
 * Forgets what this site stored in the browser and leaves whatever page is open, so that the
 * next address is loaded even if it differs only in its fragment.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export async function forget(driver, site) {
  const clear = "<script>sessionStorage.clear(); localStorage.clear()</script>";
  await driver.get(site.html("/forgotten", `<!doctype html><title>Forgotten</title>${clear}`));
}

/**
 * Has this site begin afresh: by another origin, which is sooner done where no address from before is needed. WebKit
 * crashes or hangs now and then where a page with a quiz follows right upon one of an origin before.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export const beginAfresh = (driver, site) =>
  engine === "webkit" ? forget(driver, site) : site.move();

/**
 * Leaves the page for one without a quiz.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {import("./site.mjs").Site} site
 */
export const leave = (driver, site) =>
  driver.get(site.html("/elsewhere", "<!doctype html><title>Elsewhere</title>"));
