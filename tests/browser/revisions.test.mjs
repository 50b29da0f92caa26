/**
 * One session in several tabs, pages of the history and elements: the newest answers win, whoever
 * writes last; and storage that holds anything at all keeps no quiz away.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, sentence } from "./lib/assessment.mjs";
import { engine } from "./lib/browser.mjs";
import { embed } from "./lib/embed.mjs";
import { KEY, says, stored } from "./lib/keeping.mjs";
import { complaints, loaded } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, reload } = await stage();
const [FIRST, SECOND, THIRD] = CONDITIONS;

const script = (text, ...values) => driver.executeScript(text, ...values);
const kept = async (save = "device") => JSON.parse((await stored(driver))[save][KEY] ?? "null");
const answersAre = (expected) =>
  until(`the answers ${JSON.stringify(expected)}`, async () => {
    assert.deepEqual((await check.state()).answers, expected);
    return true;
  });

/** Has a tab hear nothing of others, as one that is asleep. */
const DEAF = `addEventListener("storage", (event) => event.stopImmediatePropagation(), true);`;

/** Opens a page in two tabs, and switches between them. */
async function twoTabs(parts) {
  const page = embed(site, { attributes: `save="device"`, ...parts });
  await open(page);
  const first = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await open(page);
  const second = await driver.getWindowHandle();
  return {
    first: () => driver.switchTo().window(first),
    second: () => driver.switchTo().window(second),
    async close() {
      await driver.switchTo().window(second);
      await driver.close();
      await driver.switchTo().window(first);
    },
  };
}

test("an empty older tab that steps on takes nothing from the other", async () => {
  const tabs = await twoTabs({ before: DEAF });
  await tabs.first();
  await check.choose(FIRST, "partial");
  await tabs.second();
  await check.press(sentence("next"));
  await check.arrive(await check.run(`return root.querySelector("h3").innerText.trim()`));
  assert.deepEqual((await kept()).answers, { [FIRST]: "partial" });
  await check.choose(SECOND, "none");
  const both = { [FIRST]: "partial", [SECOND]: "none" };
  await answersAre(both);
  assert.deepEqual((await kept()).answers, both);
  // The first one is as stale now; what it changes is newer, what it doesn't is not.
  await tabs.first();
  await check.choose(FIRST, "statewide");
  await answersAre({ ...both, [FIRST]: "statewide" });
  assert.deepEqual((await kept()).answers, { ...both, [FIRST]: "statewide" });
  await tabs.close();
  assert.deepEqual(await complaints(driver), []);
});

test("an answer that is taken back in one tab does not come back from the other", async () => {
  const tabs = await twoTabs();
  await tabs.first();
  await check.answer({ [FIRST]: "partial", [SECOND]: "none" });
  await tabs.second();
  await answersAre({ [FIRST]: "partial", [SECOND]: "none" });
  await check.answer({ [SECOND]: "none" });
  await tabs.first();
  await answersAre({ [SECOND]: "none" });
  // The last one, after which nothing is left to store.
  await check.answer({});
  await tabs.second();
  await answersAre({});
  await check.answer({ [THIRD]: "exploring" });
  await tabs.first();
  await answersAre({ [THIRD]: "exploring" });
  assert.deepEqual((await kept()).answers, { [THIRD]: "exploring" });
  await tabs.close();
});

test("a reset in another tab holds, also for a tab that slept", async () => {
  for (const before of ["", DEAF]) {
    const tabs = await twoTabs({ before });
    await tabs.first();
    await check.answer({ [FIRST]: "partial" });
    await tabs.second();
    await reload();
    await answersAre({ [FIRST]: "partial" });
    await tabs.first();
    await check.run("host.reset()");
    await tabs.second();
    if (before) {
      // It wakes, as a page of the history does.
      await script(`dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))`);
    }
    await answersAre({});
    await check.press(sentence("next"));
    assert.equal(await kept(), null);
    await tabs.close();
  }
});

