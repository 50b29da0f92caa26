/**
 * Languages: every view in one that is written from right to left and in one with longer words,
 * which no file of the package knows; numbers, lists and counted words as real languages have
 * them; and what is in another language than the page says so.
 */

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import {
  definitionWith,
  everything,
  GUIDE,
  overview,
  packaged,
  sentence,
  speak,
} from "./lib/assessment.mjs";
import { openBrowser, resize, thorough } from "./lib/browser.mjs";
import { beginAfresh, embed, FILES } from "./lib/embed.mjs";
import { foreign, misplaced } from "./lib/layout.mjs";
import { people } from "./lib/meeting.mjs";
import { codesOf, goToOpen, handIn, titled } from "./lib/others.mjs";
import { axe, log } from "./lib/page.mjs";
import { PSEUDO, startPseudoSite } from "./lib/pseudo.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { printedSheet, take } from "./lib/taken.mjs";
import { views, viewsToSee } from "./lib/views.mjs";

const WIDTHS = [320, 1280];

/** What of axe-core depends on the language; colours do not. */
const WORDS = { rules: { "color-contrast": { enabled: false } } };

// First, for they read the files as they are.
const INTERFACE = new URL("../../interface/", import.meta.url);
const LANGUAGES = readdirSync(INTERFACE).map((name) => name.replace(".json", ""));

test("every phrase has the forms that its language has for whole numbers", () => {
  for (const name of LANGUAGES) {
    for (const { language, text } of packaged(name)) {
      const rules = new Intl.PluralRules(language);
      const counts = Array.from({ length: 10_001 }, (_, count) => rules.select(count));
      const needed = [...new Set([...counts, "other"])].sort();
      for (const [key, phrase] of Object.entries(text)) {
        if (typeof phrase === "string") continue;
        assert.deepEqual(Object.keys(phrase).sort(), needed, `${name}: ${key}`);
      }
    }
  }
});

/** Of each bar, how far its first piece is from where lines begin, and how wide the bar is. */
const bars = (check) =>
  check.run(`
    const mirrored = getComputedStyle(root.querySelector(".readiness-check")).direction === "rtl";
    return [...root.querySelectorAll("svg.bar")]
      .filter((bar) => bar.checkVisibility())
      .map((bar) => {
        const [whole, first] = [bar, bar.querySelector('.level:not([width="0"])') ?? bar]
          .map((part) => part.getBoundingClientRect());
        return mirrored ? whole.right - first.right : first.left - whole.left;
      });`);

/** Names at the wheel that run into it: those on its right end left of where they begin, or the like. */
const wheelNames = (check) =>
  check.run(`
    return [...root.querySelectorAll(".wheel .name")]
      .filter((name) => name.checkVisibility() && Math.abs(name.getAttribute("x")) >= 120)
      .filter((name) => {
        const [x, { x: left, width }] = [Number(name.getAttribute("x")), name.getBBox()];
        // A letter may lean out a little; half of one tells that from a name on the wrong side.
        return x > 0 ? left < x - 56 : left + width > x + 56;
      })
      .map((name) => name.textContent);`);

for (const [name, pseudo] of Object.entries(PSEUDO)) {
  test(`every view, ${name}`, async (t) => {
    const site = await startPseudoSite(pseudo);
    const driver = await openBrowser();
    const check = quiz(driver);
    for (const [view, show] of viewsToSee(driver, site)) {
      await t.test(view, async () => {
        await show();
        const root = await check.run(`
          const quiz = root.querySelector(".readiness-check");
          return [quiz.lang, getComputedStyle(quiz).direction];`);
        assert.deepEqual(root, [pseudo.language, pseudo.direction]);
        assert.deepEqual(await foreign(driver), [], "in letters of another language");
        for (const width of WIDTHS) {
          await resize(driver, width, 800);
          const at = (what) => `${what}, ${width} pixels wide`;
          const nothing = { sideways: [], cut: [], beyond: [], overlapping: [] };
          assert.deepEqual(await misplaced(driver), nothing, at("misplaced"));
          assert.deepEqual(await wheelNames(check), [], at("names in the wheel"));
          const far = (await bars(check)).filter((distance) => Math.abs(distance) > 2);
          assert.deepEqual(far, [], at("bars that don’t begin where lines do"));
        }
        if (thorough) assert.deepEqual(await axe(driver, WORDS), [], "axe-core");
      });
    }
    await t.test("what is printed", async () => {
      await views(driver, site)["result, full, every table unfolded"]();
      await take(driver);
      await check.press(sentence("print"));
      const sheet = await printedSheet(driver);
      const { language, direction } = pseudo;
      assert.match(sheet, new RegExp(`<html lang="${language}" dir="${direction}">`));
    });
    await driver.quit();
    site.stop();
  });
}

/** The packaged definition in another language, as far as these texts go. */
const inLanguage = (language, text) =>
  definitionWith((definition) => {
    definition.language = language;
    definition.guide = undefined;
    Object.assign(definition.text, text);
  });

