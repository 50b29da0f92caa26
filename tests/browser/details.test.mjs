/**
 * What a visitor says of a result, such as its state: fields that are kept, that stand on the brief and
 * in the names of files, and that no link carries.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, sentence } from "./lib/assessment.mjs";
import { KEY } from "./lib/keeping.mjs";
import { axe, complaints } from "./lib/page.mjs";
import { click } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { printedSheet, savedFile, take } from "./lib/taken.mjs";
import { until } from "./lib/wait.mjs";

const { driver, check, open, reload, shown } = await stage();

const STATE = `New <b>México</b> — ${"נ".repeat(3)}`;
const ROLE = "chief of staff";

async function result() {
  await open();
  await driver.executeScript(
    "sessionStorage.setItem(arguments[0], JSON.stringify(arguments[1]))",
    KEY,
    { answers: everything(), notes: {}, pace: "full", place: "result" },
  );
  await reload();
  await shown("#detail-state");
}

const stored = () =>
  driver.executeScript("return JSON.parse(sessionStorage.getItem(arguments[0])).notes", KEY);
const values = () =>
  check.run(`return ["state", "role"].map((id) => root.getElementById?.("detail-" + id)?.value
    ?? root.querySelector("#detail-" + id).value)`);

async function type(id, words) {
  const field = await check.find(`#detail-${id}`);
  await click(driver, field);
  await field.sendKeys(words);
}

test("what is written is kept, stands on the brief, names the files, and is in no link", async () => {
  await result();
  const { link } = await check.state();
  await take(driver);
  await type("state", STATE);
  await type("role", ROLE);
  // Leaving the field by pressing what comes next is enough.
  await check.press(sentence("print-brief"));
  const sheet = await printedSheet(driver);
  assert.ok(sheet.includes("New &lt;b&gt;México&lt;/b&gt; — נננ"), sheet.slice(0, 500));
  assert.ok(sheet.includes(ROLE));
  await check.press(sentence("save-table"));
  assert.match((await savedFile(driver)).name, /^state-policy-new-b-méxico-b-נננ-answers-/);
  await check.press(sentence("save-file"));
  const { name, content } = await savedFile(driver);
  assert.match(name, /^state-policy-new-b-méxico-b-נננ-result-/);
  assert.deepEqual(JSON.parse(content).notes, { state: STATE, role: ROLE });
  assert.deepEqual(await stored(), { state: STATE, role: ROLE });
  assert.equal((await check.state()).link, link);
  await reload();
  await shown("#detail-state");
  assert.deepEqual(await values(), [STATE, ROLE]);
  assert.deepEqual(await axe(driver), []);
  assert.deepEqual(await complaints(driver), []);
});

test("they are forgotten with everything else", async () => {
  await result();
  await type("state", STATE);
  await check.press(sentence("start-over"));
  await until("nothing stored", () =>
    driver.executeScript("return !sessionStorage.getItem(arguments[0])?.includes('New')", KEY),
  );
});
