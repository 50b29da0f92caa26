/**
 * The first view: what shows before anything is loaded, what a visitor can do in it, and that
 * nothing of that is lost or moves when the quiz takes over.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { Key } from "selenium-webdriver";
import {
  around,
  CONDITIONS,
  definitionWith,
  elementsOf,
  sentence,
  titleOf,
} from "./lib/assessment.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { shifts } from "./lib/layout.mjs";
import { complaints, focused, keys } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, details, madeWith } = await stage();
const [FIRST, SECOND] = CONDITIONS;

/** How long a server may be held up, in milliseconds. */
const LONG = 10_000;

/**
 * Opens a page on which the module comes only when the returned function is called, and not
 * before so many milliseconds are over.
 */
async function openAhead(parts = {}, least = 0) {
  let release;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  const late = new Promise((resolve) => setTimeout(resolve, least));
  site.fault(FILES.wasm, { hold: Promise.all([released, late]) });
  await driver.get(embed(site, { ...parts, after: "<footer>The page goes on</footer>" }));
  await check.find(`[data-slot=${FIRST}]`);
  assert.deepEqual(await details("ready"), [], "the quiz is not there yet");
  return release;
}

/** Where everything is that a visitor sees, and where they are in it. */
const places = () =>
  check.run(`
    const seen = [...root.querySelectorAll("h2, h3, h4, p, legend, label, summary, textarea, .steps, .progress button, svg")]
      .filter((element) => element.checkVisibility() && !element.matches(".unseen, .status, .answered"));
    const place = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.localName, ...[x, y, width, height].map(Math.round)].join(" ");
    };
    const footer = document.querySelector("footer");
    return { scroll: Math.round(scrollY), places: seen.map(place), footer: footer && place(footer) };`);

const focus = async () => {
  const at = await focused(driver);
  const names = ["localName", "name", "value", "textContent"];
  return driver.executeScript("return arguments[1].map((name) => arguments[0][name])", at, names);
};

/** Nothing moved by itself; only Chromium tells. */
async function nothingMoved() {
  assert.deepEqual((await shifts(driver)) ?? [], []);
}

for (const [pace, slots] of Object.entries({
  quick: [FIRST],
  full: [FIRST, ...elementsOf(FIRST)],
})) {
  test(`the whole first page is answered by keyboard before the quiz is there, pace ${pace}`, async () => {
    // Once is enough to see that nobody grows impatient.
    const release = await openAhead({ attributes: `pace="${pace}"` }, pace === "full" ? LONG : 0);
    const answers = {};
    for (const slot of slots) {
      await check.chooseByKeyboard(slot, "partial");
      answers[slot] = "partial";
    }
    if (pace === "full") await keys(driver, Key.TAB, Key.ENTER, Key.TAB, "Ask the board");
    assert.deepEqual((await check.state()).answers, answers, "the page is told when it asks");
    assert.deepEqual(await details("change"), []);
    const [before, at] = [await places(), await focus()];
    release();
    await check.ready();
    assert.deepEqual((await check.state()).answers, answers);
    assert.deepEqual(await check.chosen(), answers);
    const [change] = await details("change");
    assert.deepEqual(change.answers, answers);
    assert.equal(change.answered, slots.length);
    assert.deepEqual(await focus(), at);
    assert.deepEqual(await places(), before);
    await nothingMoved();
    if (pace === "full") await keys(driver, " twice");
    const note = await check.run(`return root.querySelector("details[open] textarea")?.value`);
    assert.equal(note ?? "", pace === "full" ? "Ask the board twice" : "");
    assert.deepEqual(await complaints(driver), []);
  });
}

test("the quiz, when it is there, is what the first view was", async () => {
  const plain = `
    // What only the first view needs, and what the quiz adds when it is there.
    const view = root.querySelector(".readiness-check").cloneNode(true);
    for (const status of view.querySelectorAll(".main > .unseen")) status.remove();
    return view.outerHTML;`;
  const release = await openAhead();
  const before = await check.run(plain);
  release();
  await check.ready();
  assert.equal(sorted(await check.run(plain)), sorted(before));
});

