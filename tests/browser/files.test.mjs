/**
 * Results as files: what is in one, that it comes back by every way, and that whatever else is
 * handed in is explained and does no harm.
 */

import assert from "node:assert/strict";
import { test } from "node:test";
import { EARLIER, library, questionOf, sentence, titleOf } from "./lib/assessment.mjs";
import { choose, downloads, drop, folder } from "./lib/files.mjs";
import { ANSWERS, fill, NOTE } from "./lib/keeping.mjs";
import { goToOpen, refusedLines, table, titled } from "./lib/others.mjs";
import { complaints } from "./lib/page.mjs";
import { stage } from "./lib/stage.mjs";
import { until } from "./lib/wait.mjs";

const SHARED = sentence("shared-title");
/** A name that would fill the page, and what is said of it. */
const LONG = "k".repeat(400_000);
const CUT = `${"k".repeat(100)}…`;
const MARKUP = `<img src="x" onerror="window.harmed = true"><b>bold</b>`;

const { driver, site, check, open, results, errors } = await stage();
const files = folder();

const fileField = () => check.find("input[type=file]");
const refused = (name, phrase, values = {}) =>
  sentence("refused-file", { name, reason: sentence(phrase, values) });

/** Presses *Save as a file*, and answers what the browser got. */
async function saved() {
  const next = await downloads(driver);
  await check.press(sentence("save-file"));
  await until("the note that it was handed over", async () =>
    (await check.text()).includes(sentence("file-saved")),
  );
  return next();
}

/** The file of {@link fill}, and back to the questions: its name and what is in it. */
async function filled() {
  await open(site.url("/"));
  await fill(check);
  await check.press("See results");
  await check.arrive(sentence("result-title"));
  const file = await saved();
  await check.press("Back");
  await check.arrive(titleOf("funding"));
  return file;
}

test("a file holds answers, notes and edition, and opens again with all of it", async () => {
  const { name, text } = await filled();
  const own = await check.state();
  assert.match(name, /^state-policy-result-\d{4}-\d{2}-\d{2}\.json$/);
  assert.deepEqual(JSON.parse(text), {
    format: "readiness-check-result",
    version: 1,
    assessment: "state-policy",
    edition: own.profile.edition,
    answers: ANSWERS,
    notes: { "purpose-vision": NOTE },
  });
  assert.deepEqual(await complaints(driver), []);

  await driver.executeScript("sessionStorage.clear()");
  await open(site.url("/?somebody-else"));
  await goToOpen(check);
  await choose(await fileField(), [files.put(name, text)]);
  await titled(check, SHARED);
  assert.deepEqual(
    (await results()).map(({ code }) => code),
    [own.code],
  );
  await check.unfold(titleOf("purpose"));
  const elements = sentence("elements-of", { title: titleOf("purpose") });
  const rows = await until("the elements", () => table(check, elements));
  const [title] = questionOf("purpose-vision");
  assert.equal(rows.find(([first]) => first === title)[3], NOTE);
  assert.deepEqual((await check.state()).answers, {});
  const again = await saved();
  assert.equal(again.text, text);
  await check.press(sentence("adopt"));
  await check.arrive(sentence("result-title"));
  assert.deepEqual((await check.state()).answers, ANSWERS);
  assert.equal((await saved()).text, text);
  assert.deepEqual(await errors(), []);
});

test("files are dropped as well as chosen, several at a time", async () => {
  const { text } = await filled();
  const [one, two] = ["one.json", "two.json"].map((name) => files.put(name, text));
  const broken = files.put("broken.json", text.slice(0, -20));
  await goToOpen(check);
  await drop(driver, await check.find(".open"), [one, broken]);
  await titled(check, SHARED);
  assert.deepEqual(await refusedLines(check), [refused("broken.json", "file-not-json")]);
  await check.press(sentence("add-results"));
  await check.arrive(sentence("open-title"));
  await choose(await fileField(), [one, two]);
  await titled(check, sentence("group-title", { count: 3 }));
  assert.equal(await driver.executeScript("return location.pathname"), "/");
});

