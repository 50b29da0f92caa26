/**
 * What goes wrong around the quiz while it loads and while it is used: a network that stalls or goes
 * away, too little memory, a tab that is put to sleep, storage that is emptied. Each ends in a quiz
 * that works, or with a way on, and with every answer still there.
 */

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { around, CONDITIONS, overview, sentence, titleOf } from "./lib/assessment.mjs";
import { engine } from "./lib/browser.mjs";
import { delay } from "./lib/delayed.mjs";
import { beginAfresh, embed, FILES } from "./lib/embed.mjs";
import { KEY, says, stored } from "./lib/keeping.mjs";
import { IMPATIENT, noMemory } from "./lib/module.mjs";
import { complaints, log } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const [FIRST, SECOND] = CONDITIONS;
const ANSWERS = { [FIRST]: "partial" };
const PACKAGE = /^\/pkg\//;

const FOLDER = new URL("../../pkg/", import.meta.url);
/** The content of the package's file that a pattern finds. */
const contentOf = (pattern) =>
  readFileSync(
    new URL(
      readdirSync(FOLDER).find((name) => pattern.test(`/pkg/${name}`)),
      FOLDER,
    ),
  );

const { driver, site, check, open, errors, reload } = await stage();

/** Opens a page and chooses an answer in its first view, before there is a quiz. */
async function begin(parts) {
  await driver.get(embed(site, parts));
  // Not by a pointer: what is to be said may come meanwhile, and moves what it points at.
  await check.run("values[0].click()", await check.radio(FIRST, ANSWERS[FIRST]));
  assert.deepEqual(await check.chosen(), ANSWERS);
}

const told = (name) => until(name, async () => (await check.message()).includes(around(name)));
const shows = (text) => until(text, async () => (await check.text()).includes(text));

/** Tries again, and finds the quiz with the answer from before. */
async function goesOn() {
  await check.press(around("retry"));
  await check.ready();
  assert.deepEqual((await check.state()).answers, ANSWERS);
  // A busy browser draws a little later.
  await until("the answer", async () => (await check.chosen())[FIRST] === ANSWERS[FIRST]);
}

/** Nothing reached the host page but what browsers write to the console of files that don't come. */
async function nothingUncaught() {
  const said = await complaints(driver);
  assert.deepEqual(
    said.filter(({ type }) => !["load-error", "console-error"].includes(type)),
    [],
  );
}

const NEVER = new Promise(() => {});
/** The module's files with those that come in their place. */
const IN_EITHER_FORM = { wasm: FILES.module, glue: FILES.engine };
const STALLS = { "does not begin": { hold: NEVER }, "does not end": { stall: 1000 } };

for (const [how, fault] of Object.entries(STALLS)) {
  for (const name of ["wasm", "glue", "definition"]) {
    test(`a response for the ${name} that ${how} is given up, and trying again helps`, async () => {
      site.fault(IN_EITHER_FORM[name] ?? FILES[name], {
        ...fault,
        times: name in IN_EITHER_FORM ? 2 : 1,
      });
      await begin({ before: IMPATIENT });
      await told("load-failed");
      const [{ kind, message }] = await errors();
      assert.equal(kind, "load-failed");
      assert.match(message, FILES[name].source.includes("wasm") ? /\.wasm/ : /\.(js|json)/);
      assert.deepEqual(await check.chosen(), ANSWERS, "the first view stays");
      await goesOn();
      await nothingUncaught();
    });
  }

  test(`a response for what a result needs that ${how} is given up, and trying again helps`, async () => {
    for (const name of ["report", "reportStyle"]) {
      site.clear();
      await beginAfresh(driver, site);
      site.fault(FILES[name], { ...fault, times: 1 });
      await open({ before: IMPATIENT });
      await check.answer(ANSWERS);
      await check.press(sentence("see-results"));
      await shows(sentence("loading-failed"));
      await check.press(sentence("try-again"));
      await check.find(".verdict");
      assert.deepEqual((await check.state()).answers, ANSWERS);
      await nothingUncaught();
    }
    site.fault(FILES.guide, { ...fault, times: 1 });
    await reload();
    await shows(sentence("guide-failed"));
    await check.press(sentence("try-again"));
    await check.find("[part=step]");
    await nothingUncaught();
  });
}

const gzipped = { headers: { "content-encoding": "gzip" } };
const COMPRESSIONS = {
  "compressed without saying so": (content) => ({ body: gzipSync(content) }),
  "compressed twice": (content) => ({ body: gzipSync(gzipSync(content)), ...gzipped }),
};