/** HTML with the attributes of every tag in one order. */
const sorted = (html) =>
  html.replace(/<([\w-]+)((?: [^\s=>]+(?:="[^"]*")?)+)>/g, (_, tag, attributes) => {
    const all = attributes.match(/ [^\s=>]+(?:="[^"]*")?/g);
    return `<${tag}${all.sort().join("")}>`;
  });

test("a button pressed before the quiz is there does its work then", async () => {
  const release = await openAhead();
  await check.choose(FIRST, "statewide");
  await check.press(sentence("next"));
  await until("the visitor to be told", () =>
    check.run(`return !!root.querySelector("[aria-busy]")`),
  );
  assert.match(
    await check.run(`return root.querySelector(".unseen[role=status]").textContent`),
    /\w/,
  );
  release();
  await check.arrive(titleOf(SECOND));
  assert.deepEqual((await check.state()).answers, { [FIRST]: "statewide" });
});

test("a choice is seen in every frame while the quiz takes over", async () => {
  const release = await openAhead();
  await check.choose(FIRST, "partial");
  await check.run(`
    window.lost = [];
    const look = () => {
      const chosen = root.querySelector(":checked")?.value;
      if (chosen !== "partial" || host.answers["${FIRST}"] !== "partial") window.lost.push([chosen, host.answers]);
      requestAnimationFrame(look);
    };
    look();`);
  release();
  await check.ready();
  await driver.executeAsyncScript(
    "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))",
  );
  assert.deepEqual(await driver.executeScript("return window.lost"), []);
});

test("what is opened to read stays open", async () => {
  const release = await openAhead();
  await check.disclose(sentence("about"));
  release();
  await check.ready();
  assert.equal(await check.run(`return root.querySelector("details.more").open`), true);
});

test("a press that lasts while the quiz arrives counts", async () => {
  const release = await openAhead();
  const label = await check.run(
    `const input = root.querySelector("input[value=statewide]"); input.scrollIntoView({ block: "center" }); return input.labels[0]`,
  );
  await driver.actions().move({ origin: label }).press().perform();
  release();
  await until("the module", () => site.requested(FILES.wasm).length === 1);
  // Time for the quiz to come, if it did not wait: another one on the page has come.
  await driver.executeScript(
    `document.querySelector("main").append(document.createElement("readiness-check"))`,
  );
  await until("another quiz to be ready", () =>
    driver.executeScript(`return document.querySelectorAll("readiness-check")[1].profile !== null`),
  );
  assert.equal((await check.state()).profile, null, "this one waits for the visitor");
  await driver.actions().release().perform();
  await check.ready();
  assert.deepEqual((await check.state()).answers, { [FIRST]: "statewide" });
});

test("answers given before the quiz is there outlive the page", async () => {
  await openAhead();
  await check.choose(FIRST, "exploring");
  site.clear();
  await driver.get(embed(site));
  await check.ready();
  assert.deepEqual((await check.state()).answers, { [FIRST]: "exploring" });
});

test("answers of earlier come without an empty page before them", async () => {
  await driver.get(embed(site));
  await check.ready();
  await check.answer({ [FIRST]: "partial" });
  await driver.get(embed(site, { before: WATCH }));
  await check.ready();
  assert.deepEqual(await seenUpTo("quiz"), ["quiz"]);
  assert.deepEqual(await check.chosen(), { [FIRST]: "partial" });
});

/** What was seen until that is, which is noted in the next frame; that it loads may be over before there is one. */
const seenUpTo = (last) =>
  until(`the ${last} to be seen`, async () => {
    const seen = await driver.executeScript("return window.seen");
    return seen.at(-1) === last && seen.filter((one) => one !== "loading");
  });

/** Notes what the quiz shows, one after the other. */
const WATCH = `
  window.seen = [];
  const note = () => {
    const root = document.querySelector("readiness-check")?.shadowRoot;
    const shown = !root?.firstElementChild ? "nothing"
      : root.querySelector(".loading") ? "loading"
      : root.querySelector("[data-slot]") ? (root.querySelector(":checked") ? "quiz" : "question")
      : "result";
    if (shown !== "nothing" && window.seen.at(-1) !== shown) window.seen.push(shown);
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);`;

test("a result link shows its result, and no question before it", async () => {
  const { link } = await madeWith({ [FIRST]: "partial" });
  const address = embed(site, { before: WATCH, after: "<footer>The page goes on</footer>" });
  await driver.get(address + new URL(link).hash);
  await check.arrive(sentence("shared-title"));
  assert.deepEqual(await seenUpTo("result"), ["result"]);
});

test("Spanish has a first view of its own", async () => {
  const release = await openAhead({ attributes: `lang="es"` });
  assert.match(await check.text(), /¿/);
  await check.choose(FIRST, "partial");
  const before = await places();
  release();
  await check.ready();
  assert.deepEqual(await places(), before);
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial" });
});

test("a change of language or pace before the quiz is there keeps what was chosen", async () => {
  const release = await openAhead();
  await check.choose(FIRST, "partial");
  await check.run(`host.lang = "es"; host.pace = "full"`);
  await until("Spanish", async () => /¿/.test(await check.text()));
  assert.deepEqual(await check.chosen(), { [FIRST]: "partial" });
  await check.find(`[data-slot=${elementsOf(FIRST)[0]}]`);
  release();
  await check.ready();
  assert.match(await check.text(), /¿/);
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial" });
});

test("an assessment that isn't packaged has no view before its own", async () => {
  site.json("/own.json", definitionWith());
  let release;
  site.fault(FILES.wasm, {
    hold: new Promise((resolve) => {
      release = resolve;
    }),
  });
  await driver.get(embed(site, { attributes: `assessment="/own.json"` }));
  await until("the message", async () => (await check.text()).includes(around("loading")));
  assert.deepEqual(await check.findAll("[data-slot]"), []);
  release();
  await check.ready();
  await nothingMoved();
});

test("what can't be loaded is said above the first view, which stays", async () => {
  site.fault(FILES.module, { status: 503, times: 2 });
  await driver.get(embed(site));
  await until("the message", async () => (await check.message()).includes(around("load-failed")));
  await check.choose(FIRST, "partial");
  await check.press(around("retry"));
  await check.ready();
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial" });
  assert.equal(await check.message(), "");
});

test("a quiz far below is only loaded when the visitor comes near", async () => {
  const far = (attributes) => ({
    body: `<div style="height: 500vh"></div><readiness-check ${attributes}></readiness-check>`,
  });
  await driver.get(embed(site, far(`loading="lazy"`)));
  await until("the first view", () => check.run(`return !!root?.querySelector("[data-slot]")`));
  // A quiz that does not wait asks for these in the same task.
  assert.deepEqual(
    [FILES.wasm, FILES.glue, FILES.definition].flatMap((file) => site.requested(file)),
    [],
  );
  await driver.executeScript(`document.querySelector("readiness-check").scrollIntoView()`);
  await check.ready();

  for (const hurry of [`host.open("")`, `host.loading = "eager"`]) {
    await driver.get(embed(site, far(`loading="lazy"`)));
    await until("the first view", () => check.run(`return !!root?.querySelector("[data-slot]")`));
    await check.run(`Promise.resolve(${hurry.replace(" = ", "=")}).catch(() => {})`);
    await check.ready();
  }
});

test("the demo page does not move while it loads", async () => {
  for (const page of ["/", "/es.html", "/pkg/frame.html"]) {
    await driver.get(site.url(page));
    await check.ready();
    await nothingMoved();
  }
});
