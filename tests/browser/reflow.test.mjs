/**
 * Every view on a phone, at 400 %, with text of twice the size and with more space in it, in narrow
 * and in wide fonts: nothing to scroll sideways, nothing cut, and what does scroll by itself can be
 * scrolled with the keyboard.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser, resize, thorough } from "./lib/browser.mjs";
import { misfits } from "./lib/layout.mjs";
import { COMPOSED } from "./lib/page.mjs";
import { quiz } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { speak, viewsToSee } from "./lib/views.mjs";

const site = await startSite();
const driver = await openBrowser();
const check = quiz(driver);

/** A window of 1280 by 1024 pixels at 400 %, a phone, and a desk. */
const SIZES = { "400 %": [320, 256], phone: [320, 800], desk: [1280, 800] };

/** Spanish is the longer one, and where it has room, English has. */
const LANGUAGES = thorough ? ["en", "es"] : ["es"];

for (const [name, show] of viewsToSee(driver, site)) {
  test(name, async () => {
    await show();
    await bringFonts();
    for (const language of LANGUAGES) {
      await speak(check, language);
      for (const [size, pixels] of Object.entries(SIZES)) {
        await resize(driver, ...pixels);
        await fits(`${language}, ${size}`);
        assert.deepEqual(await unreachable(), [], `${language}, ${size}: scrolls by keyboard`);
      }
      const before = await textSize();
      await style("html { font-size: 200% !important }");
      assert.ok((await textSize()) >= 1.99 * before, "text is twice as large");
      await fits(`${language}, text of 200 %`);
      await style(SPACED);
      for (const size of ["phone", "desk"]) {
        await resize(driver, ...SIZES[size]);
        await fits(`${language}, spaced text, ${size}`);
      }
      for (const font of Object.keys(FONTS)) {
        await style(`*, .readiness-check * { font-family: ${font} !important }`);
        for (const size of ["phone", "desk"]) {
          await resize(driver, ...SIZES[size]);
          await fits(`${language}, ${font} font, ${size}`);
        }
      }
      await style("");
    }
  });
}

/**
 * Fonts as far apart as those that pages use, made of one that every system of the tests has; the wide
 * one is as high for its size as fonts that have room for accents on capitals.
 */
const FONTS = {
  narrow: "size-adjust: 80%",
  wide: "size-adjust: 125%; ascent-override: 88%; descent-override: 28%",
};
const LOCAL = ["DejaVu Sans", "Liberation Sans", "Noto Sans"].map((name) => `local("${name}")`);
const FACES = Object.entries(FONTS).map(
  ([name, measures]) => `@font-face { font-family: ${name}; src: ${LOCAL}; ${measures} }`,
);

/** Gives the page that is open the fonts above. */
async function bringFonts() {
  const loaded = await driver.executeScript(
    `document.head.append(Object.assign(document.createElement("style"), { textContent: arguments[0] }));
     return Promise.all(arguments[1].map((name) => document.fonts.load("1em " + name)))
       .then((faces) => faces.flat().map(({ status }) => status));`,
    FACES.join("\n"),
    Object.keys(FONTS),
  );
  assert.deepEqual(loaded, ["loaded", "loaded"]);
}

/** The spacing that readers may set for themselves (WCAG 1.4.12). */
const SPACED = `
  *, .readiness-check * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;

/** Puts a visitor's own style on the page and in the quiz, in place of the last one. */
const style = (css) =>
  driver.executeScript(
    `const root = document.querySelector("readiness-check").shadowRoot;
     window.sheet ??= new CSSStyleSheet();
     for (const tree of [document, root])
       if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
     sheet.replaceSync(arguments[0]);`,
    css,
  );

/** The size of the smallest text that is read, in pixels. */
const textSize = () =>
  driver.executeScript(`${COMPOSED}
    const sizes = composed
      .filter((element) => element.matches("p, button, label, legend, td, summary"))
      .map((element) => parseFloat(getComputedStyle(element).fontSize));
    return Math.min(...sizes);`);

async function fits(how) {
  assert.deepEqual(await misfits(driver), { sideways: [], cut: [] }, how);
}

/** What scrolls by itself without a name, or without the keyboard. */
const unreachable = () =>
  driver.executeScript(`${COMPOSED}
    return composed
      .filter((element) => !element.matches("textarea, input, select, html, body"))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const scrolls = (overflow, whole, seen) => /auto|scroll/.test(overflow) && whole > seen;
        return scrolls(overflowX, element.scrollWidth, element.clientWidth) ||
          scrolls(overflowY, element.scrollHeight, element.clientHeight);
      })
      .filter((element) =>
        !element.getAttribute("aria-label") ||
        (element.tabIndex !== 0 && !element.querySelector("button, a[href], input")))
      .map(told);`);
