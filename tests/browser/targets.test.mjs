/**
 * Room to press in every view: 24 by 24 CSS pixels, or so far from everything else that nothing
 * else is hit (WCAG 2.5.8); and what only a pointer reaches is there for the keyboard as well.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, resize } from "./lib/browser.mjs";
import { COMPOSED } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { viewsToSee } from "./lib/views.mjs";

const site = await startSite();
const driver = await openBrowser();
const check = quiz(driver);

for (const [name, show] of viewsToSee(driver, site)) {
  test(name, async () => {
    await show();
    for (const width of [320, 1280]) {
      await resize(driver, width, 800);
      const { crowded, count } = await targets();
      assert.ok(count > 0, "something to press");
      assert.deepEqual(crowded, [], `${width} pixels wide`);
    }
    assert.deepEqual(await pointerOnly(), []);
  });
}

/**
 * What can be pressed: how much there is, and what of it is too small and too near to the rest.
 * The wheel's sectors and wedges are left out: the list beside it and the tables below do the same.
 */
const targets = () =>
  driver.executeScript(`${COMPOSED}
    const pressed = composed
      .filter((element) => element.matches("button, summary, textarea, select, input, a[href]"))
      // A label around a box belongs to the target.
      .map((element) => (element.closest("label") ?? element))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.right > 0 && box.bottom + scrollY > 0);
    const inSentence = ({ element }) =>
      element.matches("a") && getComputedStyle(element).display === "inline" &&
      element.parentNode.textContent.trim().length > element.textContent.trim().length;
    const small = ({ box }) => box.width < 24 || box.height < 24;
    const middle = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
    /** How far a point is from a box. */
    const distance = ([x, y], { box }) => Math.hypot(
      Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const near = (one, other) => one !== other && !one.element.contains(other.element) && (
      distance(middle(one), other) < 12 ||
      (small(other) && Math.hypot(middle(one)[0] - middle(other)[0], middle(one)[1] - middle(other)[1]) < 24));
    const crowded = pressed.filter((one) =>
      small(one) && !inSentence(one) && pressed.some((other) => near(one, other)));
    return {
      count: pressed.length,
      crowded: crowded.map(({ element, box }) => box.width + " × " + box.height + " " + told(element)),
    };`);

/** What reacts to a pointer alone: a wheel's sectors that no button stands for, dragging. */
const pointerOnly = () =>
  check.run(`
    if (!root) return [];
    const found = [...root.querySelectorAll("[draggable=true]")];
    for (const wheel of root.querySelectorAll(".wheel")) {
      const sectors = wheel.querySelectorAll(".pressable");
      const buttons = wheel.closest("nav")?.querySelectorAll("li button") ?? [];
      if (sectors.length > 0 && sectors.length !== buttons.length) found.push(wheel);
      // What is read by pointing is read with arrow keys.
      if (wheel.querySelector("[role=option]") && wheel.tabIndex !== 0) found.push(wheel);
    }
    // Files can be dropped, and chosen with a field.
    const drop = root.querySelector(".open");
    if (drop && !drop.querySelector("input[type=file]")) found.push(drop);
    return found.map((element) => element.outerHTML.slice(0, 120));`);
