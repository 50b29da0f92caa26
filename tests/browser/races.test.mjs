/**
 * What comes late, or comes by the page's own wish: languages that overtake each other, guides that
 * never come, results that nobody asked for.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CONDITIONS,
  definitionWith,
  guideSentence,
  overview,
  packaged,
  sentence,
} from "./lib/assessment.mjs";
import { delay } from "./lib/delayed.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, errors, madeWith } = await stage();
const [FIRST] = CONDITIONS;
const [SPANISH] = packaged("es");

const script = (text, ...values) => driver.executeScript(text, ...values);

test("a page that is slow in one language and quick in another ends in the last that was asked", async () => {
  for (const [asked, overtaken] of [
    [`host.lang = "es"`, `host.lang = "en"`],
    [`document.documentElement.lang = "es"`, `document.documentElement.lang = "en"`],
  ]) {
    await open();
    const release = delay(site, /state-policy-es/);
    await check.run(asked);
    await until("the Spanish questions", () => site.requested(/state-policy-es/).length === 1);
    await check.run(overtaken);
    release();
    // What was late is here by now.
    await script(`
      const another = Object.assign(document.createElement("readiness-check"), { lang: "es", save: "off" });
      document.body.append(another);
      return another.ready.then(() => another.remove());`);
    await until("English", () =>
      check.run(`return root.querySelector("[part=quiz]").lang === "en"`),
    );
    site.clear();
  }
  // The page's own language is followed as the element's is.
  await script(`document.documentElement.lang = "es"`);
  await until("Spanish", () =>
    check.run(`return root.querySelector("[part=quiz]").lang.startsWith("es")`),
  );
});

test("a guide that is slow in one language is none of another's", async () => {
  await open();
  await check.answer(overview());
  await check.press(sentence("see-results"));
  const plan = guideSentence("plan");
  const isThere = () =>
    check.run(`return root.querySelector("[part=plan] h4")?.textContent === values[0]`, plan);
  await until("the plan", isThere);
  const release = delay(site, /state-policy-guide-es/);
  await check.run(`host.lang = "es"`);
  await until("the Spanish guide", () => site.requested(/state-policy-guide-es/).length === 1);
  await check.run(`host.lang = "en"`);
  await until("English", isThere);
  release();
  // Another quiz, which waits for the same file, has it: so had this one.
  await script(`
    const another = Object.assign(document.createElement("readiness-check"), { id: "another", lang: "es" });
    document.body.append(another);`);
  const another = quiz(driver, "#another");
  await another.ready();
  await another.answer(overview());
  await another.goTo(CONDITIONS.length - 1);
  await another.press(SPANISH.text["see-results"]);
  await another.find("[part=plan] h4");
  assert.ok(await isThere(), "this one goes on in English");
  assert.deepEqual(await log(driver, "readiness-error"), []);
});

test("a guide that is too large is refused, and the result is there", async () => {
  const own = definitionWith((definition) => Object.assign(definition, { guide: "/guide.json" }));
  site.json("/own.json", own);
  site.fault("/guide.json", { body: `{"id": "${"x".repeat(4 * 2 ** 20)}"}` });
  await open({ attributes: `assessment="/own.json" save="off"` });
  await check.answer(overview());
  await check.press(sentence("see-results"));
  await until("the reason", async () => (await check.text()).includes(sentence("guide-failed")));
  await check.find("[part=verdict]");
  const [{ kind, message }] = await errors();
  assert.equal(kind, "load-failed");
  assert.match(message, /guide\.json/);
});

test("a guide that has no address, or none that is one, is no guide, and the result says so", async () => {
  for (const guide of ["", "http://[", 7, null]) {
    site.json(
      "/own.json",
      definitionWith((definition) => Object.assign(definition, { guide })),
    );
    await open({ attributes: `assessment="/own.json" save="off"` });
    await check.answer(overview());
    await check.press(sentence("see-results"));
    await check.find("[part=verdict]");
    await until(
      "no promise of more",
      async () => !(await check.text()).includes(sentence("guide-loading")),
    );
    site.clear();
  }
});

test("a result that the page itself shows takes no focus and no scroll, one in the address does", async () => {
  const { code, link } = await madeWith({ [FIRST]: "partial" });
  const below = `<input autofocus><div style="height: 300vh"></div>`;
  const where = () => script(`return [document.activeElement.localName, Math.round(scrollY)]`);
  const body = (attributes) => `${below}<readiness-check ${attributes}></readiness-check>`;
  await driver.get(embed(site, { path: "/static", body: body(`code="${code}"`) }));
  await check.ready();
  await until("the result", async () => (await check.text()).includes(sentence("shared-title")));
  assert.deepEqual(await where(), ["input", 0]);
  // An empty one, as templates write it, hides no link.
  const page = embed(site, { path: "/empty", body: body(`code=""`) });
  await driver.get(page + new URL(link).hash);
  await check.arrive(sentence("shared-title"));
  const [focused, scrolled] = await where();
  assert.equal(focused, "readiness-check");
  assert.ok(scrolled > 0);
  assert.deepEqual(await log(driver, "readiness-error"), []);
  assert.ok(site.requested(FILES.report).length > 0);
});

test("a group that was open before takes no focus either", async () => {
  const { code } = await madeWith({ [FIRST]: "partial" });
  const body = `<input autofocus><div style="height: 300vh"></div><readiness-check></readiness-check>`;
  await open({ body });
  await check.run("return host.open(values[0])", [code, code, code].join("-"));
  const title = sentence("group-title", { count: 3 });
  await check.arrive(title);
  await driver.executeScript("scrollTo(0, 0)");
  await driver.get("about:blank");
  await driver.get(site.url("/embed"));
  await check.ready();
  await until("the group", async () => (await check.text()).includes(title));
  assert.deepEqual(await script("return [document.activeElement.localName, Math.round(scrollY)]"), [
    "input",
    0,
  ]);
});
