/** The element on a page that is a Yew application itself: two modules, and a component besides. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, titleOf } from "./lib/assessment.mjs";
import { yewPage } from "./lib/hosts.mjs";
import { complaints } from "./lib/page.mjs";
import { click, clickWhatIsFound, quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, details } = await stage();
const check = quiz(driver, "#element");

test("the element in html!, beside the component", async () => {
  await driver.get(yewPage(site));
  const press = async (id) => clickWhatIsFound(driver, () => driver.findElement({ id }));
  const heard = () => driver.executeScript("return Number(heard.textContent)");
  /** What is chosen in the component, which has no shadow root. */
  const inComponent = () =>
    driver.executeScript(
      `return Object.fromEntries([...component.querySelectorAll("[data-slot] input:checked")].map(
         (input) => [input.closest("[data-slot]").dataset.slot, input.value]))`,
    );

  await check.ready();
  await check.find("[data-slot=purpose-vision]");
  assert.equal(await check.run("return host.title"), "A quiz");
  await check.choose("purpose", "partial");
  await until("the application to hear of it", async () => (await heard()) === 1);
  assert.equal((await check.state()).link, site.url(`/r/${(await check.state()).code}`));

  // Each answers for itself, with the pointer and in its own module.
  const radio = await driver.findElement({
    css: "#component [data-slot=purpose] input[value=none]",
  });
  await click(driver, await driver.executeScript("return arguments[0].labels[0]", radio));
  await until("an answer in the component", async () => (await inComponent()).purpose === "none");
  assert.deepEqual((await check.state()).answers, { purpose: "partial" });
  assert.equal(await heard(), 1);

  // Nor does what is pressed in one press anything in the other, whose controls have the same numbers.
  const title = () => driver.executeScript(`return component.querySelector("h3").textContent`);
  const before = await title();
  await check.press("Next");
  await check.arrive(titleOf(CONDITIONS[1]));
  assert.equal(await title(), before);
  await check.press("Back");
  await check.arrive(titleOf(CONDITIONS[0]));
  assert.equal(await title(), before);

  // What the application draws again leaves answers alone.
  await press("pace");
  await until("the quick pace", async () => (await check.findAll("[data-slot]")).length === 1);
  await check.choose("purpose", "statewide");
  await until("the application to hear of it", async () => (await heard()) === 2);
  await press("show");
  await until("no element", () =>
    driver.executeScript(`return !document.querySelector("#element")`),
  );
  await press("show");
  await check.ready();
  assert.deepEqual((await check.state()).answers, { purpose: "statewide" });
  await check.choose("purpose", "none");
  await until("the application to hear of it", async () => (await heard()) === 3);
  assert.deepEqual(await inComponent(), { purpose: "none" });
  assert.equal((await details("ready")).length, 2);
  assert.deepEqual(await complaints(driver), []);
});
