/**
 * The quiz on pages whose styles were not made for it: what it looks like there is what it looks
 * like on a page without any, in the same font and width; and the page stays what it was.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { everything, sentence } from "./lib/assessment.mjs";
import { thorough } from "./lib/browser.mjs";
import { FILES } from "./lib/embed.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { FRAMEWORKS, HOSTILE } from "./lib/styles.mjs";
import { until } from "./lib/wait.mjs";

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
  ...["padding-top", "padding-left", "margin-top", "margin-left", "direction"],
  ...["font-size", "font-weight", "font-style", "font-family", "line-height", "letter-spacing"],
  ...["word-spacing", "text-transform", "text-align", "text-indent", "text-shadow", "white-space"],
  ...["word-break", "text-decoration-line", "fill", "stroke", "stroke-width"],
];

/** These count only where they show. */
const COMPARED_ON = { li: "list-style-type", summary: "list-style-type", caption: "caption-side" };

/** A host page with a style sheet, and the quiz in a column of it. */
const page = (css, host = "", column = `width: ${WIDTH}px`) =>
  site.html(
    "/host",
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title>
     <link rel="icon" href="/icon.svg"><style>${css}</style></head>
     <body><main style="${column}"><readiness-check save="off" style="${host}"></readiness-check></main>
     <script type="module" src="${FILES.script}"></script></body></html>`,
  );

/**
 * Every element of the quiz: what it is, where it stands in it, and how it looks; as text, for drivers
 * take seconds over that many objects.
 */
const look = async () => {
  const text = await check.run(
    `const quiz = root.querySelector("[part=quiz]");
     const origin = quiz.getBoundingClientRect();
     const seen = [...quiz.querySelectorAll("*"), quiz].filter((one) => one.checkVisibility());
     return JSON.stringify(seen.map((one) => {
       const { x, y, width, height } = one.getBoundingClientRect();
       const style = getComputedStyle(one);
       const names = [...values[0], values[1][one.localName] ?? "display"];
       return {
         what: one.localName + "." + (one.getAttribute("class") ?? ""),
         box: [x - origin.x, y - origin.y, width, height],
         style: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
       };
     }));`,
    COMPARED,
    COMPARED_ON,
  );
  return JSON.parse(text);
};

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
    // The rules come with the rest of the definition, later than the questions.
    await until("the rules", () => check.run(`return !!root.querySelector(".rules")`));
    await until("what is chosen to look so", async () => {
      const plain = await check.run(
        `return [...root.querySelectorAll("[data-slot] input:checked + .label")]
           .filter((label) => getComputedStyle(label).fontWeight !== "600" && !label.closest(".apart"))
           .map((label) => label.closest("[data-slot]").dataset.slot)`,
      );
      if (plain.length === 0) return true;
      // WebKit now and then misses what `:has()` is to follow where a script has chosen; drawn anew it is right.
      await check.run(
        `host.style.setProperty("display", "none", "important");
         host.getBoundingClientRect();
         host.style.removeProperty("display");`,
      );
      throw new Error(`not in ${plain}`);
    });
  },
  async result() {
    // Not by a pointer, which would then point at something of the result.
    await check.run("values[0].click()", await check.button(sentence("see-results")));
    await check.find("[part=step]");
    await check.openAll();
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

/** The looks on pages without a style, by what those hand down; many hand down the same. */
const plain = new Map();

async function plainly(host, column) {
  const key = `${host} ${column}`;
  if (!plain.has(key)) {
    await open(page("", host, column));
    plain.set(key, await looks());
  }
  return plain.get(key);
}

/**
 * The pages whose styles reach what is the engine's own: what can be pressed, direction, spacing and lists. What
 * kind of box a page makes of the element or puts it in is the same in every engine.
 */
const REACHING = [
  ...["Bootstrap", "USWDS", "WordPress", "everything unset", "what is inherited", "bare tags"],
  ...["names like ours", "other boxes", "another direction", "readers' own spacing"],
];

const pages = Object.entries({ ...FRAMEWORKS, ...HOSTILE }).filter(
  ([name]) => thorough || REACHING.includes(name),
);

for (const [name, css] of pages) {
  test(`on a page with ${name}`, async () => {
    await open(page(css));
    const found = await looks();
    const [given, lines, width, direction] = await check.run(
      `const style = getComputedStyle(host);
       const lines = Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize) || "normal";
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
    const expected = await plainly(`line-height: ${lines}`, column);
    for (const shown of Object.keys(PAGES)) {
      assert.ok(expected[shown].length > 100);
      assert.deepEqual(differences(found[shown], expected[shown]).slice(0, 12), [], shown);
    }
  });
}

