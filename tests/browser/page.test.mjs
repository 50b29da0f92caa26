/**
 * The element on all sorts of pages: several of them, moved and removed, made in every way, loaded
 * twice, in another language, with another assessment.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { definitionWith, everything, titleOf } from "./lib/assessment.mjs";
import { FILES } from "./lib/embed.mjs";
import { complaints, log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const ANSWERS = { purpose: "partial", "purpose-vision": "not-applicable" };
const TWO = `<readiness-check id="a"></readiness-check><readiness-check id="b"></readiness-check>`;

const { driver, site, check, open } = await stage();

const count = async (name) => (await log(driver, `readiness-${name}`)).length;

/** Lets the page do what it put off, such as a farewell to a removed element. */
const nextTask = () =>
  driver.executeScript("return new Promise((resolve) => setTimeout(() => resolve(null)))");

test("two on a page share nothing but the files", async () => {
  await open({ body: TWO });
  const [a, b] = [quiz(driver, "#a"), quiz(driver, "#b")];
  await b.ready();
  await b.choose("purpose", "none");
  await a.choose("purpose", "partial");
  assert.deepEqual(await b.chosen(), { purpose: "none" });
  await a.chooseByKeyboard("purpose", "statewide");
  await b.press("Next");
  await b.arrive(titleOf("flexibility"));
  assert.deepEqual(await a.chosen(), { purpose: "statewide" });
  assert.deepEqual((await a.state()).answers, { purpose: "statewide" });
  assert.deepEqual((await b.state()).answers, { purpose: "none" });
  await driver.navigate().refresh();
  await a.ready();
  await b.ready();
  assert.deepEqual((await a.state()).answers, { purpose: "statewide" });
  assert.deepEqual((await b.state()).answers, { purpose: "none" });
  await b.find("[data-slot=flexibility]");
  await a.run("host.reset()");
  assert.deepEqual((await b.state()).answers, { purpose: "none" });
  for (const file of [FILES.definition, FILES.wasm, FILES.glue]) {
    assert.equal(site.requested(file).length, 2, "once for each load of the page");
  }
  assert.deepEqual(await complaints(driver), []);
});

test("two without ids keep their answers apart too", async () => {
  await open({ body: "<readiness-check></readiness-check><readiness-check></readiness-check>" });
  const second = quiz(driver, "readiness-check + readiness-check");
  await second.ready();
  await check.answer({ purpose: "none" });
  await second.answer({ funding: "statewide" });
  await driver.navigate().refresh();
  await second.ready();
  await check.ready();
  assert.deepEqual((await check.state()).answers, { purpose: "none" });
  assert.deepEqual((await second.state()).answers, { funding: "statewide" });
});

test("moved, removed and put back", async () => {
  await open({ body: `<readiness-check></readiness-check><section></section>` });
  await check.answer(ANSWERS);
  await check.press("Next");
  await check.run(`document.querySelector("section").append(host)`);
  await nextTask();
  await check.find("[data-slot=flexibility]");
  assert.equal(await count("ready"), 1);
  const before = await check.state();
  await check.run("window.kept = host; host.remove()");
  await nextTask();
  assert.deepEqual(
    await driver.executeScript("return [kept.answers, kept.code, kept.link, kept.profile]"),
    [before.answers, before.code, before.link, before.profile],
  );
  await driver.executeScript(`kept.answers = { ...kept.answers, funding: "none" }`);
  await driver.executeScript(`document.querySelector("section").append(kept)`);
  await until("a second readiness-ready", async () => (await count("ready")) === 2);
  await check.find("[data-slot=flexibility]");
  assert.deepEqual((await check.state()).answers, { ...ANSWERS, funding: "none" });
  const changes = await count("change");
  await check.choose("flexibility", "exploring");
  assert.equal(await count("change"), changes + 1);
  await driver.executeScript(`location.hash = "readiness-nonsense"`);
  await until("one error", async () => (await count("error")) === 1);
  assert.deepEqual(await complaints(driver), []);
});

