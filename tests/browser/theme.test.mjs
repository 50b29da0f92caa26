/**
 * Whatever accent a page gives, in light and dark: what is shown can be read and seen. Colours are
 * measured as they are painted, on every kind of thing that is in view.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everything, sentence } from "./lib/assessment.mjs";
import { engine } from "./lib/browser.mjs";
import { stage } from "./lib/stage.mjs";

const { driver, check, open } = await stage();

const COLOUR = readFileSync(new URL("lib/colour.js", import.meta.url), "utf8");

const SCHEMES = ["light", "dark"];

/** The hue circle at every lightness and chroma, the names people type, and the odd ones out. */
const ACCENTS = [
  ...[0.15, 0.35, 0.55, 0.75, 0.95].flatMap((lightness) =>
    [0.05, 0.15, 0.37].flatMap((chroma) =>
      Array.from({ length: 15 }, (_, step) => `oklch(${lightness} ${chroma} ${step * 24})`),
    ),
  ),
  ...["black", "white", "gray", "silver", "dimgray", "red", "lime", "blue", "yellow", "cyan"],
  ...["magenta", "navy", "maroon", "olive", "orange", "gold", "pink", "rebeccapurple", "teal"],
  ...["#757575", "#767676", "#777", "#0a5f6d", "#0d6efd", "#005ea2", "#e5a000", "#ffe4e9"],
  ...["rgb(10 95 109 / 0.3)", "rgb(255 255 0 / 0.5)", "#0000", "transparent", "rgb(0 0 0 / 0.01)"],
  ...["color(display-p3 1 0 0)", "color(display-p3 0 1 0)", "color(display-p3 0 0 1)"],
  ...["color(rec2020 0 1 0)", "oklch(0.5 0.5 150)", "lab(50 120 -120)", "color(srgb 2 -1 0.5)"],
  ...["oklch(none none none)", "hsl(from red h s 50%)", "color-mix(in oklch, red, blue)"],
];

/** The page's background and what goes with it. */
const paint = (scheme) =>
  driver.executeScript(
    `const [scheme] = arguments;
     document.documentElement.style.colorScheme = scheme;
     document.body.style.background = scheme === "dark" ? "#121212" : "#fff";`,
    scheme,
  );

/**
 * Every contrast on the page for each of these styles of the element: those that are too low, and
 * the worst of each kind.
 */
async function contrasts(styles) {
  const low = [];
  const worst = {};
  // A page of results takes its time to be drawn anew.
  for (let start = 0; start < styles.length; start += 50) {
    const found = await check.run(
      `const pieces = contrastsIn(root);
       return values[0].map((properties) => {
         host.removeAttribute("style");
         for (const [name, value] of Object.entries(properties)) host.style.setProperty(name, value);
         return pieces.map(([what, least, measure]) => [what, least, measure()]);
       });`,
      styles.slice(start, start + 50),
    );
    found.forEach((pieces, index) => {
      for (const [what, least, value] of pieces) {
        const [kind] = what.split(" ");
        const where = `${value.toFixed(2)}: ${what}, ${JSON.stringify(styles[start + index])}`;
        if (!(value >= least)) low.push(where);
        if (!(value >= worst[kind]?.value)) worst[kind] = { value, where };
      }
    });
  }
  await check.run(`host.removeAttribute("style")`);
  return { low, worst };
}

/** The first page, with an answer, a note to write and the focus in it. */
async function questions() {
  await open({ attributes: `pace="full"` });
  await check.answer(everything());
  await check.find("[data-slot=purpose-vision] .note summary");
  await check.run(
    `root.querySelector("[data-slot=purpose-vision] .note").open = true;
     root.querySelector("[data-slot=purpose-vision] textarea").focus();`,
  );
}

async function result() {
  await open();
  await check.answer(everything());
  await check.press(sentence("see-results"));
  await check.find("[part=step]");
  await check.run(
    `for (const more of root.querySelectorAll("details")) more.open = true;
     root.querySelector("[part=step] .ways button").click();
     root.querySelector("input[readonly]").focus();`,
  );
  await check.find("[part=outlook]");
}

const accents = ACCENTS.map((accent) => ({ "--readiness-accent": accent }));

for (const [name, show] of Object.entries({ questions, result })) {
  for (const scheme of SCHEMES) {
    test(`${ACCENTS.length} accents on a ${scheme} page of ${name}`, async (t) => {
      await show();
      await driver.executeScript(COLOUR);
      await paint(scheme);
      const { low, worst } = await contrasts(accents);
      for (const { where } of Object.values(worst)) t.diagnostic(`${engine}, worst ${where}`);
      assert.deepEqual(Object.keys(worst), ["text", "edge", "line", "ring"]);
      assert.deepEqual(low.slice(0, 10), []);
    });
  }
}
