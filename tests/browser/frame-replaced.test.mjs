/**
 * A quiz in a frame whose element is replaced, moved or taken away: its answers are there again, in
 * the frame that the page has then, and in no other quiz.
 */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { CONDITIONS, definitionWith, library, sentence } from "./lib/assessment.mjs";
import { beginAfresh, embed } from "./lib/embed.mjs";
import { across, inFrame } from "./lib/frame.mjs";
import { says } from "./lib/keeping.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { REPLACEMENTS } from "./lib/replaced.mjs";
import { startSite } from "./lib/site.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, details, errors } = await stage();
const [FIRST] = CONDITIONS;
const ANSWERS = { [FIRST]: "partial" };
const OTHERS = { [FIRST]: "none" };
const NOTE = "As adopted in 2024";
/** The package's own server. */
const other = await startSite();

beforeEach(() => beginAfresh(driver, other));

const script = (text, ...values) => driver.executeScript(text, ...values);
const openAcross = (parts) => open(across(other, parts));
const inside = (act, one = check) => inFrame(driver, one, act);
/** A task later, and whatever it has led to. */
const later = () => script("return new Promise((resolve) => setTimeout(resolve))");

/** The frame's quiz has these answers; it may be another frame by then. */
const answersAre = (expected, one = check) =>
  until(`the answers ${JSON.stringify(expected)}`, () =>
    inside(async (inner) => {
      assert.deepEqual((await inner.state()).answers, expected);
      return true;
    }, one),
  );

/** Chooses a level in the frame, which the visitor may not have any more right after that. */
const choose = (level, one = check) =>
  inside(async (inner) => inner.run("values[0].click()", await inner.radio(FIRST, level)), one);

/** Has everything forgotten, for what a frame stores is out of reach for a test in WebKit. */
async function reset(...all) {
  for (const one of all) {
    await one.run("host.reset()");
    await answersAre({}, one);
  }
}

test("replaced in every way that a page has: the next frame goes on, again and again", async () => {
  await openAcross();
  await choose(ANSWERS[FIRST]);
  await answersAre(ANSWERS);
  for (const replace of Object.values(REPLACEMENTS)) {
    for (let time = 0; time < 3; time += 1) {
      await check.run(replace);
      await check.ready();
      await answersAre(ANSWERS);
    }
  }
  const keys = await inside(() => script("return Object.keys(sessionStorage)"));
  assert.deepEqual(keys, ["readiness-check:state-policy#isolated"]);
  assert.deepEqual(await errors(), []);
  await reset(check);
});

/**
 * Two quizzes, one after the other. The address may ask for the second to have another assessment, or for
 * the first to leave in the moment the second is greeted.
 */
const PAIR = {
  // WebDriver doesn't scroll the page to what it clicks in a frame of another origin.
  css: "main { display: flex } readiness-check { flex: 1 }",
  before: `addEventListener("readiness-ready", ({ target: first }) => {
    const second = Object.assign(first.cloneNode(), { pace: "full", className: "b" });
    if (location.hash === "#own") second.assessment = "/own.json";
    first.after(second);
    addEventListener("message", ({ source }) => {
      if (source !== second.shadowRoot.querySelector("iframe").contentWindow) return;
      if (location.hash === "#leave") setTimeout(() => first.remove());
    });
  }, { once: true });`,
};

