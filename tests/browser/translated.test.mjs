/**
 * The quiz under the hands of translators, reading aids and extensions: whatever they make of its
 * words, the question that is read is the one that takes the answer, and nothing of an earlier page,
 * count or message stays. Here from the first view through the questions to the result;
 * `translated-results.test.mjs` goes on from there.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, test } from "node:test";
import { CONDITIONS, elementsOf, sentence } from "./lib/assessment.mjs";
import { openBrowser, thorough } from "./lib/browser.mjs";
import { beginAfresh, embed, FILES } from "./lib/embed.mjs";
import { PACKAGE } from "./lib/npm.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { TRANSLATORS } from "./lib/translators.mjs";
import { levelOf, twins, visitor } from "./lib/twins.mjs";

const driver = await openBrowser();
const site = await startSite();
/** The package's own server, for a frame of another origin. */
const other = await startSite();
const pairs = twins(driver, site);
const { run, open, load, come, pair } = pairs;
const [FIRST, SECOND] = CONDITIONS;

/**
 * The translators that go through all conditions at the full pace: one leaves other text nodes in the
 * quiz's place, the other moves elements and takes some away, and all the rest do the one or the other.
 * For those, and in the other engines, three conditions are enough, since each becomes the next one in the
 * same way; everything else all of them go through.
 */
const THROUGHOUT = ["chrome", "firefox"];

const [CHROME, MEDDLER] = ["chrome", "meddler"].map((named) =>
  TRANSLATORS.find(({ name }) => name === named),
);

/** The first view at the full pace, in the page's HTML. */
const DECLARED = readFileSync(join(PACKAGE, "first", "en-full.html"), "utf8");

beforeEach(async () => {
  site.clear();
  other.clear();
  await beginAfresh(driver, site);
});

/** Takes both quizzes to the result and back. */
async function toResult({ press, arrive, choose }) {
  for (const level of ["exploring", "statewide"]) {
    await press(sentence("see-results"));
    await arrive(sentence("result-title"));
    await press(sentence("back"));
    await choose(CONDITIONS.at(-1), level);
  }
  await press(sentence("see-results"));
  await arrive(sentence("result-title"));
}

/** Goes from the first view through conditions at the full pace; the module comes at the first of them. */
async function throughElements({ openAll, choose, note, settled, press }, conditions) {
  for (const [position, id] of conditions.entries()) {
    await openAll();
    for (const [at, slot] of elementsOf(id).slice(0, 3).entries()) {
      await choose(slot, levelOf(position + at));
    }
    await note(`A note on ${id}`);
    if (position === 0) {
      await come();
      await settled("when the module is there");
    }
    if (id !== CONDITIONS.at(-1)) await press(sentence("next"));
  }
}

for (const translator of TRANSLATORS) {
  describe(translator.name, () => {
    const visit = visitor(translator, pairs);
    const { act, settled, arrive, press, pick, choose, goTo } = visit;

    test("at the quick pace, from the first view to the result, there and back", async () => {
      await open(translator);
      await settled("at first");
      for (const [position, id] of CONDITIONS.entries()) {
        await choose(id, levelOf(position));
        if (position === 2) {
          const total = elementsOf(id).length;
          await press(sentence("show-elements", { total }));
          await choose(elementsOf(id)[1], "not-sure");
          await press(sentence("hide-elements", { total }));
        }
        if (position + 1 < CONDITIONS.length) await press(sentence("next"));
        // The button was the first view's.
        if (position === 0) await come();
      }
      await press(sentence("back"));
      await choose(CONDITIONS.at(-2), "not-sure");
      await goTo(2);
      await choose(SECOND, "none");
      await press(`${sentence("clear")}: ${sentence("overview")}`);
      await goTo(CONDITIONS.length);
      await toResult(visit);
      assert.deepEqual(await complaints(driver), []);
    });

    test("at the full pace, from a view in the HTML, with notes and everything opened", async () => {
      await open(translator, { attributes: `pace="full"`, content: DECLARED });
      await settled("in the HTML");
      await pick(FIRST, "partial");
      await load();
      await settled("when the script is there");
      const whole = thorough && THROUGHOUT.includes(translator.name);
      await throughElements(visit, whole ? CONDITIONS : CONDITIONS.slice(0, 3));
      assert.equal(await run("return mine.answers[values[0]]", FIRST), "partial");
      await press(sentence("back"));
      await press(sentence("see-results"));
      await arrive(sentence("result-title"));
      await press(sentence("back"));
      await act("the quick pace", `return (host.pace = "quick");`);
      assert.deepEqual(await complaints(driver), []);
    });
  });
}

test("without WebAssembly, in the hands of what takes most of a page apart", async () => {
  const parts = { before: "delete window.WebAssembly", attributes: `pace="full" save="off"` };
  const visit = visitor(MEDDLER, pairs);
  await open(MEDDLER, parts);
  await visit.settled("at first");
  await throughElements(visit, CONDITIONS.slice(0, 2));
  await toResult(visit);
  assert.equal(site.requested(FILES.wasm).length, 0);
  assert.deepEqual(await complaints(driver), []);
});

test("in an isolated frame", async () => {
  const visit = visitor(CHROME, pairs);
  const { press, choose } = visit;
  other.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  const script = `<script type="module" src="${other.url(FILES.script)}"></script>`;
  await driver.get(
    embed(site, { attributes: `isolated save="off"`, script: false, after: script }),
  );
  const check = quiz(driver);
  await check.ready();
  await driver.switchTo().frame(await check.run(`return root.querySelector("iframe")`));
  await pair(CHROME);
  await choose(FIRST, "partial");
  await press(sentence("next"));
  await choose(SECOND, "none");
  await toResult(visit);
  assert.deepEqual(await complaints(driver), []);
  await driver.switchTo().defaultContent();
  assert.deepEqual(await complaints(driver), []);
});
