/**
 * Storage that is blocked, full, missing, or holds what we never wrote: the quiz works, loses
 * nothing, and says honestly whether it keeps anything.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { leave } from "./lib/embed.mjs";
import { ANSWERS, fill, isFilled, KEY, says, stored } from "./lib/keeping.mjs";
import { complaints, log } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";

const { driver, site, check, open } = await stage();

const BROKEN = {
  blocked: `for (const name of ["sessionStorage", "localStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });`,
  "read-only": `Storage.prototype.setItem = () => { throw new DOMException("no", "SecurityError"); };`,
  full: `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`,
  missing: `for (const name of ["sessionStorage", "localStorage"])
    Object.defineProperty(window, name, { value: null });`,
};

for (const [name, before] of Object.entries(BROKEN)) {
  test(`storage that is ${name}: the quiz works and says it keeps nothing`, async () => {
    await open({ before });
    await fill(check);
    await says(check, "saved-off");
    await isFilled(check);
    await check.press("See results");
    await check.press("Start over");
    assert.deepEqual(await complaints(driver), []);
    assert.deepEqual(await log(driver, "readiness-error"), []);
  });
}

test("storage that fills up later keeps nothing out of date", async () => {
  await open();
  await check.answer(ANSWERS);
  await driver.executeScript(BROKEN.full);
  await check.choose("purpose", "none");
  await says(check, "saved-off");
  assert.deepEqual(await stored(driver), { tab: {}, device: {} });
  assert.deepEqual((await check.state()).answers, { ...ANSWERS, purpose: "none" });
});

test("storage with something else under our key: what makes sense is used", async () => {
  const rubbish = [
    "",
    "rubbish",
    "{",
    "null",
    "5",
    `"text"`,
    "[]",
    "[[1]]",
    "true",
    `{"answers":null}`,
    `{"answers":[],"notes":7,"pace":{},"place":[]}`,
    `{"answers":{"purpose":7}}`,
    `{"answers":{"nowhere":"none","purpose":"excellent"},"notes":{"nowhere":"x"},"place":"mars"}`,
    "9".repeat(5000),
    `${"[".repeat(3000)}${"]".repeat(3000)}`,
  ];
  // On a page without a quiz, for one that has it clears such things away as soon as it writes.
  const openWith = async (text) => {
    await leave(driver, site);
    await driver.executeScript("sessionStorage.setItem(arguments[0], arguments[1])", KEY, text);
    await open();
  };
  for (const text of rubbish) {
    await openWith(text);
    assert.deepEqual((await check.state()).answers, {}, text.slice(0, 80));
    await check.find("[data-slot=purpose]");
    assert.deepEqual(await complaints(driver), [], text.slice(0, 80));
  }
  const kept = {
    answers: { ...ANSWERS, nowhere: "none", purpose: "?" },
    place: "funding",
    more: 1,
  };
  await openWith(JSON.stringify(kept));
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await check.find("[data-slot=funding]");
});
