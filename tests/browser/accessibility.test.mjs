/**
 * Every view in light and dark colours, in each language, on a phone and on a desk, in the page and in
 * a frame: no violation that axe-core finds.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { canEmulate, openBrowser, resize } from "./lib/browser.mjs";
import { embed } from "./lib/embed.mjs";
import { inFrame } from "./lib/frame.mjs";
import { axe, judged } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { speak, viewsToSee } from "./lib/views.mjs";

/**
 * Each language at each width in light colours, and dark ones once: what is true of words and of their place is
 * the same in every look, and what is true of colours in every language.
 */
const LOOKS = [
  [{ colorScheme: "light" }, { en: [1280, 320], es: [320, 1280] }],
  [{ colorScheme: "dark" }, { en: [320] }],
].filter(([look]) => Object.keys(look).every(canEmulate));

const site = await startSite();

for (const [look, widths] of LOOKS) {
  test(`axe-core, ${JSON.stringify(look)}`, async (t) => {
    const driver = await openBrowser(look);
    for (const [name, show] of viewsToSee(driver, site)) {
      await t.test(name, async () => {
        await show();
        for (const [language, each] of Object.entries(widths)) {
          await speak(quiz(driver), language);
          for (const width of each) {
            await resize(driver, width, 800);
            const found = await axe(driver, judged(look));
            assert.deepEqual(found, [], `${language}, ${width} pixels wide`);
          }
        }
      });
    }
    await driver.quit();
  });
}

test("axe-core in a frame and on the quiz's own page", async () => {
  const driver = await openBrowser();
  const check = quiz(driver);
  site.clear();
  site.headers(/^\/pkg\//, { "access-control-allow-origin": "*" });
  await driver.get(embed(site, { attributes: "isolated" }));
  // The page around has the main landmark and the first heading.
  const rules = ["landmark-one-main", "page-has-heading-one", "region"];
  const options = { rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])) };
  await inFrame(driver, check, async () =>
    assert.deepEqual(await axe(driver, options), [], "in the frame"),
  );
  assert.deepEqual(await axe(driver), [], "around the frame");
  for (const language of ["en", "es"]) {
    await driver.get(site.url(`/pkg/frame.html?lang=${language}`));
    await check.ready();
    assert.deepEqual(await axe(driver), [], `a page of its own, ${language}`);
  }
  await driver.quit();
});
