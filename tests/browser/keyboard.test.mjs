/**
 * Every feature with the keyboard alone: opening, comparing, a group, the plan, notes, everything
 * that leaves the page.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { everything, GUIDE, overview, sentence, titleOf } from "./lib/assessment.mjs";
import { codesOf, titled } from "./lib/others.mjs";
import { complaints, focused, keys, tabTo } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { copiedText, savedFile, take } from "./lib/taken.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open } = await stage();
const guide = (name) => GUIDE.text[name];

beforeEach(async () => {
  await open(site.url("/"));
  await take(driver);
});

/** Goes to what is called that, by Tab or back by Shift and Tab, and presses a key. */
async function press(name, key = Key.ENTER) {
  const wanted = await until(`the page to have "${name}"`, () =>
    check.run(
      `return [...root.querySelectorAll("button, summary, input, textarea")].find((at) =>
         at.checkVisibility() &&
         (at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent)
           .replace(/\\s+/g, " ").trim() === values[0])`,
      name,
    ),
  );
  /** How many presses of Tab it is away at least, or of Shift and Tab where that is less than nothing. */
  const way = () =>
    check.run(
      `const at = root.activeElement;
       if (at === values[0]) return 0;
       const back = at && values[0].compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING;
       const stops = [...root.querySelectorAll("button, summary, textarea, input:not([type=radio])")];
       const [one, other] = [at, values[0]].map((stop) => stops.indexOf(stop));
       const between = stops.slice(Math.min(one, other), Math.max(one, other));
       const far = one < 0 ? 1 : Math.max(1, between.filter((stop) => stop.checkVisibility()).length);
       return back ? -far : far;`,
      wanted,
    );
  await until(
    `the focus on "${name}"`,
    async () => {
      const far = await way();
      const tabs = Array(Math.abs(far)).fill(Key.TAB);
      if (far > 0) await keys(driver, ...tabs);
      if (far < 0) {
        await driver
          .actions()
          .keyDown(Key.SHIFT)
          .sendKeys(...tabs)
          .keyUp(Key.SHIFT)
          .perform();
      }
      return far === 0;
    },
    30,
  );
  if (key) await keys(driver, key);
}

/** Writes into the field that has the focus. */
const write = (text) => keys(driver, text);

test("open, compare, swap and go back", async () => {
  await check.answer(overview());
  const codes = await codesOf(check, [{ purpose: "none" }, everything(), { funding: "partial" }]);
  await press(sentence("open-results"));
  await check.arrive(sentence("open-title"));
  await press(sentence("open-text"), null);
  await write(codes[0]);
  await press(sentence("open-button"));
  await check.arrive(sentence("shared-title"));
  await press(sentence("compare-with-mine"));
  await check.arrive(sentence("pair-title"));
  await press(sentence("swap"));
  await press(sentence("add-results"));
  await check.arrive(sentence("open-title"));
  await press(sentence("open-text"), null);
  await write(`${codes[1]} ${codes[2]}`);
  await press(sentence("open-button"));
  await titled(check, sentence("group-title", { count: 4 }));
  // The first question to talk about is settled with the arrow keys.
  await tabTo(
    driver,
    "a list of levels",
    async (element) => (await element.getTagName()) === "select",
    60,
  );
  const count = () => check.run(`return root.querySelector("p.lede").innerText`);
  const before = await count();
  await keys(driver, Key.ARROW_DOWN);
  await keys(driver, Key.ENTER);
  await until("one more to be settled", async () => (await count()) !== before);
  await press(sentence("back-to-mine"));
  await check.find("[part=progress]");
  assert.deepEqual((await check.state()).answers, overview());
  assert.deepEqual(await complaints(driver), []);
});

test("the plan: a priority, a what-if, more of a step", async () => {
  await check.answer(everything());
  await press("See results");
  await check.arrive(sentence("result-title"));
  const step = await check.find("[part=step]");
  const title = await check.run(`return values[0].querySelector("h5").textContent`, step);
  await press(`${guide("step-more")}: ${title}`);
  await until("the step to unfold", () =>
    check.run(`return root.querySelector("[part=step] details").open`),
  );
  await press(`${guide("prioritize")}: ${title}`, Key.SPACE);
  await until("the priority", () =>
    check.run(`return root.querySelector("[part=step] input").checked`),
  );
  await press(`${guide("suppose")}: ${title}`);
  await check.find("[part=outlook]");
  await press(`${guide("suppose-back")}: ${title}`);
  await until(
    "the picture as it is",
    async () => (await check.findAll("[part=outlook]")).length === 0,
  );
});

test("notes, and everything that leaves the page", async () => {
  await check.answer({ ...overview(), "purpose-vision": "partial" });
  await press(sentence("show-elements", { total: 9 }));
  await press(sentence("add-note"));
  await until("the note's field", async () => (await check.findAll("textarea")).length > 0);
  await keys(driver, Key.TAB);
  await write("House Bill 12");
  assert.equal(await (await focused(driver)).getAttribute("value"), "House Bill 12");
  await press("See results");
  await check.arrive(sentence("result-title"));
  const { code, link } = await check.state();
  await press(sentence("copy-link"));
  assert.equal((await copiedText(driver))["text/plain"], link);
  await press(sentence("copy-code"));
  assert.equal((await copiedText(driver))["text/plain"], code);
  await press(sentence("save-file"));
  assert.match((await savedFile(driver)).name, /\.json$/);
  await press(sentence("qr-code"));
  await check.find(".qr");
  await press(sentence("copy-markdown"));
  assert.match((await copiedText(driver))["text/plain"], /House Bill 12/);
  await press(sentence("save-table"));
  assert.match((await savedFile(driver)).name, /\.csv$/);
  await press(sentence("save-drawing"));
  assert.match((await savedFile(driver)).name, /\.svg$/);
  await check.run(`[...root.querySelectorAll("[part=condition] summary")].at(-1).focus()`);
  await keys(driver, Key.ENTER);
  await check.button(sentence("answer-more", { title: titleOf("funding") }));
  await press(sentence("answer-more", { title: titleOf("funding") }));
  await check.arrive(titleOf("funding"));
  await press("See results");
  await check.arrive(sentence("result-title"));
  await press(sentence("print"));
  await until("a sheet", () => driver.executeScript("return taken.sheets.length === 1"));
});

test("Enter on a level sends nothing, and closes no dialog that the quiz is in", async () => {
  const body = "<dialog><readiness-check></readiness-check></dialog>";
  await open({ body, after: `<script>document.querySelector("dialog").showModal()</script>` });
  await check.chooseByKeyboard("purpose", "partial");
  await keys(driver, Key.ENTER);
  await check.chooseByKeyboard("purpose", "statewide");
  assert.equal(await driver.executeScript(`return document.querySelector("dialog").open`), true);
  assert.deepEqual((await check.state()).answers, { purpose: "statewide" });
});
