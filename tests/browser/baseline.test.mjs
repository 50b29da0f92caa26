/**
 * Browsers older than today's: features taken away, one by one and together, before the page's scripts
 * run. The quiz works, or the element's own content is there to be read; the page never hears of an error.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, sentence } from "./lib/assessment.mjs";
import { engine, thorough } from "./lib/browser.mjs";
import { embed, FILES } from "./lib/embed.mjs";
import { NEWER, OLDER, SEES, TOGETHER } from "./lib/older.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check } = await stage();
const [FIRST, SECOND] = CONDITIONS;

/** What every browser that runs the quiz has. */
const NEEDED = {
  "custom elements": `Object.defineProperty(window, "customElements", { value: undefined })`,
  AbortController: "delete window.AbortController",
  "listeners with a signal": `
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = window.addEventListener = function (type, listener, options) {
      return addEventListener.call(this ?? window, type, listener, Boolean(options?.capture ?? options));
    };`,
  fetch: "delete window.fetch",
  MutationObserver: "delete window.MutationObserver",
  requestAnimationFrame: "delete window.requestAnimationFrame",
  performance: `Object.defineProperty(window, "performance", { value: undefined })`,
};

const CONTENT = `<p id="own">Own words, with <a href="/elsewhere">a link</a></p>`;

const openWithout = (taken) =>
  driver.get(embed(site, { before: `{${OLDER} ${taken}}`, content: CONTENT }));

/** Answers, goes on and looks at a result, by what is there in any browser. */
async function works() {
  await check.choose(FIRST, "partial");
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  await check.press(sentence("see-results"));
  await check.find(".verdict, [part=verdict]");
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial", [SECOND]: "none" });
}

// What is left when one is gone is the package's own to say, in any engine; and without all of them WebKit is tried
// below.
for (const [name, taken] of Object.entries(thorough ? NEWER : {})) {
  test(`without ${name} it works`, async () => {
    await openWithout(taken);
    await driver.executeScript(SEES);
    await check.ready(30);
    await works();
    assert.deepEqual(await complaints(driver), []);
  });
}

// Firefox's driver waits for ever for a page without all of them.
const skip = engine === "firefox";

test("without anything that is newer it works, and can be read", { skip }, async () => {
  await openWithout(TOGETHER);
  await driver.executeScript(SEES);
  await check.ready(30);
  await until("the style", () =>
    check.run(`return getComputedStyle(root.querySelector(".header")).display === "flex"`),
  );
  const [text, ground] = await check.run(`
    const style = (css) => getComputedStyle(root.querySelector(css));
    return [style("legend, h3").color, style(".readiness-check").backgroundColor];`);
  assert.deepEqual([text, ground], ["rgb(27, 34, 38)", "rgb(255, 255, 255)"]);
  await works();
  await check.press(sentence("print-brief"));
  await check.press(sentence("copy-link"));
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial", [SECOND]: "none" });
  assert.equal(site.requested(FILES.fallback).length, 1);
  assert.deepEqual(await complaints(driver), []);
});

const sees = () =>
  driver.executeScript(`
    const own = document.querySelector("#own");
    const { width, height } = own.getBoundingClientRect();
    const link = own.querySelector("a").getBoundingClientRect();
    return width > 0 && height > 0 && link.width > 0;`);

for (const [name, taken] of Object.entries({
  ...NEEDED,
  "any of these": `{${Object.values(NEEDED).join("}\n{")}}`,
})) {
  test(`without ${name} it works, or its own content is there`, async () => {
    await openWithout(taken);
    await driver.executeScript(SEES);
    await until("the entry, and the quiz or the content", async () => {
      if (!site.requested(FILES.script).length) return false;
      const ready = await driver.executeScript(
        `return window.settled ??= document.querySelector("readiness-check").ready?.then(() => { window.there = true; }), window.there`,
      );
      return (
        ready ||
        ((await sees()) &&
          (await driver.executeScript(`return document.readyState`)) === "complete")
      );
    });
    const shown = await sees();
    if (!shown) await check.choose(FIRST, "partial");
    const said = await complaints(driver);
    assert.deepEqual(
      said.filter(({ type }) => type !== "console-error"),
      [],
    );
  });
}