test("the same file can be chosen twice", async () => {
  await open(site.url("/"));
  await goToOpen(check);
  const path = files.put("twice.json", "no");
  const lines = [refused("twice.json", "file-not-json")];
  await choose(await fileField(), [path]);
  await until("the line", async () => (await refusedLines(check)).length === 1);
  assert.deepEqual(await refusedLines(check), lines);
  files.put("twice.json", "{}");
  await choose(await fileField(), [path]);
  await until("another line", async () => (await refusedLines(check))[0] !== lines[0]);
  assert.deepEqual(await refusedLines(check), [refused("twice.json", "file-not-result")]);
});

test("markup in a file is text like any other", async () => {
  const { text } = await filled();
  const file = JSON.parse(text);
  file.notes = { "purpose-vision": MARKUP };
  await goToOpen(check);
  const name = "<img src=x onerror=harmed=1>.json";
  await choose(await fileField(), [
    files.put(name, "?"),
    files.put("a.json", JSON.stringify(file)),
  ]);
  await titled(check, SHARED);
  assert.deepEqual(await refusedLines(check), [refused(name, "file-not-json")]);
  await check.unfold(titleOf("purpose"));
  await until("the note as text", async () => (await check.text()).includes(MARKUP));
  assert.deepEqual(await check.findAll("img, td b"), []);
  assert.equal(await driver.executeScript("return window.harmed ?? null"), null);
});

test("each file that can't be opened is named with its reason", async () => {
  const { text } = await filled();
  const own = await check.state();
  const file = JSON.parse(text);
  const changed = (parts) => JSON.stringify({ ...file, ...parts });
  const twice = text.replace('"answers": {', '"answers": {\n"flexibility": "none",');
  const [note] = questionOf("purpose-vision");
  const cases = {
    "empty.json": ["", "file-not-json"],
    "cut.json": [text.slice(0, 80), "file-not-json"],
    "prose.json": ["Dear Ana, here is mine.", "file-not-json"],
    "binary.json": [Buffer.from([0xff, 0xd8, 0, 1, 2]), "file-not-json"],
    "null.json": ["null", "file-not-result"],
    "list.json": [`[${text}]`, "file-not-result"],
    "other-kind.json": [`{"name": "workshop", "version": 1}`, "file-not-result"],
    "version.json": [changed({ version: 2 }), "file-version"],
    "other.json": [changed({ assessment: "another-policy" }), "file-other"],
    "newer.json": [changed({ edition: file.edition + 1 }), "file-newer"],
    "no-edition.json": [changed({ edition: undefined }), "file-unexpected", { path: "edition" }],
    "half.json": [changed({ edition: 0.5 }), "file-unexpected", { path: "edition" }],
    "twice.json": [twice, "file-repeated", { name: "flexibility" }],
    "escaped.json": ['{"a": 1, "\\u0061": 2}', "file-repeated", { name: "a" }],
    "inner.json": ['{"b": {"a": 1, "c": [], "a": 2}}', "file-repeated", { name: "a" }],
    "listed.json": ['[{"a": 1}, {"a": 1, "b": {}, "a": 2}]', "file-repeated", { name: "a" }],
    "proto-twice.json": [
      '{"__proto__": 1, "__proto__": 2}',
      "file-repeated",
      { name: "__proto__" },
    ],
    "long-twice.json": [`{"${LONG}": 1, "${LONG}": 2}`, "file-repeated", { name: CUT }],
    "long-answer.json": [
      text.replace('"answers": {', `"answers": {"${LONG}": "none", "${LONG}": "none",`),
      "file-repeated",
      { name: CUT },
    ],
    "once.json": ['{"a": {"a": "a"}, "b": [{"a": "a:"}, {"a": "{\\"a\\":"}]}', "file-not-result"],
    "comma.json": ["[1,]", "file-not-json"],
    "after.json": ['{"a": 1}x', "file-not-json"],
    "marked.json": ["\uFEFF{}", "file-not-result"],
    "more.json": [changed({ secret: 1 }), "file-unexpected", { path: "secret" }],
    "proto.json": [
      text.replace("{", '{"__proto__": {"version": 1},'),
      "file-unexpected",
      { path: "__proto__" },
    ],
    "answers.json": [changed({ answers: ["partial"] }), "file-unexpected", { path: "answers" }],
    "slot.json": [
      changed({ answers: { nowhere: "none" } }),
      "file-unexpected",
      { path: "answers.nowhere" },
    ],
    "level.json": [
      changed({ answers: { purpose: "excellent" } }),
      "file-unexpected",
      { path: "answers.purpose" },
    ],
    "number.json": [
      changed({ answers: { purpose: 2 } }),
      "file-unexpected",
      { path: "answers.purpose" },
    ],
    "overview.json": [
      changed({ answers: { purpose: "not-applicable" } }),
      "file-unexpected",
      { path: "answers.purpose" },
    ],
    "long-note.json": [
      changed({ notes: { "purpose-vision": "x".repeat(100_000) } }),
      "file-long-note",
      { slot: note },
    ],
    "deep.json": [`${"[".repeat(100_000)}${"]".repeat(100_000)}`, "file-not-result"],
    "large.json": [changed({ notes: { purpose: "x".repeat(2 ** 20) } }), "file-large"],
  };
  const paths = Object.entries(cases).map(([name, [content]]) => files.put(name, content));
  const lines = Object.entries(cases).map(([name, [, phrase, values]]) =>
    refused(name, phrase, values),
  );
  const before = await results();
  await goToOpen(check);
  await choose(await fileField(), paths);
  await until("the lines", async () => (await refusedLines(check)).length > 0);
  assert.deepEqual(await refusedLines(check), lines);
  const page = await check.text();
  assert.ok(page.includes(sentence("refused", { count: lines.length })), page);
  assert.ok(page.includes(sentence("untouched")), page);
  assert.deepEqual(await check.state(), own);
  assert.deepEqual(await results(), before);
  await check.press(sentence("back-to-mine"));
  await check.arrive(titleOf("funding"));
  assert.deepEqual(await errors(), []);
  assert.deepEqual(await complaints(driver), []);
});