test("made by createElement, by innerHTML, and inside another shadow root", async () => {
  await open({ body: "<readiness-check></readiness-check><section></section>" });
  await driver.executeScript(`
    const section = document.querySelector("section");
    const made = document.createElement("readiness-check");
    made.id = "made";
    made.pace = "full";
    made.answers = { purpose: "none" };
    section.innerHTML = '<readiness-check id="parsed" pace="full"></readiness-check><div></div>';
    section.append(made);`);
  for (const id of ["#made", "#parsed"]) {
    const other = quiz(driver, id);
    await other.ready();
    await other.find("[data-slot=purpose-vision]");
  }
  assert.deepEqual((await quiz(driver, "#made").state()).answers, { purpose: "none" });
  const inner = await driver.executeScript(`
    const root = document.querySelector("section div").attachShadow({ mode: "closed" });
    root.innerHTML = "<readiness-check></readiness-check>";
    return root.firstChild.ready.then(() => !!root.firstChild.shadowRoot.querySelector("[data-slot]"));`);
  assert.equal(inner, true);
  assert.deepEqual(await complaints(driver), []);
});

test("importing the script twice, or another copy of it, changes nothing", async () => {
  // By the page itself: in Firefox the driver's scripts have modules of their own.
  const before = `window.importAgain = () => {
    const first = customElements.get("readiness-check");
    return Promise.all(["", "?copy"].map((query) => import("${FILES.script}" + query))).then(
      (modules) => [...modules.map(({ ReadinessCheck }) => ReadinessCheck === first),
        customElements.get("readiness-check") === first]);
  };`;
  await open({ before });
  await check.answer(ANSWERS);
  const same = await driver.executeScript("return importAgain()");
  assert.deepEqual(same, [true, false, true]);
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await check.choose("purpose", "none");
  assert.deepEqual(await complaints(driver), []);
});

test("a language that is not there falls back to English; a change keeps the answers", async () => {
  await open({ attributes: `lang="eo"` });
  await check.button("Next");
  assert.equal(await check.run(`return root.querySelector("[part=quiz]").lang`), "en");
  await check.answer(ANSWERS);
  await check.press("Next");
  for (const language of ["en-GB", "de", "", "not a tag", "constructor"]) {
    await check.run("host.lang = values[0]", language);
    await nextTask();
    await check.button("Next");
  }
  await check.run(`host.removeAttribute("lang")`);
  await check.find("[data-slot=flexibility]");
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.equal(await count("error"), 0);
  assert.equal(site.requested(FILES.definition).length, 1);
});

test("the assessment can be changed, and each keeps its own answers", async () => {
  const other = definitionWith((definition) => {
    definition.id = "pets";
    definition.title = "Pets";
    definition.conditions = definition.conditions.slice(0, 2);
    const elements = definition.conditions.flatMap((condition) => condition.elements);
    definition.slots = [...definition.conditions, ...elements].map(({ id }) => id);
  });
  site.json("/pets.json", other);
  await open();
  await check.answer({ funding: "none" });
  await check.run(`host.assessment = "/pets.json"`);
  await until("the other quiz", async () => (await check.text()).includes("Pets"));
  assert.deepEqual((await check.state()).answers, {});
  assert.equal((await check.state()).profile.assessment, "pets");
  await check.choose("purpose", "partial");
  await check.run("host.assessment = null");
  await until("the first quiz", async () => (await check.state()).answers.funding === "none");
  await check.run(`host.assessment = "/missing.json"`);
  await until("an error", async () => (await count("error")) === 1);
  await check.run(`host.assessment = "/pets.json"`);
  await until("the answers", async () => (await check.state()).answers.purpose === "partial");
  assert.deepEqual((await check.state()).answers, { purpose: "partial" });
});

test("a hundred times on and off the page", async () => {
  await open();
  await check.answer(everything());
  const { code } = await check.state();
  await check.run(
    `const place = host.parentNode;
     // A task, not a frame: a browser may leave out frames of a page that nobody looks at.
     const task = () => new Promise((resolve) => setTimeout(resolve));
     const cycle = async () => {
       host.remove();
       await task();
       const ready = new Promise((resolve) =>
         host.addEventListener("readiness-ready", resolve, { once: true }));
       place.append(host);
       await ready;
     };
     return (async () => { for (let turn = 0; turn < 100; turn += 1) await cycle(); })();`,
  );
  assert.equal((await check.state()).code, code);
  await check.choose("purpose", "statewide");
  await check.press("Next");
  await check.arrive(titleOf("flexibility"));
  assert.equal(await count("ready"), 101);
  assert.equal(await count("change"), 2);
  assert.deepEqual(await complaints(driver), []);
});
