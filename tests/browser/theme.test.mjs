/**
 * Whatever accent a page gives, in light and dark: what is shown can be read and seen. Colours are
 * measured as they are painted, on every kind of thing that is in view.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { everything, sentence } from "./lib/assessment.mjs";
import { engine, thorough } from "./lib/browser.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const { driver, check, open } = await stage();

const COLOUR = readFileSync(new URL("lib/colour.js", import.meta.url), "utf8");

const SCHEMES = ["light", "dark"];

/** The steps around the circle of hues. */
const HUES = thorough ? 15 : 3;

/** The circle of hues at every lightness and chroma, the names people type, and the odd ones out. */
const ACCENTS = [
  ...[0.15, 0.35, 0.55, 0.75, 0.95].flatMap((lightness, turn) =>
    [0.05, 0.15, 0.37].flatMap((chroma) =>
      // Each circle begins at another hue.
      Array.from(
        { length: HUES },
        (_, step) => `oklch(${lightness} ${chroma} ${turn * 24 + (step * 360) / HUES})`,
      ),
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
    // As text, for drivers take seconds over that many lists.
    const found = await check.run(
      `const pieces = contrastsIn(root);
       return JSON.stringify(values[0].map((properties) => {
         host.removeAttribute("style");
         for (const [name, value] of Object.entries(properties)) host.style.setProperty(name, value);
         const grounds = new Map();
         return pieces.map(([what, least, measure]) => [what, least, measure(grounds)]);
       }));`,
      styles.slice(start, start + 50),
    );
    JSON.parse(found).forEach((pieces, index) => {
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
  await until("the focus in the note", () =>
    check.run(
      `root.querySelector("[data-slot=purpose-vision] .note").open = true;
       const note = root.querySelector("[data-slot=purpose-vision] textarea");
       note.focus();
       return note.matches(":focus-visible");`,
    ),
  );
}

async function result() {
  await open();
  await check.answer(everything());
  await check.press(sentence("see-results"));
  await check.find("[part=step]");
  await check.openAll();
  await check.run(`root.querySelector("[part=step] .ways button").click()`);
  await check.find("[part=outlook]");
  await until("the focus in the link", () =>
    check.run(
      `const link = root.querySelector("input[readonly]");
       link.focus();
       return link.matches(":focus-visible");`,
    ),
  );
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

test("whatever surface, text and border a page gives", async (t) => {
  await questions();
  await driver.executeScript(COLOUR);
  const surfaces = [
    "#fff",
    "#fdf6e3",
    "#ffd400",
    "#0b1f3a",
    "#000",
    "#5b21b6",
    "rgb(0 0 0 / 0.05)",
  ];
  const texts = ["", "#000", "#fff", "#999"];
  const accented = ["navy", "#ffd400", "#d0021b", "#ffe4e9", "#000", "#fff"];
  const styles = surfaces.flatMap((surface) =>
    texts.flatMap((text) =>
      accented.map((accent) => ({
        "--readiness-surface": surface,
        "--readiness-text": text,
        "--readiness-border": accent,
        "--readiness-focus": accent,
        "--readiness-accent": accent,
      })),
    ),
  );
  for (const scheme of SCHEMES) {
    await paint(scheme);
    const { low, worst } = await contrasts(styles);
    for (const { where } of Object.values(worst)) t.diagnostic(`${engine}, ${scheme}: ${where}`);
    assert.deepEqual(low.slice(0, 10), [], scheme);
  }
});

/** How a few pieces look, for comparing. */
const pieces = () =>
  check.run(
    `const read = (css, ...names) => {
       const style = getComputedStyle(root.querySelector(css));
       return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
     };
     const shown = (colour) => looksLike(colour).slice(0, 3).join(" ");
     const primary = read(".primary", "background-color", "border-top-left-radius", "padding-top", "font-family");
     return {
       fill: shown(primary["background-color"]),
       surface: looksLike(read("[part=quiz]", "background-color")["background-color"]).join(" "),
       text: shown(read("h3", "color").color),
       link: shown(read(".credit a", "color").color),
       line: shown(read(".header", "border-bottom-color")["border-bottom-color"]),
       ring: shown(read("textarea", "outline-color")["outline-color"]),
       radius: primary["border-top-left-radius"],
       padding: primary["padding-top"],
       font: primary["font-family"],
       heading: read("h3", "font-family")["font-family"],
     };`,
  );

const set = (properties) =>
  check.run(
    `host.removeAttribute("style");
     for (const [name, value] of Object.entries(values[0])) host.style.setProperty(name, value);`,
    properties,
  );

test("what a page gives is what it gets, and what makes no sense is as if it were not given", async () => {
  await questions();
  await driver.executeScript(COLOUR);
  await paint("light");
  const usual = await pieces();
  assert.equal(usual.fill, "10 95 109");
  assert.equal(usual.link, "10 95 109");
  assert.equal(usual.surface, "0 0 0 0");
  assert.equal(usual.ring, "23 70 201");
  await set({
    "--readiness-accent": "#7a1f5c",
    "--readiness-surface": "#fffaf0",
    "--readiness-text": "#102030",
    "--readiness-border": "#e0c0a0",
    "--readiness-focus": "#b00020",
    "--readiness-radius": "1px",
    "--readiness-space": "1.5",
    "--readiness-font": "'Some Font', serif",
    "--readiness-heading-font": "monospace",
  });
  assert.deepEqual(await pieces(), {
    fill: "122 31 92",
    surface: "255 250 240 255",
    text: "16 32 48",
    link: "122 31 92",
    line: "224 192 160",
    ring: "176 0 32",
    radius: "1px",
    padding: `${Number.parseFloat(usual.padding) * 1.5}px`,
    font: `"Some Font", serif`,
    heading: "monospace",
  });
  // An accent too pale to be read stays what it is where something dark stands on it.
  await set({ "--readiness-accent": "#ffd400" });
  const yellow = await pieces();
  assert.equal(yellow.fill, "255 212 0");
  assert.notEqual(yellow.link, "255 212 0");
  const names = ["accent", "surface", "text", "border", "focus", "radius", "space"];
  for (const nonsense of [
    "banana",
    "12",
    "red red",
    "1px solid",
    "url(x)",
    "-",
    "calc(1px + red)",
  ]) {
    const given = names.filter((name) => name !== "space" || nonsense !== "12");
    await set(Object.fromEntries(given.map((name) => [`--readiness-${name}`, nonsense])));
    assert.deepEqual(await pieces(), usual, nonsense);
  }
  await set({ "--readiness-font": "1px !", "--readiness-heading-font": "12 red" });
  assert.deepEqual(await pieces(), usual);
});

test("another version may have registered the properties before", async () => {
  const before = `CSS.registerProperty({ name: "--readiness-accent", syntax: "<color>", inherits: true, initialValue: "#123456" });`;
  await open({ before });
  await driver.executeScript(COLOUR);
  const fill = await check.run(
    `return looksLike(getComputedStyle(root.querySelector(".primary")).backgroundColor)`,
  );
  assert.deepEqual(fill, [18, 52, 86, 255]);
  assert.deepEqual(await complaints(driver), []);
});

test("on paper a result is dark on light, whatever the surface", async () => {
  await result();
  await driver.executeScript(COLOUR);
  await paint("dark");
  await set({
    "--readiness-surface": "#0b1f3a",
    "--readiness-text": "#fff",
    "--readiness-accent": "#ffd400",
  });
  const fills = await check.run(
    `return [...root.querySelectorAll(".brief .wheel .level")].map((level) => looksLike(getComputedStyle(level).fill));`,
  );
  assert.ok(fills.length > 10);
  for (const [red, green, blue] of fills)
    assert.ok(red + green + blue < 384, `${red} ${green} ${blue}`);
});

test("a page's own introduction stands where ours did, its own footer after the credit", async () => {
  const about = (shown) =>
    check
      .run(`return root.querySelector("[part=introduction]")?.innerText ?? null`)
      .then((text) => assert.equal(text?.includes("Answer for your own state") ?? null, shown));
  await open();
  await about(true);
  await open({
    content: `<p slot="introduction">Welcome to ours.</p><p slot="footer">Ask us.</p><p>Meanwhile</p>`,
  });
  const shown = () =>
    driver.executeScript(
      `return [...document.querySelectorAll("readiness-check > *")].map((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)`,
    );
  assert.deepEqual(await shown(), [true, true, false]);
  const below = await check.run(
    `const at = (one) => one.getBoundingClientRect();
     const [introduction, footer] = host.children;
     const title = at(root.querySelector("[part=title]"));
     return [at(introduction).top >= title.bottom, at(introduction).bottom <= at(root.querySelector("h3")).top,
       at(footer).top >= at(root.querySelector("[part=credit] a")).bottom];`,
  );
  assert.deepEqual(below, [true, true, true]);
  await check.press("Next");
  assert.deepEqual(await shown(), [false, true, false]);
});