for (const [how, spoiled] of Object.entries(COMPRESSIONS)) {
  test(`a file that is ${how} is explained, and got over when that is mended`, async () => {
    for (const name of ["wasm", "glue", "definition"]) {
      site.clear();
      site.fault(FILES[name], { ...spoiled(contentOf(FILES[name])), times: 1 });
      if (name !== "definition") {
        site.fault(FILES.fallback, { ...spoiled(contentOf(FILES.fallback)), times: 1 });
      }
      await begin({ path: `/${name}`, attributes: `save="off"` });
      await told("load-failed");
      await goesOn();
      await nothingUncaught();
    }
  });
}

test("a server that compresses as it says is understood", async () => {
  for (const name of ["wasm", "glue", "definition", "report"]) {
    site.fault(FILES[name], { body: gzipSync(contentOf(FILES[name])), ...gzipped });
  }
  await open();
  await check.answer(ANSWERS);
  await check.press(sentence("see-results"));
  await check.find(".verdict");
  assert.deepEqual(await complaints(driver), []);
});

test("what is said above the first view is in the language of that, whatever the page has become", async () => {
  const shown = () =>
    check.run(
      `return [...root.querySelectorAll("[part=failure], [part=quiz]")]
         .map(({ lang }) => lang.split("-")[0])`,
    );
  const [view, definition] = [/state-policy-es-quick/, /state-policy-es-\w{8}\.json/];
  for (const [late, language] of [
    [view, "en"],
    [definition, "es"],
  ]) {
    site.fault(/state-policy-e[ns]-\w{8}\.json/, { status: 503 });
    const come = delay(site, late);
    await begin({ attributes: `save="off"`, path: `/${language}` });
    await told("load-failed");
    await check.run(`host.lang = "es"`);
    if (late === definition) {
      await until("the other view", async () => (await shown()).join() === language);
      come();
    }
    await until("another failure", async () => (await errors()).length === 2);
    assert.deepEqual(await shown(), [language, language]);
    assert.deepEqual(await check.chosen(), ANSWERS);
    come();
    site.clear();
    await check.run(`root.querySelector("[part=failure] button").click()`);
    await check.ready();
    assert.match(await check.text(), /¿/);
    assert.deepEqual((await check.state()).answers, ANSWERS);
    await nothingUncaught();
  }
});

test("a network that goes away before anything but the first view is there", async () => {
  site.fault(/^\/pkg\/(?!readiness-check\.js)/, { cut: 0, times: 3 });
  await begin();
  await told("load-failed");
  await check.press(sentence("next"));
  await check.press(around("retry"));
  await check.ready();
  await check.arrive(titleOf(SECOND));
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await nothingUncaught();
});

test("a network that goes away once the quiz is there", async () => {
  await open();
  site.fault(PACKAGE, { cut: 0 });
  // Everything that can be asked is answered without it, and holds.
  await check.choose(FIRST, ANSWERS[FIRST]);
  await check.answer({ ...overview(), ...ANSWERS });
  const { answers, code } = await check.state();
  assert.notEqual(code, "");
  await check.run(`host.lang = "es"`);
  await until("the language that can't come", async () => (await errors()).length > 0);
  await check.press(sentence("see-results"));
  await shows(sentence("loading-failed"));
  await check.press(sentence("try-again"));
  await until("another failure", async () => (await errors()).length > 2);
  await shows(sentence("loading-failed"));
  assert.deepEqual([...new Set((await errors()).map(({ kind }) => kind))], ["load-failed"]);
  assert.deepEqual((await check.state()).answers, answers);

  site.clear();
  await check.press(sentence("try-again"));
  await check.find(".verdict");
  // What needs no more of the network.
  site.fault(PACKAGE, { cut: 0 });
  await check.press(sentence("start-over"));
  await check.press(sentence("undo"));
  assert.deepEqual((await check.state()).answers, answers);
  assert.equal((await check.state()).code, code);
  await nothingUncaught();
});

test("a device without memory for the quiz is told so, and can try again", async () => {
  await begin({ before: noMemory(2) });
  await told("out-of-memory");
  const [{ kind, message }] = await errors();
  assert.equal(kind, "load-failed");
  assert.match(message, /\.js: .*memory/);
  await check.press(around("retry"));
  await until("the second try", async () => (await errors()).length === 2);
  await told("out-of-memory");
  await goesOn();
  await nothingUncaught();
});