test("numbers, lists and counted words are as the browser knows the language", async (t) => {
  // After the languages above, English again.
  speak((file) => file);
  const site = await startSite();
  const driver = await openBrowser();
  const check = quiz(driver);
  const start = async (definition) => {
    site.clear();
    await beginAfresh(driver, site);
    site.json("/other.json", definition);
    await driver.get(embed(site, { attributes: `assessment="/other.json"` }));
    await check.ready();
  };
  const counted = (forms) =>
    Object.fromEntries(Object.entries(forms).map(([form, word]) => [form, `{total} ${word}`]));
  const paces = () =>
    check.run(
      `return [...root.querySelectorAll(".pace button")].map((button) => button.textContent)`,
    );

  await t.test("Polish has four forms", async () => {
    const forms = counted({ one: "pytanie", few: "pytania", many: "pytań", other: "pytania" });
    const definition = inLanguage("pl", { "pace-quick": forms, "pace-full": forms });
    await start(definition);
    const total = definition.slots.length;
    assert.deepEqual(await paces(), ["8 pytań", `${total} pytań`]);
  });

  await t.test("Arabic has six, its own digits in Egypt, and begins on the right", async () => {
    const forms = counted({ one: "one", two: "two", few: "few", many: "many", other: "other" });
    await start(inLanguage("ar-EG", { "pace-quick": forms, "pace-full": forms }));
    assert.deepEqual(await paces(), ["٨ few", "٨٧ many"]);
    assert.equal(await check.run(`return root.querySelector("[part=quiz]").dir`), "rtl");
    const positions = `[...root.querySelectorAll(".progress .position")].map((place) => place.textContent)`;
    assert.equal((await check.run(`return ${positions}`)).at(-1), "٨");
  });

  await t.test("what is no language tag is written plainly", async () => {
    const forms = counted({ one: "one", other: "other" });
    await start(inLanguage("no language", { "pace-quick": forms }));
    assert.equal((await paces())[0], "8 other");
    assert.equal(await check.run(`return root.querySelector("[part=quiz]").dir`), "auto");
    // Results say of which day they are.
    const dated = () => check.run(`return root.querySelector("[part=brief]").textContent`);
    await check.answer(overview());
    const [code] = await codesOf(check, [overview()]);
    await check.press(sentence("see-results"));
    await check.find("[part=verdict]");
    assert.match(await dated(), /\b20\d\d-\d\d-\d\d/);
    await start(inLanguage("no language", {}));
    await goToOpen(check);
    await handIn(check, `${code}-${code}`);
    await titled(check, sentence("pair-title"));
    assert.match(await dated(), /\b20\d\d-\d\d-\d\d/);
    assert.deepEqual(await log(driver, "readiness-error"), []);
  });

  for (const [language, [thousand, and]] of Object.entries({
    "es-US": ["1,234", " y "],
    de: ["1.234", " und "],
  })) {
    await t.test(`thousands and lists in ${language}`, async () => {
      await start({ ...inLanguage(language, {}), guide: "guide.json" });
      site.json("/guide.json", { ...GUIDE, language });
      await check.answer(everything());
      await check.press(sentence("see-results"));
      await check.find("[part=step]");
      const steps = await check.run(
        `return [...root.querySelectorAll("[part=step]")].map((step) => step.textContent)`,
      );
      assert.ok(steps.join("\n").includes(and), steps.join("\n"));
      await start(inLanguage(language, {}));
      await goToOpen(check);
      const [code] = await codesOf(check, people(1));
      const cut = `#readiness-${code.slice(0, 30)}.`;
      await handIn(check, Array(1234).fill(cut).join("\n\n"));
      await check.find(".refused [role=alert]");
      assert.ok((await check.text()).includes(sentence("refused", { count: thousand })));
    });
  }
  await driver.quit();
});

test("what is said before there is a definition is in the nearest language, and says in which", async () => {
  const site = await startSite();
  const driver = await openBrowser();
  const check = quiz(driver);
  const words = Object.fromEntries(
    LANGUAGES.map((name) => {
      const [{ around }] = packaged(name);
      return [name, around];
    }),
  );
  for (const [page, nearest] of [
    ["es", "es"],
    ["es-MX", "es"],
    ["ES-419", "es"],
    ["fr", "en"],
    ["ar", "en"],
    ["not a tag", "en"],
  ]) {
    site.clear();
    site.fault(FILES.module, { status: 404 });
    await driver.get(embed(site, { attributes: `lang="${page}"`, content: "<p>مرحبا</p>" }));
    await check.button(words[nearest].retry);
    const panel = await check.run(`
      const panel = root.querySelector("[part=failure]");
      const detail = panel.querySelector(".detail");
      return [panel.lang, panel.dir, panel.querySelector("p").textContent, detail.lang, panel.querySelector("slot").dir];`);
    const said = words[nearest]["load-failed"];
    assert.deepEqual(panel, [nearest, "ltr", said, "en", "auto"], page);
    site.clear();
    await driver.get(embed(site, { attributes: `lang="${page}"` }));
    await check.ready();
    const quizLanguage = await check.run(`return root.querySelector("[part=quiz]").lang`);
    assert.equal(quizLanguage.split("-")[0], nearest, page);
  }
  await driver.quit();
});
