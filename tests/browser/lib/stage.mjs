/** Where most tests play: one visitor's browser, one site, and the quiz on its page. */

import assert from "node:assert/strict";
import { beforeEach } from "node:test";
import { openBrowser } from "./browser.mjs";
import { beginAfresh, embed, forget } from "./embed.mjs";
import { log } from "./page.mjs";
import { quiz } from "./quiz.mjs";
import { startSite } from "./site.mjs";
import { until } from "./wait.mjs";

/** Opens them for a test file; the site and what the browser remembers are clean in every test. */
export async function stage() {
  const driver = await openBrowser();
  const site = await startSite();
  const check = quiz(driver);

  beforeEach(async () => {
    site.clear();
    await beginAfresh(driver, site);
  });

  /** Opens an address, or an embedding page made of such parts, and waits for the quiz. */
  async function open(page) {
    await driver.get(typeof page === "string" ? page : embed(site, page));
    await check.ready();
  }

  async function reload() {
    await driver.navigate().refresh();
    await check.ready();
  }

  /** What every `readiness-…` event of that name has said so far. */
  const details = async (name) =>
    (await log(driver, `readiness-${name}`)).map(({ detail }) => detail);

  /** The result of these answers, made on a page of such parts that is then forgotten. */
  async function madeWith(answers, parts) {
    await open({ ...parts, path: "/maker" });
    await check.answer(answers);
    const { code, link, profile } = await check.state();
    assert.notEqual(code, "");
    await forget(driver, site);
    return { code, link, profile };
  }

  return {
    driver,
    site,
    check,
    open,
    reload,
    details,
    errors: () => details("error"),
    results: () => details("result"),
    madeWith,
    setHash: (hash) => driver.executeScript("location.hash = arguments[0]", hash),
    shown: (css) => until(`a visible ${css}`, async () => (await check.findAll(css)).length),
  };
}
