/**
 * The element in applications made with frameworks: the real React, Preact, Vue and Svelte, and
 * bindings that go the way Angular's do.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import * as react from "react-dom/server";
import { createSSRApp } from "vue";
import * as vue from "vue/server-renderer";
import { quizzesWith } from "./hosts/jsx.js";
import { application } from "./hosts/vue-app.js";
import { titleOf } from "./lib/assessment.mjs";
import { FILES } from "./lib/embed.mjs";
import { hostPage } from "./lib/hosts.mjs";
import { PACKAGE } from "./lib/npm.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const ANSWERS = { purpose: "partial", "purpose-vision": "not-applicable" };

const { driver, site, details } = await stage();
const [a, b] = [quiz(driver, "#a"), quiz(driver, "#b")];

/** Opens the application of a framework; the element's own script comes first, or not at all. */
async function open(name, { initial, ...parts } = {}) {
  const before = initial && `window.initial = ${JSON.stringify(initial)}`;
  await driver.get(await hostPage(site, name, { ...parts, before }));
  await until("the application", () => driver.executeScript("return !!window.show"));
}

const show = (...quizzes) => driver.executeScript("show(arguments[0])", quizzes);
const update = (id, given) => driver.executeScript("update(...arguments)", id, given);
const heard = (type) =>
  driver.executeScript(
    "return heard.filter(([, type]) => type === arguments[0]).map(([id]) => id)",
    type,
  );
const isGone = () =>
  until("no element", () =>
    driver.executeScript(`return !document.querySelector("readiness-check")`),
  );

for (const name of ["react", "preact", "vue", "svelte", "bindings"]) {
  test(`${name}: attributes, properties and events`, async () => {
    await open(name);
    const given = { pace: "full", save: "off", "share-url": "/r/{code}", answers: ANSWERS };
    await show({ id: "a", given });
    await a.ready();
    await a.find("[data-slot=purpose-vision]");
    const { answers, code, link } = await a.state();
    assert.deepEqual(answers, ANSWERS);
    assert.equal(link, site.url(`/r/${code}`));
    assert.deepEqual(await heard("readiness-ready"), ["a"]);
    await a.choose("purpose", "none");
    assert.deepEqual(await heard("readiness-change"), ["a", "a"]);
    // The same object again is no change: what the visitor answered stays.
    await update("a", { pace: "quick" });
    await until("the quick pace", async () => (await a.findAll("[data-slot]")).length === 1);
    assert.deepEqual((await a.state()).answers, { ...ANSWERS, purpose: "none" });
    await update("a", { answers: { funding: "partial" } });
    await until("other answers", async () => (await a.state()).answers.funding === "partial");
    assert.deepEqual((await a.state()).answers, { funding: "partial" });
    assert.deepEqual(await complaints(driver), []);
  });

  test(`${name}: answers go to the application and back`, async () => {
    await open(name);
    await show({ id: "a", given: { answers: {} }, controlled: true });
    await a.ready();
    await a.choose("purpose", "partial");
    await a.choose("purpose", "statewide");
    await a.press("Next");
    await a.arrive(titleOf("flexibility"));
    await a.choose("flexibility", "none");
    assert.deepEqual((await a.state()).answers, { purpose: "statewide", flexibility: "none" });
    assert.equal((await heard("readiness-change")).length, 3);
    await update("a", { answers: {} });
    await until("no answers", async () => (await a.state()).code === "");
    assert.deepEqual(await complaints(driver), []);
  });

  test(`${name}: taken away and drawn again, as far as it is saved`, async () => {
    await open(name);
    for (const [save, kept] of [
      ["tab", { purpose: "partial" }],
      ["off", {}],
    ]) {
      await show({ id: "a", given: { save } });
      await a.ready();
      await a.choose("purpose", "partial");
      await show();
      await isGone();
      await show({ id: "a", given: { save } });
      await a.ready();
      assert.deepEqual((await a.state()).answers, kept, save);
      await a.run("host.reset()");
      await show();
      await isGone();
    }
    assert.deepEqual(await complaints(driver), []);
  });

  test(`${name}: a list in another order`, async () => {
    await open(name);
    const quizzes = ["a", "b"].map((id) => ({ id, given: { save: "off" } }));
    await show(...quizzes);
    await a.ready();
    await b.ready();
    await a.choose("purpose", "none");
    await b.choose("purpose", "partial");
    await b.press("Next");
    await b.arrive(titleOf("flexibility"));
    await show(...quizzes.toReversed());
    await until("the other order", () =>
      driver.executeScript(
        `return [...document.querySelectorAll("readiness-check")].map(({ id }) => id).join() === "b,a"`,
      ),
    );
    await b.choose("flexibility", "none");
    assert.deepEqual((await b.state()).answers, { purpose: "partial", flexibility: "none" });
    assert.deepEqual(await a.chosen(), { purpose: "none" });
    assert.equal((await heard("readiness-ready")).length, 2);
    assert.deepEqual(await complaints(driver), []);
  });

  test(`${name}: drawn before the script has arrived`, async () => {
    await open(name, { script: false });
    await show({ id: "a", given: { pace: "full" }, early: ANSWERS });
    await until("the element's own content", () =>
      driver.executeScript(`return document.querySelector("#a p")?.checkVisibility()`),
    );
    await driver.executeScript(
      `document.body.append(Object.assign(document.createElement("script"),
         { type: "module", src: arguments[0] }))`,
      FILES.script,
    );
    await a.ready();
    await a.find("[data-slot=purpose-vision]");
    assert.deepEqual((await a.state()).answers, ANSWERS);
    assert.deepEqual(await heard("readiness-ready"), ["a"]);
    assert.deepEqual(await complaints(driver), []);
  });
}

const ON_SERVER = {
  react: (quizzes) => react.renderToString(createElement(quizzesWith(createElement), { quizzes })),
  vue: (quizzes) => vue.renderToString(application(createSSRApp, quizzes).app),
};

for (const [name, render] of Object.entries(ON_SERVER)) {
  test(`${name}: rendered by a server`, async () => {
    await import(`${PACKAGE}/readiness-check.js`);
    const initial = [{ id: "a", given: { pace: "full", save: "off", "share-url": "/r/{code}" } }];
    const inside = await render(initial);
    assert.match(
      inside,
      /<readiness-check id="a" pace="full" save="off" share-url="\/r\/\{code\}">/,
    );
    await open(name, { inside, initial });
    await a.ready();
    await a.find("[data-slot=purpose-vision]");
    await a.choose("purpose", "partial");
    await show({ ...initial[0], given: { ...initial[0].given, pace: "quick" } });
    await until("the quick pace", async () => (await a.findAll("[data-slot]")).length === 1);
    assert.deepEqual((await a.state()).answers, { purpose: "partial" });
    assert.equal((await a.state()).link, site.url(`/r/${(await a.state()).code}`));
    await a.choose("purpose", "none");
    // React adds no listener to what a server has rendered, so applications add theirs in an effect.
    assert.equal((await heard("readiness-change")).length, name === "react" ? 0 : 2);
    assert.equal((await details("change")).length, 2);
    assert.deepEqual(await complaints(driver), []);
  });
}
