/**
 * The module comes to an end: by a trap, out of memory, without any stack left. The first time every quiz
 * on the page goes on by itself. The second time each says so once, what was entered can be taken along
 * as a code and as a file, and the quiz goes on when it is asked to, on the same page.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { around, CONDITIONS, definitionWith, sentence } from "./lib/assessment.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { little, TRAPS } from "./lib/module.mjs";
import { complaints, log } from "./lib/page.mjs";
import { clickWhatIsFound, quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { savedFile, take } from "./lib/taken.mjs";
import { until } from "./lib/wait.mjs";

const [FIRST, SECOND] = CONDITIONS;
const ANSWERS = { [FIRST]: "partial" };
const NOTE = "Ask the board";

const { driver, site, check, open: openFresh, errors } = await stage();

/** Opens a page whose module has ended once, and was followed by another one. */
async function open(parts) {
  // The one in JavaScript knows no traps.
  site.fault(FILES.fallback, { status: 404 });
  await openFresh(parts);
  const hosts = await driver.executeScript(
    "return [...document.querySelectorAll('readiness-check')].filter(({ profile }) => profile)",
  );
  // What is asked of the quiz is asked of the module.
  await driver.executeScript("trapNext(); arguments[0].profile", hosts[0]);
  for (const host of hosts) await recovered(host);
  await driver.executeScript("readinessLog.length = 0");
  site.requests.length = 0;
}

/** Waits until a quiz that has ended goes on. */
const recovered = (host) =>
  until("the quiz to go on", () =>
    driver.executeScript(
      "return document.contains(arguments[0]) && arguments[0].profile !== null && !!arguments[0].shadowRoot.querySelector('[data-slot]')",
      host,
    ),
  );

const script = (text) => driver.executeScript(text);
const next = async () => clickWhatIsFound(driver, () => check.button(sentence("next")));
/** Has the module trap at what this press does; not before, for pointers rest on other things. */
const trapAt = (control) => driver.executeScript(`trapNext(); arguments[0].click()`, control);

/** Ways to an end, on a page with traps; each is done when all else is well. */
const ENDS = {
  "a trap when the visitor presses": async () => trapAt(await check.button(sentence("next"))),
  "a trap while the next page is drawn": async () => {
    await script(`
      const create = Document.prototype.createTextNode;
      Document.prototype.createTextNode = function () {
        Document.prototype.createTextNode = create;
        trap();
      };`);
    await next();
  },
  "a trap when the page asks": () => check.run(`trapNext(); host.code`),
  "a trap when the page sets": () => check.run(`trapNext(); host.answers = { ...host.answers }`),
  "a panic": async () => {
    await script(`
      const insert = Node.prototype.insertBefore;
      Node.prototype.insertBefore = () => {
        Node.prototype.insertBefore = insert;
        throw new Error("broken by the host");
      };`);
    await next();
  },
};

/** Waits until the quiz has said once that it stopped, to the visitor and to the page. */
async function stops(one = check) {
  await until("the message", async () => (await one.message()).includes(around("crashed")));
  assert.deepEqual(await one.findAll("[data-slot]"), []);
}

/** Nothing but what is written to the console, once, for whoever looks after the page; Yew names a failure too. */
async function nothingUncaught(ends = 1) {
  const said = (await complaints(driver)).filter(
    ({ detail }) => !/^failed to (append|insert)|\/fallback-/.test(detail),
  );
  assert.deepEqual(
    said.map(({ type }) => type),
    Array(ends).fill("console-error"),
    JSON.stringify(said),
  );
}

