/** The way through all conditions, with an answer to each overview question. */

import { CONDITIONS, overview, sentence, titleOf } from "./assessment.mjs";
import { click } from "./quiz.mjs";

/**
 * Goes through all conditions to the result.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {ReturnType<typeof import("./quiz.mjs").quiz>} check
 */
export async function travel(driver, check) {
  // Chromium's driver computes no names in a page without an origin.
  const press = async (words) => click(driver, (await check.findAll("button", words))[0]);
  const answers = overview();
  for (const [position, condition] of CONDITIONS.entries()) {
    await check.find(`[data-slot=${condition}]`);
    await check.choose(condition, answers[condition]);
    const following = CONDITIONS[position + 1];
    if (!following) break;
    await press(sentence("next"));
    await check.arrive(titleOf(following));
  }
  await press(sentence("see-results"));
  await check.arrive(sentence("result-title"));
}
