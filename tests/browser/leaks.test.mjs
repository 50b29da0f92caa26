/**
 * Nothing piles up: hundreds of quizzes come and go, a result link is opened and closed hundreds of
 * times, half an hour of answering passes; before a release twice as much. What is held then is what
 * was held before.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { around, sentence } from "./lib/assessment.mjs";
import { all } from "./lib/browser.mjs";
import { FILES } from "./lib/embed.mjs";
import { GRABBED, measure } from "./lib/held.mjs";
import { TRAPS } from "./lib/module.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, madeWith } = await stage();
await driver.manage().setTimeouts({ script: 60_000 });

/**
 * Runs a script of the page in rounds: the first warms up, as caches, heaps and pools reach their
 * size; then rounds of which one may hold nothing more than the one before. What is left behind each time
 * shows in every round; what a busy engine comes to late, such as compiled code, only in one.
 */
async function rounds(script, times, ...values) {
  async function run(count) {
    await driver.executeScript(`${TOOLS} ${script}`, count, ...values);
    // What the recorder holds is the test's own; not fetched whole, for drivers hold on to that too.
    const said = await driver.executeScript(`
      const said = readinessLog.filter(({ type }) => !type.startsWith("readiness-"));
      readinessLog.length = 0;
      return said;`);
    assert.deepEqual(said, []);
  }
  const turns = all ? times : times / 2;
  await run((turns * 3) / 5);
  let before = await measure(driver);
  const told = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    await run((turns * 2) / 5);
    const now = await measure(driver);
    const known = Object.entries(BOUNDS).filter(([name]) => name in now);
    const over = known.filter(([name, most]) => now[name] - before[name] > most);
    if (over.length === 0) return;
    told.push(over.map(([name]) => `${name}: ${now[name] - before[name]} more`).join(", "));
    before = now;
  }
  assert.fail(told.join("; then "));
}

const MOST_ROUNDS = 3;

/**
 * How much more may be held after many times: so little that not one of them left a thing
 * behind each time. Engines keep compiled code and feedback on it, hence the bytes of JavaScript.
 */
const BOUNDS = {
  // Memory grows by 64 KB; how a heap in use lies may come to need a step or two more, and then none.
  pages: 2,
  references: 20,
  table: 0,
  elements: 20,
  nodes: 100,
  listeners: 10,
  documents: 1,
  heap: 150_000,
};

const TOOLS = `
  const [count, ...values] = arguments;
  const find = (css) => document.querySelector("readiness-check").shadowRoot.querySelector(css);
  const channel = new MessageChannel();
  const task = () => new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  const until = async (found) => {
    const late = performance.now() + 10_000;
    while (!found()) {
      if (performance.now() > late) throw new Error("waited in vain for " + found);
      await task();
    }
  };
  const repeat = async (act) => {
    for (let turn = 0; turn < count; turn += 1) await act(turn);
    channel.port1.close();
  };`;

test("quizzes that come and go", async () => {
  await open({ before: GRABBED });
  await rounds(
    `return repeat(async (turn) => {
       const one = document.createElement("readiness-check");
       document.querySelector("main").append(one);
       await one.ready;
       one.answers = { purpose: "partial" };
       await task();
       watch(one);
       one.remove();
       await task();
     });`,
    1000,
  );
});

test("changes of the address, a result link and back", async () => {
  const { code } = await madeWith({ purpose: "partial" });
  await open({ before: GRABBED });
  await rounds(
    `return repeat(async () => {
       location.hash = "readiness-" + values[0];
       await until(() => find(".verdict"));
       watch(find(".main").firstElementChild);
       location.hash = "";
       await until(() => find("[data-slot]"));
       watch(find(".main").firstElementChild);
     });`,
    500,
    code,
  );
});

test("long answering", async () => {
  await open({ before: GRABBED, attributes: `pace="full"` });
  const names = ["next", "see-results", "start-over"];
  await rounds(
    `const [next, results, again] = values;
     const press = (name) => [...document.querySelector("readiness-check").shadowRoot.querySelectorAll("button")]
       .find((one) => one.textContent.trim() === name).click();
     const root = document.querySelector("readiness-check").shadowRoot;
     // A way through all conditions, an answer and a note on each, the result, and all over again.
     return repeat(async (turn) => {
       for (let page = 0; page < 8; page += 1) {
         const radios = root.querySelectorAll("[data-slot] input");
         for (let one = turn % 6; one < radios.length; one += 6) {
           radios[one].click();
           await task();
         }
         const note = find("textarea");
         note.value = "Note " + turn + "." + page;
         note.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
         watch(find(".main").firstElementChild);
         press(page < 7 ? next : results);
         await task();
       }
       await until(() => find(".verdict"));
       for (const more of root.querySelectorAll("details")) more.open = true;
       await until(() => [...root.querySelectorAll(".standing")].every((one) => one.childElementCount > 1));
       watch(find(".main").firstElementChild);
       press(again);
       await until(() => find("[data-slot]"));
     });`,
    60,
    ...names.map((name) => sentence(name)),
  );
  assert.notEqual((await check.state()).profile, null);
});

test("modules that have ended are let go of", async () => {
  const before = `${TRAPS} ${GRABBED} {
    const instantiate = WebAssembly.instantiateStreaming;
    window.memories = [];
    WebAssembly.instantiateStreaming = async (...values) => {
      const made = await instantiate(...values);
      memories.push(new WeakRef(made.instance.exports.memory));
      return made;
    };
    // What is written there is held by whoever looks at the console.
    console.error = () => {};
  }`;
  // The one in JavaScript knows no traps.
  site.fault(FILES.fallback, { status: 404 });
  await open({ before });
  for (let time = 1; time <= 4; time += 1) {
    await check.run("trapNext(); host.code");
    // The first time the quiz goes on by itself.
    if (time > 1) await check.press(around("retry"));
    await until("another module", async () => {
      const made = await driver.executeScript("return memories.length");
      return made === time + 1 && (await check.run("return host.profile !== null"));
    });
    await check.find("[data-slot]");
  }
  await measure(driver);
  const held = await driver.executeScript(
    "return memories.filter((memory) => memory.deref()).length",
  );
  assert.equal(await driver.executeScript("return memories.length"), 5);
  assert.ok(held <= 2, `${held} of 5 memories are held`);
});
