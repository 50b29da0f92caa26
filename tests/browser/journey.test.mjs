/**
 * The whole way through the quiz on the demo page, with the pointer and with the keyboard alone:
 * where the focus goes, what is kept while the visitor changes their mind, and what a link holds.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import {
  CONDITIONS,
  elementsOf,
  everything,
  overview,
  SLOTS,
  sentence,
  titleOf,
} from "./lib/assessment.mjs";
import { complaints, focused, keys, log, tabTo } from "./lib/page.mjs";
import { accessibleName } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const RESULT = sentence("result-title");
const FULL = sentence("pace-full", { total: 87 });
const QUICK = sentence("pace-quick", { total: 8 });
const NOTE = "House Bill 12, see https://example.org/hb12";

const { driver, site, check, open } = await stage();

beforeEach(() => open(site.url("/")));

/** The results the element has reported so far. */
const results = async () =>
  (await log(driver, "readiness-result")).map((entry) => entry.detail.code);

/** What Paste puts into a field of the host page. */
async function pasted() {
  const field = await driver.executeScript(`
    const field = document.createElement("input");
    field.setAttribute("aria-label", "Paste");
    document.querySelector("main").append(field);
    field.focus();
    return field;`);
  await driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  return field.getAttribute("value");
}

/** Goes by Tab to what has the name, and presses a key on it. */
async function pressByKeyboard(name, key = Key.ENTER) {
  await tabTo(driver, `"${name}"`, async (element) => (await accessibleName(element)) === name);
  await keys(driver, key);
}

test("by pointer at the quick pace", async () => {
  const answers = overview();
  for (const [position, id] of CONDITIONS.entries()) {
    if (position > 0) await check.arrive(titleOf(id));
    await check.choose(id, answers[id]);
    if (position + 1 < CONDITIONS.length) await check.press("Next");
  }
  assert.deepEqual(await results(), []);
  await check.press("See results");
  await check.arrive(RESULT);
  const state = await check.state();
  assert.deepEqual(state.answers, answers);
  assert.ok(state.code.length <= 16, state.code);
  assert.deepEqual(await results(), [state.code]);
  const changes = (await log(driver, "readiness-change")).map(({ detail }) => detail.answered);
  assert.deepEqual(changes, [1, 2, 3, 4, 5, 6, 7, 8]);
  const text = await check.text();
  for (const id of CONDITIONS) assert.ok(text.includes(titleOf(id)), id);

  await check.press("Copy link");
  const said = await until("an answer from Copy link", async () =>
    (await check.findAll(".copied"))[0]?.getText(),
  );
  const field = await check.run(`return root.querySelector(".share input").value`);
  assert.equal(field, state.link);
  if (said === sentence("copied")) {
    assert.equal(await pasted(), state.link);
  } else {
    // Where a page may not write the clipboard, the field is selected for the keyboard.
    assert.equal(said, sentence("copy-by-hand"));
    assert.equal(await check.run(`return root.activeElement.value`), state.link);
  }
  assert.deepEqual(await complaints(driver), []);
});

test("by keyboard alone at the full pace", async () => {
  await pressByKeyboard(FULL, Key.SPACE);
  assert.equal(await accessibleName(await focused(driver)), FULL, "the focus stays");
  const answers = { purpose: "partial", flexibility: "not-sure" };
  await check.chooseByKeyboard("purpose", answers.purpose);
  await pressByKeyboard(sentence("about"));
  await until("the explanation", async () => (await check.text()).includes(sentence("goal")));
  const levels = ["partial", "not-sure", "not-applicable", "statewide", "none", "exploring"];
  for (const [index, slot] of elementsOf("purpose").entries()) {
    answers[slot] = levels[index % levels.length];
    await check.chooseByKeyboard(slot, answers[slot]);
  }
  await pressByKeyboard(sentence("add-note"));
  await tabTo(driver, "the note", async (element) => (await element.getTagName()) === "textarea");
  await keys(driver, NOTE);
  await pressByKeyboard("Next");
  await check.arrive(titleOf("flexibility"));
  await check.chooseByKeyboard("flexibility", answers.flexibility);
  const first = elementsOf("flexibility")[0];
  await check.chooseByKeyboard(first, "statewide");
  answers[first] = "statewide";
  await pressByKeyboard("See results");
  await check.arrive(RESULT);
  assert.deepEqual((await check.state()).answers, answers);
  // The steps come with the guide, later than the rest, among what Tab goes through.
  await check.find("[part=step]");
  await pressByKeyboard("Back");
  await check.arrive(titleOf(CONDITIONS.at(-1)));
  assert.equal(await check.run("return document.activeElement === host"), true);
  assert.deepEqual(await complaints(driver), []);
});

test("the list of conditions leads anywhere, and one answer is enough for a result", async () => {
  for (const position of [5, 0, 7, 2]) {
    await check.goTo(position);
    await check.arrive(titleOf(CONDITIONS[position]));
  }
  await check.choose(CONDITIONS[2], "exploring");
  await check.press("See results");
  await check.arrive(RESULT);
  const { profile } = await check.state();
  const found = profile.conditions.find(({ id }) => id === CONDITIONS[2]);
  assert.deepEqual(found.stage, { low: "exploring", high: "exploring" });
  assert.deepEqual(profile.overall.stage, { low: "none", high: "statewide" });
  await check.press("Back");
  await check.arrive(titleOf(CONDITIONS[7]));
});

