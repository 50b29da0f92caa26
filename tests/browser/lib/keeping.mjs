/** Something to keep, and looking at what was kept: on the page and in the browser's storage. */

import assert from "node:assert/strict";
import { sentence, titleOf } from "./assessment.mjs";
import { until } from "./wait.mjs";

/** The key of the only quiz on a page. */
export const KEY = "readiness-check:state-policy";

/** What {@link fill} answers. */
export const ANSWERS = { flexibility: "partial", "purpose-vision": "exploring" };

/** The note that {@link fill} writes. */
export const NOTE = "As adopted in 2024";

/** @typedef {ReturnType<typeof import("./quiz.mjs").quiz>} Check */

/**
 * What each storage holds: keys to texts.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @returns {Promise<{ tab: Record<string, string>, device: Record<string, string> }>}
 */
export const stored = (driver) =>
  driver.executeScript("return { tab: { ...sessionStorage }, device: { ...localStorage } }");

/**
 * Gives two answers and a note, and stays on the second condition at the full pace.
 *
 * @param {Check} check
 */
export async function fill(check) {
  await check.answer(ANSWERS);
  await check.press(sentence("pace-full", { total: 87 }));
  await check.disclose(sentence("add-note"));
  await (await check.find("textarea")).sendKeys(NOTE);
  await check.press("Next");
  await check.arrive(titleOf("flexibility"));
}

/**
 * Fails unless all that {@link fill} did is still there: answers, note, pace and place.
 *
 * @param {Check} check
 */
export async function isFilled(check) {
  await check.find("[data-slot=flexibility-statute]");
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.deepEqual(await check.chosen(), { flexibility: "partial" });
  await check.press("Back");
  assert.equal(await (await check.find("textarea")).getAttribute("value"), NOTE);
  await check.press("Next");
}

/**
 * Waits until the quiz says this phrase.
 *
 * @param {Check} check
 * @param {string} phrase its name in the definition
 */
export const says = (check, phrase) =>
  until(`"${sentence(phrase)}"`, async () => (await check.text()).includes(sentence(phrase)));
