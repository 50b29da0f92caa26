/**
 * A first view that is used before the quiz is there: pressed again and again, on pages that keep
 * events to themselves, and with what extensions put into it.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import { CONDITIONS, elementsOf, sentence, titleOf } from "./lib/assessment.mjs";
import { delay } from "./lib/delayed.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { complaints, keys, log } from "./lib/page.mjs";
import { click } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check } = await stage();
const [FIRST, SECOND, THIRD] = CONDITIONS;

/** Opens a page whose module comes when the returned function is called. */
async function openAhead(parts) {
  const release = delay(site, FILES.wasm);
  await driver.get(embed(site, parts));
  await check.find(`[data-slot=${FIRST}]`);
  return release;
}

const busy = () =>
  until("the visitor to be told", () => check.run(`return !!root.querySelector("[aria-busy]")`));

test("three presses on Next, and Enter held down, go one condition on", async () => {
  for (const hurry of [
    async (next) => {
      for (let time = 0; time < 3; time += 1) await click(driver, next);
    },
    async (next) => {
      await check.run("values[0].focus()", next);
      await keys(driver, ...Array(20).fill(Key.ENTER));
    },
  ]) {
    const release = await openAhead({ attributes: `save="off"` });
    await check.choose(FIRST, "partial");
    await hurry(await check.button(sentence("next")));
    await busy();
    release();
    await check.arrive(titleOf(SECOND));
    // The next press is the visitor's own.
    await check.press(sentence("next"));
    await check.arrive(titleOf(THIRD));
    assert.deepEqual((await check.state()).answers, { [FIRST]: "partial" });
    assert.deepEqual(await complaints(driver), []);
    site.clear();
  }
});

test("on a page that stops releases and clicks at a container, the quiz comes and takes answers", async () => {
  const stop = `
    for (const type of ["pointerup", "keyup", "mouseup", "click", "pointercancel", "touchend"]) {
      document.querySelector("main").addEventListener(type, (event) => event.stopPropagation());
    }`;
  const release = await openAhead({ before: stop });
  await check.choose(FIRST, "partial");
  await check.chooseByKeyboard(FIRST, "statewide");
  await check.press(sentence("next"));
  await busy();
  release();
  await check.ready();
  await check.arrive(titleOf(SECOND));
  await check.choose(SECOND, "none");
  assert.deepEqual((await check.state()).answers, { [FIRST]: "statewide", [SECOND]: "none" });
  assert.deepEqual(await complaints(driver), []);
});

test("where nobody ever hears of a release, the quiz comes all the same", async () => {
  const stop = `
    for (const type of ["pointerup", "keyup", "pointercancel", "blur"]) {
      addEventListener(type, (event) => event.stopImmediatePropagation(), true);
    }`;
  const release = await openAhead({ before: stop });
  await check.choose(FIRST, "partial");
  await check.chooseByKeyboard(FIRST, "statewide");
  release();
  await check.ready();
  assert.deepEqual((await check.state()).answers, { [FIRST]: "statewide" });
});

/** Extensions: an element around each text, others among the elements, some gone. */
const EXTENSIONS = {
  "wraps every text": `
    const texts = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
      const wrapper = document.createElement("font");
      text.replaceWith(wrapper);
      wrapper.append(text);
    }`,
  "puts elements everywhere": `
    for (const element of [...root.querySelectorAll(".readiness-check, .readiness-check :not(style, svg, svg *)")]) {
      element.prepend(document.createElement("span"));
    }`,
  "wraps controls": `
    for (const control of [...root.querySelectorAll("button, fieldset, details, h3")]) {
      const wrapper = document.createElement("div");
      control.replaceWith(wrapper);
      wrapper.append(control);
    }`,
  "takes elements away": `
    for (const element of root.querySelectorAll("h2, .credit, svg")) element.remove();`,
  "puts all of it into an element of its own": `
    const wrapper = document.createElement("div");
    const view = root.querySelector(".readiness-check");
    view.replaceWith(wrapper);
    wrapper.append(view);`,
};

for (const [what, extension] of Object.entries(EXTENSIONS)) {
  test(`an extension that ${what}: nothing that was done is lost`, async () => {
    const release = await openAhead();
    await check.run(extension);
    await check.choose(FIRST, "statewide");
    await check.disclose(sentence("about"));
    await check.press(sentence("next"));
    await busy();
    release();
    await check.arrive(titleOf(SECOND));
    await check.choose(SECOND, "partial");
    assert.deepEqual((await check.state()).answers, { [FIRST]: "statewide", [SECOND]: "partial" });
    await check.press(sentence("back"));
    await check.arrive(titleOf(FIRST));
    assert.deepEqual(await check.chosen(), { [FIRST]: "statewide" });
    assert.deepEqual(await complaints(driver), []);
  });
}

test("an extension that takes the whole view away is no end of the quiz", async () => {
  const release = await openAhead();
  await check.choose(FIRST, "statewide");
  await check.run("root.replaceChildren()");
  release();
  await check.ready();
  await until("the quiz", async () => (await check.chosen())[FIRST] === "statewide");
  assert.deepEqual(await complaints(driver), []);
});

test("a note and a change of pace while the view for that is on its way: nothing is lost", async () => {
  const [element] = elementsOf(FIRST);
  const release = await openAhead({ attributes: `lang="es" pace="full"` });
  await check.choose(FIRST, "partial");
  await check.choose(element, "statewide");
  const note = `root.querySelector('[data-slot="${element}"] textarea')`;
  await check.run(`${note}.closest("details").open = true`);
  await check.run(`${note}.focus()`);
  await keys(driver, "§ 12");
  const come = delay(site, /state-policy-es-quick/);
  await check.run(`host.pace = "quick"`);
  await until("the other view", () => site.requested(/state-policy-es-quick/).length === 1);
  release();
  await check.ready();
  const answers = { [FIRST]: "partial", [element]: "statewide" };
  assert.deepEqual((await check.state()).answers, answers);
  assert.match(await check.text(), /¿/);
  // The view comes too late for anything.
  come();
  await check.run(`host.pace = "full"`);
  await until("the note", async () => (await check.run(`return ${note}?.value`)) === "§ 12");
  assert.deepEqual(await check.chosen(), answers);
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await log(driver, "readiness-error"), []);
});
