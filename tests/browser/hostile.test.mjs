/**
 * The quiz on pages whose styles were not made for it: what it looks like there is what it looks
 * like on a page without any, in the same font and width; and the page stays what it was.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, sentence } from "./lib/assessment.mjs";
import { FILES } from "./lib/embed.mjs";
import { FRAMEWORKS, HOSTILE } from "./lib/hosts.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";

const { driver, site, check, open } = await stage();

const WIDTH = 700;

/** What a page hands down on purpose. */
const INHERITED = ["font-family", "font-size", "font-weight", "letter-spacing", "word-spacing"];

/** What of every element of the quiz is compared, beside where it stands. */
const COMPARED = [
  ...["display", "position", "float", "box-sizing", "visibility", "opacity", "overflow-x"],
  ...[
    "color",
    "background-color",
    "border-top-width",
    "border-top-color",
    "border-top-left-radius",
  ],
  ...["padding-top", "padding-left", "margin-top", "margin-left", "caption-side", "direction"],
  ...["font-size", "font-weight", "font-style", "font-family", "line-height", "letter-spacing"],
  ...["word-spacing", "text-transform", "text-align", "text-indent", "text-shadow", "white-space"],
  ...["word-break", "text-decoration-line", "list-style-type", "fill", "stroke", "stroke-width"],
];

/** A host page with a style sheet, and the quiz in a column of it. */
const page = (css, host = "", column = `width: ${WIDTH}px`) =>
  site.html(
    "/host",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title>
     <link rel="icon" href="/icon.svg"><style>${css}</style></head>
     <body><main style="${column}"><readiness-check save="off" style="${host}"></readiness-check></main>
     <script type="module" src="${FILES.script}"></script></body></html>`,
  );

/** Every element of the quiz: what it is, where it stands in it, and how it looks. */
const look = () =>
  check.run(
    `const quiz = root.querySelector("[part=quiz]");
     const origin = quiz.getBoundingClientRect();
     return [...quiz.querySelectorAll("*"), quiz].filter((one) => one.checkVisibility()).map((one) => {
       const { x, y, width, height } = one.getBoundingClientRect();
       const style = getComputedStyle(one);
       return {
         what: one.localName + "." + (one.getAttribute("class") ?? ""),
         box: [x - origin.x, y - origin.y, width, height],
         style: Object.fromEntries(values[0].map((name) => [name, style.getPropertyValue(name)])),
       };
     });`,
    COMPARED,
  );

/** What differs between two looks, in words; half a pixel is rounding. */
function differences(found, expected) {
  const said = [];
  if (found.length !== expected.length) said.push(`${found.length} of ${expected.length} elements`);
  for (const [index, { what, box, style }] of expected.entries()) {
    const other = found[index] ?? { what: "nothing", box: [], style: {} };
    if (other.what !== what) said.push(`${other.what} instead of ${what}`);
    if (!box.every((side, at) => Math.abs(side - other.box[at]) <= 0.5)) {
      said.push(`${what} at ${other.box} instead of ${box}`);
    }
    for (const [name, value] of Object.entries(style)) {
      if (other.style[name] !== value)
        said.push(`${what} ${name}: ${other.style[name]}, not ${value}`);
    }
  }
  return said;
}

/** The pages of the quiz that are compared. */
const PAGES = {
  async questions() {
    await check.run(`host.pace = "full"`);
    await check.answer(everything());
    await check.find("[data-slot=purpose-vision]");
  },
  async result() {
    await check.press(sentence("see-results"));
    await check.find("[part=step]");
    await check.run(`for (const more of root.querySelectorAll("details")) more.open = true`);
  },
};

async function looks() {
  const found = {};
  for (const [name, show] of Object.entries(PAGES)) {
    await show();
    found[name] = await look();
  }
  return found;
}

for (const [name, css] of Object.entries({ ...FRAMEWORKS, ...HOSTILE })) {
  test(`on a page with ${name}`, async () => {
    await open(page(css));
    const found = await looks();
    const [given, lines, width, direction] = await check.run(
      `const style = getComputedStyle(host);
       const lines = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize);
       const given = values[0].map((name) => [name, style.getPropertyValue(name)]);
       const { width } = root.firstElementChild.getBoundingClientRect();
       return [given, lines, width, style.direction];`,
      INHERITED,
    );
    assert.deepEqual(await complaints(driver), []);
    if (name !== "everything unset") assert.equal(Math.round(width), WIDTH);

    // The same font and width on a page without any style of its own.
    const handed = given.map(([property, value]) => `${property}: ${value.replaceAll('"', "'")}`);
    const column = [`width: ${width}px`, `direction: ${direction}`, ...handed].join("; ");
    await open(page("", `line-height: ${lines}`, column));
    const expected = await looks();
    for (const shown of Object.keys(PAGES)) {
      assert.ok(expected[shown].length > 100);
      assert.deepEqual(differences(found[shown], expected[shown]).slice(0, 12), [], shown);
    }
  });
}
