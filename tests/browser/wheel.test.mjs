/** The wheel of a result, read mark by mark: by keyboard as a list, and by pointer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import {
  CONDITIONS,
  elementsOf,
  everything,
  levelOf,
  sentence,
  slotTitleOf,
  titleOf,
} from "./lib/assessment.mjs";
import { KEY } from "./lib/keeping.mjs";
import { complaints, focused, keys, tabTo } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, check, open, reload } = await stage();

/** The mark of the wheel that is read, as a screen reader is told, and the caption. */
const read = () =>
  check.run(`const wheel = root.querySelector("[role=listbox]");
    const mark = root.getElementById(wheel.getAttribute("aria-activedescendant"));
    return {
      label: mark?.getAttribute("aria-label"), role: mark?.role ?? mark?.getAttribute("role"),
      group: mark?.closest("[role=group]").getAttribute("aria-label"),
      selected: [...root.querySelectorAll("[role=option][aria-selected=true]")].length,
      caption: root.querySelector(".reading").textContent,
    };`);

const NOTE = "Title 5, § 302A";

async function noted() {
  await open({});
  await driver.executeScript(
    "sessionStorage.setItem(arguments[0], JSON.stringify(arguments[1]))",
    KEY,
    { answers: everything(), notes: { "purpose-vision": NOTE }, pace: "full", place: "result" },
  );
  await reload();
  await check.find("[role=listbox]");
}

test("the wheel is read by keyboard, mark by mark", async () => {
  await noted();
  assert.equal((await read()).caption, sentence("wheel-read"));
  await tabTo(driver, "the wheel", async (element) => (await element.getAriaRole()) === "listbox");
  const answers = everything();
  const named = (slot) =>
    `${slotTitleOf(slot)}: ${answers[slot] === "not-sure" ? "Not sure" : levelOf(answers[slot])}`;
  const inOrder = CONDITIONS.flatMap((id) => elementsOf(id));
  const press = async (key, slot, words = named(slot)) => {
    await keys(driver, key);
    await until(`"${words}"`, async () => (await read()).label === words);
    const { role, selected, caption } = await read();
    assert.deepEqual({ role, selected, caption }, { role: "option", selected: 1, caption: words });
  };
  const first = `${named("purpose-vision")}. ${NOTE}`;
  await press(Key.ARROW_RIGHT, "purpose-vision", first);
  assert.equal((await read()).group, titleOf("purpose"));
  await press(Key.ARROW_DOWN, inOrder[1]);
  await press(Key.ARROW_RIGHT, inOrder[2]);
  await press(Key.ARROW_LEFT, inOrder[1]);
  await press(Key.END, inOrder.at(-1));
  assert.equal((await read()).group, titleOf(CONDITIONS.at(-1)));
  await press(Key.ARROW_RIGHT, inOrder.at(-1));
  await press(Key.ARROW_UP, inOrder.at(-2));
  await press(Key.HOME, "purpose-vision", first);
  await press(Key.ARROW_LEFT, "purpose-vision", first);
  assert.equal(await (await focused(driver)).getAriaRole(), "listbox");
  assert.deepEqual(await complaints(driver), []);
});

test("and by pointer", async () => {
  await noted();
  const point = await check.run(
    `const mark = [...root.querySelectorAll("[role=option]")].find((mark) =>
       mark.getAttribute("aria-label").startsWith(values[0]));
     mark.scrollIntoView({ block: "center", behavior: "instant" });
     const { left, top, width, height } = mark.getBoundingClientRect();
     // Somewhere in it: the middle of a slanted mark's box may be beside the mark.
     for (let row = 1; row < 20; row += 1) {
       for (let column = 1; column < 20; column += 1) {
         const [x, y] = [left + (width * column) / 20, top + (height * row) / 20].map(Math.round);
         if (mark.contains(root.elementFromPoint(x, y))) return { x, y };
       }
     }`,
    slotTitleOf("flexibility-statute"),
  );
  await driver.actions().move(point).perform();
  const title = slotTitleOf("flexibility-statute");
  await until("the caption", async () => (await read()).caption.startsWith(`${title}: `));
  assert.equal((await read()).group, titleOf("flexibility"));
});