test("a whole folder of files is read one after the other, up to a size of them all", async () => {
  await open(site.url("/"));
  await goToOpen(check);
  await fileField();
  await check.run(
    `const { text } = Blob.prototype;
     window.reading = { asked: [], under: 0, most: 0 };
     Blob.prototype.text = async function () {
       reading.asked.push(this.name);
       reading.most = Math.max(reading.most, (reading.under += 1));
       try {
         if (this.name === "gone.json") throw new DOMException("gone", "NotFoundError");
         return await text.call(this);
       } finally {
         reading.under -= 1;
       }
     };`,
  );
  const chooseMany = (count) =>
    check.run(
      `const chosen = new DataTransfer();
       const add = (name, content) => chosen.items.add(new File([content], name));
       add("gone.json", "{}");
       add("large.json", " ".repeat(2 ** 20 + 1));
       for (let place = 2; place < values[0]; place += 1) add(place + ".json", "{}");
       reading.asked = [];
       const field = root.querySelector("input[type=file]");
       field.files = chosen.files;
       field.dispatchEvent(new Event("change", { bubbles: true }));`,
      count,
    );
  const asked = () => driver.executeScript("return reading.asked");
  const refusedTitle = (count) =>
    until(`${count} refused`, async () =>
      (await check.text()).includes(sentence("refused", { count })),
    );

  await chooseMany(400);
  await refusedTitle(400);
  assert.deepEqual((await refusedLines(check)).slice(0, 3), [
    refused("gone.json", "file-not-json"),
    refused("large.json", "file-large"),
    refused("2.json", "file-not-result"),
  ]);
  const read = await asked();
  assert.deepEqual([read.length, read.at(-1)], [399, "399.json"]);
  assert.ok(!read.includes("large.json"), "a large file is not even read");
  assert.equal(await driver.executeScript("return reading.most"), 1);

  await driver.executeScript(
    `Object.defineProperty(Blob.prototype, "size", { get: () => 2 ** 20 });`,
  );
  await chooseMany(200);
  await refusedTitle(200);
  assert.deepEqual((await asked()).length, 128);
});

test("a file of an earlier edition keeps what is no longer asked", async () => {
  site.json("/library.json", library());
  await open({ attributes: `assessment="/library.json"` });
  await check.run("return host.open(values[0])", EARLIER);
  await titled(check, "T shared-title");
  const next = await downloads(driver);
  await check.press("T save-file");
  const { name, text } = await next();
  assert.equal(JSON.parse(text).answers["rooms-heat"], "none");
  await check.press("T start-mine");
  await check.press("T open-results");
  await check.arrive("T open-title");
  await choose(await fileField(), [files.put(name, text)]);
  await titled(check, "T shared-title");
  assert.deepEqual(
    (await results()).map(({ code }) => code),
    [EARLIER, EARLIER],
  );
});