for (const save of ["tab", "device"]) {
  test(`a page that comes back from the history has what was entered after it was left, save=${save}`, async () => {
    // Chromium remembers no page that may not be stored.
    site.headers(/^\/(embed|elsewhere)$/, { "cache-control": "no-cache" });
    site.html("/shown", "");
    // Firefox remembers no page on which its driver has clicked, so this one acts by itself.
    const elsewhere = embed(site, {
      path: "/elsewhere",
      attributes: `save="${save}"`,
      after: `<script>
      addEventListener("readiness-ready", async ({ target }) => {
        target.answers = { ...target.answers, ${SECOND}: "none" };
        setTimeout(() => history.back(), 100);
      });
    </script>`,
    });
    const before = `
      addEventListener("pageshow", async ({ persisted }) => (await fetch("/shown?" + persisted)).text());`;
    await open({ before, attributes: `save="${save}"` });
    await check.answer({ [FIRST]: "partial" });
    await loaded(driver, "-rest-", "shown");
    await script("setTimeout(() => { location.href = arguments[0]; })", elsewhere);
    const shown = () => site.requested("/shown").map(({ url }) => url);
    await until("the page", () => shown().length === 2);
    // One that Firefox brought back would go on with the sessionStorage of when it was left.
    const again = engine === "firefox" && save === "tab";
    assert.deepEqual(shown(), ["/shown?false", `/shown?${!again}`]);
    await check.ready();
    await answersAre({ [FIRST]: "partial", [SECOND]: "none" });
    await check.choose(FIRST, "exploring");
    const newest = { [FIRST]: "exploring", [SECOND]: "none" };
    await answersAre(newest);
    assert.deepEqual((await kept(save)).answers, newest);
    assert.deepEqual(await complaints(driver), []);
  });
}

const POISON = [
  `{"shared":{"toString":1,"valueOf":1}}`,
  `{"shared":[{"toString":1,"valueOf":1}]}`,
  `{"shared":7,"answers":{"toString":1},"notes":{"${FIRST}":{"toString":1}}}`,
  `{"shared":"${"x".repeat(100_000)}"}`,
  `{"answers":null,"notes":null,"revision":{"valueOf":1}}`,
  `{"answers":"${"y".repeat(1000)}","revision":1e300}`,
  `{"revision":-1,"reset":true,"answers":{"${FIRST}":"none"}}`,
  `{"__proto__":{"answers":{"${FIRST}":"none"}},"constructor":1}`,
  `{"asked":{"toString":1},"pace":{"toString":1},"place":{"toString":1}}`,
];

test("whatever storage holds, the quiz comes, and keeps what is entered", async () => {
  for (const text of POISON) {
    await open({ attributes: `save="device"` });
    await script("localStorage.setItem(arguments[0], arguments[1])", KEY, text);
    await reload();
    await check.choose(FIRST, "partial");
    await answersAre({ [FIRST]: "partial" });
    assert.deepEqual((await kept()).answers, { [FIRST]: "partial" }, text.slice(0, 80));
    // And what another tab may write at any time, before there is a quiz and with one.
    for (const other of POISON) {
      await script(
        `localStorage.setItem(arguments[0], arguments[1]);
         dispatchEvent(new StorageEvent("storage",
           { key: arguments[0], newValue: arguments[1], storageArea: localStorage }));`,
        KEY,
        other,
      );
    }
    await check.choose(FIRST, "statewide");
    assert.deepEqual((await check.state()).answers[FIRST], "statewide");
    assert.deepEqual(await complaints(driver), [], text.slice(0, 80));
    await script("localStorage.clear()");
  }
});

test("storage that fills up in one tab takes nothing from the other", async () => {
  const tabs = await twoTabs();
  await tabs.first();
  await check.answer({ [FIRST]: "partial" });
  await tabs.second();
  await answersAre({ [FIRST]: "partial" });
  await script(
    `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`,
  );
  await check.choose(FIRST, "none");
  await says(check, "saved-off");
  assert.deepEqual((await check.state()).answers, { [FIRST]: "none" });
  await tabs.first();
  assert.deepEqual((await check.state()).answers, { [FIRST]: "partial" });
  await check.press(sentence("next"));
  await check.choose(SECOND, "none");
  assert.deepEqual((await kept()).answers, { [FIRST]: "partial", [SECOND]: "none" });
  await tabs.close();
});