test("a page that resets everything, or has rules of its own, can still hide the quiz", async () => {
  for (const [css, hide] of [
    [HOSTILE["everything unset"], `host.hidden = true`],
    ["", `host.hidden = true`],
    ["readiness-check.off { display: none }", `host.className = "off"`],
  ]) {
    await open(page(css));
    assert.equal(await check.run("return host.checkVisibility()"), true);
    await check.run(hide);
    assert.equal(await check.run("return host.checkVisibility()"), false);
  }
});

test("on a zoomed page, nothing sticks out and everything can be reached", async () => {
  await open(page("main { zoom: 1.5 }", "", ""));
  // By keyboard, for drivers miss what is zoomed.
  await check.chooseByKeyboard("purpose", "partial");
  await check.run("values[0].click()", await check.button("Next"));
  const over = await driver.executeScript(
    "return document.documentElement.scrollWidth - innerWidth",
  );
  assert.ok(over <= 0, `${over} pixels stick out`);
});

test("the page stays as it is, and learns no property but those that begin with our name", async () => {
  const around = `<header><h1>Title</h1><button class="primary">Press</button></header>
    <fieldset class="question"><legend>Legend</legend><input><label class="choice">Choice</label></fieldset>
    <div class="readiness-check header wheel" style="--red: 1; --ink: 2; --accent: 3">Ours by name</div>
    <div style="width: 700px; height: 900px; overflow: auto"><readiness-check save="off"></readiness-check></div>`;
  const before = `
    window.registered = [];
    const register = CSS.registerProperty;
    CSS.registerProperty = (property) => { registered.push(property.name); register.call(CSS, property); };
    window.everyStyle = () => [...document.querySelectorAll("body *")]
      .filter((one) => !one.closest("readiness-check, script"))
      .map((one) => [one.outerHTML.slice(0, 60), ...[...getComputedStyle(one), "--red", "--ink", "--accent"]
        // Browsers list what is registered, in no order.
        .filter((name) => !name.startsWith("--readiness-")).sort()
        .map((name) => name + ": " + getComputedStyle(one).getPropertyValue(name))]);
    addEventListener("DOMContentLoaded", () => { window.styleBefore = everyStyle(); });`;
  // A module runs before the document counts as loaded; this one waits.
  await driver.get(
    site.html(
      "/host",
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host page</title>
       <link rel="icon" href="/icon.svg"><style>${FRAMEWORKS.Bootstrap}</style><script>${before}</script></head>
       <body>${around}</body></html>`,
    ),
  );
  const load = `const script = document.createElement("script");
    script.type = "module"; script.src = arguments[0]; document.head.append(script);`;
  await driver.executeScript(load, FILES.script);
  await check.ready();
  const [was, is, registered] = await driver.executeScript(
    "return [styleBefore, everyStyle(), registered]",
  );
  assert.ok(was.length > 5);
  assert.deepEqual(is, was);
  assert.ok(registered.length > 0);
  assert.deepEqual(
    registered.filter((name) => !name.startsWith("--readiness-")),
    [],
  );
  assert.equal(await driver.executeScript("return document.adoptedStyleSheets.length"), 0);
});

test("readers' own spacing reaches what they read and what they press", async () => {
  await open(page(HOSTILE["readers' own spacing"]));
  for (const css of [".about p", ".ask", ".hint", ".primary"]) {
    const [lines, letters, words] = await check.run(
      `const style = getComputedStyle(root.querySelector(values[0]));
       const size = Number.parseFloat(style.fontSize);
       return ["lineHeight", "letterSpacing", "wordSpacing"].map((name) => Number.parseFloat(style[name]) / size);`,
      css,
    );
    assert.ok(lines >= 1.3, `${css}: lines ${lines}`);
    assert.ok(letters > 0.08, `${css}: letters ${letters}`);
    assert.ok(words > 0.1, `${css}: words ${words}`);
  }
});