test("where one of two leaves, the other takes its place, unless it holds something of its own", async () => {
  site.json("/own.json", definitionWith());
  const second = quiz(driver, ".b");
  const noteIs = (expected) =>
    until(`the note "${expected}"`, () =>
      inside(async (inner) => {
        const found = await inner.run(`return root.querySelector("textarea")?.value ?? ""`);
        assert.equal(found, expected);
        return inner.find("[data-slot]");
      }, second),
    );
  const visit = async (hash) => {
    await script("location.hash = arguments[0]", hash);
    await driver.navigate().refresh();
    await second.ready();
  };
  await openAcross(PAIR);
  await second.ready();
  await choose(ANSWERS[FIRST]);
  await answersAre(ANSWERS);
  await inside(async (inner) => {
    await inner.disclose(sentence("add-note"));
    await (await inner.find("textarea")).sendKeys(NOTE);
  }, second);
  // Entered just now; earlier, under whatever assessment; and before anybody but the frame knows of it.
  await check.run("host.remove()");
  await noteIs(NOTE);
  await visit("#own");
  await answersAre(ANSWERS);
  await noteIs("");
  await check.run("host.remove()");
  await second.run(`host.assessment = ""`);
  await second.ready();
  await noteIs(NOTE);
  await visit("#leave");
  await noteIs(NOTE);
  assert.equal(await script(`return document.querySelectorAll("readiness-check").length`), 1);
  await second.run("host.reset()");
  await noteIs("");
  await visit("#leave");
  await answersAre(ANSWERS, second);
  assert.deepEqual(await complaints(driver), []);
  await reset(second);
});

test("another assessment while the element is away: each has its own answers, or those that are set", async () => {
  site.json(
    "/own.json",
    definitionWith((definition) => {
      definition.id = "own";
    }),
  );
  site.json("/library.json", library());
  await openAcross({ attributes: `isolated assessment="/own.json"` });
  await choose(OTHERS[FIRST]);
  await answersAre(OTHERS);
  await check.run(`host.assessment = ""`);
  await check.ready();
  await choose(ANSWERS[FIRST]);
  await answersAre(ANSWERS);
  const goAway = (task, change) =>
    check.run(
      `return (async () => {
         host.remove();
         ${task}
         ${change}
         document.body.append(host);
         await host.ready;
       })()`,
    );
  const tasks = ["", "await new Promise((resolve) => setTimeout(resolve));"];
  for (const task of tasks) {
    for (const [assessment, expected] of [
      ["/own.json", OTHERS],
      ["", ANSWERS],
      ["/library.json", {}],
      ["", ANSWERS],
    ]) {
      await goAway(task, `host.assessment = "${assessment}";`);
      await answersAre(expected);
    }
  }
  for (const task of tasks) {
    await goAway(task, `host.answers = ${JSON.stringify(OTHERS)};`);
    await answersAre(OTHERS);
    await goAway(task, "host.reset();");
    await answersAre({});
    await goAway(task, `host.answers = { ${FIRST}: "exploring" }; host.assessment = "/own.json";`);
    await answersAre({ [FIRST]: "exploring" });
    await goAway(task, `host.assessment = "";`);
    await answersAre({});
  }
  assert.deepEqual(await errors(), []);
  await check.run(`host.assessment = "/own.json"`);
  await check.ready();
  await reset(check);
});

test("removed within readiness-ready, change, error and result, and back with everything", async () => {
  const leave = (name) => `addEventListener("readiness-${name}", ({ target }) => {
    window.kept = target;
    target.remove();
  }, { once: true });`;
  await driver.get(embed(site, across(other, { before: leave("ready") })));
  const acts = {
    ready: () => {},
    change: () => choose(ANSWERS[FIRST]),
    error: () => check.run(`host.answers = { ${FIRST}: "excellent" }`),
    result: () => inside((inner) => inner.press(sentence("see-results"))),
  };
  for (const [name, act] of Object.entries(acts)) {
    if (name !== "ready") await script(leave(name));
    await act();
    await until(name, () => script("return Boolean(window.kept) && !kept.isConnected"));
    await later();
    await script(`document.querySelector("main").append(kept); delete window.kept;`);
    await check.ready();
    if (name === "result") await inside((inner) => says(inner, "result-title"));
    else await inside((inner) => inner.find("[data-slot]"));
    await answersAre(name === "ready" ? {} : ANSWERS);
  }
  assert.deepEqual(
    (await errors()).map(({ kind }) => kind),
    ["answers-invalid"],
  );
  assert.equal((await details("ready")).length, Object.keys(acts).length + 1);
  assert.deepEqual(await complaints(driver), []);
  await reset(check);
});
