/** Looking at a quiz that runs in a frame, from the page and from inside. */

import { FILES } from "./embed.mjs";
import { quiz } from "./quiz.mjs";
import { until } from "./wait.mjs";

/** @typedef {ReturnType<typeof quiz>} Check */

/**
 * The parts of a host page with an isolated quiz whose package comes from another site, as frames of
 * another origin do.
 *
 * @param {import("./site.mjs").Site} other
 * @param {object} [parts] more of them, see `embed.mjs`
 */
export function across(other, parts = {}) {
  other.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  const after = `<script type="module" src="${other.url(FILES.script)}"></script>`;
  return { attributes: "isolated", ...parts, script: false, after };
}

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
