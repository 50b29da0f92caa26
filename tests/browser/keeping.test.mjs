/**
 * Where answers are kept: exactly what `save` says, under keys of our own, whatever the storage is
 * like; and nothing that leaves the page.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { CONDITIONS, everything, sentence } from "./lib/assessment.mjs";
import { freshBrowser } from "./lib/browser.mjs";
import { FILES, forget } from "./lib/embed.mjs";
import { ANSWERS, fill, isFilled, KEY, NOTE, says, stored } from "./lib/keeping.mjs";
import { complaints } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, site, check, open, reload } = await stage();

test("save=tab is the default: this tab keeps answers, notes, pace and place", async () => {
  await open();
  await says(check, "saved-tab");
  assert.deepEqual(
    await stored(driver),
    { tab: {}, device: {} },
    "nothing before the first answer",
  );
  await fill(check);
  const { tab, device } = await stored(driver);
  assert.deepEqual([Object.keys(tab), device], [[KEY], {}]);
  assert.deepEqual(JSON.parse(tab[KEY]).answers, ANSWERS);
  await reload();
  await isFilled(check);
  const here = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await driver.get(site.url("/embed"));
  await check.ready();
  assert.deepEqual((await check.state()).answers, {});
  await driver.close();
  await driver.switchTo().window(here);
});

test("save=device: another tab has them, another visitor does not", async () => {
  await open({ attributes: "save=device" });
  await says(check, "saved-device");
  await fill(check);
  const { tab, device } = await stored(driver);
  assert.deepEqual([tab, Object.keys(device)], [{}, [KEY]]);
  const here = await driver.getWindowHandle();
  await driver.switchTo().newWindow("tab");
  await driver.get(site.url("/embed"));
  await check.ready();
  await isFilled(check);
  await driver.close();
  await driver.switchTo().window(here);
  const other = await freshBrowser();
  await other.get(site.url("/embed"));
  await quiz(other).ready();
  assert.deepEqual((await quiz(other).state()).answers, {});
  assert.deepEqual(await stored(other), { tab: {}, device: {} });
  await other.quit();
});

test("save=off: nothing is kept", async () => {
  await open({ attributes: "save=off" });
  await says(check, "saved-off");
  await fill(check);
  assert.deepEqual(await stored(driver), { tab: {}, device: {} });
  await reload();
  assert.deepEqual((await check.state()).answers, {});
});

test("switching moves what is kept, notes alone included", async () => {
  await open();
  await fill(check);
  const holders = { device: "device", off: null, tab: "tab" };
  for (const [save, holder] of Object.entries(holders)) {
    await check.run("host.save = values[0]", save);
    await says(check, `saved-${save}`);
    const found = await stored(driver);
    for (const place of ["tab", "device"]) {
      assert.deepEqual(Object.keys(found[place]), place === holder ? [KEY] : [], save);
    }
  }
  await check.answer({});
  await check.run(`host.save = "device"`);
  await says(check, "saved-device");
  const { tab, device } = await stored(driver);
  assert.deepEqual(tab, {});
  assert.deepEqual(Object.values(JSON.parse(device[KEY]).notes), [NOTE]);
});

test("reset() and Start over forget, at any time", async () => {
  for (const attributes of ["save=tab", "save=device"]) {
    await open({ attributes });
    await fill(check);
    await check.run("host.reset()");
    assert.deepEqual(await stored(driver), { tab: {}, device: {} });
    assert.deepEqual((await check.state()).answers, {});
    await fill(check);
    await check.press("See results");
    await check.press("Start over");
    await until("an empty storage", async () => {
      const { tab, device } = await stored(driver);
      return Object.keys({ ...tab, ...device }).length === 0;
    });
    await check.press(sentence("undo"));
    await until("what was undone", async () => {
      const { tab, device } = await stored(driver);
      return KEY in { ...tab, ...device };
    });
    const before = `customElements.whenDefined("readiness-check").then(() =>
      document.querySelector("readiness-check").reset());`;
    await open({ attributes, before });
    assert.deepEqual((await check.state()).answers, {});
    assert.deepEqual(await stored(driver), { tab: {}, device: {} });
    await forget(driver, site);
  }
});

test("nothing leaves the page: no request but for a file of ours, no cookie, no storage but ours", async () => {
  await driver.get(site.url("/"));
  await check.ready();
  await until("the rest of the definition", () => site.requested(FILES.words).length === 1);
  const loaded = site.requests.length;
  for (const id of CONDITIONS) {
    await check.choose(id, "partial");
    if (id !== CONDITIONS.at(-1)) await check.press("Next");
  }
  await check.answer(everything());
  await check.press("See results");
  await check.press("Copy link");
  await check.find(".copied");
  const { code } = await check.state();
  await check.run("return host.open(values[0])", code);
  await check.press(sentence("back-to-mine"));
  await check.press("Start over");
  // What a result needs is fetched under names that are the same for every visitor.
  const later = site.requests.slice(loaded).map(({ path }) => path);
  const files = [FILES.results, FILES.report, FILES.reportStyle, FILES.guide];
  for (const file of files) {
    assert.equal(later.filter((path) => file.test(path)).length, 1, `${file} in ${later}`);
  }
  assert.equal(later.length, files.length, `${later}`);
  assert.deepEqual(
    site.requests.filter(({ headers }) => headers.cookie),
    [],
  );
  assert.equal(await driver.executeScript("return document.cookie"), "");
  const origins = await driver.executeScript(
    `return [...new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).origin))]`,
  );
  assert.deepEqual(origins, [site.origin]);
  const databases = await driver.executeScript(
    `return Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])
       .then((found) => found.map(({ length }) => length))`,
  );
  assert.deepEqual(databases, [0, 0, 0]);
  const { tab, device } = await stored(driver);
  for (const key of Object.keys({ ...tab, ...device })) assert.match(key, /^readiness-check/);
  assert.deepEqual(await complaints(driver), []);
});
