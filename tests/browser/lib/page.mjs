/** What a whole page can be asked, whatever is on it: its log, its focus, its accessibility. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Key } from "selenium-webdriver";
import { asDrawn, until } from "./wait.mjs";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/**
 * The beginning of a script: `composed` is everything visible on the page as a visitor meets it,
 * through shadow roots and slots; `told` writes an element down for a message.
 */
export const COMPOSED = `
  const composed = [];
  (function walk(nodes) {
    for (const element of nodes) {
      if (!element.checkVisibility({ visibilityProperty: true }) && !element.matches("slot")) continue;
      composed.push(element);
      const slotted = element.matches("slot") ? element.assignedElements({ flatten: true }) : [];
      walk(slotted.length > 0 ? slotted : (element.shadowRoot ?? element).children);
    }
  })(document.body.children);
  const told = (element) => element.outerHTML.slice(0, 120);`;

/**
 * What the recorder noted since the page was opened, oldest first: `readiness-*` events with
 * their detail, `error`, `load-error`, `unhandledrejection`, `csp`, `console-error`,
 * `console-warn`.
 *
 * @param {WebDriver} driver
 * @param {string | RegExp} [type] only these
 * @returns {Promise<{ type: string, detail: any }[]>}
 */
export async function log(driver, type = /./) {
  const entries = await driver.executeScript("return window.readinessLog");
  if (!entries) throw new Error("The page has no recorder: is it served by site.mjs?");
  return entries.filter((entry) =>
    typeof type === "string" ? entry.type === type : type.test(entry.type),
  );
}

/**
 * How WebKitGTK says that it has read outside of the memory, which now and then it does in modules
 * of all kinds (docs/design.md, "When something breaks"); the other engines say it otherwise. The
 * quiz goes on by itself, and the test with it.
 */
const ENGINE_FAULT = /^RuntimeError: Out of bounds memory access \(evaluating /;

/**
 * Everything in the log that should not be there on a page where all is well.
 *
 * @param {WebDriver} driver
 */
export const complaints = async (driver) =>
  (await log(driver, COMPLAINTS)).filter(({ detail }) => !ENGINE_FAULT.test(detail));

const COMPLAINTS = /^(error|load-error|unhandledrejection|csp|console-error|console-warn)$/;

/**
 * Waits until the page has all of what the names of its files have these parts for. Firefox remembers no page that is
 * left while it still loads something.
 *
 * @param {WebDriver} driver
 * @param {...string} parts
 */
export const loaded = (driver, ...parts) =>
  until(`${parts} to be there`, () =>
    driver.executeScript(
      `const all = performance.getEntriesByType("resource");
       return arguments[0].every((part) =>
         all.some(({ name, responseEnd }) => name.includes(part) && responseEnd > 0));`,
      parts,
    ),
  );

/**
 * What axe-core has to say of a look, as options for `axe`: all of a light one, of a dark one only what of it is
 * about colours, for the rest is the same, and `null` for forced colours, which are the visitor's own.
 *
 * @param {import("./engines.mjs").Media} look
 */
export function judged({ colorScheme, forcedColors }) {
  if (forcedColors) return null;
  return colorScheme === "dark" ? { runOnly: ["color-contrast", "link-in-text-block"] } : {};
}

/**
 * Runs axe-core on the page, open shadow roots included; `[]` when it finds nothing.
 *
 * @param {WebDriver} driver
 * @param {object} [options] more of axe's own options, such as `{ rules: … }`
 * @returns {Promise<string[]>} one readable text for each violation
 */
export async function axe(driver, options = {}) {
  const settings = { runOnly: AXE_TAGS, resultTypes: ["violations"], ...options };
  // By the driver, so that a page that forbids inline scripts needs no exception for it; and once for
  // the page, for it is half a megabyte.
  if (!(await driver.executeScript("return !!window.axe"))) await driver.executeScript(axeSource);
  const result = await driver.executeAsyncScript(
    `const [settings, done] = arguments;
     axe.run(document, settings).then(
       ({ violations }) => done({ violations }),
       (error) => done({ failure: String(error) }),
     );`,
    settings,
  );
  if (result.failure) throw new Error(`axe-core could not run: ${result.failure}`);
  return result.violations.map(({ id, impact, help, nodes }) => {
    const where = nodes.map((node) => `  ${node.target.flat().join(" >>> ")}\n    ${node.html}`);
    return [`${id} (${impact}): ${help}`, ...where].join("\n");
  });
}

/**
 * The element that has the focus, looked for through shadow roots.
 *
 * @param {WebDriver} driver
 * @returns {Promise<import("selenium-webdriver").WebElement>}
 */
export const focused = (driver) =>
  driver.executeScript(`
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;`);

/**
 * Types keys to whatever has the focus; `Key` has the names of the special ones.
 *
 * @param {WebDriver} driver
 * @param {...string} keys
 */
export const keys = (driver, ...keys) =>
  driver
    .actions()
    .sendKeys(...keys)
    .perform();

/**
 * Presses Tab until `wanted` accepts the focused element, as a visitor without a mouse does.
 *
 * @param {WebDriver} driver
 * @param {string} what for the message
 * @param {(element: import("selenium-webdriver").WebElement) => Promise<boolean>} wanted
 * @param {number} [most] presses before giving up
 */
export async function tabTo(driver, what, wanted, most = 150) {
  for (let presses = 0; presses <= most; presses += 1) {
    const reached = await asDrawn(async () => {
      const element = await focused(driver);
      return element && (await wanted(element)) && element;
    });
    if (reached) return reached;
    await keys(driver, Key.TAB);
  }
  throw new Error(`${most} presses of Tab did not reach ${what}`);
}
