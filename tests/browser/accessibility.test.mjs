/**
 * Every view in light, dark and forced colours, on a phone and on a desk: no violation that
 * axe-core finds, nothing to scroll sideways, nothing cut, names for everything, room to press.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { sentence, titleOf } from "./lib/assessment.mjs";
import { canEmulate, openBrowser, resize } from "./lib/browser.mjs";
import { ALL, cut, sideways } from "./lib/layout.mjs";
import { axe } from "./lib/page.mjs";
import { accessibleName, quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { views } from "./lib/views.mjs";

/** What WebKitGTK has no setting for is left out there: forced colours. */
const LOOKS = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: true }].filter(
  (look) => Object.keys(look).every(canEmulate),
);

const site = await startSite();

for (const look of LOOKS) {
  test(`axe-core and sideways scrolling, ${JSON.stringify(look)}`, async (t) => {
    const driver = await openBrowser(look);
    // Forced colours are the visitor's own; how far they differ is not the page's to judge.
    const options = look.forcedColors ? { rules: { "color-contrast": { enabled: false } } } : {};
    for (const [name, show] of Object.entries(views(driver, site))) {
      await t.test(name, async () => {
        await show();
        for (const width of [320, 1280]) {
          await resize(driver, width, 800);
          assert.deepEqual(await axe(driver, options), [], `${width} pixels wide`);
          assert.ok((await sideways(driver)) <= 0, `${width} pixels wide`);
        }
      });
    }
    await driver.quit();
  });
}

test("each view by itself", async (t) => {
  const driver = await openBrowser();
  const check = quiz(driver);
  for (const [name, show] of Object.entries(views(driver, site))) {
    await t.test(name, async () => {
      await show();
      await resize(driver, 320, 800);
      assert.deepEqual(await smallTargets(driver), [], "targets of at least 24 pixels");
      assert.deepEqual(await nameless(check), [], "names");
      assert.deepEqual(await ungrouped(check), [], "groups named by their legends");
      assert.deepEqual(await unlabelled(driver), [], "pictures with a text or hidden");
      await space(driver);
      for (const width of [320, 1280]) {
        await resize(driver, width, 800);
        assert.deepEqual(await cut(driver), [], `spaced text, ${width} pixels wide`);
        assert.ok((await sideways(driver)) <= 0, `spaced text, ${width} pixels wide`);
      }
    });
  }
  await driver.quit();
});

test("what changes by itself is announced", async () => {
  const driver = await openBrowser();
  const check = quiz(driver);
  const view = views(driver, site);
  const role = (css) => check.find(css).then((element) => element.getAriaRole());
  await view["first page, quick"]();
  assert.equal(await role("[part=progress] .answered"), "status");
  await view["a damaged link"]();
  // The live region is there before the message comes, or nobody would hear of it.
  assert.equal(await check.run(`return root.querySelector(".message").parentNode.role`), "alert");
  assert.equal(await check.message(), `${sentence("link-damaged")} ${sentence("untouched")}`);
  await view["result, quick"]();
  // As is this one, in which the message about the guide comes and goes.
  assert.equal(await role("[part=plan] > div"), "status");
  await check.press("Copy link");
  assert.equal(await role(".share .copied"), "status");
  assert.equal(await role(".take-away .copied"), "status");
  await view["failed to load"]();
  assert.equal(await role("[part=failure]"), "alert");
  await view["first page, quick"]();
  await check.press("Next");
  await check.arrive(titleOf("flexibility"));
  await driver.quit();
});

/** What can be pressed and is less than 24 pixels wide or high; links in a sentence may be. */
const smallTargets = (driver) =>
  driver.executeScript(`${ALL}
    return all
      .filter((element) => element.matches("button, summary, textarea, input, a[href]"))
      .filter((element) => !(element.matches("a") && getComputedStyle(element).display === "inline"))
      .map((element) => (/radio|checkbox/.test(element.type) && element.labels[0]) || element)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && (width < 24 || height < 24);
      })
      .map((element) => { const { width, height } = element.getBoundingClientRect(); return width + " × " + height + " " + told(element); });`);

/** Controls in the quiz that a screen reader has no name for. */
async function nameless(check) {
  const found = [];
  for (const control of await check.findAll(
    "button, summary, textarea, input, a, [role=region], nav",
  )) {
    if ((await accessibleName(control)) === "") found.push(await control.getAttribute("outerHTML"));
  }
  return found;
}

/** Questions whose group is not called what their legend says. */
async function ungrouped(check) {
  const plain = (text) => text.replace(/\s+/g, "");
  const found = [];
  for (const set of await check.findAll("fieldset")) {
    const [role, name] = [await set.getAriaRole(), await accessibleName(set)];
    const legend = await check.run(`return values[0].querySelector("legend").textContent`, set);
    if (role !== "group" || plain(name) !== plain(legend)) found.push([role, name, legend]);
  }
  return found;
}

/** Pictures that neither have a text instead nor are hidden from who can't see them. */
const unlabelled = (driver) =>
  driver.executeScript(`${ALL}
    return all
      .filter((element) => element.matches("img, svg, [role=img]") && !element.closest("[aria-hidden=true]"))
      .filter((element) => !(element.alt || element.getAttribute("aria-label")))
      .map(told);`);

/** The spacing that readers may set for themselves (WCAG 1.4.12). */
const space = (driver) =>
  driver.executeScript(`
    for (const [name, value] of Object.entries({ "line-height": "1.5", "letter-spacing": "0.12em", "word-spacing": "0.16em" }))
      document.documentElement.style.setProperty(name, value, "important");`);
