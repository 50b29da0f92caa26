/** Results of others: made, handed in, and read off the page. */

import { sentence } from "./assessment.mjs";
import { until } from "./wait.mjs";

/** @typedef {ReturnType<typeof import("./quiz.mjs").quiz>} Check */

/**
 * The codes of sets of answers, made by the quiz that is open; its own answers are the same
 * afterwards.
 *
 * @param {Check} check
 * @param {Record<string, string>[]} sets
 * @returns {Promise<string[]>}
 */
export const codesOf = (check, sets) =>
  check.run(
    `const own = host.answers;
     const codes = values[0].map((answers) => {
       host.answers = answers;
       return host.code;
     });
     host.answers = own;
     return codes;`,
    sets,
  );

/**
 * Goes from the questions to where results of others are handed in.
 *
 * @param {Check} check
 */
export async function goToOpen(check) {
  await check.press(sentence("open-results"));
  await check.arrive(sentence("open-title"));
}

/**
 * Puts a text of any size into the field for links and codes, and presses *Open*.
 *
 * @param {Check} check
 * @param {string} text
 */
export async function handIn(check, text) {
  const field = await check.find("textarea");
  await check.run("values[0].value = values[1]", field, text);
  await check.press(sentence("open-button"));
}

/**
 * Waits until a page's heading is this; it need not have the focus.
 *
 * @param {Check} check
 * @param {string} title
 * @param {number} [seconds]
 */
export const titled = (check, title, seconds) =>
  until(
    `the heading "${title}"`,
    async () => {
      const found = await check.run(`return root.querySelector("h3")?.innerText.trim()`);
      if (found === title) return true;
      throw new Error(found ? `it is "${found}"` : `there is none, only: ${await check.text()}`);
    },
    seconds,
  );

/**
 * The rows of the table with this name, without its head, as the texts of their cells; `null`
 * where there is no such table.
 *
 * @param {Check} check
 * @param {string} name
 * @returns {Promise<string[][] | null>}
 */
export const table = (check, name) =>
  check.run(
    `const region = [...root.querySelectorAll("[role=region]")]
       .find((region) => region.getAttribute("aria-label") === values[0]);
     const texts = (row) => [...row.cells].map((cell) => cell.textContent.replace(/\\s+/g, " ").trim());
     return region ? [...region.querySelectorAll("tbody tr")].map(texts) : null;`,
    name,
  );

/**
 * The lines that say what could not be opened, without what stands around them.
 *
 * @param {Check} check
 * @returns {Promise<string[]>}
 */
export const refusedLines = (check) =>
  check.run(`return [...root.querySelectorAll(".refused li")].map((line) => line.innerText)`);
