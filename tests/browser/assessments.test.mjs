/**
 * Every assessment there is, in each of its languages, and one of sixteen lines from an address: asked,
 * told, shared, compared and taken along in words of its own. And what a name is that no assessment has.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { thorough } from "./lib/browser.mjs";
import { embed } from "./lib/embed.mjs";
import { complaints, log } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { take } from "./lib/taken.mjs";
import { until } from "./lib/wait.mjs";

const { site, check, open, driver } = await stage();
const read = (file) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"));

/** Where each is shown, and whether a guide follows its result. What an engine makes of one it makes of all. */
const SHOWN = [
  ...(thorough
    ? [
        { id: "state-policy", language: "en", page: "/", guided: true },
        { id: "state-policy", language: "es", page: "/es.html", guided: true },
        { id: "leaders", language: "en", page: "/leaders.html", guided: true },
      ]
    : []),
  { id: "leaders", language: "es", page: "/leaders-es.html", guided: true },
  { id: "smallest", language: "en", page: null, guided: false },
];

/** A definition with the words that it does not say itself. */
function definitionOf({ id, language }) {
  const definition =
    id === "smallest"
      ? read("tests/cases/smallest.json")
      : read(`assessments/${id}/${language}.json`);
  const words = read(`interface/${language}.json`);
  const levels = definition.levels.map((level, at) => level.id ?? `level-${at + 1}`);
  return { ...definition, levels, text: { ...words.text, ...definition.text } };
}

/** What a condition asks at the quick pace, and what it asks at the full one. */
const quickly = ({ id, question, elements = [] }) =>
  question ? [id] : elements.map((element) => element.id);
const fully = ({ id, question, elements = [] }) => [
  ...(question ? [id] : []),
  ...elements.map((element) => element.id),
];
const titleOf = ({ title, question, id }) => title ?? question ?? id;

/** Texts and headings that say nothing, and whatever was filled in with nothing. */
const empty = () =>
  check.run(`
    const quiz = root.querySelector("[part=quiz]");
    const said = [...quiz.querySelectorAll("p:not([role=status]), h3, h4, h5, legend, summary, dd, th")];
    return [
      ...said.filter((one) => one.checkVisibility() && !one.textContent.trim()).map((one) => one.outerHTML),
      ...(/undefined|null|\\{\\w+\\}/.test(quiz.textContent) ? [quiz.textContent] : []),
    ];`);

for (const shown of SHOWN) {
  const { id, language, page, guided } = shown;
  const { conditions, levels, text } = definitionOf(shown);
  const name = `${id}, ${language}`;
  const said = (phrase, values = {}) =>
    text[phrase].replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
  /** A level for each of these questions, none of them the same as that of the next. */
  const answersTo = (slots, from = 0) =>
    Object.fromEntries(slots.map((slot, at) => [slot, levels[(at + from) % levels.length]]));
  const everything = conditions.flatMap(fully);

  const begin = async () => {
    if (page) return open(site.url(page));
    site.json("/smallest.json", read("tests/cases/smallest.json"));
    return open({ attributes: `assessment="/smallest.json"` });
  };

  /** Answers page after page by pointer, as far as the result. */
  const walk = async (answers) => {
    for (const [position, condition] of conditions.entries()) {
      if (position > 0) await check.arrive(titleOf(condition));
      for (const slot of fully(condition).filter((slot) => slot in answers)) {
        await check.choose(slot, answers[slot]);
      }
      assert.deepEqual(await empty(), [], `page ${position + 1}`);
      if (position + 1 < conditions.length) await check.press(said("next"));
    }
    await check.press(said("see-results"));
    await check.arrive(said("result-title"));
    assert.deepEqual(await check.run("return host.answers"), answers);
  };

  test(`${name}: the quick way to a result, its link and its brief`, async () => {
    await begin();
    await walk(answersTo(conditions.flatMap(quickly)));
    const { code, link } = await check.state();
    assert.match(code, /^[0-9A-Za-z]+$/);
    assert.equal(link, `${page ? site.url(page) : site.url("/embed")}#readiness-${code}`);
    assert.ok(link.length <= 90 + site.url("/").length, link);
    await check.find(".verdict");
    const text = await check.text();
    for (const condition of conditions) assert.ok(text.includes(titleOf(condition)), condition.id);
    if (guided) await check.find("[part=step]");
    assert.deepEqual(await empty(), []);
    await take(driver);
    await check.press(said("print"));
    const sheet = await until("a sheet", () =>
      driver.executeScript("return taken.sheets.at(-1)?.document.body.textContent"),
    );
    for (const condition of conditions) assert.ok(sheet.includes(titleOf(condition)), condition.id);
    assert.ok(sheet.includes(link), "the link on paper");
    assert.doesNotMatch(sheet, /undefined|null|\{\w+\}/);
    assert.deepEqual(await complaints(driver), []);
  });

  if (conditions.some((condition) => fully(condition).length > quickly(condition).length)) {
    test(`${name}: the full way`, async () => {
      await begin();
      await check.press(said("pace-full", { total: everything.length }));
      // All that the short ones ask; of a long one, what its first and its last page ask.
      const asked =
        everything.length < 20
          ? everything
          : [conditions[0], conditions[conditions.length - 1]].flatMap(fully);
      await walk(answersTo(asked));
      assert.deepEqual(await complaints(driver), []);
    });
  }

  test(`${name}: a link that is opened, two side by side, and a group`, async () => {
    await begin();
    const codes = [];
    for (const from of [0, 1, 2]) {
      await check.answer(answersTo(everything, from));
      codes.push((await check.state()).code);
    }
    assert.equal(new Set(codes).size, codes.length > levels.length ? levels.length : codes.length);
    for (const [count, title] of [
      [1, "shared-title"],
      [2, "pair-title"],
      [3, "group-title"],
    ]) {
      await check.run(`return host.open(values[0])`, codes.slice(0, count).join("-"));
      await check.arrive(said(title, { count }));
      assert.deepEqual(await empty(), [], title);
    }
    assert.deepEqual(await complaints(driver), []);
  });
}

test("a name that is packaged nowhere is told with those that are", async () => {
  await driver.get(embed(site, { attributes: `assessment="leader"` }));
  const [error] = await until("the message", async () => {
    const errors = await log(driver, "readiness-error");
    return errors.length > 0 && errors;
  });
  assert.match(JSON.stringify(error), /load-failed.*leader.*state-policy/s);
});
