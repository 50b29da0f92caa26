/**
 * A quiz in a frame while things change around it: files that fail or come late, another
 * assessment, another look, several quizzes on the page; and what the frame is allowed to do.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { around, CONDITIONS, definitionWith, GUIDE, library, sentence } from "./lib/assessment.mjs";
import { engine } from "./lib/browser.mjs";
import { delay } from "./lib/delayed.mjs";
import { embed } from "./lib/embed.mjs";
import { downloads } from "./lib/files.mjs";
import { across, frameOf, inFrame } from "./lib/frame.mjs";
import { log } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const [FIRST, SECOND] = CONDITIONS;
const ANSWERS = { [FIRST]: "partial" };
/** A page on the package's own server, whose frame is sandboxed. */
const SANDBOXED = { "access-control-allow-origin": "*" };
const isolated = (attributes = "") => ({ attributes: `isolated save="off" ${attributes}` });

const { driver, site, check, open, details, errors, madeWith } = await stage();

const script = (text, ...values) => driver.executeScript(text, ...values);
const inside = (act, one = check) => inFrame(driver, one, act);
const told = (name) => until(name, async () => (await check.message()).includes(around(name)));

test("what the page set or forgot before a definition failed is not forgotten when it comes", async () => {
  // One whose frame stores what is entered.
  const other = await startSite();
  site.json("/own.json", definitionWith());
  const page = embed(site, across(other, { attributes: `isolated assessment="/own.json"` }));
  await open(page);
  await inside((inner) => inner.choose(FIRST, ANSWERS[FIRST]));
  await until("the change", async () => (await details("change")).length === 1);
  for (const [early, expected] of [
    ["", ANSWERS],
    [`host.answers = { ${SECOND}: "none" }`, { [SECOND]: "none" }],
    ["host.reset()", {}],
  ]) {
    const release = delay(site, "/own.json", { status: 500, times: 2 });
    await driver.get(page);
    await check.run(early);
    release();
    await told("load-failed");
    await check.press(around("retry"));
    await check.ready().catch(async () => {
      // Both requests that fail may belong to one try.
      await check.press(around("retry"));
      await check.ready();
    });
    await inside(async (inner) => assert.deepEqual((await inner.state()).answers, expected));
  }
});

