/**
 * A definition of sixteen lines, from an address: asked, told, shared, compared and taken along with the
 * words that it does not say itself. And what a name is that no assessment has.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sentence } from "./lib/assessment.mjs";
import { embed } from "./lib/embed.mjs";
import { log } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { site, check, open, driver } = await stage();
const SMALLEST = JSON.parse(
  readFileSync(new URL("../cases/smallest.json", import.meta.url), "utf8"),
);
const ATTRIBUTES = `assessment="/smallest.json"`;
const ANSWERS = { aloud: "level-3", choice: "level-1", "library-open": "level-2" };

/** Texts and headings that say nothing, and whatever was filled in with nothing. */
const empty = () =>
  check.run(`
    const quiz = root.querySelector("[part=quiz]");
    const said = [...quiz.querySelectorAll("p:not([role=status]), h3, h4, h5, legend, summary, dd, th")];
    return [
      ...said.filter((one) => one.checkVisibility() && !one.textContent.trim()).map((one) => one.outerHTML),
      ...(/undefined|null|\\{\\w+\\}/.test(quiz.textContent) ? [quiz.textContent] : []),
    ];`);

const begin = async (answers) => {
  site.json("/smallest.json", SMALLEST);
  await open({ attributes: ATTRIBUTES });
  if (answers) await check.run(`host.answers = values[0]`, answers);
};

test("its pages are asked one by one, with nothing empty in them", async () => {
  await begin();
  for (const [index] of SMALLEST.conditions.entries()) {
    assert.deepEqual(await empty(), [], `page ${index + 1}`);
    if (index < SMALLEST.conditions.length - 1) await check.press(sentence("next"));
  }
  await check.press(sentence("see-results"));
});

test("its result has a code, a link and a brief", async () => {
  await begin(ANSWERS);
  const code = await check.run(`return host.code`);
  assert.match(code, /^[0-9A-Za-z]+$/);
  for (const _ of SMALLEST.conditions.slice(1)) await check.press(sentence("next"));
  await check.press(sentence("see-results"));
  // Not the packaged assessment's own words, but those of the language.
  await check.arrive("Where you stand");
  await until("the brief", () => check.run(`return !!root.querySelector("[part=brief]")`));
  assert.deepEqual(await empty(), []);
  assert.deepEqual(await log(driver, "readiness-error"), []);
});

test("two of its results stand side by side, and three are a group", async () => {
  await begin(ANSWERS);
  const codes = [];
  for (const aloud of ["level-1", "level-2", "not-sure"]) {
    codes.push(
      await check.run(`host.answers = values[0]; return host.code`, { ...ANSWERS, aloud }),
    );
  }
  for (const [count, title] of [
    [2, sentence("pair-title")],
    [3, sentence("group-title", { count: 3 })],
  ]) {
    await check.run(`return host.open(values[0])`, codes.slice(0, count).join("-"));
    await check.arrive(title);
    assert.deepEqual(await empty(), [], title);
  }
});

test("a name that is packaged nowhere is told with those that are", async () => {
  await driver.get(embed(site, { attributes: `assessment="leader"` }));
  const [error] = await until("the message", async () => {
    const errors = await log(driver, "readiness-error");
    return errors.length > 0 && errors;
  });
  assert.match(JSON.stringify(error), /load-failed.*leader.*state-policy/s);
});