for (const [name, end] of Object.entries(ENDS)) {
  test(`${name}: said once, nothing lost, and got over without a reload`, async () => {
    await open({ before: TRAPS });
    await check.answer(ANSWERS);
    await check.run(`host.pace = "full"`);
    await check.disclose(sentence("add-note"));
    await (await check.find("textarea")).sendKeys(NOTE);
    const { code } = await check.state();
    await end();
    await stops();
    assert.deepEqual(
      (await errors()).map(({ kind }) => kind),
      ["crashed"],
    );
    await nothingUncaught();
    const state = await check.state();
    assert.deepEqual([state.answers, state.code], [ANSWERS, code]);
    assert.ok((await check.text()).includes(code), "the code is on the page");
    await take(driver);
    await check.press(sentence("save-file"));
    const { name, content } = await savedFile(driver);
    assert.match(name, /^state-policy-result-[\d-]+\.json$/);
    const { notes, ...file } = JSON.parse(String(content));
    const expected = { format: "readiness-check-result", version: 1, assessment: "state-policy" };
    assert.deepEqual(file, { ...expected, edition: 1, answers: ANSWERS });
    assert.deepEqual(Object.values(notes), [NOTE]);

    await check.press(around("retry"));
    await until("the quiz", async () => (await check.findAll("[data-slot]")).length > 0);
    assert.deepEqual((await check.state()).answers, ANSWERS);
    await check.goTo(0);
    await check.find(`[data-slot=${FIRST}]`);
    const note = await until("the note", async () => (await check.findAll("textarea"))[0]);
    assert.equal(await note.getAttribute("value"), NOTE);
    await check.choose(FIRST, "none");
    await check.press(sentence("see-results"));
    await check.find(".verdict");
    await nothingUncaught();
  });
}

test("the first end is got over by itself, in JavaScript, where the visitor was", async () => {
  await openFresh({ before: TRAPS });
  await check.answer(ANSWERS);
  await check.goTo(2);
  const [, , third] = CONDITIONS;
  await check.find(`[data-slot=${third}]`);
  const radio = await check.radio(third, "statewide");
  await trapAt(await check.run("return values[0].labels[0]", radio));
  await until("the other module", () => site.requested(FILES.fallback).length === 1);
  await until("the answer", async () => (await check.chosen())[third] === "statewide");
  assert.deepEqual(await errors(), []);
  assert.deepEqual((await check.state()).answers, { ...ANSWERS, [third]: "statewide" });
  await nothingUncaught();
  await check.press(sentence("see-results"));
  await check.find(".verdict");
});

test("an answer that ends the quiz is not lost, wherever answers are kept", async () => {
  for (const save of ["tab", "off"]) {
    await open({ before: TRAPS, attributes: `save="${save}"` });
    const radio = await check.radio(FIRST, "statewide");
    await trapAt(await check.run("return values[0].labels[0]", radio));
    await stops();
    assert.deepEqual((await check.state()).answers, { [FIRST]: "statewide" });
    const kept = await script("return Object.values(sessionStorage).join()");
    assert.equal(kept.includes("statewide"), save === "tab");
    await check.press(around("retry"));
    await until("the quiz", async () => (await check.findAll("[data-slot]")).length > 0);
    await until("the answer", async () => (await check.chosen())[FIRST] === "statewide");
    await script("sessionStorage.clear()");
  }
});

test("what is still to be seen does not undo what was set since", async () => {
  await open({ before: TRAPS });
  await check.choose(FIRST, "partial");
  const last = { [FIRST]: "none" };
  // In a task of the page's own: WebKit draws within a script of WebDriver's.
  await check.run(`setTimeout(() => { host.answers = values[0]; trapNext(); })`, last);
  await stops();
  assert.deepEqual((await check.state()).answers, last);
  await check.press(around("retry"));
  await until("the quiz", async () => (await check.findAll("[data-slot]")).length > 0);
  await until("the answer", async () => (await check.chosen())[FIRST] === "none");
});

