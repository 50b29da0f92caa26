/**
 * The component of a Yew application: what the application gives it, what it hears of it, and what is
 * rendered again when something changes.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, guideSentence, packaged, sentence, titleOf } from "./lib/assessment.mjs";
import { choose, folder } from "./lib/files.mjs";
import { yewPage } from "./lib/hosts.mjs";
import { complaints } from "./lib/page.mjs";
import { click, clickWhatIsFound } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const [SPANISH] = packaged("es");
const NOTE = "§ 12";
/** The number of explanations that are open. */
const OPENED = "return component.querySelectorAll('details[open]').length";

const { driver, site } = await stage();
const files = folder();

/** Runs `script` with the component's place on the page in scope. */
const run = (script, ...values) =>
  driver.executeScript(
    `const component = document.getElementById("component"), values = [...arguments]; ${script}`,
    ...values,
  );

/** Waits until the component shows something with exactly these words, and returns the last such. */
const find = (css, words) =>
  until(`${words} in the component`, () =>
    run(
      `return [...component.querySelectorAll(values[0])].findLast(
         (one) => one.checkVisibility() && one.textContent.trim() === values[1])`,
      css,
      words,
    ),
  );

const press = async (words) => clickWhatIsFound(driver, () => find("button", words));

/** Chooses a level with the pointer, and waits for the code that the application then hears. */
async function answer(slot, level) {
  const before = await code();
  const label = await until(`the level ${level} in ${slot}`, () =>
    run(`return component.querySelector(values[0])?.labels[0]`, radio(slot, level)),
  );
  await click(driver, label);
  return until("another code", async () => (await code()) !== before && code());
}

const radio = (slot, level) => `[data-slot="${slot}"] input[value="${level}"]`;
const code = () => run(`return component.querySelector("#changed").textContent`);
const text = () => run("return component.textContent");

async function begin() {
  await driver.get(yewPage(site));
  await until("the component", () => run(`return !!component?.querySelector("[data-slot]")`));
}

test("questions that did not change are not rendered again", async () => {
  await begin();
  // Yew sets what is checked at every rendering of a radio, whether or not that changed.
  await run(`window.rendered = new Set();
    for (const input of component.querySelectorAll("[data-slot] input[type=radio]")) {
      const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "checked");
      Object.defineProperty(input, "checked", {
        get,
        set(checked) {
          rendered.add(input.closest("[data-slot]").dataset.slot);
          set.call(this, checked);
        },
      });
    }`);
  const rendered = () => run("return [...rendered]");
  const questions = await run(`return component.querySelectorAll("[data-slot]").length`);
  assert.ok(questions > 5, "several questions are on the page");
  await answer("purpose-vision", "partial");
  assert.deepEqual(await rendered(), ["purpose-vision"]);
  // The application renders, and brings new callbacks each time.
  await press("Render again");
  await answer("purpose", "exploring");
  assert.deepEqual(await rendered(), ["purpose-vision", "purpose"]);
  assert.deepEqual(await complaints(driver), []);
});

test("words leave with what they are in, for in an application nobody watches for changes of others", async () => {
  await begin();
  await run(
    `window.noted = [...component.querySelectorAll("[data-slot] legend span")]
       .map((element) => [element, element.textContent]);`,
  );
  await press(sentence("next"));
  await find("h3", titleOf(CONDITIONS[1]));
  const left = await run("return noted.filter(([{ isConnected }]) => !isConnected).length");
  assert.ok(left > 10, `${left} texts have left`);
  const other = ([element, words]) => element.isConnected && element.textContent !== words;
  assert.deepEqual(await run(`return noted.filter(${other}).map(([, words]) => words)`), []);
});

test("another language takes answers, notes and the guide along", async () => {
  await begin();
  await answer("purpose", "partial");
  const own = await answer("purpose-vision", "none");
  await run(
    `const field = component.querySelector('[data-slot="purpose-vision"] textarea');
     field.value = values[0];
     field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));`,
    NOTE,
  );
  await press("In another language");
  await find("h3", SPANISH.conditions[0].title);
  assert.equal(
    await run("return component.querySelector(values[0]).checked", radio("purpose", "partial")),
    true,
  );
  assert.equal(
    await run("return component.querySelector('[data-slot=\"purpose-vision\"] textarea').value"),
    NOTE,
  );
  assert.equal(await code(), own);
  await press("In another language");
  await find("h3", titleOf("purpose"));

  // On to the result, with its next steps, and a brief of the application's date.
  await clickWhatIsFound(driver, () =>
    run(`return component.querySelector("nav li:last-child button")`),
  );
  await find("h3", titleOf(CONDITIONS.at(-1)));
  await press(sentence("see-results"));
  await find("h3", sentence("result-title"));
  await find("h3, h4", guideSentence("plan"));
  assert.ok((await text()).includes("the day of this test"));
  assert.deepEqual(await complaints(driver), []);
});

test("another assessment begins a session of its own", async () => {
  await begin();
  await answer("purpose", "partial");
  await clickWhatIsFound(driver, () => find("summary", sentence("about")));
  assert.equal(await run(OPENED), 1);
  await press("Other questions");
  await find("h3", "Books");
  await until("no code", async () => (await code()) === "");
  assert.equal(await run("return component.querySelectorAll(':checked').length"), 0);
  assert.equal(await run(OPENED), 0, "nothing of the other one is open");
  assert.equal(await run("return document.activeElement.textContent"), "Other questions");
  const other = await answer("books", "done");
  // Nor does it come back with the first questions.
  await press("Other questions");
  await find("h3", titleOf("purpose"));
  await until("no code", async () => (await code()) === "");
  assert.equal(await run("return component.querySelectorAll(':checked').length"), 0);
  assert.notEqual(await answer("purpose", "partial"), other);
  assert.deepEqual(await complaints(driver), []);
});

test("the application reads the files that a visitor chooses", async () => {
  await begin();
  const own = await answer("purpose", "partial");
  const { id, edition } = packaged("en")[0];
  const answers = { "purpose-vision": "statewide" };
  const notes = { "purpose-vision": NOTE };
  const result = { format: "readiness-check-result", version: 1, assessment: id, edition };
  await press(sentence("open-results"));
  await find("h3", sentence("open-title"));
  const field = await run(`return component.querySelector("input[type=file]")`);
  await choose(field, [
    files.put("one.json", JSON.stringify({ ...result, answers, notes })),
    files.put("none.json", "{"),
  ]);
  await find("h3", sentence("shared-title"));
  await run(
    `for (const row of component.querySelectorAll("[part=condition] details")) row.open = true`,
  );
  await until("the note", async () => (await text()).includes(NOTE));
  assert.ok(
    (await text()).includes(
      sentence("refused-file", { name: "none.json", reason: sentence("file-not-json") }),
    ),
  );
  assert.equal(await code(), own);
  assert.deepEqual(await complaints(driver), []);
});