// Only Chromium can be told to put a page to sleep; Firefox and WebKitGTK have no such command, and
// none of them does so to a page that a driver looks at.
test("a tab that is put to sleep goes on when it wakes", {
  skip: engine !== "chromium",
}, async () => {
  const become = (state) => driver.sendDevToolsCommand("Page.setWebLifecycleState", { state });
  let release;
  site.fault(FILES.wasm, {
    hold: new Promise((resolve) => {
      release = resolve;
    }),
  });
  await begin();
  await become("frozen");
  release();
  await become("active");
  await check.ready();
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await become("frozen");
  await become("active");
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  await check.press(sentence("see-results"));
  await become("frozen");
  await become("active");
  await check.find(".verdict");
  assert.deepEqual((await check.state()).answers, { ...ANSWERS, [SECOND]: "none" });
  await nothingUncaught();
});

test("storage that is emptied by someone else is filled again with the next answer", async () => {
  for (const [save, storage] of [
    ["tab", "sessionStorage"],
    ["device", "localStorage"],
  ]) {
    await open({ attributes: `save="${save}"`, path: `/${save}` });
    await check.choose(FIRST, ANSWERS[FIRST]);
    await driver.executeScript(`
      ${storage}.clear();
      // As browsers tell of what another tab did.
      dispatchEvent(new StorageEvent("storage", { key: null, storageArea: ${storage} }));`);
    assert.deepEqual((await check.state()).answers, ANSWERS);
    await check.press(sentence("next"));
    await check.choose(SECOND, "none");
    const kept = JSON.parse((await stored(driver))[save][KEY]);
    assert.deepEqual(kept.answers, { ...ANSWERS, [SECOND]: "none" });
    await reload();
    assert.deepEqual((await check.state()).answers, { ...ANSWERS, [SECOND]: "none" });
    assert.deepEqual(await complaints(driver), []);
  }
});

test("another tab's answers are taken over, and its reset too", async () => {
  const page = embed(site, { attributes: `save="device"` });
  await open(page);
  await check.choose(FIRST, ANSWERS[FIRST]);
  const here = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await open(page);
  await check.choose(FIRST, "none");
  await check.press(sentence("next"));
  const there = await driver.getWindowHandle();
  await driver.switchTo().window(here);
  await until("the newer answer", async () => (await check.state()).answers[FIRST] === "none");
  // The visitor stays where they are.
  await check.find(`[data-slot=${FIRST}]`);
  await check.showsChosen({ [FIRST]: "none" });
  await check.press(sentence("next"));
  await check.choose(SECOND, "partial");
  await driver.switchTo().window(there);
  const both = { [FIRST]: "none", [SECOND]: "partial" };
  await until("both", async () => (await check.state()).answers[SECOND] === "partial");
  assert.deepEqual((await check.state()).answers, both);
  await check.run("host.reset()");
  await driver.close();
  await driver.switchTo().window(here);
  await until("the reset", async () => Object.keys((await check.state()).answers).length === 0);
  assert.deepEqual((await stored(driver)).device, {});
  assert.deepEqual(await complaints(driver), []);
});

test("storage that is taken away holds nobody up, also before the quiz is there", async () => {
  const refuse = `for (const name of ["getItem", "setItem", "removeItem"])
    Storage.prototype[name] = () => { throw new DOMException("no", "SecurityError"); };`;
  let release;
  site.fault(FILES.wasm, {
    hold: new Promise((resolve) => {
      release = resolve;
    }),
  });
  await driver.get(embed(site));
  await check.find(`[data-slot=${FIRST}]`);
  await driver.executeScript(refuse);
  await check.choose(FIRST, ANSWERS[FIRST]);
  release();
  await check.ready();
  assert.deepEqual((await check.state()).answers, ANSWERS);
  await says(check, "saved-off");
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  assert.deepEqual(await complaints(driver), []);
  assert.deepEqual(await log(driver, "readiness-error"), []);
});

test("an element that leaves while it loads does nothing more, and comes back with its answers", async () => {
  let release;
  site.fault(FILES.wasm, {
    hold: new Promise((resolve) => {
      release = resolve;
    }),
  });
  await begin();
  await driver.executeScript(`
    window.host = document.querySelector("readiness-check");
    host.remove();`);
  release();
  // Another one on the page has come when this one could have.
  await driver.executeScript(`
    const other = document.createElement("readiness-check");
    document.querySelector("main").append(other);
    return other.ready.then(() => other.remove());`);
  assert.equal(await driver.executeScript("return host.profile"), null);
  assert.equal((await log(driver, "readiness-ready")).length, 1);
  await driver.executeScript(`document.querySelector("main").append(host)`);
  await check.ready();
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.deepEqual(await complaints(driver), []);
});
