/** Hundreds and thousands of results at once: that they open, how fast, and that one can go on. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { labelOf, sentence } from "./lib/assessment.mjs";
import { engine } from "./lib/browser.mjs";
import { people } from "./lib/meeting.mjs";
import { codesOf, goToOpen, handIn, titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, errors } = await stage();

const title = (count) => sentence("group-title", { count: count.toLocaleString("en") });
const together = (count, seconds) => titled(check, title(count), seconds);

/**
 * Hands a text in, and measures the milliseconds until the group's page is laid out.
 *
 * @param {string} text
 * @param {number} count
 */
async function timed(text, count) {
  await check.run(
    `const [title, name] = values;
     const heading = () => root.querySelector("h3").innerText.trim() === title && root.querySelector("[part=spread]");
     const button = () => [...root.querySelectorAll("button")].find((button) => button.innerText === name);
     root.addEventListener("click", (event) => {
       if (event.target !== button()) return;
       const start = performance.now();
       const look = () => {
         if (!heading()) return setTimeout(look);
         document.body.offsetHeight;
         window.opening = performance.now() - start;
       };
       setTimeout(look);
     }, { capture: true, once: true });`,
    title(count),
    sentence("open-button"),
  );
  await handIn(check, text);
  await together(count, 60);
  return until("a measured time", () => driver.executeScript("return window.opening"), 60);
}

/**
 * The median of the milliseconds from a choice in a list until the page that counts it is laid out.
 *
 * @param {number} rounds
 */
async function settling(rounds) {
  const times = await check.run(
    `const lists = [...root.querySelectorAll("[part=spread] select")];
     const told = () => [...root.querySelectorAll(".lede")].map((line) => line.innerText).join();
     return (async () => {
       const times = [];
       for (let round = 0; round < values[0]; round += 1) {
         const list = lists[round % 8];
         const before = told();
         await new Promise((resolve) => setTimeout(resolve));
         const start = performance.now();
         list.value = list.value === "" ? "partial" : "";
         list.dispatchEvent(new Event("change", { bubbles: true }));
         for (let turn = 0; told() === before; turn += 1) {
           if (turn > 1000) throw new Error("nothing came of a choice");
           await new Promise((resolve) => setTimeout(resolve));
         }
         document.body.offsetHeight;
         times.push(performance.now() - start);
       }
       return times;
     })();`,
    rounds,
  );
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

test("five hundred open in a moment, and settling stays smooth", async (t) => {
  const crowd = people(500);
  await open(site.url("/"));
  const codes = await codesOf(check, crowd);
  await goToOpen(check);
  const opening = await timed(
    codes.map((code) => `> ${site.url("/")}#readiness-${code}`).join("\n"),
    500,
  );
  const choosing = await settling(16);
  t.diagnostic(
    `${engine}: 500 open in ${opening.toFixed(0)} ms, settling ${choosing.toFixed(1)} ms`,
  );
  assert.ok(opening < 3000, `opening took ${opening} ms`);
  assert.ok(choosing < 300, `settling took ${choosing} ms`);
  await check.press(sentence("start-mine"));
  await check.find("[data-slot=purpose]");
  assert.deepEqual(await complaints(driver), []);
});

test("ten thousand still work", async (t) => {
  const crowd = people(500);
  await open(site.url("/"));
  const codes = await codesOf(check, crowd);
  const column = Array.from({ length: 10_000 }, (_, row) => codes[row % codes.length]).join("\n");
  await goToOpen(check);
  const opening = await timed(column, 10_000);
  const [list] = await check.findAll("[part=spread] select");
  await list.sendKeys(labelOf("exploring"));
  await until("the choice", async () => (await list.getAttribute("value")) === "exploring");
  const choosing = await settling(8);
  t.diagnostic(
    `${engine}: 10,000 open in ${opening.toFixed(0)} ms, settling ${choosing.toFixed(1)} ms`,
  );
  await check.press(sentence("count-once"));
  await together(500);
  await check.press(sentence("start-mine"));
  await check.find("[data-slot=purpose]");
  assert.deepEqual(await errors(), []);
  assert.deepEqual(await complaints(driver), []);
});
