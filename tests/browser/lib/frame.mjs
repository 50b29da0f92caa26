/** Looking at a quiz that runs in a frame, from the page and from inside. */

import { quiz } from "./quiz.mjs";
import { until } from "./wait.mjs";

/** @typedef {ReturnType<typeof quiz>} Check */

/**
 * What the page knows of the frame, once that is shown: its height in pixels and its title.
 *
 * @param {Check} check
 */
export const frameOf = (check) =>
  until("the frame to be shown", () =>
    check.run(
      `const frame = root.querySelector("iframe.frame");
       return frame && frame.title && frame.clientHeight > 0 && { height: frame.clientHeight, title: frame.title };`,
    ),
  );

/**
 * Does something inside of the frame, with the verbs for the quiz in it.
 *
 * @param {import("selenium-webdriver").WebDriver} driver
 * @param {Check} check
 * @param {(inner: Check) => Promise<unknown>} act
 */
export async function inFrame(driver, check, act) {
  await frameOf(check);
  await driver.switchTo().frame(await check.run(`return root.querySelector("iframe")`));
  try {
    return await act(quiz(driver));
  } finally {
    await driver.switchTo().defaultContent();
  }
}