test("an answer can be taken back, and the focus stays in its question", async () => {
  await check.choose("purpose", "partial");
  await check.press(`${sentence("clear")}: ${sentence("overview")}`);
  await until("no answer", async () => Object.keys((await check.state()).answers).length === 0);
  assert.deepEqual(await check.chosen(), {});
  assert.equal(
    await check.run(`return root.activeElement.closest("[data-slot]")?.dataset.slot`),
    "purpose",
  );
  assert.equal((await check.state()).code, "");
  await check.chooseByKeyboard("purpose", "statewide");
  assert.deepEqual((await check.state()).answers, { purpose: "statewide" });
});

test("the pace changes at any time and takes nothing away", async () => {
  const [first, second] = elementsOf("purpose");
  await check.choose("purpose", "partial");
  await check.press(sentence("show-elements", { total: 9 }));
  await check.choose(first, "exploring");
  await check.press(FULL);
  await check.choose(second, "not-applicable");
  await check.press(QUICK);
  const answers = { purpose: "partial", [first]: "exploring", [second]: "not-applicable" };
  assert.deepEqual((await check.state()).answers, answers);
  assert.deepEqual(await check.chosen(), answers);
  await check.press(sentence("hide-elements", { total: 9 }));
  assert.deepEqual(await check.chosen(), { purpose: "partial" });
  await check.press(FULL);
  assert.deepEqual(await check.chosen(), answers);
});

test("notes stay, appear in the result and never in the link", async () => {
  const [slot] = elementsOf("purpose");
  await check.press(FULL);
  await check.choose(slot, "exploring");
  const { link } = await check.state();
  await check.disclose(sentence("add-note"));
  const field = await check.find("textarea");
  await field.sendKeys(NOTE);
  await check.press("Next");
  await check.press("Back");
  assert.equal(await (await check.find("textarea")).getAttribute("value"), NOTE);
  assert.equal((await check.state()).link, link);
  await check.press("See results");
  await check.arrive(RESULT);
  await check.unfold(titleOf("purpose"));
  await until("the note in the table", async () => (await check.text()).includes(NOTE));
  assert.equal(await check.run(`return root.querySelector(".share input").value`), link);
});

test("a page that takes another's place has nothing of it", async () => {
  const levels = ["none", "exploring", "partial", "statewide"];
  const [here, there] = [0, 1].map((at) => {
    const slots = [CONDITIONS[at], ...elementsOf(CONDITIONS[at])];
    return Object.fromEntries(slots.map((slot, place) => [slot, levels[(place + at) % 4]]));
  });
  const opened = () =>
    check.run(`return [...root.querySelectorAll("details[open]")].map((details) =>
      details.querySelector("textarea")?.value ?? details.textContent)`);
  await check.press(FULL);
  for (const [slot, level] of Object.entries(here)) await check.choose(slot, level);
  await check.run(`for (const details of root.querySelectorAll("details")) details.open = true`);
  const [, field] = await check.findAll("textarea");
  await field.sendKeys(NOTE);
  await check.press("Next");
  await check.arrive(titleOf(CONDITIONS[1]));
  assert.deepEqual(await check.chosen(), {});
  assert.deepEqual(await opened(), []);
  const written = `return [...root.querySelectorAll("textarea")].map(({ value }) => value).join("")`;
  assert.equal(await check.run(written), "");
  for (const [slot, level] of Object.entries(there)) await check.choose(slot, level);
  await check.press("Back");
  await check.arrive(titleOf(CONDITIONS[0]));
  assert.deepEqual(await check.chosen(), here);
  assert.deepEqual(await opened(), [NOTE]);
  await check.press("Next");
  await check.arrive(titleOf(CONDITIONS[1]));
  assert.deepEqual(await check.chosen(), there);
  assert.deepEqual(await opened(), []);
  assert.deepEqual((await check.state()).answers, { ...here, ...there });
});

test("starting over forgets everything, and can be taken back", async () => {
  await check.choose("purpose", "partial");
  const before = await check.state();
  await check.press("See results");
  await check.press("Start over");
  await until("no answers", async () => Object.keys((await check.state()).answers).length === 0);
  assert.equal((await check.state()).link, "");
  assert.equal(await check.message(), sentence("forgotten"));
  assert.equal(await check.run("return document.activeElement === host"), true);
  await check.press(sentence("undo"));
  await until("the answers", async () => Object.keys((await check.state()).answers).length === 1);
  assert.deepEqual(await check.state(), before);
  assert.equal(await check.message(), "");
  assert.equal(await check.run("return document.activeElement === host"), true);
});

test("all 87 answers fit in 50 characters", async () => {
  await check.answer(everything());
  const { answers, code, link, profile } = await check.state();
  assert.deepEqual(answers, everything());
  assert.equal(SLOTS.length, 87);
  assert.match(code, /^[0-9A-Za-z]{17,50}$/);
  assert.equal(link, `${site.url("/")}#readiness-${code}`);
  assert.ok(profile.conditions.every(({ basis }) => basis === "elements"));
  const last = (await log(driver, "readiness-change")).at(-1);
  assert.deepEqual([last.detail.answered, last.detail.total], [87, 87]);
});
