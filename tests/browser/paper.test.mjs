/**
 * The brief on paper, as Chromium makes PDFs: by itself, as the print button does, and with the
 * page around it, as the browser's own menu does. Other engines give no PDF to a test.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { everything, guideSentence, overview, sentence, titleOf } from "./lib/assessment.mjs";
import { engine } from "./lib/browser.mjs";
import { KEY } from "./lib/keeping.mjs";
import { stage } from "./lib/stage.mjs";
import { pdf, printedSheet, take } from "./lib/taken.mjs";

const skip = engine !== "chromium" && "only Chromium’s driver makes PDFs";

const { driver, site, check, open, reload, shown } = await stage();

const NOTES = {
  "purpose-vision": "Hawaiʻi Rev. Stat. § 302A",
  flexibility: "Ask the board’s staff\nbefore the session",
};

/** What each result says, in reading order. */
const RESULTS = {
  quick: {
    answers: overview(),
    says: [guideSentence("step-estimated"), guideSentence("find-out"), titleOf("assessment")],
  },
  full: {
    answers: everything(),
    says: [
      sentence("strengths"),
      sentence("gaps"),
      guideSentence("plan"),
      guideSentence("lead"),
      guideSentence("find-out"),
      guideSentence("ask"),
    ],
  },
};

/** Words of the page's interface, which nobody can press on paper. */
const INTERFACE = [
  sentence("back"),
  sentence("start-over"),
  sentence("copy-link"),
  sentence("print"),
  sentence("save-table"),
  sentence("take-away-hint"),
  sentence("share-hint"),
  sentence("pace-full", { total: 87 }),
  guideSentence("prioritize"),
  guideSentence("suppose"),
  guideSentence("step-more"),
];

/** The pages of a PDF as text, each in reading order. */
function pagesOf(file) {
  const text = execFileSync("pdftotext", ["-", "-"], { input: file, encoding: "utf8" });
  return text
    .split("\f")
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, " ").trim());
}

async function shownResult(answers) {
  await open(site.url("/"));
  await driver.executeScript(
    "sessionStorage.setItem(arguments[0], JSON.stringify(arguments[1]))",
    KEY,
    { answers, notes: NOTES, pace: "full", place: "result" },
  );
  await reload();
  await shown("[part=plan] h4");
}

function reads(pages, says) {
  const text = pages.join(" ");
  let place = 0;
  for (const words of [
    sentence("brief-title"),
    sentence("self-reported", { edition: 1 }),
    `${sentence("overall")}: `,
    sentence("by-condition"),
    titleOf("purpose"),
    titleOf("funding"),
    ...says,
    sentence("brief-notes"),
    "Hawaiʻi Rev. Stat. § 302A",
    "Ask the board’s staff before the session",
    sentence("brief-again"),
    "#readiness-",
  ]) {
    const found = text.indexOf(words, place);
    assert.ok(found >= 0, `${words} after ${text.slice(Math.max(0, place - 60), place)}`);
    place = found + words.length;
  }
  for (const words of INTERFACE) assert.ok(!text.includes(words), words);
  assert.ok(!/\bNext\b(?! steps)/.test(text), "no button to go on");
  assert.equal(text.split(sentence("brief-title")).length, 2, "the title stands once");
}

for (const [name, { answers, says }] of Object.entries(RESULTS)) {
  test(`a ${name} result by itself is two to five pages`, { skip }, async (t) => {
    await shownResult(answers);
    await take(driver);
    await check.press(sentence("print"));
    const sheet = await printedSheet(driver);
    await driver.get(site.html("/sheet", `<!doctype html>${sheet}`));
    const pages = pagesOf(await pdf(driver));
    t.diagnostic(`${pages.length} pages`);
    assert.ok(pages.length >= 2 && pages.length <= 5, `${pages.length} pages`);
    reads(pages, says);
    // The address and its QR code stand together with what they are for.
    const last = pages.findIndex((page) => page.includes(sentence("brief-again")));
    assert.match(pages[last], /#readiness-/);
  });

  test(`a ${name} result with the page around it is two to five pages`, { skip }, async (t) => {
    await shownResult(answers);
    const pages = pagesOf(await pdf(driver));
    t.diagnostic(`${pages.length} pages`);
    assert.ok(pages.length >= 2 && pages.length <= 5, `${pages.length} pages`);
    reads(pages, says);
  });
}

test("what is not a result is printed as it is on the page", { skip }, async () => {
  await open(site.url("/"));
  const text = pagesOf(await pdf(driver)).join(" ");
  assert.ok(text.includes(titleOf("purpose")));
});
