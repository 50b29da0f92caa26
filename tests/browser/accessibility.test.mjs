/**
 * Every view in light, dark and forced colours, in each language, on a phone and on a desk, in the
 * page and in a frame: no violation that axe-core finds.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { canEmulate, openBrowser, resize } from "./lib/browser.mjs";
import { embed } from "./lib/embed.mjs";
import { inFrame } from "./lib/frame.mjs";
import { axe } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { speak, views } from "./lib/views.mjs";

/**
 * Every look, every language and every width, each language at both: what is thorough of words and of
 * their place is the same in every look, and what is thorough of colours in every language. WebKitGTK has
 * no setting for forced colours.
 */
const LOOKS = [
  [{ colorScheme: "light" }, { en: 1280, es: 320 }],
  [{ colorScheme: "dark" }, { en: 320 }],
  [{ forcedColors: true }, { es: 1280 }],
].filter(([look]) => Object.keys(look).every(canEmulate));

const site = await startSite();

for (const [look, widths] of LOOKS) {
  test(`axe-core, ${JSON.stringify(look)}`, async (t) => {
    const driver = await openBrowser(look);
    // Forced colours are the visitor's own; how far they differ is not the page's to judge.
    const options = look.forcedColors ? { rules: { "color-contrast": { enabled: false } } } : {};
    for (const [name, show] of Object.entries(views(driver, site))) {
      await t.test(name, async () => {
        await show();
        for (const [language, width] of Object.entries(widths)) {
          await speak(quiz(driver), language);
          await resize(driver, width, 800);
          assert.deepEqual(await axe(driver, options), [], `${language}, ${width} pixels wide`);
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
