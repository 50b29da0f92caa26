/**
 * The element as a host page handles it: its attributes, properties and events, with good and
 * nonsense values, early, late and repeated, and what its events say.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, overview } from "./lib/assessment.mjs";
import { forget } from "./lib/embed.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const ANSWERS = { purpose: "partial", "purpose-vision": "not-applicable" };

const { driver, site, check, open, details, errors, shown } = await stage();

test("attributes and properties mirror each other; nonsense means the default", async () => {
  await open();
  const table = [
    // property, attribute, what is set, what is read
    ["pace", "pace", "full", "full"],
    ["pace", "pace", "quick", "quick"],
    ["pace", "pace", "leisurely", "quick"],
    ["save", "save", "device", "device"],
    ["save", "save", "off", "off"],
    ["save", "save", "cloud", "tab"],
    ["shareUrl", "share-url", "/r/{code}", "/r/{code}"],
    ["assessment", "assessment", "/pkg/other.json", "/pkg/other.json"],
  ];
  const read = await check.run(
    `return values[0].map(([property, attribute, value]) => {
       host[property] = value;
       const found = [host.getAttribute(attribute), host[property]];
       host[property] = null;
       found.push(host.hasAttribute(attribute), host[property]);
       return found;
     })`,
    table,
  );
  const defaults = { pace: "quick", save: "tab", shareUrl: "", assessment: "" };
  assert.deepEqual(
    read,
    table.map(([property, , set, expected]) => [set, expected, false, defaults[property]]),
  );
  await check.run(`host.pace = "full"`);
  await shown("[data-slot=purpose-vision]");
  await check.run(`host.pace = "?"`);
  await until("the quick pace", async () => (await check.findAll("[data-slot]")).length === 1);
  assert.deepEqual(await errors(), []);
  // Whoever wrote the page hears of each, and the visitor of none.
  const said = (await complaints(driver)).map(({ type, detail }) => `${type} ${detail}`);
  assert.equal(said.length, 3, said.join("\n"));
  for (const [index, value] of ['pace="leisurely"', 'save="cloud"', 'pace="?"'].entries()) {
    assert.ok(said[index].startsWith("console-warn") && said[index].includes(value), said[index]);
  }
});

test("reading properties before, at and after ready", async () => {
  const before = `
    const host = document.querySelector("readiness-check");
    window.early = [];
    customElements.whenDefined("readiness-check").then(() => {
      early.push(host.profile, host.answers, host.code, host.link, host.ready instanceof Promise);
    });`;
  await open({ before });
  assert.deepEqual(await driver.executeScript("return early"), [null, {}, "", "", true]);
  const { profile, ...rest } = await check.state();
  assert.deepEqual(rest, { answers: {}, code: "", link: "" });
  assert.deepEqual(Object.keys(profile).sort(), ["assessment", "conditions", "edition", "overall"]);
  assert.deepEqual(profile.overall, { stage: null });
  assert.deepEqual(
    profile.conditions.map(({ id }) => id),
    CONDITIONS,
  );
  assert.deepEqual(profile.conditions[0], {
    id: "purpose",
    estimate: null,
    basis: "none",
    stage: null,
    counts: {
      none: 0,
      exploring: 0,
      partial: 0,
      statewide: 0,
      "not-sure": 0,
      "not-applicable": 0,
      unanswered: 9,
    },
  });
  assert.deepEqual(await check.run("return host.ready.then((value) => value ?? null)"), null);
  assert.deepEqual(await details("ready"), [{}]);
  assert.deepEqual(await details("change"), []);
});

test("answers set before the script, before ready and later", async () => {
  const set = (when, answers) =>
    `${when}document.querySelector("readiness-check").answers = ${JSON.stringify(answers)};`;
  await open({ before: set("", ANSWERS) });
  await until("the answers", async () => (await check.state()).code !== "");
  assert.deepEqual((await check.state()).answers, ANSWERS);
  const defined = `customElements.whenDefined("readiness-check").then(() => { `;
  await forget(driver, site);
  await open({ before: `${set(defined, overview())} });` });
  await until("the answers", async () => (await check.state()).code !== "");
  assert.deepEqual((await check.state()).answers, overview());
  assert.equal((await details("change")).length, 1);
  await check.answer(ANSWERS);
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await check.showsChosen({ purpose: "partial" });
  await check.answer({});
  assert.deepEqual((await check.state()).answers, {});
  assert.deepEqual(await errors(), []);
});

test("answers that can't be taken change nothing and say so", async () => {
  await open();
  await check.answer(ANSWERS);
  const expressions = [
    "null",
    "undefined",
    "5",
    `"purpose"`,
    "[]",
    `["partial"]`,
    "() => {}",
    "new Map()",
    "new Date()",
    `{ nowhere: "none" }`,
    `{ purpose: "excellent" }`,
    `{ purpose: "not-applicable" }`,
    `{ purpose: 2 }`,
    `{ purpose: null }`,
    `{ purpose: { purpose: "none" } }`,
    `{ "": "none" }`,
    `{ flexibility: "none", purpose: "Partial" }`,
    `{ get purpose() { throw new Error("no") } }`,
  ];
  for (const [index, expression] of expressions.entries()) {
    await check.run(`host.answers = ${expression}`);
    const found = await errors();
    assert.equal(found.length, index + 1, expression);
    assert.equal(found.at(-1).kind, "answers-invalid", expression);
    assert.ok(found.at(-1).message, expression);
    assert.deepEqual((await check.state()).answers, ANSWERS, expression);
  }
  // From another window, and without a prototype: still plain.
  await check.run(`
    const frame = document.body.appendChild(document.createElement("iframe"));
    host.answers = new frame.contentWindow.Object();
    host.answers = Object.assign(Object.create(null), { purpose: "none" });`);
  assert.deepEqual((await check.state()).answers, { purpose: "none" });
  assert.equal((await errors()).length, expressions.length);
  assert.equal((await details("change")).length, 3);
  assert.deepEqual(await complaints(driver), []);
});

test("answers refused before ready are reported and leave none", async () => {
  const before = `
    const host = document.querySelector("readiness-check");
    host.answers = { nowhere: "none" };
    customElements.whenDefined("readiness-check").then(() => { host.answers = 5; });`;
  await open({ before });
  await until("both errors", async () => (await errors()).length === 2);
  assert.deepEqual(
    (await errors()).map(({ kind }) => kind),
    ["answers-invalid", "answers-invalid"],
  );
  assert.deepEqual((await check.state()).answers, {});
});

test("what is read is a copy", async () => {
  await open();
  await check.answer(ANSWERS);
  const same = await check.run(`
    const { answers, profile } = host;
    answers.purpose = "none";
    profile.conditions.length = 0;
    return [host.answers === host.answers, host.profile === host.profile];`);
  assert.deepEqual(same, [false, false]);
  const { answers, profile } = await check.state();
  assert.deepEqual(answers, ANSWERS);
  assert.equal(profile.conditions.length, 8);
});