test("every quiz on the page says so, and goes on by itself", async () => {
  const body = `<readiness-check id="one"></readiness-check><readiness-check id="two"></readiness-check>`;
  await open({ before: TRAPS, body });
  const [one, two] = ["#one", "#two"].map((id) => quiz(driver, id));
  await two.ready();
  await one.answer(ANSWERS);
  await two.answer({ [FIRST]: "none", [SECOND]: "exploring" });
  await trapAt(await one.button(sentence("next")));
  for (const each of [one, two]) await stops(each);
  assert.equal((await errors()).length, 2);
  await nothingUncaught();
  await two.press(around("retry"));
  await two.find("[data-slot]");
  assert.equal(Object.keys((await two.state()).answers).length, 2);
  await stops(one);
  await one.press(around("retry"));
  await one.find("[data-slot]");
  assert.deepEqual((await one.state()).answers, ANSWERS);
  assert.equal(site.requested(FILES.glue).length, 1, "both go on in one module");
});

test("a quiz that is still loading is not touched by another one's end", async () => {
  let release;
  site.json("/own.json", definitionWith());
  site.fault("/own.json", {
    hold: new Promise((resolve) => {
      release = resolve;
    }),
  });
  const body = `<readiness-check id="one"></readiness-check>
    <readiness-check id="two" assessment="/own.json"></readiness-check>`;
  await open({ before: TRAPS, body });
  const [one, two] = ["#one", "#two"].map((id) => quiz(driver, id));
  await trapAt(await one.button(sentence("next")));
  await stops(one);
  release();
  await two.ready();
  await two.choose(FIRST, "partial");
  assert.equal((await errors()).length, 1);
  await nothingUncaught();
});

test("an end at the very beginning is said, and got over", async () => {
  site.fault(FILES.fallback, { status: 404 });
  const before = `${TRAPS}; trapNext();`;
  await driver.get(embed(site, { before }));
  await until("the message", async () => (await check.message()).includes(around("load-failed")));
  assert.deepEqual(
    (await errors()).map(({ kind }) => kind),
    ["load-failed"],
  );
  await check.press(around("retry"));
  await check.ready();
  await check.choose(FIRST, "partial");
  await nothingUncaught();
});

test("an end while the element leaves the page keeps what it held", async () => {
  await open({ before: TRAPS, attributes: `save="off"` });
  await check.answer(ANSWERS);
  await script(`
    window.host = document.querySelector("readiness-check");
    trapNext();
    host.remove();`);
  await until("the end", async () => (await log(driver, "console-error")).length === 1);
  assert.deepEqual(await script("return host.answers"), ANSWERS);
  await script(`document.querySelector("main").append(host)`);
  await until("the quiz", async () => (await check.findAll("[data-slot]")).length > 0);
  await check.showsChosen(ANSWERS);
  await nothingUncaught();
});

test("a page without any stack left gets a quiz that goes on, or one that says it has stopped", async () => {
  await openFresh();
  await check.answer(ANSWERS);
  // Whether the room ends within the module or before it, is each browser's own affair.
  await check.run(`
    const { answers } = host;
    const dive = () => {
      try { dive(); } catch { host.answers = answers; }
    };
    try { dive(); } catch {}
    // What has ended says so a task later.
    return new Promise((resolve) => setTimeout(resolve));`);
  const usable = await until("the quiz, or the message", async () => {
    const [question] = await check.findAll(`[data-slot=${FIRST}]`);
    if (question) return check.run("return host.profile !== null");
    await stops();
    await check.press(around("retry"));
    return true;
  });
  assert.ok(usable);
  await until("the quiz", async () => (await check.findAll("[data-slot]")).length > 0);
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await check.choose(FIRST, "none");
});

test("a device that runs out of memory keeps what was entered", async () => {
  site.fault(FILES.fallback, { status: 404 });
  await openFresh({ before: little(8) });
  await check.answer(ANSWERS);
  await check.run(`host.pace = "full"`);
  await check.disclose(sentence("add-note"));
  const long = await check.run(`
    const field = root.querySelector("details[open] textarea");
    field.value = "x".repeat(2 ** 20);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    return field.value.length;`);
  await stops();
  assert.equal((await errors()).length, 1);
  // By itself it goes on once, with the same text.
  await nothingUncaught(2);
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await take(driver);
  await check.press(sentence("save-file"));
  const [note] = Object.values(JSON.parse(String((await savedFile(driver)).content)).notes);
  assert.equal(note.length, long);
});