test("a definition that fails late does nothing to the one that has taken its place", async () => {
  site.headers(/^\/pkg\//, SANDBOXED);
  const release = delay(site, "/slow.json", { status: 500 });
  site.json("/library.json", library());
  await driver.get(embed(site, isolated(`assessment="/slow.json"`)));
  await until("the request", () => site.requested("/slow.json").length > 0);
  await check.run(`host.assessment = "/library.json"`);
  await check.ready();
  release();
  // What is asked for later is answered later.
  assert.equal(await script(`return fetch("/slow.json").then(({ status }) => status)`), 500);
  const { title } = await frameOf(check);
  assert.equal(title, library().title);
  assert.deepEqual(await errors(), []);
});

test("answers that are no data are refused, and the quiz comes", async () => {
  site.headers(/^\/pkg\//, SANDBOXED);
  const before = `
    const host = document.querySelector("readiness-check");
    host.answers = { ${FIRST}: () => 1 };`;
  await open({ before, ...isolated() });
  await until("the error", async () => (await errors()).length === 1);
  assert.equal((await errors())[0].kind, "answers-invalid");
  await check.run(`host.answers = { get ${FIRST}() { throw new Error("no") } }`);
  await until("another", async () => (await errors()).length === 2);
  await inside((inner) => inner.choose(FIRST, "partial"));
  assert.deepEqual(await log(driver, /^(error|unhandledrejection)$/), []);
});

test("a frame follows the look of its page whenever that changes", async () => {
  site.headers(/^\/pkg\//, SANDBOXED);
  await open(isolated());
  await frameOf(check);
  for (const [change, name, expected] of [
    [
      `host.style.setProperty("--readiness-accent", "rgb(200, 30, 60)")`,
      "--readiness-accent",
      "rgb(200, 30, 60)",
    ],
    [`document.documentElement.style.colorScheme = "dark"`, "color-scheme", "dark"],
    [`document.body.style.fontSize = "21px"`, "font-size", "21px"],
  ]) {
    await check.run(change);
    await until(`${name}: ${expected}`, () =>
      inside(async () => {
        const found = await script(
          "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0])",
          name,
        );
        return found === expected;
      }),
    );
  }
});

test("of two quizzes in frames, one opens a result link, and it is the one that is meant", async () => {
  const { code } = await madeWith(ANSWERS);
  site.headers(/^\/pkg\//, SANDBOXED);
  site.json("/library.json", library());
  const second = quiz(driver, "#b");
  for (const [path, body, [meant, other]] of [
    [
      "/embed-1",
      `<readiness-check isolated></readiness-check><readiness-check isolated id="b"></readiness-check>`,
      [check, second],
    ],
    [
      "/embed-2",
      `<readiness-check isolated assessment="/library.json"></readiness-check><readiness-check isolated id="b"></readiness-check>`,
      [second, check],
    ],
  ]) {
    await driver.get(`${embed(site, { body, path })}#readiness-${code}`);
    await check.ready();
    await second.ready();
    const heading = sentence("shared-title");
    const shown = (one) => inside(async (inner) => (await inner.text()).includes(heading), one);
    await until("the result", () => shown(meant));
    await inside((inner) => inner.find("[data-slot]"), other);
    assert.ok(!(await shown(other)), "the other one does not");
    assert.deepEqual(await log(driver, "readiness-error"), []);
    await driver.executeScript("location.hash = ''");
    await until("no result", async () => !(await shown(check)) && !(await shown(second)));
  }
});

// WebKitGTK saves nothing while it is driven.
test("an isolated quiz on the page's own server saves files, and says so", {
  skip: engine === "webkit",
}, async () => {
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  await open({ attributes: `isolated save="off"` });
  const next = await downloads(driver);
  await inside(async (inner) => {
    await inner.choose(FIRST, "partial");
    // Chromium's driver knows no names in a frame that is sandboxed.
    const press = (name) =>
      until(name, () =>
        inner.run(
          `const button = [...root.querySelectorAll("button")]
             .find(({ textContent }) => textContent.trim() === values[0]);
           button?.click();
           return Boolean(button);`,
          name,
        ),
      );
    await press(sentence("see-results"));
    await inner.arrive(sentence("result-title"));
    await press(sentence("save-file"));
  });
  const { text } = await next();
  await inside(async (inner) =>
    assert.ok(!(await inner.text()).includes(sentence("save-failed")), "nothing failed"),
  );
  assert.deepEqual(JSON.parse(text).answers, ANSWERS);
});

test("the first question in a frame waits for no guide", async () => {
  site.headers(/^\/pkg\//, SANDBOXED);
  site.json(
    "/own.json",
    definitionWith((definition) => {
      definition.guide = "/guide.json";
    }),
  );
  const release = delay(site, "/guide.json", {
    body: JSON.stringify(GUIDE),
    type: "application/json",
    headers: SANDBOXED,
  });
  await open(isolated(`assessment="/own.json"`));
  await inside((inner) => inner.choose(FIRST, "partial"));
  release();
  await inside(async (inner) => {
    // Chromium's driver knows no names in a frame that is sandboxed.
    await inner.run(
      `[...root.querySelectorAll("button")].find(({ textContent }) => textContent.trim() === values[0]).click()`,
      sentence("see-results"),
    );
    await inner.find("[part=plan] h4");
  });
  assert.deepEqual(await errors(), []);
});

test("any packaged assessment follows the language of the page in its frame, with its answers", async () => {
  const other = await startSite();
  const parts = (lang) => across(other, { attributes: `isolated assessment="leaders" ${lang}` });
  const speaks = (language, chosen) =>
    until(`${language} in the frame`, () =>
      inside(async (inner) => {
        const said = await inner.run(`return root.querySelector("[part=quiz]").lang`);
        assert.equal(said.split("-")[0], language);
        assert.deepEqual(await inner.chosen(), chosen);
        return true;
      }),
    );
  await open(parts(""));
  const chosen = await inside(async (inner) => {
    const first = await inner.find("[data-slot]");
    const slot = await first.getAttribute("data-slot");
    await inner.choose(slot, "preparing");
    return { [slot]: "preparing" };
  });
  await check.run(`host.lang = "es"`);
  await speaks("es", chosen);
  await open(parts(`lang="es"`));
  await speaks("es", chosen);
  assert.deepEqual(await errors(), []);
});
