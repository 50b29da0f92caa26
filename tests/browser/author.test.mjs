/**
 * The page that an assessment is written in: from pasted cells to a saved file that the engine accepts; drafts, many
 * questions, and whatever may be wrong with a spreadsheet or a browser. What is done at its desk: `desk.test.mjs`.
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { Key } from "selenium-webdriver";
import { author, CELLS, large, problems, SMALLEST } from "./lib/author.mjs";
import { canEmulate, openBrowser, resize, thorough } from "./lib/browser.mjs";
import { beginAfresh, forget } from "./lib/embed.mjs";
import { axe, complaints, judged, keys, tabTo } from "./lib/page.mjs";
import { accessibleName } from "./lib/quiz.mjs";
import { startSite } from "./lib/site.mjs";
import { until } from "./lib/wait.mjs";

const PACKAGED = JSON.parse(
  readFileSync(new URL("../../assessments/state-policy/en.json", import.meta.url), "utf8"),
);
const RECORDER = readFileSync(new URL("./lib/recorder.js", import.meta.url), "utf8");

const driver = await openBrowser();
const site = await startSite();
const page = author(driver, site);

beforeEach(async () => {
  site.clear();
  await beginAfresh(driver, site);
});

test("pasted cells become a file that the engine accepts, and the quiz is there meanwhile", async () => {
  site.headers(/author\.html$/, {
    "content-security-policy":
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'",
  });
  await page.open();
  await page.paste(CELLS);
  const taken = await page.run(
    "return [...document.querySelectorAll('#sheet-columns select')].map((one) => one.value)",
  );
  assert.deepEqual(taken, [
    ...["condition", "title", "question", "kind", "how-to-tell"],
    ...["level", "level", "level"],
  ]);
  assert.match(await page.text("#sheet-sum"), /2 conditions · 3 elements · 3 levels: Emerging/);
  assert.match(await page.text("#sheet-remarks"), /^Row 7: Nothing says what “Developing” looks/);
  assert.equal(
    await page.run("return document.querySelector('#sheet-title').value"),
    "Our family engagement rubric",
  );
  await page.press("Make the assessment");
  await page.quizSays("Front desk");
  const [open] = await page.problems(1);
  assert.match(open, /^Listening, Survey, level 2 Still empty\.$/);
  await page.lead("Listening, Survey, level 2");
  assert.equal(
    await page.run("return document.activeElement.dataset.path"),
    "conditions[1].elements[0].levels[1]",
  );
  await keys(driver, "Now and then");
  await page.problems(0);
  await page.quizSays("Now and then");
  const { name, definition } = await page.save();
  assert.equal(name, "en.json");
  assert.deepEqual(problems(definition), []);
  assert.equal(definition.title, "Our family engagement rubric");
  assert.deepEqual(definition.levels, ["Emerging", "Developing", "Strong"]);
  assert.deepEqual(definition.slots, ["front-desk", "signs", "survey"]);
  assert.deepEqual(definition.conditions[1].elements[0], {
    id: "survey",
    kind: "people",
    title: "Survey",
    question: "Are families asked what they need?",
    levels: ["Never", "Now and then", "Each year"],
  });
  assert.deepEqual(await complaints(driver), []);
});

test("by keyboard alone, from typed cells to the saved file", async () => {
  await page.open();
  const to = (name) =>
    tabTo(driver, name, async (one) => (await accessibleName(one)).startsWith(name));
  await to("Cells");
  await keys(driver, "Area,Question", Key.ENTER, "Desk,Is it staffed?");
  await until("the cells", async () =>
    (await page.run("return document.querySelector('#paste').value")).endsWith("staffed?"),
  );
  await to("Look at these cells");
  await keys(driver, Key.ENTER);
  await page.find("#sheet");
  assert.equal(await page.run("return document.activeElement.id"), "sheet-step");
  await to("Make the assessment");
  await keys(driver, Key.ENTER);
  await page.find("#desk");
  assert.equal(await page.run("return document.activeElement.id"), "desk-title");
  await to("Add an element");
  await keys(driver, Key.ENTER);
  await keys(driver, "Hours", Key.TAB, "Is it open at lunch?");
  await page.has("conditions[0].elements[1].question", "Is it open at lunch?");
  const { definition } = await page.save(() => page.control("s"));
  assert.deepEqual(problems(definition), []);
  assert.deepEqual(definition.slots, ["is-it-staffed", "hours"]);
});

test("what columns are taken for can be changed, and so can the row of headings", async () => {
  await page.open();
  await page.paste("Wer\tWas\nA\tIs it so?\nB\tIs it thus?");
  const choose = (css, value) =>
    page.run(
      `const field = document.querySelector(arguments[0]); field.value = arguments[1];
       field.dispatchEvent(new Event("change", { bubbles: true }))`,
      css,
      value,
    );
  // Nothing in it is known, so every row is taken for one of the rubric's.
  assert.match(await page.text("#sheet-sum"), /^3 conditions/);
  await choose("#sheet-headings", "1");
  await choose("#sheet-columns tr:nth-child(1) select", "condition");
  await choose("#sheet-columns tr:nth-child(2) select", "question");
  assert.match(
    await page.text("#sheet-sum"),
    /^2 conditions · 2 elements · 3 levels to begin with/,
  );
  await page.press("Back");
  assert.match(await page.run("return document.querySelector('#paste').value"), /^Wer/);
});

test("spreadsheets that are not as they should be are told, by row, and nothing is lost", async () => {
  await page.open();
  const refused = [
    ["book.xlsx", Buffer.from("PK\u0003\u0004rest"), /Excel workbook.*CSV UTF-8/],
    ["old.xls", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /older Excel workbook/],
    ["empty.csv", "\n\n", /nothing in it/],
    ["picture.csv", Buffer.from([0x89, 0x50, 0, 0, 1]), /is no text/],
    ["broken.json", `{"id": `, /broken\.json can’t be read/],
    ["guide.json", `{"assessment": "x"}`, /is a guide/],
    ["result.json", `{"answers": {}}`, /is a result/],
    ["list.json", "[]", /holds no definition/],
    ["odd.json", `{"conditions": [7], "levels": []}`, /conditions\[0\] is not what belongs/],
  ];
  for (const [name, content, expected] of refused) {
    await page.bring("#sheet-file", name, content);
    await until(name, async () => expected.test((await page.messages()).at(-1) ?? ""));
    assert.equal(await page.run("return document.querySelector('#start').hidden"), false, name);
  }
  const read = [
    // Semicolons, and letters of Windows-1252.
    [
      Buffer.from(
        "\xc1rea;Pregunta\nBiblioteca;\xbfEst\xe1 abierta?\n;\xbfEs c\xf3moda?",
        "latin1",
      ),
      /1 condition · 2 elements/,
      /read as Windows-1252/,
    ],
    [`Area,Question\nA,"=HYPERLINK(""x"")"`, /1 element/, /Row 2: .*looks like a formula/],
    [`Area,Question\n,Who?\n\nA,`, /2 conditions/, /Row 2: .*“General”.*Row 4: Nothing is asked/],
    [`Area,Question\nA,B,left over`, /1 element/, /Column C, with 1 filled cell, is left out/],
    [`Area,Question\nA,"B`, /1 element/, /never closed/],
    [
      `Area,Question\n${Array.from({ length: 10_000 }, (_, at) => `A,Question ${at}?`).join("\n")}`,
      /1 condition · 4096 elements/,
      /Row 4098: .*at most 4096 questions/,
    ],
  ];
  for (const [content, sum, remarks] of read) {
    await page.bring("#sheet-file", "sheet.csv", content);
    // Two of them come to the same sum, so the remarks are waited for as well.
    const name = `${sum} and ${remarks} of ${String(content).slice(0, 60)}`;
    await until(
      name,
      async () =>
        sum.test(await page.text("#sheet-sum")) && remarks.test(await page.text("#sheet-remarks")),
    );
    await page.press("Back");
  }
  assert.deepEqual(await complaints(driver), []);
});

test("a file comes back as it was, with its slots written down", async () => {
  const rich = {
    ...SMALLEST,
    $comment: "mine",
    language: "en",
    credit: { text: "By us", label: "Us", address: "https://example.org/" },
    text: { next: "Onwards" },
    guide: "guide/en.json",
  };
  await page.begin(rich);
  await page.press("Not yet");
  const { definition } = await page.save();
  const { slots, ...rest } = definition;
  assert.deepEqual(rest, rich);
  assert.deepEqual(Object.keys(rest), Object.keys(rich));
  assert.deepEqual(slots, [
    ...["families", "aloud", "choice", "library-open", "library-new", "families-home"],
  ]);
});

test("examples come as their authors wrote them", async () => {
  await page.open();
  await page.press("Reading at our school: a small one");
  const { slots, ...small } = (await page.save()).definition;
  assert.deepEqual(small, SMALLEST);
  await page.press("Begin another");
  await page.press("State policy readiness check");
  await until("its title", async () => (await page.text("#desk-title")) === PACKAGED.title);
  assert.deepEqual((await page.save()).definition, PACKAGED);
  await page.problems(0);
  // Nothing is lost by beginning another.
  await page.press("Undo");
  assert.equal(await page.text("#desk-title"), SMALLEST.title);
});

test("a draft is there again after a reload, and with it the place", async () => {
  await page.begin(SMALLEST);
  await page.press("Not yet");
  await page.part(2);
  await page.type("conditions[1].question", "May children choose?");
  const held = "return JSON.parse(localStorage.getItem('readiness-author:1'))?.draft.definition";
  await until("the draft", async () =>
    JSON.stringify((await page.run(held)) ?? "").includes("May children choose?"),
  );
  await driver.navigate().refresh();
  await page.started();
  assert.equal(await page.value("conditions[1].question"), "May children choose?");
  assert.deepEqual(await complaints(driver), []);
});

test("storage that refuses, and drafts of another version, are told", async () => {
  site.fault("/recorder.js", {
    body: `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };${RECORDER}`,
    type: "text/javascript",
  });
  await page.begin(SMALLEST);
  await until("the message", async () => /keeps no draft/.test((await page.messages()).at(-1)));
  assert.match(await page.text("#state"), /not kept/);
  assert.deepEqual(problems((await page.save()).definition), []);
  await driver.executeScript("window.onbeforeunload = null");
  site.clear();
  await forget(driver, site);
  await driver.executeScript(`localStorage.setItem("readiness-author:0", "what was")`);
  await page.open();
  assert.match((await page.messages())[0], /can’t open.*untouched/);
  await page.press("An empty assessment");
  await until("the draft", () => page.run("return localStorage.getItem('readiness-author:1')"));
  assert.equal(await page.run("return localStorage.getItem('readiness-author:0')"), "what was");
  await page.press("Forget it");
  assert.equal(await page.run("return localStorage.getItem('readiness-author:0')"), null);
  await driver.executeScript("window.onbeforeunload = null");
  await forget(driver, site);
  const broken = `{"version": 1, "draft": {"definition": {"conditions": 7}}}`;
  await driver.executeScript("localStorage.setItem('readiness-author:1', arguments[0])", broken);
  await page.open();
  assert.match((await page.messages())[0], /can’t open.*untouched/);
  assert.equal(await page.run("return localStorage.getItem('readiness-author:1-aside')"), broken);
});

test("a hundred conditions of ten elements: there at once, and a letter costs a frame", async () => {
  const definition = large(100, 10);
  await page.open();
  const begun = performance.now();
  await page.bring("#definition-file", "en.json", JSON.stringify(definition));
  await page.quizSays("How far is condition 1, all in all?");
  const usable = performance.now() - begun;
  await page.press("Not yet");
  const field = await page.field("conditions[0].question");
  await driver.executeScript(
    `window.spent = [];
     document.querySelector("#editor").addEventListener("input", () => {
       const begun = performance.now();
       const channel = new MessageChannel();
       channel.port1.onmessage = () => spent.push(performance.now() - begun);
       requestAnimationFrame(() => channel.port2.postMessage(0));
     }, { capture: true });`,
  );
  // One by one, as people type.
  for (const letter of "and on it goes, on and on") {
    const before = await page.run("return spent.length");
    await field.sendKeys(letter);
    await until("the letter", () => page.run("return spent.length > arguments[0]", before));
  }
  const spent = await page.run("return spent");
  spent.sort((one, other) => one - other);
  console.log(
    `# usable after ${Math.round(usable)} ms; a letter ${spent[12].toFixed(1)} ms, at most ${spent.at(-1).toFixed(1)}`,
  );
  assert.ok(usable < 8000, `usable after ${usable} ms`);
  assert.ok(spent[12] < 50, `a letter took ${spent[12]} ms`);
  const nodes = await page.run("return document.querySelectorAll('*').length");
  assert.ok(nodes < 1500, `${nodes} elements`);
  await page.problems(0);
});

const LOOKS = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: true }].filter(
  (look) => Object.keys(look).every(canEmulate),
);

for (const look of LOOKS) {
  test(`axe-core and sideways scrolling, ${JSON.stringify(look)}`, async () => {
    const driver = await openBrowser(look);
    const page = author(driver, site);
    const options = judged(look);
    const fits = async (what) => {
      for (const width of [320, 1280]) {
        await resize(driver, width, 800);
        // Of other looks only colours, which are the same on a phone and on a desk.
        if (thorough && options && (look.colorScheme === "light" || width === 320)) {
          assert.deepEqual(await axe(driver, options), [], `${what}, ${width} pixels wide`);
        }
        const over = await driver.executeScript(
          "return document.documentElement.scrollWidth - innerWidth",
        );
        assert.ok(over <= 0, `${what}, ${width} pixels wide: ${over} too many`);
      }
    };
    await page.open();
    await fits("the beginning");
    await page.paste(CELLS);
    await fits("the sheet");
    await page.press("Make the assessment");
    await page.quizSays("Front desk");
    await page.problems(1);
    await page.lead("Listening, Survey, level 2");
    await fits("a condition");
    await page.part(0);
    await fits("the whole");
    await page.run("document.querySelector('#languages').open = true");
    await page.press("Start", "#languages");
    await fits("a translation");
    await driver.quit();
  });
}
